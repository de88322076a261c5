/** Auxiliary and modal verbs, as parts of patterns. */

/** Those that open a question for yes or no. */
export const auxiliaries = 'is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must';

export const allAuxiliaries = `${auxiliaries}|am|be|been`;
