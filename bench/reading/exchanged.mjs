/**
 * Exchanges one name, year or number of a question for one that no article holds; what is exchanged stands in the question's
 * paragraph, too. Pure: the same articles and seed give the same questions.
 */
import { givenNames, peoples, places, surnames } from './made-names.mjs';

/** A case for each kind of thing that can be exchanged in a question: one name, one year, one number. */
export function exchanged(articles, seed = 1) {
  const held = new Set(articles.flatMap(({ text, questions }) => [...wordsOf(text), ...questions.flatMap(wordsIn)]));
  const isNew = (words) => wordsOf(words).every((word) => !held.has(word) && !held.has(`${word}s`));
  return articles.flatMap(({ id: paragraph, page, half, text, questions }) => {
    const around = new Set(wordsOf(text));
    return questions.flatMap(({ id, question }) =>
      ['name', 'year', 'number'].flatMap((kind) => {
        const random = randomOf(`${seed} ${id} ${kind}`);
        const parts = kind === 'name' ? namesOf(question, text, around) : numbersOf(question, around);
        for (const { start, was, other } of shuffled(
          parts.filter((part) => part.kind === kind),
          random,
        )) {
          const now = other(random, isNew);
          if (now === undefined) continue;
          const made = question.slice(0, start) + now + question.slice(start + was.length);
          return [{ id: `${id}-${kind}`, question: made, paragraph, page, half, kind, was, now }];
        }
        return [];
      }),
    );
  });
}

// Names

const name = /\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}[\p{L}\p{M}]*)*/u.source;
// Part of "HD25", "LC-34" or "Q&A" is no name.
const run = new RegExp(
  `(?<![\\p{L}\\p{N}$-])${name}(?: (?:(?:of|the|de|du|la|von|van|der|&) ){0,2}${name})*(?![\\p{L}\\p{M}\\p{N}&]|-[\\p{L}\\p{N}])`,
  'gu',
);
const connecting = new Set(['of', 'the', 'de', 'du', 'la', 'von', 'van', 'der', '&']);
/** Begin sentences, or are no names. */
const noNames = new Set(
  `what which who whom whose when where why how in on at the a an i is are was were did does do if it mr mrs dr st
  january february march april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday god internet english bc ad bce ce am pm tv`.split(/\s+/),
);
/** What a thing is stays, and its name is exchanged: "University of Chicago", "Lake Michigan". */
const sorts = new Set(
  `university college school academy company corporation institute museum library church cathedral abbey party army navy
  league association act war wars battle treaty revolution river lake mount mountain mountains island islands sea ocean
  bay valley desert forest park garden gardens street avenue road bridge bowl cup prize award council bank court palace
  castle hall house tower empire kingdom republic dynasty society club airport station theatre theater county city state
  province district north south east west northern southern eastern western central new great super king queen prince
  princess pope saint sir lord president general captain professor emperor duke earl bishop day law laws theorem`.split(
    /\s+/,
  ),
);
const isPeople = /(?:[^aeiou]ish|ese|[a-z]{2}(?:i|e)?ans?|ench|utch|eek|ic)$/;

