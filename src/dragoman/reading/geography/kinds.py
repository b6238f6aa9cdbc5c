"""Where acts are done by their kind: on whose soil, on one's own side of a border, at a works that bears a name, where a court sits."""

from spacy.tokens import Token

from dragoman.knowledge import default_knowledge
from dragoman.reading.geography.hanging import clause, country_location, location, words
from dragoman.reading.geography.query import UNTOLD, Answer, Query


def by_soil(query: Query) -> Answer:
    """ "On Venezuelan soil", "in Iraqi airspace": the state of the adjective."""
    own = clause(query.trigger)
    for noun in query.trigger.doc:
        if noun.lemma_.lower() in words().soil and _reached(noun) and clause(noun) == own:
            for word in (c for c in noun.children if c.dep_ in ("amod", "compound", "poss")):
                whole = next((w for n in default_knowledge().names(word.text) if (w := country_location(n.actor))), None)
                if whole and (query.physical or query.type == "CONSULT"):
                    return whole, f"soil: {word.text} {noun.text}"
    return UNTOLD


def _reached(noun: Token) -> bool:
    """ "In Iraqi airspace", "into it", "violations of it", "violated it"."""
    return noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in words().at | words().to | {"of"})


def by_border(query: Query) -> Answer:
    """Troops sent to the border with another, and a border closed or opened: on one's own side."""
    sources = query.countries("source")
    deed = query.type in words().ranks and (query.type != "COOPERATE" or query.physical)
    if not deed or query.trigger.lemma_.lower() in words().crossing:
        return UNTOLD
    own = clause(query.trigger)
    moved = query.type in ("MOBILIZE", "COOPERATE")
    for noun in query.trigger.doc:
        if not moved and not (noun.dep_ == "dobj" and noun.head == query.trigger):
            continue
        if noun.lemma_.lower() not in words().borders or clause(noun) != own or not (noun.dep_ == "dobj" or noun.dep_ == "pobj"):
            continue
        sides = sources & _named(query, noun) or sources
        whole = country_location(next(iter(sides))) if len(sides) == 1 else None
        if whole:
            return whole, f"border: {noun.text}"
    return UNTOLD


def _named(query: Query, noun: Token) -> frozenset[str]:
    """The states that the words about a noun name."""
    phrase = list(noun.subtree)
    start, end = query.sentence.at(phrase[0])[0], query.sentence.at(phrase[-1])[1]
    actors = {m.country for m in query.draft.mentions_in(start, end) if m.country}
    return frozenset(actors | {p.country for p in query.draft.places_in(start, end) if p.country})


def by_site(query: Query) -> Answer:
    """A works that bears the name of its place: "the Batumi oil refinery", in a state that takes part."""
    if not query.physical and query.type != "COOPERATE":
        return UNTOLD
    own = clause(query.trigger)
    for noun in query.trigger.doc:
        if noun.lemma_.lower() not in words().sites or not (clause(noun) == own or (own.dep_ == "relcl" and own.head == noun)):
            continue
        for named, entry in query.named_by(noun):
            if entry.kind in ("capital", "city", "town") and entry.country in query.countries():
                return location(entry), f"site: {named} {noun.text}"
    return UNTOLD


def by_bureau(query: Query) -> Answer:
    """Prosecutors and courts in a place do there what they do."""
    if query.type != "ACCUSE":
        return UNTOLD
    for found in query.places:
        bureau = found.governor.lemma_.lower() in words().bureaus
        if found.word in words().at and bureau and found.place.country in query.countries("source"):
            return location(found.place), f"bureau: {found.why}"
    return UNTOLD


def by_kind(query: Query) -> Answer:
    """Attacks happen where the target is, arrests where the police is."""
    lexicon = words()
    role = "target" if query.type in lexicon.at_target else None
    own = query.trigger.lemma_.lower()
    if query.type in lexicon.at_source or (query.type == "SANCTION" and own in lexicon.at_source_words):
        role = "target" if own in lexicon.at_target_words and _is_land(query) else "source"
    if query.mode == "asylum":
        role = "source"
    country = _first(query, role) if role else None
    whole = country_location(country) if country else None
    if whole:
        return whole, f"kind: {query.type} with {role} {country}"
    return UNTOLD


def _is_land(query: Query) -> bool:
    """Is what it is done to a state, and not a ship or a person of one?"""
    targets = [p for p in query.participants if p.role == "target" and p.country]
    return any((whole := country_location(p.country or "")) is not None and whole.name == p.name for p in targets)


def _first(query: Query, role: str) -> str | None:
    """The state of a role, and of several targets the one named first ("attacks on Lebanon and Syria"), which is not that of the source too;
    an embassy is not at home."""
    if any(
        set(p.name.lower().split()) & (words().missions - {"office"}) for p in query.participants if p.role == role == "target"
    ):
        return None
    others = query.countries("source") if role == "target" else frozenset()
    told = [p.country for p in query.participants if p.role == role and p.country and p.country not in others]
    several = role == "target" or len(set(told)) == 1
    return told[0] if told and several else None
