"""The JSON API: the same answers as the pages, documented by OpenAPI; CSV with ``format=csv``. Read-only."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.cli.output import _cell
from dragoman.merging import MergedEvent
from dragoman.record import event_row
from dragoman.web import wording
from dragoman.web.asking import Question, search
from dragoman.web.rendering import library_of

router = APIRouter(prefix="/api", tags=["record"])
Format = Annotated[Literal["json", "csv"], Query(description="csv: the main columns, one row an entry")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Entries at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Entries to leave out")]
Row = dict[str, Any]


def answer(rows: Iterable[Row], format: str, columns: Sequence[str], **about: Any) -> Response:
    """Rows as ``{..., "rows": [...]}`` or as CSV with these columns."""
    if format == "csv":
        return csv_answer(rows, columns)
    return JSONResponse({**about, "rows": list(rows)})


def csv_answer(rows: Iterable[Row], columns: Sequence[str]) -> Response:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain_cell(row.get(c)) for c in columns] for row in rows)
    return Response(
        text.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": "attachment; filename=dragoman.csv"},
    )


def plain_cell(value: Any) -> str:
    """The cell's text; what a spreadsheet would take for a formula is kept as words."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else _cell(value)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


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


@router.get("/events", summary="Search events")
def events(
    request: Request,
    q: Annotated[str, Query(max_length=400, description="Words that must be in names or proving words")] = "",
    actor: Annotated[list[str] | None, Query(max_length=20, description="All of them take part")] = None,
    type: Annotated[
        list[str] | None, Query(max_length=20, description="CONSULT, or with a mode: CONSULT/visit; any of them")
    ] = None,
    status: Annotated[
        list[str] | None, Query(max_length=20, description="occurred, planned, proposed, cancelled, denied; any of them")
    ] = None,
    place: str = "",
    context: str = "",
    source: str = "",
    since: str = "",
    until: str = "",
    order: Literal["", "newest", "oldest", "sources", "best"] = "",
    limit: Limit = 100,
    offset: Offset = 0,
    format: Format = "json",
) -> Response:
    snapshot = library_of(request).snapshot
    values = {"q": [q], "actor": actor, "type": type, "status": status, "place": [place], "context": [context], "source": [source], "since": [since],
              "until": [until], "order": [order]}  # fmt: skip
    asked = Question.parse([(name, v) for name, found in values.items() for v in found or ()])
    found = search(snapshot, asked)
    chosen = [snapshot.events[n] for n in found.order[offset : offset + limit].tolist()]
    if format == "csv":
        return csv_answer((flat_event(e) for e in chosen), EVENT_COLUMNS)
    facets = {name: [{"value": v, "events": n} for v, n in rows[:50]] for name, rows in found.facets.items()}
    return answer([event_row(e) for e in chosen], format, (), total=found.total, facets=facets)


@router.get("/events/{id}", summary="One event with all its proof")
def one_event(request: Request, id: str, format: Format = "json") -> Response:
    event = library_of(request).snapshot.event(id)
    if event is None:
        raise HTTPException(404, "no such event")
    return csv_answer([flat_event(event)], EVENT_COLUMNS) if format == "csv" else JSONResponse(event_row(event))
