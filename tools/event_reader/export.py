"""Pack the trained reader: ``python tools/event_reader/export.py model/ [model/ ...] src/dragoman/knowledge/data/event_reader.zip``.

Of several models, trained one from another, the mean of their weights. One file: the ONNX graph with 8-bit weights, the tokenizer, the labels and thresholds. Needs torch, onnx and onnxruntime.
"""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from labels import ALL_MODES, OUTPUTS, STATUSES
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import MAX_TOKENS, base_model, loaded

EPOCH = (2026, 1, 1, 0, 0, 0)
"""Time stamp of every member, so that the same weights give the same file."""


def mean_weights(folders: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights in the folders, name by name."""
    several = [torch.load(folder / "weights.pt", weights_only=True) for folder in folders]
    return {
        name: sum(weights[name] for weights in several) / len(several) if first.is_floating_point() else first
        for name, first in several[0].items()
    }


def main(folders: list[Path], target: Path) -> None:
    """Write the package file."""
    model_folder = folders[-1]
    shares = json.loads((model_folder / "shares.json").read_text())
    reader, _ = loaded(base_model())
    reader.load_state_dict(mean_weights(folders))
    reader.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch, "whole.onnx"), Path(scratch, "small.onnx")
        ids = torch.ones(2, 16, dtype=torch.long)
        sides = torch.ones(2, 16)
        axes = {name: {0: "pair", 1: "token"} for name in ("ids", "mask", "a", "b")}
        torch.onnx.export(
            reader, (ids, ids, sides, sides), str(whole), input_names=["ids", "mask", "a", "b"],
            output_names=["types", "modes", "statuses"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        labels = {"outputs": OUTPUTS, "modes": ALL_MODES, "statuses": STATUSES, "max_tokens": MAX_TOKENS, "shares": shares}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
            for name, content in (
                ("model.onnx", small.read_bytes()),
                ("tokenizer.json", (model_folder / "tokenizer.json").read_bytes()),
                ("labels.json", json.dumps(labels).encode()),
            ):
                pack.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    *models, packed = map(Path, sys.argv[1:])
    main(models, packed)
