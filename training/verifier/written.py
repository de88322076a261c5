"""Statements that we wrote by hand beside sentences of our own, some that follow and some that do not (written/)."""

import glob
import json
import os

WRITTEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "written")
# Of each so many quotes one is held back.
HELD_EVERY = 8


def written(_, chance):
    for path in sorted(glob.glob(os.path.join(WRITTEN, "*.jsonl"))):
        with open(path) as file:
            for at, line in enumerate(file):
                row = json.loads(line)
                quote = f"{row['title']}. {row['quote']}" if row.get("title") else row["quote"]
                for follows, statements in ((True, row["follows"]), (False, row["not"])):
                    for statement in statements:
                        yield at % HELD_EVERY == 3, {"quote": quote, "statement": statement, "follows": follows, "kind": "written/" + os.path.basename(path)[:-6]}
