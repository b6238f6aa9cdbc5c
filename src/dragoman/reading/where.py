"""Where an event happens: told by grammar, never guessed from a place merely mentioned."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.model import Location, Participant, Place
from dragoman.reading.draft import Draft, Sentence

_IN = frozenset("in at near outside".split())


def place_event(
    draft: Draft, sentence: Sentence, trigger: Token, type_: str, mode: str | None, participants: Sequence[Participant] = ()
) -> tuple[Location | None, str]:
    """The place of the event that `trigger` (a token of the sentence's parse) tells of, and why; None if the page does not say."""
    for place in draft.places_in(sentence.start, sentence.end):
        span = sentence.span(place.start, place.end)
        if span is None:
            continue
        preposition = span.root.head
        if span.root.dep_ == "pobj" and preposition.lower_ in _IN and preposition.head == trigger:
            return location(place), f"grammar: {preposition.lower_} {place.text}"
    return None, "not said"


def location(place: Place) -> Location:
    """A place of the text as the place of an event."""
    return Location(name=place.name, country=place.country, lat=place.lat, lon=place.lon, geonameid=place.geonameid)
