"""Recurring meetings: which edition of which series an event's words name.

Series and their names stand in ``knowledge/tables/forums.tsv``, known editions in ``summits.tsv``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.files import TABLES, parts, rows
from dragoman.merging.intervals import day_bounds
from dragoman.merging.types import Edition
from dragoman.model import Event

# Words that make a meeting of an organisation's name: "leaders of the G20 met", "the NATO summit".
_GATHERING = frozenset(
    "summit summits leaders meeting session forum conference council heads talks gathering assembly dialogue".split()
)
# Ministers' and officials' meetings of the same organisation are not its summit.
_LOWER_RANK = frozenset("minister ministers ministerial ambassadors officials envoys sherpas experts".split())
_BESIDE = frozenset("sidelines sideline margins fringes ahead before eve after".split())
_NOUNS = frozenset("summit leaders forum conference dialogue council session meeting".split())
_WORD = re.compile(r"[^\W_]+(?:\+\d+)?")
_ORDINAL_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_UNITS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_ORDINALS = {word: n for n, word in enumerate(_UNITS)} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "inaugural": 1}
_NUMBERED = re.compile(r"([A-Z]{2,5})(\d{1,3})")
"""An acronym with its edition's number: COP27."""
_SENTENCE_END = re.compile(r"[.!?;\n]")
_NAME_REACH = 70
"""Characters after the proving words in which a series' name may go on."""
_REACH = 4
"""Words between an ordinal and the name: "the 19th annual", "the second high-level"."""
_NEAR_DAYS = 4
"""Days by which an event may lie outside an edition's dates and still belong to it (arrivals, time zones)."""
_AROUND_DAYS = 200
"""Days between an undated page and the edition that it may mean."""
_CASED = 5
"""Names up to this length are matched with their capitals: EAS, COP, YES."""


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    series: str
    whole: bool
    """It says by itself that a meeting is meant ("Eastern Economic Forum"); "G20" does not."""
    cased: str | None


def edition_of(event: Event, published: str | None, text: str = "") -> Edition | None:
    """The edition that a meeting's words name; None if they name no series, or only one beside which it was held.

    `text` is the page's: a name that goes on after the proving words is read to its end.
    """
    if event.type != "CONSULT" or event.mode not in ("multilateral", "talks", "meet", None):
        return None
    said = " / ".join(piece.text + _rest(text, piece.end) for piece in event.evidence) or event.quote
    tokens = [m.group() for m in _WORD.finditer(said)]
    lowered = [t.lower() for t in tokens]
    if event.mode != "multilateral" and (_BESIDE & set(lowered) or len(event.participants) < 2):
        return None
    found = _named(tokens, lowered)
    if found is None:
        return _numbered(tokens)
    series, at = found
    return _edition(series, _ordinal(lowered, at), event.start or published, exact=event.start is not None)


def _rest(text: str, end: int) -> str:
    """What follows the words in their sentence, as far as a name may reach."""
    return _SENTENCE_END.split(text[end : end + _NAME_REACH], maxsplit=1)[0] if 0 < end < len(text) else ""


def _numbered(tokens: list[str]) -> Edition | None:
    for token in tokens:
        split = _NUMBERED.fullmatch(token)
        for name in _names().get(split.group(1).lower(), ()) if split else ():
            if split and name.cased == split.group(1):
                return _edition(name.series, int(split.group(2)), None, exact=False)
    return None


def _named(tokens: list[str], lowered: list[str]) -> tuple[str, int] | None:
    """The series named in the words, and where; the longest name wins, the first of equals."""
    best: tuple[int, int, str] | None = None
    index = _names()
    said = set(lowered)
    for at, word in enumerate(lowered):
        for name in index.get(word, ()):
            n = len(name.words)
            if tuple(lowered[at : at + n]) != name.words or (name.cased and "".join(tokens[at : at + n]) != name.cased):
                continue
            if not name.whole and (not _GATHERING & said or _LOWER_RANK & said):
                continue
            if best is None or n > -best[0]:
                best = (-n, at, name.series)
    return (best[2], best[1]) if best else None


def _ordinal(lowered: list[str], at: int) -> int | None:
    for word in reversed(lowered[max(0, at - _REACH) : at]):
        digits = _ORDINAL_DIGITS.fullmatch(word)
        if digits:
            return int(digits.group(1))
        if word in _ORDINALS:
            return _ORDINALS[word] or None
    return None


