"""The MCP server: a client lists and calls every tool; each answer carries its proof."""

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from dragoman.web.library import Library
from dragoman.web.mcp_server import create_server

TOOLS = {"search_events", "get_event", "statements", "timeline", "balance", "source_text"}


@pytest.fixture(scope="module")
def library(kept_record: Path) -> Iterator[Library]:
    with ThreadPoolExecutor(1) as workers:
        opened = Library(str(kept_record), workers, create=False)
        assert opened.wait(60)
        yield opened
        opened.close()


def call(library: Library, tool: str, **values: Any) -> dict[str, Any]:
    async def ask() -> Any:
        async with Client(create_server(library)) as client:
            return await client.call_tool(tool, values)

    answer = asyncio.run(ask())
    if answer.is_error:
        return {"error": answer.content[0].text}
    found: dict[str, Any] = answer.structured_content
    return found


def test_every_tool_is_listed_read_only_and_described(library: Library) -> None:
    async def ask() -> Any:
        async with Client(create_server(library)) as client:
            return await client.list_tools()

    listed = asyncio.run(ask()).tools
    assert {t.name for t in listed} == TOOLS
    assert all(t.annotations.read_only_hint and t.description for t in listed)


def proves(library: Library, proof: dict[str, Any]) -> bool:
    """Whether the proof's words stand on its page where it says."""
    reading = library.snapshot.reading(proof["page"])
    return reading is not None and proof["words"] == reading.page.text[proof["start"] : proof["end"]]


def test_search_events(library: Library) -> None:
    found = call(library, "search_events", words="Putin Tokayev", types=["CONSULT"], status=["occurred"])
    assert found["total"] == len(found["events"]) > 0
    for event in found["events"]:
        assert event["proof"]
        assert all(proves(library, p) for p in event["proof"])


def test_get_event(library: Library) -> None:
    told = max(library.snapshot.events, key=lambda e: e.articles)
    found = call(library, "get_event", id=told.id[:8])
    assert found["id"] == told.id
    assert len(found["proof"]) == len(told.mentions)
    assert found["history"]


def test_statements(library: Library) -> None:
    found = call(library, "statements", about="Kazakhstan", limit=3)
    assert 0 < len(found["statements"]) <= 3
    assert all(s["proof"]["words"] and s["proof"]["page"] in library.snapshot.pages for s in found["statements"])


def test_timeline(library: Library) -> None:
    found = call(library, "timeline", actors=["KAZ", "RUS"])
    dates = [e["start"] for e in found["events"] if e["start"]]
    assert dates == sorted(dates)
    assert all(proves(library, p) for e in found["events"] for p in e["proof"])


def test_balance(library: Library) -> None:
    found = call(library, "balance", actor="KAZ")
    contacts = next(r for r in found["rows"] if r["measure"] == "contacts")
    events = [id for share in contacts["shares"] for id in share["events"]]
    assert events
    assert all(id in library.snapshot.numbers for id in events)


def test_source_text(library: Library) -> None:
    page = next(iter(library.snapshot.pages))
    found = call(library, "source_text", page=page, start=5, length=20)
    reading = library.snapshot.reading(page)
    assert reading
    assert found["text"] == reading.page.text[5:25]
    assert all(proves(library, p) for e in found["events"] for p in e["proof"])


@pytest.mark.parametrize(
    ("tool", "values", "words"),
    [
        ("search_events", {"types": ["DANCE"]}, "no such type"),
        ("search_events", {"since": "soon"}, "not a date"),
        ("get_event", {"id": "00000000"}, "no such event"),
        ("source_text", {"page": "../../etc/passwd"}, "no such page"),
        ("timeline", {"actors": ["Nobody At All"]}, "nobody is called"),
        ("balance", {"actor": "KAZ", "poles": "RUS"}, "two poles or more"),
        ("statements", {"topic": "dog"}, "no such topic"),
        ("search_events", {"limit": 100_000}, "less than or equal to 100"),
    ],
)
def test_bad_questions_are_told(library: Library, tool: str, values: dict[str, Any], words: str) -> None:
    assert words in call(library, tool, **values)["error"]


def test_over_standard_input_and_output(kept_record: Path) -> None:
    """The command itself, as a program that speaks MCP starts it."""

    async def ask() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "dragoman", "mcp", "--record", str(kept_record)], env={"PYTHONPATH": "src"}
        )
        async with Client(command) as client:
            return await client.list_tools(), await client.call_tool("search_events", {"words": "Tokayev", "limit": 1})

    listed, answer = asyncio.run(ask())
    assert {t.name for t in listed.tools} == TOOLS
    assert answer.structured_content["events"][0]["proof"][0]["words"]
