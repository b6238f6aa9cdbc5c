"""The record over the Model Context Protocol: read-only tools whose every answer carries its proof, so that a language model can cite it."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Annotated, Any, Literal, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError
from dragoman.merging import MergedEvent
from dragoman.model import Reading
from dragoman.views.balance import ALL
from dragoman.web import answers, wording
from dragoman.web.asking import Question, search
from dragoman.web.library import Library
from dragoman.web.snapshot import Snapshot

T = TypeVar("T")
Row = dict[str, Any]
PATIENCE = 600.0
"""Seconds that the first question waits for the record to be opened."""
MOST_PROOFS = 3
MOST_TEXT = 20_000
INSTRUCTIONS = """A record of diplomatic events read from news pages. Every entry carries proof: the very words of a page, with the page's id, address \
and date. When you state something from the record, quote the words and name the page. `status` tells what occurred from what is planned, proposed, \
cancelled or denied: never report a planned event as one that took place. A null is unknown, not "no". Call get_event for everything known of an event, \
source_text to read the words in their context."""
READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Actors = Annotated[
    list[str] | None, Field(max_length=10, description="Countries, organisations or persons (code, name or id); all take part")
]
Types = Annotated[
    list[str] | None,
    Field(max_length=16, description="PLOVER types, or with a mode: CONSULT, CONSULT/visit, AGREE, SANCTION ..."),
]
Statuses = Annotated[
    list[Literal["occurred", "planned", "proposed", "cancelled", "denied"]] | None,
    Field(description="Any of them; all when left out"),
]
Words = Annotated[str, Field(max_length=400)]
Day = Annotated[str, Field(max_length=10, description="ISO date or its beginning: 2023-11-09, 2023-11 or 2023")]
Limit = Annotated[int, Field(ge=1, le=100)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]


