"""What may be asked of the API."""

from typing import Annotated, Literal

from fastapi import Depends, Query

from dragoman.web.asking import Question

Name = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, description="2023-11-09, 2023-11 or 2023")]
Format = Annotated[Literal["json", "csv"], Query(description="csv: the main columns, one row an entry")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Entries at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Entries to leave out")]


def question(
    q: Annotated[str, Query(max_length=400, description="Words that must be in names or proving words")] = "",
    actor: Annotated[list[str] | None, Query(max_length=20, description="Code, name or id; all of them take part")] = None,
    type: Annotated[
        list[str] | None, Query(max_length=20, description="CONSULT, or with a mode: CONSULT/visit; any of them")
    ] = None,
    status: Annotated[
        list[str] | None, Query(max_length=20, description="occurred, planned, proposed, cancelled, denied; any of them")
    ] = None,
    place: Annotated[str, Query(max_length=200, description="Part of a place's name, or a country's code")] = "",
    context: Annotated[str, Query(max_length=200, description="energy, trade, nuclear ...")] = "",
    source: Annotated[str, Query(max_length=400, description="Publisher, or host of the address")] = "",
    since: Day = "",
    until: Day = "",
    order: Annotated[Literal["", "newest", "oldest", "sources", "best"], Query()] = "",
) -> Question:
    """Which events: all that is given must hold."""
    values = {"q": [q], "actor": actor, "type": type, "status": status, "place": [place], "context": [context], "source": [source],
              "since": [since], "until": [until], "order": [order]}  # fmt: skip
    return Question.parse([(name, v) for name, found in values.items() for v in found or ()])


Asked = Annotated[Question, Depends(question)]
