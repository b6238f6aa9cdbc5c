"""GDELT 2.0's event and mention tables: tab-separated, without a header, one row for each pair of actors (columns: ``data/gdelt.tsv``)."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import UsageError
from dragoman.export import cameo
from dragoman.export.codes import country_code, country_name, group_code, is_country
from dragoman.export.content import Content
from dragoman.export.dyads import Dyad, dyads
from dragoman.export.sentences import leads, sentence_of
from dragoman.knowledge.files import rows
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.geography import is_country as names_country
from dragoman.merging.types import Proof
from dragoman.model import Participant, Reading
from dragoman.writing import DESCRIPTION

Row = dict[str, Any]
FILES = {"events": "dragoman.export.CSV", "mentions": "dragoman.mentions.CSV"}
ID_DIGITS = 15
"""As many as a double holds exactly: R and JavaScript read ids as such."""
UNKNOWN_OFFSET = -1


def write_gdelt(content: Content, folder: Path) -> None:
    """Both tables, in files named as GDELT names them. UsageError if no event has a CAMEO code."""
    pairs = [(dyad, code) for e in content.events if (code := cameo.code_of(e)) for dyad in dyads(e)]
    if not pairs:
        raise UsageError("no event has a CAMEO code (denied ones have none); nothing was written")
    _write(folder / FILES["events"], "events", (_event(dyad, code, content) for dyad, code in pairs))
    _write(folder / FILES["mentions"], "mentions", (row for dyad, _ in pairs for row in _mentions(dyad, content)))
    (folder / DESCRIPTION).write_text(json.dumps(description(), indent=1) + "\n", encoding="utf-8")


def global_event_id(dyad: Dyad) -> int:
    digest = hashlib.sha256(f"{dyad.event.id} {dyad.number}".encode()).digest()
    return int(int.from_bytes(digest[:8], "big") % 10**ID_DIGITS)


def _event(dyad: Dyad, code: str, content: Content) -> Row:
    event = dyad.event
    return {
        "GLOBALEVENTID": global_event_id(dyad),
        **_date(said_on(event)),
        **_actor("Actor1", dyad.source),
        **_actor("Actor2", dyad.target),
        "IsRootEvent": int(any(leads(content, m) for m in event.mentions)),
        "EventCode": code,
        "EventBaseCode": cameo.base(code),
        "EventRootCode": cameo.root(code),
        "QuadClass": cameo.quad_class(code),
        "GoldsteinScale": cameo.goldstein(code),
        "NumMentions": len(event.mentions),
        "NumSources": event.sources,
        "NumArticles": event.articles,
        **_place(event),
        "DATEADDED": _stamp(_latest(event)),
        "SOURCEURL": event.best_proof.url or next((m.url for m in event.mentions if m.url), None),
    }


def said_on(event: MergedEvent) -> str | None:
    """The day that CAMEO's code stands for: of a deed its own, of an intention the day on which it was first said."""
    if event.status == "occurred":
        return event.start
    return next((t.date for t in event.history if t.status == event.status), None)


def _date(iso: str | None) -> Row:
    if not iso:
        return {}
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    found: Row = {"Year": year}
    if month:
        found["MonthYear"] = year * 100 + month
    if day:
        found |= {"SQLDATE": year * 10000 + month * 100 + day, "FractionDate": f"{year + (month * 30 + day) / 365:.4f}"}
    return found


def _actor(prefix: str, p: Attendee | None) -> Row:
    if p is None:
        return {}
    group = group_code(p.actor) or group_code(p.country)
    country = country_code(p.country, "cameo")
    kind = _type(p)
    code = f"{country or ''}{group or ''}{kind}" if kind != "IGO" else f"IGO{group or ''}"
    return {
        f"{prefix}Code": code or None,
        f"{prefix}Name": (p.person or p.name).upper(),
        f"{prefix}CountryCode": country,
        f"{prefix}KnownGroupCode": group,
        f"{prefix}Type1Code": kind or None,
    }


