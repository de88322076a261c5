"""The reader's network, and how a question and a passage become its tokens: [CLS] question [SEP] title. passage [SEP]; of a turn that
leans on what was asked before, [CLS] before [SEP] question [SEP] title. passage [SEP]."""

import copy
import os
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from transformers import AutoModel

# Tokens; as in src/readers/neural.
LONGEST_BEFORE, LONGEST_QUESTION, LONGEST_TITLE = 40, 48, 20


class Reader(torch.nn.Module):
    """All layers but the last are shared; the last is there twice, one for where, one for whether: near misses teach the second, and
    make the first unsure of answers that are told (bench/LOG.md). The second reads for the first token alone, which costs next to nothing."""

    def __init__(self, folder):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        width = self.encoder.config.hidden_size
        self.judge = copy.deepcopy(self.encoder.encoder.layer[-1])
        self.span = torch.nn.Linear(width, 2)
        self.answerable = torch.nn.Linear(width, 1)

    def forward(self, ids, mask, types):
        """(rows, tokens) each; gives span (rows, tokens, 2) and answerable (rows), both logits."""
        read = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types, output_hidden_states=True)
        whole = self.judged(read.hidden_states[-2], mask)
        return self.span(read.last_hidden_state), self.answerable(whole).squeeze(-1)

    def judged(self, hidden, mask):
        """hidden (rows, tokens, width): what a layer of BERT makes of its first token (rows, width)."""
        within = self.judge.attention.self
        first = hidden[:, :1]
        heads = (within.num_attention_heads, within.attention_head_size)
        query, key, value = (part.unflatten(-1, heads).transpose(1, 2) for part in (within.query(first), within.key(hidden), within.value(hidden)))
        weights = query @ key.transpose(-1, -2) / within.attention_head_size**0.5
        weights = weights.masked_fill(mask[:, None, None] == 0, -1e4).softmax(-1)
        context = (weights @ value).transpose(1, 2).flatten(-2)
        attended = self.judge.attention.output(context, first)
        return self.judge.output(self.judge.intermediate(attended), attended)[:, 0]

    def load(self, state):
        """Weights of a checkpoint; one that has a single last layer gives it to both."""
        last = f"encoder.encoder.layer.{len(self.encoder.encoder.layer) - 1}."
        copies = {"judge." + name[len(last) :]: weight for name, weight in state.items() if name.startswith(last)}
        self.load_state_dict(copies | state)


def load_tokenizer(folder):
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass
class Example:
    ids: list
    # Where the second part begins.
    second: int
    # The answer's first and last token; 0 and 0 where there is none.
    start: int
    end: int
    # Whether the passage nearly answers (train.py).
    nearly: bool = False


def encode(row, tokenizer, window, chance, nearly=False):
    """A window of the passage that holds the whole answer; None when none can."""
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    question = tokenizer.encode(row["question"], add_special_tokens=False).ids[-LONGEST_QUESTION:]
    if row.get("before"):
        question = [*tokenizer.encode(row["before"], add_special_tokens=False).ids[-LONGEST_BEFORE:], last, *question]
    title = tokenizer.encode(row["title"] + ".", add_special_tokens=False).ids[-LONGEST_TITLE:] if row.get("title") else []
    passage = tokenizer.encode(row["passage"], add_special_tokens=False)
    ids = passage.ids
    start = end = None
    if row["start"] is not None:
        inside = [at for at, (left, right) in enumerate(passage.offsets) if right > row["start"] and left < row["end"]]
        if not inside or inside[-1] - inside[0] >= window:
            return None
        start, end = inside[0], inside[-1]
    low = 0
    if len(ids) > window:
        most = len(ids) - window
        low = chance.randint(0, most) if start is None else chance.randint(max(0, end - window + 1), min(start, most))
    ids = ids[low : low + window]
    second = len(question) + 2
    before = second + len(title)
    tokens = [first, *question, last, *title, *ids, last]
    if start is None:
        return Example(tokens, second, 0, 0, nearly)
    return Example(tokens, second, start - low + before, end - low + before)
