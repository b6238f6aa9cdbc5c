"""The state at home on a page: that of the officials and people whom the page names without saying of which state they are.

A page of Harare says "the police", not "the Zimbabwean police"; one of Tokyo says "the Foreign Ministry". Told, in this order, by the
address of the page; by officials whose title is printed bare and whose state is known; by places, where those of one state prevail; by
the ambassadors of others.
"""

import re
from collections import Counter

from dragoman.model import Mention
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.home import home

MIN_PLACES = 4
"""Places of a state that a page must name to be at home there."""
PREVAILS = 2
"""Times as many as of the next state."""
_HEADS = re.compile(r"president|prime|king|queen|chancellor|leader|pope")


def home_state(draft: Draft) -> str | None:
    """Alpha-3 code of the state at home on the page; None where nothing tells."""
    return home(draft.article) or _of_bare_titles(draft) or _of_places(draft) or _of_hosts(draft)


def _of_bare_titles(draft: Draft) -> str | None:
    """ "Foreign Minister Yoshimasa Hayashi": who needs no adjective is at home. Not so heads of state, whom everybody knows."""
    bare: set[str] = set()
    marked: set[str] = set()
    for m in draft.mentions:
        if _has_title(m) and m.country and not _HEADS.search((m.office or "").lower()):
            (marked if _is_marked(m) else bare).add(m.country)
    left = bare - marked
    return next(iter(left)) if len(left) == 1 else None


def _of_places(draft: Draft) -> str | None:
    ranked = _ranked(draft)
    if not ranked or ranked[0][1] < MIN_PLACES or (len(ranked) > 1 and ranked[0][1] < PREVAILS * ranked[1][1]):
        return None
    return ranked[0][0]


def _of_hosts(draft: Draft) -> str | None:
    """Of the two states that a page is about, the one where the other has its ambassador."""
    guests = {m.country for m in draft.mentions if m.kind == "person" and m.country and (m.office or "").lower() == "ambassador"}
    states = [c for c, n in _ranked(draft) if n >= MIN_PLACES]
    hosts = [c for c in states if c not in guests]
    return hosts[0] if len(states) == 2 and len(hosts) == 1 else None


def _ranked(draft: Draft) -> list[tuple[str, int]]:
    return Counter(p.country for p in draft.places if p.country).most_common(2)


def _has_title(mention: Mention) -> bool:
    """A name with its title before it."""
    return (
        mention.kind == "person"
        and mention.form == "name"
        and bool(mention.office)
        and str(mention.office).lower() in mention.text.lower()
    )


def _is_marked(mention: Mention) -> bool:
    """Does the title say the state ("Egyptian Minister", "Minister of Egypt")? Then it holds more than the office and the name."""
    plain = {*mention.name.lower().split(), *(mention.office or "").lower().split(), "mr", "mrs", "dr", "the", "general"}
    return any(w.strip(",.").lower() not in plain for w in mention.text.split())
