"""Titles become persons: with a name the person is known or is introduced here, without one the office and the day tell."""

from collections.abc import Sequence

from dragoman.knowledge.wordlists import table, words
from dragoman.model import ActorKind, Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.listed_names import beside
from dragoman.reading.mentions.page_names import in_short
from dragoman.reading.mentions.persons import Person, parts
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.title_complements import ENVOYS
from dragoman.reading.mentions.title_phrase import TitlePhrase, acts_for
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.units import Unit

_REACH = 9
"""Words behind a title in which its place is looked for."""
_ENDS = frozenset({",", ".", ";", ":"})
_ELSEWHERE = frozenset("against with on who which that said says told was is has had over from to".split())


def named(page: Settlement, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase, name: tuple[int, int]) -> None:
    """A title with a name: the person is known, or is introduced here."""
    text = page.draft.article.text
    begin = name[0]
    while begin < name[1] - 1 and (row[begin].low in title_words().honorifics or not row[begin].text[0].isalnum()):
        begin += 1
    start, end = row[begin].start, row[name[1] - 1].end
    at = row[name[1] - 1].person
    country = phrase.country
    if at is not None and at.actor in page.cast.people:
        person = page.cast.people[at.actor]
        if phrase.apposed and country and person.country and country != person.country and not _served(page, person, country):
            untitled(page, sentence, row, phrase)
            return
        if end - start > len(person.name):
            person.name = " ".join(text[start:end].split())
    else:
        found = _of_surname(page, text[start:end], country) or _known(page, text[start:end], phrase, start)
        if found is not None:
            person = found
        else:
            near = country or beside(page, sentence, row[phrase.first].start) or _seat(page, row, phrase)
            if near is None and not phrase.past and phrase.role in title_words().official:
                near = page.near(sentence, start)
            person = page.cast.introduce(text[start:end], start, near, titled=True)
    _learn(page, person, phrase)
    if len(parts(text[start:end])) == 1 and set(phrase.role.split()) & title_words().royal and not phrase.apposed:
        # the page's fullest form: "King Abdullah"
        called = f"{row[phrase.noun[1] - 1].text} {text[start:end]}"
        person.name = called if len(parts(person.name)) < 2 or (person.known and len(person.name.split()) < 3) else person.name
    if phrase.apposed:
        first, last = row[phrase.first].start, row[phrase.last - 1].end
        page.put(sentence, person.mention(first, last, text[first:last], form="title", rule="title beside a name"))
        page.put(sentence, person.mention(start, end, text[start:end], rule="name beside a title"))
    else:
        first, last = row[phrase.first].start, row[phrase.tail - 1].end if phrase.tail else end
        page.put(sentence, person.mention(first, last, text[first:last], rule="title and name"))


def _seat(page: Settlement, row: Sequence[Unit], phrase: TitlePhrase) -> str | None:
    """The state of the one place in a title: "spokesman for the governor of Kunduz", "Kharkiv mayor"; an envoy's post is elsewhere."""
    if phrase.role.split()[-1] in ENVOYS:
        return None
    end = phrase.last
    while end < len(row) and row[end - 1].low not in _ENDS and end - phrase.last < _REACH and _leads_to_place(row, phrase, end):
        end += 1
    states = {p.country for p in page.draft.places_in(row[phrase.first].start, row[end - 1].end)}
    return states.pop() if len(states) == 1 else None


def _leads_to_place(row: Sequence[Unit], phrase: TitlePhrase, at: int) -> bool:
    return row[phrase.last].low in {"of", "for"} and (row[at].text[0].isalpha() and row[at].low not in _ELSEWHERE)


def _served(page: Settlement, person: Person, country: str) -> bool:
    return any(t.country == country for t in page.kb.terms(person.actor))


def _of_surname(page: Settlement, name: str, country: str | None) -> Person | None:
    """The one person of the page whom the knowledge base has by this surname, wherever it stands in the name: "President Yoon" after "Yoon Suk Yeol"."""
    if len(parts(name)) != 1:
        return None
    known = {actor.id for actor in page.kb.surname(name)}
    fit = [p for p in page.cast.bearers(name) if p.actor in known and country in (None, p.country)]
    return fit[0] if len(fit) == 1 else None


def _known(page: Settlement, name: str, phrase: TitlePhrase, at: int) -> Person | None:
    """The holder of the office whom a title and a part of the name tell: "King Abdullah", "President Ashraf Ghani"."""
    on = page.draft.article.published
    if page.cast.bearers(name):
        return None
    wanted = set(parts(name))
    codes = [phrase.country] if phrase.country else [c for c in page.states if page.kb.country(c)]
    fit: dict[str, str] = {}
    for code in codes if phrase.offices and not phrase.deputy else ():
        for term in page.kb.holders(code, phrase.role, on if not phrase.past else None):
            actor = page.kb.actor(term.person)
            if (
                actor is not None
                and wanted & set(parts(actor.name)[-1:])
                and (len(wanted) == 1 or len(wanted & set(parts(actor.name))) > 1)
            ):
                fit[actor.id] = code
    if not fit and phrase.offices and not phrase.deputy and not phrase.country:
        fit = _once(page, wanted, parts(name)[-1:], phrase)
    if not fit and phrase.role == "secretary" and len(wanted) == 1:
        fit = _secretary(page, name, phrase.country)
    if len(fit) != 1:
        return None
    ((key, code),) = fit.items()
    actor = page.kb.actor(key)
    known = Mention(
        start=at, end=at + len(name), text=name, actor=key, kind="person", name=actor.name if actor else name, country=code
    )
    return page.cast.add_known(known, page.kb, on)


