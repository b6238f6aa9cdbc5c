"""Poles: the powers among which an actor's dealings are shared."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.errors import UsageError
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.wordlists import table
from dragoman.merging import Attendee, MergedEvent
from dragoman.record.actors import resolve_actor
from dragoman.record.filters import takes_part


@dataclass(frozen=True)
class Pole:
    """One power, or several that count as one."""

    label: str
    ids: frozenset[str]
    organisations: tuple[str, ...] = ()
    """Organisations whose members on the event's day count as well."""

    def holds(self, participant: Attendee, date: str | None) -> bool:
        if takes_part(participant, self.ids):
            return True
        return any(participant.country in _members(org, date) for org in self.organisations)

    def among(self, event: MergedEvent, role: str | None = None) -> bool:
        """Whether the pole takes part in the event (in this role)."""
        return any(self.holds(p, event.start) for p in event.participants if role in (None, p.role))


@lru_cache(maxsize=4096)
def _members(organisation: str, date: str | None) -> frozenset[str]:
    return frozenset(default_knowledge().members(organisation, on=date))


def parse_poles(words: str | None, recorded: Collection[str] = (), but: frozenset[str] = frozenset()) -> tuple[Pole, ...]:
    """``RUS,CHN,EU+FRA+DEU,West=USA+NATO*`` -> poles; None: the default ones (`lexicon/poles.yaml`). Poles that are the actor itself (`but`) are left out.

    UsageError for an unknown actor, an organisation without known members, one actor in two poles, fewer than two poles.
    """
    specs = words.split(",") if words else [f"{label}={'+'.join(of.split())}" for label, of in table("poles").items()]
    poles = [_pole(spec, recorded) for spec in specs]
    poles = [p for p in poles if not p.ids & but]
    _check(poles, words)
    return tuple(poles)


def _pole(spec: str, recorded: Collection[str]) -> Pole:
    label, named, members = spec.rpartition("=")
    parts = [part.strip() for part in members.split("+")]
    if not all(part.strip("*") for part in parts):
        raise UsageError(f"--poles: {spec!r} names nobody; write RUS,CHN,EU+FRA+DEU,USA")
    ids: frozenset[str] = frozenset()
    organisations = []
    for part in parts:
        found = resolve_actor(part.rstrip("*"), recorded)
        ids |= found
        if part.endswith("*"):
            known = sorted(i for i in found if _members(i, None))
            if not known:
                raise UsageError(f"--poles: {part}: no members of {part.rstrip('*')} are known; name them with +")
            organisations += known
    return Pole(label.strip() if named else members.strip(), ids, tuple(organisations))


def _check(poles: Sequence[Pole], words: str | None) -> None:
    if len(poles) < 2:
        raise UsageError(f"--poles {words or '(default)'}: a balance needs two poles or more beside the actor itself")
    labels = [p.label for p in poles]
    for i, pole in enumerate(poles):
        if pole.label in labels[:i]:
            raise UsageError(f"--poles: {pole.label} stands twice")
        for other in poles[:i]:
            if both := pole.ids & other.ids:
                raise UsageError(f"--poles: {', '.join(sorted(both))} is in two poles, {other.label} and {pole.label}")
