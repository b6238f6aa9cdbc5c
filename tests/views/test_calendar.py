"""What was announced, and what became of it."""

import pytest
from icalendar import Calendar

from dragoman.merging import all_mentions, merge
from dragoman.views.calendar import entries, to_icalendar
from tests.factories import event, reading

BOTH = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"
TODAY = "2023-11-15"


def told(date, *statuses):
    pages = [
        reading(
            event(BOTH, date, status=s, quote=s, place="Astana"),
            url=f"https://s{n}.example/",
            published="2023-11-10" if s == "occurred" else f"2023-11-0{n + 1}",
        )
        for n, s in enumerate(statuses)
    ]
    return merge(all_mentions(pages))


@pytest.mark.parametrize(
    ("date", "statuses", "outcome"),
    [
        ("2023-11-20", ["planned"], "upcoming"),
        ("2023-11-15", ["planned"], "upcoming"),
        # announced, the day passed, nobody reported it
        ("2023-11-09", ["planned"], "overdue"),
        ("2023-11-09", ["planned", "occurred"], "held"),
        ("2023-11-09", ["planned", "cancelled"], "cancelled"),
        # what is called off had been announced, even if no page of ours did
        ("2023-11-09", ["cancelled"], "cancelled"),
        ("2023-11-20", ["planned", "denied"], "denied"),
        ("2023-11", ["planned"], "upcoming"),
        ("2023-10", ["planned"], "overdue"),
        (None, ["planned"], "undated"),
    ],
)  # fmt: skip
def test_outcome(date, statuses, outcome):
    (entry,) = entries(told(date, *statuses), TODAY)
    assert entry.outcome == outcome


@pytest.mark.parametrize("statuses", [["occurred"], ["proposed"]])
def test_what_nobody_announced_is_not_listed(statuses):
    assert entries(told("2023-11-09", *statuses), TODAY) == []


def test_from_and_to():
    announced = told("2023-11-20", "planned") + told("2023-12-20", "planned") + told(None, "planned")
    assert [e.event.start for e in entries(announced, TODAY, "2023-12", None)] == ["2023-12-20"]
    assert [e.event.start for e in entries(announced, TODAY, None, "2023-11-30")] == ["2023-11-20"]
    assert len(entries(announced, TODAY)) == 3


def test_icalendar_reads_back():
    found = entries(told("2023-11-20", "planned") + told("2023-11-21", "planned", "cancelled") + told(None, "planned"), TODAY)
    written = to_icalendar(found)
    assert written == to_icalendar(found)
    first, second = Calendar.from_ical(written).walk("VEVENT")
    assert (first["dtstart"].dt.isoformat(), first["dtend"].dt.isoformat(), first["status"], first["location"]) == (
        "2023-11-20",
        "2023-11-21",
        "TENTATIVE",
        "Astana",
    )
    assert second["status"] == "CANCELLED"
    assert "planned: “planned” https://s0.example/" in str(first["description"])
