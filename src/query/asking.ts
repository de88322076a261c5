/**
 * What kind of thing a question asks for, whether it asks at all, whether it denies; and the words of other languages that ask.
 * Types are of English only: a question in another language has the type "what", which expects nothing in particular.
 */
import type { AnswerType } from '../domain.ts';
import * as negation from '../language/en/negation.ts';
import { languagesOfWord, languagesOfWords } from '../language/function-words.ts';
import { terms } from '../language/terms.ts';

/** The one that stands first in the question decides; of two at one place, the upper. */
const asksFor: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'overview',
    /\bwhat (?:do|does|did|is|was|has been) (?:[\w-]+ ){0,6}?(?:say|says|said|report|reported|write|written|known|told) (?:about|of|on)\b|^(?:please )?(?:tell me|summari[sz]e)\b|\b(?:how|where|what) do (?:the |these |your )?(?:articles|sources|reports|papers) (?:differ|disagree)\b/i,
  ],
  ['how-far', /\bhow (?:far|distant)\b|\b(?:what|which) distance\b/i],
  ['how-old', /\bhow old\b|\b(?:what|which) age\b/i],
  ['how-long', /\b(?:for )?how (?:long|many (?:years|months|weeks|days|hours))\b|\bsince when\b/i],
  [
    'how-much',
    /\bhow (?:much|large|big|high|tall|heavy|deep|wide|fast)\b|\bwhat (?:price|sum|amount|percentage|share)\b|\bat what cost\b/i,
  ],
  ['how-many', /\b(?:in )?how many\b|\bnumber of\b|\bhow (?:large|big) (?:a|was the|is the) (?:number|group)\b/i],
  [
    'when',
    /\bwhen\b|\b(?:(?:in|on|at|by|during) )?(?:what|which) (?:date|day|year|month|months|time|century|decade)\b/i,
  ],
  [
    'where',
    /\bwhere\b|\b(?:(?:in|at|to|from|near|on) )?(?:what|which)\s(?:[\w-]+\s){0,2}(?:place|city|town|country|province|region|area|district|neighbou?rhood|village|location|plain|monument|base|capital)\b/i,
  ],
  ['country', /\b(?:what|which)\s(?:[\w-]+\s){0,2}(?:countr(?:y|ies)|nations?|governments?)\b/i],
  [
    'why',
    /\bwhy\b|\bfor what reason\b|\bhow come\b|\bwhat (?:\w+ )?(?:reason|cause|led|made|prompted|caused|makes|has kept|kept|keeps|prevents|explains)\b/i,
  ],
  [
    'who',
    /\b(?:by |to |with )?(?:who|whom|whose)\b|\b(?:what|which)\s(?:[\w-]+\s){0,3}(?:person|man|woman|people|lawmaker|politician|minister|official|expert|commander|general|leader|boss|spokesman|group|organi[sz]ation|author|analyst|professor|president|agency|company|party)s?\b|^(?:please )?(?:name|list) (?:the |all |all the |some )?(?:[\w-]+ ){0,2}(?:people|men|women|lawmakers|politicians|ministers|officials|experts|commanders|generals|leaders|groups|authors|analysts|presidents|companies|parties)\b/i,
  ],
  [
    'yes-no',
    /^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/i,
  ],
  ['what', /\b(?:(?:in|at|to|from|on|by|of|for|with) )?(?:what|which|how)\b/i],
];

/** `defines`: what the question wants explained (requests.ts). */
export function answerType(question: string, defines: string | undefined): AnswerType {
  // "Who is Carmit Valensi?" is answered by what she does, not by a name.
  if (defines !== undefined) return 'what';
  let earliest: { readonly type: AnswerType; readonly at: number } = { type: 'what', at: Infinity };
  for (const [type, pattern] of asksFor) {
    const at = pattern.exec(question)?.index ?? Infinity;
    if (at < earliest.at) earliest = { type, at };
  }
  return earliest.type;
}

/** "Thanks!" asks nothing. */
export function isCourtesy(text: string): boolean {
  return /^(?:(?:thanks?|thank you|many thanks|thx|hello|hi|hey|ok|okay|great|good|cool|nice|perfect|bye|goodbye|sorry|please|you|so much|very much|morning|evening)\b[\s\p{P}]*)+$/iu.test(
    text,
  );
}

