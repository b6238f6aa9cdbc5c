"""Judgements: accept, reject, edit, merge and split events; all of them can be undone and keep who judged and why."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.merging import Judgement, MergedEvent
from dragoman.merging.judgements import EDITABLE, ROLES
from dragoman.record import Record, judging
from dragoman.record.events import judgements
from dragoman.telling.events import who as named
from dragoman.web.keeping import KeptPage
from dragoman.web.library import Library
from dragoman.web.rendering import library_of, render
from dragoman.web.snapshot import Snapshot

router = APIRouter(include_in_schema=False, route_class=KeptPage)
WAIT = 6.0
"""Seconds that a judgement waits for the record to be brought up to date, before the answer goes out without it."""
LONGEST = 500
Word = Annotated[str, Form(max_length=LONGEST)]


class AsShown(Record):
    """The record as judging sees it, with the events as they are shown: no table is read for one event."""

    def __init__(self, root: str, snapshot: Snapshot) -> None:
        super().__init__(root)
        self._snapshot = snapshot

    def event(self, id: str) -> MergedEvent:
        found = self._snapshot.event(id)
        if found is None:
            raise UsageError(f"{id}: no such event in this record")
        return found


@router.post("/event/{id}/judge")
def judge(
    request: Request,
    id: str,
    verb: Annotated[str, Form()],
    why: Word = "",
    who: Word = "",
    other: Annotated[list[str] | None, Form()] = None,
    page: Annotated[list[str] | None, Form()] = None,
    type: Word = "",
    mode: Word = "",
    status: Word = "",
    start: Word = "",
    end: Word = "",
    place: Word = "",
    place_country: Word = "",
    source: Annotated[str | None, Form(max_length=LONGEST)] = None,
    target: Annotated[str | None, Form(max_length=LONGEST)] = None,
) -> Response:
    library = library_of(request)
    record = AsShown(library.root, library.snapshot)
    signed = _signed(who, why)
    sent = (type, mode, status, start, end, place, place_country, source, target)
    given = {name: value for name, value in zip(EDITABLE, sent, strict=True) if value is not None}
    verbs: dict[str, Callable[[], Judgement]] = {
        "accept": lambda: judging.accept_event(record, id, **signed),
        "reject": lambda: judging.reject_event(record, id, **signed),
        "edit": lambda: judging.edit_event(record, id, changed(record.event(id), given), **signed),
        "merge": lambda: judging.merge_events(record, [id, *(o.strip() for o in other or () if o.strip())], **signed),
        "split": lambda: judging.split_event(record, id, page or [], **signed),
    }
    if verb not in verbs:
        raise UsageError(f"there is no judgement {verb!r}; there are {', '.join(verbs)}")
    try:
        made = verbs[verb]()
    except UsageError as error:
        raise UsageError(_for_people(str(error))) from None
    return RedirectResponse(_after(library, made), 303)


@router.post("/judgements/{id}/revoke")
def revoke(request: Request, id: str, why: Word = "", who: Word = "") -> Response:
    library = library_of(request)
    try:
        judging.revoke(library.record, id, **_signed(who, why or "undone"))
    except UsageError as error:
        raise UsageError(_for_people(str(error))) from None
    library.wait(WAIT)
    return RedirectResponse(f"/judgements#{id}", 303)


@router.get("/judgements")
def judgements_page(request: Request) -> Response:
    library = library_of(request)
    snapshot = library.snapshot
    made = library.answer("judgements", lambda _: judgements(library.record.tables))[::-1]
    return render(request, "judgements.html", made=made, known=snapshot.judged)


def changed(event: MergedEvent, given: dict[str, str]) -> dict[str, str]:
    """The fields whose values differ from the event's."""
    place = event.place
    now = {name: getattr(event, name) or "" for name in ("type", "mode", "status", "start", "end")}
    now |= {role: shown_parties(event, role) for role in ROLES}
    now |= {"place": place.name if place else "", "place_country": (place.country if place else "") or ""}
    return {name: value.strip() for name, value in given.items() if value.strip() != now[name]}


def shown_parties(event: MergedEvent, role: str) -> str:
    """Those who take part in this role, as the form shows them and understands them."""
    return "; ".join(
        p.name if p.actor == p.country else named(p.person or p.name, p.country) for p in event.participants if p.role == role
    )


def _signed(who: str, why: str) -> dict[str, str]:
    return {
        "who": " ".join(who.split()) or getpass.getuser(),
        "when": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "why": " ".join(why.split()),
    }


def _after(library: Library, made: Judgement) -> str:
    """Where the judge goes next: to the event as it is now, or, when it is gone or not ready, to the list of judgements."""
    library.wait(WAIT)
    touched = library.snapshot.judged.get(made.id)
    return f"/event/{touched.id}" if touched else f"/judgements#{made.id}"


def _for_people(problem: str) -> str:
    """A message of the command line in the words of a form."""
    for shell, form in (
        ("a judgement needs a reason: --why", "a judgement needs a reason: say why"),
        ("judge edit needs FIELD=VALUE; fields are", "nothing was changed; what can be changed is"),
        ("judge merge needs two events or more", "name another event to merge with"),
    ):
        problem = problem.replace(shell, form)
    return problem.removeprefix("judge ")
