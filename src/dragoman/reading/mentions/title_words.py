"""The lexicon of titles (``knowledge/tables/titles.tsv``, ``knowledge/lexicon/titles.yaml``), indexed for matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.offices import Titles
from dragoman.knowledge.wordlists import table, words


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The lexicon of titles, indexed for matching."""

    offices: dict[tuple[str, ...], tuple[str, ...]]
    """Words of a singular or plural title -> offices of the knowledge base; empty for a role."""
    singular: dict[tuple[str, ...], str]
    plural: frozenset[tuple[str, ...]]
    longest: dict[str, int]
    """First word -> words of the longest title that begins so."""
    fields: frozenset[str]
    modifiers: frozenset[str]
    past: frozenset[str]
    deputy: frozenset[str]
    honorifics: frozenset[str]
    official: frozenset[str]
    royal: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


_ELECTED = frozenset(["mayor", "governor", "senator", "speaker", "congressman", "congresswoman"])


@cache
def title_words() -> TitleWords:
    """The lexicon, read once."""
    rows = table("titles")
    offices: dict[tuple[str, ...], tuple[str, ...]] = {}
    singular: dict[tuple[str, ...], str] = {}
    plurals = set()
    known = {t.title.lower(): tuple(r.office for r in t.readings) for t in Titles.load().titles.values()}
    known |= {title.replace("-", " "): ids for title, ids in known.items()}
    known |= {short: known[title] for short, title in rows["aliases"].items()}
    known |= {f"{prefix}-{title}": () for title in list(known) if " " not in title for prefix in ("vice", "deputy", "co")}
    known |= {f"{title}-{suffix}": () for title in list(known) for suffix in ("elect", "designate")}
    known |= {role: () for role in [*sorted(words(rows["roles"])), *rows["long"]] if role not in known}
    known |= {f"{title}-elect": () for title in words(rows["roles"]) if title in _ELECTED}
    for title, ids in known.items():
        many = tuple(rows["plurals"].get(title, _plural(title)).split())
        one = tuple(title.split())
        offices[one] = offices[many] = ids
        singular[one] = singular[many] = title
        plurals.add(many)
    lists = {
        name: words(rows[name])
        for name in ("fields", "modifiers", "past", "deputy", "honorifics", "official", "royal", "female", "male")
    }
    return TitleWords(offices, singular, frozenset(plurals), longest(offices), **lists)


def longest(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """First word -> words of the longest phrase that begins so."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


def _plural(title: str) -> str:
    irregular = table("titles")["plurals"]
    first, _, last = title.rpartition(" ")
    return f"{first} {irregular.get(last, last + 's')}".strip()
