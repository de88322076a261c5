"""A sentence changed so that it no longer holds: one mistake of a kind that models make. All for a sentence parsed by spaCy."""

import re

from lemminflect import getInflection

from retell import join, past, root_of, sentence, subject_of, tree, without
from tables import ADVERBS, CONVERSES, KIN, MODALS, MOTIVES, NARROWER, NUMBERS, PROSPECTS, REPORTS, ROLES, SUPERLATIVES, WIDER, opposites

OPPOSITES = opposites()
KINDS = {"PERSON": "person", "ORG": "name", "GPE": "place", "LOC": "place", "NORP": "people", "FAC": "place", "DATE": "date", "TIME": "date", "CARDINAL": "number", "MONEY": "number", "QUANTITY": "number", "PERCENT": "number", "ORDINAL": "ordinal", "PRODUCT": "name", "EVENT": "name", "WORK_OF_ART": "name"}


def put(doc, start, end, words):
    """Tokens `start` to `end` replaced."""
    return sentence(f"{doc[:start].text} {words} {doc[end:].text}")


def coordinated(doc, one, other):
    """Whether two stand in one list, where their order means nothing."""
    between = doc[one.end : other.start]
    return all(token.is_punct or token.dep_ == "cc" or token.pos_ in ("CCONJ", "DET") for token in between) or one.root.head == other.root or other.root.head == one.root and other.root.dep_ == "conj"


def names_exchanged(doc, around, chance):
    found = [entity for entity in doc.ents if entity.label_ in KINDS]
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            same = KINDS[one.label_] == KINDS[other.label_] or {KINDS[one.label_], KINDS[other.label_]} <= {"person", "name", "place"}
            if same and one.text.lower() != other.text.lower() and not coordinated(doc, one, other) and not one.text.lower() in other.text.lower() and not other.text.lower() in one.text.lower():
                yield sentence(f"{doc[: one.start].text} {other.text} {doc[one.end : other.start].text} {one.text} {doc[other.end :].text}"), "exchanged"


def name_of_another(doc, around, chance):
    """`around`: entities of the same paragraph, with their kinds."""
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        others = [text for text, other in around if other == kind and text.lower() not in doc.text.lower() and entity.text.lower() not in text.lower()]
        if kind and others:
            yield put(doc, entity.start, entity.end, chance.choice(others)), f"another-{kind}"


def numbers_changed(doc, around, chance):
    for token in doc:
        if token.lower_ in NUMBERS:
            other = chance.choice([word for word, number in NUMBERS.items() if number != NUMBERS[token.lower_] and number > 1])
            yield put(doc, token.i, token.i + 1, other), "number"
        elif re.fullmatch(r"\d[\d,]*(\.\d+)?", token.text):
            digits = list(token.text)
            places = [at for at, digit in enumerate(digits) if digit.isdigit()]
            at = chance.choice(places)
            digits[at] = chance.choice([digit for digit in "123456789" if digit != digits[at]])
            yield put(doc, token.i, token.i + 1, "".join(digits)), "number"
            whole = int(re.sub(r"\D", "", token.text.split(".")[0]) or 0)
            if whole >= 100 and not re.fullmatch(r"1[5-9]\d\d|20\d\d", token.text) and not token.ent_type_ == "DATE":
                step = 10 ** (len(str(whole)) - 1)
                yield put(doc, token.i, token.i + 1, f"more than {whole // step * step + step:,}"), "rounded-wrongly"
                yield put(doc, token.i, token.i + 1, f"fewer than {whole // step * step:,}"), "rounded-wrongly"


def sides_exchanged(doc, around, chance):
    """Who did it and to whom it was done."""
    for verb in doc:
        subject = subject_of(verb)
        if subject is None or verb.pos_ != "VERB":
            continue
        things = [child for child in verb.children if child.dep_ == "dobj"]
        for child in verb.children:
            if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "to", "from", "against", "with", "of"):
                things += [thing for thing in child.children if thing.dep_ == "pobj"]
        for thing in things:
            if thing.tag_ in ("PRP", "WP") or subject.tag_ in ("WP", "WDT") or verb.lemma_ in ("meet", "marry", "resemble", "equal"):
                continue
            one, other = tree(subject), tree(thing)
            if one[-1].i >= other[0].i or len(one) > 8 or len(other) > 8:
                continue
            kinds = {subject.ent_type_ or subject.pos_, thing.ent_type_ or thing.pos_}
            name = "sides" if len(kinds) == 1 or kinds <= {"PERSON", "ORG", "GPE", "PROPN", "NOUN", "NORP"} else "sides-odd"
            if name == "sides-odd" and chance.random() < 0.7:
                continue
            yield sentence(f"{doc[: one[0].i].text} {join(other)} {doc[one[-1].i + 1 : other[0].i].text} {join(one)} {doc[other[-1].i + 1 :].text}"), name


