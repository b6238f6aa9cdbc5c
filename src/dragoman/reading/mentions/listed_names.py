"""Names in a row: "Deputy Ministers A and B", "President A and intelligence chief B", where one state or one title holds for all."""

import re
from collections.abc import Sequence

from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.units import Unit, name_from

_BESIDE = re.compile(r",? (?:and )?(?:(?:his|her|the|its|then) )?")
_TWO = 2


def beside(page: Settlement, sentence: Sentence, start: int) -> str | None:
    """The state of the person named right before, with only "and" or a comma between; behind "with" that of the clause's subject."""
    text = page.draft.article.text
    if text[:start].endswith(", with ") or text[:start].endswith(", with its "):
        return _subject_of(page, sentence, start)
    before = [m for m in page.done[sentence.index] if m.end < start]
    last = max(before, key=lambda m: m.end, default=None)
    if last is None or last.kind != "person" or not _BESIDE.fullmatch(text, last.end, start):
        return None
    person = page.cast.people.get(last.actor or "")
    return person.country if person is not None else last.country


def _subject_of(page: Settlement, sentence: Sentence, start: int) -> str | None:
    """The state that "welcomed it, with presidential adviser A saying ..."."""
    before = [t for t in sentence.doc or () if t.lower_ == "with" and sentence.start + t.idx < start]
    subjects = [c for c in before[-1].head.children if c.dep_ == "nsubj"] if before else []
    at = sentence.start + subjects[0].idx if subjects else -1
    states = {m.country for m in page.done[sentence.index] if m.start <= at < m.end}
    return states.pop() if len(states) == 1 else None


def names_in_a_row(row: Sequence[Unit], k: int) -> tuple[tuple[int, int], ...]:
    """The names after a plural title, as units ``[first, last)``: two or more of at least two words each, the last behind "and"."""
    found: list[tuple[int, int]] = []
    joined = False
    while k < len(row) and (end := name_from(row, k)) > k and (end - k >= _TWO or row[k].person):
        found.append((k, end))
        if end + 1 >= len(row) or joined or row[end].low not in {",", "and"}:
            break
        joined = "and" in (row[end].low, row[end + 1].low)
        k = end + 2 if row[end + 1].low == "and" else end + 1
    return tuple(found) if joined and len(found) >= _TWO else ()
