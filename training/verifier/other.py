"""What others made, for training alone: claims against web articles (WiCE), sentences changed by a word of negation (CondaQA), sentences with
questions and answers (QAMR)."""

import csv
import json
import os
import re
from collections import defaultdict

from asked import shape_of, words_of
from declare import declare


def other(data, nlp, chance):
    folder = os.path.join(data, "reader")
    yield from claims(os.path.join(folder, "wice-dev.jsonl"), chance)
    yield from negated(os.path.join(folder, "condaqa-dev.json"), chance)
    yield from roles(folder, nlp, chance)


def claims(path, chance):
    with open(path) as file:
        for line in file:
            row = json.loads(line)
            sentences = row["evidence"]
            title = next((one.split("TITLE:")[1].strip() for one in sentences[:2] if "TITLE:" in one), "")
            for numbers in row["supporting_sentences"][:2] or [sorted(chance.sample(range(len(sentences)), min(3, len(sentences))))]:
                quote = " ".join(sentences[at] for at in numbers if at < len(sentences))[-900:]
                yield False, {"quote": f"{title}. {quote}", "statement": row["claim"], "follows": row["label"] == "supported", "kind": f"other/wice-{row['label'].split('_')[0]}"}


def negated(path, chance):
    sentences = defaultdict(dict)
    with open(path) as file:
        for line in file:
            row = json.loads(line)
            sentences[row["PassageID"]][row["PassageEditID"]] = row
    for edits in sentences.values():
        first = edits.get(0)
        if first is None:
            continue
        quote = first["original sentence"]
        before = set(re.split(r"(?<=[.!?])\s+", first["sentence1"]))
        yield False, {"quote": quote, "statement": quote, "follows": True, "kind": "other/condaqa-same"}
        for number, row in edits.items():
            new = [one for one in re.split(r"(?<=[.!?])\s+", row["sentence1"]) if one not in before]
            if number == 0 or len(new) != 1:
                continue
            # The first edit says the same; the others change what is denied, or affirm it.
            yield False, {"quote": quote, "statement": new[0], "follows": number == 1, "kind": f"other/condaqa-{number}"}
            yield False, {"quote": new[0], "statement": quote, "follows": number == 1, "kind": f"other/condaqa-{number}"}


def roles(folder, nlp, chance, most=7000):
    sentences = {}
    with open(os.path.join(folder, "qamr-sentences.tsv")) as file:
        for line in file:
            name, _, text = line.rstrip("\n").partition("\t")
            sentences[name] = text.split()
    rows = []
    for part in ("qamr-dev.tsv", "qamr-test.tsv"):
        with open(os.path.join(folder, part)) as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row[0] in sentences:
                    words = sentences[row[0]]
                    answer = plain([words[int(at)] for at in row[6].split() if int(at) < len(words)])
                    rows.append((row[0], row[5], answer))
    chance.shuffle(rows)
    rows = rows[:most]
    answers = defaultdict(set)
    for name, _, answer in rows:
        answers[name].add(answer)
    for (name, _, answer), doc in zip(rows, nlp.pipe((question for _, question, _ in rows), batch_size=256)):
        statement = answer and declare(doc, answer)
        if not statement:
            continue
        quote = plain(sentences[name])
        yield False, {"quote": quote, "statement": statement, "follows": True, "kind": "other/qamr"}
        wrong = [one for one in sorted(answers[name]) if one and shape_of(one) == shape_of(answer) and not words_of(one) & words_of(answer) and one.lower() not in doc.text.lower()]
        if wrong and chance.random() < 0.8:
            false = declare(doc, chance.choice(wrong))
            if false:
                yield False, {"quote": quote, "statement": false, "follows": False, "kind": "other/qamr"}


def plain(words):
    text = " ".join(words).replace("-LRB-", "(").replace("-RRB-", ")").replace("``", "“").replace("''", "”")
    text = re.sub(r"\s+([,.;:?!%)”]|'\w+\b|n't)", r"\1", text)
    return re.sub(r"([(“$])\s+", r"\1", text)
