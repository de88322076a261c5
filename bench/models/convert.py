"""Writes an encoder of sentence-transformers as the product reads it: ONNX in eight bits, tokenizer, configuration, hashes.

    convert.py ENCODER_FOLDER OUT_FOLDER

Quantised as the hub's copies for transformers.js are: weights alone, per channel, of one bit less than eight, because
processors without VNNI overflow otherwise. Then tells how near its vectors are to those of the encoder itself.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile

import numpy
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel, AutoTokenizer

WEIGHTS = "onnx/model_quantized.onnx"
DESCRIBING = ["config.json", "tokenizer_config.json", "tokenizer.json"]
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
TEXTS = [
    "The bridge over the river was closed in March.",
    "In March the crossing was shut to all traffic.",
    "Who closed the bridge?",
    "Ten birds were counted on the island, more than in any year before.",
    "A recipe for bread: flour, water, salt and patience.",
]


class LastHidden(torch.nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask, token_type_ids):
        inputs = {"input_ids": input_ids, "attention_mask": attention_mask, "token_type_ids": token_type_ids}
        return self.encoder(**inputs).last_hidden_state


def write_onnx(encoder, path):
    row = torch.ones(1, 8, dtype=torch.long)
    axes = {name: {0: "rows", 1: "tokens"} for name in [*INPUTS, "last_hidden_state"]}
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = (os.path.join(folder, name) for name in ("plain.onnx", "prepared.onnx"))
        names = {"input_names": INPUTS, "output_names": ["last_hidden_state"]}
        torch.onnx.export(encoder, (row, row, row), plain, **names, dynamic_axes=axes, opset_version=17, dynamo=False)
        quant_pre_process(plain, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def unit_means(hidden, mask):
    sums = (hidden * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
    return sums / numpy.linalg.norm(sums, axis=1)[:, None]


def least_cosine(encoder, folder):
    """Of each text's vector by the written file with that by the encoder, the least."""
    tokens = AutoTokenizer.from_pretrained(folder)(TEXTS, padding=True, return_tensors="pt")
    with torch.no_grad():
        exact = encoder(*(tokens[name] for name in INPUTS)).numpy()
    fed = {name: tokens[name].numpy() for name in INPUTS}
    (written,) = onnxruntime.InferenceSession(os.path.join(folder, WEIGHTS)).run(None, fed)
    mask = fed["attention_mask"]
    return (unit_means(exact, mask) * unit_means(written, mask)).sum(1).min()


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    source, out = sys.argv[1:3]
    os.makedirs(os.path.join(out, "onnx"), exist_ok=True)
    encoder = LastHidden(AutoModel.from_pretrained(source, attn_implementation="eager")).eval()
    write_onnx(encoder, os.path.join(out, WEIGHTS))
    for name in DESCRIBING:
        shutil.copy(os.path.join(source, name), os.path.join(out, name))
    files = [{"path": name, "sha256": sha256(os.path.join(out, name))} for name in [*DESCRIBING, WEIGHTS]]
    with open(os.path.join(out, "footnote-model.json"), "w") as file:
        json.dump({"dtype": "q8", "files": files}, file, indent=2)
        file.write("\n")
    size = os.path.getsize(os.path.join(out, WEIGHTS)) / 1e6
    print(f"{out}: {size:.1f} MB; cosine with the encoder itself at least {least_cosine(encoder, out):.4f}")


if __name__ == "__main__":
    main()
