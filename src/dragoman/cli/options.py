"""Options that commands over a record share, and what they come to."""

import inspect
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from dragoman.cli.output import Format
from dragoman.cli.target import check_target

if TYPE_CHECKING:
    from dragoman.record import EventFilter, Record

RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record", help="Folder or s3:// prefix of the record. Default: $DRAGOMAN_RECORD, else ./record.", show_default=False
    ),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", help="Country, organisation or person that takes part; repeat for all of several.", show_default=False
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", "--from", help="From this date on (2023-11-09, 2023-11 or 2023).", show_default=False)
]
UntilOption = Annotated[str | None, typer.Option("--until", "--to", help="Up to and with this date.", show_default=False)]
TypeOption = Annotated[
    list[str] | None, typer.Option("--type", help="CONSULT, AGREE ..., or with a mode: CONSULT/visit.", show_default=False)
]
StatusOption = Annotated[
    list[str] | None, typer.Option("--status", help="occurred, planned, proposed, cancelled or denied.", show_default=False)
]
PlaceOption = Annotated[str | None, typer.Option("--place", help="Town, or country by its code.", show_default=False)]
ContextOption = Annotated[str | None, typer.Option("--context", help="energy, trade, nuclear ...", show_default=False)]
PlotOption = Annotated[Path | None, typer.Option("--plot", help="Also draw it: FILE.svg or FILE.png.", show_default=False)]
FormatOption = Annotated[Format, typer.Option("--format", help="How rows are printed.")]


def open_record(path: str | None) -> "Record":
    from dragoman.record import Record

    return Record.open(path)


def check_plot(path: Path | None) -> None:
    """UsageError if the picture asked for cannot be written; asked before the work."""
    if path is not None:
        check_target(path, (".svg", ".png"))


@dataclass(frozen=True)
class Filters:
    """Which events of which record: the options that every command over events has, as typed."""

    record: RecordOption = None
    since: SinceOption = None
    until: UntilOption = None
    type: TypeOption = None
    status: StatusOption = None
    place: PlaceOption = None
    context: ContextOption = None

    def admitting(self, record: "Record", actors: list[str] | None = None) -> "EventFilter":
        """The filter, of events in which all of `actors` take part; UsageError for what the record and the lexicon do not know."""
        from dragoman.knowledge.wordlists import table
        from dragoman.record import make_filter
        from dragoman.record.filters import check_context

        if self.context is not None and self.context.lower() not in table("contexts"):
            # a user's own frames may bring contexts of their own
            check_context("context", self.context, {c for e in record.events() for c in e.contexts})
        recorded = record.names() if actors else ()
        return make_filter(
            actors or (), self.since, self.until, self.type or (), self.status or (), self.place, self.context, recorded
        )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of `Filters`, which it takes as its first parameter, `filters`.

    A flag that the command has itself (`export --to`) is not one of the shared options.
    """
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    taken = {flag for p in own for flag in _flags(p.annotation)}
    shared = [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_without(f.type, taken))
        for f in fields(Filters)
    ]
    arguments = [p for p in own if p.default is p.empty]
    parameters = [p.replace(kind=p.KEYWORD_ONLY) for p in (*arguments, *shared, *(p for p in own if p.default is not p.empty))]

    @wraps(command)
    def asked(**values: object) -> None:
        chosen = {f.name: values.pop(f.name) for f in fields(Filters)}
        command(Filters(**chosen), **values)  # type: ignore[arg-type]

    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {p.name: p.annotation for p in parameters}
    return asked


def _flags(annotation: Any) -> list[str]:
    """The flags of an option's annotation (typer keeps the first one where a default would stand)."""
    return [
        flag for info in get_args(annotation)[1:] for flag in (info.default, *(info.param_decls or ())) if isinstance(flag, str)
    ]


def _without(annotation: Any, taken: set[str]) -> Any:
    """The option without flags that stand for something else."""
    flags = _flags(annotation)
    if not taken & set(flags):
        return annotation
    kind, info = get_args(annotation)
    fewer = copy(info)
    fewer.default, *fewer.param_decls = [flag for flag in flags if flag not in taken]
    return Annotated[kind, fewer]
