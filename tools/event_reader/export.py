"""Pack the trained reader: ``python tools/event_reader/export.py model/ src/dragoman/knowledge/data/event_reader.zip``.

One file: the ONNX graph with 8-bit weights, the tokenizer, the labels and thresholds. Needs torch, onnx and onnxruntime.
"""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from labels import ALL_MODES, STATUSES, TYPES
from network import MAX_TOKENS, base_model, network
from onnxruntime.quantization import QuantType, quantize_dynamic

EPOCH = (2026, 1, 1, 0, 0, 0)
"""Time stamp of every member, so that the same weights give the same file."""


def main(model_folder: Path, target: Path) -> None:
    """Write the package file."""
    shares = json.loads((model_folder / "shares.json").read_text())
    reader = network(base_model(), model_folder).eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch, "whole.onnx"), Path(scratch, "small.onnx")
        ids = torch.ones(2, 16, dtype=torch.long)
        sides = torch.ones(2, 3, 16)
        axes = {"ids": {0: "text", 1: "token"}, "mask": {0: "text", 1: "token"}, "sides": {0: "text", 1: "side", 2: "token"}}
        torch.onnx.export(
            reader, (ids, ids, sides), str(whole), input_names=["ids", "mask", "sides"],
            output_names=["types", "modes", "statuses"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        labels = {"types": TYPES, "modes": ALL_MODES, "statuses": STATUSES, "max_tokens": MAX_TOKENS, "shares": shares}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
            for name, content in (
                ("model.onnx", small.read_bytes()),
                ("tokenizer.json", (model_folder / "tokenizer.json").read_bytes()),
                ("labels.json", json.dumps(labels).encode()),
            ):
                pack.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
