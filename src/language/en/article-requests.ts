/** What is wanted of articles, as such: one as a whole, one by its date, what one says. What is known of them: metadata.ts. */
import type { Pattern } from '../pattern.ts';

/** Kinds of documents, which a title or a name of a file may say; of any other it is said that it is an article. */
const kind = '(?:minutes|lease|recipe|manual|handbook|letter|memo|leaflet|newsletter)';
const one = String.raw`(?:article|story|report|piece|text|post|essay|document|it|${kind})`;
const polite = String.raw`^(?:and )?(?:please |can you |could you |would you )*`;

/** `which` tells which article is meant. */
export const wholeForms: readonly Pattern[] = [
  {
    of: new RegExp(String.raw`${polite}(?:summari[sz]e|sum up|outline|recap)\b(?<which>.*)$`, 'i'),
    finds: 'Could you sum up the article on bees?',
    leaves: 'The summary of the article on bees',
  },
  {
    of: new RegExp(
      String.raw`${polite}(?:give|write|show|tell)(?: me| us)? (?:an? |the )?(?:short |brief |quick )?(?:gist|summary|overview|outline|main points|key points)\b(?<which>.*)$`,
      'i',
    ),
    finds: 'Give me a short summary of it',
    leaves: 'Give me a short history of it',
  },
  {
    of: new RegExp(
      String.raw`^what (?:is|are|was|were) (?:the )?(?:gist|summary|main points?|key points?|main argument|main message)\b(?<which>.*)$`,
      'i',
    ),
    finds: 'What is the main point of this piece?',
    leaves: 'What is the main port of this coast?',
  },
  {
    of: new RegExp(
      String.raw`^what(?: is|['’]s| was) (?<which>.*\b${one}\b.*?) (?:mainly |really |all )?about\s*\?*$`,
      'i',
    ),
    finds: 'What is this story really about?',
    leaves: 'What is the quarrel about?',
  },
  {
    of: /^what(?: is|['’]s|s| was) (?<which>(?:this|that|it)) (?:mainly |really |all )*about\s*\?*$/i,
    finds: 'What is this all about?',
    leaves: 'What is this quarrel about?',
  },
  {
    of: new RegExp(
      String.raw`^what (?:does|did) (?<which>(?:the|this|that|it) [^?]*?${one}\b[^?]*?|it) (?:say|argue|report|conclude)\s*\?*$`,
      'i',
    ),
    finds: 'What does the piece on bees conclude?',
    leaves: 'What does the beekeeper conclude?',
  },
];

/** Which kind is wanted, where that tells which is meant. */
export const ofKind: Pattern = {
  of: new RegExp(String.raw`\b${kind}\b`, 'gi'),
  finds: 'the minutes of May',
  leaves: 'the minute of May',
};

/** Another than the one that was spoken of. */
export const otherOne: Pattern = {
  of: new RegExp(String.raw`^ ?(?:the |an)?other(?: (?:one|${one}))?[\s?.!]*$`, 'i'),
  finds: 'the other one',
  leaves: 'the other bees',
};

/** By a word for one, or by a title in quotation marks. */
export const namesOne: Pattern = {
  of: new RegExp(String.raw`\b${one}\b|["“”«»]|^(?:this|that)$|^ (?:the |an)?other one\b`, 'i'),
  finds: 'the report on bees',
  leaves: 'the reporters and their bees',
};

/** "What the articles say about Palmyra" is asked of all of them. */
export const namesAll: Pattern = {
  of: /\b(?:articles|stories|reports|sources)\b|\bwhat\b/i,
  finds: 'your stories about bees',
  leaves: 'your story about bees',
};

/** How it is to be told, and words that say only that an article is meant. */
export const aside: Pattern = {
  of: /\b(?:in|with|using) (?:a few|one|two|three|four|five|\d+|short|brief|plain|simple) ?(?:short |simple )?(?:sentences?|words?|lines?|points?|paragraphs?)?|\b(?:briefly|shortly|in short|for me|for us|please|titled|called|entitled|headlined|published|written|dated|article|story|report|piece|text|post|essay|document|about|say)\b/gi,
  finds: 'bees in three sentences',
  leaves: 'bees in winter',
};

/** What says which of all it is, by its date. */
export const byDate: Pattern = {
  of: /\b(?:(?<newest>newest|latest|most recent)|(?<oldest>oldest|earliest))\b/i,
  finds: 'the most recent piece',
  leaves: 'a recent piece',
};

const thatOne = '(?:it|(?:this|that|the) (?:article|story|report|piece))';

export const saysAbout: Pattern = {
  of: new RegExp(
    String.raw`^(?:and )?what (?:else )?(?:does|did) (?<one>${thatOne}) (?:say|report|write|tell us|mention) (?:about|of|on) (?<subject>.+?)[\s?.!]*$`,
    'i',
  ),
  finds: 'What else does it say about honey?',
  leaves: 'What else do they say about honey?',
};

export const withinOne: Pattern = {
  of: new RegExp(String.raw`,? \b(?:in|according to) (?<one>${thatOne})(?=[\s?.!,]*$|,)`, 'i'),
  finds: 'Who is quoted in this article?',
  leaves: 'Who is quoted in this article on honey?',
};

/** "And the Media Line article?": a word for one, or a title in quotation marks. */
export const namesAnother: Pattern = {
  of: /\b(?:article|story|report|piece|ones?|others?|minutes|lease|recipe|manual|letter|document)\b|”/,
  finds: 'the story on honey',
  leaves: 'the honey',
};

/** What may be exchanged for another article. */
export const thatArticle: Pattern = {
  of: /\b(?:(?:the|this|that)\b.*\b(?:article|story|report|piece|post)|it|this|that)\b/i,
  finds: 'Who wrote the last post',
  leaves: 'Who wrote an article',
};
