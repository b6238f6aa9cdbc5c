"""PLOVER's own event of a type, mode and status, as its codebook derives it from CAMEO.

The project's types are PLOVER's sixteen, but it keeps the type of an act that is only intended and tells by the status that it is. The PLOVER
codebook (and data coded by it, such as Zero-Shot-PLOVER) puts intentions into events of their own: what is planned to mutual benefit is AGREE, what is
asked for is REQUEST, a hostile act announced is THREATEN, and a formal agreement signed is SUPPORT. All follow from the CAMEO code; where the
words of the frame say more of it than the type does (sanctions imposed are COERCE, a conviction is ACCUSE), `plover_codes.tsv` has it.
"""

from functools import cache

from dragoman.export import cameo
from dragoman.knowledge.files import rows


def event_of(kind: str, mode: str | None, status: str, frame: str | None = None) -> str:
    """The PLOVER event; the type itself where CAMEO has no code or its root stands for several events.

    `frame` is the frame that found the entry, where it is known: what PLOVER calls COERCE is told by the words ("imposed sanctions"), not by type and mode.
    """
    code = _told(kind, mode, status, frame) or cameo.code(kind, mode, status)
    return (_event(code) if code else None) or kind


def _told(kind: str, mode: str | None, status: str, frame: str | None) -> str | None:
    """The code of the first row of the table of conventions that fits."""
    told = {"frame": frame, "type": kind, "mode": mode, "status": status}
    return next((row["code"] for row in _codes() if all(row[key] in (cameo.ANY, value) for key, value in told.items())), None)


def _event(code: str) -> str | None:
    """The event of a code, by its longest known beginning."""
    known = _events()
    return next((known[code[:length]] for length in range(len(code), 1, -1) if code[:length] in known), None)


@cache
def _codes() -> tuple[dict[str, str], ...]:
    return tuple(rows(cameo.HERE / "plover_codes.tsv"))


@cache
def _events() -> dict[str, str]:
    return {row["code"]: row["event"] for row in rows(cameo.HERE / "plover_events.tsv")}
