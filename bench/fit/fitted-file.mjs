/** Writes what was fitted, as a source that says what it is, of what data, by which command and when. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const decimals = 3;
const dated = /Fitted on \d{4}-\d{2}-\d{2}/;

/**
 * `file`: below the checkout. `tables`: by the name of the constant, {feature: weight}, or such tables by name. Fitted again with
 * the same outcome, the file stays as it was, its date too.
 */
export async function writeFitted(file, { what, by, data, figures }, tables) {
  const target = new URL(`../../${file}`, import.meta.url);
  const today = new Date().toISOString().slice(0, 10);
  const head = [
    what,
    `Fitted on ${today} by \`npm run fit\` (bench/fit/${by}.mjs), seed 1; do not change by hand.`,
    `Data: ${data}`,
    `Then: ${figures}`,
  ];
  const lines = head.flatMap((sentence) => wrapped(sentence)).map((line) => ` * ${line}`);
  const constants = Object.entries(tables).map(
    ([name, table]) => `export const ${name} = ${JSON.stringify(rounded(table), undefined, 2)} as const;\n`,
  );
  const options = await resolveConfig(target, { editorconfig: true });
  const text = await format(`/**\n${lines.join('\n')}\n */\n${constants.join('\n')}`, {
    ...options,
    parser: 'typescript',
  });
  const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const isSame = before.replace(dated, '') === text.replace(dated, '');
  if (!isSame) writeFileSync(target, text);
  console.log(`${file}: ${isSame ? 'as it was' : 'written'}; ${figures}`);
}

function rounded(table) {
  if (typeof table === 'number') return Number(table.toFixed(decimals));
  return Object.fromEntries(Object.entries(table).map(([name, each]) => [name, rounded(each)]));
}

function wrapped(sentence, width = 120) {
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
