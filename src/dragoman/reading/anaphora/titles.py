"""Titles that name nobody: "the president", "the deputy prime minister", "his Kazakh counterpart"."""

from collections.abc import Iterable

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.context import Occurrence
from dragoman.reading.anaphora.offices import same_office

_LEADERS = frozenset({"president", "prime minister", "premier", "king", "queen", "chancellor", "emir", "sultan"})
Reached = tuple[Mention, str]
"""Who is meant, and how he was found."""


def is_open_title(mention: Mention) -> bool:
    """A title that names nobody yet: "the president"."""
    return mention.form == "title" and mention.actor is None and mention.kind == "person"


def bearer(title: Mention, before: Iterable[Occurrence]) -> Reached | None:
    """Whom the article last called so, else who, last named, holds the office; `before` from the nearest back."""
    role = title.office or title.text
    earlier = [o.one for o in before]
    for called in (True, False):
        for one in earlier:
            if one is None or one.kind != "person" or not one.actor or one is title or one.form == "pronoun":
                continue
            if title.country not in (None, one.country):
                continue
            if same_office(role, one.text if called else one.office or "", exact=not called):
                return one, "last so called" if called else "last in office"
    return None


def leader_of(state: str | None, title: Mention, on: str | None, kb: Knowledge) -> Reached | None:
    """Who leads the state that the page is about: "the prime minister" on a page that names Australia again and again."""
    role = (title.office or title.text).lower()
    if on is None or state is None or role not in _LEADERS:
        return None
    found = {t.person: t for t in kb.holders(state, role, on)}
    if len(found) != 1:
        return None
    ((person, term),) = found.items()
    actor = kb.actor(person)
    name = actor.name if actor else title.text
    one = Mention(start=0, end=0, text="", actor=person, kind="person", name=name, country=state, office=term.title)
    return one, "of the page's own state"
