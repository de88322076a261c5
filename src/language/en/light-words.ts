/** Words that say little in a vector, which knows no rarity: those that hold any English text together, and those of any English text. */

/** Words that say how a sentence is built, not what it is about; they count for nothing. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also although am among an and any are as at be became because become ' +
    'been before being below between both but by can cannot could did didnt do does doesnt doing done dont down ' +
    'during each either else even ever every few for from further get gets got had has have having he her here hers ' +
    'herself him himself his how however i if im in instead into is isnt it its itself just may me might more most ' +
    'much must my myself nor not of off often on once one only or other our ours out over own per quite rather ' +
    'same shall she should since so some such than that thats the their theirs them themselves then there these ' +
    'they this those though through thus to too toward towards under until up upon us very was wasnt we were what ' +
    'whatever when where whether which while who whom whose why will with within without would yet you your yours'
  ).split(' '),
);

/**
 * Words of any English text. Without counts of the articles at hand, which would change with each of them, this list
 * stands in for rarity: what is left is mostly names, numbers and the words of a subject.
 */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'able accept according account across act action actually add added age ago air allow allowed almost alone along ' +
    'already always amount another answer anyone anything appear area around art ask asked available away back bad ' +
    'base based become began begin beginning behind believe best better beyond big bit black body book box bring ' +
    'brought build building built business buy call called came car care carry case cause center central century ' +
    'certain chance change changed changes child children choose city class clear close cold color come comes ' +
    'coming common community company complete condition consider considered contain continue control cost country ' +
    'couple course create created current currently cut data daily date day days deal death decide decided deep ' +
    'describe design despite detail develop developed development die died difference different difficult direct ' +
    'doctor door drive due early easily easy effect eight eighteen eleven employ end ended enough entire especially ' +
    'event events eventually everyone everything exactly example expect experience explain eye face fact fall family ' +
    'far fast father feel feeling feet felt field fifth fight figure final finally find finding fine finish first ' +
    'five follow followed following food foot force form former forward found four fourth free friend friends front ' +
    'full future game gave general generally girl give given gives giving go goes going gone good government great ' +
    'greater greatest ground group groups grow growing growth guess half hand hands happen happened happy hard head ' +
    'health hear heard heart heavy held help helped high higher highest history hit hold home hope hot hour hours ' +
    'house huge human hundred husband idea images impact important improve include included includes including ' +
    'increase increased individual influence information inside interest issue issues item job join keep kept kid ' +
    'kids kill killed kind kinds knew know known lack land large largely larger largest last lasted late later law ' +
    'lead leader leading learn least leave led left less let letter level levels lie life light like likely limited ' +
    'line list listen literally little live lived lives living local location long longer look looked looking lose ' +
    'lost lot lots love low lower made main major majority make makes making man many mark market matter mean means ' +
    'measure member members men mention mentioned message method middle mile miles million mind minute minutes miss ' +
    'modern moment money month months morning mother move moved movement moving much name named names national ' +
    'nature near nearly need needed needs never new news next nice night nine none normal note nothing now number ' +
    'numbers occur offer office officer official officials old older oldest ones open order original others outside ' +
    'page paid pair paper parent parents part parts party pass passed past pay people perfect perhaps period person ' +
    'phone pick picture piece place placed places plan plans play played player point points poor popular population ' +
    'position possible post power powerful present pretty price private probably problem problems process produce ' +
    'produced product program project provide provided public pull purchase put quality question questions quick ' +
    'quickly quit range rate reach reached read ready real really reason reasons receive received recent recently ' +
    'record red refer referred relate related remain remained remember report reported require required rest result ' +
    'results return returned review right rise role room rule run running said sat save saw say saying says school ' +
    'second see seem seems seen self sell send sense sent separate serve served service set seven seventh several ' +
    'short show showed shown shows side sign significant similar simple simply single sister sit situation six size ' +
    'small smaller social sold someone something sometimes somewhere son soon sort sound source space speak special ' +
    'specific spend spent stage stand standard start started starting starts state stated states stay step still ' +
    'stop stopped stories story street strong student students stuff style subject successful suggest support sure ' +
    'system table take taken takes taking talk talking teacher tell ten term terms test thank thanks thing things ' +
    'think third thirty thought thousand three throughout time times title today together told tomorrow took top ' +
    'total town track tried trouble true try trying turn turned twelve twenty twice two type types understand unit ' +
    'university unless upset use used useful user uses using usually value various version view visit voice wait ' +
    'walk want wanted wants war watch water way ways week weeks went whole wide wife win wish woman women wonder ' +
    'word words work worked working works world worse worst worth write writer written wrong wrote year years yes ' +
    'yesterday young younger youngest zero'
  ).split(' '),
);
