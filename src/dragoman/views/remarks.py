"""What one side said of another, with its stance."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dragoman.model import Stance, StatementKind


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A statement about a side. `start`/`end` count characters of the page's text."""

    page: str
    url: str | None
    title: str | None
    published: str | None
    start: int
    end: int
    speaker: str
    """Name."""
    country: str | None
    kind: StatementKind
    words: str
    stance: Stance
    """How it speaks of the side: critical or supportive if it does so of any of its actors."""
    stance_words: str | None
    topics: tuple[str, ...]


def remarks(rows: Iterable[Mapping[str, Any]], speakers: frozenset[str], about: frozenset[str]) -> tuple[Remark, ...]:
    """Statements (rows of `dragoman.record.search.statements`) that `speakers` make about `about`, in the order of the rows."""
    found = []
    for row in rows:
        speaker = row["speaker"]
        if not speakers & {speaker["actor"], speaker["name"], speaker["country"], speaker["person"]}:
            continue
        of_them = [a for a in row["about"] if about & {a["actor"], a["country"]}]
        if not of_them:
            continue
        telling = next((a for a in of_them if a["stance"] != "neutral"), of_them[0])
        found.append(
            Remark(
                page=row["page"],
                url=row["url"],
                title=row["title"],
                published=row["published"],
                start=row["start"],
                end=row["end"],
                speaker=speaker["person"] or speaker["name"],
                country=speaker["country"],
                kind=row["kind"],
                words=" … ".join(part["text"] for part in row["evidence"]) or row["content"],
                stance=telling["stance"],
                stance_words=telling["words"],
                topics=tuple(row["topics"]),
            )
        )
    return tuple(found)
