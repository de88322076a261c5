"""Fine-tunes a small encoder as a verifier: whether a statement follows from what it quotes.

    train.py ENCODER_FOLDER EXAMPLES_FOLDER OUT_FOLDER [--reader MODEL.onnx] [--minutes 60] [--rate 1e-4] [--from CHECKPOINT.pt] [--threads 2]

Six layers of 384 (all-MiniLM-L6-v2), begun with the weights of our reader, which learnt to hold a question against a passage; two labels.
Nothing is dropped out, and the embeddings and the two lowest layers stay as they are. A checkpoint is written every ten minutes, with the figures of held.jsonl.
"""

import argparse
import json
import os
import random
import time
from collections import defaultdict

import torch
from torch.nn import functional

from formats import otherwise_written
from network import encode, load_tokenizer, new_verifier, tensors

SEED = 20
# The lowest stay as the reader's are, which saves a fifth of the time.
FROZEN_LAYERS = 2
WARM_UP = 0.04
TOKENS_A_BATCH = 1400
CHECKPOINT_SECONDS = 780
# Of a round, and what part of it comes from where; of each, half follows.
EXAMPLES_A_ROUND = 2400
PARTS = {"written": 0.42, "changed": 0.28, "asked": 0.19, "asked-plain": 0.01, "other": 0.1}


def read_rows(path):
    with open(path) as file:
        return [json.loads(line) for line in file]


def batches(examples, chance):
    """Numbers of examples of like length, so that little is padded; in random order."""
    order = sorted(range(len(examples)), key=lambda at: len(examples[at][0]) + chance.random() * 16)
    all_batches, batch = [], []
    for at in order:
        if batch and (len(batch) + 1) * len(examples[at][0]) > TOKENS_A_BATCH:
            all_batches.append(batch)
            batch = []
        batch.append(at)
    all_batches.append(batch)
    chance.shuffle(all_batches)
    return all_batches


def drawn_from(rows, chance):
    """Kinds of a part come as often as each other, whatever there is of them."""
    kinds = defaultdict(lambda: defaultdict(list))
    for row in rows:
        kinds[row["kind"].split("/")[0], row["follows"]][row["kind"]].append(row)
    drawn = []
    for (part, _), of_part in kinds.items():
        # Between as often as each other and as often as they are.
        names = sorted(of_part)
        weights = [len(of_part[name]) ** 0.6 for name in names]
        count = round(EXAMPLES_A_ROUND * PARTS[part] / 2)
        drawn.extend(otherwise_written(chance.choice(of_part[name]), chance) for name in chance.choices(names, weights, k=count))
    return drawn


def shares(verifier, examples):
    """How sure it is that each follows."""
    found = [0.0] * len(examples)
    with torch.no_grad():
        for numbers in batches(examples, random.Random(1)):
            ids, mask, types = tensors([examples[at] for at in numbers])
            logits = verifier(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
            for at, share in zip(numbers, logits.softmax(-1)[:, 1].tolist()):
                found[at] = share
    return found


def area(found, truths):
    """Share of pairs of one that follows and one that does not in which the first is the surer."""
    ordered = sorted(zip(found, truths))
    below, rank_sum, positives = 0, 0, 0
    for _, truth in ordered:
        if truth:
            rank_sum += below
            positives += 1
        else:
            below += 1
    return rank_sum / max(1, positives * below)


def report(verifier, rows, examples):
    found = shares(verifier, examples)
    by_source = defaultdict(list)
    for row, share in zip(rows, found):
        by_source[row["kind"].split("/")[0]].append((share, row["follows"]))
        by_source["all"].append((share, row["follows"]))
    return ", ".join(f"{name} {area(*zip(*pairs)):.3f} ({len(pairs)})" for name, pairs in sorted(by_source.items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder")
    parser.add_argument("examples")
    parser.add_argument("out")
    parser.add_argument("--reader")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--from", dest="start")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer(options.encoder)
    held = read_rows(os.path.join(options.examples, "held.jsonl"))
    held_examples = [encode(row, tokenizer) for row in held]
    verifier = new_verifier(options.encoder, options.reader)
    if options.start:
        verifier.load_state_dict(torch.load(options.start))
    for part in (verifier.bert.embeddings, *verifier.bert.encoder.layer[:FROZEN_LAYERS]):
        part.requires_grad_(False)
    learnt = [parameter for parameter in verifier.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=options.rate, weight_decay=0.01, fused=True)

    def save(name="checkpoint.pt"):
        path = os.path.join(options.out, name)
        torch.save(verifier.state_dict(), path + ".new")
        os.replace(path + ".new", path)
        verifier.eval()
        print(f"{(time.time() - began) / 60:.1f} min, held: {report(verifier, held, held_examples)}", flush=True)
        verifier.train()

    total, began = options.minutes * 60, time.time()
    saved, steps, seen, losses = began, 0, 0, []
    verifier.train()
    while time.time() - began < total:
        drawn = drawn_from(read_rows(os.path.join(options.examples, "train.jsonl")), chance)
        examples = [encode(row, tokenizer) for row in drawn]
        truths = [int(row["follows"]) for row in drawn]
        for numbers in batches(examples, chance):
            share = (time.time() - began) / total
            if share >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, share / WARM_UP) * max(0.02, 1 - share)
            ids, mask, types = tensors([examples[at] for at in numbers])
            logits = verifier(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
            loss = functional.cross_entropy(logits, torch.tensor([truths[at] for at in numbers]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            steps += 1
            seen += len(numbers)
            losses.append(loss.item())
            if steps % 20 == 0:
                spent = time.time() - began
                print(f"{spent / 60:.1f} min, {seen} examples, {seen / spent:.1f} a second, loss {sum(losses) / len(losses):.3f}", flush=True)
                losses.clear()
            if time.time() - saved > CHECKPOINT_SECONDS:
                save()
                saved = time.time()
    save()


if __name__ == "__main__":
    main()
