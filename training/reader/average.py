"""Half and half of two checkpoints of one run, into a third: what each learnt from other examples, neither forgets (Wortsman et al., 2022).

    average.py ONE.pt OTHER.pt OUT.pt

The state of the optimiser and the time that had passed are those of the other; go on with `train.py --restart`.
"""

import sys

import torch


def main():
    one, other, out = sys.argv[1:4]
    first = torch.load(one, map_location="cpu")["reader"]
    state = torch.load(other, map_location="cpu")
    state["reader"] = {name: ((first[name] + part) / 2).to(part.dtype) for name, part in state["reader"].items()}
    torch.save(state, out)


if __name__ == "__main__":
    main()
