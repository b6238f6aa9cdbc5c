"""Events, statements, facts and pages as flat rows: the tables that ``data/columns.tsv`` defines."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.export.cameo import code_of, goldstein
from dragoman.export.columns import schema, tables
from dragoman.export.content import Content
from dragoman.knowledge import default_knowledge
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.intervals import day_bounds
from dragoman.model import Fact, Reading, Statement

Row = dict[str, Any]
SEPARATOR = "; "


def table(name: str, content: Content) -> pa.Table:
    """One of the tables."""
    return _arrow(name, ROWS[name](content))


def statement_table(found: Iterable[Row]) -> pa.Table:
    """The statements table of rows of `dragoman.record.search.statements`. `event` is left empty: it names an event mention there."""
    rows = ((row, msgspec.convert(row, Statement)) for row in found)
    return _arrow(
        "statements",
        ({"id": f"{row['page']}:{s.start}", "page": row["page"], "published": row["published"], **_said(s)} for row, s in rows),
    )


def fact_table(found: Iterable[Row]) -> pa.Table:
    """The facts table of rows of `dragoman.record.facts.facts`."""
    return _arrow("facts", (fact_row(row, row["page"], row["published"]) for row in found))


def _arrow(name: str, found: Iterable[Row]) -> pa.Table:
    columns = [c.name for c in tables()[name]]
    return pa.Table.from_pylist([{c: row.get(c) for c in columns} for row in found], schema=schema(name))


def page_row(reading: Reading) -> Row:
    page = reading.page
    return {
        "id": page.id,
        "url": page.url,
        "title": page.title,
        "published": page.published,
        "published_from": page.published_from,
        "authors": joined(page.authors),
        "publisher": page.publisher,
        "agencies": joined(page.agencies),
        "language": page.language,
        "text": page.text,
    }


def event_row(event: MergedEvent) -> Row:
    sources, targets = of_role(event, "source"), of_role(event, "target")
    proof, place, edition = event.best_proof, event.place, event.edition
    code = code_of(event)
    first, last = days(event)
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "first_day": first,
        "last_day": last,
        "date_certain": event.date_certain,
        "source": joined(p.person or p.name for p in sources),
        "source_countries": joined(p.country for p in sources),
        "target": joined(p.person or p.name for p in targets),
        "target_countries": joined(p.country for p in targets),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "contexts": joined(event.contexts),
        "cameo": code,
        "goldstein": goldstein(code) if code else None,
        "pages": event.articles,
        "independent_sources": event.sources,
        "intensity": event.intensity,
        "confidence": event.confidence,
        "quote": proof.quote,
        "quote_page": proof.page,
        "quote_url": proof.url,
        "disagreements": joined(d.about for d in event.disagreements),
        "part_of": event.part_of,
        "relation": event.relation,
        "series": edition.series if edition else None,
        "edition": edition.number if edition else None,
        "corrected": bool(event.corrections),
    }


def of_role(event: MergedEvent, role: str) -> list[Attendee]:
    return [p for p in event.participants if p.role == role]


def days(event: MergedEvent) -> tuple[date | None, date | None]:
    """First and last day that the event's interval covers; None where it is not known."""
    first, last = day_bounds(event.start or ""), day_bounds(event.end or event.start or "")
    return (date.fromordinal(first[0]) if first else None, date.fromordinal(last[1]) if last else None)


def joined(values: Iterable[str | None]) -> str | None:
    """Values without repetition, parted by "; "; None if there are none."""
    return SEPARATOR.join(dict.fromkeys(v for v in values if v)) or None


def participant_rows(event: MergedEvent) -> Iterator[Row]:
    for number, p in enumerate(event.participants, 1):
        yield {
            "event": event.id,
            "number": number,
            "role": p.role,
            "actor": p.actor,
            "name": p.name,
            "country": p.country,
            "person": p.person,
            "office": p.office,
            "pages": p.pages,
        }


def mention_rows(event: MergedEvent) -> Iterator[Row]:
    for m in event.mentions:
        yield {
            "event": event.id,
            "page": m.page,
            "mention": m.event,
            "url": m.url,
            "title": m.title,
            "publisher": m.publisher,
            "published": m.published,
            "status": m.status,
            "start": m.start,
            "end": m.end,
            "quote": m.quote,
            "quote_start": m.quote_start,
            "quote_end": m.quote_end,
            "frame": m.frame,
            "confidence": m.confidence,
        }


