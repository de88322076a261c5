/**
 * Words that news writing uses for one another: a country, its people, its capital (which stands for its government),
 * and common synonyms of reporting. A question in other words than the article's is matched through these.
 * Promises: pure look-up on terms as `terms` gives them; nothing is learnt, and nothing here is specific to one folder.
 */
import { terms } from './terms.ts';

/** Country, people, capital or seat of government. Cities that make news of their own are left out. */
const countries = `
afghanistan afghan afghans kabul; algeria algerian algiers; argentina argentine buenos; armenia armenian yerevan
australia australian canberra; austria austrian vienna; azerbaijan azerbaijani baku; belarus belarusian minsk
belgium belgian; brazil brazilian brasilia; britain british uk england london briton; canada canadian ottawa
chile chilean santiago; china chinese beijing; colombia colombian bogota; cuba cuban havana; denmark danish dane copenhagen
egypt egyptian cairo; ethiopia ethiopian; finland finnish finn helsinki; france french paris elysee
georgia georgian tbilisi; germany german berlin; greece greek athens; hungary hungarian budapest; india indian delhi
indonesia indonesian jakarta; iran iranian tehran teheran persian; iraq iraqi baghdad; ireland irish dublin
israel israeli jerusalem jewish; italy italian rome; japan japanese tokyo; jordan jordanian amman; kenya kenyan nairobi
kuwait kuwaiti; lebanon lebanese beirut; libya libyan tripoli; mexico mexican; morocco moroccan rabat
netherlands dutch hague; nigeria nigerian abuja; norway norwegian oslo; pakistan pakistani islamabad; palestine palestinian ramallah
poland polish pole warsaw; portugal portuguese lisbon; qatar qatari doha; romania romanian bucharest; russia russian moscow kremlin
saudi saudis riyadh; serbia serbian belgrade; somalia somali mogadishu; spain spanish spaniard madrid; sudan sudanese khartoum
sweden swedish swede stockholm; switzerland swiss bern; syria syrian damascus; taiwan taiwanese taipei; thailand thai bangkok
tunisia tunisian tunis; turkey turkish turk ankara; ukraine ukrainian kyiv kiev; us usa american america washington pentagon
venezuela venezuelan caracas; vietnam vietnamese hanoi; yemen yemeni sanaa`;

const everyday = `
kill killed killing slain slay die died dead death toll fatality perish casualty lost execute executed
strike airstrike raid bomb bombing bombardment attack assault hit shelling bombed struck blast onslaught sortie
plane aircraft jet warplane airplane airforce pilot fighter-bomber
drone uav unmanned
soldier troop garrison serviceman men
isis isil daesh
militant fighter gunman insurgent extremist terrorist jihadist rebel combatant militiaman militia paramilitary
army military armed forces
commander chief leader head boss officer chieftain
minister premier secretary
lawmaker parliamentarian mp legislator deputy senator congressman
spokesman spokesperson spokeswoman speak
expert analyst researcher scholar specialist academic professor
base headquarters camp post facility installation compound centre center
depot warehouse store storehouse cache arsenal stockpile
hideout den lair hiding refuge haven shelter safehouse rest
weapon arms munition armament
missile rocket
weapon missile rocket gun rifle
vehicle truck jeep car
meeting talk summit conference negotiation gathering discussion session met sit get-together
agreement deal accord pact treaty alliance coalition partnership
ally partner friend
cooperate cooperation coordinate coordination collaborate collaboration tie relation relationship
help aid support assist assistance back backing
supply provide deliver give furnish hand pass relay transmit forward
ask asked request demand
train teach instruct instructor training taught
capture seize take conquer overrun occupy
regain recover retake recapture reclaim
lose lost loss
retreat withdraw withdrawal pull leave abandon depart departure evacuate
siege surround encircle besiege blockade
border frontier boundary edge
province governorate region area district neighbourhood neighborhood quarter
town city village
begin start launch commence open opening
end finish stop cease conclude conclusion
continue resume pursue
reveal disclose leak expose
claim allege assert contend
say tell state declare announce
deny reject refuse dispute
believe think suspect consider
accuse blame charge allegation
warn warning notice tip alert notify inform told
ahead advance advanced beforehand
increase rise grow expand escalate escalation raise
decrease fall reduce drop decline cut
destroy ruin wreck demolish
damage harm
injure wound hurt
arrest detain capture jail
escape flee fugitive
appear emerge surface arise
retaliate retaliation respond response revenge reprisal hit-back
sign proof evidence indication telltale mark hallmark distinctive
purpose aim goal objective intention hope
reason cause because motive
important vital crucial key
big large massive huge great
rare unusual uncommon
secret hidden covert
new recent fresh
old ancient former
foreign abroad overseas external
join combine together joint
month year decade
fortnight weeks
picture photo image photograph
social online internet media
monitor monitoring watch observatory surveillance reconnaissance
tool device equipment kit gear
mistake misidentify mistook error wrong
money cost price pay fund
election vote poll ballot
law legislation bill act
court judge trial tribunal
company firm corporation business
worker employee staff
child kid minor
doctor physician
illness disease sickness
house home dwelling
street road highway
found establish create form set
buy purchase acquire
sell sale
build construct
show display demonstrate
see spot notice observe sight
defeat beat win victory
foliage vegetation undergrowth tree
terrain landscape ground
monument amphitheatre amphitheater theatre ruin
manpower human personnel
technology technological technical
visit trip journey travel
cheap inexpensive; fast quick rapid; slow gradual; rich wealthy; poor impoverished; angry upset resent resentful
fear worry concern; danger dangerous threat risk; safe secure security; peace truce ceasefire`;

