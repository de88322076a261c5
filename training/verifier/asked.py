"""Statements made of our questions and answers: true ones, and false ones whose question is a near miss that the text does not answer."""

import re

from declare import declare
from texts import articles, sentences_of

WORD = re.compile(r"\w+")
SMALL = set("the a an of in on at to for by with from and or was were is are did do does had has have what which who whom whose when where why how many much that it its his her he she they their".split())


def words_of(text):
    return {word for word in WORD.findall(text.lower()) if word not in SMALL}


def shape_of(answer):
    if re.search(r"\d", answer) or answer.lower().split()[0] in NUMBERS:
        return "number"
    return "name" if all(word[:1].isupper() for word in answer.split() if word.lower() not in SMALL) else f"words {min(4, len(answer.split()))}"


NUMBERS = set("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split())


def window(paragraph, question, chance):
    """Sentences about the answer: as few as hold it and most words of the question."""
    answer, around = question["a"], question.get("in") or question["a"]
    at = paragraph.find(around)
    if at < 0:
        return None
    at += around.find(answer)
    sentences, places, start = sentences_of(paragraph), [], 0
    for sentence in sentences:
        start = paragraph.find(sentence, start)
        places.append((start, start + len(sentence)))
    own = next((number for number, (first, last) in enumerate(places) if first <= at < last), None)
    if own is None:
        return None
    asked = words_of(question["q"])
    here = words_of(sentences[own])
    low, high = own, own
    for other in (own - 1, own + 1):
        if 0 <= other < len(sentences) and (asked - here) & words_of(sentences[other]):
            low, high = min(low, other), max(high, other)
    if chance.random() < 0.15:
        low, high = max(0, low - 1), min(len(sentences) - 1, high + 1)
    return " ".join(sentences[low : high + 1])


def asked(nlp, chance):
    texts = []
    for held, title, paragraphs, answered, unanswered, careless, careless_not in articles():
        texts.append((held, title, paragraphs, answered, unanswered, careless, careless_not))
    questions = sorted({one["q"] for text in texts for part in text[3:5] for one in part})
    parsed = dict(zip(questions, nlp.pipe(questions, batch_size=256)))
    for held, title, paragraphs, answered, unanswered, careless, careless_not in texts:
        for sure, near, share in ((answered, unanswered, 1), (careless, careless_not, 0.4)):
            for one in sure:
                quote = window(paragraphs[one["p"]], one, chance)
                if quote is None:
                    continue
                quote = f"{title}. {quote}"
                of_q = parsed.get(one["q"])
                for follows, question, answer, kind in made_of(one, sure, near, chance):
                    statement = None
                    of_question = of_q if question == one["q"] else parsed.get(question)
                    if of_question is not None:
                        statement = declare(of_question, answer)
                    said, kept = (statement, share) if statement else (f"{question} {answer}.", 0.15 if share == 1 else 0.08)
                    if kept < 1 and chance.random() > kept:
                        continue
                    yield held, {"quote": quote, "statement": said, "follows": follows, "kind": f"asked{'' if statement else '-plain'}/{kind}"}


def made_of(one, sure, near, chance):
    yield True, one["q"], one["a"], "told"
    # A question that the text nearly answers, with the answer to the question that it is nearest to.
    twins = [other for other in near if other["p"] == one["p"] and likeness(other["q"], one["q"]) > 0.4]
    if twins:
        twin = max(twins, key=lambda other: likeness(other["q"], one["q"]))
        yield False, twin["q"], one["a"], "twin"
    others = [other["a"] for other in sure if other["p"] == one["p"] and shape_of(other["a"]) == shape_of(one["a"]) and not words_of(other["a"]) & words_of(one["a"]) and not words_of(other["a"]) & words_of(one["q"])]
    if others and chance.random() < 0.6:
        yield False, one["q"], chance.choice(others), "another-answer"


def likeness(one, other):
    first, second = words_of(one), words_of(other)
    return len(first & second) / max(1, len(first | second))
