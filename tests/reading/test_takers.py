"""Whose plea it is that another answers, and whom "both" means."""

import pytest

from dragoman.knowledge.frames import default_lexicon
from dragoman.reading.acts.marked import read_marked


def asked(sentence: str) -> set[tuple[str, str]]:
    found = [e for e in read_marked(sentence, default_lexicon()) if e.type == "REQUEST"]
    return {
        (a.name, b.name)
        for e in found
        for a in e.participants
        for b in e.participants
        if (a.role, b.role) == ("source", "target")
    }


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("[Chad] rejected a request by [Kenya] that troops be let in.", {("Kenya", "Chad")}),
        ("A request by [Kenya] that troops be let in was refused by [Chad].", {("Kenya", "Chad")}),
        ("At the request of [Kenya], [Chad] sent two aircraft.", {("Kenya", "Chad")}),
        ("[Chad] and [Niger] traded fire, and [Mali] asked both to stop.", {("Mali", "Chad"), ("Mali", "Niger")}),
        ("[Chad] and [Niger] traded fire, and [Mali] called on the two sides to talk.", {("Mali", "Chad"), ("Mali", "Niger")}),
        ("[Chad] said that the price that [Kenya] paid for both books was high.", set()),
    ],
)
def test_asked(sentence: str, pairs: set[tuple[str, str]]) -> None:
    assert asked(sentence) == pairs