def converse_wrong(doc, around, chance):
    for verb in doc:
        subject = subject_of(verb)
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if subject is None or thing is None or not past(verb):
            continue
        for said in CONVERSES.get(verb.lemma_, ()):
            if thing.pos_ == "PROPN" and verb.lemma_ not in ("marry", "meet"):
                yield put(doc, verb.i, verb.i + 1, said), "converse"
        swap = {"buy": ("sold", "from", "to"), "sell": ("bought", "to", "from"), "borrow": ("lent", "from", "to"), "lend": ("borrowed", "to", "from"), "give": ("got", "to", "from"), "receive": ("gave", "from", "to")}.get(verb.lemma_)
        if swap is not None:
            preposition = next((child for child in verb.children if child.dep_ in ("prep", "dative") and child.lower_ == swap[1]), None)
            if preposition is not None:
                yield sentence(f"{doc[: verb.i].text} {swap[0]} {doc[verb.i + 1 : preposition.i].text} {swap[2]} {doc[preposition.i + 1 :].text}"), "converse"


def opposite_words(doc, around, chance):
    lower = doc.text.lower()
    for word, others in OPPOSITES.items():
        for match in re.finditer(rf"\b{re.escape(word)}\b", lower):
            if word in ("to", "from", "up", "for", "over", "with", "into", "out", "like") and chance.random() < 0.9:
                continue
            yield sentence(doc.text[: match.start()] + chance.choice(others) + doc.text[match.end() :]), f"opposite-{'small' if len(word) < 4 else 'word'}"


def quantities(doc, around, chance):
    lower = doc.text.lower()
    for table, kind in ((WIDER, "wider"), (NARROWER, "narrower"), (MODALS, "modal")):
        if kind == "narrower":
            continue
        for word, others in table.items():
            for match in re.finditer(rf"\b{re.escape(word)}\b", lower):
                if kind == "modal":
                    token = next((token for token in doc if token.idx == match.start()), None)
                    if token is None or token.tag_ != "MD" or token.dep_ != "aux":
                        continue
                    verb = token.head
                    found = getInflection(verb.lemma_, "VBD")
                    if found and word in ("may", "might", "could", "would", "should") and verb.i == token.i + 1:
                        yield put(doc, token.i, verb.i + 1, "was" if verb.lemma_ == "be" else found[0]), "modal-to-deed"
                other = chance.choice(others)
                yield sentence(doc.text[: match.start()] + other + doc.text[match.end() :]), kind


def only_left_out(doc, around, chance):
    for match in re.finditer(r"\b(only|alone|just|almost|nearly|hardly|barely|partly|merely|at least|at most|up to|more than|fewer than|less than|at first|not yet|so far|almost all|reportedly|allegedly|probably|perhaps|apparently|possibly|supposedly|it seems|so-called|would-be|former|deputy|acting|half|twice)\b ?", doc.text, re.I):
        rest = doc.text[: match.start()] + doc.text[match.end() :]
        yield sentence(rest), "limit-left-out"


def only_put_in(doc, around, chance):
    numbers = [token for token in doc if token.like_num or token.ent_type_ == "PERSON" and token.ent_iob_ == "B"]
    if numbers:
        token = chance.choice(numbers)
        yield put(doc, token.i, token.i, "only" if token.ent_type_ == "PERSON" else chance.choice(["at least", "at most", "more than", "fewer than", "almost"])), "limit-put-in"


