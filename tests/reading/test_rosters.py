"""Who "the leaders" are where a page lists who took part."""

import pytest

from dragoman.model import Event, Page
from dragoman.pages import clean
from dragoman.reading import read

MET = "Kenyan President William Ruto met virtually on Monday with five leaders of the region and thanked the leaders for their help. They agreed to build a road."
LIST = [
    "Prime Minister Abiy Ahmed of Ethiopia",
    "President Hassan Sheikh Mohamud of Somalia",
    "President Yoweri Museveni of Uganda",
]
MEMBERS = {"ETH", "SOM", "UGA"}
PAGES = [
    # a heading and a list below it
    f"{MET}\n\nLeaders who participated:\n\n" + "\n".join(f"- {who}" for who in LIST),
    # a sentence turned about
    f"{MET}\n\nJoining President Ruto on the call were {LIST[0]}, {LIST[1]}, and {LIST[2]}.",
]


def _events(text: str) -> list[Event]:
    return list(read(clean(Page(origin="x", text=text, published="2023-09-20"))).events)


@pytest.mark.parametrize("text", PAGES, ids=["list", "sentence"])
def test_the_company_is_whom_the_page_lists(text: str) -> None:
    told = {(e.type, e.mode): {p.country for p in e.participants} for e in _events(text)}
    assert told["CONSULT", "multilateral"] == MEMBERS | {"KEN"}
    assert told["SUPPORT", "courtesy"] == MEMBERS | {"KEN"}
    assert told["AGREE", "pledge"] == MEMBERS | {"KEN"}


def test_other_lists_are_no_roster() -> None:
    text = f"{MET}\n\nFurther reading:\n\n" + "\n".join(f"- {who}" for who in LIST)
    assert not any(MEMBERS & {p.country for p in e.participants} for e in _events(text))
