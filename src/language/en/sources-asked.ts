/** How a question names whom it wants to hear: "according to The Media Line", "what does debkafile say". */
import { escapeRegExp } from '../../text.ts';
import type { Pattern } from '../pattern.ts';

const speaking =
  'says?|said|reports?|reported|writes?|wrote|claims?|claimed|argues?|argued|tells?|told|describes?|described|asks?|asked|interviews?|interviewed|quotes?|quoted|mentions?|mentioned|calls?|called|concludes?|concluded';

/** Worth a look at who the publishers are. */
export const namesSource: Pattern = {
  of: new RegExp(
    String.raw`\b(?:according to|by|articles?|reports?|stor(?:y|ies)|coverage|account|in the words of|${speaking})\b`,
    'i',
  ),
  finds: 'According to whom did it rain?',
  leaves: 'In accord with whom did it rain?',
};

/** Where one is named as the source, not as the subject. `name`: folded, without "the". */
export function namedAsSource(name: string): RegExp {
  const escaped = escapeRegExp(name);
  return new RegExp(
    String.raw`\b(?:according to|as reported by|(?:reported|published|written|told|said) by|(?:articles?|reports?|stor(?:y|ies)|coverage) (?:in|of|by|from)|in the words of) (?:the )?${escaped}(?!\p{L})` +
      String.raw`|(?<!\p{L})(?:the )?${escaped}(?:'s|’s)? (?:articles?|reports?|stor(?:y|ies)|coverage|account|${speaking})\b` +
      String.raw`|\b(?:do|does|did|has) (?:the )?${escaped} (?:${speaking})\b`,
    'u',
  );
}
