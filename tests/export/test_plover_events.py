"""PLOVER's own event of an entry, by the conventions of its codebook."""

import pytest

from dragoman.export import cameo
from dragoman.export.plover_events import event_of
from dragoman.knowledge.files import rows
from dragoman.knowledge.frames import default_lexicon


@pytest.mark.parametrize(
    ("kind", "mode", "status", "frame", "expected"),
    [
        ("AID", "military", "occurred", None, "AID"),
        # what is only intended is AGREE or THREATEN, what is only asked for is REQUEST
        ("CONSULT", "visit", "planned", None, "AGREE"),
        ("SANCTION", None, "planned", "sanction-impose", "THREATEN"),
        ("CONSULT", "talks", "proposed", None, "REQUEST"),
        # who is said not to do what is friendly refuses it
        ("CONSULT", "talks", "denied", None, "REJECT"),
        # the frame's words tell the measure: embargoes and deportations are COERCE, recalled diplomats are not
        ("SANCTION", None, "occurred", "sanction-impose", "COERCE"),
        ("SANCTION", None, "occurred", "sanction-deport", "COERCE"),
        ("SANCTION", None, "occurred", "sanction-recall", "SANCTION"),
        # a guilty verdict is ACCUSE, a sentence of prison COERCE
        ("SANCTION", None, "occurred", "sanction-convict", "ACCUSE"),
        ("SANCTION", None, "occurred", "sanction-sentence", "COERCE"),
        # who is withdrawn decides between giving way and breaking off
        ("RETREAT", None, "occurred", "retreat-withdraw", "RETREAT"),
        ("RETREAT", None, "occurred", "retreat-withdraw-observers", "SANCTION"),
    ],
)
def test_event(kind: str, mode: str | None, status: str, frame: str | None, expected: str) -> None:
    assert event_of(kind, mode, status, frame) == expected


def test_the_table_names_frames_that_exist() -> None:
    named = {row["frame"] for row in rows(cameo.HERE / "plover_codes.tsv")} - {cameo.ANY}
    assert [frame for frame in sorted(named) if frame not in default_lexicon()] == []
