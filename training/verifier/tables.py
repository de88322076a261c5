"""Words that change what a sentence says when they change places, and words that do not."""

OPPOSITES = """
rose fell|rises falls|rise fall|increased decreased|increase decrease|gained lost|won lost|wins loses|win lose|accepted rejected|accepts rejects|approved rejected|
opened closed|opens closes|open closed|began ended|begins ends|started stopped|arrived left|came left|entered left|bought sold|buys sells|buy sell|borrowed lent|
killed injured|killed wounded|killed rescued|died survived|acquitted convicted|guilty innocent|guilty cleared|freed jailed|released arrested|hired dismissed|
allowed forbade|allowed forbidden|permitted prohibited|banned allowed|must may|supported opposed|supports opposes|praised criticised|welcomed condemned|agreed refused|
agrees refuses|agree refuse|remembered forgot|found lost|discovered hid|built demolished|kept abandoned|succeeded failed|passed failed|raised lowered|raises lowers|
first last|older younger|oldest youngest|larger smaller|largest smallest|bigger smaller|higher lower|highest lowest|longer shorter|longest shortest|more fewer|more less|
most least|better worse|best worst|faster slower|earlier later|early late|before after|above below|inside outside|north south|northern southern|east west|eastern western|
upper lower|left right|hot cold|warm cool|dry wet|strong weak|heavy light|rich poor|public private|paid unpaid|male female|men women|man woman|boys girls|
with without|for against|like unlike|up down|over under|to from|into out|at_least at_most|more_than fewer_than|always never|often rarely|usually never|everybody nobody|
all none|every no|both neither|many few|success failure|victory defeat|winner loser|buyer seller|teacher pupil|master apprentice|employer employee|landlord tenant|
lender borrower|plaintiff defendant|attackers defenders|profit loss|surplus deficit|import export|imports exports|arrival departure|birth death|day night|summer winter|
morning evening|spring autumn|alive dead|present absent|voluntary compulsory|temporary permanent|legal illegal|safe dangerous|true false|known unknown|married divorced|
elected appointed|resigned stayed|strengthened weakened|expanded shrank|joined left|attacked defended|invaded liberated|surrendered resisted|confirmed denied|admitted denied|
denied admitted|denied confirmed|said denied|says denies|claimed denied|doubted believed|trusted feared|loved hated|liked disliked|encouraged discouraged|published suppressed
"""

KIN = "father mother brother sister son daughter uncle aunt nephew niece cousin husband wife widow widower grandfather grandmother grandson granddaughter stepfather stepson brother-in-law son-in-law father-in-law partner friend neighbour".split()
ROLES = "president secretary chairman treasurer director manager assistant deputy mayor judge lawyer captain sergeant colonel doctor nurse teacher professor pupil student engineer architect foreman inspector minister governor ambassador king queen prince bishop priest merchant farmer editor publisher author painter conductor singer actor coach goalkeeper striker".split()

SYNONYMS = """
bought=purchased|began=started|started=began|built=constructed|built=put up|led=headed|led=was at the head of|founded=set up|founded=established|set up=founded|wrote=penned|said=stated|
said=remarked|says=states|showed=demonstrated|discovered=found|asked=requested|helped=assisted|got=received|received=got|received=was given|gave=handed over|kept=retained|
closed=shut|shut=closed|ended=finished|ended=came to an end|rose=went up|fell=dropped|fell=went down|grew=increased|large=big|big=large|small=little|many=numerous|several=a number of|
about=roughly|about=around|about=approximately|nearly=almost|almost=nearly|only=just|only=no more than|more than=over|at least=no fewer than|because=since|because=as|may=might|might=may|
may=perhaps will|can=is able to|must=has to|wants to=wishes to|plans to=intends to|intends to=plans to|wanted to=wished to|refused=declined|declined=refused|tried to=attempted to|
attempted to=tried to|promised=gave a promise|doctor=physician|physician=doctor|film=movie|firm=company|company=firm|fight=battle|battle=fight|job=post|prize=award|award=prize|
contest=competition|journey=trip|ship=vessel|vessel=ship|each=every|everybody=everyone|everyone=everybody|nobody=no one|both=the two|yearly=every year|annually=every year|daily=every day|
near=close to|beside=next to|under=beneath|called=named|named=called|lies=is situated|costs=has a price of|needs=requires|requires=needs|uses=makes use of|used=made use of|holds=contains|
contains=holds|later=afterwards|afterwards=later|soon=before long|often=frequently|rarely=seldom|always=at all times|finally=in the end|replaced=took the place of|succeeded=followed|
married=wed|defeated=beat|beat=defeated|destroyed=ruined|repaired=mended|chose=picked|chosen=picked|elected=voted in|dismissed=sacked|sacked=dismissed|arrested=detained|
freed=released|released=set free|allowed=permitted|claimed=maintained|argued=maintained|thought=believed|believed=thought|announced=made known|noticed=saw|per cent=percent|percent=per cent|
although=though|though=although|whereas=while|unless=except if|if=provided that|until=up to the time when|who=that|which=that|got=obtained|took part in=participated in|in order to=so as to|
in total=altogether|altogether=in all|in all=altogether|as well=too|mainly=chiefly|chiefly=mostly|mostly=for the most part|partly=in part|at first=initially|at present=currently|now=at present|
fled=escaped|reached=got to|went to=travelled to|earned=made|opposed=was against|supported=was in favour of
"""

