"""A sentence said otherwise, so that it still holds: clauses on their own, voices turned, what may be left out left out. All for a sentence parsed by spaCy."""

import re

from lemminflect import getInflection

from tables import CONVERSES, NUMBERS, STILL_TRUE, synonyms

SYNONYMS = synonyms()
RESTRICTING = {"if", "unless", "until", "except", "without", "than", "like", "unlike"}
DETERMINED = {"nsubj", "nsubjpass"}


def join(tokens):
    text = "".join(token.text_with_ws for token in tokens).strip()
    return text.strip(" ,;:—–-")


def sentence(text):
    text = re.sub(r"\s+", " ", text).strip(" ,;:—–-")
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"[,;:]+(?=[,.;:])", "", text)
    text = text.rstrip(".") + "."
    return text[:1].upper() + text[1:]


def tree(token):
    return list(token.subtree)


def without(tokens, gone):
    gone = {token.i for token in gone}
    return [token for token in tokens if token.i not in gone]


def root_of(doc):
    return next((token for token in doc if token.dep_ == "ROOT"), None)


def subject_of(verb):
    return next((child for child in verb.children if child.dep_ in DETERMINED), None)


def is_report(verb):
    return verb is not None and any(child.dep_ == "ccomp" for child in verb.children)


def clauses(doc):
    """Each of two clauses that "and", "but" or a semicolon joins."""
    root = root_of(doc)
    if root is None or is_report(root):
        return
    subject = subject_of(root)
    joined = [child for child in root.children if child.dep_ in ("conj", "ccomp", "parataxis") and child.pos_ in ("VERB", "AUX")]
    for verb in joined:
        if verb.dep_ != "conj" or subject is None:
            continue
        own = subject_of(verb)
        cc = [child for child in root.children if child.dep_ == "cc" or (child.dep_ == "punct" and child.i < verb.i and child.i > root.i)]
        rest = without(list(doc), tree(verb) + cc)
        yield sentence(join(rest)), "clause"
        if own is not None:
            if own.lower_ not in ("he", "she", "it", "they", "this", "that", "who", "which"):
                yield sentence(join(tree(verb))), "clause"
        elif verb.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
            yield sentence(f"{join(tree(subject))} {join(tree(verb))}"), "clause"


def relatives(doc):
    for verb in doc:
        if verb.dep_ != "relcl":
            continue
        noun = verb.head
        pronoun = subject_of(verb)
        comma = noun.i + 1 < len(doc) and any(token.text == "," for token in doc[noun.i : verb.i])
        if comma:
            yield sentence(join(without(list(doc), tree(verb)))), "relative-left-out"
        if pronoun is not None and pronoun.lower_ in ("who", "which", "that") and noun.dep_ != "prep":
            name = join(without(tree(noun), tree(verb)))
            yield sentence(f"{name} {join(without(tree(verb), [pronoun]))}"), "relative"


def appositions(doc):
    for noun in doc:
        if noun.dep_ != "appos" or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        name, said = join(without(tree(noun.head), tree(noun))), join(tree(noun))
        if noun.head.pos_ == "PROPN" or noun.pos_ == "PROPN":
            verb = "were" if noun.tag_ in ("NNS", "NNPS") else "was"
            if root_of(doc) is not None and root_of(doc).tag_ in ("VBZ", "VBP"):
                verb = "are" if verb == "were" else "is"
            yield sentence(f"{name} {verb} {said}"), "apposition"
            yield sentence(join(without(list(doc), tree(noun)))), "apposition-left-out"


def left_out(doc):
    root = root_of(doc)
    if root is None or is_report(root):
        return
    for child in root.children:
        words = {token.lower_ for token in child.subtree}
        if child.dep_ in ("prep", "npadvmod", "advcl") and not words & RESTRICTING and len(tree(child)) < len(doc) / 2:
            if child.dep_ == "prep" and child.i == root.i + 1 and child.lower_ in ("to", "of", "with", "from", "on", "at", "for") and not any(token.ent_type_ in ("DATE", "TIME") for token in child.subtree):
                continue
            rest = without(list(doc), tree(child))
            if len(rest) > 4:
                yield sentence(join(rest)), "left-out"


def past(verb):
    return verb.tag_ == "VBD" and not any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children)


def plural(noun):
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("they", "we", "these", "those") or any(child.dep_ == "conj" for child in noun.children)


