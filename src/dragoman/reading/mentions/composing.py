"""Mentions of the bodies, groups and states that rules put together."""

from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.bodies import BodyPhrase, body_phrases, local_groups
from dragoman.reading.mentions.page_names import in_short
from dragoman.reading.mentions.persons import slug
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.units import units
from dragoman.reading.speech.lines import verbs


def composed(page: Settlement, sentence: Sentence) -> None:
    """Bodies and groups of a sentence; those without a country are of the state that is near."""
    row = units(sentence, page.done[sentence.index])
    for phrase in body_phrases(row, stops=verbs(sentence, row)):
        start, end = row[phrase.first].start, row[phrase.last - 1].end
        members: tuple[str | None, ...] = phrase.countries or (page.near(sentence, start),)
        for number, country in enumerate(members):
            mention = body_mention(phrase, country, start, end, page.draft.article.text)
            page.put(sentence, mention, keep=number > 0)
    for first, last, code in local_groups(row):
        start, end = row[first].start, row[last - 1].end
        if not page.taken(sentence, start, end):
            page.put(sentence, _local(start, end, code, page.draft.article.text))


def _local(start: int, end: int, country: str, text: str) -> Mention:
    """ "protesters in Baghdad": people of the country."""
    return Mention(start=start, end=end, text=text[start:end], actor=country, kind="group", name=" ".join(text[start:end].split()),
                   country=country, form="demonym", rule="group: by its place")  # fmt: skip


def body_mention(phrase: BodyPhrase, country: str | None, start: int, end: int, text: str) -> Mention:
    """The mention of a body phrase at ``text[start:end]``, acting for a country."""
    words = text[start:end]
    actor = country
    if phrase.kind == "body":
        actor = f"{country}/{slug(phrase.organ or words).replace('-', '_')}" if country else None
    return Mention(start=start, end=end, text=words, actor=actor, kind=phrase.kind, name=in_short(words), country=country,
                   form="demonym" if phrase.kind == "group" else "name", rule=f"{phrase.kind} by rule")  # fmt: skip