const WORDS = 'what|which|who|whom|whose|when|where|why|how';
const VERBS = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might';
const LEADING = 'in|at|on|by|to|for|from|of|with|near|after|before|during|since|under|about|until';
/** It opens a sentence, be it after "in 1945"; in the middle it joins a clause: "the coup which overthrew Diem". */
const opensSentence = new RegExp(
  `(?:^|[.!;:]\\s)\\s*(?:(?:and|but|so|then) )?(?:(?:${VERBS})\\b|(?:(?:${LEADING}) (?:[^.!?;:]{0,60} )?)?(?:${WORDS})\\b)`,
  'i',
);
/** "strike near Deir Ezzor how many killed" */
const endsText = /\b(?:what|who|whom|when|where|why|how(?: \p{L}+){0,2})\W*$/iu;
const asksToTell = /^\W*(?:please )?(?:name|list|describe|explain|define|identify|tell|give|show|summari[sz]e)\b/i;

/** Whether anything is asked at all, or only a topic named: "unrest in Greece". */
export function isQuestion(text: string): boolean {
  return /[?？؟]\s*$/u.test(text) || [opensSentence, endsText, asksToTell].some((pattern) => pattern.test(text));
}

// What a question asks for by its own words: "type" and "plane" in "What type of plane struck the bridge?"
// Promises: pure; terms, none where only "who" or "when" says it. English only.

const auxiliaries = 'is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must';
const askedFor = new RegExp(
  `\\b(?:what|which|whose|how (?:many|much))\\s+((?:(?!(?:${auxiliaries})\\b)[\\p{L}\\p{N}'’-]+\\s+){1,4}?)(?:${auxiliaries})\\b`,
  'iu',
);
const askedForWithout = /\b(?:what|which|whose|how (?:many|much))\s+((?:[\p{L}\p{N}'’-]+\s+of\s+)?[\p{L}\p{N}'’-]+)/iu;

export function focusOf(question: string): readonly string[] {
  return terms((askedFor.exec(question) ?? askedForWithout.exec(question))?.[1] ?? '');
}

// The words that put a question in languages other than English, taken out of it: they are no more what it is about than
// "who" and "the" are, and as long as they stand there, "No article mentions “Quién”".
// Promises: an English question, and one without a question word of a language listed here, comes back as it is; so do
// names, "La Haya" in the middle of a Spanish question. Does not translate, and does not tell what type of answer is asked for.

/** Words that ask, as they are written in a question. */
const asking: Readonly<Record<string, string>> = {
  ar: 'من ما ماذا متى أين اين كم كيف لماذا هل أي أية',
  de: 'wer wen wem wessen was wann wo wohin woher wie wieviel viel viele warum weshalb wieso welche welcher welches welchen welchem womit wofür',
  el: 'ποιος ποια ποιο ποιοι ποιους ποιον ποιων τι πότε πού πόσο πόσα πόσοι πόσες πώς γιατί',
  es: 'qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde cómo quien quienes cual cuales cuando cuanto cuantos cuantas donde como',
  fr: 'qui que quoi quel quelle quels quelles quand où combien comment pourquoi lequel laquelle',
  hi: 'कौन किसने किस किसे किसको किन क्या कब कहाँ कहां कितना कितनी कितने कैसे क्यों',
  id: 'siapa apa kapan dimana mana berapa bagaimana mengapa kenapa',
  it: 'chi che cosa quale quali quando dove quanto quanta quanti quante come perché',
  ja: '誰 だれ 何 なに いつ どこ どの どれ どう なぜ いくつ いくら',
  ko: '누구 누가 무엇 언제 어디 어디서 얼마 몇 어떻게 왜 어떤 무슨',
  nl: 'wie wat wanneer waar waarom hoe hoeveel welke welk',
  pl: 'kto kogo komu kim co kiedy gdzie ile jak dlaczego który która które jaki jaka jakie',
  pt: 'quem que qual quais quando onde quanto quanta quantos quantas como porque porquê',
  ro: 'cine cui ce care când unde cât câtă câți câte cum',
  ru: 'кто кого кому кем что чего чем когда где куда откуда сколько как почему зачем какой какая какое какие каком какую чей',
  sv: 'vem vilka vilken vilket vad när var vart hur många varför',
  th: 'ใคร อะไร เมื่อไร เมื่อไหร่ เมื่อใด ไหน ใด เท่าไร เท่าไหร่ กี่ อย่างไร ทำไม',
  tr: 'kim kimin kime kimi ne neden niçin niye nerede nereye nereden kaç nasıl hangi',
  uk: 'хто кого кому ким що чого коли де куди звідки скільки як чому який яка яке які',
  vi: 'ai gì nào đâu bao nhiêu sao',
  zh: '谁 誰 什么 什麼 多少 几 幾 哪 哪里 哪裡 哪些 哪个 何时 怎么 怎样 如何 为什么 為什麼 为何',
};

/** What else holds a question together, beside the function words that are known of the language anyway. */
const besides: Readonly<Record<string, string>> = {
  ar: 'في على إلى الى عن هو هي كان كانت',
  de: 'wurden waren hatte hatten sei',
  el: 'ο η το οι τα του της των τον την στο στη στην στον είναι ήταν και με για από σε να',
  es: 'es son fueron eran están había el lo',
  fr: 'sont ont étaient fut furent t',
  hi: 'है हैं था थी थे का की के को में से ने पर',
  it: 'erano furono fu',
  ja: 'は が を に の で と も か です ます した',
  ko: '은 는 이 가 을 를 에 의',
  nl: 'waren zijn',
  pl: 'byli były',
  pt: 'foram era eram estão',
  ru: 'в на с и из к о об по за от был была было были это',
  th: 'คือ เป็น ที่ ใน ของ',
  tr: 'mi mı mu mü',
  uk: 'в у на з і та до по за від був була було були це',
  zh: '是 的 了 吗 嗎 呢',
};

const asSets = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]));
const askingWords = asSets(asking);
const otherWords = asSets(besides);
const english = new Set('what which who whom whose when where why how do does did is are were'.split(' '));

