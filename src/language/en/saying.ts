/** Verbs of saying, as parts of patterns. */

/** What somebody is quoted with. */
const quoting =
  'said|says|told|tells|added|adds|explained|noted|insist(?:s|ed)|claim(?:s|ed)|argu(?:es|ed)|warn(?:s|ed)|wrote|writes';

/** And what tells of that. */
export const saying = `${quoting}|stated|announced|reported|reports|described|called|calls|believes`;
