"""Makes the examples that the reader learns from: a question, a passage, and where the answer stands or that there is none.

    make_examples.py DATA_FOLDER OUT_FOLDER

Writes train.jsonl and held.jsonl (every twentieth paragraph, for calibration), one example a line:
{"kind", "before", "question", "title", "passage", "start", "end"}; offsets in code points of the passage, null where there is no answer;
`before`: what was asked just before, or null.
Odd paragraphs of reddit and amazon are left out: bench/reading measures on them. XQuAD and the piece of SQuAD 2.0 are not read.

Most of what is to be learnt is when a passage does not answer, so each answered question comes back spoilt: the answering
sentence taken out, a neighbouring passage instead, a name, number, year or word of the question exchanged, another thing asked
of the same fact (why, of what tells when), or of something that the passage names (how old, by whom founded).
"""

import json
import os
import random
import re
import sys
from collections import Counter

from ask_beside import ask_beside, ask_told
from neighbours import Neighbours
from spoil import ask_otherwise, exchange, things_to_exchange, without_answer, without_phrase

SEED = 20
WRITTEN = os.path.join(os.path.dirname(__file__), "written")
TALKS = os.path.join(os.path.dirname(__file__), "talks")
ARTICLES = os.path.join(os.path.dirname(__file__), "articles")
# The same articles, asked of carelessly.
LOOSE = os.path.join(os.path.dirname(__file__), "loose")
HELD_EVERY, HELD_AT = 20, 7
# Of each ten that are written, the one that is held back: they also fit how sure an answer must be among few passages.
WRITTEN_HELD = 7
# Of each five articles of a file, the one that is held back.
ARTICLES_HELD = 4
# Of each six conversations of a file, the one that is held back.
TALKS_HELD = 5
# Share of examples of a kind that are kept, where many of them teach the same.
SHARES = {
    "written": 0.25,
    "written-none": 0.25,
    "written-near": 0.3,
    "qamr-exchanged": 0.8,
    "reddit-exchanged": 0.6,
    "amazon-exchanged": 0.6,
    "reddit-beside": 0.3,
    "amazon-beside": 0.3,
    "qamr-beside": 0.5,
    "written-exchanged": 0.2,
    "written-left-out": 0.15,
    "written-beside-left-out": 0.15,
    "written-article": 0.3,
    "written-article-none": 0.4,
    "written-article-near": 0.2,
    "written-article-exchanged": 0.3,
    "written-article-left-out": 0.15,
    "written-article-beside-left-out": 0.15,
    "written-article-elsewhere": 0.3,
    "written-loose-near": 0.2,
    "written-loose-elsewhere": 0.3,
    "written-twin-near": 0.4,
    "written-twin-left-out": 0.2,
    "written-twin-beside-left-out": 0.2,
    "written-twin-exchanged": 0.6,
    "written-twin-elsewhere": 0.6,
    "written-talk-near": 0.8,
}
# Share of the questions of our own articles that stand behind others of the same article, which are not to be answered again.
BEHIND = 0.12
# Turns that stand behind the one or the two before them; the others stand alone. Each is put so often.
BEHIND_ONE, BEHIND_TWO = 0.35, 0.5
TIMES_A_TURN = 2
# Of the other paragraphs of its article, a question is asked of the one that shares most words with it, and often of one more.
ANOTHER_PARAGRAPH = 0.5
# Share of questions that are asked of the paragraph of another article that comes nearest.
ELSEWHERE = 0.4
# Shares of questions that are also asked as people type them.
LOWER_CASE, KEYWORDS = 0.15, 0.04
# Share of questions that are asked of a neighbouring passage, too.
NEAR = 0.7
# Share of passages that are read with a title before them, where there is one; with another's, where there is none.
TITLED, MISTITLED = 0.6, 0.12

chance = random.Random(SEED)


class Examples:
    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.files = {name: open(os.path.join(folder, f"{name}.jsonl"), "w") for name in ("train", "held")}
        self.count = Counter()
        self.titles = ["Local news", "A short history", "Frequently asked questions", "Minutes of the meeting"]

    def put(self, kind, group, question, passage, span=None, title=None, before=()):
        """`group`: the number of the paragraph, so that all examples of one paragraph are on one side. `before`: what was asked just before."""
        if chance.random() > SHARES.get(kind, 1):
            return
        if title and chance.random() > TITLED:
            title = None
        if not title and chance.random() < MISTITLED:
            title = chance.choice(self.titles)
        start, end = span or (None, None)
        row = {
            "kind": kind,
            "before": " ".join(as_typed(each.strip()) for each in before) or None,
            "question": as_typed(question.strip()),
            "title": title,
            "passage": passage,
            "start": start,
            "end": end,
        }
        self.files["held" if group % HELD_EVERY == HELD_AT else "train"].write(json.dumps(row, ensure_ascii=False) + "\n")
        self.count[kind] += 1