def passive(doc):
    for verb in doc:
        if not past(verb) or verb.dep_ not in ("ROOT", "conj") or verb.lemma_ in ("have", "be", "become", "get", "say", "want", "know", "like", "lack", "mean", "contain", "hold"):
            continue
        subject = subject_of(verb)
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if subject is None or thing is None or subject.dep_ != "nsubj" or thing.tag_ == "PRP" or subject.lower_ in ("who", "which", "that", "it", "he", "she", "they", "we", "i"):
            continue
        found = getInflection(verb.lemma_, "VBN")
        if not found or any(child.dep_ in ("dative", "xcomp", "ccomp", "conj") for child in verb.children):
            continue
        rest = [token for token in tree(verb) if token.i > max(t.i for t in tree(thing))]
        rest = [token for token in rest if token.text not in (";",) and token.text != "."]
        early = [token for token in tree(verb) if token.i < min(t.i for t in tree(subject))]
        particle = join([child for child in verb.children if child.dep_ == "prt"])
        be = "were" if plural(thing) else "was"
        yield sentence(f"{join(early)} {join(tree(thing))} {be} {found[0]} {particle} by {join(tree(subject))} {join(without(rest, [c for c in verb.children if c.dep_ == 'prt']))}"), "passive"


def active(doc):
    for verb in doc:
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        be = next((child for child in verb.children if child.dep_ == "auxpass"), None)
        doer = next((child for child in agent.children if child.dep_ == "pobj"), None) if agent is not None else None
        if verb.dep_ != "ROOT" or not subject or not doer or be is None or be.lower_ not in ("was", "were") or doer.tag_ == "PRP" or subject.tag_ in ("PRP", "WDT", "WP"):
            continue
        if any(child.dep_ in ("aux", "neg", "conj") for child in verb.children):
            continue
        found = getInflection(verb.lemma_, "VBD")
        if found:
            gone = tree(subject) + tree(agent) + [be, verb]
            early = [token for token in doc if token.i < min(t.i for t in tree(subject))]
            late = [token for token in doc if token.i > verb.i]
            yield sentence(f"{join(early)} {join(tree(doer))} {found[0]} {join(tree(subject))} {join(without(late, gone))}"), "active"


def moved(doc):
    """What stands before the subject put behind, and the other way round."""
    root = root_of(doc)
    subject = subject_of(root) if root is not None else None
    if subject is None:
        return
    for child in root.children:
        part = tree(child)
        if child.dep_ not in ("prep", "advcl", "npadvmod"):
            continue
        rest = without(list(doc), part)
        rest = [token for token in rest if token.text != "."]
        if child.i < subject.i:
            yield sentence(f"{join(rest)} {join(part)}"), "moved"
        elif max(token.i for token in part) >= len(doc) - 2 and (child.dep_ == "advcl" or any(token.ent_type_ == "DATE" for token in part)):
            yield sentence(f"{join(part)}, {join(rest)}"), "moved"


def reports(doc):
    """ "X said that S": "According to X, S"; the speaker stays."""
    for verb in doc:
        if verb.lemma_ not in ("say", "report", "claim", "estimate", "believe", "think", "argue", "write", "state") or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
            continue
        speaker = subject_of(verb)
        said = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if speaker is None or said is None or any(child.dep_ == "neg" for child in verb.children) or speaker.lower_ in ("it", "who", "he", "she", "they", "i", "we"):
            continue
        words = join([token for token in tree(said) if not (token.dep_ == "mark" and token.head == said)])
        if len(words.split()) < 4:
            continue
        yield sentence(f"According to {join(tree(speaker))}, {words}"), "report"
        yield sentence(f"{words}, {join(tree(speaker))} {'says' if verb.tag_ == 'VBZ' else 'said'}"), "report"
        yield sentence(f"{join(tree(speaker))} {verb.text} that {words}"), "report"


