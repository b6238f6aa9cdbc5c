"""Names that no list holds and that recur: their occurrences are one thing, whatever it is.

The small model tags the same name a person here, an organisation there and nothing elsewhere; that it recurs tells more than any tag. Such a mention has
kind "unknown" and no country, so that no reader of events takes it for one that acts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.localities import place_id
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.persons import slug
from dragoman.reading.mentions.things import is_thing, told_things

RECURRING = "recurring name"
"""The rule that such mentions bear."""
TWICE = 2
Run = tuple[Sentence, list[Token]]
_SHORTEST = 3
"""Letters of the shortest name that is looked for elsewhere."""
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_LINKS = frozenset({"of", "de", "la", "le", "du", "di", "da", "del", "al", "el", "bin", "ibn", "van", "von"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})


def recurring_names(draft: Draft, mentions: Sequence[Mention], runs: Sequence[Run]) -> list[Mention]:
    """A mention of each occurrence of a name that occurs twice or more outside other mentions and places, if the model tags it anywhere."""
    covered = _covered(draft, mentions)
    named = _covered(draft, mentions, places=False)
    text = draft.article.text
    things = told_things(text)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    tagged: set[str] = set()
    for sentence, run in runs:
        start, end = sentence.start + run[0].idx, sentence.start + run[-1].idx + len(run[-1].text)
        if any(covered[start:end]) and (any(named[start:end]) or covered[_head(sentence, run)]):
            continue
        name = " ".join(t.text for t in run)
        found[name].append((start, end))
        if any(t.ent_type_ in _LABELS for t in run) and run[-1].dep_ not in {"compound", "amod", "nmod"}:
            tagged.add(name)
    return [
        Mention(
            start=start,
            end=end,
            text=text[start:end],
            actor=f"name/{slug(name)}",
            kind="unknown",
            name=name,
            country=None,
            rule=RECURRING,
        )
        for name, spans in found.items()
        if len(spans) >= TWICE
        and name in tagged
        and slug(name)
        and not _is_common(name, text)
        and not (is_thing(name) or name in things)
        for start, end in spans
    ]


def echoes(draft: Draft, mentions: Sequence[Mention], runs: Sequence[Run], kb: Knowledge) -> list[Mention]:
    """Further occurrences of names that the page bears elsewhere: the "Oakland" of "Oakland Ferry Company", "Oxfam" in "Oxfam staff". They are in the
    chain of the name and, of kind "unknown" and without country, take part in nothing."""
    known = {words: ids.pop() for words, ids in _borne(draft, mentions, kb).items() if len(ids) == 1 and len(words) >= _SHORTEST}
    covered = _covered(draft, mentions)
    text = draft.article.text
    found = []
    for sentence, run in runs:
        first = 0
        while first < len(run):
            start = sentence.start + run[first].idx
            stops = [(n, sentence.start + t.idx + len(t.text)) for n, t in enumerate(run[first:], first + 1)]
            fit = [(n, stop) for n, stop in stops if text[start:stop] in known and not any(covered[start:stop])]
            if fit:
                first, stop = fit[-1]
                found.append(_echo(start, stop, text[start:stop], known[text[start:stop]]))
            else:
                first += 1
    return found


def _borne(draft: Draft, mentions: Sequence[Mention], kb: Knowledge) -> dict[str, set[str]]:
    """Whom each name of the page names; places as `dragoman.reading.anaphora.localities` has them, or the state."""
    borne: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.form in ("name", "title") and m.actor and m.start < m.end and not (m.kind == "person" and m.office):
            borne[m.text].add(m.actor)
        if m.kind == "person" and m.actor and m.form in ("name", "title"):
            borne[m.name].add(m.actor)
    for place in draft.places:
        state = kb.country(place.country or "")
        borne[place.text].add(state.code if state is not None and state.name == place.name else place_id(place))
    return borne


def _echo(start: int, end: int, words: str, actor: str) -> Mention:
    return Mention(
        start=start, end=end, text=words, actor=actor, kind="unknown", name=words, country=None, rule=RECURRING
    )  # fmt: skip


def _head(sentence: Sentence, run: Sequence[Token]) -> int:
    """Where the word stands that the others of the run belong to."""
    head = next((t for t in run if t.head not in run), run[-1])
    return sentence.start + head.idx


def _covered(draft: Draft, mentions: Sequence[Mention], places: bool = True) -> bytearray:
    """1 for each character that a mention or place takes."""
    covered = bytearray(len(draft.article.text) + 1)
    spans = [(m.start, m.end) for m in mentions if m.start < m.end]
    for start, end in spans + [(p.start, p.end) for p in draft.places if places]:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def name_runs(draft: Draft) -> list[Run]:
    """Runs of proper nouns, joined by "of" and particles ("University of Michigan"), each with its sentence; in order."""
    return [(sentence, run) for sentence in draft.sentences for run in _runs(sentence) if run]


def _runs(sentence: Sentence) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in sentence.doc or ():
        if (token.tag_ in _NAME_TAGS and len(token.text) > 1 and token.text[0].isupper()) or (run and token.lower_ in _LINKS):
            run.append(token)
        elif run:
            yield _trimmed(run)
            run = []
    if run:
        yield _trimmed(run)


def _trimmed(run: list[Token]) -> list[Token]:
    while run and run[-1].lower_ in _LINKS:
        run.pop()
    return run


def _is_common(name: str, text: str) -> bool:
    """Is it a common noun too, which the page also writes small?"""
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
