"""Names that no list holds and that recur: their occurrences are one thing, whatever it is.

The small model tags the same name a person here, an organisation there and nothing elsewhere; that it recurs tells more than any tag. Such a mention has
kind "unknown" and no country, so that no reader of events takes it for one that acts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.persons import slug

TWICE = 2
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_LINKS = frozenset({"of", "de", "la", "le", "du", "di", "da", "del", "al", "el", "bin", "ibn", "van", "von"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})


def recurring_names(draft: Draft, mentions: Sequence[Mention]) -> list[Mention]:
    """A mention of each occurrence of a name that occurs twice or more outside other mentions and places, if the model tags it anywhere."""
    taken = [(m.start, m.end) for m in mentions if m.start < m.end] + [(p.start, p.end) for p in draft.places]
    covered = bytearray(len(draft.article.text) + 1)
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    tagged: set[str] = set()
    for sentence in draft.sentences:
        for run in _runs(sentence):
            start, end = sentence.start + run[0].idx, sentence.start + run[-1].idx + len(run[-1].text)
            if any(covered[start:end]):
                continue
            name = " ".join(t.text for t in run)
            found[name].append((start, end))
            if any(t.ent_type_ in _LABELS for t in run) and run[-1].dep_ not in {"compound", "amod", "nmod"}:
                tagged.add(name)
    text = draft.article.text
    return [
        Mention(
            start=start,
            end=end,
            text=text[start:end],
            actor=f"name/{slug(name)}",
            kind="unknown",
            name=name,
            country=None,
            rule="recurring name",
        )
        for name, spans in found.items()
        if len(spans) >= TWICE and name in tagged and slug(name) and not _is_common(name, text)
        for start, end in spans
    ]


def _runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of proper nouns, joined by "of" and particles: "University of Michigan"."""
    run: list[Token] = []
    for token in sentence.doc or ():
        named = token.tag_ in _NAME_TAGS and token.text[0].isupper() and len(token.text) > 1
        if named or (run and token.lower_ in _LINKS):
            run.append(token)
            continue
        yield from _trimmed(run)
        run = []
    yield from _trimmed(run)


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].lower_ in _LINKS:
        run.pop()
    if run:
        yield run


def _is_common(name: str, text: str) -> bool:
    """Is it a common noun too, which the page also writes small?"""
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