/** Characters that are looked at; the time that segmenting takes grows with their square. */
const mostSegmented = 1000;
/** Takes longer to make than to use. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The language whose words ask, and the question without them; an English one whole. */
export function foreignAsking(question: string): { readonly language: string; readonly asked: string } {
  const rest = question.slice(mostSegmented);
  const pieces = [...segmenter.segment(question.slice(0, mostSegmented))];
  const words = pieces.flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment.toLowerCase()] : []));
  const language = languageAsked(words, /[?？؟]\s*$/u.test(question));
  if (language === undefined) return { language: 'en', asked: question };
  const opening = words[0];
  const asked = pieces
    .map(({ segment }) => {
      const word = segment.toLowerCase();
      const isName = /^\p{Lu}/u.test(segment) && word !== opening;
      return !isName && holdsTogether(word, language) ? ' ' : segment;
    })
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return { language, asked: asked + rest };
}

/** The language whose words ask here; undefined for English. `isAsked`: a question mark says so. */
function languageAsked(words: readonly string[], isAsked: boolean): string | undefined {
  let best: { readonly language: string; readonly words: number } | undefined;
  for (const [language, ask] of askingWords) {
    if (!words.some((word) => ask.has(word))) continue;
    const isForeign = !words.some((word) => isEnglish(word) && !holdsTogether(word, language));
    const own = words.filter((word) => holdsTogether(word, language)).length;
    // "Como lake ferry" only begins like a question.
    if (isForeign && own >= (isAsked ? 1 : 2) && own > (best?.words ?? 0)) best = { language, words: own };
  }
  return best?.language;
}

function holdsTogether(word: string, language: string): boolean {
  if (askingWords.get(language)?.has(word) === true || otherWords.get(language)?.has(word) === true) return true;
  return languagesOfWord(word).some((at) => languagesOfWords[at] === language);
}

function isEnglish(word: string): boolean {
  return english.has(word) || languagesOfWord(word).some((at) => languagesOfWords[at] === 'en');
}

// Whether words deny something. A question that denies is not answered by what affirms. Promises: pure.

/** Of a question. */
export function deniesOutright(text: string): boolean {
  return negation.outright.of.test(text);
}

/** Of what may answer one that does. */
export function deniesInAnyWay(text: string): boolean {
  return negation.inAnyWay.of.test(text);
}