def denied(doc, around, chance):
    for token in doc:
        if token.dep_ == "neg" and token.lower_ in ("not", "n't", "never"):
            helper = token.nbor(-1) if token.i > 0 else None
            if helper is not None and helper.lemma_ == "do" and helper.dep_ == "aux" and token.head.i > token.i:
                found = getInflection(token.head.lemma_, helper.tag_)
                if found:
                    yield put(doc, helper.i, token.head.i + 1, found[0]), "not-left-out"
            else:
                yield put(doc, token.i, token.i + 1, ""), "not-left-out"
        if token.dep_ in ("det", "nsubj", "pobj", "dobj") and token.lower_ in ("no", "none", "nobody", "nothing"):
            yield put(doc, token.i, token.i + 1, {"no": "some", "none": "some", "nobody": "somebody", "nothing": "something"}[token.lower_]), "not-left-out"
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "conj", "ccomp", "relcl") and not any(child.dep_ == "neg" for child in token.children):
            helper = next((child for child in token.children if child.dep_ in ("aux", "auxpass") and child.i < token.i), None)
            if helper is not None and helper.lower_ != "to":
                yield put(doc, helper.i, helper.i + 1, f"{helper.text} not"), "not-put-in"
            elif token.lemma_ == "be" and token.pos_ == "AUX":
                yield put(doc, token.i, token.i + 1, f"{token.text} not"), "not-put-in"
            elif token.tag_ in ("VBD", "VBZ", "VBP"):
                yield put(doc, token.i, token.i + 1, f"{ {'VBD': 'did', 'VBZ': 'does', 'VBP': 'do'}[token.tag_]} not {token.lemma_}"), "not-put-in"


def reports_changed(doc, around, chance):
    for verb in doc:
        said = next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp")), None)
        if verb.lemma_ in REPORTS and said is not None:
            words = join([token for token in tree(said) if not (token.dep_ == "mark" and token.head == said)])
            if said.dep_ == "ccomp" and len(words.split()) > 3 and subject_of(said) is not None:
                yield sentence(words), "claim-to-fact"
            speaker = subject_of(verb)
            if speaker is not None and len(tree(speaker)) < 9:
                others = [text for text, kind in around if kind in ("person", "name") and text.lower() not in join(tree(speaker)).lower()]
                if others:
                    place = tree(speaker)
                    yield put(doc, place[0].i, place[-1].i + 1, chance.choice(others)), "speaker"
            other = {"deny": "said", "say": "denied", "claim": "denied", "believe": "doubted", "doubt": "believed", "accuse": "cleared", "hope": "knew", "fear": "hoped", "suggest": "proved", "think": "denied", "estimate": "counted", "suspect": "proved", "warn": "promised", "predict": "denied"}.get(verb.lemma_)
            if other and verb.tag_ in ("VBD", "VBZ", "VBP"):
                yield put(doc, verb.i, verb.i + 1, other), "report-turned"
    match = re.match(r"According to [^,]+, ", doc.text)
    if match:
        yield sentence(doc.text[match.end() :]), "claim-to-fact"
    match = re.search(r", (?:according to [^,.]+|(?:\w+ ){1,4}(?:says?|said|claims?|claimed|argues?|argued|thinks?|believes?))\.?$", doc.text)
    if match:
        yield sentence(doc.text[: match.start()]), "claim-to-fact"
    for match in re.finditer(r"\b(is|are|was|were) (said|believed|thought|reported|rumoured|alleged|expected|supposed|due|meant|accused of) (?:to (?:have )?|having )", doc.text):
        verb = next((token for token in doc if token.idx == match.end()), None)
        found = getInflection(verb.lemma_, "VBD") if verb is not None else None
        if found:
            yield sentence(doc.text[: match.start()] + ("was" if verb.lemma_ == "be" else found[0]) + doc.text[match.end() + len(verb.text) :]), "claim-to-fact"


def prospects(doc, around, chance):
    for verb in doc:
        deed = next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
        if verb.lemma_ in PROSPECTS and deed is not None and verb.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
            found = getInflection(deed.lemma_, "VBD")
            helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
            start = min([verb.i, *[helper.i for helper in helpers]])
            if found and start < verb.i + 1 <= deed.i:
                yield put(doc, start, deed.i + 1, "was" if deed.lemma_ == "be" else found[0]), "prospect-to-deed"
                yield put(doc, start, verb.i + 1, "decided"), "prospect-to-decision"


