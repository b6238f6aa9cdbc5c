"""Groups whose persons the sentence names: "a delegation led by Wang Yi", "his Iranian and Russian counterparts, Ebrahim Raisi and Vladimir Putin".

The record then holds the persons, not only their states.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.knowledge.wordlists import table, words
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.units import Unit, units

_LED = frozenset({"led", "headed", "chaired"})
_REACH = 6
"""Words that may stand between the group and "led by"."""
_LISTED = re.compile(r"\s*(?:,|and|, and|&)\s*(?:the\s+)?|\s+")
_OPENS = re.compile(r"\s*+[,:(–—-]?\s*+")


def named_groups(page: Settlement, sentence: Sentence) -> None:
    """Lets groups stand for the persons who lead them, or whom an apposition lists."""
    last: tuple[int, int] | None = None
    for mention in [*_counterparts(page, sentence), *_led(page, sentence)]:
        page.put(sentence, mention, keep=last == (mention.start, mention.end))
        last = mention.start, mention.end


def _led(page: Settlement, sentence: Sentence) -> Iterator[Mention]:
    """ "an American mission led by Robert Peet Skinner": the head of the delegation acts."""
    if " by " not in sentence.text:
        return
    row = units(sentence, page.done[sentence.index])
    for i, unit in enumerate(row):
        if not _is_group(unit):
            continue
        head = _head_of(row, i + 1)
        country = unit.known[0].country if unit.known else None
        if head is None or head.actor is None or (country not in (None, head.country) and head.country is not None):
            continue
        person = page.cast.people.get(head.actor)
        if person is not None and person.country is None:
            person.country = country
        if person is not None:
            yield person.mention(unit.start, unit.end, unit.text, form="title", rule="group: led by")


def _is_group(unit: Unit) -> bool:
    if not unit.known:
        return unit.low in delegations()
    one = unit.known[0]
    last = unit.low.split()[-1]
    return len(unit.known) == 1 and (one.kind == "group" or (one.kind in {"body", "country"} and last in delegations()))


def _head_of(row: Sequence[Unit], k: int) -> Mention | None:
    """The person behind "led by", if the words between belong to the group."""
    for j in range(k, min(k + _REACH, len(row) - 2)):
        unit = row[j]
        if unit.low in _LED and row[j + 1].low == "by":
            at = j + 3 if row[j + 2].low in {"the", "its", "their", "his", "her"} and j + 3 < len(row) else j + 2
            return row[at].person
        if unit.person or unit.low in {".", ";", "and", "but"} or unit.low in _STOPS:
            return None
    return None


_STOPS = frozenset("said says told met will would has have had were are".split())


@cache
def delegations() -> frozenset[str]:
    """Nouns of groups that go somewhere under a head."""
    return words(table("bodies")["delegations"])


def _counterparts(page: Settlement, sentence: Sentence) -> Iterator[Mention]:
    """Titles in the plural with as many persons right behind, in the same order."""
    groups: dict[tuple[int, int], list[Mention]] = {}
    for m in page.done[sentence.index]:
        groups.setdefault((m.start, m.end), []).append(m)
    spans = list(groups)
    text = page.draft.article.text
    for i, (start, end) in enumerate(spans):
        members = groups[start, end]
        if len(members) < 2 or any(m.form != "title" for m in members):
            continue
        named: list[Mention] = []
        at = end
        for span in spans[i + 1 : i + 1 + len(members)]:
            gap = _LISTED if named else _OPENS
            if not gap.fullmatch(text, at, span[0]) or len(groups[span]) != 1 or groups[span][0].kind != "person":
                break
            named.append(groups[span][0])
            at = span[1]
        if len(named) != len(members) or not _fit(members, named):
            continue
        for member, one in zip(members, named, strict=True):
            person = page.cast.people.get(one.actor or "")
            if person is None:
                continue
            person.country = person.country or member.country
            yield person.mention(start, end, text[start:end], form="title", rule="group: named beside")


def _fit(members: Sequence[Mention], named: Sequence[Mention]) -> bool:
    """Of the same states in the same order, as far as is known."""
    return all(n.country in (None, m.country) for m, n in zip(members, named, strict=True)) or {m.country for m in members} == {
        n.country for n in named
    }
