"""Structs <-> Arrow: the tables hold the contract's structs nested as they are, so that SQL reaches every field."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from dragoman.merging.types import Judgement, MergedEvent
from dragoman.model import Article, Event, Fact, Mention, Place, Reading, Statement, Time

S = TypeVar("S", bound=msgspec.Struct)


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the record. `published`, `url` and `id` repeat the page's, for quick look-up."""

    id: str
    url: str | None
    published: str | None
    signature: tuple[int, ...]
    """Minhash of the text, by which copies are known."""
    page: Article
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]


class PageRead(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was read into the record (`dragoman.record.resuming`)."""

    id: str
    """Hash of the page as it was opened."""
    rules: str
    """Under which rules and knowledge it was read."""
    page: str
    """Id of its reading."""
    url: str | None


_SCALARS: dict[Any, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def arrow_type(kind: Any) -> pa.DataType:
    """Arrow type of an annotation: structs nest, tuples are lists, ``dict[str, str]`` a map, any other dict JSON text."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        kinds = [k for k in get_args(kind) if k is not NoneType]
        return arrow_type(kinds[0])
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(get_args(kind)[0]))
    if origin is dict:
        return pa.map_(pa.string(), pa.string()) if get_args(kind)[1] is str else pa.string()
    return pa.struct(list(arrow_schema(kind)))


@cache
def arrow_schema(struct: type[msgspec.Struct]) -> pa.Schema:
    hints = get_type_hints(struct)
    return pa.schema([pa.field(f.encode_name, arrow_type(hints[f.name])) for f in msgspec.structs.fields(struct)])


def to_table(rows: Iterable[msgspec.Struct], struct: type[msgspec.Struct]) -> pa.Table:
    return pa.Table.from_pylist([_plain(msgspec.to_builtins(row), struct) for row in rows], schema=arrow_schema(struct))


def _plain(value: dict[str, Any], struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Facts, whose fields differ by kind, become JSON text."""
    if struct is ReadingRow:
        return {**value, "facts": [json.dumps(f, ensure_ascii=False, sort_keys=True) for f in value["facts"]]}
    return value


def from_table(table: pa.Table, struct: type[S]) -> list[S]:
    """Rows of a table written by `to_table`; columns left out must have defaults in `struct`."""
    return [from_row(row, struct) for row in table.to_pylist(maps_as_pydicts="strict")]


def from_row(row: Mapping[str, Any], struct: type[S]) -> S:
    if "facts" in row:
        row = {**row, "facts": [json.loads(f) for f in row["facts"]]}
    return msgspec.convert(row, struct)


def reading_row(reading: Reading, signature: tuple[int, ...]) -> ReadingRow:
    return ReadingRow(
        id=reading.page.id,
        url=reading.page.url,
        published=reading.page.published,
        signature=signature,
        page=reading.page,
        mentions=reading.mentions,
        times=reading.times,
        places=reading.places,
        events=reading.events,
        statements=reading.statements,
        facts=reading.facts,
        warnings=reading.warnings,
    )


def reading_of(row: ReadingRow) -> Reading:
    return Reading(
        page=row.page, mentions=row.mentions, times=row.times, places=row.places, events=row.events,
        statements=row.statements, facts=row.facts, warnings=row.warnings,
    )  # fmt: skip


SCHEMAS: dict[str, type[msgspec.Struct]] = {
    "readings": ReadingRow,
    "events": MergedEvent,
    "judgements": Judgement,
    "pages_read": PageRead,
}
