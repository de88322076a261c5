"""Ways to spoil a question so that its passage does not answer it any more."""

import re

YEAR = re.compile(r"\b(?:1[5-9]\d\d|20[0-4]\d)\b")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
# Capitalised runs that do not open the question.
NAME = re.compile(r"(?<=[a-z0-9,'’] )[A-Z][\w’'.-]*(?: (?:of |the |de |von |and )?[A-Z][\w’'.-]*)*")
MONTHS = "January February March April May June July August September October November December".split()
ROLES = "president mayor minister governor director manager founder owner author editor coach captain doctor teacher lawyer engineer driver nurse chef judge".split()
RELATIONS = "mother father brother sister son daughter husband wife uncle aunt cousin neighbour friend boss colleague".split()
# Words of one group may be exchanged for one another.
GROUPS = [
    ROLES,
    RELATIONS,
    "men women children soldiers civilians officers prisoners students workers passengers".split(),
    "north south east west".split(),
    "northern southern eastern western".split(),
    "first second third fourth fifth last".split(),
    "largest smallest highest lowest best worst oldest youngest fastest cheapest longest shortest".split(),
    "before after during".split(),
    "morning evening night noon".split(),
    "summer winter spring autumn".split(),
    "red blue green black white yellow purple pink grey orange".split(),
    "dog cat horse bird snake".split(),
    "car truck train boat plane bicycle".split(),
    "phone tablet laptop camera watch printer".split(),
    "left right".split(),
    "increase decrease".split(),
    "start end".split(),
    "buy sell rent steal lose repair".split(),
    "bought sold rented stole lost repaired".split(),
    "win lose".split(),
    "won lost".split(),
    "open close".split(),
    "arrive leave return".split(),
    "born married buried".split(),
    "built destroyed restored sold designed".split(),
    "killed injured captured freed".split(),
    "write read publish translate".split(),
    "wrote read published translated".split(),
    "cost weigh measure".split(),
    "film book song painting game album".split(),
    "city village country island river".split(),
    "kitchen bathroom bedroom garage garden".split(),
    "breakfast lunch dinner".split(),
    "monday tuesday wednesday thursday friday saturday sunday".split(),
    "hot cold".split(),
    "old new".split(),
    "king queen prince princess".split(),
]
OTHERS = {word: [other for other in group if other != word] for group in GROUPS for word in group}
# What somebody did, right behind "who" or a name.
DEED = re.compile(r"(?<=[Ww]ho )[a-z]{3,}ed\b|(?<=[Ww]ho )(?:wrote|built|won|led|sold|bought|gave|made|found|taught|drew|sang|held|lost|saw|met|paid|shot|stole|ran)\b|(?<=was )[a-z]{4,}ed\b|(?<=were )[a-z]{4,}ed\b")
WORD = re.compile(r"\b(?:" + "|".join(OTHERS) + r")\b", re.I)


def things_to_exchange(questions):
    """Years, other numbers, names and key words of questions, to put in the place of others."""
    years, numbers, names, words, deeds = [], [], [], [], []
    for question in questions:
        deeds += [match.group() for match in DEED.finditer(question)]
        words += key_words(question)
        years += YEAR.findall(question)
        numbers += NUMBER.findall(question)
        names += [match.group() for match in NAME.finditer(question)]
    return years or ["1987"], numbers or ["40"], names or ["Paris"], words or ["harbour"], deeds or ["founded"]


# What a question asks with, and what answers seldom hold.
ASKING = set("which where there their these those about would could should other doesn think author reviewer poster person people thing things happen happens happened going really after before first during".split())


def key_words(question):
    """Lower-case words of five letters and more, but for the first and those that only ask."""
    return [match.group() for match in re.finditer(r"(?<=\w )[a-z]{5,}\b", question) if match.group() not in ASKING]


def exchange(question, passage, things, chance):
    """The question with one thing exchanged for one of its kind that the passage does not hold; None when nothing can be."""
    years, numbers, names, words, deeds = things
    ways = []
    year = YEAR.search(question)
    if year:
        near = str(int(year.group()) + chance.choice([-10, -3, -2, -1, 1, 2, 3, 10]))
        ways += [(year, chance.choice(years)), (year, near)]
    number = NUMBER.search(question)
    if number and not YEAR.fullmatch(number.group()):
        ways += [(number, chance.choice(numbers)), (number, another_number(number.group(), chance))]
    for name in NAME.finditer(question):
        if name.group() in MONTHS:
            ways.append((name, chance.choice(MONTHS)))
            continue
        ways += [(name, chance.choice(names))] * 2
        first, *rest = name.group().split(" ")
        # Another of the family, or another of the same first name.
        other = chance.choice(names).split(" ")
        if rest:
            ways += [(name, " ".join([other[0], *rest])), (name, " ".join([first, other[-1]]))]
    deed = DEED.search(question)
    if deed:
        ways.append((deed, chance.choice(deeds)))
    for word in WORD.finditer(question):
        ways.append((word, chance.choice(OTHERS[word.group().lower()])))
    low = passage.lower()
    if not ways or chance.random() < 0.2:
        bound = [word for word in key_words(question) if word[:5] in low]
        for word in bound and chance.sample(bound, 1):
            ways.append((re.search(rf"\b{word}\b", question), chance.choice(words)))
    chance.shuffle(ways)
    for match, other in ways:
        new = set(re.findall(r"\w+", other.lower())) - set(re.findall(r"\w+", match.group().lower()))
        if new and not any(re.search(r"\b" + re.escape(word[:5]), low) for word in new):
            return question[: match.start()] + other + question[match.end() :]
    return None


