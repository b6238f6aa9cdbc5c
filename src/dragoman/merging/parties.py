"""Participants as a judgement writes them: ``Emmanuel Macron (FRA) [person/emmanuel-macron]; Germany (DEU) [DEU]``."""

from collections.abc import Iterable

from dragoman.merging.types import Attendee
from dragoman.model import Role


def written(parties: Iterable[Attendee]) -> str:
    """Name, whom each acts for and its id, parted by semicolons."""
    return "; ".join(p.name + (f" ({p.country})" if p.country else "") + (f" [{p.actor}]" if p.actor else "") for p in parties)


def read_back(text: str, role: Role) -> tuple[Attendee, ...]:
    """The participants that `written` wrote, or a person typed so."""
    return tuple(_party(part.strip(), role) for part in text.split(";") if part.strip())


def replaced(now: Iterable[Attendee], role: Role, text: str) -> tuple[Attendee, ...]:
    """The participants with those of one role exchanged; who was there already keeps what is known of him."""
    everybody = tuple(now)
    known = {(p.actor or p.name): p for p in everybody}
    new = (known.get(p.actor or p.name, p) for p in read_back(text, role))
    kept = [p for p in everybody if p.role != role]
    changed = [
        Attendee(actor=p.actor, name=p.name, country=p.country, person=p.person, role=role, office=p.office, pages=p.pages)
        for p in new
    ]
    return tuple(
        sorted((*kept, *changed), key=lambda p: (p.role, p.person is None, p.country or "", -p.pages, p.actor or p.name))
    )


def _party(text: str, role: Role) -> Attendee:
    actor = country = None
    if text.endswith("]") and "[" in text:
        text, _, actor = text[:-1].rpartition("[")
    text = text.strip()
    if text.endswith(")") and "(" in text:
        text, _, country = text[:-1].rpartition("(")
    name = text.strip()
    person = actor.startswith("person/") if actor else len(words := name.split()) > 1 and all(w[0].isupper() for w in words)
    return Attendee(actor=actor, name=name, country=country, person=name if person else None, role=role, pages=0)
