"""Where an event happens: told by grammar, by the host, or by the meeting that the page tells of; never by a place merely mentioned.

The order of evidence: a place attached to the trigger ("met in Astana", "a visit to Moscow"), one in the same clause, the host of a visit
(a state when no city is said), the place where such acts are done (an attack: where the target is), and for what is said at a meeting, the
place of the meeting. What none of these tells stays unknown.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.model import Participant
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.geography.hanging import Attached, attached, clause, country_location, fits, location, words
from dragoman.reading.geography.kinds import by_border, by_bureau, by_kind, by_site, by_soil
from dragoman.reading.geography.query import PLACELESS, UNTOLD, Answer, Query
from dragoman.reading.geography.setting import LEAD, Setting, country_of, settings
from dragoman.reading.timegrammar.lexicon import of_one_event

_KNOWN = 50_000
"""People: the smallest city after which a summit is taken to be named."""
NEWS = 10
"""Days before publication that still belong to a page's own news."""
_REMOTE = frozenset({"call"})
"""Modes of meeting that have no place."""


def place_event(
    draft: Draft, sentence: Sentence, trigger: Token, type_: str, mode: str | None, participants: Sequence[Participant] = ()
) -> Answer:
    """The place of the event that `trigger` (a token of the sentence's parse) tells of, and why; None if the page does not say."""
    query = Query(draft, sentence, trigger, type_, mode, participants, tuple(attached(draft, sentence)))
    if mode in _REMOTE:
        return PLACELESS
    for rule in (
        _by_grammar,
        _by_mission,
        _by_relative,
        _by_name,
        _by_clause,
        by_soil,
        by_border,
        by_site,
        by_bureau,
        _by_medium,
        _by_host,
        _by_telling_before,
        by_kind,
        _by_absence,
        _by_setting,
    ):
        answer = rule(query)
        if answer is not UNTOLD:
            return answer
    return UNTOLD


def _by_medium(query: Query) -> Answer:
    """What is held online or by telephone is nowhere."""
    own = clause(query.trigger)
    remote = query.type == "CONSULT" and any(t.lemma_.lower() in words().remote and clause(t) == own for t in query.trigger.doc)
    return PLACELESS if remote else UNTOLD


def _by_grammar(query: Query) -> Answer:
    """A place that hangs on the trigger itself; of meetings and deeds, also on its object or subject."""
    near = {query.trigger}
    if query.type == "CONSULT" or query.mode == "sign" or query.physical:
        near |= _next_to(query.trigger)
    found = [a for a in query.places if a.governor in near and _allowed(a, query)]
    if query.mode == "visit":
        found.sort(key=lambda a: bool(a.word) and a.word not in words().to)
    found.sort(key=lambda a: a.place.country is None)
    if not found:
        return UNTOLD
    # "arrived in Tirana for a visit to Albania": the city, which is in it
    whole = country_location(found[0].place.country or "")
    finer = (a for a in query.places if a.place.country == found[0].place.country and whole and a.place.name != whole.name)
    best = next((a for a in finer if found[0].place.name == whole.name and a.governor in near), found[0]) if whole else found[0]
    return location(best.place), f"grammar: {best.why}"


def _next_to(trigger: Token) -> set[Token]:
    """Objects and complements of the trigger, also behind a preposition."""
    near = {c for c in trigger.children if c.dep_ in ("dobj", "pobj", "xcomp", "attr", "nsubjpass", "prep")}
    return near | {g for c in near if c.dep_ == "prep" for g in c.children}


def _by_mission(query: Query) -> Answer:
    """What is done to a post abroad is done there: "closes its embassy in Havana"."""
    near = _next_to(query.trigger)
    for found in query.places:
        if found.governor in near and found.word in words().at and found.governor.lemma_.lower() in words().missions:
            return location(found.place), f"mission: {found.why}"
    return UNTOLD


def _allowed(found: Attached, query: Query) -> bool:
    """A meeting and a speech are on land; a deed may be at sea."""
    return fits(found, query.type, query.physical) and (found.place.country is not None or query.physical)