def numbers(doc):
    for token in doc:
        other = None
        if token.lower_ in NUMBERS:
            other = str(NUMBERS[token.lower_])
        elif token.text.isdigit() and 1 < int(token.text) <= 20:
            other = next(word for word, number in NUMBERS.items() if number == int(token.text))
        if other is not None:
            yield sentence(doc[: token.i].text_with_ws + other + token.whitespace_ + doc[token.i + 1 :].text), "number"
    for match in re.finditer(r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b", doc.text):
        yield sentence(doc.text[: match.start()] + f"{match[2]} {match[1]}" + doc.text[match.end() :]), "date"
    for match in re.finditer(r"(?<![\d,.])(\d{1,3}),(\d{3})(?![\d,.])", doc.text):
        whole = int(match[1] + match[2])
        step = 10 ** (len(str(whole)) - 2)
        low = whole // step * step
        if low < whole:
            yield sentence(doc.text[: match.start()] + f"more than {low:,}" + doc.text[match.end() :]), "rounded"
            yield sentence(doc.text[: match.start()] + f"fewer than {low + step:,}" + doc.text[match.end() :]), "rounded"


def same_words(doc):
    lower = doc.text.lower()
    for table, kind in ((SYNONYMS, "synonym"), (STILL_TRUE, "quantity-kept")):
        for word, others in table.items():
            for match in re.finditer(rf"\b{re.escape(word)}\b", lower):
                for other in others:
                    yield sentence(doc.text[: match.start()] + other + doc.text[match.end() :]), kind


def conjuncts(doc):
    for token in doc:
        if token.dep_ == "conj" and token.head.pos_ == token.pos_ == "PROPN" and token.i > token.head.i:
            one, other = without(tree(token.head), tree(token)), tree(token)
            one = [t for t in one if t.dep_ not in ("cc", "punct", "appos", "relcl", "prep")]
            if not one or len(one) > 4 or len(other) > 4 or one[0].i > other[0].i:
                continue
            between = doc[one[-1].i + 1 : other[0].i]
            yield sentence(f"{doc[: one[0].i].text} {join(other)} {between.text} {join(one)} {doc[other[-1].i + 1 :].text}"), "conjuncts"


def converses(doc):
    for verb in doc:
        subject = subject_of(verb)
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if subject is None or thing is None or subject.tag_ in ("PRP", "WP", "WDT") or thing.tag_ == "PRP" or not past(verb):
            continue
        late = join([token for token in tree(verb) if token.i > max(t.i for t in tree(thing)) and token.text not in (".", ";")])
        one, other = join(tree(subject)), join(tree(thing))
        for said in CONVERSES.get(verb.lemma_, ()):
            if verb.lemma_ == "father" or thing.pos_ != "PROPN":
                continue
            yield sentence(f"{other} {said} {one} {late}"), "converse"
        if verb.lemma_ in ("buy", "sell", "borrow", "lend", "receive", "give"):
            preposition = next((child for child in verb.children if child.dep_ in ("prep", "dative") and child.lower_ in ("from", "to")), None)
            party = next((child for child in preposition.children if child.dep_ == "pobj"), None) if preposition is not None else None
            pair = {"buy": ("from", "sold {} to"), "sell": ("to", "bought {} from"), "borrow": ("from", "lent {} to"), "lend": ("to", "borrowed {} from"), "receive": ("from", "gave {} to"), "give": ("to", "received {} from")}[verb.lemma_]
            if party is not None and preposition.lower_ == pair[0]:
                rest = join([t for t in tree(verb) if t.i > max(x.i for x in tree(preposition)) and t.text not in (".", ";")])
                yield sentence(f"{join(tree(party))} {pair[1].format(other)} {one} {rest}"), "converse"


def negatives(doc):
    text = doc.text
    for pattern, other in ((r"\bdid not (\w+) any\b", None), (r"\bwas not allowed to\b", "could not"), (r"\bwere not allowed to\b", "could not"), (r"\bno longer\b", "not any more"), (r"\bcannot\b", "is not able to"), (r"\bnone of\b", "not one of"), (r"\bwithout\b", "with no"), (r"\bhas never\b", "has not ever"), (r"\bnobody\b", "not a single person"), (r"\bfound no\b", "did not find any"), (r"\bhad no\b", "did not have any"), (r"\bhas no\b", "does not have any"), (r"\bgot no\b", "did not get any"), (r"\bgave no\b", "did not give any"), (r"\brefused\b", "would not agree")):
        if other:
            for match in re.finditer(pattern, text, re.I):
                yield sentence(text[: match.start()] + other + text[match.end() :]), "negation-kept"


WAYS = [clauses, relatives, appositions, left_out, passive, active, moved, reports, numbers, same_words, conjuncts, converses, negatives]


def retellings(doc):
    for way in WAYS:
        for text, kind in way(doc):
            if 4 <= len(text.split()) <= 45:
                yield text, kind
