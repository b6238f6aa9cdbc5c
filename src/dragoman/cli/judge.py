"""`dragoman judge`: a person's decisions about events."""

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import FormatOption, RecordOption, open_record
from dragoman.cli.output import Format, emit

if TYPE_CHECKING:
    from dragoman.merging import Judgement

app = typer.Typer(
    help="Correct the record: judgements stand beside the readings, are applied after merging, and can be revoked.",
    no_args_is_help=True,
)

EventArgument = Annotated[str, typer.Argument(help="Id of the event (its first characters do).")]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, kept with the judgement.")]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who judges. Default: the user's login name.", show_default=False)]


def signed(who: str | None, why: str) -> dict[str, str]:
    """Who, when and why."""
    from datetime import UTC, datetime

    return {"who": who or getpass.getuser(), "when": datetime.now(UTC).isoformat(timespec="milliseconds"), "why": why}


def done(judgement: "Judgement") -> None:
    print(f"judgement {judgement.id}: {judgement.verb}")


@app.command("merge")
def merge(
    events: Annotated[list[str], typer.Argument(help="Ids of two events or more.")],
    why: WhyOption,
    who: WhoOption = None,
    record: RecordOption = None,
) -> None:
    """Say that these events are one."""
    from dragoman.record import judging

    done(judging.merge_events(open_record(record), events, **signed(who, why)))


@app.command("split")
def split(
    event: EventArgument,
    why: WhyOption,
    page: Annotated[list[str], typer.Option("--page", help="Page (id or URL) that tells of another event; repeat for several.")],
    who: WhoOption = None,
    record: RecordOption = None,
) -> None:
    """Say that some of an event's pages tell of another event."""
    from dragoman.record import judging

    done(judging.split_event(open_record(record), event, page, **signed(who, why)))


@app.command("accept")
def accept(event: EventArgument, why: WhyOption, who: WhoOption = None, record: RecordOption = None) -> None:
    """Say that the event stands as it is entered."""
    from dragoman.record import judging

    done(judging.accept_event(open_record(record), event, **signed(who, why)))


@app.command("reject")
def reject(event: EventArgument, why: WhyOption, who: WhoOption = None, record: RecordOption = None) -> None:
    """Say that this is no event: it leaves the record."""
    from dragoman.record import judging

    done(judging.reject_event(open_record(record), event, **signed(who, why)))


@app.command("edit")
def edit(
    event: EventArgument,
    changes: Annotated[
        list[str], typer.Argument(help="FIELD=VALUE: type, mode, status, start, end, place, place_country, source, target.")
    ],
    why: WhyOption,
    who: WhoOption = None,
    record: RecordOption = None,
) -> None:
    """Correct fields of an event: its type, status, dates, place, or who takes part.

    Who acts is source, who is acted on is target, several parted by semicolons: source="France; Emmanuel Macron".
    """
    from dragoman.errors import UsageError
    from dragoman.record import judging

    split_up = [change.partition("=") for change in changes]
    if any(not sign for _, sign, _ in split_up):
        raise UsageError("judge edit: write each change as FIELD=VALUE, such as status=cancelled")
    done(judging.edit_event(open_record(record), event, {name: value for name, _, value in split_up}, **signed(who, why)))


@app.command("revoke")
def revoke(
    judgement: Annotated[str, typer.Argument(help="Id of the judgement.")],
    why: WhyOption,
    who: WhoOption = None,
    record: RecordOption = None,
) -> None:
    """Take a judgement back; it stays on file."""
    from dragoman.record import judging

    done(judging.revoke(open_record(record), judgement, **signed(who, why)))


@app.command("list")
def list_judgements(record: RecordOption = None, format: FormatOption = Format.table) -> None:
    """List all judgements, revoked ones too."""
    from dragoman.record.events import judgements

    emit(
        (row(j) for j in judgements(open_record(record).tables)),
        ("id", "verb", "changes", "words", "who", "when", "why", "revoked"),
        format,
    )


def row(judgement: "Judgement") -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(judgement)
    words = judgement.anchors[0].quote if judgement.anchors else None
    return plain | {"changes": [f"{name}={value}" for name, value in judgement.value.items()], "words": words}