def _by_relative(query: Query) -> Answer:
    """ "Mazar-i-Sharif, where the consulate was attacked"."""
    head = clause(query.trigger)
    where = next((c for c in head.children if c.lower_ == "where"), None) if head.dep_ == "relcl" else None
    if where is not None:
        before = query.draft.places_in(query.sentence.start, query.sentence.at(where)[0])
        if (
            before
            and before[-1].country
            and query.draft.article.text[before[-1].end : query.sentence.at(where)[0]].strip() in (",", "")
        ):
            return location(before[-1]), f"where: {before[-1].text}"
    return UNTOLD


def _by_name(query: Query) -> Answer:
    """ "The Jeddah Security and Development Summit": a gathering named after its city."""
    if query.type != "CONSULT":
        return UNTOLD
    own = clause(query.trigger)
    nouns = [
        t for t in query.trigger.doc if t.text.lower() in words().series and clause(t) == own and (t == query.trigger or _held(t))
    ]
    for noun in nouns:
        for named, entry in query.named_by(noun):
            if entry.kind in ("capital", "city") and entry.population > _KNOWN:
                return location(entry), f"name: {named}"
    return UNTOLD


def _held(noun: Token) -> bool:
    """Is it the gathering at which something happens ("during the summit")?"""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during", "in", "of")


def _by_clause(query: Query) -> Answer:
    """A place that hangs on the verb or on a noun of happening of the same clause."""
    own = clause(query.trigger)
    happening = words().gathering | (frozenset() if query.type in words().said else words().event_nouns | words().journey)
    for found in query.places:
        if clause(found.token) != own or not _allowed(found, query):
            continue
        lemma = found.governor.lemma_.lower()
        if (
            query.physical
            or lemma in happening
            or (query.type == "CONSULT" and found.governor.pos_ in ("VERB", "AUX", "PROPN"))
            or found.governor == own
        ):
            return location(found.place), f"clause: {found.why}"
    return UNTOLD


def _by_host(query: Query) -> Answer:
    """A visit is where the host is: a city of his that the sentence names, or his country; "X received Y": X's country."""
    if query.mode == "visit":
        hosts = query.countries("target") - query.countries("source")
        if len(hosts) == 1:
            return _in_country(query, next(iter(hosts)), "host")
    if query.trigger.lemma_.lower() in words().hosting and query.type in ("CONSULT", "ACCUSE"):
        passive = any(c.dep_ == "nsubjpass" for c in query.trigger.children)
        host = country_of(query.draft, query.sentence, query.trigger, "agent" if passive else "nsubj")
        if host in query.countries():
            return _in_country(query, host, "host")
    if query.type == "CONSULT" and (venue := _venue(query.trigger)) is not None:
        host = country_of(query.draft, query.sentence, query.trigger, "nsubj")
        if host in query.countries():
            return _in_country(query, host, f"venue {venue.text}")
    sources = query.countries("source")
    if query.type in words().said and len(sources) == 1 and _to_an_envoy(query.trigger):
        return _in_country(query, next(iter(sources)), "envoy")
    targets = query.countries("target") - sources
    if query.type in words().said and len(targets) == 1 and _from_a_post(query):
        return _in_country(query, next(iter(targets)), "embassy")
    return UNTOLD


def _venue(trigger: Token) -> Token | None:
    """ "Was meeting with a delegation at the state house": the seat of who meets it."""
    own = clause(trigger)
    for noun in trigger.doc:
        seat = noun.lemma_.lower() in words().venues or (
            noun.lemma_.lower() == "house" and any(c.lower_ in words().seated for c in noun.children)
        )
        if seat and noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in") and clause(noun) == own:
            return noun
    return None


def _from_a_post(query: Query) -> bool:
    """ "The embassy protested to the foreign ministry": in the state to which it is sent."""
    names = [w for p in query.participants if p.role == "source" for w in p.name.lower().split()]
    return bool(words().missions & set(names) - {"office", "mission", "commission"})


