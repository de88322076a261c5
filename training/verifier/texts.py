"""What we wrote for the reader (training/reader), as titles, paragraphs, sentences and questions. The last article of each file is held back,
and of ten written passages the eighth, as there."""

import glob
import json
import os
import re

READER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reader")
END = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[A-Z“\"‘'(])")
NOT_AN_END = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|Prof|No|vs|Sgt|Lt|Col|Gen|Capt|Rev|Jr|Sr|[A-Z])\.$")


def sentences_of(paragraph):
    parts, start = [], 0
    for match in END.finditer(paragraph):
        if NOT_AN_END.search(paragraph[: match.start()]):
            continue
        parts.append(paragraph[start : match.end()].strip())
        start = match.end()
    parts.append(paragraph[start:].strip())
    return [part for part in parts if part]


def lines_of(folder):
    for path in sorted(glob.glob(os.path.join(READER, folder, "*.jsonl"))):
        with open(path) as file:
            rows = [json.loads(line) for line in file]
        for at, row in enumerate(rows):
            yield os.path.basename(path), at, len(rows), row


def articles():
    """(held, title, paragraphs, answered, unanswered); questions as {q, a, p}."""
    loose = {(name, row["title"]): row for name, _, _, row in lines_of("loose")}
    for name, at, count, row in lines_of("articles"):
        careless = loose.get((name, row["title"]), {"answered": [], "unanswered": []})
        yield at == count - 1, row["title"], row["paragraphs"], row["answered"], row["unanswered"], careless["answered"], careless["unanswered"]
    for _, at, _, row in lines_of("written"):
        answered = [{**one, "p": 0} for one in row["answered"]]
        unanswered = [{"q": one, "p": 0} for one in row["unanswered"]]
        yield at % 10 == 7, row["title"], [row["passage"]], answered, unanswered, [], []