def _once(page: Settlement, wanted: set[str], surname: list[str], phrase: TitlePhrase) -> dict[str, str]:
    """Who of this surname has ever held the office: "President Trump" on a page of any date."""
    fit: dict[str, str] = {}
    for actor in page.kb.surname(surname[0]) if surname else ():
        if len(wanted) == 1 or len(wanted & set(parts(actor.name))) > 1:
            held = [t.country for t in page.kb.terms(actor.id) if t.office in phrase.offices[:1]]
            fit |= {actor.id: held[-1]} if held else {}
    return fit


def _secretary(page: Settlement, surname: str, country: str | None) -> dict[str, str]:
    """Ministers of this surname on the day, of states that call them secretaries: "Secretary Blinken"."""
    on = page.draft.article.published
    states = {country} if country else words(table("titles")["secretaries"])
    terms = [t for actor in page.kb.surname(surname) for t in page.kb.offices_of(actor.id, on) if on]
    return {t.person: t.country for t in terms if t.country in states and t.office.endswith("minister")}


def _learn(page: Settlement, person: Person, phrase: TitlePhrase) -> None:
    """What a title says of a person whom the knowledge base does not know, or does not know in office."""
    lexicon = title_words()
    words = set(phrase.role.split()) | {phrase.role}
    if person.gender is None and words & (lexicon.female | lexicon.male):
        person.gender = "f" if words & lexicon.female else "m"
    if phrase.country and (not person.known or person.country is None or _served(page, person, phrase.country)):
        person.country = phrase.country
    if phrase.past:
        return
    if person.office is None:
        person.office = phrase.title
    person.role = phrase.role
    person.offices = tuple(dict.fromkeys((*person.offices, *phrase.offices)))


def untitled(page: Settlement, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase) -> None:
    """A title without a name: "the Hungarian prime minister", "Chinese and Russian officials", "the president"."""
    if not phrase.countries and not _stands_alone(page, sentence, row, phrase):
        return
    text = page.draft.article.text
    start, end = row[phrase.first].start, row[phrase.last - 1].end
    # "the ISIS leader" holds no office of the state in which it fights
    moved = any(m.kind == "movement" for unit in row[phrase.first : phrase.last] for m in unit.known)
    members = [None if moved else _holder(page, phrase, country) for country in phrase.countries] or [None]
    for number, (country, person) in enumerate(zip(phrase.countries or (None,), members, strict=True)):
        if person is not None:
            mention = person.mention(start, end, text[start:end], form="title", rule="office and country")
        else:
            kind: ActorKind = "group" if phrase.plural else "person"
            mention = Mention(start=start, end=end, text=text[start:end], actor=country if phrase.plural else None, kind=kind,
                              name=_called(row, phrase, country) or in_short(text[start:end]), country=country,
                              office=phrase.title, form="title", rule="title")  # fmt: skip
        page.put(sentence, mention, keep=number > 0)


def _called(row: Sequence[Unit], phrase: TitlePhrase, country: str | None) -> str | None:
    """What one state's part of a group is called: "Turkish officials" in "EU and Turkish officials", "Japan" in "leaders of Japan and Ireland"."""
    if len(phrase.countries) < 2:
        return None
    at = next((i for i in range(phrase.first, phrase.last) if acts_for(row[i]) == country), None)
    if at is None:
        return None
    noun = [u.text for u in row[phrase.noun[0] : phrase.noun[1]]] if at < phrase.noun[0] else []
    return " ".join([in_short(row[at].text), *noun])


def _stands_alone(page: Settlement, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase) -> bool:
    """ "the president", "President": may name a person of the article; "a major problem", "two ministers" do not."""
    if phrase.plural or not (phrase.definite or phrase.possessive or row[phrase.noun[0]].text[0].isupper()):
        return False
    span = sentence.span(row[phrase.noun[0]].start, row[phrase.noun[1] - 1].end)
    return span is None or (span.root.pos_ in {"NOUN", "PROPN"} and span.root.dep_ not in {"compound", "amod"})


def _holder(page: Settlement, phrase: TitlePhrase, country: str) -> Person | None:
    """Who holds the office: whom the article introduced so, else whom the knowledge base has for that day."""
    if phrase.past or phrase.deputy or phrase.indefinite or (phrase.plural and len(phrase.countries) == 1):
        return None
    here = page.cast.holding(phrase.offices, phrase.role, country)
    if len(here) > 1 and phrase.offices:
        # "former Prime Minister Abe" is on the page too
        here = [p for p in here if p.role] or here
    if len(here) == 1 and (not phrase.plural or phrase.offices):
        return here[0]
    on = page.draft.article.published
    if on is None or here:
        return None
    holders = {t.person: t for t in page.kb.holders(country, phrase.role, on)} if phrase.offices else {}
    if len(holders) != 1:
        return None
    ((key, term),) = holders.items()
    actor = page.kb.actor(key)
    if actor is None:
        return None
    known = Mention(
        start=0, end=0, text=actor.name, actor=key, kind="person", name=actor.name, country=country, office=term.title
    )
    person = page.cast.add_known(known, page.kb, on)
    person.offices = tuple(dict.fromkeys((*person.offices, term.office)))
    return person
