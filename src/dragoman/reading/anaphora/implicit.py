"""Actors that a sentence leaves out and the article makes plain, offered with the reason.

"Pakistan raised five objections" on a page about talks of India and Pakistan: to India. The readers of events decide whether a slot
wants one; here the candidates are put in order, and none is offered that the sentence names itself.
"""

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence

BACK = 2
"""Sentences before the sentence at hand from which actors are still in mind."""
LEAD = 3
"""Sentences at the head of the article whose mentions count double: they say what it is about."""
MOST = 4
_MEETING = re.compile(
    r"\b(?:the|this|their|his|her|its|last|next|first|latest) (?:\w+ ){0,2}(?:visits?|trips?|tours?|talks|meetings?|summit|negotiations?|call|conversation)\b",
    re.I,
)


def candidates(draft: Draft, sentence: Sentence) -> list[Mention]:
    """Candidates, best first: form "implicit", ``start == end == sentence.start``, `rule` says why. At most four, one for each country.

    Parties to the meeting that the sentence speaks of come first, then actors of the sentences before, then those whom the page is about.
    """
    named = {m.country for m in draft.mentions_in(sentence.start, sentence.end)}
    found: dict[str, Mention] = {}
    for mention, rule in _ranked(draft, sentence):
        if mention.country and mention.country not in named and mention.country not in found:
            found[mention.country] = implied(mention, sentence.start, rule)
    return list(found.values())[:MOST]


def protagonists(draft: Draft) -> list[Mention]:
    """One mention for each state or organisation that the article is about, the foremost first: at most three, and no passing names."""
    counts: Counter[str] = Counter()
    best: dict[str, Mention] = {}
    lead = draft.sentences[min(LEAD, len(draft.sentences)) - 1].end if draft.sentences else 0
    for m in draft.mentions:
        if not m.country:
            continue
        counts[m.country] += 2 if m.start < lead else 1
        if m.country not in best or _weight(m) > _weight(best[m.country]):
            best[m.country] = m
    ranked = sorted(counts, key=lambda c: (-counts[c], best[c].start))
    if not ranked:
        return []
    return [best[c] for c in ranked[:3] if counts[c] * 5 >= counts[ranked[0]]]


def _ranked(draft: Draft, sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    if _MEETING.search(sentence.text):
        for before in reversed(draft.sentences[max(0, sentence.index - 4) : sentence.index]):
            sides = [m for m in draft.mentions_in(before.start, before.end) if m.country]
            if _MEETING.search(before.text) or len({m.country for m in sides}) == 2:
                for m in sides:
                    yield m, "party to the meeting spoken of"
                break
    for before in reversed(draft.sentences[max(0, sentence.index - BACK) : sentence.index]):
        for m in sorted(draft.mentions_in(before.start, before.end), key=lambda m: (-_weight(m), m.start)):
            yield m, "spoken of just before"
    for m in protagonists(draft):
        yield m, "the page is about it"


def _weight(mention: Mention) -> int:
    """Persons and states by name weigh more than groups and adjectives."""
    if mention.kind == "person" and mention.actor:
        return 3
    return 2 if mention.kind in {"country", "organisation", "body", "movement"} and mention.form != "demonym" else 1


def implied(mention: Mention, at: int, rule: str) -> Mention:
    """The actor of a mention where nothing names it: no words, at the offset `at`, and why it is thought of there."""
    return Mention(start=at, end=at, text="", actor=mention.actor, kind=mention.kind, name=mention.name,
                   country=mention.country, office=mention.office, form="implicit", rule=rule)  # fmt: skip
