"""Known persons with the surname first: "Kishida Fumio", "Orbán Viktor"."""

from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.units import name_from, units


def surname_first(page: Settlement, sentence: Sentence) -> None:
    """Two capitalised words that turned round are the name of somebody who holds an office on the day."""
    on = page.draft.article.published
    row = units(sentence, page.done[sentence.index])
    text = page.draft.article.text
    i = 0
    while i < len(row):
        end = name_from(row, i) if not row[i].known and row[i].capital else i
        if end - i == 2 and row[end - 1].person is None:
            actors = {n.actor for n in page.kb.names(f"{row[i + 1].text} {row[i].text}")}
            actor = page.kb.actor(actors.pop()) if len(actors) == 1 else None
            terms = page.kb.offices_of(actor.id, on) if actor is not None and actor.kind == "person" and on else []
            if actor is not None and terms:
                start, stop = row[i].start, row[end - 1].end
                words = text[start:stop]
                person = page.cast.add_known(
                    Mention(start=start, end=stop, text=words, actor=actor.id, kind="person", name=actor.name,
                            country=terms[0].country, office=terms[0].title),
                    page.kb, on,
                )  # fmt: skip
                page.put(sentence, person.mention(start, stop, words, rule="surname first"))
        i = max(end, i + 1)