def _to_an_envoy(trigger: Token) -> bool:
    """ "Handed a note of protest to the ambassador": said to who is posted there."""
    own = clause(trigger)
    verbs = (own, own.head) if own.dep_ == "ccomp" else (own,)
    told = (t for t in trigger.doc if t.lemma_.lower() in words().envoys and clause(t) in verbs)
    return any(t.dep_ in ("dobj", "dative") or (t.dep_ == "pobj" and t.head.lower_ == "to") for t in told)


def _in_country(query: Query, country: str, why: str) -> Answer:
    """A city of the country that the sentence names, or the country."""
    whole = country_location(country)
    for place in query.draft.places_in(query.sentence.start, query.sentence.end):
        if place.country == country and (whole is None or place.name != whole.name):
            return location(place), f"{why}: {place.text}"
    return (whole, f"{why}: {country}") if whole else UNTOLD


def _by_setting(query: Query) -> Answer:
    """The place of the meeting that the page tells of, nearest before the sentence."""
    if query.mode == "visit" or (query.type != "CONSULT" and query.type not in words().said) or _long_ago(query):
        return UNTOLD
    told = [s for s in settings(query.draft) if s.sentence < LEAD or s.sentence <= query.sentence.index]
    told = [s for s in told if not s.ahead]
    countries, sources, here = query.countries(), query.countries("source"), query.sentence.index
    told.sort(key=lambda s: (s.location.country not in countries, s.sentence > here, abs(s.sentence - here)))
    for setting in told:
        place = setting.location.country
        with_us = place in countries or len(setting.countries & countries) > 1 or _was_there(query, setting)
        if with_us and sources & (setting.countries | {place}):
            return setting.location, f"setting: {setting.why}"
    return UNTOLD


def _by_absence(query: Query) -> Answer:
    """ "Chose not to attend the summit": where the page tells that it is held."""
    if query.type != "REJECT" or not any(t.lemma_.lower() in words().absent for t in (query.trigger, *query.trigger.subtree)):
        return UNTOLD
    here = query.sentence.index
    held = [s for s in settings(query.draft) if s.sentence <= here and not s.ahead]
    return (held[-1].location, f"setting: {held[-1].why}") if held else UNTOLD


def _by_telling_before(query: Query) -> Answer:
    """ "The attack was repelled": where the page told of an attack before."""
    noun = next((c for c in query.trigger.children if c.dep_ == "nsubjpass"), query.trigger)
    if not query.physical or noun.pos_ != "NOUN" or not any(c.lower_ in _DEFINITE for c in noun.children):
        return UNTOLD
    own = noun.lemma_.lower()
    for earlier in reversed(query.draft.sentences[max(0, query.sentence.index - _BEFORE) : query.sentence.index]):
        for found in attached(query.draft, earlier) if earlier.doc is not None else ():
            if of_one_event(found.governor.lemma_.lower(), own) and found.word in ("in", "at", "near") and found.place.country:
                return location(found.place), f"article: {found.why}"
    return UNTOLD


_DEFINITE = frozenset({"the", "this", "that"})
_BEFORE = 10
"""Sentences back in which a place is looked for that the page told before."""


def _was_there(query: Query, setting: Setting) -> bool:
    """Does somebody speak of others who is told to be at the one meeting of a page, at home with none of its hosts?"""
    speakers = {p.actor for p in query.participants if p.role == "source" and p.person}
    one = {s.location.country for s in settings(query.draft) if not s.ahead} == {setting.location.country}
    return one and bool(speakers & setting.persons) and setting.sentence <= query.sentence.index


def _long_ago(query: Query) -> bool:
    """Does the sentence say a time well before the page's own news?"""
    published = query.draft.today
    if not published:
        return False
    limit = (date.fromisoformat(published[:10]) - timedelta(days=NEWS)).isoformat() if len(published) >= 10 else published
    own = clause(query.trigger)
    for time in query.draft.times_in(query.sentence.start, query.sentence.end):
        span = query.sentence.span(time.start, time.end)
        if time.to and time.to[: len(limit)] < limit and (span is None or clause(span.root) == own):
            return True
    return False
