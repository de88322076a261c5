/**
 * What somebody says first, who does not know yet what is here: a greeting, a call for help; and what is wanted of all
 * articles together. Each pattern is of a whole text, so that a question in which such words come up is none of these.
 */
import type { Courtesy } from '../../domain.ts';
import type { CollectionWish } from '../language.ts';
import type { Pattern } from '../pattern.ts';

const said = String.raw`[\s\p{P}\p{S}]*`;
const opening = String.raw`^${said}(?:(?:ok(?:ay)?|so|and|hi|hello|hey|well|then|now|oh|please|kindly|can you|could you|would you|can i get|i need|i want|i['’]d like|just|first)\b${said})*`;
const closing = String.raw`(?:${said}\b(?:please|for me|for us|to me|in (?:one|two|three|four|five|six|seven|a few|plain|short|simple|\d+) ?(?:short )?(?:sentences?|words?|lines?|points?|paragraphs?)|briefly|in short|then|now|quickly|today|again|with (?:this|it)))*${said}$`;

function whole(form: string, finds: string, leaves: string): Pattern {
  return { of: new RegExp(`${opening}(?:${form})${closing}`, 'iu'), finds, leaves };
}

const bot = '(?:an? )?(?:ai|robot|bot|chat ?bot|human|machine|person|program|chatgpt|gpt|llm|search engine)';
const thing = '(?:app|tool|page|program|site|website|thing|place|system|chat|bot|assistant)';

/** The first that fits. */
export const courtesies: readonly (readonly [Courtesy, Pattern])[] = [
  [
    'hello',
    {
      of: new RegExp(
        String.raw`^${said}(?:(?:hi+|hello|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|evening|there|again|footnote|everyone|everybody|(?:and )?how are you(?: doing)?(?: today)?|how(?:['’]s| is) it going|what['’]?s up|nice to meet you)\b${said})+$`,
        'iu',
      ),
      finds: 'Hello there, how are you today?',
      leaves: 'Hello there, how tall is the tower?',
    },
  ],
  [
    'farewell',
    {
      of: new RegExp(
        String.raw`^${said}(?:(?:ok(?:ay)?|thanks?|thank you|well|good ?bye|bye|bye bye|see you(?: (?:later|soon|tomorrow))?|good night|have a (?:nice|good) (?:day|evening|weekend)|that['’]?s all(?: for (?:now|today))?|and)\b${said})*\b(?:good ?bye|bye|see you(?: (?:later|soon|tomorrow))?|good night|have a (?:nice|good) (?:day|evening|weekend)|that['’]?s all(?: for (?:now|today))?)\b${said}$`,
        'iu',
      ),
      finds: 'ok thanks, bye!',
      leaves: 'Who said good bye to the crew?',
    },
  ],
  [
    'help',
    whole(
      String.raw`help|help (?:me|us|out)|some help|(?:i )?need (?:some )?help|can you help(?: me| us)?|instructions|commands|menu|usage|examples?|(?:show|give)(?: me)? (?:some |an? )?examples?(?: questions?)?`,
      'I need some help, please.',
      'Who helped the sailors?',
    ),
  ],
  [
    'help',
    whole(
      String.raw`(?:and )?(?:who|what) (?:are|r) (?:you|u)(?:,? (?:for|exactly|anyway|able to do|capable of|good (?:at|for)))?|what(?: is|['’]s|s) (?:this ${thing}|footnote)(?: (?:for|about))?|are you ${bot}|are you (?:there|real)|who (?:made|built|wrote|created) you|what(?: is|['’]s|s) your (?:name|purpose|job)|tell me about yourself|introduce yourself`,
      'So who are you, exactly?',
      'Who are you and I in the poem?',
    ),
  ],
  [
    'help',
    whole(
      String.raw`what (?:can|do|could|should|may|must) (?:you|i|we|one|it|footnote|this ${thing}) (?:do|ask|know|type|say|answer)(?: (?:you|here|about|this ${thing}|this))*|(?:what|which) (?:(?:kinds?|sorts?|types?) of )?(?:questions?|things?) (?:can|could|do|should|may) (?:you|i|we|one) (?:ask|answer|do)(?: (?:you|here|about))*`,
      'What can you do for me?',
      'What can you do against mildew?',
    ),
  ],
  [
    'help',
    whole(
      String.raw`how (?:does|do|can|should|must|to) (?:(?:i|we|you|one|footnote|this ${thing}) ?)?(?:work|works|start|begin|use|ask|use (?:this|you|it)|use this ${thing}|work with (?:this|you|it)|ask (?:you )?(?:something|a question|questions?))(?: here)?`,
      'how do I use this?',
      'How do I use this pump?',
    ),
  ],
];

/** The same, where nothing was asked before: later, "this" is what was spoken of. */
export const opensTalk: Pattern = whole(
  String.raw`how does (?:this|it)(?: all)? work|how (?:does|do) this work here|what(?: is|['’]s|s) (?:this|it)(?: for)?|what does (?:this|it) do`,
  'How does this work?',
  'How does this pump work?',
);