def _edition(series: str, number: int | None, date: str | None, *, exact: bool) -> Edition:
    """The known edition of this number, or the one nearest in time, if the date leaves no doubt which."""
    known = _editions().get(series, ())
    if number is not None:
        for edition in known:
            if edition.number == number:
                return edition
        return Edition(series=series, number=number)
    when = day_bounds(date) if date else None
    if when is None:
        return Edition(series=series)
    reach = (_NEAR_DAYS if when[1] - when[0] < 31 else 0) if exact else _AROUND_DAYS
    near = [e for e in known if _distance(e, when) <= reach]
    if not exact and len(near) > 1:
        near = sorted(near, key=lambda e: _distance(e, when))[:1]
    return near[0] if len(near) == 1 else Edition(series=series)


def _distance(edition: Edition, when: tuple[int, int]) -> int:
    """Days between the edition and the interval; 0 if they touch."""
    first = day_bounds(edition.start or "")
    last = day_bounds(edition.end or "") or first
    if first is None or last is None:
        return 10**6
    return max(0, first[0] - when[1], when[0] - last[1])


@cache
def _names() -> dict[str, tuple[_Name, ...]]:
    """First word -> names of series that begin with it."""
    index: dict[str, list[_Name]] = {}
    for row in rows(TABLES / "forums.tsv"):
        for written in dict.fromkeys([row["name"], *parts(row["aliases"])]):
            for name in _forms(written, row["name"], row["kind"]):
                if name not in index.setdefault(name.words[0], []):
                    index[name.words[0]].append(name)
    return {first: tuple(names) for first, names in index.items()}


def _forms(written: str, series: str, kind: str) -> Iterator[_Name]:
    """A name as printed, and without its last noun ("G20" of "G20 Summit"), which then must be said elsewhere."""
    tokens = [m.group() for m in _WORD.finditer(written)]
    lowered = tuple(t.lower() for t in tokens)
    joined = "".join(tokens)
    cased = joined if len(joined) <= _CASED else None
    whole = bool(_NOUNS & set(lowered)) or (kind == "conference" and cased is None)
    yield _Name(lowered, series, whole, cased)
    if len(tokens) > 1 and lowered[-1] == "summit" and _is_organisation(" ".join(tokens[:-1])):
        stem = "".join(tokens[:-1])
        yield _Name(lowered[:-1], series, False, stem if len(stem) <= _CASED else None)


def _is_organisation(name: str) -> bool:
    """Only an organisation's bare name can stand for its summit: "G20", not the "Government" of a "Government Summit"."""
    return any(a.kind == "organisation" for a in default_knowledge().lookup(name))


@cache
def _editions() -> dict[str, tuple[Edition, ...]]:
    """Series (as in ``forums.tsv``) -> its known editions, oldest first."""
    found: dict[str, list[Edition]] = {}
    for row in rows(TABLES / "summits.tsv"):
        series = _series_of(row["series"])
        number = int(row["edition"]) if row["edition"].isdigit() and int(row["edition"]) < 1000 else None
        found.setdefault(series, []).append(
            Edition(
                series=series, number=number, start=row["start"] or None, end=row["end"] or row["start"] or None,
                city=None if row["city"] == "virtual" else row["city"] or None, country=row["country"] or None,
            )
        )  # fmt: skip
    return {series: tuple(sorted(editions, key=lambda e: e.start or "")) for series, editions in found.items()}


@cache
def _series_of(short: str) -> str:
    """The full name of a series that ``summits.tsv`` gives in short; the short name itself where ``forums.tsv`` has none."""
    wanted = short.lower()
    for row in rows(TABLES / "forums.tsv"):
        for name in (row["name"], *parts(row["aliases"])):
            plain = name.lower()
            if plain == wanted or (plain.startswith(wanted) and _is_noun_tail(plain[len(wanted) :])):
                return row["name"]
    return short


def _is_noun_tail(rest: str) -> bool:
    words = rest.replace("'", " ").split()
    return rest.startswith((" ", "'")) and all(
        w in _NOUNS or w in ("economic", "s", "initiative", "leaders", "climate", "collective", "security") for w in words
    )
