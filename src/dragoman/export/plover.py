"""What PLOVER says of an event beside type and mode, and its two shapes: POLECAT's table and PLOVER's JSON records.

Both hold what occurred: PLOVER codes what is planned, called off or denied by other means than a status, so the table leaves it
out, and the records say it in a field of their own.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.errors import UsageError
from dragoman.export.codes import country_code, is_country
from dragoman.export.content import Content
from dragoman.export.dyads import Dyad, dyads
from dragoman.export.flat import joined
from dragoman.export.sentences import sentence_of
from dragoman.knowledge.files import rows
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.geography import is_country as names_country
from dragoman.merging.types import Proof
from dragoman.model import Reading

QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's four classes of event types."""
_QUAD_OF = {type: quad for quad, types in QUADS.items() for type in types}
Row = dict[str, Any]


def write_polecat(content: Content, path: Path) -> None:
    """POLECAT's 40 columns, tab-separated under a header; one row for each pair of actors of what occurred. UsageError if nothing did."""
    found = [_polecat_row(dyad, content) for e in content.events if e.status == "occurred" for dyad in dyads(e)]
    if not found:
        raise UsageError("no event that occurred (POLECAT holds no others); nothing was written")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(polecat_columns()) + "\n")
        for row in found:
            out.write("\t".join(_cell(row.get(c)) for c in polecat_columns()) + "\n")


def write_plover(content: Content, path: Path) -> None:
    """PLOVER's JSON records, one a line: all parties in one record, and the status, which PLOVER has no field for."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for event in content.events:
            out.write(json.dumps(_record(event, content), ensure_ascii=False) + "\n")


@cache
def polecat_columns() -> tuple[str, ...]:
    return tuple(row["column"] for row in rows(Path(__file__).parent / "data" / "polecat.tsv"))


def quad_code(type: str) -> str:
    return _QUAD_OF[type]


def _polecat_row(dyad: Dyad, content: Content) -> Row:
    event, proof = dyad.event, dyad.event.best_proof
    reading, place = content.pages.get(proof.page), event.place
    whole = place is not None and names_country(place.name, place.country)
    return {
        "Event ID": f"{event.id}-{dyad.number}",
        "Event Date": event.start if event.start and len(event.start) == 10 else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": quad_code(event.type),
        "Contexts": ";".join(event.contexts),
        **_party("Actor", dyad.source, proof, reading),
        **(_party("Recipient", dyad.target, proof, reading) if dyad.target else {}),
        "Placename": place.name if place else None,
        "City": place.name if place and not whole else None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonameid if place else None,
        "Source": proof.publisher,
        "Publication Date": proof.published,
        **_story(reading),
        "Version": f"dragoman {__version__}",
    }


def _party(prefix: str, p: Attendee, proof: Proof, reading: Reading | None) -> Row:
    country = p.country if is_country(p.country) else None
    return {
        f"{prefix} Name": p.person or p.name,
        f"{prefix} Country": country,
        f"{prefix} COW": country_code(country, "cow"),
        f"Primary {prefix} Sector": sector(p),
        f"{prefix} Sectors": sector(p),
        f"{prefix} Title": p.office,
        f"{prefix} Name Raw": _words(p, proof, reading),
    }


def sector(p: Attendee) -> str | None:
    """GOV, IGO or unknown."""
    if p.country and not is_country(p.country):
        return "IGO"
    return "GOV" if p.office or p.actor == p.country or (p.actor or "").startswith(f"{p.country}/") else None


def _words(p: Attendee, proof: Proof, reading: Reading | None) -> str | None:
    """The words by which the page names the participant of this event mention."""
    event = next((e for e in reading.events if e.id == proof.event), None) if reading else None
    if reading is None or event is None:
        return None
    spans = [(q.start, q.end) for q in event.participants if q.start is not None and (q.actor or q.name) == (p.actor or p.name)]
    return reading.page.text[spans[0][0] : spans[0][1]] or None if spans else None


def _story(reading: Reading | None) -> Row:
    if reading is None:
        return {}
    named = [m for m in reading.mentions if m.form == "name"]
    return {
        "Story People": _list(m.name for m in named if m.kind == "person"),
        "Story Organizations": _list(m.name for m in named if m.kind in ("organisation", "body", "movement", "company")),
        "Story Locations": _list(p.name for p in reading.places),
        "Language": reading.page.language,
    }


def _list(names: Any) -> str:
    return ";".join(dict.fromkeys(names))


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _record(event: MergedEvent, content: Content) -> Row:
    proof = event.best_proof
    reading = content.pages.get(proof.page)
    sentence = sentence_of(content, proof)
    record: Row = {
        "id": event.id,
        "date": event.start,
        "dateEnd": event.end,
        "source": [_actor(p) for p in event.participants if p.role == "source"],
        "target": [_actor(p) for p in event.participants if p.role == "target"],
        "event": event.type,
        "mode": event.mode,
        "status": event.status,
        "context": joined(event.contexts),
        "quad": quad_code(event.type),
        "intensity": event.intensity,
        "eventText": proof.quote,
        "text": sentence[1] if sentence else proof.quote,
        "location": _location(event),
        "language": reading.page.language if reading else None,
        "publication": proof.publisher,
        "datePublished": proof.published,
        "url": proof.url,
        "coder": "dragoman",
        "version": __version__,
    }
    return {k: v for k, v in record.items() if v is not None}


def _actor(p: Attendee) -> Row:
    """Code: state and sector, as PLOVER chains them."""
    kind = sector(p)
    known = {"actorText": p.person or p.name, "code": " ".join(filter(None, (p.country, kind)))}
    return {k: v for k, v in {**known, "sector": kind, "title": p.office}.items() if v}


def _location(event: MergedEvent) -> Row | None:
    place = event.place
    if place is None:
        return None
    known = {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}
    return {k: v for k, v in known.items() if v is not None}
