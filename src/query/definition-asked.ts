/**
 * "What is X?" and "Who is X?": whom or what the question wants explained.
 * English only. Promises: pure. A question for somebody's name ("Who is the mayor of Tolven?") or for a property ("What is
 * the height of the tower?") wants no explanation. Does not know what X is, nor what explains it (search/explanation.ts).
 */
const questions = [
  /^(?:and |so |but )?(?<asks>who|what)(?:['’]s| is| are| was| were) (?:exactly |actually )?(?:meant by )?(?<subject>.+?)$/i,
  /^(?:please )?define (?<subject>.+?)$/i,
  /^what do(?:es)? (?<subject>.+?) (?:mean|stand for)$/i,
];
const mostWords = 5;
/** A property, a relation or something that happens is asked for. */
const isMore =
  /\b(?:in|on|at|by|to|from|with|about|between|during|after|before|against|that|which|who|there|it|he|she|they|this|these|those|his|her|its|their|his|my|your|our|new|known|said|wrong|left|another|others?|some|synonyms?|terms?|examples?|names?|kinds?|types?)\b|\b\p{Ll}+(?:ing|ed)\b|['’]s\b|\bof$/u;
const isRole =
  /\b(?:presidents?|ministers?|secretary|kings?|queens?|emperors?|popes?|chiefs?|directors?|governors?|mayors?|generals?|commanders?|chancellors?|leaders?|heads?|authors?|ambassadors?|spokes\w+|owners?|founders?|winners?|members?|count(?:ess)?|duke|earl|baron|bishop|archbishop|prince(?:ss)?)\b/i;

/** What the question wants explained, as it names it, without its article; undefined when it asks for something else. */
export function definitionAsked(question: string): string | undefined {
  const bare = question.trim().replace(/[\s?.!]+$/u, '');
  for (const form of questions) {
    const { asks = 'what', subject: whole = '' } = form.exec(bare)?.groups ?? {};
    const subject = whole
      .trim()
      .replace(/^(?:an?|the) /i, '')
      .replaceAll(/["“”]|^['‘]|['’]$/g, '');
    if (subject === '' || subject.split(' ').length > mostWords || isMore.test(subject)) continue;
    const hasArticle = /^the /i.test(whole);
    const isName = /^\p{Lu}/u.test(subject);
    // "The height of the tower", "the turnout": a property, unless it is a name: "the Rhine".
    if (hasArticle && !isName) continue;
    if (!isName && /\bof\b/.test(subject)) continue;
    if (asks.toLowerCase() === 'who' && hasArticle && /\b\p{Ll}{3,}/u.test(subject)) continue;
    if (asks.toLowerCase() === 'who' && isRole.test(subject) && (hasArticle || / of /.test(subject))) continue;
    return subject;
  }
  return undefined;
}
