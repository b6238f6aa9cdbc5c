"""Whom the label before a turn of a transcript names: "THE PRESIDENT:", "PRIME MINISTER ARDERN:", "MR. SMITH:"."""

import re
from collections.abc import Sequence

import msgspec

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.offices import same_office
from dragoman.reading.anaphora.page_title import of_title
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.persons import bare_name, parts
from dragoman.reading.speech.transcripts import find_labels

_HONORIFIC = re.compile(r"(?:M[rs]s?|Dr|Gen|Amb|Sen|Rep|Gov|Lt|Adm|Col)\.? ")


def labelled(draft: Draft, kb: Knowledge) -> list[Mention]:
    """The mentions, with those who speak under labels: persons whom the page or its title names, by surname or by office."""
    labels = find_labels(draft.article)
    if not labels:
        return draft.mentions
    text = draft.article.text
    inside = {at for a, b in labels for at in range(a, b)}
    people = [*of_title(draft, kb).mentions, *(m for m in draft.mentions if m.start not in inside)]
    named = [m for m in people if m.kind == "person" and m.actor and m.form == "name"]
    whose = {words: _bearer(words, named) for words in {text[a:b] for a, b in labels}}
    found = [
        msgspec.structs.replace(one, start=a, end=b, text=text[a:b], rule="label of a turn")
        for a, b in labels
        if (one := whose[text[a:b]]) is not None
    ]
    taken = {at for m in found for at in range(m.start, m.end)}
    return sorted([*found, *(m for m in draft.mentions if m.start not in taken)], key=lambda m: (m.start, m.end))


def _bearer(label: str, named: Sequence[Mention]) -> Mention | None:
    """The one person whom a label means; None if nobody or two fit."""
    words = label.title().replace("’S", "’s") if label.isupper() else label
    name = bare_name(_HONORIFIC.sub("", words.removeprefix("The ")))
    wanted = parts(name)
    by_name = {m.actor: m for m in named if wanted and any(parts(said)[-len(wanted) :] == wanted for said in (m.name, m.text))}
    if len(by_name) == 1:
        return next(iter(by_name.values()))
    by_office = {m.actor: m for m in named if m.office and same_office(words, m.office, exact=True)}
    return next(iter(by_office.values())) if len(by_office) == 1 and not by_name else None