def conditions(doc, around, chance):
    for verb in doc:
        mark = next((child for child in verb.children if child.dep_ in ("mark", "advmod") and child.lower_ in ("if", "unless", "until", "provided", "once", "when", "as", "before", "after", "whoever")), None)
        if verb.dep_ == "advcl" and mark is not None:
            rest = without(list(doc), tree(verb))
            if mark.lower_ in ("if", "unless", "until", "provided") and len(rest) > 4:
                yield sentence(join(rest)), "condition-left-out"
            other = {"if": "unless", "unless": "if", "until": "after", "before": "after", "after": "before", "once": "before", "when": "unless"}.get(mark.lower_)
            if other:
                yield put(doc, mark.i, mark.i + 1, other), "condition-turned"
    for match in re.finditer(r"\b(except|with the exception of|apart from|but not|but only|other than)\b [^,.;]+", doc.text):
        yield sentence(doc.text[: match.start()] + doc.text[match.end() :]), "condition-left-out"


def causes(doc, around, chance):
    for token in doc:
        if token.lower_ in ("because", "since", "so", "as") and token.dep_ == "mark" and token.head.dep_ == "advcl":
            clause = tree(token.head)
            rest = [t for t in without(list(doc), clause) if t.text != "."]
            if len(rest) > 3 and token.lower_ == "because":
                yield sentence(f"{join([t for t in clause if t.i != token.i])} because {join(rest)}"), "cause-turned"
        if token.dep_ == "cc" and token.lower_ in ("and", "but") and token.head.pos_ in ("VERB", "AUX"):
            second = next((child for child in token.head.children if child.dep_ == "conj" and child.i > token.i and subject_of(child) is not None), None)
            if second is not None:
                yield put(doc, token.i, token.i + 1, "because"), "cause-invented"
                yield put(doc, token.i, token.i + 1, "so that"), "cause-invented"
        if token.lower_ in ("although", "though", "while", "whereas") and token.dep_ == "mark":
            yield put(doc, token.i, token.i + 1, "because"), "cause-invented"
        if token.lower_ in ("after", "when", "before") and token.dep_ in ("mark", "advmod") and token.head.dep_ == "advcl" and chance.random() < 0.4:
            yield put(doc, token.i, token.i + 1, "because"), "cause-invented"


def deeds(doc, around, chance):
    """What one did, told of another of the same sentence."""
    verbs = [verb for verb in doc if verb.pos_ in ("VERB", "AUX") and subject_of(verb) is not None]
    for one in verbs:
        for other in verbs:
            first, second = subject_of(one), subject_of(other)
            if one == other or {first.tag_, second.tag_} & {"WP", "WDT", "PRP", "DT", "EX"} or first.lower_ == second.lower_:
                continue
            a, b = tree(first), tree(second)
            if {t.i for t in a} & {t.i for t in tree(other)} == {t.i for t in a} and one in second.subtree or len(a) > 9 or len(b) > 9:
                continue
            predicate = [t for t in tree(other) if t.i > b[-1].i and t.text not in (".", ";")]
            if not 2 <= len(predicate) <= 22 or any(t.i in {x.i for x in a} for t in predicate):
                continue
            yield sentence(f"{join(a)} {join(predicate)}"), "deed-of-another"
    for verb in doc:
        if verb.dep_ == "relcl" and subject_of(verb) is not None and subject_of(verb).lower_ in ("who", "which", "that"):
            root = root_of(doc)
            subject = subject_of(root) if root is not None else None
            if subject is not None and verb.head not in tree(subject) and verb.head != subject and subject.tag_ not in ("PRP", "EX", "WP"):
                yield sentence(f"{join(tree(subject))} {join(without(tree(verb), [subject_of(verb)]))}"), "deed-of-another"
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and subject_of(verb) is None and verb.tag_ == "VBD":
            others = [token for token in doc if token.dep_ in ("dobj", "pobj") and token.pos_ in ("PROPN", "NOUN") and token.i < verb.i]
            if others:
                yield sentence(f"{join(without(tree(chance.choice(others)), tree(verb)))} {join(tree(verb))}"), "deed-of-another"