def another_number(number, chance):
    digits = number.rstrip(".,")
    value = int(re.sub(r"\D", "", digits) or 0)
    return str(max(1, value + chance.choice([-7, -2, -1, 1, 2, 5, 12, value])))


SENTENCE_END = re.compile(r"(?<=[.!?”\"’])\s+(?=[A-Z“\"‘\d])")


def without_answer(passage, span, answers):
    """The passage without the sentence of the answer; None when it is told elsewhere too, or nothing much is left."""
    ends = [match.end() for match in SENTENCE_END.finditer(passage)]
    start = max([0, *[end for end in ends if end <= span[0]]])
    end = min([end for end in [*ends, len(passage)] if end >= span[1]])
    rest = (passage[:start] + passage[end:]).strip()
    is_told = any(answer.strip(" .,").lower() in rest.lower() for answer in answers)
    return rest if len(rest) >= 150 and not is_told else None


REASON = re.compile(r"\b(?:because|since|due to|in order|so that|reason|therefore|thanks to|as a result|caused?|why)\b", re.I)
TIME = re.compile(r"\d|\b(?:day|week|month|year|night|morning|evening|today|yesterday|ago|hour|when|while|" + "|".join(MONTHS) + r")", re.I)
WHEN_OR_WHERE = re.compile(r"^(when|where)(?= (?:did|does|do|is|was|were|are|will|can|has|have|had)\b)", re.I)


def ask_otherwise(question, answer, passage):
    """Why, of what only tells when or where; when, of what tells where. None when the passage may tell that too."""
    asked = WHEN_OR_WHERE.match(question)
    if asked:
        if not REASON.search(passage) and not re.search(rf"{re.escape(answer)}\W* to\b", passage):
            return "Why" + question[asked.end() :]
        if asked.group(1).lower() == "where" and not TIME.search(passage):
            return "When" + question[asked.end() :]
    return None


BEFORE_PHRASE = re.compile(
    r"(?:,? ?\b(?:in|on|at|by|from|for|of|to|with|since|until|during|after|before|around|near|over|under|into|through|because of|due to|called|named|as|than|about)"
    r"(?: (?:the|a|an|his|her|its|their|my|our|about|around|over|nearly|almost))?|,) $"
)
SOMEBODY = ["Somebody", "They", "He", "She", "A man", "A woman", "The group", "The company"]
VAGUE_NUMBER = ["some", "many", "several", "a number of", "a few"]
NAME_ALONE = re.compile(r"^(?:the )?[A-Z][\w’'.-]*(?: (?:of |the |de )?[A-Z][\w’'.-]*)*$")
NUMBER_ALONE = re.compile(r"^(?:about |over |nearly )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?)$")


def without_phrase(passage, span, answers, chance):
    """The passage that tells all but the answer ("in 1963" is taken out, a name becomes "somebody"), with the place and length
    of what was taken out and put in; None where the sentence would not hold together, or the answer is told elsewhere."""
    start, end = span
    answer, before, after = passage[start:end], passage[:start], passage[end:]
    if any(part.strip(" .,").lower() in (before + after).lower() for part in answers):
        return None
    joint = BEFORE_PHRASE.search(before)
    if NUMBER_ALONE.match(answer) and re.match(r" [a-z]", after) and not joint:
        put = chance.choice(VAGUE_NUMBER)
    elif joint and (joint.group() != ", " or re.match(r"[,.;]", after)) and re.match(r"[,.;:!?)]| (?:and|but|when|where|while|who|which|to|in|on|at|by|for|with|was|were|is|had|has)\b", after):
        start, put = joint.start(), ""
    elif NAME_ALONE.match(answer) and re.match(r" (?:was|were|is|has|had|said|[a-z]+ed|wrote|won|made|led|took|gave|became|began|sold|bought)\b", after):
        put = chance.choice(SOMEBODY)
        put = put if not before or re.search(r"[.!?\"”] $", before) else put.lower()
    else:
        return None
    return passage[:start] + put + after, start, end, len(put)
