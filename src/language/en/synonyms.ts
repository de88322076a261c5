/** Groups of words that may stand for one another; a group ends with the line or at a semicolon. */

export { countries, otherNamesOfCountries } from './countries.ts';

/** Common synonyms, of reporting above all. */
export const everyday = `
kill killed killing slain slay die died dead death toll fatality perish casualty
strike airstrike raid bomb bombing bombardment attack assault hit shelling bombed struck blast onslaught
plane aircraft jet warplane airplane
drone uav
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
hideout hiding refuge haven shelter
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
retaliate retaliation respond response revenge reprisal
sign proof evidence indication mark hallmark
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
online internet
monitor monitoring watch surveillance reconnaissance
tool device equipment kit gear
mistake mistook error wrong
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
foliage vegetation
terrain landscape ground
manpower human personnel
technology technological technical
visit trip journey travel
cheap inexpensive; fast quick rapid; slow gradual; rich wealthy; poor impoverished; angry upset resent resentful
fear worry concern; danger dangerous threat risk; safe secure security; peace truce ceasefire`;

/** Forms of one word that the stemmer does not bring together: irregular verbs and plurals, and nouns made of them. */
export const forms = `
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
