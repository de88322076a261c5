/** How prose says who somebody is, and where something is: what stands before and behind a name, and inside it. */
import type { Pattern } from '../pattern.ts';
import { months, weekdays } from './months.ts';
import { saying } from './saying.ts';
import { stopWords } from './stop-words.ts';
import { titleBefore } from './titles-and-names.ts';

const word = String.raw`(?:\p{Ll}{1,3}-)?\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?<!['’]s)(?<!['’-])`;

export const run: Pattern = {
  of: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:(?:Dr|Mr|Mrs|Ms|Prof|St|Gen)\. )?${word}(?:(?: (?:of|for|the|al|bin|de|van|von|del))*(?: \p{Lu}\.)* ${word})*`,
    'gu',
  ),
  finds: 'the Guild of Bakers',
  leaves: 'the guild of bakers',
};

/** They open sentences, or lines of a form. */
export const capitals: ReadonlySet<string> = new Set([
  ...stopWords,
  ...months.map((name) => name.toLowerCase()),
  ...weekdays.map((name) => name.toLowerCase()),
  ...(
    'i we you it jan feb mar apr jun jul aug sept sep oct nov dec one two three four five six seven eight nine ten many several today tomorrow ' +
    'yesterday tonight now yes dear according although every last next since still yet thus meanwhile earlier later recently here there nearly ' +
    'around despite like item section chapter figure table page part step note total apologies action present agenda minutes none nobody ' +
    'everyone somebody please thank thanks sincerely yours regards re ps am pm serves makes add mix bake first second third fourth finally ' +
    'because perhaps maybe anyone nothing something across instead elsewhere even unlike among never always often sometimes once soon let subject contact'
  ).split(' '),
]);

/** They name nothing by themselves. */
export const alone: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof sir lord lady god north south east west northern southern eastern western english french german russian american ' +
    'british european internet phone fax email cup cups tbsp tsp left right tv pc dna usd eur gbp vat ltd inc pdf url html http faq id ok ' +
    'bbq diy ceo cfo mp gp article university council government parliament church state minister president king queen committee company ' +
    'landlord tenant lessor lessee chair treasurer year act'
  ).split(' '),
);

export const titles: Pattern = {
  of: new RegExp(
    `^(?:(?:${titleBefore}|Lieutenant|Brigadier|Sergeant|Admiral|Commander|Chancellor|Councillor|Cllr\\.?|Deputy|Chief|Bishop|Archbishop|Father|Sister|Aunt|Uncle|Coach|Inspector|Detective|Officer|Reverend|Rev\\.?|Princess|Prince|Lady|Ambassador|Congressman|Congresswoman|Justice|Chairman|Chairwoman|Director|Nurse|US|U\\.S\\.|Russian|American|Iranian|British|French|German|Israeli|Iraqi|Syrian|Turkish|Chinese) )*(?:${titleBefore}|Lieutenant|Brigadier|Sergeant|Admiral|Commander|Chancellor|Councillor|Cllr\\.?|Bishop|Archbishop|Father|Aunt|Uncle|Coach|Inspector|Detective|Officer|Reverend|Rev\\.?|Princess|Prince|Lady|Ambassador|Congressman|Congresswoman|Justice|Chairman|Chairwoman|Director|Nurse|Sister) (?=\\p{Lu}|\\p{Ll}{1,3}-\\p{Lu})`,
    'u',
  ),
  finds: 'Prime Minister Tolen',
  leaves: 'Majorie Tolen',
};

const personNoun =
  'ministers?|secretary(?: of state| general)?|spokes(?:man|woman|person)|chief|director|president|founder|co-founder|mayor|editor|captain|coach|manager|striker|' +
  '(?:goal)?keeper|midfielder|defender|winger|referee|architect|author|poet|painter|sculptor|composer|conductor|singer|musician|actor|actress|baker|farmer|teacher|nurse|' +
  'doctor|surgeon|physician|midwife|headteacher|headmaster|headmistress|head|chair|chair(?:man|woman|person)|treasurer|clerk|tenant|landlord|landlady|owner|curator|librarian|' +
  'archivist|chef|cook|engineer|pilot|driver|witness|resident|neighbour|widow(?:er)?|wife|husband|son|daughter|brother|sister|mother|father|grandson|granddaughter|niece|nephew|teenager|youngster|grandmother|grandfather|' +
  'cousin|uncle|aunt|king|queen|emperor|prince|princess|analyst|commander|economist|expert|fellow|general|colonel|major|lieutenant|historian|judge|journalist|reporter|lawyer|solicitor|barrister|' +
  'leader|official|officer|physicist|chemist|biologist|geologist|botanist|mathematician|professor|rector|researcher|scientist|senator|strategist|governor|councillor|member|candidate|' +
  'MP|CEO|chancellor|ambassador|diplomat|activist|campaigner|carpenter|blacksmith|mason|builder|plumber|electrician|gardener|beekeeper|fisherman|sailor|skipper|merchant|banker|' +
  'consultant|adviser|advisor|assistant|supervisor|operator|inspector|detective|priest|vicar|bishop|monk|nun|student|pupil|graduate|lecturer|tutor|volunteer|woman|man|girl|boy|child|chief executive|coordinator|administrator|trustee|heir|inventor|explorer|novelist|writer|critic|photographer|designer|artist|player|champion|runner|winner|veteran|pensioner|keeper|ranger|warden|caretaker|servant|partner|friend|colleague|successor|predecessor|deputy|lessee|lessor|lodger';

export const roleBefore: Pattern = {
  of: new RegExp(
    String.raw`(?<![\p{L}-])(?<role>(?:(?:the|an?|our|its|his|her|their|former|then|[\p{L}.]+['’]s) )*(?:(?!(?:when|while|as|by|with|from|and|or|but|that|than|of|in|on|at|for|to|two|three|four|the|an?|is|was|were|has|had|said|survived|\p{L}+ing)(?!\p{L}))[\p{L}-]{2,} ){0,3}?(?:${personNoun})),? $`,
    'iu',
  ),
  finds: 'Israel’s spy chief, ',
  leaves: 'the kerchief of ',
};

const wordsOn = String.raw`(?: (?!(?:can|may|could|might|must|does|did|do|is|was|are|were|had|has|have|will|would|should|said|says)(?!\p{L}))[\p{L}\p{N}'’&-]+){0,12}?`;
const stop = String.raw`(?=,(?!\d)|[;.:!?)”"]|$| (?:who|which|that|where|whose|when|and (?:has|was|is|will|had|he|she|they|then|\p{Ll}+ed))(?!\p{L}))`;

export const roleBehind: readonly Pattern[] = [
  {
    of: new RegExp(
      String.raw`^(?:, | \()(?<role>(?:(?:an?|the|another|our|its|his|her|their|former|then|now|[\p{L}.]+['’]s|[\p{L}]+s['’]) )+[\p{L}\p{N}'’-]+${wordsOn})${stop}`,
      'u',
    ),
    finds: ', the director of the mill, said',
    leaves: ' sold the mill',
  },
  {
    of: new RegExp(
      String.raw`^, (?<role>(?:(?!\p{Ll}+ing )[\p{Ll}-]+ ){0,4}?(?:${personNoun}|operations|chief of staff)(?: (?:of|at|for|in|on|to)${wordsOn})?)${stop}`,
      'u',
    ),
    finds: ', director of the mill.',
    leaves: ', and the mill',
  },
  {
    of: new RegExp(
      String.raw`^ (?:is|was|became|remains) (?:formerly |also |then |now |once )?(?<role>(?:(?:an?|the|one of|our|its|his|her|[\p{L}.]+['’]s) )+[\p{L}\p{N}'’-]+${wordsOn}|(?:head|director|captain|president|chair|mayor|governor|editor)${wordsOn})${stop}`,
      'u',
    ),
    finds: ' was the last miller of Lenn, and',
    leaves: ' was sold, the miller said',
  },
  {
    of: new RegExp(
      String.raw`^ ?\((?<role>(?:[\p{L}-]+ ){0,4}?(?:${personNoun})(?: (?:of|at|for|in)[^()]{0,40})?)\)`,
      'iu',
    ),
    finds: ' (Treasurer)',
    leaves: ' (treasury)',
  },
];

export const personRole: Pattern = {
  of: new RegExp(String.raw`(?<![\p{L}-])(?:${personNoun}|one)(?![\p{L}])`, 'iu'),
  finds: 'the last miller’s widow',
  leaves: 'a widowed mill',
};

export const organisationRole: Pattern = {
  of: /(?<![\p{L}-])(?:groups?|compan(?:y|ies)|firm|part(?:y|ies)|agency|charity|club|association|organi[sz]ation|union|league|team|bank|court|publisher|newspaper|magazine|broadcaster|university|institute|council|committee|ministry|coalition|alliance|militia|militias|network|observatory|manufacturer|maker|producer|supplier|retailer|operator of|service|foundation|trust|society|band|choir|orchestra|congregation|brewery|army|force|movement|operation|start-up|startup|consortium|body)(?!\p{L})/u,
  finds: 'an Iraqi Shia group',
  leaves: 'a grouped list',
};

export const placeRole: Pattern = {
  of: /(?<![\p{L}-])(?:towns?|cit(?:y|ies)|villages?|province|districts?|county|region|areas?|rivers?|lake|islands?|ports?|harbour|capital|suburb|parish|valley|mountains?|peninsula|country|state|hamlet|neighbourhood|street|square|park|bay|coast|desert|forest|place)(?!\p{L})/u,
  finds: 'a border town in Anbar',
  leaves: 'a downtown lamp',
};

export const organisationName: Pattern = {
  of: /(?<!\p{L})(?:Islamic State|Al Qaeda|Universit(?:y|ies)|Institute|Council|Ministry|Army|Party|Agency|Forces?|Group|Union|Company|Inc|Ltd|Limited|LLC|GmbH|PLC|plc|Club|Bank|Court|Board|Committee|Association|Society|Foundation|Observatory|Department|Office|School|Hospital|Police|Parliament|Government|Coalition|Trust|Federation|Authority|Commission|Times|Post|Press|News|Cent(?:er|re)|Cell|Service|Services|FC|AFC|Rovers|Wanderers|Athletic|City FC|Brigade|Corps|Guild|College|Museum|Library|Organi[sz]ation|Alliance|Congress|Senate|Administration|Mission|Navy|Marines|Laborator(?:y|ies)|Orchestra|Choir|Academy|League|Nations|Media|Foods|Mutual|Insurance|Airlines|Airways|Energy|Motors|Enterprise|Industries|Software|Studios|Records|Review|Operations|Works|Partners|Holdings|Technologies|Systems|Brothers|Sons|Co|Corporation|Corp|Team|Network|Register|Register Office|Household|Division|Mossad|Pentagon|Hezbollah|Hizbullah|Kremlin)(?!\p{L})/u,
  finds: 'the Lenn Board',
  leaves: 'Boarding Lenn',
};

export const placeName: Pattern = {
  of: /(?<!\p{L})(?:Street|Road|Lane|Avenue|City|River|Sea|Ocean|Lake|Mount|Mountains?|Valley|Bay|Islands?|Bridge|Square|Park|Province|County|Peninsula|Airport|Station|Harbour|Port|Hills?|Gardens?|Hall|House|Church|Cathedral|Castle|Canal|Farm|Mill|Moor|Forest|Desert|Coast|Village|Town|Kingdom|States|Republic|Wharf|Pier|Cottage|Field|Green|Stadium|Ground|Basin|Gulf|Strait|Zone|Plain|Creek|Falls)(?!\p{L})/u,
  finds: 'Mill Lane',
  leaves: 'Milling Lanes',
};

export const peopleName: Pattern = {
  of: /(?:^|[\s-])(?:\p{L}+(?:[^u]ian|ish|ese)s?|Welsh|Scots?|Irish|Swiss|Iraqis?|Israelis?|Kurds|Turks|Germans?|Russians?|Europeans?|Africans?|Americans?|Saudis?|French|Dutch|Arabs?|Muslims?|Christians?|Jews|Jewish|Sunni|Sunnis|Shia|Shiites?|Islamist|Islamic|Christmas|Easter|Arabic|Latin|Pakistanis?|Afghans?|Yemenis?)$|(?<!\p{L})(?:War|Battle|Act|Law|Agreement|Treaty|Day|Week|Cup|Prize|Award|Bible|Festival|Championships?|Operation|Resolution|Clause|Schedule|Appendix|Article|Section)(?!\p{L})/u,
  finds: 'the Norwegians',
  leaves: 'Norway',
};

export const speaks: Pattern = {
  of: new RegExp(
    String.raw`^,? (?:also |then |later |further |has |had )*(?:${saying}|argues|denied|welcomed|confirmed|recalled|recalls|insists|thanked|asked|replied|wrote|writes|thinks|met|proposed|seconded|agreed|scored|was born|died|lived|works|worked|studied|joined|retired)\b`,
    'u',
  ),
  finds: ' then warned them',
  leaves: ' then burned down',
};

/** Ends right before somebody's name: surely, and perhaps. */
export const personBefore: Pattern = {
  of: /(?<!\p{L})(?:married|widow of|son of|daughter of|[Dd]ear|named|called|nicknamed|née) $/u,
  finds: 'In May he married ',
  leaves: 'In May he was unmarried and ',
};

export const maybePersonBefore: Pattern = {
  of: /(?<!\p{L})(?:by|with|told|asked|talked to|spoke to|met|between|thanked|replaced|beat|succeeded|against) $/u,
  finds: 'a novel by ',
  leaves: 'a novel nearby ',
};

/** Begins right behind it. */
export const personBehind: Pattern = {
  of: /^(?:,? who\b|, (?:aged )?\d{1,2}\b(?=[,.;)]| who)| \((?:aged )?\d{1,2}\)| (?:was born|died|married|was sent off|grew up)(?!\p{L}))/u,
  finds: ', who ran the mill',
  leaves: ', which ran',
};

export const placeBefore: Pattern = {
  of: /(?:^|[^\p{L}])(?:[Ii]n|[Nn]ear|[Aa]cross|[Aa]round|[Ii]nside|[Oo]utside|[Tt]hroughout|[Oo]ver|[Ii]nto|[Aa]long|[Bb]eyond|[Dd]owntown|[Tt]own of|[Cc]ity of|[Vv]illage of|[Pp]rovince of|[Cc]ounty of|[Pp]ort of|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral) (?:the |ancient |nearby |(?:early|the (?:\p{Ll}+ ){0,2}\p{Ll}+ of) )?$/u,
  finds: 'They met in the old harbour in ',
  leaves: 'They met a man called ',
};

export const maybePlaceBefore: Pattern = {
  of: /(?:^|[^\p{L}])(?:[Ff]rom|(?<![Aa]ccording )[Tt]o|[Aa]t|[Oo]f|[Tt]owards?|[Bb]etween|[Oo]n|[Bb]order with|[Ll]eft|[Ll]eaves|[Rr]each(?:ed|es)|[Vv]isit(?:ed|s)?) (?:the )?$/u,
  finds: 'They went to ',
  leaves: 'They went with ',
};

export const origin: Pattern = {
  of: / (?:of|for)(?: the)? (?=\p{Lu})/u,
  finds: 'Ida Brandt of Lenn',
  leaves: 'Brandt often Lenn',
};
