/** Words that stand before names, between their parts, or are written with a capital and name nobody. */

/** They ask, they stand before names, or they are names of what has other names. */
export const notNames = new Set(
  (
    'i a an the and or of in on at by for from to with who whom whose what which when where why how is are was were do does did ' +
    'mr mrs ms dr sir lord lady king queen prince princess pope saint st president minister premier prime professor judge general colonel captain ' +
    'major sergeant lieutenant admiral commander chairman chancellor senator governor mayor secretary ceo director coach bishop archbishop emperor ' +
    'monday tuesday wednesday thursday friday saturday sunday internet earth celsius fahrenheit usd os pc ad bc ce bce am pm ok tv'
  ).split(' '),
);
/** Words that go on with a name, between two capitalised ones. */
export const joints = /^(?:of|the|de|del|della|di|da|du|la|le|von|van|der|bin|ibn|al|el|and|&)$/;
