/** Verbs: those that are irregular, with their base form by each of their others; and common ones that are not. */

const forms =
  `beat beaten, become became, begin began begun, bend bent, bite bit bitten, bleed bled, blow blew blown, break broke broken,
  breed bred, bring brought, build built, rebuild rebuilt, burn burnt, buy bought, catch caught, choose chose chosen, come came, cut, deal dealt, dig dug,
  draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, flee fled,
  fly flew flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone,
  grow grew grown, hang hung, hear heard, hide hid hidden, hit, hold held, keep kept, know knew known, lay laid, lead led, learn learnt,
  leave left, lend lent, let, lie lay lain, lose lost, make made, mean meant, meet met, pay paid, put, quit, read, ride rode ridden,
  ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, set, shake shook shaken, shoot shot,
  shrink shrank shrunk, shut, sing sang sung, sink sank sunk, sit sat, sleep slept, speak spoke spoken, spend spent, spread, stand stood,
  steal stole stolen, strike struck, swim swam swum, take took taken, overtake overtook overtaken, undertake undertook undertaken, undergo underwent undergone, overcome overcame,
  teach taught, tear tore torn, tell told, think thought,
  weep wept, creep crept, sweep swept, leap leapt, kneel knelt, swear swore sworn, swell swollen, spin spun, split, hurt, burst, cast, shed,
  slide slid, sting stung, stick stuck, swing swung, weave wove woven, wake woke woken, bear bore borne, bind bound, cling clung,
  grind ground, forgive forgave forgiven, mistake mistook mistaken, arise arose arisen, spring sprang sprung, slay slew slain, foresee foresaw
  foreseen, rewrite rewrote rewritten, resell resold, retell retold, outdo outdid outdone, uphold upheld, mislead misled, withhold withheld,
  throw threw thrown, understand understood, wear wore worn, win won, withdraw withdrew withdrawn, write wrote written`
    .split(',')
    .map((line) => line.trim().split(/\s+/));

export const irregularVerbs: ReadonlyMap<string, string> = new Map(
  forms.flatMap(([base = '', ...others]) => others.map((other): [string, string] => [other, base])),
);

/** Base forms. */
export const irregularBases: ReadonlySet<string> = new Set(forms.map(([base = '']) => base));

const regular =
  'accept add admit advance agree aim allow announce appear appoint argue arrest arrive ask attack attend award ban blame block call cancel ' +
  'carry cause change charge claim clean clear climb close collapse collect complain compare complete confirm consider consist contain ' +
  'continue control convict cost cover create criticise cross damage decide decline deliver demand deny depend design destroy develop die ' +
  'differ direct discover dismiss donate double earn elect employ end enjoy enter establish estimate examine expand expect explain export ' +
  'face fail finish fine follow found fund gain guard handle happen head help hire hope identify import improve include increase inherit injure ' +
  'inspect invest investigate invite join judge jump kill lack land last launch leak lease lift like limit live look manage manufacture mark ' +
  'marry measure mention move name need note notice offer open operate oppose order organise own pass perform plan plant play praise ' +
  'prefer prepare present prevent print produce promise protect prove provide publish pull purchase push raise reach receive record recover ' +
  'reduce refuse reject release rely remain remember remove rent repair replace report represent require rescue resign resist respond rest ' +
  'restore result retire return reveal review rule save score seem serve settle share sign smell solve sound stay stop store study succeed ' +
  'suffer suggest supply support surround survive suspect suspend taste test threaten touch tour trade train transfer travel treat turn use ' +
  'visit vote vow wait walk want warn wash weigh welcome work wound';

export const regularBases: ReadonlySet<string> = new Set(regular.split(' '));

/** As they stand in the present: "employs". */
export const presentForms: ReadonlySet<string> = new Set(
  [...regular.split(' '), ...irregularBases].flatMap((base) => [
    `${base}s`,
    `${base}es`,
    ...(base.endsWith('y') ? [`${base.slice(0, -1)}ies`] : []),
  ]),
);