def create_server(library: Library) -> MCPServer:
    """The server over this library; run it with ``server.run("stdio")``."""
    server = MCPServer("dragoman", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    for tool in tools(library):
        server.add_tool(_told(tool), annotations=READ_ONLY, structured_output=True)
    return server


def tools(library: Library) -> Iterable[Callable[..., Row]]:
    """The six tools, each a function whose signature and docstring the client sees."""

    def now() -> Snapshot:
        if not library.wait(PATIENCE):
            raise DragomanError(library.trouble or "the record could not be opened in time; ask again")
        return library.snapshot

    def search_events(
        words: Words = "", actors: Actors = None, types: Types = None, status: Statuses = None, place: Words = "", context: Words = "",
        since: Day = "", until: Day = "", limit: Limit = 20, offset: Offset = 0,
    ) -> Row:  # fmt: skip
        """Search events by words, actors, type, status, place, context and time; best matches (or newest) first, each with its proof."""
        snapshot = now()
        asked = _question(words, actors, types, status, place, context, since, until)
        found = search(snapshot, asked)
        chosen = found.order[offset : offset + limit].tolist()
        return {"total": found.total, "events": [event_row(snapshot.events[n], MOST_PROOFS) for n in chosen]}

    def get_event(
        id: Annotated[str, Field(min_length=8, max_length=64, description="Id of the event, or its first eight characters")],
    ) -> Row:
        """Everything known of one event: participants with their offices, date, place, history of its status, disagreements, all proving words."""
        event = now().event(id)
        if event is None:
            raise UsageError(f"{id}: no such event; search_events lists them")
        return {
            **event_row(event, None),
            "history": [{"date": t.date, "status": t.status, "page": t.page, "url": t.url, "words": t.words} for t in event.history],
            "disagreements": [{"about": d.about, "versions": [{"value": v.value, "pages": list(v.pages)} for v in d.versions]} for d in event.disagreements],
            "part_of": event.part_of,
            "judgements": [{"verb": c.verb, "who": c.who, "when": c.when, "why": c.why} for c in event.corrections],
        }  # fmt: skip

    def statements(
        speaker: Words = "", about: Words = "", words: Words = "", topic: Words = "", since: Day = "", until: Day = "", limit: Limit = 20,
        offset: Offset = 0,
    ) -> Row:  # fmt: skip
        """Who said what: quotations and reported speech by speaker, whom it is about, words, topic and time, with the page and the place in it."""
        now()
        rows, total = answers.statements_of(library, words, speaker, about, topic, since, until, limit, offset)
        return {"total": total, "statements": [statement_row(row) for row in rows]}

    def timeline(
        actors: Actors = None,
        types: Types = None,
        status: Statuses = None,
        since: Day = "",
        until: Day = "",
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Row:
        """What happened between actors in order of date, each with its proof."""
        snapshot = now()
        found = answers.in_time(snapshot, _question("", actors, types, status, "", "", since, until))
        return {"total": len(found), "events": [event_row(e, 1) for e in found[offset : offset + limit]]}

    def balance(
        actor: Annotated[str, Field(min_length=1, max_length=200)],
        poles: Annotated[
            str, Field(max_length=400, description="Powers: RUS,CHN,EU+FRA+DEU,West=USA+NATO*; default RUS,CHN,TUR,EU*,USA")
        ] = "",
        by: Literal["year", "quarter", "month"] | None = None,
        since: Day = "",
        until: Day = "",
    ) -> Row:
        """How an actor's contacts, agreements, praise and criticism are shared among powers, and how evenly (0 to 1, with a 95 % interval). `events` of \
each share are its proof: get_event shows their words. `thin` means too few to tell."""
        now()
        found = answers.balance_of(library, actor, poles, by, since, until)
        return {"actor": found.actor, "poles": list(found.poles), "pages": found.sources, "warnings": list(found.warnings),
                "rows": [_balance_row(r, by is None or r.period == ALL) for r in found.rows]}  # fmt: skip

    def source_text(
        page: Annotated[str, Field(min_length=1, max_length=200, description="Id of a page, as proofs name it")],
        start: Offset = 0,
        length: Annotated[int, Field(ge=1, le=MOST_TEXT)] = MOST_TEXT,
    ) -> Row:
        """The kept text of a page, with its title, source, date and the events it tells of."""
        snapshot = now()
        reading = snapshot.reading(page)
        if reading is None:
            raise UsageError(f"{page}: no such page in this record; proofs name pages by their id")
        return {**page_row(reading), "start": start, "text": reading.page.text[start : start + length], "letters": len(reading.page.text),
                "events": [event_row(e, 0) | {"proof": _proofs([m for m in e.mentions if m.page == page])} for e in snapshot.events_on(page)]}  # fmt: skip

    return search_events, get_event, statements, timeline, balance, source_text


def event_row(event: MergedEvent, most_proofs: int | None) -> Row:
    """An event as a language model reads it; `most_proofs` pages' words, those that tell the present status first."""
    ranked = sorted(event.mentions, key=lambda m: (m.status != event.status, -m.confidence))
    place = event.place
    return {
        "id": event.id, "what": wording.headline(event), "type": event.type, "mode": event.mode, "status": event.status,
        "start": event.start, "end": event.end, "day_given_by_words": event.date_certain,
        "participants": [{"name": p.person or p.name, "acts_for": p.country, "role": p.role, "office": p.office, "id": p.actor} for p in event.participants],
        "place": {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon} if place else None,
        "contexts": list(event.contexts), "pages": event.articles, "independent_sources": event.sources, "confidence": event.confidence,
        "proof": _proofs(ranked[:most_proofs]),
    }  # fmt: skip


def _proofs(mentions: Iterable[Any]) -> list[Row]:
    return [
        {"words": m.quote, "page": m.page, "start": m.quote_start, "end": m.quote_end, "url": m.url, "title": m.title,
         "source": wording.source_name(m.publisher, m.url), "published": m.published, "says": m.status}
        for m in mentions
    ]  # fmt: skip


def statement_row(row: Row) -> Row:
    speaker, addressee = row["speaker"], row["addressee"]
    return {
        "speaker": speaker["person"] or speaker["name"], "acts_for": speaker["country"], "kind": row["kind"], "cue": row["cue"],
        "to": addressee["name"] if addressee else None, "about": [{"name": wording.actor_name(a["actor"]), "stance": a["stance"]} for a in row["about"]],
        "topics": row["topics"],
        "proof": {"words": " … ".join(e["text"] for e in row["evidence"]) or row["content"], "page": row["page"], "start": row["start"], "end": row["end"],
                  "url": row["url"], "title": row["title"], "published": row["published"]},
    }  # fmt: skip


def page_row(reading: Reading) -> Row:
    page = reading.page
    return {"page": page.id, "title": page.title, "url": page.url, "source": wording.source_name(page.publisher, page.url), "published": page.published,
            "published_from": page.published_from, "authors": list(page.authors), "agencies": list(page.agencies)}  # fmt: skip


def _balance_row(row: Any, with_events: bool) -> Row:
    even = row.evenness
    return {
        "period": row.period, "measure": row.measure, "with_others": row.beyond,
        "shares": [{"pole": s.pole, "count": s.count, "share": s.share, **({"events": list(s.events[:20])} if with_events else {})} for s in row.shares],
        "evenness": even.index, "low": even.low, "high": even.high, "thin": even.thin,
    }  # fmt: skip


def _question(
    words: str,
    actors: list[str] | None,
    types: list[str] | None,
    status: Iterable[str] | None,
    place: str,
    context: str,
    since: str,
    until: str,
) -> Question:
    values = {
        "q": [words],
        "actor": actors,
        "type": types,
        "status": status,
        "place": [place],
        "context": [context],
        "since": [since],
        "until": [until],
    }
    return Question.parse([(name, v) for name, found in values.items() for v in found or ()])


def _told(tool: Callable[..., Row]) -> Callable[..., Row]:
    """The tool with its known errors told in one line."""

    @wraps(tool)
    def asked(*args: Any, **values: Any) -> Row:
        try:
            return tool(*args, **values)
        except DragomanError as error:
            raise ToolError(str(error).removeprefix("--")) from None

    return asked
