"""PLOVER's own event of a type, mode and status, as its codebook derives it from CAMEO.

The project's types are PLOVER's sixteen, but it keeps the type of an act that is only intended and tells by the status that it is. The PLOVER
codebook (and data coded by it, such as Zero-Shot-PLOVER) puts intentions into events of their own: what is planned to mutual benefit is AGREE, what is
asked for is REQUEST, a hostile act announced is THREATEN; and a formal agreement signed is SUPPORT. Both follow from the CAMEO code.
"""

from functools import cache

from dragoman.export import cameo
from dragoman.knowledge.files import rows


def event_of(kind: str, mode: str | None, status: str) -> str:
    """The PLOVER event; the type itself where CAMEO has no code or its root stands for several events."""
    code = cameo.code(kind, mode, status)
    return (_roots().get(cameo.root(code)) if code else None) or kind


@cache
def _roots() -> dict[str, str]:
    return {row["root"]: row["event"] for row in rows(cameo.HERE / "plover_roots.tsv")}
