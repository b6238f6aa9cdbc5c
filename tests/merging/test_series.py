"""Editions of recurring meetings, and what was held at them."""

import pytest

from dragoman.merging import all_mentions, merge
from dragoman.merging.series import edition_of
from tests.factories import event, reading

FORUM = "Russia–Kazakhstan Interregional Cooperation Forum"
BOTH = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"


def said(words, date=None, mode="multilateral", participants="RUS, KAZ"):
    return event(participants, date, mode=mode, quote=words)


@pytest.mark.parametrize(
    ("words", "date", "series", "number", "start"),
    [
        # number in figures, name with other hyphens
        ("the 19th Russia-Kazakhstan Interregional Cooperation Forum", None, FORUM, 19, "2023-11-09"),
        ("attended the nineteenth Russia-Kazakhstan Interregional Cooperation Forum", None, FORUM, 19, "2023-11-09"),
        # no number: the date tells
        ("spoke to the Russia-Kazakhstan Interregional Cooperation Forum", "2022-11-28", FORUM, 18, "2022-11-28"),
        # organisation and noun apart
        ("leaders of the G20 met in Bali", "2022-11-15", "G20 Summit", 17, "2022-11-15"),
        ("the G-20 leaders' summit", "2023-09", "G20 Summit", 18, "2023-09-09"),
        # acronym and number in one word
        ("gathered for COP27", "2022-11-07", "COP climate conference", 27, "2022-11-06"),
        # far from any known edition
        ("the NATO summit", "2022-01-10", "NATO Summit", None, None),
    ],
)
def test_edition(words, date, series, number, start):
    edition = edition_of(said(words, date), "2023-11-08")
    assert (edition.series, edition.number, edition.start) == (series, number, start)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("G20 foreign ministers met", "multilateral"),
        ("the G20 countries agreed", "multilateral"),
        ("met on the sidelines of the G20 summit", "meet"),
        ("arrived for the G20 summit", "visit"),
        ("yes, the leaders met", "multilateral"),
        ("a Russian-Kazakh government forum", "multilateral"),
    ],
    ids=["ministers", "organisation alone", "beside it", "visit", "capitals matter", "a common word of a name"],
)
def test_no_edition(words, mode):
    assert edition_of(said(words, "2022-11-15", mode), "2022-11-15") is None


def test_days_of_one_edition_are_one_event_and_other_editions_are_not():
    pages = [
        reading(said("the G20 summit opened", "2022-11-15", participants="USA, CHN, IDN")),
        reading(said("the G20 leaders' summit ended", "2022-11-16", participants="FRA, IDN")),
        reading(said("the G20 summit in New Delhi", "2023-09-09", participants="USA, IND")),
    ]
    bali, delhi = merge(all_mentions(pages))
    assert (bali.start, bali.end, bali.articles, bali.edition.number) == ("2022-11-15", "2022-11-16", 2, 17)
    assert delhi.edition.number == 18


@pytest.mark.parametrize(
    ("whole", "part", "relation"),
    [
        # talks within a visit
        (event("RUS:Vladimir Putin > KAZ", "2023-11-08", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-09"), "during"),
        # the agreement signed there
        (
            event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"),
            event("RUS, KAZ", "2023-11-09", type="AGREE", mode="sign"),
            "during",
        ),
        # a bilateral meeting at a summit
        (
            event("USA, CHN, FRA, IDN", "2022-11-15", "2022-11-16", mode="multilateral", place="Bali"),
            event("USA:Joe Biden, CHN:Xi Jinping", "2022-11-15", place="Bali"),
            "sidelines",
        ),
        # another day
        (event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-12"), None),
        # another place
        (event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-09", place="Moscow"), None),
        # somebody else
        (event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"), event("RUS, CHN", "2023-11-09"), None),
        # a call is held at no place
        (event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-09", mode="call"), None),
        # cancelled talks are no part of a visit that was made
        (event("RUS > KAZ", "2023-11-09", mode="visit", place="Astana"), event(BOTH, "2023-11-09", status="cancelled"), None),
    ],
)  # fmt: skip
def test_containment(whole, part, relation):
    found = {e.mentions[0].event: e for e in merge(all_mentions([reading(whole), reading(part)]))}
    held = found[part.id]
    assert held.relation == relation
    assert held.part_of == (found[whole.id].id if relation else None)


def test_name_goes_on_after_the_proving_words():
    told = said("took part in the 19th Russia-Kazakhstan")
    edition = edition_of(
        told, None, "took part in the 19th Russia-Kazakhstan Interregional Cooperation Forum. The G20 summit is next."
    )
    assert edition.number == 19