/** Forms of one word that the stemmer does not bring together: irregular verbs and plurals, and nouns made of them. */
const forms = `
win won winner winning; lose lost loss losing; begin began begun; write wrote written writer; build built; find found finding
give gave given; take took taken; become became; lead led leader; hold held; sell sold sale; buy bought; teach taught
fight fought; speak spoke spoken speech; grow grew grown growth; know knew known knowledge; bring brought; think thought
make made; see saw seen sight; go went gone; come came; leave left; meet met meeting; pay paid payment; run ran; rise rose risen
fall fell fallen; fly flew flown flight; draw drew drawn; drive drove driven; choose chose chosen choice; break broke broken
bear born birth bore birthplace birthday; die died death dead dying; sing sang sung song singer; shoot shot; strike struck stricken
send sent; spend spent; keep kept; feel felt; tell told; stand stood; understand understood; wear wore worn; throw threw thrown
hide hid hidden; steal stole stolen theft; eat ate eaten; sit sat; catch caught; seek sought; deal dealt; lay laid; show shown
freeze froze frozen; sink sank sunk; ride rode ridden; forget forgot forgotten; lend lent; mean meant meaning; hear heard
sleep slept; sweep swept; blow blew blown; bind bound; feed fed; flee fled; swim swam; forbid forbade forbidden; shake shook shaken
long length; high height; deep depth; wide width; strong strength; broad breadth; old aged age; young youth; hot heat; poor poverty
marry married marriage wife husband spouse wedding; child children son daughter; man men; woman women; foot feet; tooth teeth
life live lives lived living; believe belief; prove proof; weigh weight; serve service; enter entry entrance; divide division
destroy destruction; explode explosion; defend defense defence; receive reception; permit permission; decide decision
succeed success successor; expand expansion; invade invasion; conclude conclusion; attend attendance; arrive arrival
refuse refusal; approve approval; propose proposal; discover discovery; analyze analysis; population inhabitant populated resident
percent percentage; science scientist; music musician; politics political politician; economy economic; religion religious
pope papal; emperor empire imperial; city urban; country national nation; president presidential; parliament parliamentary
europe european; africa african; asia asian; germany german; wales welsh; scotland scottish; ireland irish; arctic polar`;

/** Two words of one group are worth this much of an equal word. */
export const synonymWorth = 0.7;

const groupsOf = new Map<string, Set<number>>();
const noGroups: ReadonlySet<number> = new Set();
const termsOf = [...groups(countries), ...groups(everyday), ...groups(forms)].map((group, number) => {
  const members = group.flatMap((word) => terms(word));
  for (const term of members) {
    const known = groupsOf.get(term) ?? new Set();
    groupsOf.set(term, known.add(number));
  }
  return members;
});

function groups(table: string): string[][] {
  return table
    .split(/[\n;]/)
    .map((line) => line.trim().split(/\s+/))
    .filter((group) => group.length > 1);
}

/** The first word of each group is the country itself. */
const countryTerms = new Set(groups(countries).flatMap(([country = '']) => terms(country)));
for (const other of ['america', 'uk', 'usa']) countryTerms.add(other);

/** Whether a word names a country; its people and its capital do not. */
export function isCountry(word: string): boolean {
  return terms(word).some((term) => countryTerms.has(term));
}

/** The groups that a term is in: two terms of one group may stand for each other. */
export function synonymGroups(term: string): ReadonlySet<number> {
  return groupsOf.get(term) ?? noGroups;
}

/** The terms that may stand for this one; itself is among them, where there are any. */
export function synonymsOf(term: string): string[] {
  return [...synonymGroups(term)].flatMap((group) => termsOf[group] ?? []);
}

/** Whether two different terms may stand for each other. */
export function areSynonyms(a: string, b: string): boolean {
  const groupsA = groupsOf.get(a);
  const groupsB = groupsOf.get(b);
  if (groupsA === undefined || groupsB === undefined) return false;
  for (const group of groupsA) if (groupsB.has(group)) return true;
  return false;
}