STOP = set("a an the is are was were do does did of in on at to for by with from and or it its this that there be been".split())


def as_typed(question):
    draw = chance.random()
    if draw < KEYWORDS:
        words = [word for word in question.rstrip("? ").split() if word.lower() not in STOP]
        return " ".join(words).lower() if len(words) > 2 else question
    return question.lower().rstrip("? ") if draw < KEYWORDS + LOWER_CASE else question


def squad(examples, data, name, kind):
    """SQuADShifts: even paragraphs alone."""
    with open(os.path.join(data, name)) as file:
        articles = json.load(file)["data"]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    kept = [(number, paragraph) for number, paragraph in enumerate(paragraphs) if number % 2 == 0]
    texts = [paragraph["context"] for _, paragraph in kept]
    neighbours = Neighbours(texts)
    questions = [qa["question"] for _, paragraph in kept for qa in paragraph["qas"]]
    things = things_to_exchange(questions)
    for at, (number, paragraph) in enumerate(kept):
        group = number // 2
        tell(examples, kind, group, texts[at])
        asked = []
        for qa in paragraph["qas"]:
            answers = Counter((answer["answer_start"], answer["text"]) for answer in qa["answers"])
            if not answers:
                continue
            ((start, text), _), *_ = answers.most_common(1)
            if texts[at][start : start + len(text)] != text:
                continue
            texts_of_answers = [answer["text"] for answer in qa["answers"]]
            span = (start, start + len(text))
            spoil(examples, kind, group, qa["question"], texts, at, span, texts_of_answers, things, neighbours)
            asked.append((qa["question"], span, texts_of_answers))
        leave_out(examples, kind, group, texts[at], asked)


def leave_out(examples, kind, group, passage, asked, title=None):
    """The passage that tells all but the answer of one question; the others are answered still."""
    for question, span, answers in asked:
        left = without_phrase(passage, span, answers, chance)
        if left is None:
            continue
        text, start, end, put = left
        examples.put(f"{kind}-left-out", group, question, text, None, title)
        others = [(other, place) for other, place, _ in asked if place[1] <= start or place[0] >= end]
        if others:
            other, place = chance.choice(others)
            moved = 0 if place[1] <= start else start + put - end
            examples.put(f"{kind}-beside-left-out", group, other, text, (place[0] + moved, place[1] + moved), title)


def tell(examples, kind, group, passage):
    for question, span in ask_told(passage):
        examples.put(f"{kind}-told", group, question, passage, span)


def spoil(examples, kind, group, question, texts, at, span, answers, things, neighbours, title=None):
    """One answered question, and what is made of it."""
    passage = texts[at]
    examples.put(kind, group, question, passage, span, title)
    near = [j for j in neighbours.of(question) if j != at and not any(answer.lower() in texts[j].lower() for answer in answers)]
    if near and chance.random() < NEAR:
        examples.put(f"{kind}-near", group, question, texts[chance.choice(near[:4])])
    for exchanged in exchanges(question, passage, things):
        examples.put(f"{kind}-exchanged", group, exchanged, passage, None, title)
    rest = without_answer(passage, span, answers)
    if rest and chance.random() < 0.85:
        examples.put(f"{kind}-without", group, question, rest, None, title)
    otherwise = ask_otherwise(question, passage[span[0] : span[1]], passage)
    if otherwise and chance.random() < 0.6:
        examples.put(f"{kind}-otherwise", group, otherwise, passage, None, title)
    beside = ask_beside(question, passage, chance)
    if beside and chance.random() < 0.5:
        examples.put(f"{kind}-beside", group, beside, passage, None, title)


def exchanges(question, passage, things):
    """One, and often another in another way."""
    first = exchange(question, passage, things, chance)
    second = exchange(question, passage, things, chance) if first and chance.random() < 0.4 else None
    return [made for made in {first: None, second: None} if made]


def plain(text):
    """Text whose tokens are set apart ("( 1946 )", "did n't") as it is usually written."""
    text = text.replace("``", '"').replace("''", '"').replace("-LRB-", "(").replace("-RRB-", ")").replace(" -- ", " – ")
    text = re.sub(r"(?<=\w) - (?=\w)", "-", text)
    text = re.sub(r"\s+([.,;:?!%)\]])", r"\1", re.sub(r"([(\[$£€])\s+", r"\1", text))
    return re.sub(r" (n't|'s|'re|'ve|'ll|'m|'d)\b", r"\1", text)


