"""Names of actors, and what needs more than a name: titles, bodies composed by rule, persons unknown to the knowledge base.

Lexicon before statistics: the model's entity tags are asked last, for stretches that nothing else explains.
One candidate or none: a name that can mean two actors stays without one, with a warning.
"""

import re
from collections.abc import Iterable

from dragoman.knowledge import Knowledge, Name, NameHit, Term
from dragoman.knowledge.wordlists import table
from dragoman.model import Form, Mention
from dragoman.reading.draft import Draft
from dragoman.reading.mentions import settling
from dragoman.reading.mentions.bodies import body_words
from dragoman.reading.mentions.page_names import in_short, is_people
from dragoman.reading.mentions.surnames import lone_leaders

_BEFORE = re.compile(r"\b(?:(?:pro|post|ex|non)[-–](?:Soviet)?|(?:former|ex)[ -]Soviet)$", re.I)
_AFTER = re.compile(r"[-–](?:speaking|language|born|style|educated)\b")
_LAST_WORD = re.compile(r"(\w{1,12})[ -]$")


def find_names(draft: Draft, kb: Knowledge) -> list[Mention]:
    """Known names in the text of the article, each with one actor or none."""
    on = draft.article.published
    found: list[Mention] = []
    for hit in kb.find(draft.article.text):
        if draft.article.text.startswith("$", hit.end):
            # "US$ 5"
            continue
        name = choose(hit.names, kb, on)
        if name is None:
            actors = sorted({n.actor for n in hit.names})
            if actors:
                draft.warnings.append(f"“{hit.text}” can mean {', '.join(actors[:4])}")
            continue
        if name.form in {"demonym", "name"} and (
            in_region(draft.article.text, hit, kb) or only_describes(draft.article.text, hit)
        ):
            continue
        found.append(known_mention(hit.start, hit.end, hit.text, name, kb, on))
    found = [m for n, m in enumerate(found) if not (n and of_other_state(draft.article.text, found[n - 1], m))]
    found = [m for n, m in enumerate(found) if not anybodys_house(draft.article.text, m, found[:n] + found[n + 1 :])]
    lone = lone_leaders(draft.article.text, found, kb, on)
    found += [known_mention(start, end, draft.article.text[start:end], name, kb, on) for start, end, name in lone]
    return sorted(found, key=lambda m: m.start)


def of_other_state(text: str, before: Mention, mention: Mention) -> bool:
    """ "Peru's Congress" is not that of the United States, which alone may be called so."""
    return (
        mention.form == "metonym"
        and mention.kind == "body"
        and before.kind == "country"
        and before.country != mention.country
        and text[before.end : mention.start] in ({" "} if before.form == "demonym" else {"'s ", "’s "})
    )


def anybodys_house(text: str, mention: Mention, others: Iterable[Mention]) -> bool:
    """ "The Senate of Chile", and "the Congress" of a page that does not name the United States, are not those which alone may be called so."""
    if mention.form != "metonym" or not (mention.actor or "").endswith("/legislature"):
        return False
    if tuple(in_short(mention.text).lower().split()) not in body_words().organs:
        return False
    at_home = [m for m in others if m.country == mention.country and m.text != mention.text]
    return not at_home or any(
        m.country != mention.country and text[mention.end : m.start] in (" of ", " of the ")
        for m in others
        if m.kind == "country"
    )


def in_region(text: str, hit: NameHit, kb: Knowledge) -> bool:
    """ "South American" is no American."""
    before = _LAST_WORD.search(text, max(0, hit.start - 12), hit.start)
    return before is not None and before.group(1)[0].isupper() and bool(kb.region(f"{before.group(1)} {hit.text}"))


def only_describes(text: str, hit: NameHit) -> bool:
    """ "pro-Russian", "Russian-speaking", "South Korea-born", "former Soviet": neither acts nor is acted on."""
    return (
        _BEFORE.search(text[max(0, hit.start - 10) : hit.start] + ("Soviet" if hit.text.startswith("Soviet") else "")) is not None
        or _AFTER.match(text, hit.end) is not None
    )


def choose(names: Iterable[Name], kb: Knowledge, on: str | None) -> Name | None:
    """The one thing that a name means on a day: the only one, or the only one in office then."""
    fit = [n for n in names if on is None or ((n.start or "") <= on and on <= (n.end or "9"))]
    if len({n.actor for n in fit}) == 1:
        return fit[0]
    for form in ("name", "demonym"):
        proper = [n for n in fit if n.form == form]
        if len({n.actor for n in proper}) == 1:
            return proper[0]
    states = [n for n in fit if (country := kb.country(n.actor)) and country.status == "state"]
    if len({n.actor for n in states}) == 1 and all(kb.country(n.actor) for n in fit):
        return states[0]
    bodies = [n for n in fit if "/" in n.actor and not n.actor.startswith("person/")]
    if len({n.actor for n in bodies}) == 1 and {n.actor for n in fit} <= {bodies[0].actor, bodies[0].actor.partition("/")[0]}:
        # a state and a body of it, both called so ("the U.S. Treasury"): the body acts
        return bodies[0]
    in_office = [n for n in fit if n.actor.startswith("person/") and on and kb.offices_of(n.actor, on)]
    return in_office[0] if len({n.actor for n in in_office}) == 1 else None


def known_mention(start: int, end: int, text: str, name: Name, kb: Knowledge, on: str | None) -> Mention:
    """A mention of an actor of the knowledge base, persons with their office and country on that day."""
    actor = kb.actor(name.actor)
    state = kb.country(name.actor)
    if state is not None:
        # a state before a movement of the same letters
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=state.code,
            kind="country",
            name=printed(text, state.name, name.form),
            country=state.code,
            form=name.form,
            rule="name",
        )
    if actor is None:
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=name.actor,
            kind="unknown",
            name=text,
            country=None,
            form=name.form,
            rule="name",
        )
    term = office_at(name.actor, kb, on) if actor.kind == "person" else None
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=actor.id,
        kind=actor.kind,
        name=actor.name
        if actor.kind == "person"
        else in_short(text)
        if actor.kind == "body"
        else printed(text, actor.name, name.form),
        country=acts_for(term.country if term else actor.country, actor.id),
        office=term.title if term else None,
        form=name.form,
        rule="name",
    )


def printed(text: str, name: str, form: Form) -> str:
    """How the record calls a state or organisation here: as the page prints it, but in full for one word ("EU"), an adjective or a capital;
    a people keeps its name ("Ethiopians")."""
    words = in_short(text)
    if form == "demonym" and is_people(words):
        return words
    return words if form == "name" and len(re.findall(r"\w+", words)) > 1 else name


def acts_for(code: str | None, actor: str) -> str | None:
    """The code of the state or organisation for which an actor acts."""
    special: dict[str, str] = table("acts_for")["acts_for"]
    return special.get(actor) or special.get(code or "", code)


def office_at(person: str, kb: Knowledge, on: str | None) -> Term | None:
    """The foremost office that a person holds on a day; one of the own country before one of an organisation."""
    if on is None:
        return None
    terms = kb.offices_of(person, on)
    actor = kb.actor(person)
    at_home = [t for t in terms if actor is not None and t.country == actor.country]
    return next(iter(at_home or terms), None)


def settle(draft: Draft, kb: Knowledge) -> list[Mention]:
    """Mentions after titles, bodies, groups, unknown persons and surnames are read; in order, several over one span for a group."""
    return settling.settle(draft, kb)
