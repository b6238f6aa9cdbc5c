"""Mentions of the bodies, groups and states that rules put together."""

from collections.abc import Sequence
from functools import cache

import msgspec

from dragoman.knowledge.wordlists import table, words
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.bodies import BodyPhrase, body_phrases, local_groups
from dragoman.reading.mentions.page_names import in_short
from dragoman.reading.mentions.persons import slug
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.title_phrase import acts_for
from dragoman.reading.mentions.units import Unit, units
from dragoman.reading.speech.lines import verbs


def composed(page: Settlement, sentence: Sentence) -> None:
    """Bodies and groups of a sentence; those without a country are of the state that is near."""
    row = units(sentence, page.done[sentence.index])
    for phrase in body_phrases(row, stops=verbs(sentence, row)):
        start, end = row[phrase.first].start, row[phrase.last - 1].end
        members: tuple[str | None, ...] = phrase.countries or (page.near(sentence, start),)
        for number, country in enumerate(members):
            mention = body_mention(phrase, country, start, end, page.draft.article.text)
            if len(members) > 1 and phrase.kind == "group":
                mention = msgspec.structs.replace(mention, name=_part(row, phrase, country) or mention.name)
            if row[phrase.last - 1].low in _unmanned() and (state := _state(row, phrase, country)) is not None:
                mention = msgspec.structs.replace(mention, name=state)
            page.put(sentence, mention, keep=number > 0)
    for first, last, code in local_groups(row):
        start, end = row[first].start, row[last - 1].end
        if not page.taken(sentence, start, end):
            page.put(sentence, _local(start, end, code, page.draft.article.text))


def _part(row: Sequence[Unit], phrase: BodyPhrase, country: str | None) -> str | None:
    """What one state's part of a group is called: "Kenyan troops" in "Somali and Kenyan troops"."""
    known = [i for i in range(phrase.first, phrase.last) if row[i].known]
    mine = next((i for i in known if acts_for(row[i]) == country), None)
    return None if mine is None else in_short(" ".join([row[mine].text, *(u.text for u in row[known[-1] + 1 : phrase.last])]))


def _state(row: Sequence[Unit], phrase: BodyPhrase, country: str | None) -> str | None:
    """What the record calls the state behind "U.S. airstrikes": "U.S."."""
    named = (m.name for u in row[phrase.first : phrase.last] for m in u.known if m.country == country and m.kind == "country")
    return next(named, None)


@cache
def _unmanned() -> frozenset[str]:
    return words(table("bodies")["unmanned"])


def _local(start: int, end: int, country: str, text: str) -> Mention:
    """ "protesters in Baghdad": people of the country."""
    return Mention(start=start, end=end, text=text[start:end], actor=country, kind="group", name=" ".join(text[start:end].split()),
                   country=country, form="demonym", rule="group: by its place")  # fmt: skip


def body_mention(phrase: BodyPhrase, country: str | None, start: int, end: int, text: str) -> Mention:
    """The mention of a body phrase at ``text[start:end]``, acting for a country."""
    said = text[start:end]
    actor = country
    if phrase.kind == "body":
        actor = f"{country}/{slug(phrase.organ or said).replace('-', '_')}" if country else None
    return Mention(start=start, end=end, text=said, actor=actor, kind=phrase.kind, name=in_short(said), country=country,
                   form="demonym" if phrase.kind == "group" else "name", rule=f"{phrase.kind} by rule")  # fmt: skip
