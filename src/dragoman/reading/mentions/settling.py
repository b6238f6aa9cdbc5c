"""From names to mentions: titles, bodies, groups, unknown persons and surnames of one article, in this order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.acronyms import explained_acronyms
from dragoman.reading.mentions.aliases import also_known
from dragoman.reading.mentions.composing import composed
from dragoman.reading.mentions.facilities import cleared, facilities
from dragoman.reading.mentions.introductions import named, untitled
from dragoman.reading.mentions.metonymy import is_government
from dragoman.reading.mentions.named_groups import named_groups
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.surname_first import surname_first
from dragoman.reading.mentions.theatres import theatres
from dragoman.reading.mentions.things import told_things
from dragoman.reading.mentions.title_phrase import TitlePhrase
from dragoman.reading.mentions.titles import title_phrases
from dragoman.reading.mentions.units import Unit, units
from dragoman.reading.mentions.unlisted import given_names, lone_names, surnames, unlisted_organisations, unlisted_persons
from dragoman.reading.mentions.vessels import christened, named_vessels, vessels
from dragoman.reading.speech.lines import barred, is_headline, whole_names


def settle(draft: Draft, kb: Knowledge) -> list[Mention]:
    """Mentions after titles, bodies, groups, unknown persons and surnames are read; in order, several over one span for a group."""
    page = Settlement(
        draft, kb, things=told_things(draft.article.text), place_names=frozenset(place.text for place in draft.places)
    )
    on = draft.article.published
    for sentence in draft.sentences:
        page.done[sentence.index] = draft.mentions_in(sentence.start, sentence.end)
    page.states = [c for c, _ in Counter(m.country for m in draft.mentions if m.country).most_common()]
    for sentence in draft.sentences:
        page.done[sentence.index] = whole_names(page.done[sentence.index], draft.article.text)
    for mention in (m for s in draft.sentences for m in page.done[s.index]):
        if mention.kind == "person" and mention.actor:
            page.cast.add_known(mention, kb, on)
    explained_acronyms(page, composed=True)
    for read in (
        facilities,
        surname_first,
        _introduced,
        unlisted_persons,
        given_names,
        lone_names,
        _titled,
        surnames,
        composed,
        vessels,
        named_vessels,
        christened,
        unlisted_organisations,
        surnames,
        also_known,
        cleared,
        named_groups,
        theatres,
    ):
        for sentence in draft.sentences:
            read(page, sentence)
    explained_acronyms(page, composed=False)
    for sentence in draft.sentences:
        page.done[sentence.index] = [m for m in page.done[sentence.index] if not _only_a_place(m, sentence)]
    _place_strangers(page)
    return sorted((_latest(page, m) for ms in page.done.values() for m in ms), key=lambda m: (m.start, m.end))


def _place_strangers(page: Settlement) -> None:
    """Persons in office of whom nothing tells a country are taken to be of the state that the page is about."""
    for person in page.cast.people.values():
        if person.country is None and not person.known and person.office:
            sentence = next((s for s in page.draft.sentences if s.start <= person.first < s.end), None)
            person.country = page.near(sentence, person.first) if sentence else None


def _only_a_place(mention: Mention, sentence: Sentence) -> bool:
    """Is a capital or seat here just where something happens ("arrived in Moscow")?"""
    return (
        mention.form == "metonym"
        and mention.kind == "country"
        and sentence.doc is not None
        and not is_government(sentence, mention.start, mention.end)[0]
    )


def _introduced(page: Settlement, sentence: Sentence) -> None:
    """Titles with a name, in the whole article before those without one."""
    row = units(sentence, page.done[sentence.index])
    for phrase in _phrases(sentence, row):
        if phrase.name is not None:
            named(page, sentence, row, phrase, phrase.name)
        for number, name in enumerate(phrase.names):
            alone = replace(phrase, first=name[0], last=name[0]) if number else phrase
            named(page, sentence, row, alone, name)


def _titled(page: Settlement, sentence: Sentence) -> None:
    row = units(sentence, page.done[sentence.index])
    for phrase in _phrases(sentence, row):
        if phrase.name is None:
            untitled(page, sentence, row, phrase)


def _phrases(sentence: Sentence, row: Sequence[Unit]) -> list[TitlePhrase]:
    return title_phrases(row, headline=is_headline(sentence, row), barred=barred(sentence, row))


def _latest(page: Settlement, mention: Mention) -> Mention:
    """What the article says later of a person holds for every mention of him."""
    actor = page.same.get(mention.actor or "", mention.actor)
    person = page.cast.people.get(actor or "")
    if person is None:
        return mention
    return msgspec.structs.replace(mention, actor=actor, name=person.name, country=person.country, office=person.office)
