"""Pronouns and nouns that the rules leave open reach the named entities of their page where a learned scorer is sure enough.

Such a mention has kind "unknown" and no country, as those of places and recurring names have, so that no reader of events takes it for one that acts:
whoever asks who is who on a page gets bolder answers than the record.
"""

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.model import Form, Mention
from dragoman.reading.anaphora.recurring import Run
from dragoman.reading.chains.entities import Entity, entities
from dragoman.reading.chains.leftovers import leftovers
from dragoman.reading.chains.pairs import page, pairs
from dragoman.reading.chains.trees import scorer
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.persons import Cast
from dragoman.reading.speech.quoted import Quoted

SPOKEN_OF = "name spoken of"
"""The rule that names bear which nothing covered till now."""


def linked(
    draft: Draft, mentions: Sequence[Mention], runs: Sequence[Run], cast: Cast, quoted: Quoted, kb: Knowledge
) -> list[Mention]:
    """The further mentions, and those of names that nothing covered till now and that one of them stands for. `mentions`: those of the rules, in order."""
    known = page(draft, quoted, entities(draft, mentions, runs, cast, kb))
    waiting = list(pairs(known, leftovers(draft, mentions)))
    if not waiting:
        return []
    judge = scorer()
    likely = judge.trees.probabilities([row for _, _, rows in waiting for row in rows])
    found: list[Mention] = []
    named: dict[str, Entity] = {}
    first = 0
    for leftover, options, _ in waiting:
        own = likely[first : first + len(options)]
        first += len(options)
        best = int(own.argmax())
        if own[best] < judge.least[leftover.group]:
            continue
        entity = options[best]
        if entity.loose:
            named[entity.id] = entity
        form: Form = "nominal" if leftover.kind == "noun" else "pronoun"
        found.append(_mention(draft, entity, leftover.start, leftover.end, form, f"chain: {own[best]:.2f}"))
    for entity in named.values():
        found += [_mention(draft, entity, w.start, w.end, "name", SPOKEN_OF) for w in entity.words]
    return found


def _mention(draft: Draft, entity: Entity, start: int, end: int, form: Form, rule: str) -> Mention:
    text = draft.article.text[start:end]
    return Mention(
        start=start, end=end, text=text, actor=entity.id, kind="unknown", name=entity.name, country=None, form=form, rule=rule
    )  # fmt: skip
