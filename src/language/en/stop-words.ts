/** Stop words: what keyword search passes over. */

/** Words of English that say how a question is put, not what it is about. Without "us": it may be the country. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any are arent as at be because been before being both but by can cant ' +
    'could couldnt did didnt do does doesnt doing dont during each either else ever every few for from further ' +
    'get had has have having he hed her here hers herself hes him himself his how however i id if ill im in into ' +
    'is isnt it its itself ive just may me might more most much must my myself nor not of off on once only ' +
    'or other our ours ourselves out over own same she shes should so some such than that thats the their theirs ' +
    'them themselves then there theres these they theyre this those though through to too under until up upon ' +
    'very was wasnt we were werent what whats when where which while who whom whos whose why will with within ' +
    'without wont would wouldnt you your yours yourself yourselves'
  ).split(' '),
);
