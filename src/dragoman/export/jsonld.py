"""JSON-LD: events in the words of schema.org, their proof as W3C Web Annotations with text selectors.

The context stands in the file, so that no reader has to fetch one. An annotation's positions count characters of the article's `articleBody`.
"""

import json
from pathlib import Path
from typing import Any

from dragoman.export.codes import country_name
from dragoman.export.content import Content
from dragoman.export.flat import actor_rows
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.types import Proof
from dragoman.model import Location, Reading
from dragoman.views.calendar import summary

Node = dict[str, Any]
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "dragoman": "urn:dragoman:",
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "eventStatus": {"@type": "@vocab"},
    **{name: {"@type": "@id"} for name in ("organizer", "attendee", "superEvent", "subjectOf")},
    **{name: {"@type": "Date"} for name in ("startDate", "endDate", "datePublished")},
    **{name: {"@id": f"oa:{name}"} for name in ("exact", "prefix", "suffix", "start", "end", "hasSelector", "hasTarget")},
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "motivatedBy": {"@id": "oa:motivatedBy", "@type": "@id"},
}
STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled"}
"""schema.org has no word for what occurred, was denied or only proposed; `additionalType` keeps ours."""
AROUND = 40
"""Characters before and after a quote by which a reader of a changed page finds it again."""
KINDS = {
    "person": "Person",
    "country": "Country",
    "organisation": "Organization",
    "body": "GovernmentOrganization",
    "company": "Corporation",
}


def write_jsonld(content: Content, path: Path) -> None:
    """One document: actors, articles, events, annotations."""
    nodes = [_actor(row) for row in actor_rows(content)]
    nodes += [_article(reading) for reading in content.readings]
    for event in content.events:
        nodes.append(_event(event))
        nodes += [_annotation(event, proof, content.pages.get(proof.page)) for proof in event.mentions]
    document = {"@context": CONTEXT, "@graph": nodes}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _urn(kind: str, id: str) -> str:
    from urllib.parse import quote

    return f"urn:dragoman:{kind}:{quote(id, safe='/-')}"


def _node(**values: Any) -> Node:
    return {name.replace("at_", "@"): value for name, value in values.items() if value not in (None, [], "")}


def _actor(row: Node) -> Node:
    item = row["wikidata"]
    return _node(
        at_id=_urn("actor", row["id"]),
        at_type=KINDS.get(row["kind"], "Organization"),
        name=row["name"],
        sameAs=f"http://www.wikidata.org/entity/{item}" if item else None,
    )


def _article(reading: Reading) -> Node:
    page = reading.page
    return _node(
        at_id=_urn("page", page.id),
        at_type="NewsArticle",
        headline=page.title,
        url=page.url,
        datePublished=page.published,
        author=[{"@type": "Person", "name": name} for name in page.authors],
        publisher={"@type": "Organization", "name": page.publisher} if page.publisher else None,
        inLanguage=page.language,
        articleBody=page.text,
    )


def _event(event: MergedEvent) -> Node:
    return _node(
        at_id=_urn("event", event.id),
        at_type="Event",
        name=summary(event),
        description=event.best_proof.quote,
        additionalType=f"{event.type}{'/' + event.mode if event.mode else ''}, {event.status}",
        startDate=event.start,
        endDate=event.end,
        eventStatus=STATUS.get(event.status),
        location=_place(event.place) if event.place else None,
        organizer=[_party(p) for p in event.participants if p.role == "source"],
        attendee=[_party(p) for p in event.participants if p.role == "target"],
        keywords=list(event.contexts),
        superEvent=_urn("event", event.part_of) if event.part_of else None,
        subjectOf=sorted({_urn("page", m.page) for m in event.mentions}),
    )


def _party(p: Attendee) -> Node | str:
    """A known actor by its address in this document, another by name."""
    if p.actor:
        return _urn("actor", p.actor)
    return {"@type": "Person" if p.person else "Organization", "name": p.person or p.name}


def _place(place: Location) -> Node:
    known = place.lat is not None and place.lon is not None
    return _node(
        at_type="Place",
        name=place.name,
        address=country_name(place.country),
        geo={"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None,
        sameAs=f"https://sws.geonames.org/{place.geonameid}/" if place.geonameid else None,
    )


def _annotation(event: MergedEvent, proof: Proof, reading: Reading | None) -> Node:
    selectors: list[Node] = []
    quote: Node = {"@type": "oa:TextQuoteSelector", "exact": proof.quote}
    if reading is not None and proof.quote_start is not None and proof.quote_end is not None:
        text, start, end = reading.page.text, proof.quote_start, proof.quote_end
        selectors.append({"@type": "oa:TextPositionSelector", "start": start, "end": end})
        quote |= _node(prefix=text[max(0, start - AROUND) : start], suffix=text[end : end + AROUND])
    return _node(
        at_id=_urn("proof", f"{proof.page}/{proof.event}"),
        at_type="oa:Annotation",
        motivatedBy="oa:identifying",
        hasBody=_urn("event", event.id),
        hasTarget={"@type": "oa:SpecificResource", "hasSource": _urn("page", proof.page), "hasSelector": [*selectors, quote]},
    )