def _type(p: Attendee) -> str:
    if p.country and not is_country(p.country):
        return "IGO"
    return "GOV" if p.office or (p.actor or "").startswith(f"{p.country}/") else ""


def _place(event: MergedEvent) -> Row:
    place = event.place
    if place is None:
        return {"ActionGeo_Type": 0}
    whole = names_country(place.name, place.country)
    return {
        "ActionGeo_Type": 1 if whole else 3 if place.country == "USA" else 4,
        "ActionGeo_FullName": place.name if whole else ", ".join(filter(None, (place.name, country_name(place.country)))),
        "ActionGeo_CountryCode": country_code(place.country, "fips"),
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def _mentions(dyad: Dyad, content: Content) -> Iterator[Row]:
    for proof in dyad.event.mentions:
        reading = content.pages.get(proof.page)
        sentence = sentence_of(content, proof)
        one, other = (_offset(p, proof, reading) for p in (dyad.source, dyad.target))
        yield {
            "GLOBALEVENTID": global_event_id(dyad),
            "EventTimeDate": _stamp(_latest(dyad.event)),
            "MentionTimeDate": _stamp(proof.published),
            "MentionType": 1 if proof.url else 2,
            "MentionSourceName": (urlsplit(proof.url).hostname if proof.url else None) or proof.publisher,
            "MentionIdentifier": proof.url or proof.title or proof.page,
            "SentenceID": sentence[0] if sentence else None,
            "Actor1CharOffset": one,
            "Actor2CharOffset": other,
            "ActionCharOffset": UNKNOWN_OFFSET if proof.quote_start is None else proof.quote_start,
            "InRawText": int(_within(one, proof) and (dyad.target is None or _within(other, proof))),
            "Confidence": round(proof.confidence * 100),
            "MentionDocLen": len(reading.page.text) if reading else None,
        }


def _offset(p: Attendee | None, proof: Proof, reading: Reading | None) -> int:
    """Where the page's mention of this event names the participant."""
    event = next((e for e in reading.events if e.id == proof.event), None) if reading else None
    if p is None or event is None:
        return UNKNOWN_OFFSET
    starts = [q.start for q in event.participants if q.start is not None and _same(p, q)]
    return min(starts, default=UNKNOWN_OFFSET)


def _same(p: Attendee, q: Participant) -> bool:
    return (p.country or p.actor or p.name) == (q.country or q.actor or q.name)


def _within(offset: int, proof: Proof) -> bool:
    return proof.quote_start is not None and proof.quote_end is not None and proof.quote_start <= offset < proof.quote_end


def _latest(event: MergedEvent) -> str | None:
    return max((m.published for m in event.mentions if m.published), default=None)


def _stamp(iso: str | None) -> str | None:
    return iso.replace("-", "") + "000000" if iso and len(iso) == 10 else None


def _write(path: Path, table: str, found: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in found:
            out.write("\t".join(_cell(row.get(c["column"])) for c in columns(table)) + "\n")


def _cell(value: Any) -> str:
    return (
        ""
        if value is None
        else " ".join(str(value).split())
        if isinstance(value, str)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


@cache
def columns(table: str) -> tuple[Row, ...]:
    """The table's columns as ``data/gdelt.tsv`` lists them."""
    return tuple(row for row in rows(Path(__file__).parent / "data" / "gdelt.tsv") if row["table"] == table)


def description() -> Row:
    """The data package: names and types of the columns, which the files themselves do not give."""
    dialect = {"delimiter": "\t", "header": False, "quoteChar": None}
    return {
        "profile": "tabular-data-package",
        "name": "dragoman-gdelt",
        "resources": [
            {"profile": "tabular-data-resource", "name": f"gdelt-{table}", "path": file, "format": "csv", "encoding": "utf-8", "dialect": dialect,
             "schema": {"fields": [{"name": c["column"], "type": c["type"], "description": c["about"]} for c in columns(table)], "missingValues": [""]}}
            for table, file in FILES.items()
        ],
    }  # fmt: skip