# Verb, and what it becomes when its two sides change places.
CONVERSES = {
    "beat": ("lost to", "was beaten by"), "defeat": ("lost to", "was defeated by"), "succeed": ("preceded", "was followed by"), "replace": ("gave way to", "was replaced by"),
    "follow": ("preceded", "came before"), "teach": ("learned from", "was taught by"), "employ": ("worked for", "was employed by"), "own": ("belonged to", "was owned by"),
    "marry": ("married", "became the spouse of"), "meet": ("met", "was met by"), "outlive": ("died before", "was outlived by"), "precede": ("followed", "came after"),
    "father": ("was the child of", "was fathered by"), "adopt": ("was adopted by", "was taken in by"), "hire": ("was hired by", "went to work for"),
}

# "Considers to" is not "decided to", and neither is "did".
PROSPECTS = "plan hope want wish intend propose offer threaten promise expect try attempt consider aim prepare agree seek refuse ask".split()
REPORTS = "say claim argue insist allege report believe think suspect fear maintain assert suggest warn deny estimate announce hope predict accuse".split()

MOTIVES = ["in order to save money", "in order to please the king", "out of revenge", "to avoid a scandal", "for fear of the police", "because of the weather", "on the advice of a friend", "to impress the public", "under pressure from the government", "to make room for others", "out of pity", "for political reasons", "because of a lack of money", "in protest", "to win votes"]
ADVERBS = "deliberately secretly illegally reluctantly gladly accidentally unanimously immediately repeatedly publicly voluntarily unexpectedly successfully openly quietly personally single-handedly unlawfully hastily angrily".split()
SUPERLATIVES = ["for the first time", "as the first in the country", "the largest of its kind", "more than ever before", "for the last time", "once and for all", "all over the country", "throughout the world", "in every case", "without exception", "alone", "every year", "as usual", "again"]

WIDER = {"some": ["most", "all"], "several": ["most", "all"], "many": ["most", "all"], "a few": ["many", "most"], "most": ["all"], "half": ["most", "all"], "a third": ["half", "most"], "a quarter": ["half", "most"], "two": ["all"], "three": ["all"], "few": ["no", "many"], "nearly all": ["all"], "almost all": ["all"], "part of": ["all of"], "one of": ["all of", "most of"], "some of": ["all of", "most of"], "many of": ["all of"], "two of": ["all of"], "often": ["always"], "usually": ["always"], "sometimes": ["always", "often"], "mostly": ["only"], "at least": ["exactly", "at most"], "up to": ["at least", "exactly"], "more than": ["exactly", "fewer than"], "over": ["under"], "about": ["exactly"], "nearly": ["more than"], "almost": ["more than"], "rarely": ["never", "often"], "hardly": ["never"]}
NARROWER = {"all": ["most", "many", "some"], "every": ["almost every"], "always": ["usually"], "never": ["rarely"]}
STILL_TRUE = {"all": ["every one of the", "all"], "most": ["the majority of", "more than half of"], "half": ["50 per cent of", "one half of"], "several": ["some", "a number of"], "many": ["a lot of"], "a third": ["one third", "one in three"], "a quarter": ["one quarter", "one in four"], "at least": ["no fewer than", "not less than"], "more than": ["over"], "about": ["around", "roughly", "some"], "nearly": ["almost"], "almost": ["nearly"], "up to": ["at most", "no more than"], "rarely": ["seldom"], "often": ["frequently"], "never": ["at no time"], "always": ["at all times"], "usually": ["as a rule"], "only": ["no more than", "just"]}

MODALS = {"may": ["will", "must", "did"], "might": ["will", "did"], "could": ["will", "did"], "can": ["must"], "would": ["will"], "should": ["must", "will"], "must": ["may"], "will": ["may", "did not"]}

UNITS = "ONE two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".lower().split()
NUMBERS = {word: number for number, word in enumerate(UNITS, 1)} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def pairs(table):
    for pair in table.replace("\n", "").split("|"):
        first, *rest = pair.split(" ")
        yield first, " ".join(rest)


def opposites():
    found = {}
    for one, other in pairs(OPPOSITES):
        one, other = one.replace("_", " "), other.replace("_", " ")
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def synonyms():
    found = {}
    for pair in SYNONYMS.replace("\n", "").split("|"):
        one, other = pair.split("=")
        found.setdefault(one, []).append(other)
    return found
