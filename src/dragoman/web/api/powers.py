"""Actors, what stands between them, and where and when."""

from functools import cache
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import Response
from starlette.requests import Request

from dragoman.telling.balance import TIDY, tidy
from dragoman.views.calendar import Entry
from dragoman.web import answers
from dragoman.web.api.parameters import Asked, Day, Format
from dragoman.web.api.replies import Row, csv_answer, flat_event, json_answer, known, told
from dragoman.web.rendering import library_of
from dragoman.web.world import flat_world

router = APIRouter()


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
