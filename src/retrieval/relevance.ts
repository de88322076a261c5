/**
 * Whether passages are about a question at all, and which of its words no article has: the share of the question's telling words that they hold.
 * A word counts by its rarity; one that no article holds counts most, because it is what the articles lack.
 */
import type { RankedPassage } from '../domain.ts';
import { tablesOf } from '../language/languages.ts';
import { synonymGroups } from '../language/synonyms.ts';
import { eachTerm, terms } from '../language/terms.ts';
import { properNameTest, rarityAtLarge } from '../language/vocabulary.ts';
import type { Query } from '../query/query.ts';
import { isOneLine } from '../query/turn.ts';
import type { KeywordIndex } from './keyword-index.ts';
import { holdsDigit, opensWithCapital } from '../text.ts';

/** Words told of a question that are in no article. */
const mostMissing = 3;
/** A word that is so like one of the articles' may be another spelling of it: Suleimani, Soleimani. */
const likeness = 0.55;
/** Words other than names begin alike, too: boil only sounds like build. */
const sharedBeginning = 3;
/** Below this share of the question's weight, a passage is about something else. */
const leastShare = 0.4;

export function isRelevant(
  { asked, language }: Query,
  passages: readonly RankedPassage[],
  keywords: KeywordIndex,
): boolean {
  const wanted = new Map(terms(asked, language).map((term) => [term, keywords.idf(term)]));
  const total = sum(wanted.values());
  if (total === 0) return false;
  return passages.some(({ passage, article }) => {
    const held = new Set(terms(`${article.title}\n${passage.heading ?? ''}\n${passage.text}`, article.language));
    return sum([...wanted].map(([term, weight]) => (held.has(term) ? weight : 0))) / total >= leastShare;
  });
}

/**
 * Words that a question names and no article has, however spelt, names first: what the articles lack. Everyday words are
 * not told, nor those that articles may say in another word.
 */
export function missingWords({ asked: whole, language, topic }: Query, keywords: KeywordIndex): readonly string[] {
  const asked = topic !== undefined && topic.topics.every(isOneLine) ? topic.head : whole;
  const most = keywords.idf('\u0000');
  const readsAsName = properNameTest(asked, language);
  const { verbOrAdverb } = tablesOf(language).words;
  const words = new Map<string, { readonly isName: boolean; isMissing: boolean }>();
  eachTerm(
    asked,
    (term, word) => {
      const isName = holdsDigit(word) || (opensWithCapital(word) && !asked.startsWith(word) && readsAsName(word));
      const isTold =
        isName ||
        (rarityAtLarge(term, language) === 1 &&
          synonymGroups(term, language).size === 0 &&
          !verbOrAdverb.of.test(word));
      const isSpeltOtherwise = keywords
        .near(term, isName)
        .filter(({ weight }) => weight >= likeness)
        .some((other) => isName || other.term.slice(0, sharedBeginning) === term.slice(0, sharedBeginning));
      const isMissing = isTold && keywords.idf(term) === most && !isSpeltOtherwise;
      // Of a name with a hyphen, each part must be missing.
      words.set(word, { isName, isMissing: isMissing && words.get(word)?.isMissing !== false });
    },
    language,
  );
  const missing = [...words].filter(([, { isMissing }]) => isMissing);
  return missing
    .toSorted(([, first], [, second]) => Number(second.isName) - Number(first.isName))
    .slice(0, mostMissing)
    .map(([word]) => word);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
