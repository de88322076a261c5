/**
 * Each component imports the sheets that its classes are styled in, so that no style depends on what else is on the page,
 * and no rule outlives the component that it was for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../web/src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
const textOf = (file: string): string => readFileSync(join(source, file), 'utf8');
const components = files.filter((file) => file.endsWith('.tsx'));
const sheets = files.filter((file) => file.endsWith('.css'));

/** Linked from index.html: there for every component. */
const common = [...readFileSync(join(source, '../index.html'), 'utf8').matchAll(/href="\/src\/(.+\.css)"/g)].map(
  ([, sheet]) => sheet!,
);
/** Names that only the tests of the browser look for. */
const unstyled = new Set(['note-quote']);

function classesIn(component: string): string[] {
  return [...textOf(component).matchAll(/\bclass=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain, chosen]) =>
    plain === undefined
      ? [...chosen!.matchAll(/'([^']*)'/g)].flatMap(([, names]) => names!.split(' '))
      : plain.split(' '),
  );
}

function classesStyledIn(sheet: string): string[] {
  const selectors = textOf(sheet).replace(/\/\*[^]*?\*\/|\{[^{}]*\}/g, ' ');
  return [...selectors.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!);
}

function sheetsOf(component: string): string[] {
  return [...textOf(component).matchAll(/^import '(\..+\.css)';$/gm)].map(([, path]) =>
    relative(source, join(source, dirname(component), path!)).replaceAll('\\', '/'),
  );
}

describe('the sheets of the page', () => {
  it('are imported by the component that uses their classes', () => {
    const missing = components.flatMap((component) => {
      const styled = new Set([...common, ...sheetsOf(component)].flatMap(classesStyledIn));
      return classesIn(component)
        .filter((name) => !styled.has(name) && !unstyled.has(name))
        .map((name) => `${component}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('style nothing that is not drawn', () => {
    const drawn = new Set(components.flatMap(classesIn));
    const idle = sheets.flatMap((sheet) =>
      classesStyledIn(sheet)
        .filter((name) => !drawn.has(name))
        .map((name) => `${sheet}: ${name}`),
    );
    expect(idle).toEqual([]);
  });

  it('are all on the page', () => {
    const used = new Set([...common, ...components.flatMap(sheetsOf)]);
    expect(sheets.filter((sheet) => !used.has(sheet))).toEqual([]);
    expect(common).toEqual(['ui/typefaces.css', 'ui/tokens.css', 'ui/base.css']);
  });

  it('name no colour but in the tokens', () => {
    const coloured = sheets.filter(
      (sheet) => sheet !== 'ui/tokens.css' && /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i.test(textOf(sheet)),
    );
    expect(coloured).toEqual([]);
  });
});
