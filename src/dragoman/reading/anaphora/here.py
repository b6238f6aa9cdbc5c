"""Where "here" is: "SEOUL (Yonhap) -- Kishida arrived here" - in the state of the dateline's place."""

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.pages.dateline import find_dateline
from dragoman.reading.draft import Draft
from dragoman.reading.speech.quoted import Quoted


def state_here(draft: Draft, kb: Knowledge) -> Mention | None:
    """The state in which the page was written, as its dateline tells; None if it has none or names no place known."""
    line = find_dateline(draft.article)
    place = next((p for p in draft.places_in(line.start, line.end) if p.country), None) if line else None
    state = kb.country(place.country) if place and place.country else None
    if state is None:
        return None
    return Mention(start=0, end=0, text="here", actor=state.code, kind="country", name=state.name, country=state.code)


def heres(draft: Draft, quoted: Quoted) -> list[tuple[int, int]]:
    """Where the page itself says "here" of somebody's coming or doing."""
    return [
        sentence.at(token)
        for sentence in draft.sentences
        for token in sentence.doc or ()
        if token.lower_ == "here" and token.dep_ == "advmod" and token.head.pos_ == "VERB" and token.i > token.head.i
        if quoted.at(sentence.start + token.idx) is None
    ]
