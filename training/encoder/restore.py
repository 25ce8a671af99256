"""How does the shipped file become weights to train on from? `python -m training.encoder.restore -o X.pt`

The inverse of `export`, but for the bits that whole numbers lost.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from answerable.extract.tagging import ROLES, TAGS
from training.crf import MODELS
from training.encoder.__main__ import KEPT, start_folder
from training.encoder.export import NAME
from training.encoder.network import Network, pretrained

_PARTS = ("query", "key", "value", "mixed", "inner", "outer")


def restored(path: Path) -> Network:
    """Which network is in this file? Its word embeddings are the published ones, which were never trained."""
    model = onnx.load(path)
    network = pretrained(start_folder())
    numbers = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}
    made_by = {node.name: node for node in model.graph.node}
    state = network.state_dict()
    for name in state:
        if name in numbers:
            state[name] = torch.tensor(numbers[name])
        elif f"{name}_quantized" in numbers and name != "words.weight":
            state[name] = torch.tensor(_whole(numbers, name))
    nodes = {
        f"layers.{layer}.{part}": f"/layers.{layer}/{part}"
        for layer in range(len(network.layers))
        for part in _PARTS
    }
    nodes |= {f"tags.{task}": f"/{task}" for task in TAGS} | {"bind": "/bind"}
    for name, node in nodes.items():
        weight = made_by[f"{node}/MatMul_quant"].input[1].removesuffix("_quantized")
        state[f"{name}.weight"] = torch.tensor(_whole(numbers, weight).T.copy())
    heads: dict[str, Any] = json.loads(
        next(item.value for item in model.metadata_props if item.key == "heads")
    )
    for task in TAGS:
        state[f"moves.{task}"] = torch.tensor(heads["moves"][task])
    for role in ROLES:
        state[f"apart.{role}"] = torch.tensor(heads["apart"][role])
    state["nobody"] = torch.tensor(heads["nobody"])
    network.load_state_dict(state)
    return network


def _whole(numbers: dict[str, Any], name: str) -> Any:
    """Which numbers do these whole ones stand for?"""
    zero = numbers[f"{name}_zero_point"].astype(np.float32)
    return (numbers[f"{name}_quantized"].astype(np.float32) - zero) * numbers[f"{name}_scale"]


def main() -> int:
    """What does the command line ask for?"""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.restore", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=MODELS / f"{NAME}.onnx")
    parser.add_argument("-o", "--output", type=Path, default=KEPT)
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restored(options.file).state_dict(), options.output)
    print(f"wrote {options.output}; now: python -m training.encoder --start {options.output} …")
    return 0


if __name__ == "__main__":
    sys.exit(main())
