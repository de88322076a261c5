"""Questions about what a passage names, and does not tell: how old, by whom founded, at what price. And, so that such questions
are not unanswerable by their form, the same of passages that do tell.

Each row: the question with {name}, and what would show that the passage may tell it, so that it is left alone."""

import re

OF_PEOPLE = [
    ("How old is {name}?", r"\d|\bage|\bborn|\bold\b"),
    ("Where was {name} born?", r"born|birth|native|grew up|raised"),
    ("When did {name} die?", r"\bdie|death|kill|dead|murder|executed|drown"),
    ("Who is {name} married to?", r"marr|wife|husband|spouse|widow|wed"),
    ("What is the name of {name}'s wife?", r"marr|wife|husband|spouse|widow|wed"),
    ("Who was {name}'s father?", r"father|son of|daughter|parent|dad"),
    ("How many children does {name} have?", r"child|\bson|daughter|kid|father|mother"),
    ("What did {name} study?", r"stud|degree|universit|college|school|graduat"),
    ("How much does {name} earn?", r"salar|earn|paid|[$£€]|income|wage"),
    ("Which team does {name} play for?", r"play|team|club|league"),
    ("Why did {name} resign?", r"resign|quit|\bleft\b|step|retire|because"),
    ("Who succeeded {name}?", r"succe|replac|follow|after|next"),
    ("Who did {name} succeed?", r"succe|replac|follow|after|predecess"),
    ("How tall is {name}?", r"tall|height|feet|\bcm\b|metre|meter"),
    ("Where does {name} live?", r"\bliv|home|resid|hous|moved|settl"),
    ("Which party does {name} belong to?", r"party|democrat|republic|labour|conserv|liberal|member"),
    ("What instrument does {name} play?", r"play|guitar|piano|violin|drum|music"),
    ("What prize did {name} win?", r"\bw[io]n|prize|award|medal|honou?r"),
    ("What does {name} do for a living?", r"\bis an?\b|\bwas an?\b|work|job|profession|, an?\b"),
    ("When was {name} appointed?", r"appoint|became|elected|named|since|took"),
    ("What did {name} say about the weather?", r"weather|rain|storm|snow|sun"),
    ("Why was {name} arrested?", r"arrest|jail|prison|charge|because"),
    ("When did {name} retire?", r"retir|\bleft\b|until|end"),
]
OF_THINGS = [
    ("How many people live in {name}?", r"popul|inhabit|people|resident|live"),
    ("Who is the mayor of {name}?", r"mayor"),
    ("Who founded {name}?", r"found|establish|start|creat|built|began"),
    ("When was {name} founded?", r"found|establish|start|creat|built|began|since"),
    ("How much did {name} cost?", r"cost|[$£€]|price|paid|million|expens|cheap"),
    ("How long is {name}?", r"long|length|\bkm\b|mile|metre|meter|hour|minute"),
    ("How high is {name}?", r"high|height|tall|metre|meter|feet|elevat"),
    ("How far is {name} from the capital?", r"\bkm\b|mile|far|distance|kilomet"),
    ("Who owns {name}?", r"\bown|belong|bought|property|sold|possess"),
    ("Why is {name} called that?", r"call|name|because|after"),
    ("Who designed {name}?", r"design|architect|built|creat|made|invent"),
    ("Who chairs {name}?", r"chair|head|lead|led|presid"),
    ("Who is the director of {name}?", r"direct|head|lead|led|manag|run"),
    ("How many people work for {name}?", r"employ|work|staff|people"),
    ("When did {name} close?", r"clos|end|shut|stop|until"),
    ("When will {name} open?", r"open|will|start"),
    ("What is the address of {name}?", r"street|road|avenue|address|located"),
    ("What is the phone number of {name}?", r"phone|call|number|tel"),
    ("Who paid for {name}?", r"paid|fund|financ|money|sponsor|cost|pay"),
    ("What was {name} called before?", r"former|call|name|before|renam|previous"),
    ("Who was the first director of {name}?", r"direct|first|head|lead|led"),
    ("How old is {name}?", r"\d|\bold\b|\bage|century|built"),
    ("What other name does {name} have?", r"call|name|known|alias"),
    ("Why did {name} fail?", r"fail|because|collaps|problem|lost"),
    ("What did critics say of {name}?", r"critic|review|prais|said|say"),
]
# Of what a question speaks of as "the …".
OF_PRODUCTS = [
    ("How much does the {name} weigh?", r"weigh|pound|\bkg\b|ounce|\blbs?\b|heavy|light"),
    ("What colour is the {name}?", r"colou?r|red|blue|green|black|white|yellow|grey|gray|silver|pink|brown"),
    ("How long is the warranty on the {name}?", r"warrant|guarant"),
    ("Where was the {name} made?", r"made in|china|manufact|usa|america|german|japan"),
    ("How much did the {name} cost?", r"[$£€]|cost|price|paid|pay|dollar|buck|cheap|expens"),
    ("When was the {name} bought?", r"bought|purchas|ago|year|month|week|order|got"),
    ("How long does the {name} last?", r"last|year|month|hour|durab|long|day"),
    ("Who gave the {name} as a present?", r"gift|present|gave|birthday|christmas"),
    ("Who invented the {name}?", r"invent|creat|design|made"),
    ("How many people use the {name}?", r"people|user|famil|us\b|we\b"),
    ("What size is the {name}?", r"size|inch|small|large|big|feet|cm|medium|\d"),
    ("Why did the {name} break?", r"br[eo]k|crack|because|fell|stop"),
]
PRONOUNS = set("He She It They I We You The A An This That These Those In On At But And As".split())
RUN = re.compile(r"(?<=[a-z,;] )[A-Z][a-zé'’.-]+(?: (?:of |the |de )?[A-Z][a-zé'’.-]+){0,3}")
NOT_PEOPLE = re.compile(r"\b(?:University|Party|War|River|Lake|Company|Street|Church|League|Club|Army|Act|State|School|College|North|South|East|West|New|Saint|Mount|City|County|House|Council|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|of|the|de)\b")
CALENDAR = re.compile(r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def ask_beside(question, passage, chance):
    """A question about something that the passage names, and that it does not answer; None where nothing is to be had."""
    names = [re.sub(r"['’]s?$", "", match.group().rstrip(".")) for match in RUN.finditer(passage)]
    names = [name for name in names if not CALENDAR.match(name) and name.split(" ")[0] not in PRONOUNS and len(name) > 3 and not re.search("['’]", name)]
    ways = []
    for name in names:
        isPerson = 2 <= len(name.split(" ")) <= 3 and not NOT_PEOPLE.search(name)
        ways += [(template, guard, name) for template, guard in (OF_PEOPLE if isPerson else OF_THINGS)]
    things = re.findall(r"\b(?:the|this|their|his|her) ([a-z]{4,})\b", question)
    low = passage.lower()
    products = [(template, guard, thing) for thing in things if thing in low and thing not in NO_THINGS for template, guard in OF_PRODUCTS]
    if not ways or (products and chance.random() < 0.5):
        ways = products
    chance.shuffle(ways)
    for template, guard, name in ways[:12]:
        if not re.search(guard, low):
            return template.format(name=name)
    return None


NO_THINGS = set("author user person poster writer reviewer reason first last main name type most best people problem time year number second third product crash".split())

TOLD = [
    (re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+), (\d{2})[,)]"), "How old is {name}?"),
    (re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+) was born (?:[^.]{0,30})?in ([A-Z][a-z]+(?:, [A-Z][a-z]+)?)"), "Where was {name} born?"),
    (re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+) died (?:on |in )((?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{4})"), "When did {name} die?"),
    (re.compile(r"\b(?:bought|purchased|got|ordered) (?:the|this|my|a|an|these) ([a-z]{4,})\b[^.]{0,40}? for (\$\d[\d.,]*)"), "How much did the {name} cost?"),
    (re.compile(r"\b([A-Z][A-Za-z]+(?: [A-Z][a-z]+)*) was (?:founded|established) (?:[^.\d]{0,30})in (\d{4})"), "When was {name} founded?"),
    (re.compile(r"\b([A-Z][A-Za-z]+(?: [A-Z][a-z]+)*) was (?:founded|established|designed|built) by ([A-Z][a-z]+(?: [A-Z][a-z]+)+)"), "Who founded {name}?"),
    (re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+) (?:married|wed) ([A-Z][a-z]+(?: [A-Z][a-z]+)*)"), "Who is {name} married to?"),
    (re.compile(r"\b([A-Z][a-z]+ [A-Z][a-z]+) (?:won|received) (?:the|an?) ([A-Z][A-Za-z]+ (?:Prize|Award|Medal))"), "What prize did {name} win?"),
]


def ask_told(passage):
    """Questions of the same forms that the passage does answer, with the place of the answer."""
    for pattern, template in TOLD:
        for match in pattern.finditer(passage):
            yield template.format(name=match.group(1)), match.span(2)