export const replies: Readonly<Record<Courtesy, string>> = {
  hello:
    'Hello. Ask a question about the articles here: each sentence of the answer carries a footnote to the words that it rests on.',
  thanks: 'You are welcome. Ask on whenever you like.',
  farewell: 'Goodbye.',
  help: 'This is Footnote. It answers questions from the articles here, and from nothing else: ask for a fact, for all that is said of a subject, for a summary of one article or an overview of all, for a timeline, or how two articles differ. Each sentence of an answer carries a footnote to the words that it rests on.',
};

/** Behind a reply, where there is nothing to ask yet. */
export const noArticles = 'There are no articles here yet: add some first.';

const noun =
  '(?:articles?|texts?|documents|docs|files|stories|reports|papers|pieces|collection|corpus|library|folder|archive|contents?|materials?|news)';
const all = String.raw`(?:(?:(?:all|all of|each of|every one of) )?(?:(?:the|these|those|your|my|our|this|that) )?(?:(?:whole|entire|other) )?${noun}(?<!article|text)(?: (?:here|in here|you have|(?:that )?(?:there are|are here)))?|everything(?: (?:here|in here|you have))?|it all|all(?: (?:of )?(?:it|this|them|these|those))?|them(?: all)?|the (?:whole|entire) (?:lot|thing)|(?:what(?:['’]?s| is) )?(?:in )?here)`;
const kindOfSummary =
  '(?:overview|summary|gist|digest|rundown|run-down|survey|outline|recap|synopsis|main points|key points|highlights)';

