"""What questions give back: rows that turn into pandas, polars or Arrow."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from dragoman.errors import DragomanError
from dragoman.merging import MergedEvent

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.export import Content
    from dragoman.model import Reading

SHOWN = 20
"""Rows that a notebook shows of a table."""


class MissingLibrary(DragomanError, ImportError):
    """A library that only this answer needs is not installed."""

    code = "D51"
    general_remedy = "Install the library that the message names; the other answers do without it."


class Tabular:
    """Anything with rows and named columns: `df`, `pl`, `arrow`, or one dict a row by `rows`."""

    def arrow(self) -> "pa.Table":
        """A pyarrow Table."""
        raise NotImplementedError

    def df(self) -> Any:
        """A pandas DataFrame: numbers that may be missing as pandas' nullable types, days as datetime64. MissingLibrary without pandas."""
        pandas = _library("pandas")
        import pyarrow as pa

        nullable = {pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}
        return self.arrow().to_pandas(types_mapper=nullable.get, date_as_object=False)

    def pl(self) -> Any:
        """A polars DataFrame. MissingLibrary without polars."""
        return _library("polars").from_arrow(self.arrow())

    def rows(self) -> list[dict[str, Any]]:
        """One dict a row."""
        found: list[dict[str, Any]] = self.arrow().to_pylist()
        return found

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return _html(self.arrow())


class Table(Tabular):
    """A table that is made when it is asked for."""

    def __init__(self, make: "Callable[[], pa.Table]") -> None:
        self._make = make

    @cached_property
    def _made(self) -> "pa.Table":
        return self._make()

    def arrow(self) -> "pa.Table":
        return self._made

    def __len__(self) -> int:
        return int(self._made.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self._made.column_names)}>"


class Events(Tabular, Sequence[MergedEvent]):
    """Events in order of date: a sequence of `MergedEvent`, and tables of them.

    ``events.df()`` has one row an event; `participants`, `mentions` and `history` have more rows an event, tied by its id.
    """

    def __init__(self, events: Iterable[MergedEvent], readings: "Iterable[Reading]" = ()) -> None:
        self._events = tuple(events)
        self._readings = tuple(sorted(readings, key=lambda r: r.page.id))

    def arrow(self) -> "pa.Table":
        return self._table("events").arrow()

    @property
    def participants(self) -> Table:
        """Who takes part, one row for each participant of each event."""
        return self._table("participants")

    @property
    def mentions(self) -> Table:
        """What each page says of each event, with the words that prove it."""
        return self._table("mentions")

    @property
    def history(self) -> Table:
        """How the status of each event went."""
        return self._table("history")

    def _table(self, name: str) -> Table:
        from dragoman.export.flat import table

        return Table(lambda: table(name, self._content))

    @cached_property
    def _content(self) -> "Content":
        from dragoman.export import Content

        return Content(self._events, self._readings)

    @overload
    def __getitem__(self, index: int) -> MergedEvent: ...
    @overload
    def __getitem__(self, index: slice) -> "Events": ...
    def __getitem__(self, index: int | slice) -> "MergedEvent | Events":
        return Events(self._events[index], self._readings) if isinstance(index, slice) else self._events[index]

    def __len__(self) -> int:
        return len(self._events)

    def __repr__(self) -> str:
        return f"<{len(self)} events>"


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise MissingLibrary(f"{name} is not installed (pip install {name}); .arrow() and .rows() work without it") from None


def _html(table: "pa.Table") -> str:
    """The first rows as an HTML table; every cell escaped, since its words come from the web."""
    from html import escape

    head = "".join(f"<th>{escape(name)}</th>" for name in table.column_names)
    rows = (
        "<tr>" + "".join(f"<td>{'' if v is None else escape(str(v))}</td>" for v in row.values()) + "</tr>"
        for row in table.slice(0, SHOWN).to_pylist()
    )
    more = f"<p>{table.num_rows} rows</p>" if table.num_rows > SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"
