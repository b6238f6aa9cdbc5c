"""An event: who, when, where, its history, what its pages disagree on, and every sentence that proves it."""

from dataclasses import dataclass

import numpy as np
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.merging import MergedEvent, Proof
from dragoman.merging.judgements import ROLES
from dragoman.model import EVENT_TYPES, Event, Reading
from dragoman.record.filters import STATUSES
from dragoman.web.keeping import KeptPage
from dragoman.web.rendering import library_of, message, render
from dragoman.web.site.judge import shown_parties
from dragoman.web.snapshot import Snapshot

router = APIRouter(include_in_schema=False, route_class=KeptPage)
MOST_NEAR = 5
NEAR_DAYS = 30
AROUND = 160
"""Letters of a page shown on either side of proving words."""


@dataclass(frozen=True)
class Quoted:
    """One page's words for the event, amid what stands around them, and the mention as that page alone has it."""

    proof: Proof
    before: str
    after: str
    said: Event | None

    @property
    def path(self) -> str:
        """Where the words stand in the source viewer."""
        span = f"&at={self.proof.quote_start}-{self.proof.quote_end}" if self.proof.quote_start is not None else ""
        return f"/page/{self.proof.page}?mention={self.proof.event}{span}#proof"


@router.get("/event/{id}")
def event_page(request: Request, id: str) -> Response:
    snapshot = library_of(request).snapshot
    event = snapshot.event(id)
    if event is None:
        return no_event(request, id)
    quoted = [quoted_words(snapshot, m) for m in event.mentions]
    within = snapshot.within.get(event.id, [])
    whole = snapshot.event(event.part_of) if event.part_of else None
    pages = {m.page: snapshot.pages[m.page] for m in event.mentions if m.page in snapshot.pages}
    return render(
        request, "event.html", event=event, quoted=quoted, within=within, whole=whole, pages=pages, near=near(snapshot, event), parties_typed={role: shown_parties(event, role) for role in ROLES},
        event_types=EVENT_TYPES, statuses=STATUSES,
    )  # fmt: skip


def near(snapshot: Snapshot, event: MergedEvent) -> list[MergedEvent]:
    """Events of the same type with a party in common, the nearest in time: what it may be one with."""
    index = snapshot.index
    number = snapshot.numbers[event.id]
    ids = [p.actor or p.name for p in event.participants]
    mask = index.type.having([event.type]) & index.key.having(ids) & index.dated
    mask[number] = False
    chosen = np.flatnonzero(mask)
    away = np.abs(index.first[chosen] - index.first[number])
    close = chosen[np.argsort(away, kind="stable")][:MOST_NEAR] if index.dated[number] else chosen[:0]
    return [snapshot.events[n] for n in close.tolist() if abs(int(index.first[n] - index.first[number])) <= NEAR_DAYS]


@router.get("/event/{id}/why")
def why_page(request: Request, id: str, mention: str | None = None) -> Response:
    """The explanation of `dragoman explain`: as a page, or its middle for the dialog."""
    snapshot = library_of(request).snapshot
    event = snapshot.event(id)
    if event is None:
        return no_event(request, id)
    from dragoman.knowledge.frames import default_lexicon

    frames = {f.id: f for f in default_lexicon().frames}
    quoted = [quoted_words(snapshot, m) for m in event.mentions if mention in (None, m.event)]
    part = request.headers.get("hx-request") == "true"
    return render(request, "why_part.html" if part else "why.html", event=event, quoted=quoted, frames=frames)


@router.get("/event/{id}/why.txt")
def why_text(request: Request, id: str) -> Response:
    """The same text that `dragoman explain` prints."""
    from dragoman.telling.explanation import explanation

    snapshot = library_of(request).snapshot
    event = snapshot.event(id)
    if event is None:
        return no_event(request, id)
    readings = snapshot.readings(sorted({m.page for m in event.mentions}))
    return PlainTextResponse("\n".join(explanation(event, readings)) + "\n")


def no_event(request: Request, id: str) -> Response:
    return message(
        request,
        404,
        "No such event",
        "This record holds no event of that id. It may have been rejected, or joined to another, since the address was noted.",
    )


def quoted_words(snapshot: Snapshot, proof: Proof) -> Quoted:
    reading = snapshot.reading(proof.page)
    said = mention_of(reading, proof) if reading else None
    if reading is None or proof.quote_start is None or proof.quote_end is None:
        return Quoted(proof, "", "", said)
    text = reading.page.text
    first, last = paragraph(reading, proof.quote_start)
    start, end = max(first, proof.quote_start - AROUND), min(last, proof.quote_end + AROUND)
    before, after = text[start : proof.quote_start], text[proof.quote_end : max(end, proof.quote_end)]
    if start > first:
        before = "… " + before.partition(" ")[2]
    if end < last:
        after = after.rpartition(" ")[0] + " …"
    return Quoted(proof, before, after, said)


def mention_of(reading: Reading, proof: Proof) -> Event | None:
    return next((e for e in reading.events if e.id == proof.event), None)


def paragraph(reading: Reading, at: int) -> tuple[int, int]:
    """Start and end of the block that holds this offset."""
    return next(((b.start, b.end) for b in reading.page.blocks if b.start <= at < b.end), (0, len(reading.page.text)))


def on_page(snapshot: Snapshot, page: str) -> dict[str, MergedEvent]:
    """Ids of a page's event mentions -> the events of the record that they are told to be."""
    return {m.event: e for e in snapshot.events_on(page) for m in e.mentions if m.page == page}
