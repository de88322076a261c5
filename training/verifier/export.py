"""Writes a trained verifier as the product reads it: ONNX in eight bits, its tokenizer, its configuration, and the hashes of all.

    export.py ENCODER_FOLDER CHECKPOINT.pt OUT_FOLDER

Weights are quantised per channel, activations as they come; as training/reader/export.py does.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from network import new_verifier

WEIGHTS = "onnx/model_quantized.onnx"


class Logits(torch.nn.Module):
    def __init__(self, verifier):
        super().__init__()
        self.verifier = verifier

    def forward(self, ids, mask, types):
        return self.verifier(input_ids=ids, attention_mask=mask, token_type_ids=types).logits


def main():
    encoder, checkpoint, out = sys.argv[1:4]
    os.makedirs(os.path.join(out, "onnx"), exist_ok=True)
    verifier = new_verifier(encoder, None)
    verifier.load_state_dict(torch.load(checkpoint))
    row = torch.ones(1, 8, dtype=torch.long)
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "rows", 1: "tokens"} for name in inputs} | {"logits": {0: "rows"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = (os.path.join(folder, name) for name in ("plain.onnx", "prepared.onnx"))
        names = {"input_names": inputs, "output_names": ["logits"]}
        torch.onnx.export(Logits(verifier.eval()), (row, row, row), plain, **names, dynamic_axes=axes, opset_version=17, dynamo=False)
        quant_pre_process(plain, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, os.path.join(out, WEIGHTS), weight_type=QuantType.QInt8, per_channel=True)
    config = {key: value for key, value in verifier.config.to_dict().items() if key in ("model_type", "id2label", "label2id", "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "max_position_embeddings")}
    write(out, "config.json", config | {"architectures": ["BertForSequenceClassification"]})
    write(out, "tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 256})
    shutil.copy(os.path.join(encoder, "tokenizer.json"), os.path.join(out, "tokenizer.json"))
    names = ("config.json", "tokenizer_config.json", "tokenizer.json", WEIGHTS)
    write(out, "footnote-model.json", {"dtype": "q8", "files": [{"path": name, "sha256": sha256(os.path.join(out, name))} for name in names]})
    print(f"{os.path.getsize(os.path.join(out, WEIGHTS)) / 1e6:.1f} MB")


def write(out, name, content):
    with open(os.path.join(out, name), "w") as file:
        json.dump(content, file, indent=2)
        file.write("\n")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    main()
