"""Event mentions -> events: which mentions of all pages tell of one thing.

`merge` is a pure function of the set of mentions: it sorts them by content first, so that no order of arrival shows.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.merging.types import (
    Attendee,
    Correction,
    Disagreement,
    Edition,
    EventMention,
    Judgement,
    MergedEvent,
    Proof,
    Source,
    Turn,
    Version,
)

if TYPE_CHECKING:
    from dragoman.merging.mentions import all_mentions, mentions_of
    from dragoman.merging.merger import merge

__all__ = [
    "Attendee",
    "Correction",
    "Disagreement",
    "Edition",
    "EventMention",
    "Judgement",
    "MergedEvent",
    "Proof",
    "Source",
    "Turn",
    "Version",
    "all_mentions",
    "mentions_of",
    "merge",
]  # fmt: skip

_ON_DEMAND = {
    "all_mentions": "mentions",
    "mentions_of": "mentions",
    "merge": "merger",
}


def __getattr__(name: str) -> Any:
    # a question to a record needs the types only, and merging takes as long to import as most questions to answer
    if name in _ON_DEMAND:
        return getattr(import_module(f"dragoman.merging.{_ON_DEMAND[name]}"), name)
    raise AttributeError(f"module 'dragoman.merging' has no attribute {name!r}")
