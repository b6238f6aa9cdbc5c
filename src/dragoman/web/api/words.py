"""What was said, what stands, which words make an event, what people decided; and SQL over it all."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import Response
from starlette.requests import Request

from dragoman.knowledge.frames import default_lexicon
from dragoman.record.events import judgements as judgements_of
from dragoman.record.facts import facts as facts_of
from dragoman.telling.facts import fact_row
from dragoman.telling.frames import asked_for, frame_row
from dragoman.telling.statements import statement_row
from dragoman.web import answers
from dragoman.web.api.parameters import Day, Format, Limit, Name, Offset
from dragoman.web.api.replies import told
from dragoman.web.rendering import library_of

router = APIRouter()
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
    rows, total = answers.statements_of(library_of(request), grep, speaker, about, topic, since, until, limit, offset)
    return told((statement_row(r) for r in rows) if format == "csv" else rows, format, STATEMENT_COLUMNS, total=total)


FACT_COLUMNS = ("published", "fact", "who", "what", "since", "until", "quote", "url", "page")


@router.get("/facts", summary="What pages state as standing: offices, elections, memberships, relations, quantities")
def facts(
    request: Request, about: Name = "", fact: Name = "", since: Day = "", until: Day = "", format: Format = "json"
) -> Response:
    library = library_of(request)
    rows = library.answer(
        ("facts", about, fact, since, until),
        lambda _: facts_of(library.record, about or None, fact or None, since or None, until or None),
    )
    return told((fact_row(r) for r in rows) if format == "csv" else rows, format, FACT_COLUMNS, total=len(rows))


@router.get("/codebook", summary="Frames: which words make an event of which type")
def codebook(q: Name = "", type: Name = "", format: Format = "json") -> Response:
    frames = asked_for(default_lexicon().frames, type, q.strip())
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
