"""Fine-tunes a small encoder as a reader: where in a passage the answer to a question stands, and whether it stands there.

    train.py ENCODER_FOLDER EXAMPLES_FOLDER OUT_FOLDER [--minutes 90] [--resume | --restart]

Six layers of 384 (all-MiniLM-L6-v2), a head of two logits a token (start, end; the first token when there is no answer) and one
logit for the whole (answerable). Devlin et al., 2019, with the separate answerability of Zhang et al., 2021 (Retrospective
Reader). All layers learn and nothing is dropped out: on examples that it had seen the network was hardly better than on others, and
drawing what is dropped took a quarter of the time. Embeddings of words stay as they are. Two cores read about 3,000 tokens a second.
The products of matrices are computed in half precision (bfloat16), all else in single: half as fast again where the processor
has avx512_bf16, and the loss is the same to a thousandth.
A checkpoint is written every five minutes; --resume goes on from it, with the time that had passed. --restart goes on, too,
but lets the rate rise and fall once more, two thirds as high: for other examples than before.
"""

import argparse
import json
import os
import random
import time

import torch
from torch.nn import functional

from network import Reader, encode, load_tokenizer

SEED = 20
LEARNING_RATE = 1.5e-4
# Share of the time in which the rate rises; then it falls to nothing.
WARM_UP = 0.03
TOKENS_A_BATCH = 5000
CHECKPOINT_SECONDS = 300
# Passages are read in windows of different lengths, so that none is special.
SHORTEST_WINDOW, LONGEST_WINDOW = 96, 176
# How much the answerability counts beside the span.
ANSWERABLE_WEIGHT = 1.0
# What our own passages nearly answer, by kind. From it the span learns nothing: that says where an answer would stand, and how sure
# that is beside passages about something else; only `answerable` says whether it is told. When both learn it, a network as small as
# this is sure of no answer any more (bench/LOG.md).
NEARLY = ("-none", "-left-out", "-exchanged")


class HalfProduct(torch.autograd.Function):
    """x (…, in) times weight (out, in) plus bias (out). torch.autocast is slower here than single precision: it takes attention, too."""

    @staticmethod
    def forward(context, x, weight, bias):
        x, weight = x.to(torch.bfloat16), weight.to(torch.bfloat16)
        context.save_for_backward(x, weight)
        return functional.linear(x, weight).float() + bias

    @staticmethod
    def backward(context, slope):
        x, weight = context.saved_tensors
        half = slope.to(torch.bfloat16)
        of_x = (half @ weight).float() if context.needs_input_grad[0] else None
        if not context.needs_input_grad[1]:
            return of_x, None, None
        of_weight = half.flatten(0, -2).t() @ x.flatten(0, -2)
        return of_x, of_weight.float(), slope.flatten(0, -2).sum(0)


class HalfLinear(torch.nn.Linear):
    def forward(self, x):
        return HalfProduct.apply(x, self.weight, self.bias)


def batches(examples, chance):
    """Numbers of examples of like length, so that little is padded; in random order."""
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].ids) + chance.random() * 16)
    all_batches, batch = [], []
    for at in order:
        if batch and (len(batch) + 1) * len(examples[at].ids) > TOKENS_A_BATCH:
            all_batches.append(batch)
            batch = []
        batch.append(at)
    all_batches.append(batch)
    chance.shuffle(all_batches)
    return all_batches


def is_nearly(kind):
    return kind.startswith("written") and kind.endswith(NEARLY) and not kind.endswith("-beside-left-out")


def tensors(examples):
    longest = max(len(example.ids) for example in examples)
    ids, mask, types = (torch.zeros(len(examples), longest, dtype=torch.long) for _ in range(3))
    for row, example in enumerate(examples):
        length = len(example.ids)
        ids[row, :length] = torch.tensor(example.ids)
        mask[row, :length] = 1
        types[row, example.second : length] = 1
    starts = torch.tensor([example.start for example in examples])
    ends = torch.tensor([example.end for example in examples])
    return ids, mask, types, starts, ends


def loss_of(reader, batch):
    ids, mask, types, starts, ends = tensors(batch)
    span, answerable = reader(ids, mask, types)
    places = (types.bool() | (torch.arange(ids.shape[1]) == 0)[None]) & mask.bool()
    span = span.masked_fill(~places[..., None], -1e4)
    told = torch.tensor([not example.nearly for example in batch])
    if told.any():
        span, starts_told, ends_told = span[told], starts[told], ends[told]
        where = (functional.cross_entropy(span[..., 0], starts_told) + functional.cross_entropy(span[..., 1], ends_told)) / 2
    else:
        where = 0
    whether = functional.binary_cross_entropy_with_logits(answerable, (starts > 0).float())
    return where + ANSWERABLE_WEIGHT * whether


def rate_at(share):
    return LEARNING_RATE * min(1, share / WARM_UP) * max(0.02, 1 - share)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder")
    parser.add_argument("examples")
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--restart", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    checkpoint = os.path.join(options.out, "checkpoint.pt")
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    torch.set_num_threads(2)
    tokenizer = load_tokenizer(options.encoder)
    with open(os.path.join(options.examples, "train.jsonl")) as file:
        rows = [json.loads(line) for line in file]

    reader = Reader(options.encoder)
    reader.encoder.embeddings.word_embeddings.requires_grad_(False)
    for part in [*reader.encoder.modules(), *reader.judge.modules()]:
        if type(part) is torch.nn.Linear:
            part.__class__ = HalfLinear
        if isinstance(part, torch.nn.Dropout):
            part.p = 0.0
        if hasattr(part, "dropout_prob"):
            part.dropout_prob = 0.0
    learnt = [parameter for parameter in reader.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=LEARNING_RATE, weight_decay=0.01)
    spent, seen, steps, since, height = 0.0, 0, 0, 0.0, 1.0
    if options.resume or options.restart:
        state = torch.load(checkpoint)
        reader.load(state["reader"])
        if options.resume:
            optimizer.load_state_dict(state["optimizer"])
        spent, seen, steps = state["spent"], state["seen"], state["steps"]
        since, height = (spent, 0.67) if options.restart else (state.get("since", 0.0), state.get("height", 1.0))
        chance.seed(SEED + steps)

    def save():
        state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "spent": spent, "seen": seen, "steps": steps}
        state |= {"since": since, "height": height}
        torch.save(state, checkpoint + ".new")
        os.replace(checkpoint + ".new", checkpoint)

    total = options.minutes * 60
    began, saved = time.time() - spent, time.time()
    reader.train()
    losses = []
    while spent < total:
        # Windows, and what stands in them, are drawn anew in each round.
        examples = [encode(row, tokenizer, chance.randint(SHORTEST_WINDOW, LONGEST_WINDOW), chance, is_nearly(row["kind"])) for row in rows]
        examples = [example for example in examples if example is not None]
        for numbers in batches(examples, chance):
            spent = time.time() - began
            if spent >= total:
                break
            for group in optimizer.param_groups:
                group["lr"] = height * rate_at((spent - since) / (total - since))
            loss = loss_of(reader, [examples[at] for at in numbers])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            steps += 1
            seen += len(numbers)
            losses.append(loss.item())
            if steps % 50 == 0:
                print(f"{spent / 60:.1f} min, {seen} examples, {seen / spent:.1f} a second, loss {sum(losses) / len(losses):.3f}", flush=True)
                losses.clear()
            if time.time() - saved > CHECKPOINT_SECONDS:
                save()
                saved = time.time()
    save()


if __name__ == "__main__":
    main()
