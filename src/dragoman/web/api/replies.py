"""Answers of the API: JSON, or CSV of the main columns."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from fastapi import HTTPException
from fastapi.responses import Response

from dragoman.merging import MergedEvent
from dragoman.web import wording
from dragoman.web.tabular import csv_text

T = TypeVar("T")
Row = dict[str, Any]


def told(rows: Iterable[Row], format: str, columns: Sequence[str], **about: Any) -> Response:
    """Rows as ``{..., "rows": [...]}`` or as CSV with these columns."""
    if format == "csv":
        return csv_answer(rows, columns)
    return json_answer({**about, "rows": list(rows)})


def json_answer(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


def csv_answer(rows: Iterable[Row], columns: Sequence[str]) -> Response:
    headers = {"content-disposition": "attachment; filename=dragoman.csv"}
    return Response(csv_text(rows, columns), media_type="text/csv; charset=utf-8", headers=headers)


def known(found: T | None, what: str) -> T:
    if found is None:
        raise HTTPException(404, f"no such {what}")
    return found


EVENT_COLUMNS = ("id", "start", "end", "date_certain", "type", "mode", "status", "who", "whom", "place", "country", "lat", "lon", "contexts",
                 "articles", "sources", "confidence", "quote", "page", "url")  # fmt: skip


def flat_event(event: MergedEvent) -> Row:
    """The event in one row of a table, its best proof with it."""
    proof, place = event.best_proof, event.place
    return {
        "id": event.id, "start": event.start, "end": event.end, "date_certain": event.date_certain, "type": event.type,
        "mode": event.mode, "status": event.status,
        "who": [p.name for p in wording.parties(event, "source")], "whom": [p.name for p in wording.parties(event, "target")],
        "place": place.name if place else None, "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "contexts": list(event.contexts),
        "articles": event.articles, "sources": event.sources, "confidence": event.confidence,
        "quote": proof.quote, "page": proof.page, "url": proof.url,
    }  # fmt: skip
