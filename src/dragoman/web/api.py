"""The JSON API: the same answers as the pages, documented by OpenAPI; CSV with ``format=csv``. Read-only."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import Response
from starlette.requests import Request

from dragoman.cli.frames import _speaks_of
from dragoman.cli.frames import row as frame_row
from dragoman.errors import UsageError
from dragoman.knowledge.frames import default_lexicon
from dragoman.merging import MergedEvent
from dragoman.model import EVENT_TYPES
from dragoman.record import event_row
from dragoman.record.events import judgements as judgements_of
from dragoman.record.facts import facts as facts_of
from dragoman.views.calendar import Entry
from dragoman.web import answers, wording
from dragoman.web.asking import Question, search
from dragoman.web.rendering import library_of
from dragoman.web.tabular import csv_text
from dragoman.web.world import flat_world

router = APIRouter(prefix="/api")
T = TypeVar("T")
Row = dict[str, Any]
Name = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, description="2023-11-09, 2023-11 or 2023")]
Format = Annotated[Literal["json", "csv"], Query(description="csv: the main columns, one row an entry")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Entries at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Entries to leave out")]
MOST_POINTS = 3000
"""Events of a chart."""


def question(
    q: Annotated[str, Query(max_length=400, description="Words that must be in names or proving words")] = "",
    actor: Annotated[list[str] | None, Query(max_length=20, description="Code, name or id; all of them take part")] = None,
    type: Annotated[
        list[str] | None, Query(max_length=20, description="CONSULT, or with a mode: CONSULT/visit; any of them")
    ] = None,
    status: Annotated[
        list[str] | None, Query(max_length=20, description="occurred, planned, proposed, cancelled, denied; any of them")
    ] = None,
    place: Annotated[str, Query(max_length=200, description="Part of a place's name, or a country's code")] = "",
    context: Annotated[str, Query(max_length=200, description="energy, trade, nuclear ...")] = "",
    source: Annotated[str, Query(max_length=400, description="Publisher, or host of the address")] = "",
    since: Day = "",
    until: Day = "",
    order: Annotated[Literal["", "newest", "oldest", "sources", "best"], Query()] = "",
) -> Question:
    """Which events: all that is given must hold."""
    values = {"q": [q], "actor": actor, "type": type, "status": status, "place": [place], "context": [context], "source": [source],
              "since": [since], "until": [until], "order": [order]}  # fmt: skip
    return Question.parse([(name, v) for name, found in values.items() for v in found or ()])


Asked = Annotated[Question, Depends(question)]


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


@router.get("/events", summary="Search events: total, facets, and the entries with all their proof")
def events(request: Request, asked: Asked, limit: Limit = 100, offset: Offset = 0, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    found = search(snapshot, asked)
    chosen = [snapshot.events[n] for n in found.order[offset : offset + limit].tolist()]
    if format == "csv":
        return csv_answer((flat_event(e) for e in chosen), EVENT_COLUMNS)
    facets = {name: [{"value": v, "events": n} for v, n in rows] for name, rows in found.facets.items()}
    return told([event_row(e) for e in chosen], format, (), total=found.total, facets=facets)


@router.get("/events/{id}", summary="One event with all its proof")
def one_event(request: Request, id: str, format: Format = "json") -> Response:
    event = known(library_of(request).snapshot.event(id), "event")
    return csv_answer([flat_event(event)], EVENT_COLUMNS) if format == "csv" else json_answer(event)


@router.get("/timeline", summary="Events in order of date, with all their proof")
def timeline(request: Request, asked: Asked, limit: Limit = 200, offset: Offset = 0, format: Format = "json") -> Response:
    found = answers.in_time(library_of(request).snapshot, asked)
    chosen = found[offset : offset + limit]
    if format == "csv":
        return csv_answer((flat_event(e) for e in chosen), EVENT_COLUMNS)
    return told([event_row(e) for e in chosen], format, (), total=len(found))


@router.get("/timeline/chart", summary="Events in few words, for a chart")
def timeline_chart(request: Request, asked: Asked) -> Response:
    def compute(snapshot: Any) -> bytes:
        found = [e for e in answers.in_time(snapshot, asked) if e.start][-MOST_POINTS:]
        rows = [
            {"id": e.id, "date": e.start, "when": wording.date_words(e), "kind": wording.kind_words(e.type, e.mode), "status": e.status,
             "title": wording.headline(e), "pages": e.articles}
            for e in found
        ]  # fmt: skip
        return msgspec.json.encode({"rows": rows})

    return Response(library_of(request).answer(("chart", asked), compute), media_type="application/json")


PAGE_COLUMNS = ("id", "published", "title", "publisher", "url", "events", "statements", "facts")


@router.get("/pages", summary="Pages of the record, the newest first")
def pages(request: Request, limit: Limit = 100, offset: Offset = 0, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    order = snapshot.newest_pages
    rows = [
        {"id": p.id, "published": p.published, "title": p.title, "publisher": p.publisher, "url": p.url,
         "events": len(snapshot.index.page.events_of(p.id)), "statements": p.statements, "facts": p.facts}
        for p in order[offset : offset + limit]
    ]  # fmt: skip
    return told(rows, format, PAGE_COLUMNS, total=len(order))


@router.get("/pages/{id}", summary="One page: its reading, by the contract of `dragoman schema`; as CSV its events")
def one_page(request: Request, id: str, format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    reading = known(snapshot.reading(id), "page")
    return csv_answer((flat_event(e) for e in snapshot.events_on(id)), EVENT_COLUMNS) if format == "csv" else json_answer(reading)


STATEMENT_COLUMNS = ("published", "speaker", "country", "kind", "cue", "addressee", "about", "stance", "topics", "content", "url", "page", "start",
                     "end")  # fmt: skip


@router.get("/statements", summary="Who said what, each with its page and place in it")
def statements(
    request: Request,
    grep: Annotated[str, Query(max_length=400, description='Words that must be in it; "a phrase", a beginning*')] = "",
    speaker: Name = "",
    about: Name = "",
    topic: Name = "",
    since: Day = "",
    until: Day = "",
    limit: Limit = 100,
    offset: Offset = 0,
    format: Format = "json",
) -> Response:
    from dragoman.cli.statements import flat_row

    rows, total = answers.statements_of(library_of(request), grep, speaker, about, topic, since, until, limit, offset)
    return told((flat_row(r) for r in rows) if format == "csv" else rows, format, STATEMENT_COLUMNS, total=total)


FACT_COLUMNS = ("published", "fact", "who", "what", "since", "until", "quote", "url", "page")


@router.get("/facts", summary="What pages state as standing: offices, elections, memberships, relations, quantities")
def facts(
    request: Request, about: Name = "", fact: Name = "", since: Day = "", until: Day = "", format: Format = "json"
) -> Response:
    from dragoman.cli.facts import flat_row

    library = library_of(request)
    rows = library.answer(
        ("facts", about, fact, since, until),
        lambda _: facts_of(library.record, about or None, fact or None, since or None, until or None),
    )
    return told((flat_row(r) for r in rows) if format == "csv" else rows, format, FACT_COLUMNS, total=len(rows))


@router.get("/actors", summary="Who takes part in how many events")
def actors(request: Request, kind: Literal["country", "person"] = "country", format: Format = "json") -> Response:
    snapshot = library_of(request).snapshot
    index = snapshot.index
    counted = (index.person if kind == "person" else index.country).counts(index.all())
    rows = [{"id": id, "name": snapshot.actor_name(id), "events": n} for id, n in counted]
    return told(rows, format, ("id", "name", "events"), total=len(rows))


@router.get("/actors/{id:path}", summary="An actor: offices in time, memberships, contacts; as CSV its contacts")
def one_actor(request: Request, id: str, format: Format = "json") -> Response:
    found = known(answers.profile_of(library_of(request), id), "actor")
    if format == "csv":
        return csv_answer((msgspec.to_builtins(c) for c in (*found.contacts, *found.persons)), ("id", "name", "events", "last"))
    return json_answer(found)


PERIOD_COLUMNS = ("period", "leaders", "ministers", "others", "events", "cooperation", "conflict")


@router.get(
    "/dyad", summary="What stands between two: contacts, cooperation and conflict, meetings past and next, agreements, words"
)
def dyad(
    request: Request,
    a: Annotated[str, Query(max_length=200, min_length=1)],
    b: Annotated[str, Query(max_length=200, min_length=1)],
    by: Literal["month", "quarter", "year"] = "month",
    since: Day = "",
    until: Day = "",
    as_of: Day = "",
    format: Format = "json",
) -> Response:
    found = answers.dyad_of(library_of(request), a, b, by, since, until, as_of)
    return csv_answer((msgspec.to_builtins(p) for p in found.periods), PERIOD_COLUMNS) if format == "csv" else json_answer(found)


@router.get("/balance", summary="How an actor's dealings are shared among powers, and how evenly")
def balance(
    request: Request,
    actor: Annotated[str, Query(max_length=200, min_length=1)],
    poles: Annotated[str, Query(max_length=400, description="RUS,CHN,EU+FRA+DEU,West=USA+NATO*")] = "",
    by: Literal["year", "quarter", "month"] | None = None,
    since: Day = "",
    until: Day = "",
    format: Format = "json",
) -> Response:
    from dragoman.cli.balance import TIDY, tidy

    found = answers.balance_of(library_of(request), actor, poles, by, since, until)
    return csv_answer(tidy(found), TIDY) if format == "csv" else json_answer(found)


@router.get("/network", summary="Who meets whom, with measures of centrality; as CSV the ties")
def network(request: Request, asked: Asked, level: Literal["country", "person"] = "country", format: Format = "json") -> Response:
    found = answers.network_of(library_of(request), level, asked)
    if format == "csv":
        return csv_answer((msgspec.to_builtins(t) for t in found.ties), ("a", "b", "weight", "shared", "first", "last", "events"))
    return json_answer({**msgspec.to_builtins(found), "names": {n.id: n.name for n in found.nodes}})


@router.get("/map", summary="Places and the events there")
def places(request: Request, asked: Asked, format: Format = "json") -> Response:
    rows = answers.places_of(library_of(request), asked)
    return told(rows, format, ("place", "country", "lat", "lon", "events", "ids"), total=len(rows))


@router.get("/outlines", summary="Outlines of countries as GeoJSON (Natural Earth 1:110m)")
def outlines() -> Response:
    return Response(_outlines(), media_type="application/geo+json", headers={"cache-control": "public, max-age=86400"})


@cache
def _outlines() -> bytes:
    return msgspec.json.encode(flat_world())


CALENDAR_COLUMNS = ("id", "start", "end", "outcome", "type", "mode", "who", "whom", "place", "announced", "announced_by", "words", "last_word_on",
                    "last_word")  # fmt: skip


@router.get("/calendar", summary="What was announced, and what became of it")
def calendar(request: Request, asked: Asked, as_of: Day = "", format: Format = "json") -> Response:
    rows = [calendar_row(e) for e in answers.calendar_of(library_of(request), asked, as_of)]
    return told(rows, format, CALENDAR_COLUMNS, total=len(rows))


def calendar_row(entry: Entry) -> Row:
    return {
        **flat_event(entry.event), "outcome": entry.outcome,
        "announced": entry.announced.date, "announced_by": entry.announced.url, "words": entry.announced.words,
        "last_word_on": entry.told.date, "last_word": entry.told.words,
    }  # fmt: skip


@router.get("/codebook", summary="Frames: which words make an event of which type")
def codebook(q: Name = "", type: Name = "", format: Format = "json") -> Response:
    if type and type.upper() not in EVENT_TYPES:
        raise UsageError(f"type={type}: there is no such type; there are {', '.join(EVENT_TYPES)}")
    words = q.strip().lower()
    frames = [
        f
        for f in default_lexicon().frames
        if type.upper() in ("", f.type) and (not words or f.id == words or _speaks_of(f, words))
    ]
    columns = ("frame", "type", "mode", "triggers", "source", "target", "example", "counterexample")
    return told((frame_row(f) for f in frames), format, columns, total=len(frames))


@router.get("/judgements", summary="What people decided about events, revoked ones too")
def judgements(request: Request, format: Format = "json") -> Response:
    library = library_of(request)
    made = library.answer("judgements", lambda _: judgements_of(library.record.tables))
    return told((msgspec.to_builtins(j) for j in made), format, ("id", "verb", "who", "when", "why", "revoked"), total=len(made))


@router.get("/sql", summary="Rows of one SELECT over the tables events, readings and judgements, within limits")
def sql(request: Request, query: Annotated[str, Query(max_length=10_000, min_length=1)], format: Format = "json") -> Response:
    found = answers.sql_of(library_of(request), request.app.state.sql, query)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return told(rows, format, found.columns, cut=found.cut)


def known(found: T | None, what: str) -> T:
    if found is None:
        raise HTTPException(404, f"no such {what}")
    return found
