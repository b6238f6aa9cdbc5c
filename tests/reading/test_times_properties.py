"""Properties of the time grammar: a date printed in any supported form is read back; articles shifted by N days shift with their dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.timegrammar.formula import evaluate
from dragoman.reading.times import resolve
from tests.reading.test_times import times_of

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


PRINTED = {
    "iso": lambda d: d.isoformat(),
    "american": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "american with its weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "agency": lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    "british": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "british with its weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}, {d.year}",
    "formal": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "ordinal": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "capitals": lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    "dotted": lambda d: f"{d.day}.{d.month:02}.{d.year}",
    "slashed, year first": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "hyphened": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
}  # fmt: skip


@pytest.mark.parametrize("form", PRINTED)
@settings(max_examples=40, deadline=None)
@given(day=DAYS, published=DAYS)
def test_a_printed_date_is_read_back(form: str, day: date, published: date) -> None:
    [time] = times_of(f"They met on {PRINTED[form](day)} there.", published.isoformat())
    assert (time.value, time.from_, time.to) == (day.isoformat(),) * 3


@settings(max_examples=60, deadline=None)
@given(published=DAYS, back=st.integers(0, 150))
def test_a_day_without_a_year_is_the_nearest_and_rather_past(published: date, back: int) -> None:
    day = published - timedelta(back)
    if (day.month, day.day) == (2, 29):
        return
    [time] = times_of(f"They met on {SHORT[day.month - 1]} {day.day} there.", published.isoformat())
    assert time.value == day.isoformat()


@settings(max_examples=60, deadline=None)
@given(published=DAYS, back=st.integers(0, 6))
def test_a_weekday_is_the_nearest_past_one(published: date, back: int) -> None:
    day = published - timedelta(back)
    [time] = times_of(f"They met on {WEEKDAYS[day.weekday()]} there.", published.isoformat())
    assert time.value == day.isoformat()


def article(published: date) -> str:
    """An article of relative dates and of weekdays and dates as printed on that day."""
    tuesday, later = published - timedelta(2), published - timedelta(20)
    return (
        f"They met on {WEEKDAYS[tuesday.weekday()]}. He spoke yesterday and will speak tomorrow. It began three days ago. "
        f"She came on {MONTHS[later.month - 1]} {later.day}, {later.year}. She left two days later. The same day he called. "
        "It was the day before yesterday. Today they rest. A few days ago they signed. They called the previous day."
    )


@settings(max_examples=60, deadline=None)
@given(published=st.dates(date(1950, 1, 1), date(2080, 1, 1)), shift=st.integers(-4000, 4000))
def test_an_article_shifted_by_n_days_shifts_its_dates_by_n(published: date, shift: int) -> None:
    moved = published + timedelta(shift)
    first = times_of(article(published), published.isoformat())
    second = times_of(article(moved), moved.isoformat())
    assert len(first) == len(second) == 11
    for one, other in zip(first, second, strict=True):
        assert one.from_
        assert one.to
        assert other.from_ == (date.fromisoformat(one.from_) + timedelta(shift)).isoformat()
        assert other.to == (date.fromisoformat(one.to) + timedelta(shift)).isoformat()


RELATIVE = [
    "last week", "next month", "earlier this month", "late last year", "on Tuesday", "last Tuesday", "in June", "on Nov. 9", "late September",
    "two years ago", "yesterday evening", "the past five years", "last summer", "this weekend", "in the first quarter of this year",
    "during Ramadan", "on the eve of Nowruz", "two days before Christmas", "from 3 to 5 May", "Tuesday of last week",
]  # fmt: skip


@pytest.mark.parametrize("words", RELATIVE)
@settings(max_examples=15, deadline=None)
@given(published=st.dates(date(1985, 1, 1), date(2040, 1, 1)))
def test_a_date_given_later_resolves_what_stayed_relative(words: str, published: date) -> None:
    text = f"They met {words}."
    [relative] = times_of(text, None)
    [resolved] = times_of(text, published.isoformat())
    assert relative.from_ is None
    assert resolve(relative, published) == resolved


@settings(max_examples=200, deadline=None)
@given(formula=st.text(alphabet="REFANCHOR-+P0123456789DWMY<>=~:/|@HOL.", max_size=30), day=DAYS)
def test_no_formula_breaks_the_calendar(formula: str, day: date) -> None:
    found = evaluate(formula, day, (day, day))
    assert found is None or found.first <= found.last


PIECES = [*"0123456789 .,-/'", "May", "Tuesday", " of ", "the ", "last ", "Q", "th", "a.m.", "2023", " and "]


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_breaks_the_grammar(pieces: list[str]) -> None:
    text = "".join(pieces)
    for time in times_of(text):
        assert text[time.start : time.end] == time.text
        assert (time.from_ is None) == (time.to is None)
