"""What the look of a line and its parse say before names are read: headlines, words that are no nouns, names in full."""

import re
from collections.abc import Sequence

import msgspec

from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.persons import parts
from dragoman.reading.mentions.units import Unit

_CAPITALS = 0.7
"""Share of capitalised words from which a line counts as a headline in title case."""
_NEXT_NAME = re.compile(r"\s([A-Z][\w’'-]+)")


def is_headline(sentence: Sentence, row: Sequence[Unit]) -> bool:
    """A line in title case or capitals, where capitals say nothing about names."""
    if sentence.block.kind in {"title", "heading"}:
        return True
    if sentence.text[-1] in ".!?”\"’'":
        return False
    words = [u for u in row if u.text[0].isalpha() and len(u.text) > 3]
    return len(words) > 4 and sum(u.text[0].isupper() for u in words) / len(words) > _CAPITALS


def barred(sentence: Sentence, row: Sequence[Unit]) -> frozenset[int]:
    """Units that the parse says are no nouns of their own: "major powers", "leaders summit"."""
    if sentence.doc is None:
        return frozenset()
    found = set()
    for i, unit in enumerate(row):
        if unit.known or not unit.text.islower():
            continue
        token = sentence.token_before(unit.end)
        if token is None:
            continue
        if token.pos_ in {"ADJ", "VERB", "ADV", "AUX"} or (
            token.dep_ == "compound" and token.head.i > token.i and token.head.text.islower()
        ):
            found.add(i)
    return frozenset(found)


def verbs(sentence: Sentence, row: Sequence[Unit]) -> frozenset[int]:
    """Units that are verbs of their own: a noun phrase ends before them."""
    found = set()
    for i, unit in enumerate(row):
        token = sentence.token_before(unit.end) if not unit.known and unit.text.islower() else None
        if token is not None and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            found.add(i)
    return frozenset(found)


def whole_names(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Persons with all words of their name: "President Xi" grows to "President Xi Jinping"; "William" in "William Burns" is nobody known."""
    kept = []
    for m in mentions:
        if m.kind == "person":
            after = _NEXT_NAME.match(text, m.end)
            if after and set(parts(after.group(1))) & set(parts(m.name)) - set(parts(m.text)):
                m = msgspec.structs.replace(m, end=after.end(), text=text[m.start : after.end()])
            elif after and len(parts(m.text)) == 1:
                continue
        kept.append(m)
    return kept