def history_rows(event: MergedEvent) -> Iterator[Row]:
    for step, turn in enumerate(event.history, 1):
        yield {
            "event": event.id,
            "step": step,
            "date": turn.date,
            "status": turn.status,
            "page": turn.page,
            "words": turn.words,
        }


def statement_rows(reading: Reading, event_of: dict[tuple[str, str], str]) -> Iterator[Row]:
    for id, s in statement_ids(reading):
        event = event_of.get((reading.page.id, s.event)) if s.event else None
        yield {"id": id, "page": reading.page.id, "published": reading.page.published, "event": event, **_said(s)}


def _said(s: Statement) -> Row:
    """The columns that a statement fills itself."""
    return {
        "speaker": s.speaker.name,
        "speaker_actor": s.speaker.actor,
        "speaker_country": s.speaker.country,
        "kind": s.kind,
        "cue": s.cue,
        "content": s.content,
        "start": s.start,
        "end": s.end,
        "addressee": s.addressee.name if s.addressee else None,
        "addressee_country": s.addressee.country if s.addressee else None,
        "topics": joined(s.topics),
    }


def statement_ids(reading: Reading) -> Iterator[tuple[str, Statement]]:
    """Statements with their ids: page and offset, and a number where two begin at one place."""
    seen: Counter[int] = Counter()
    for s in reading.statements:
        seen[s.start] += 1
        again = f"-{seen[s.start]}" if seen[s.start] > 1 else ""
        yield f"{reading.page.id}:{s.start}{again}", s


def about_rows(reading: Reading) -> Iterator[Row]:
    for id, s in statement_ids(reading):
        for a in s.about:
            yield {"statement": id, "actor": a.actor, "country": a.country, "stance": a.stance, "words": a.words}


def fact_row(fact: Fact, page: str, published: str | None) -> Row:
    """A fact, whose fields differ by kind, under the headings that all kinds share."""
    countries = fact.get("countries") or fact.get("from") or fact.get("between") or [fact.get("country")]
    what = fact.get("office") or fact.get("of") or fact.get("what") or fact.get("change") or fact.get("kind")
    value = fact.get("share") if fact.get("share") is not None else fact.get("amount")
    return {
        "page": page,
        "published": published,
        "fact": fact["fact"],
        "person": fact.get("person"),
        "actor": fact.get("actor"),
        "countries": joined(countries),
        "to": joined(fact.get("to") or ()),
        "what": what,
        "value": value,
        "unit": "per cent" if fact.get("share") is not None else fact.get("unit"),
        "commodity": fact.get("commodity"),
        "since": fact.get("since") or fact.get("date"),
        "until": fact.get("until"),
        "quote": fact.get("quote"),
        "start": fact.get("start"),
        "end": fact.get("end"),
    }


def actor_rows(content: Content) -> Iterator[Row]:
    """The resolved participants and speakers, in order of id."""
    kb = default_knowledge()
    counts: Counter[str] = Counter()
    known: dict[str, Row] = {}
    for event in content.events:
        counts.update({p.actor for p in event.participants if p.actor})
        for p in event.participants:
            if p.actor:
                kind = "person" if p.person and p.actor != p.country else "unknown"
                known.setdefault(p.actor, {"name": p.person or p.name, "kind": kind, "country": p.country})
    for reading in content.readings:
        for s in reading.statements:
            if s.speaker.actor:
                kind = "person" if s.speaker.person else "unknown"
                known.setdefault(s.speaker.actor, {"name": s.speaker.name, "kind": kind, "country": s.speaker.country})
    for id in sorted(known):
        actor = kb.actor(id)
        facts = {"name": actor.name, "kind": actor.kind, "country": actor.country, "wikidata": actor.wikidata} if actor else {}
        yield {"id": id, "wikidata": None, **known[id], **facts, "events": counts[id]}


ROWS: dict[str, Callable[[Content], Iterable[Row]]] = {
    "pages": lambda c: (page_row(r) for r in c.readings),
    "events": lambda c: (event_row(e) for e in c.events),
    "participants": lambda c: (row for e in c.events for row in participant_rows(e)),
    "mentions": lambda c: (row for e in c.events for row in mention_rows(e)),
    "history": lambda c: (row for e in c.events for row in history_rows(e)),
    "statements": lambda c: (row for r in c.readings for row in statement_rows(r, c.event_of)),
    "statement_about": lambda c: (row for r in c.readings for row in about_rows(r)),
    "facts": lambda c: (fact_row(f, r.page.id, r.page.published) for r in c.readings for f in r.facts),
    "actors": actor_rows,
}