def place_of(passage, part):
    at = passage.find(part) if part else -1
    return (at, at + len(part)) if at >= 0 else None


def natural_questions(examples, data):
    """QED: questions as typed into a search box, with the answer and the page's title."""
    with open(os.path.join(data, "reader/qed-dev.jsonl")) as file:
        rows = [json.loads(line) for line in file]
    texts = [plain(row["paragraph_text"]) for row in rows]
    examples.titles += [row["title_text"] for row in rows]
    neighbours = Neighbours(texts)
    things = things_to_exchange([row["question_text"] for row in rows])
    for at, row in enumerate(rows):
        tell(examples, "qed", at, texts[at])
        question = row["question_text"] + ("?" if chance.random() < 0.5 else "")
        answers = [plain(part["string"]).strip() for answer in row["original_nq_answers"] for part in answer]
        span = place_of(texts[at], answers[0]) if answers else None
        if span:
            spoil(examples, "qed", at, question, texts, at, span, answers, things, neighbours, row["title_text"])
            leave_out(examples, "qed", at, texts[at], [(question, span, answers)], row["title_text"])


def long_answers(examples, data):
    """ClapNQ: sentences that answer at length, and near passages that do not answer."""
    for name in ("clapnq-answerable", "clapnq-unanswerable"):
        with open(os.path.join(data, f"reader/{name}.jsonl")) as file:
            rows = [json.loads(line) for line in file]
        for group, row in enumerate(rows):
            page = row["passages"][0]
            passage = plain(page["text"])[:1200]
            tell(examples, "clapnq", group, passage)
            beside = ask_beside(row["input"], passage, chance)
            if beside:
                examples.put("clapnq-beside", group, beside, passage, None, page["title"])
            if name.endswith("unanswerable"):
                examples.put("clapnq-none", group, row["input"], passage, None, page["title"])
                continue
            sentences = [plain(sentence) for sentence in row["output"][0]["selected_sentences"]]
            span = place_of(passage, sentences[0]) if sentences else None
            if span:
                examples.put("clapnq", group, row["input"], passage, span, page["title"])
                other = rows[(group + 1 + chance.randrange(len(rows) - 1)) % len(rows)]["passages"][0]
                examples.put("clapnq-other", group, row["input"], plain(other["text"])[:1200], None, other["title"])


def negation(examples, data):
    """CondaQA: the answer to "does it …?" is the sentence that it turns on."""
    with open(os.path.join(data, "reader/condaqa-dev.json")) as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        passage, group = row["sentence1"], int(row["PassageID"])
        span = place_of(passage, row["original sentence"].strip())
        if row["label"] == "DON'T KNOW":
            examples.put("condaqa-none", group, row["sentence2"], passage)
        elif span and row["label"] in ("YES", "NO"):
            examples.put("condaqa", group, row["sentence2"], passage, span)


def single_sentences(examples, data):
    """QAMR: many short questions on single sentences; some are read among other sentences."""
    with open(os.path.join(data, "reader/qamr-sentences.tsv")) as file:
        sentences = dict(line.rstrip("\n").split("\t", 1) for line in file)
    rows = []
    for name in ("qamr-dev", "qamr-test"):
        with open(os.path.join(data, f"reader/{name}.tsv")) as file:
            rows += [line.rstrip("\n").split("\t") for line in file]
    rows = [row for row in rows if len(row) > 6 and row[0] in sentences]
    things = things_to_exchange([row[5] for row in rows])
    groups = {name: group for group, name in enumerate(sentences)}
    others = [plain(sentence) for sentence in sentences.values()]
    seen, asked_of = set(), {}
    for row in rows:
        tokens = sentences[row[0]].split(" ")
        places = sorted(int(place) for place in row[6].split())
        together = places and places == list(range(places[0], places[-1] + 1)) and places[-1] < len(tokens)
        key = (row[0], row[5].lower())
        # Each sentence has many questions that ask the same: half of them teach as much.
        if not together or len(places) > 10 or key in seen or chance.random() < 0.55:
            continue
        seen.add(key)
        passage, question = plain(" ".join(tokens)), plain(row[5])
        answer = plain(" ".join(tokens[places[0] : places[-1] + 1])).strip(" .,")
        span = place_of(passage, answer)
        if not span or passage.count(answer) > 1:
            continue
        group = groups[row[0]]
        asked_of.setdefault(passage, (group, []))[1].append((question, span, [answer]))
        if chance.random() < 0.3:
            before, after = chance.sample(others, 2)
            if answer not in before + after:
                span = (span[0] + len(before) + 1, span[1] + len(before) + 1)
                passage = f"{before} {passage} {after}"
        examples.put("qamr", group, question, passage, span)
        draw = chance.random()
        exchanged = exchange(question, passage, things, chance) if draw < 0.3 else None
        otherwise = ask_otherwise(question, answer, passage) if 0.3 < draw < 0.4 else None
        if exchanged or otherwise:
            examples.put("qamr-exchanged", group, exchanged or otherwise, passage)
        elif draw > 0.85:
            beside = ask_beside(question, passage, chance)
            if beside:
                examples.put("qamr-beside", group, beside, passage)
        elif draw > 0.8:
            other = chance.choice(rows)
            if other[0] != row[0]:
                examples.put("qamr-other", group, plain(other[5]), passage)
    for passage, (group, asked) in asked_of.items():
        leave_out(examples, "qamr", group, passage, asked)


