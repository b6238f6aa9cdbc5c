"""Over against whom forces are placed, who is spoken to at a meeting, and several meetings of two."""

import pytest

from tests.reading.event_factory import events_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkey deployed tanks at Akcakale, across from positions of Syria.", ("MOBILIZE", "TUR", "SYR")),
        ("Israel stationed batteries within sight of Lebanon.", ("MOBILIZE", "ISR", "LBN")),
        ("Venezuela moved tanks to the area facing Guyana.", ("MOBILIZE", "VEN", "GUY")),
        # the third who is named takes no part
        (
            "During the talks the Kenyan president thanked the Ugandan president for his patience and criticised Sudan.",
            ("CONSULT", "KEN,UGA", ""),
        ),
        ("The Fijian premier had bilateral meetings with the leaders of China, Peru and Mongolia.", ("CONSULT", "CHN,FJI", "")),
    ],
)
def test_told(text: str, told: tuple[str, str, str]) -> None:
    assert told in events_of(text)


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        (
            "Israel stationed batteries in the north, and a day later Lebanon closed a road facing Syria.",
            ("MOBILIZE", "ISR", "SYR"),
        ),
        ("At a cabinet session the Kenyan president urged Sudan to stop.", ("CONSULT", "KEN,SDN", "")),
    ],
)
def test_untold(text: str, untold: tuple[str, str, str]) -> None:
    assert untold not in events_of(text)