/** Groups `subject`: what a timeline is of; `other`: all but what was told. The first that fits. */
export const wishes: readonly (readonly [CollectionWish, Pattern])[] = [
  [
    'overview',
    whole(
      String.raw`(?:and )?(?:(?:what about|tell me about|show me|summari[sz]e|list) )?(?<other>(?:the|all the|all) (?:others|other (?:ones|${noun})|rest|rest of (?:them|the articles)|remaining (?:ones|${noun}))|what else (?:is (?:there|here|in here)|do you have(?: here)?)|(?:show|tell|give) me more(?: articles)?)`,
      'Summarise the other ones.',
      'Summarise the other side',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:summari[sz]e|sum up|recap|outline|review|survey|introduce|describe) ${all}|(?:list|show|name)(?: me)? (?:everything|them all|all)`,
      'Please summarise all the articles in three sentences.',
      'Summarise the article on tea',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:(?:give|show|write|get|make|tell)(?: me| us)? )?(?:what(?: is|['’]?s) (?=the ))?(?:(?:an?|the|some) )?(?:(?:short|brief|quick|general|rough) )?${kindOfSummary}(?: (?:of|about|over|on) ${all})?|tl;? ?dr;?|in a nutshell|(?:the )?(?:short version|topics|contents|table of contents|themes)`,
      'Could you give me a quick overview?',
      'What is a summary?',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:tell me )?what(?:['’]s|s| is| are)(?: there)?(?: (?:in|inside|contained in|stored in|all))? (?:${all}|this|these|those|it)(?: (?:mainly |all |really )*about)?(?<!\b(?:is|are|s) (?:this|these|those|it|all|them|news|the news|here|the (?:articles|reports|papers|files)))`,
      'What are the articles about?',
      'What are the articles of the treaty about?',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:tell me )?what(?:['’]s|s| is| are) (?:(?:this|it|these|those|all this|it all|they|here)(?: (?:mainly|all|really))? about|all this|inside|(?:in )?here(?: then)?)`,
      'what is this all about',
      'What is this river about to flood?',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`what (?:do|have|did|can) (?:you|we|i) (?:have|got|hold|know about|offer|read|find|learn)(?: (?:in )?here)?|what (?:is|was) there(?: to (?:read|know|see|find|learn))?(?: (?:in )?here)?|what (?:do|does) ${all} (?:say|cover|tell(?: us| me)?|contain|deal with|talk about|speak of|discuss|hold)|tell me about ${all}`,
      'What do you have here?',
      'What do you have to pay?',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:what|which) (?:(?:kinds?|sorts?|types?) of )?(?:topics|subjects|themes|things|articles|texts|documents|areas)(?: (?:are|is|do|does|can))(?: (?:you|we|i|there|here|these|they|${all}))?(?: (?:covered|cover|discuss|discussed|contain|deal with|talk about|find|found|treated|about|read))?(?: (?:in )?(?:here|there|${all}))?(?<!(?:are|is) (?:there|here))`,
      'What topics are covered here?',
      'Which subjects are taught here?',
    ),
  ],
  [
    'overview',
    whole(
      String.raw`(?:what (?:are|is) )?the (?:main|key|most important) (?:points?|topics?|themes?|ideas|findings|messages?|takeaways|subjects)(?: (?:here|(?:of|in|from) ${all}))?|key takeaways`,
      'What are the main points of the articles?',
      'What are the main points of the treaty?',
    ),
  ],
  [
    'newest',
    whole(
      String.raw`(?:is there |do you have |have you )?(?:anything|something|any news|what(?:['’]?s| is| has)|any)(?: (?:the|that is|that['’]s|happened|changed|been added))*(?: (?:new|newest|latest|recent|recently|lately|news|happening|most recent))*(?: (?:news|additions|articles))?(?: (?:here|in here))?(?<=\b(?:new|newest|latest|recent|recently|lately|news|happening|added|articles|additions|here))(?<!(?:anything|something|is|['’]?s|any|any new) (?:here|in here|articles))`,
      "What's the latest?",
      'What is the latest model of the kettle?',
    ),
  ],
  [
    'newest',
    whole(
      String.raw`(?:(?:show|give|tell)(?: me| us)? )?(?:the |any )?(?:latest|newest|recent|most recent|new)(?: (?:news|articles|stories|reports|updates?|additions))?|(?:what|which) (?:are|is) the (?:latest|newest|most recent) (?:news|articles|stories|reports|updates?)|updates?|news`,
      'Show me the latest news.',
      'Show me the latest fashion.',
    ),
  ],
  [
    'start',
    whole(
      String.raw`(?:what|which|which one|which ${noun}|what ${noun}) (?:should|shall|do|can|must|would) (?:i|we|one|you) (?:read|start with|begin with|look at|recommend|suggest)(?: (?:first|next|to (?:start|begin)(?: with)?|to read))*|where (?:should|shall|do|can|could|would) (?:i|we|one) (?:start|begin)(?: (?:reading|here|first))*`,
      'What should I read first?',
      'What should I read to become a pilot?',
    ),
  ],
  [
    'start',
    whole(
      String.raw`(?:recommend|suggest)(?: me)? (?:something|an article|a story|some articles|anything)(?: to (?:read|start(?: with)?))?|what(?:['’]?s| is) (?:the )?(?:worth reading|a good (?:start|place to (?:start|begin))|(?:best|most important|most interesting|interesting|important)(?: (?:article|story|text|one|thing))?)(?: (?:to read|to start with|here|in here))*`,
      'Can you recommend something to read?',
      'What is the best bread to read beside?',
    ),
  ],
  [
    'timeline',
    whole(
      String.raw`(?:(?:give|show|make|write|draw up|draw|create|build|what(?:['’]?s| is| was))(?: me| us)? )?(?:(?:an?|the) )?(?:(?:short|brief|quick) )?(?:time[ -]?line|chronology|chronological (?:order|list|overview)|(?:order|sequence) of events|dates|key dates|important dates)(?: (?:of|for|about|on|from|in) (?<subject>.+?))?`,
      'Give me a timeline of the dam',
      'Who drew the timeline of the dam?',
    ),
  ],
  [
    'timeline',
    whole(
      String.raw`what happened(?:,)? (?:and )?when|when did what happen|in (?:what|which) order did (?:things|it all|everything|it|the events|events|all of it|all this) happen|(?:list|show|put|tell)(?: me)? (?:the |all |all the )?(?:events|dates|things)(?: in (?:chronological )?order)?`,
      'What happened when?',
      'What happened when the dam broke?',
    ),
  ],
];

/** Of the subject of a timeline: no subject but all there is. */
export const allThereIs: Pattern = {
  of: new RegExp(String.raw`^(?:all |the |main )*(?:events|things|facts|${all})(?: (?:in|of|from) ${all})?$`, 'iu'),
  finds: 'the events in the articles',
  leaves: 'the events in Holm',
};

/** In how many sentences an overview is wanted. */
export const sentencesWanted: Pattern = {
  of: /\bin (?<most>one|two|three|four|five|six|seven|\d) (?:short )?(?:sentences?|lines?|points?)\b/i,
  finds: 'Summarise everything in three short sentences, please.',
  leaves: 'Summarise everything in a few sentences.',
};

/** To somebody who does not know what to ask. */
export const examples: readonly string[] = [
  'What are the articles about?',
  'Give me a timeline.',
  'Which articles are there?',
];

const count = (total: number): string => `${total.toLocaleString('en')} ${total === 1 ? 'article' : 'articles'}`;

/** Beside an overview that tells of some of the articles, or that names them: how many there are. */
export function thereAre(total: number, told: number): string {
  const rest = total - told;
  if (rest <= 0) return total === 1 ? 'There is one article here.' : `There are ${count(total)} here.`;
  return `There are ${count(total)} here; ${rest.toLocaleString('en')} more ${rest === 1 ? 'is' : 'are'} not named above. The library lists them all.`;
}

/** Where the newest are asked for. */
export const undated = 'None of the articles says when it was published, so no one can be called the newest.';

export function meansOthers(titles: readonly string[]): string {
  return `This may also mean ${titles.map((title) => `“${title}”`).join(' or ')}.`;
}