def written(examples):
    """Passages of many genres, with what they answer and what they nearly answer, written for this."""
    names = sorted(name for name in os.listdir(WRITTEN) if name.endswith(".jsonl"))
    rows = [json.loads(line) | {"held": number % 10 == WRITTEN_HELD} for name in names for number, line in enumerate(open(os.path.join(WRITTEN, name)))]
    if not rows:
        return
    neighbours = Neighbours([row["passage"] for row in rows])
    questions = [one["q"] for row in rows for one in row["answered"]]
    things = things_to_exchange(questions)
    for at, row in enumerate(rows):
        group = HELD_AT if row["held"] else 0
        passage, title = row["passage"], row["title"]
        asked = []
        for one in row["answered"]:
            around = one.get("in", one["a"])
            start = passage.index(around) + around.index(one["a"])
            span = (start, start + len(one["a"]))
            asked.append((one["q"], span, [one["a"]]))
            examples.put("written", group, one["q"], passage, span, title)
            if chance.random() < 0.3:
                near = [j for j in neighbours.of(one["q"], 5) if j != at and one["a"].lower() not in rows[j]["passage"].lower()]
                if near:
                    examples.put("written-near", group, one["q"], rows[near[0]]["passage"], None, rows[near[0]]["title"])
            exchanged = exchange(one["q"], passage, things, chance) if chance.random() < 0.3 else None
            if exchanged:
                examples.put("written-exchanged", group, exchanged, passage, None, title)
        for question in row["unanswered"]:
            examples.put("written-none", group, question, passage, None, title)
        leave_out(examples, "written", group, passage, asked, title)


def articles(examples):
    """Whole articles, with questions that one paragraph answers and the others, which tell of the same things, do not."""
    names = sorted(name for name in os.listdir(ARTICLES) if name.endswith(".jsonl"))
    rows = [(name, number, json.loads(line)) for name in names for number, line in enumerate(open(os.path.join(ARTICLES, name)))]
    loose = {}
    for name in sorted(name for name in os.listdir(LOOSE) if name.endswith(".jsonl")):
        for line in open(os.path.join(LOOSE, name)):
            row = json.loads(line)
            loose[name, row["title"]] = row
    things = things_to_exchange([one["q"] for _, _, row in rows for one in row["answered"]])
    everywhere = [(row, paragraph) for _, _, row in rows for paragraph in row["paragraphs"]]
    neighbours_everywhere = Neighbours([paragraph for _, paragraph in everywhere])
    for name, number, row in rows:
        group = HELD_AT if number == ARTICLES_HELD else 0
        paragraphs, title = row["paragraphs"], row["title"]
        # Half of what such an article does not answer are twins of what it does: a word or two exchanged.
        own_kind = "written-twin" if name.startswith("twins-") else "written-article"
        neighbours = Neighbours(paragraphs, common=1)
        asked = [[] for _ in paragraphs]

        def behind(question, at):
            """Seldom, one or two other questions of the article, mostly such as paragraph `at` answers."""
            if chance.random() > BEHIND:
                return []
            others = [one for _, one in told if one["q"] != question]
            near = [one for one in others if one["p"] == at]
            first = chance.choice(near if near and chance.random() < 0.6 else others)["q"]
            return [chance.choice(others)["q"], first] if chance.random() < 0.4 else [first]

        def ask_others(kind, question, at, answer=None):
            others = [j for j in neighbours.of(question) if j != at and (answer is None or answer.lower() not in paragraphs[j].lower())]
            for place, other in enumerate(others[:1] + chance.sample(others[1:], min(1, len(others[1:])))):
                if place == 0 or chance.random() < ANOTHER_PARAGRAPH:
                    examples.put(f"{kind}-near", group, question, paragraphs[other], None, title, behind(question, other))

        careless = loose.get((name, title), {"answered": [], "unanswered": []})
        told = [(own_kind, one) for one in row["answered"]] + [("written-loose", one) for one in careless["answered"]]
        untold = [(own_kind, one) for one in row["unanswered"]] + [("written-loose", one) for one in careless["unanswered"]]
        for kind, one in told:
            at = one["p"]
            around = one.get("in", one["a"])
            start = paragraphs[at].index(around) + around.index(one["a"])
            span = (start, start + len(one["a"]))
            asked[at].append((one["q"], span, [one["a"]]))
            examples.put(kind, group, one["q"], paragraphs[at], span, title, behind(one["q"], at))
            ask_others(kind, one["q"], at, one["a"])
            if chance.random() < ELSEWHERE:
                for j in neighbours_everywhere.of(one["q"], 8):
                    other, paragraph = everywhere[j]
                    if other is not row and one["a"].lower() not in paragraph.lower():
                        examples.put(f"{kind}-elsewhere", group, one["q"], paragraph, None, other["title"])
                        break
            exchanged = exchange(one["q"], paragraphs[at], things, chance) if chance.random() < 0.15 else None
            if exchanged:
                examples.put(f"{kind}-exchanged", group, exchanged, paragraphs[at], None, title)
        for kind, one in untold:
            examples.put(f"{kind}-none", group, one["q"], paragraphs[one["p"]], None, title, behind(one["q"], one["p"]))
            if chance.random() < 0.4:
                ask_others(kind, one["q"], one["p"])
        for at, passage in enumerate(paragraphs):
            leave_out(examples, own_kind, group, passage, asked[at], title)


