"""Writes a trained reader as the product reads it: ONNX in eight bits, its tokenizer, its calibration, and the hashes of all.

    export.py ENCODER_FOLDER TRAINED_FOLDER[+TRAINED_FOLDER…] EXAMPLES_FOLDER OUT_FOLDER

Of several trained folders the mean of the weights is taken (Wortsman et al., 2022), which is often better than each.
Weights are quantised per channel (per tensor costs a tenth of the answers), activations as they come. The calibration turns
the logit of answerability into a share: temperature and shift (Platt, 1999) by the held-back examples, read by the eight-bit file.
"""

import hashlib
import json
import os
import random
import shutil
import sys
import tempfile

import numpy
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from network import Reader, encode, load_tokenizer

WEIGHTS = "onnx/model_quantized.onnx"
WINDOW = 220


def trained_reader(encoder, folders):
    reader, states = Reader(encoder), []
    for folder in folders.split("+"):
        reader.load(torch.load(os.path.join(folder, "checkpoint.pt"))["reader"])
        states.append({name: weight.clone() for name, weight in reader.state_dict().items()})
    whole = {name: weight for name, weight in states[0].items() if not weight.is_floating_point()}
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0] if name not in whole}
    reader.load(mean | whole)
    return reader.eval()


def write_onnx(encoder, trained, path):
    reader = trained_reader(encoder, trained)
    row = torch.ones(1, 8, dtype=torch.long)
    inputs = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "rows", 1: "tokens"} for name in [*inputs, "span"]} | {"answerable": {0: "rows"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = (os.path.join(folder, name) for name in ("plain.onnx", "prepared.onnx"))
        names = {"input_names": inputs, "output_names": ["span", "answerable"]}
        torch.onnx.export(reader, (row, row, row), plain, **names, dynamic_axes=axes, opset_version=17, dynamo=False)
        quant_pre_process(plain, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, path, weight_type=QuantType.QInt8, per_channel=True)


def read_held(encoder, path, examples, most=1500):
    """Logits of answerability, and whether there is an answer; and how many spans are found."""
    tokenizer, chance = load_tokenizer(encoder), random.Random(1)
    session = onnxruntime.InferenceSession(path)
    with open(os.path.join(examples, "held.jsonl")) as file:
        rows = [json.loads(line) for line in file]
    chance.shuffle(rows)
    logits, truths, kinds, right = [], [], [], []
    for row in rows[:most]:
        example = encode(row, tokenizer, WINDOW, chance)
        if example is None:
            continue
        ids = numpy.array([example.ids])
        types = numpy.array([[int(at >= example.second) for at in range(len(example.ids))]])
        span, answerable = session.run(None, {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": types})
        logits.append(float(answerable[0]))
        truths.append(example.start > 0)
        kinds.append(row["kind"])
        if example.start > 0:
            start, end = span[0, example.second :, 0], span[0, example.second :, 1]
            best = max((start[a] + end[b], a, b) for a in range(len(start)) for b in range(a, min(a + 30, len(end))))
            a, b = best[1] + example.second, best[2] + example.second
            right.append(a <= example.end and b >= example.start)
    return numpy.array(logits), numpy.array(truths), kinds, sum(right) / len(right)


def calibrate(logits, truths):
    """Logistic regression by Newton's method."""
    scale, shift = 1.0, 0.0
    for _ in range(50):
        share = 1 / (1 + numpy.exp(-(scale * logits + shift)))
        weight = share * (1 - share) + 1e-9
        gradient = numpy.array([((truths - share) * logits).sum(), (truths - share).sum()])
        hessian = numpy.array([[(weight * logits**2).sum(), (weight * logits).sum()], [(weight * logits).sum(), weight.sum()]])
        step = numpy.linalg.solve(hessian, gradient)
        scale, shift = scale + step[0], shift + step[1]
    return float(scale), float(shift)


def main():
    encoder, trained, examples, out = sys.argv[1:5]
    os.makedirs(os.path.join(out, "onnx"), exist_ok=True)
    path = os.path.join(out, WEIGHTS)
    write_onnx(encoder, trained, path)
    shutil.copy(os.path.join(encoder, "tokenizer.json"), os.path.join(out, "tokenizer.json"))
    logits, truths, kinds, right = read_held(encoder, path, examples)
    scale, shift = calibrate(logits, truths)
    with open(os.path.join(out, "calibration.json"), "w") as file:
        json.dump({"scale": round(scale, 4), "shift": round(shift, 4)}, file)
        file.write("\n")
    files = [{"path": name, "sha256": sha256(os.path.join(out, name))} for name in ("tokenizer.json", "calibration.json", WEIGHTS)]
    with open(os.path.join(out, "footnote-model.json"), "w") as file:
        origin = {"source": "shipped with Footnote", "licence": "Apache-2.0"}
        json.dump({"dtype": "q8", "files": files, "origin": origin}, file, indent=2)
        file.write("\n")
    print(f"{os.path.getsize(path) / 1e6:.1f} MB; held back: {len(logits)} examples, span found {right:.3f}")
    calls = (scale * logits + shift) > 0
    for kind in sorted(set(kinds)):
        own = numpy.array([other == kind for other in kinds])
        print(f"  {kind}: {own.sum()}, called answerable {calls[own].mean():.2f}")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    main()
