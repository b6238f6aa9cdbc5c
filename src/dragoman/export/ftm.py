"""FollowTheMoney entities, one a line: events, the persons, governments and organisations in them, and the articles that prove them.

Schemata and properties are those of followthemoney 3 (Event, Person, PublicBody, Organization, LegalEntity, Article, Position, Occupancy, Membership).
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from dragoman.export.codes import country_code, country_name, is_country
from dragoman.export.content import Content
from dragoman.export.flat import actor_rows
from dragoman.knowledge import default_knowledge
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.geography import is_country as names_country
from dragoman.model import Fact, Reading
from dragoman.views.calendar import summary

Entity = dict[str, Any]
SCHEMATA = {"person": "Person", "country": "PublicBody", "body": "PublicBody", "organisation": "Organization", "company": "Company", "movement": "Organization"}  # fmt: skip
LANGUAGES = {"en": "eng"}


def write_ftm(content: Content, path: Path) -> None:
    """Entities in order of id, the same id once."""
    found = {e["id"]: e for e in _entities(content)}
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for id in sorted(found):
            out.write(json.dumps(found[id], ensure_ascii=False) + "\n")


def _entities(content: Content) -> Iterator[Entity]:
    for row in actor_rows(content):
        yield _actor(row["id"], row["name"], row["kind"], row["country"], row["wikidata"])
    for reading in content.readings:
        yield _article(reading)
        for fact in reading.facts:
            yield from _standing(fact, reading)
    for event in content.events:
        yield from (_actor(None, p.person or p.name, "unknown", p.country) for p in event.participants if not p.actor)
        yield _event(event)


def _entity(id: str, schema: str, **values: str | Iterable[str | None] | None) -> Entity:
    properties = {name: [value] if isinstance(value, str) else [v for v in value or () if v] for name, value in values.items()}
    return {"id": id, "schema": schema, "properties": {name: list(dict.fromkeys(v)) for name, v in properties.items() if v}}


def actor_id(actor: str | None, name: str, country: str | None) -> str:
    """Of a known actor by its id, of another by name and country."""
    return "dragoman-" + sha1((f"actor {actor}" if actor else f"name {name} {country}").encode()).hexdigest()


def _id(kind: str, *parts: object) -> str:
    return "dragoman-" + sha1(" ".join((kind, *map(str, parts))).encode()).hexdigest()


def _actor(id: str | None, name: str, kind: str, country: str | None, wikidata: str | None = None) -> Entity:
    schema = SCHEMATA.get(kind, "LegalEntity")
    codes = {"country": _iso2(country)} if schema != "Person" else {"nationality": _iso2(country)}
    return _entity(actor_id(id, name, country), schema, name=name, wikidataId=wikidata, **codes)


def _iso2(code: str | None) -> str | None:
    """FollowTheMoney's code of a country: alpha-2, small."""
    found = country_code(code, "iso2")
    return found.lower() if found else None


def _article(reading: Reading) -> Entity:
    page = reading.page
    return _entity(
        _id("page", page.id),
        "Article",
        title=page.title,
        author=page.authors,
        publisher=page.publisher,
        publishedAt=page.published,
        sourceUrl=page.url if page.url and page.url.startswith(("http://", "https://")) else None,
        language=LANGUAGES.get(page.language or ""),
        bodyText=page.text,
    )


def _event(event: MergedEvent) -> Entity:
    place = event.place
    where = None
    if place is not None:
        where = (
            place.name
            if names_country(place.name, place.country)
            else ", ".join(filter(None, (place.name, country_name(place.country))))
        )
    return _entity(
        _id("event", event.id),
        "Event",
        name=summary(event),
        startDate=event.start,
        endDate=event.end,
        location=where,
        country=_iso2(place.country if place else None),
        involved=[_party(p) for p in event.participants],
        keywords=[event.type, event.mode, *event.contexts],
        summary=event.best_proof.quote,
        notes=f"status: {event.status}",
        recordId=event.id,
        proof=[_id("page", m.page) for m in event.mentions],
        sourceUrl=[m.url for m in event.mentions if m.url and m.url.startswith(("http://", "https://"))],
    )


def _party(p: Attendee) -> str:
    return actor_id(p.actor, p.person or p.name, p.country)


def _standing(fact: Fact, reading: Reading) -> Iterator[Entity]:
    """Offices as positions held, memberships as memberships."""
    if fact["fact"] == "office":
        yield from _office(fact, reading)
    elif fact["fact"] == "member" and is_country(fact["country"]):
        yield from _member(fact, reading)


def _office(fact: Fact, reading: Reading) -> Iterator[Entity]:
    country, title = fact.get("country"), fact["office"]
    holder = _actor(fact.get("actor"), fact["person"], "person", country)
    post = _entity(
        _id("position", title, country),
        "Position",
        name=f"{title} ({country_name(country)})" if country else title,
        country=_iso2(country),
    )
    yield from (holder, post, _held("Occupancy", fact, reading, holder=holder, post=post))


def _member(fact: Fact, reading: Reading) -> Iterator[Entity]:
    known = default_knowledge().actor(fact["of"])
    organisation = _actor(
        known.id if known else None,
        known.name if known else fact["of"],
        "organisation",
        fact["of"],
        known.wikidata if known else None,
    )
    member = _actor(fact["country"], country_name(fact["country"]) or fact["country"], "country", fact["country"])
    yield from (organisation, member, _held("Membership", fact, reading, member=member, organization=organisation))


def _held(schema: str, fact: Fact, reading: Reading, **ends: Entity) -> Entity:
    """The entity that ties two others together for a time, with the words that prove it."""
    ids = {name: end["id"] for name, end in ends.items()}
    return _entity(
        _id(schema.lower(), *ids.values()),
        schema,
        **ids,
        startDate=fact.get("since"),
        endDate=fact.get("until"),
        date=reading.page.published,
        summary=fact["quote"],
    )