function namesOf(question, text, around) {
  const words = question.match(/\p{L}+/gu) ?? [];
  // A question in capitals, or written like a title, has no names that can be told.
  if (words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.6 * words.length) return [];
  return [...question.matchAll(run)].flatMap(({ 0: found, index: start }) => {
    const was = found.replace(/[’']s?$/, '');
    const isOpening = start === 0 || /[.?!:]["”’']? *["“]?$/.test(question.slice(0, start));
    const parts = was.split(' ');
    const telling = parts.filter((part) => !connecting.has(part));
    const own = telling.filter((part) => part.length > 1 && !sorts.has(part.toLowerCase()));
    const stands = (part) => wordsOf(part).every((word) => around.has(word));
    const isName =
      !isOpening &&
      own.length > 0 &&
      !own.every((part) => noNames.has(part.toLowerCase())) &&
      telling.filter(stands).length >= telling.length / 2 &&
      // In capitals: others shout a word.
      own.some((part) => stands(part) && text.includes(part));
    if (!isName) return [];
    const sort = sortOf(was, own, telling, question.slice(0, start));
    return [{ kind: 'name', start, was, other: (random, isNew) => otherName(sort, was, random, isNew) }];
  });
}

function sortOf(was, own, telling, before) {
  if (telling.length === 1 && /^\p{Lu}{2,5}$/u.test(was)) return 'letters';
  if (own.length < telling.length) return 'sort';
  if (telling.length === 1 && was.length > 4 && isPeople.test(was)) return 'people';
  if (/\b(?:in|at|near|from|to|of|around|through|outside|across)(?: the)? $/.test(before)) return 'place';
  // "the Fenella Lovelock bags" would be no question that somebody asks.
  return telling.length > 1 && !/\b(?:the|an?|this|that|their) $/i.test(before) ? 'person' : 'surname';
}

function otherName(sort, was, random, isNew) {
  const pick = (list) => shuffled(list, random).find(isNew);
  if (sort === 'letters') {
    const letter = () => 'BCDFGHJKLMNPQRSTVWXZ'[Math.floor(20 * random())];
    return Array.from({ length: 50 }, () => Array.from(was, letter).join('')).find(isNew);
  }
  if (sort === 'people') return pick(peoples);
  if (sort === 'place') return pick(places);
  if (sort === 'surname') return pick(random() < 0.5 ? surnames : places);
  const [first, last, place] = [pick(givenNames), pick(surnames), pick(places)];
  if (first === undefined || last === undefined || place === undefined) return undefined;
  if (sort === 'person') return `${first} ${last}`;
  // The words of the name that say what it is stay where they are; all others become one.
  const stays = (word) => sorts.has(word.toLowerCase()) || connecting.has(word);
  const words = was.split(' ');
  const ofPerson = words.some((word) => /^(?:king|queen|prince|princess|pope|saint|sir|lord|duke|earl)$/i.test(word));
  const at = words.findIndex((word) => !stays(word));
  return words
    .with(at, ofPerson ? first : place)
    .filter((word, nth) => nth === at || stays(word))
    .join(' ');
}

// Years and numbers

const year = /(?<![\p{L}\p{N}.,/$£€-])(1\d{3}|20[0-2]\d)(s?)(?![\p{L}\p{N}/%-]|[.,]\d)/gu;
const number = /(?<![\p{L}\p{N}.,/-])(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th)?(?![\p{L}\p{N}/-]|[.,]\d)/gu;
/** Years around the right one from which another is taken. */
const yearsAround = 60;
const latestYear = 2025;

function numbersOf(question, around) {
  const years = [...question.matchAll(year)].map(({ 0: was, 1: digits, 2: s, index: start }) => ({
    kind: 'year',
    start,
    was,
    other: (random, isNew) => {
      const near = Array.from({ length: 2 * yearsAround + 1 }, (_, at) => Number(digits) - yearsAround + at);
      const others = near.map((each) => (s === '' ? each : Math.floor(each / 10) * 10));
      return shuffled(others, random)
        .map((each) => `${each}${s}`)
        .find((each) => Number.parseInt(each, 10) <= latestYear && isNew(each) && isNew(each.replace('s', '')));
    },
  }));
  const isYear = (at) => years.some(({ start }) => start === at);
  const numbers = [...question.matchAll(number)]
    .filter(({ index }) => !isYear(index))
    .map(({ 0: found, 1: given, 2: ending = '', index: start }) => {
      const digits = given.replace(/,$/, '');
      const isCentury = /^ centur/i.test(question.slice(start + found.length));
      return {
        kind: 'number',
        start,
        was: digits + ending,
        other: (random, isNew) =>
          Array.from({ length: 80 }, () => otherNumber(digits, ending, isCentury, random)).find(
            (each) => isNew(each) && isNew(each.replace(/\D+$/, '')),
          ),
      };
    });
  return [...years, ...numbers].filter(({ was }) => wordsOf(was).every((word) => around.has(word)));
}

/** As many digits, commas and decimals. */
function otherNumber(digits, ending, isCentury, random) {
  if (isCentury) return ordinal(1 + Math.floor(21 * random()));
  const made = digits.replaceAll(/\d/g, (_, at) =>
    String(at === 0 ? 1 + Math.floor(9 * random()) : Math.floor(10 * random())),
  );
  return ending === '' ? made : ordinal(Number(made.replaceAll(',', '')));
}

function ordinal(value) {
  const isTeen = Math.floor(value / 10) % 10 === 1;
  return `${value}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'}`;
}

// Words and chance

/** In small letters; numbers without their commas. */
function wordsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[.,]\d+)*/gu) ?? [];
  return words.map((word) => word.replaceAll(',', ''));
}

/** Of a question; what others ask of is no better known to a reader than what articles say. */
function wordsIn({ question }) {
  return wordsOf(question);
}

function shuffled(list, random) {
  return list
    .map((each) => [random(), each])
    .sort(([first], [second]) => first - second)
    .map(([, each]) => each);
}

/** Numbers from 0 to 1 that follow from the words alone (FNV-1a, then mulberry32). */
function randomOf(words) {
  let state = 2166136261;
  for (const letter of words) state = Math.imul(state ^ letter.codePointAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