def talks(examples):
    """Conversations about a passage, or about an article of several paragraphs. A turn stands behind those before it, or alone."""
    names = sorted(name for name in os.listdir(TALKS) if name.endswith(".jsonl"))
    of_articles = {}
    for name in sorted(name for name in os.listdir(ARTICLES) if name.endswith(".jsonl")):
        for number, line in enumerate(open(os.path.join(ARTICLES, name))):
            row = json.loads(line)
            of_articles[name, row["title"]] = (row["paragraphs"], number == ARTICLES_HELD)
    rows = []
    for name in names:
        for number, line in enumerate(open(os.path.join(TALKS, name))):
            row = json.loads(line)
            own, held = ([row["passage"]], number == TALKS_HELD) if "passage" in row else of_articles[name.removeprefix("about-"), row["title"]]
            rows.append((row["title"], own, row["turns"], held))
    neighbours = Neighbours([" ".join(own) for _, own, _, _ in rows])
    for at, (title, paragraphs, turns, held) in enumerate(rows):
        group = HELD_AT if held else 0
        for place, turn in enumerate(turns * TIMES_A_TURN):
            place %= len(turns)
            draw = chance.random()
            told = turns[max(0, place - (2 if draw < BEHIND_TWO else 1)) : place] if draw < BEHIND_ONE + BEHIND_TWO else []
            before = [other["q"] for other in told]
            own = turn.get("p", 0)
            if turn["a"] is None:
                examples.put("written-talk-none", group, turn["q"], paragraphs[own], None, title, before)
            else:
                around = turn.get("in", turn["a"])
                start = paragraphs[own].index(around) + around.index(turn["a"])
                span = (start, start + len(turn["a"]))
                examples.put("written-talk", group, turn["q"], paragraphs[own], span, title, before)
            spoken_of = {other.get("p", 0) for other in told} - {own}
            rest = set(range(len(paragraphs))) - spoken_of - {own}
            for other in sorted(spoken_of) + chance.sample(sorted(rest), min(1, len(rest))):
                if chance.random() < (0.7 if other in spoken_of else 0.35):
                    examples.put("written-talk-near", group, turn["q"], paragraphs[other], None, title, before)
            near = [j for j in neighbours.of(turn["q"], 5) if j != at]
            if near and chance.random() < 0.15:
                other, others = rows[near[0]][:2]
                examples.put("written-talk-near", group, turn["q"], chance.choice(others), None, other, before)


def main():
    data, folder = sys.argv[1:3]
    examples = Examples(folder)
    natural_questions(examples, data)
    squad(examples, data, "squadshifts-reddit.json", "reddit")
    squad(examples, data, "squadshifts-amazon.json", "amazon")
    long_answers(examples, data)
    negation(examples, data)
    single_sentences(examples, data)
    written(examples)
    articles(examples)
    talks(examples)
    print(sum(examples.count.values()), "examples", dict(examples.count))


if __name__ == "__main__":
    main()
