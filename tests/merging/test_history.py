"""What an event's pages say over time, and where they differ."""

import pytest

from dragoman.merging import all_mentions, merge
from tests.factories import event, reading

BOTH = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"


def told(*pages):
    """(publication date, status) -> the one event."""
    said = [
        reading(event(BOTH, "2023-11-09", status=status, quote=f"{status} {n}"), url=f"https://s{n}.example/", published=date)
        for n, (date, status) in enumerate(pages)
    ]
    (found,) = merge(all_mentions(said))
    return found


@pytest.mark.parametrize(
    ("pages", "status", "history"),
    [
        ([("2023-11-08", "planned"), ("2023-11-09", "occurred")], "occurred", "planned occurred"),
        # order of reading does not matter, order of publication does
        ([("2023-11-09", "occurred"), ("2023-11-01", "proposed"), ("2023-11-08", "planned")], "occurred", "proposed planned occurred"),
        ([("2023-11-01", "planned"), ("2023-11-08", "cancelled")], "cancelled", "planned cancelled"),
        # called off, then held after all
        ([("2023-11-01", "planned"), ("2023-11-07", "cancelled"), ("2023-11-09", "occurred")], "occurred", "planned cancelled occurred"),
        # called off, then on again
        ([("2023-11-05", "cancelled"), ("2023-11-06", "planned")], "planned", "cancelled planned"),
        # "was to meet", told after the deed
        ([("2023-11-09", "occurred"), ("2023-11-10", "planned")], "occurred", "occurred"),
        # one denial does not undo two reports
        ([("2023-11-09", "occurred"), ("2023-11-09", "occurred"), ("2023-11-10", "denied")], "occurred", "occurred denied"),
        # two denials undo one
        ([("2023-11-09", "occurred"), ("2023-11-10", "denied"), ("2023-11-11", "denied")], "denied", "occurred denied"),
        # on one day, the deed is later than its announcement
        ([("2023-11-09", "occurred"), ("2023-11-09", "planned")], "occurred", "planned occurred"),
        # told as done, but days ahead of the page: announced
        ([("2023-11-07", "occurred")], "planned", "planned"),
        # told from another time zone
        ([("2023-11-08", "occurred")], "occurred", "occurred"),
        # a page without a date: announcements come first, deeds on the event's day
        ([("2023-11-08", "planned"), (None, "proposed")], "planned", "proposed planned"),
        ([("2023-11-08", "planned"), (None, "occurred")], "occurred", "planned occurred"),
        ([("2023-11-08", "planned"), (None, "cancelled")], "cancelled", "planned cancelled"),
    ],
)  # fmt: skip
def test_status_and_history(pages, status, history):
    found = told(*pages)
    assert found.status == status
    assert " ".join(t.status for t in found.history) == history


def test_history_has_page_and_words():
    found = told(("2023-11-08", "planned"), ("2023-11-09", "occurred"))
    assert [(t.date, t.url, t.words) for t in found.history] == [
        ("2023-11-08", "https://s0.example/", "planned 0"),
        ("2023-11-09", "https://s1.example/", "occurred 1"),
    ]


@pytest.mark.parametrize(
    ("published", "statuses", "word"),
    [
        # "arrived for talks": one page, one word
        ("2023-11-09", ["planned", "occurred"], "occurred"),
        ("2023-11-09", ["denied", "occurred"], "occurred"),
        ("2023-11-08", ["planned", "cancelled"], "cancelled"),
        # tomorrow's visit, told once as if it were done
        ("2023-11-08", ["planned", "occurred"], "planned"),
    ],
)
def test_one_page_has_one_word(published, statuses, word):
    (found,) = merge(
        all_mentions([reading(*(event(BOTH, "2023-11-09", status=s, quote=s) for s in statuses), published=published)])
    )
    assert [t.status for t in found.history] == [found.status] == [word]


def test_undated_words_for_a_numbered_edition_have_its_days():
    (found,) = merge(
        all_mentions(
            [reading(event("RUS, KAZ", mode="multilateral", quote="the 19th Russia-Kazakhstan Interregional Cooperation Forum"))]
        )
    )
    assert (found.start, found.date_certain, found.date_said_by) == ("2023-11-09", False, ())


@pytest.mark.parametrize(
    ("a", "b", "about", "values"),
    [
        (event(BOTH, "2023-11-09", place="Astana"), event(BOTH, "2023-11-09", place="Almaty"), "place", ["Almaty", "Astana"]),
        (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-09", status="denied"), "status", ["denied", "occurred"]),
        (
            event("RUS > KAZ", "2023-11-08", "2023-11-09", mode="visit"),
            event("RUS > KAZ", "2023-11-09", mode="visit"),
            "date",
            ["2023-11-08/2023-11-09", "2023-11-09"],
        ),
        # a vaguer date, a country instead of its town: no disagreement
        (event(BOTH, "2023-11-09", place="Astana"), event(BOTH, "2023-11", place="KAZ"), None, []),
        # the page's own date is nobody's word
        (event(BOTH, "2023-11-09"), event(BOTH, "2023-11-10", said=False), None, []),
    ],
)
def test_disagreement(a, b, about, values):
    (found,) = merge(all_mentions([reading(a), reading(b)]))
    assert [d.about for d in found.disagreements] == ([about] if about else [])
    assert [v.value for d in found.disagreements for v in d.versions] == values


def test_best_date_and_place_and_who_says_so():
    certain = reading(event(BOTH, "2023-11-09", place="Astana"), url="https://a.example/")
    vague = reading(event(BOTH, "2023-11", place="KAZ"), url="https://b.example/")
    guessed = reading(event(BOTH, "2023-11-10", said=False), url="https://c.example/", published="2023-11-10")
    (found,) = merge(all_mentions([vague, guessed, certain]))
    assert (found.start, found.end, found.date_certain, found.date_said_by) == (
        "2023-11-09",
        "2023-11-09",
        True,
        (certain.page.id,),
    )
    assert (found.place.name, found.place_said_by) == ("Astana", (certain.page.id,))


def test_persons_refine_countries_and_bare_names_join_full_ones():
    pages = [reading(event(BOTH, "2023-11-09")), reading(event("RUS, KAZ", "2023-11-09"))]
    (found,) = merge(all_mentions(pages))
    assert [(p.name, p.office, p.pages) for p in found.participants] == [
        ("Kassym-Jomart Tokayev", "President", 1),
        ("Vladimir Putin", "President", 1),
    ]


def test_of_things_done_together_nobody_is_named_twice():
    pages = [reading(event(BOTH, "2023-11-09")), reading(event("RUS:Vladimir Putin > KAZ:Kassym-Jomart Tokayev", "2023-11-09"))]
    (found,) = merge(all_mentions(pages))
    assert [(p.name, p.role, p.pages) for p in found.participants] == [
        ("Kassym-Jomart Tokayev", "source", 2),
        ("Vladimir Putin", "source", 2),
    ]
