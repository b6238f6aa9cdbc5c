"""The source viewer: an article as it was kept, with every entry highlighted where it stands; several side by side; the list of pages."""

import re
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.model import Reading
from dragoman.web.answers import articles_of
from dragoman.web.asking import PAGE, Question
from dragoman.web.highlighting import Entry, Marked, colours, entries_of, mark
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, message, render
from dragoman.web.site.event import on_page
from dragoman.web.snapshot import PageLine, Snapshot

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST_BESIDE = 4
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True)
class Viewed:
    """A page as shown: its line, reading, entries and marked text."""

    line: PageLine
    reading: Reading
    entries: list[Entry]
    blocks: list[Marked]


@router.get("/page/{id}")
def source_page(request: Request, id: str, mention: str = "", at: str = "") -> Response:
    snapshot = library_of(request).snapshot
    viewed = view(snapshot, {id: mention}, at)
    return render(request, "source.html", viewed=viewed[0]) if viewed else no_page(request)


@router.get("/compare")
def compare_page(request: Request, event: str = "") -> Response:
    """Several pages side by side; with `event`, its words are outlined in each."""
    snapshot = library_of(request).snapshot
    ids = list(dict.fromkeys(request.query_params.getlist("page")))[:MOST_BESIDE]
    wanted = snapshot.event(event) if event else None
    told = {m.page: m.event for m in wanted.mentions} if wanted else {}
    viewed = view(snapshot, {id: told.get(id, "") for id in ids})
    if len(viewed) < len(ids) or not ids:
        return no_page(request)
    return render(request, "compare.html", viewed=viewed, event=wanted)


@router.get("/sources")
def sources_page(request: Request) -> Response:
    """All pages of the record, or those that hold words."""
    library = library_of(request)
    snapshot = library.snapshot
    asked = Question.parse(request.query_params.multi_items())
    rows: list[tuple[PageLine, str]] = []
    total, problem = 0, None
    start = (asked.page - 1) * PAGE
    if asked.q:
        try:
            found, total = articles_of(library, asked.q, PAGE, start)
            rows = [(snapshot.pages[row["page"]], row["words"]) for row in found if row["page"] in snapshot.pages]
        except UsageError as error:
            problem = str(error).removeprefix("--grep ")
    else:
        total = len(snapshot.newest_pages)
        rows = [(line, "") for line in snapshot.newest_pages[start : start + PAGE]]
    counts = {line.id: len(snapshot.index.page.events_of(line.id)) for line, _ in rows}
    return render(
        request,
        "sources.html",
        asked=asked,
        total=total,
        rows=rows,
        counts=counts,
        pages=max(1, -(-total // PAGE)),
        problem=problem,
    )


def view(snapshot: Snapshot, mentions: dict[str, str], at: str = "") -> list[Viewed]:
    """Those of the pages that are known, with their entries marked; of each page the words of one mention, or those at ``START-END``, as proof."""
    readings = snapshot.readings(list(mentions))
    merged = {id: on_page(snapshot, id) for id in readings}
    colour = colours((readings[id], merged[id]) for id in readings)
    found = []
    for id, reading in readings.items():
        entries = entries_of(reading, merged[id], colour)
        event = merged[id].get(mentions[id])
        blocks = mark(reading, entries, proof_of(reading, mentions[id], at), colour[event.id] if event else 0)
        found.append(Viewed(snapshot.pages[id], reading, entries, blocks))
    return found


def proof_of(reading: Reading, mention: str, at: str) -> tuple[int, int] | None:
    span = _SPAN.fullmatch(at)
    if span:
        start, end = int(span[1]), int(span[2])
        return (start, end) if start < end <= len(reading.page.text) else None
    told = next((e for e in reading.events if e.id == mention), None)
    return (told.evidence[0].start, told.evidence[0].end) if told and told.evidence else None


def no_page(request: Request) -> Response:
    return message(
        request,
        404,
        "No such page",
        "This record holds no page of that id. A page that was corrected at its address has a new one.",
    )
