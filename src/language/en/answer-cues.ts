/** Words that stand before what answers, or open it. */
import type { Pattern } from '../pattern.ts';

export const copula: Pattern = {
  of: /^(?:is|are|was|were|be|been|called|named|termed|as|known)$/i,
  finds: 'Named',
  leaves: 'naming',
};

export const reason: Pattern = {
  of: /^(?:because|since|due|to|for|so|as|owing|of|by|from)$/i,
  finds: 'because',
  leaves: 'cause',
};

export const place: Pattern = {
  of: /^(?:in|at|on|to|from|near|into|around|outside|between|through|across|towards?|of|within)$/i,
  finds: 'toward',
  leaves: 'nearly',
};

/** Of a passive: "built by". */
export const agent: Pattern = { of: /^by$/, finds: 'by', leaves: 'bye' };