def added(doc, around, chance):
    text = doc.text.rstrip(".")
    verb = root_of(doc)
    if verb is not None and verb.tag_ in ("VBD", "VBN") and chance.random() < 0.6:
        yield put(doc, verb.i, verb.i, chance.choice(ADVERBS)), "adverb-added"
    if chance.random() < 0.5:
        yield sentence(f"{text} {chance.choice(MOTIVES)}"), "motive-added"
    if chance.random() < 0.4:
        yield sentence(f"{text} {chance.choice(SUPERLATIVES)}"), "scope-added"
    dates = [other for other, kind in around if kind == "date" and other.lower() not in doc.text.lower()]
    if dates and not any(entity.label_ == "DATE" for entity in doc.ents):
        date = chance.choice(dates)
        yield sentence(f"{text} in {date}" if re.fullmatch(r"\d{4}", date) else f"{text} on {date}"), "date-added"
    places = [other for other, kind in around if kind == "place" and other.lower() not in doc.text.lower()]
    if places and chance.random() < 0.4:
        yield sentence(f"{text} in {chance.choice(places)}"), "place-added"
    if chance.random() < 0.3:
        for token in doc:
            if token.tag_ == "NNS" and token.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj") and not any(child.dep_ in ("nummod",) for child in token.children) and token.ent_type_ == "":
                start = tree(token)[0].i
                if doc[start].dep_ in ("det", "poss", "amod", "compound") or doc[start] == token:
                    yield put(doc, start, start, "all"), "all-put-in"
                    return


def kin(doc, around, chance):
    for token in doc:
        if token.lower_ in KIN:
            yield put(doc, token.i, token.i + 1, chance.choice([word for word in KIN if word != token.lower_])), "kin"
        if token.lower_ in ROLES and token.pos_ == "NOUN":
            yield put(doc, token.i, token.i + 1, chance.choice([word for word in ROLES if word != token.lower_])), "role"


def verbs_exchanged(doc, around, chance):
    """ "12 killed and 57 wounded" with killed and wounded exchanged: two words of one kind that rule different things."""
    for tag in ("VBD", "VBN", "JJ", "NN", "NNS", "JJR", "VBZ"):
        words = [token for token in doc if token.tag_ == tag and token.lower_ not in ("was", "were", "had", "been", "is", "has") and token.dep_ not in ("aux", "auxpass", "compound")]
        for at, one in enumerate(words):
            for other in words[at + 1 : at + 3]:
                if one.lemma_ == other.lemma_ or other.i - one.i < 3 or other.head == one and other.dep_ == "conj" and tag in ("JJ", "NN", "NNS"):
                    continue
                yield sentence(f"{doc[: one.i].text} {other.text} {doc[one.i + 1 : other.i].text} {one.text} {doc[other.i + 1 :].text}"), f"words-exchanged-{tag}"


def compared(doc, around, chance):
    for match in re.finditer(r"\b(than|unlike|like|rather than|instead of|and not|not|from|by|against)\b", doc.text):
        token = next((token for token in doc if token.idx == match.start()), None)
        if token is None or match[1] not in ("than", "rather than", "instead of", "and not", "unlike", "like"):
            continue
        things = [thing for thing in doc.noun_chunks]
        before = [chunk for chunk in things if chunk.end <= token.i]
        behind = [chunk for chunk in things if chunk.start > token.i]
        if before and behind:
            one, other = (before[0], behind[0]) if match[1] == "than" else (before[-1], behind[0])
            yield sentence(f"{doc[: one.start].text} {other.text} {doc[one.end : other.start].text} {one.text} {doc[other.end :].text}"), "compared"


WAYS = [names_exchanged, name_of_another, numbers_changed, sides_exchanged, converse_wrong, opposite_words, quantities, only_left_out, only_put_in, denied, reports_changed, prospects, conditions, causes, deeds, added, kin, verbs_exchanged, compared]
# How often a kind is taken where it is found: what is found in every sentence would crowd out what is rare.
WEIGHTS = {"another-person": 0.5, "another-place": 0.4, "another-name": 0.4, "another-date": 0.4, "another-number": 0.3, "number": 0.3, "not-put-in": 0.3, "adverb-added": 0.5, "motive-added": 0.5, "scope-added": 0.4, "place-added": 0.4, "limit-put-in": 0.4, "words-exchanged-NN": 0.4, "words-exchanged-JJ": 0.6, "role": 0.5, "date-added": 0.5}


def changes(doc, around, chance):
    for way in WAYS:
        for text, kind in way(doc, around, chance):
            if 3 <= len(text.split()) <= 45 and text.lower() != sentence(doc.text).lower():
                yield text, kind
