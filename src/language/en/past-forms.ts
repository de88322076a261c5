/** Past forms of common verbs, and what they are without "did". A short list on purpose: no form is made up by its users. */

const regular =
  'accuse admit agree air announce appoint arrest assassinate attack attend award ban block bomb call cancel cause ' +
  'capture carry clear close collapse condemn confirm control cross damage debut declare defeat deliver demand deny ' +
  'deploy destroy discover dismiss double earn elect end enter establish execute expand explode fail finish flee force ' +
  'found free help host hurt injure install introduce invade invent issue join kidnap kill last launch liberate lift ' +
  'limit lower move murder name need offer open operate order overrun pass pay perform plan pledge praise present ' +
  'produce promise propose pull publish push raid raise ratify reach receive record recover reduce refuse reject ' +
  'release remove reopen repair replace report rescue resign restore resume retreat return reveal rule seize ship ' +
  'sign sink start stop strike suffer supply support surrender suspend train transfer treat trigger urge use visit ' +
  'vote vow warn welcome withdraw wound';

const irregular: Readonly<Record<string, string>> = {
  became: 'become',
  began: 'begin',
  bought: 'buy',
  broke: 'break',
  brought: 'bring',
  built: 'build',
  drove: 'drive',
  fell: 'fall',
  flew: 'fly',
  fought: 'fight',
  found: 'find',
  gave: 'give',
  held: 'hold',
  left: 'leave',
  lost: 'lose',
  made: 'make',
  met: 'meet',
  overran: 'overrun',
  paid: 'pay',
  sank: 'sink',
  sent: 'send',
  shot: 'shoot',
  sold: 'sell',
  spent: 'spend',
  struck: 'strike',
  took: 'take',
  withdrew: 'withdraw',
  won: 'win',
  wrote: 'write',
};

/** Those of the list above that are not regular after all. */
const strong = new Set('flee hurt overrun pay sink strike withdraw'.split(' '));
const doubled = new Set('admit ban kidnap plan ship stop'.split(' '));

/** killed -> kill, took -> take */
export const baseOfPast: ReadonlyMap<string, string> = new Map([
  ...regular
    .split(' ')
    .filter((base) => !strong.has(base))
    .map((base): readonly [string, string] => [pastOf(base), base]),
  ...Object.entries(irregular),
]);

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  if (doubled.has(base)) return `${base}${base.at(-1) ?? ''}ed`;
  return base.endsWith('control') ? `${base}led` : `${base}ed`;
}
