"""Conditions of frames that look at the grammar around a trigger: `own` and `modal`."""

import pytest

from dragoman.reading.acts.marked import read_marked

CASES = [
    # own: what one asks or praises at home is no event
    pytest.param("[Kuwait] urged its citizens to leave the port, [Iraq] noted.", "REQUEST", False, id="own citizens"),
    pytest.param("[Peru] congratulated itself on a law known in [Chile].", "SUPPORT", False, id="itself"),
    pytest.param("[Peru] congratulated its neighbour [Chile] on the vote.", "SUPPORT", True, id="its neighbour is another"),
    # modal: what another must do is asked of it
    pytest.param("[Kuwait] said that [Iraq] must open the port.", "REQUEST", True, id="must"),
    pytest.param("[Kuwait] said that [Iraq] opened the port.", "REQUEST", False, id="no modal"),
]


@pytest.mark.parametrize(("sentence", "kind", "told"), CASES)
def test_condition(sentence: str, kind: str, told: bool) -> None:
    assert any(event.type == kind for event in read_marked(sentence)) == told
