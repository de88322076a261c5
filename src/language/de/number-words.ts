/** Numbers written as words, as parts of patterns. */

const ones = 'ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun';
const tens = '(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|dreissig';

/** From two to billions, and words that count about as many. "Ein" is more often the article. */
export const spelt = `(?:(?:${ones})und(?:${tens})|${tens}|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:${ones})?(?:hundert|tausend)|Million(?:en)?|Milliarden?|Billion(?:en)?|Dutzend|mehrere)`;
