"""What a place name hangs on in the parse: a preposition and a verb or noun, or a verb of travel."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.gazetteer import Entry, default_gazetteer
from dragoman.knowledge.wordlists import word_sets
from dragoman.model import Location, Place
from dragoman.reading.draft import Draft, Sentence

_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis", "csubj"})
_STRUCK = frozenset(
    {
        "reach",
        "enter",
        "invade",
        "bomb",
        "attack",
        "strike",
        "shell",
        "hit",
        "bombard",
        "storm",
        "seize",
        "capture",
        "occupy",
        "annex",
        "blockade",
    }
)


@dataclass(frozen=True)
class Words:
    """The word lists of ``knowledge/lexicon/where.yaml``; each is defined there."""

    at: frozenset[str]
    to: frozenset[str]
    journey: frozenset[str]
    sent: frozenset[str]
    gathering: frozenset[str]
    series: frozenset[str]
    event_nouns: frozenset[str]
    hosting: frozenset[str]
    envoys: frozenset[str]
    settlement: frozenset[str]
    physical: frozenset[str]
    at_target: frozenset[str]
    at_source: frozenset[str]
    at_source_words: frozenset[str]
    said: frozenset[str]
    standing: frozenset[str]
    missions: frozenset[str]
    visits: frozenset[str]
    lead: frozenset[str]
    remote: frozenset[str]
    soil: frozenset[str]
    ground: frozenset[str]
    borders: frozenset[str]
    ranks: frozenset[str]
    crossing: frozenset[str]
    at_target_words: frozenset[str]
    bureaus: frozenset[str]
    sites: frozenset[str]
    venues: frozenset[str]
    seated: frozenset[str]
    absent: frozenset[str]
    occasions: frozenset[str]
    parties: frozenset[str]
    from_there: frozenset[str]


@cache
def words() -> Words:
    """The lexicon, read once."""
    return Words(**word_sets("where"))


@dataclass(frozen=True)
class Attached:
    """A place of a sentence with the preposition before it (None of an object, "visited X", or a modifier, "the Jeddah summit")
    and the word on which that hangs."""

    place: Place
    token: Token
    preposition: Token | None
    governor: Token

    @property
    def word(self) -> str:
        """The preposition, "" if there is none."""
        return self.preposition.lower_ if self.preposition is not None else ""

    @property
    def why(self) -> str:
        return f"{self.word} {self.place.text}".strip()


def attached(draft: Draft, sentence: Sentence) -> Iterator[Attached]:
    """Places of the sentence that hang on something as places do; "Astana, Kazakhstan" is one place."""
    behind = -1
    for place in draft.places_in(sentence.start, sentence.end):
        continued = behind >= 0 and draft.article.text[behind : place.start] == ", "
        behind = place.end
        span = sentence.span(place.start, place.end)
        if span is not None and len(span) and not continued:
            found = _hang(place, span.root)
            if found:
                yield found


def _hang(place: Place, root: Token) -> Attached | None:
    token = _whole(root)
    head = token.head
    if token.dep_ == "pobj":
        return Attached(place, root, head, _governor(head.head))
    lemma = head.lemma_.lower()
    if token.dep_ in ("dobj", "npadvmod") and (lemma in words().journey or lemma in _STRUCK):
        return Attached(place, root, None, head)
    if token.dep_ in ("compound", "nmod", "poss") and lemma in words().gathering and not is_state(place) and head.pos_ != "VERB":
        return Attached(place, root, None, head)
    return None


def _governor(token: Token) -> Token:
    """Nothing is "in Astana" of a name: the parser hangs on the name before what belongs to the verb ("met Tokayev in Astana")."""
    lexicon = words()
    kept = lexicon.standing | lexicon.missions | lexicon.gathering | lexicon.series | lexicon.event_nouns | lexicon.visits
    while token.head != token and token.lemma_.lower() not in kept and (token.pos_ in ("PROPN", "ADP") or _means(token)):
        token = token.head
    return token


def _means(token: Token) -> bool:
    """By what means something is done ("arrives by train in Vladivostok")."""
    return token.dep_ == "pobj" and token.head.lower_ == "by" and token.pos_ == "NOUN"


def is_state(place: Place) -> bool:
    """Is it a whole state ("the US-Russia summit" is not held in the US)?"""
    whole = country_location(place.country or "")
    return whole is not None and whole.name == place.name


def country_location(country: str) -> Location | None:
    """A whole state as a place: its middle point."""
    return _countries().get(country)


@cache
def _countries() -> dict[str, Location]:
    return {e.country: location(e) for e in default_gazetteer().of_kind("country") if e.country}


def location(place: Place | Entry) -> Location:
    """A place of the text, or of the gazetteer, as the place of an event."""
    return Location(name=place.name, country=place.country, lat=place.lat, lon=place.lon, geonameid=place.geonameid)


def _whole(token: Token) -> Token:
    """The noun whose role the name shares: the first of a list, "the city" of "the city of X", what an apposition explains."""
    for _ in range(8):
        head = token.head
        joined = token.dep_ in ("conj", "appos", "nmod", "compound") and head.dep_ in ("pobj", "conj", "appos", "dobj")
        if joined and head != token and (token.dep_ != "compound" or head.lemma_.lower() in words().settlement or head.ent_type_):
            token = head
        elif token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in words().settlement:
            token = head.head
        elif token.dep_ == "poss" and head.lemma_.lower() in words().settlement and head.dep_ == "pobj":
            token = head
        else:
            break
    return token


def clause(token: Token) -> Token:
    """The verb (or other head) of the clause in which a token stands."""
    while token.dep_ not in _CLAUSES and token.head != token:
        token = token.head
    return token


def _is_ground(found: Attached) -> bool:
    """ "On the Kuril Islands", "on its island of X": land, not the matter of a talk."""
    behind = (c for c in found.preposition.children if c.dep_ == "pobj") if found.preposition is not None else ()
    return any(t.lemma_.lower() in words().ground for t in (*behind, found.token))


def fits(found: Attached, type_: str, physical: bool) -> bool:
    """Can the place be where an event of this type happens (`physical`: a deed in space), by its preposition and what that hangs on?"""
    lexicon = words()
    governor = found.governor.lemma_.lower()
    word = found.word
    if not word:
        return True
    if word in lexicon.at:
        if word in ("on", "over", "off"):
            acts = found.governor.pos_ == "VERB" or governor in lexicon.event_nouns
            if (physical or type_ == "CONSULT") and word == "on" and _is_ground(found):
                return True
            return physical and (acts or word != "on") and governor not in lexicon.standing
        return governor not in lexicon.standing or physical or (type_ == "CONSULT" and governor in lexicon.parties)
    if word in lexicon.to:
        return (type_ == "CONSULT" and governor in lexicon.journey) or (physical and governor in lexicon.sent)
    if word == "from":
        return type_ in ("MOBILIZE", "RETREAT", "SANCTION") and governor in lexicon.from_there
    return word == "of" and physical and governor in lexicon.event_nouns
