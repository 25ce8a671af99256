"""How do trained weights become the file that is shipped? `python -m training.encoder.export`

Weights become whole numbers of 8 bits (7 used: processors without VNNI would overflow, and answer
otherwise); what the heads need beside the network stands in the file's own metadata.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from answerable.extract.tagging import ROLES, TAGS
from training.crf import MODELS
from training.encoder.__main__ import KEPT, start_folder
from training.encoder.network import WIDTH, Network, pretrained

NAME: Final = "encoder-en"
_OPSET: Final = 17
_DIGITS: Final = 5


def export(network: Network, path: Path) -> None:
    """Write the network, whole numbers for weights, with the numbers of its heads as metadata."""
    network.eval()
    ids = torch.randint(1000, 2000, (1, 40))
    looks = torch.randint(0, 4, (1, 40))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            network,
            (ids, looks),
            str(exact),
            input_names=["ids", "looks"],
            output_names=[*TAGS, "binder"],
            dynamic_axes={name: {1: "wordpieces"} for name in ("ids", "looks", *TAGS, "binder")},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(exact, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"heads": json.dumps(heads(network), separators=(",", ":"))})
    model.producer_name, model.doc_string = "", ""
    onnx.save(model, path)


def heads(network: Network) -> dict[str, Any]:
    """Which numbers do labels and bindings need beside the network's outputs?"""
    return {
        "tags": TAGS,
        "moves": {task: _rounded(network.moves[task]) for task in TAGS},
        "width": WIDTH,
        "apart": {role: _rounded(network.apart[role]) for role in ROLES},
        "nobody": _rounded(network.nobody),
    }


def _rounded(numbers: torch.Tensor) -> Any:
    return json.loads(json.dumps(numbers.tolist()), parse_float=lambda text: round(float(text), _DIGITS))


def main() -> int:
    """What does the command line ask for?"""
    parser = argparse.ArgumentParser(prog="python -m training.encoder.export", description=__doc__)
    parser.add_argument("weights", type=Path, nargs="?", default=KEPT)
    parser.add_argument("-o", "--output", type=Path, default=MODELS)
    options = parser.parse_args()
    folder = start_folder()
    network = pretrained(folder)
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    path = options.output / f"{NAME}.onnx"
    export(network, path)
    (options.output / "wordpieces-en.txt").write_bytes((folder / "vocab.txt").read_bytes())
    content = path.read_bytes()
    print(f"wrote {path} ({len(content):,} bytes, SHA-256 {hashlib.sha256(content).hexdigest()})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
