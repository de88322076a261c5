"""The verifier's network, and how a statement and what it quotes become its tokens: [CLS] statement [SEP] quote [SEP]."""

import os

import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import AutoConfig, BertForSequenceClassification

# Tokens.
LONGEST_STATEMENT, LONGEST_QUOTE = 64, 120
LABELS = ["not_entailment", "entailment"]


def new_verifier(encoder, reader):
    """All-MiniLM-L6-v2 with two labels; `reader`: eight-bit weights of models/reader to begin with, which has learnt to hold two texts against each other."""
    names = dict(enumerate(LABELS))
    config = AutoConfig.from_pretrained(encoder, num_labels=len(LABELS), id2label=names, label2id={name: at for at, name in names.items()})
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    verifier = BertForSequenceClassification.from_pretrained(encoder, config=config, attn_implementation="eager")
    if reader is not None:
        missing, unknown = verifier.load_state_dict(weights_of_reader(reader), strict=False)
        assert not unknown, unknown
        assert all(name.startswith(("bert.pooler", "classifier")) for name in missing), missing
    # What is first read by the pooler is what the reader's judge gave.
    with torch.no_grad():
        verifier.bert.pooler.dense.weight.copy_(torch.eye(config.hidden_size))
        verifier.bert.pooler.dense.bias.zero_()
    return verifier


def weights_of_reader(path):
    """Of the reader's layers, the last is the one that says whether the answer stands there."""
    graph = onnx.load(path).graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    readers = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    state = {}
    for name, value in values.items():
        if name.startswith(("encoder.", "judge.")) and value.dtype == "float32" and not name.endswith("_scale"):
            state[name] = torch.tensor(value)
    for name in ("word", "position", "token_type"):
        whole = f"encoder.embeddings.{name}_embeddings.weight"
        parts = [values[whole + end].astype("float32") for end in ("_quantized", "_zero_point", "_scale")]
        state[whole] = torch.tensor((parts[0] - parts[1]) * parts[2])
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        quantized = node.input[1]
        base = quantized.removesuffix("_quantized")
        # Its product is cast, scaled, and added to the bias that names it.
        reached, bias = list(node.output), None
        while bias is None:
            following = readers[reached.pop(0)][0]
            if following.op_type == "Add":
                bias = next(name for name in following.input if name in values)
            reached.extend(following.output)
        parts = [values[base + end].astype("float32") for end in ("_quantized", "_zero_point", "_scale")]
        state[bias.removesuffix("bias") + "weight"] = torch.tensor(((parts[0] - parts[1]) * parts[2]).T.copy())
    renamed = {}
    for name, weight in state.items():
        if name.startswith(("encoder.encoder.layer.5.", "span", "answerable")):
            continue
        renamed[name.replace("judge.", "bert.encoder.layer.5.") if name.startswith("judge.") else "bert." + name.removeprefix("encoder.")] = weight
    return renamed


def load_tokenizer(folder):
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(row, tokenizer):
    """Ids, and where the quote begins."""
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    statement = tokenizer.encode(row["statement"], add_special_tokens=False).ids[:LONGEST_STATEMENT]
    # The end of it: what stands before the quote comes first.
    quote = tokenizer.encode(row["quote"], add_special_tokens=False).ids[-LONGEST_QUOTE:]
    return [first, *statement, last, *quote, last], len(statement) + 2


def tensors(examples):
    longest = max(len(ids) for ids, _ in examples)
    ids, mask, types = (torch.zeros(len(examples), longest, dtype=torch.long) for _ in range(3))
    for row, (tokens, second) in enumerate(examples):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        types[row, second : len(tokens)] = 1
    return ids, mask, types
