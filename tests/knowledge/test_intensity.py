"""How friendly or hostile an event is."""

from itertools import product

import pytest

from dragoman.knowledge.intensity import intensity
from dragoman.model import EVENT_TYPES, MODES


@pytest.mark.parametrize(
    ("kind", "mode", "status", "weight"),
    [
        # Goldstein's own weights: a signed agreement 8, a visit between 1.9 (to make) and 2.8 (to host)
        ("AGREE", "sign", "occurred", 8.0),
        ("CONSULT", "visit", "occurred", 2.4),
        # a mode without a row of its own for this status has its type's
        ("CONSULT", "mediate", "planned", 4.0),
        # a friendly act called off weighs as a refusal, a hostile one called off as a concession
        ("CONSULT", "visit", "cancelled", -5.0),
        ("ASSAULT", None, "cancelled", 5.0),
        # what is denied did not happen
        ("ASSAULT", None, "denied", 0.0),
        # no such type
        ("DANCE", None, "occurred", 0.0),
    ],
)
def test_weight_by_kind_and_status(kind: str, mode: str | None, status: str, weight: float) -> None:
    assert intensity(kind, mode, status) == weight


def test_every_kind_has_a_weight_on_its_own_side() -> None:
    friendly = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
    for kind in EVENT_TYPES:
        for mode, status in product(MODES.get(kind, (None,)), ("occurred", "planned", "proposed", "cancelled", "denied")):
            weight = intensity(kind, mode, status)
            assert -10 <= weight <= 10
            if status in ("occurred", "planned") and kind != "REQUEST":
                assert (weight > 0) == (kind in friendly), (kind, mode, status)
