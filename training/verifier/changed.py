"""Sentences of our own articles, retold so that they hold, and the same with one mistake: what is true and what is false differ by the mistake alone."""

import re

from change import KINDS, WEIGHTS, changes
from retell import retellings, sentence
from texts import articles, sentences_of

PRONOUN = re.compile(r"\b(he|she|it|they|his|her|their|its|him|them|this|that|these|those|the latter)\b", re.I)
# Shares of texts, and of their sentences, that are used: parsing them takes longest.
TEXTS_USED, USED = 0.4, 0.6


def chosen(options, count, chance, weights):
    """Of each kind one, then as many as are wanted, the rarer kinds first."""
    kinds = {}
    for text, kind in options:
        kinds.setdefault(kind, []).append(text)
    order = sorted(kinds, key=lambda kind: chance.random() ** (1 / weights.get(kind, 1)), reverse=True)
    return [(chance.choice(kinds[kind]), kind) for kind in order[:count]]


def changed(nlp, chance):
    batch = []
    for held, title, paragraphs, *_ in articles():
        if chance.random() > TEXTS_USED:
            continue
        for paragraph in paragraphs:
            sentences = sentences_of(paragraph)
            batch.append((held, title, sentences))
    docs = nlp.pipe((sentence for _, _, sentences in batch for sentence in sentences), batch_size=256)
    retold = []
    for held, title, sentences in batch:
        parsed = [next(docs) for _ in sentences]
        around = sorted({(entity.text, KINDS[entity.label_]) for doc in parsed for entity in doc.ents if entity.label_ in KINDS})
        for at, doc in enumerate(parsed):
            if chance.random() > USED or not 6 <= len(doc) <= 60:
                continue
            quote = sentences[at]
            if at > 0 and PRONOUN.search(" ".join(quote.split()[:6])):
                quote = f"{sentences[at - 1]} {quote}"
            told = chosen(list(retellings(doc)), 3, chance, {"left-out": 0.6, "synonym": 0.7, "number": 0.6, "moved": 0.7})
            own = [(sentence(doc.text), "same")] if chance.random() < 0.5 or not told else []
            if at > 0 and chance.random() < 0.3 and len(sentences[at - 1].split()) + len(doc) < 45:
                # Two sentences joined, and what the second says of the wrong one.
                joined = f"{sentences[at - 1].rstrip('.')}, and {sentences[at]}"
                retold.append((held, title, f"{sentences[at - 1]} {sentences[at]}", around, joined, "joined"))
                false = f"{sentences[at - 1].rstrip('.')} because {sentences[at]}"
                if not re.match(r"(the reason|because|so |therefore|as a result|this)", sentences[at], re.I):
                    yield held, row(title, f"{sentences[at - 1]} {sentences[at]}", false, False, "cause-of-two")
                before = parsed[at - 1]
                yield from merged(held, title, sentences, at, before, doc)
            retold.extend((held, title, quote, around, text, kind) for text, kind in told + own)
    for (held, title, quote, around, text, kind), doc in zip(retold, nlp.pipe((one[4] for one in retold), batch_size=256)):
        yield held, row(title, quote, sentence(text), True, kind)
        wrong = chosen(list(changes(doc, around, chance)), 1 if chance.random() < 0.6 else 2, chance, WEIGHTS)
        for false, of_kind in wrong:
            yield held, row(title, quote, false, False, of_kind)


def merged(held, title, sentences, at, before, doc):
    """The subject of one sentence with the deed of the next."""
    first, second = ([token for token in one if token.dep_ == "nsubj" and token.head.dep_ == "ROOT"] for one in (before, doc))
    if not first or not second or first[0].pos_ != "PROPN" or second[0].pos_ not in ("PROPN", "NOUN") or first[0].lower_ == second[0].lower_:
        return
    one, other = list(first[0].subtree), list(second[0].subtree)
    if len(one) > 8 or len(other) > 8 or {token.lower_ for token in one} & {token.lower_ for token in other if token.pos_ == "PROPN"}:
        return
    quote = f"{sentences[at - 1]} {sentences[at]}"
    subject = "".join(token.text_with_ws for token in one).strip()
    deed = doc[other[-1].i + 1 :].text
    yield held, row(title, quote, sentence(f"{subject} {deed}"), False, "merged")
    yield held, row(title, quote, sentence(f"{before.text.rstrip('.')} and {deed}"), False, "merged")
    yield held, row(title, quote, sentence(f"{before.text.rstrip('.')} and {doc.text}"), True, "joined")


def row(title, quote, statement, follows, kind):
    return {"quote": f"{title}. {quote}", "statement": statement, "follows": follows, "kind": f"changed/{kind}"}
