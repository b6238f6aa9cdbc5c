"""When a page was published, how that is known, and where its dateline stands."""

import pytest

from dragoman.model import Page
from dragoman.pages import clean
from dragoman.pages.dateline import find_dateline
from dragoman.pages.dates import written_days
from dragoman.pages.publication import url_date

LEAD = "The two ministers signed a protocol that opens four crossings to trucks from next month, a spokesman told reporters."
MORE = "Norland has been balancing its trade between its two larger neighbours since the customs union fell apart."


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2023/11/09/talks", "2023-11-09"),
        ("https://example.org/news/20231109/talks.html", "2023-11-09"),
        ("https://example.org/2023/11/09/x/20231109165908669.html", "2023-11-09"),
        ("https://example.org/story/2023-11-09/talks", "2023-11-09"),
        ("https://example.org/2023/nov/9/talks", "2023-11-09"),
        ("https://example.org/article/15/07/2022/talks", "2022-07-15"),
        ("https://example.org/2023/11/talks", None),  # a month is no day
        ("https://example.org/article/623306/talks", None),  # a number is no date
        ("https://example.org/2023/13/45/talks", None),  # there is no such day
        ("https://example.org/id/202311091/talks", None),  # a longer number
    ],
)
def test_url_date(url: str, day: str | None) -> None:
    assert url_date(url) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nov. 9, 2023 and 10 November 2023", ["2023-11-09", "2023-11-10"]),
        ("2023-11-09 10:15", ["2023-11-09"]),
        ("13/11/2023", ["2023-11-13"]),
        ("03/04/2022", []),  # March or April, by the country
        ("Nov. 9", []),  # no year
        ("31 June 2023", []),  # no such day
        ("September 15th, 2023", ["2023-09-15"]),
    ],
)
def test_written_days(text: str, days: list[str]) -> None:
    assert written_days(text) == days


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        pytest.param(f"ASTANA, Nov. 9, 2023 (Reuters) - {LEAD}", None, ("2023-11-09", "text"), id="dateline with a year"),
        pytest.param(f"ASTANA, Nov. 9 (Reuters) - {LEAD}", None, (None, None), id="dateline without a year"),
        pytest.param(
            f"ASTANA, Nov. 9 (Reuters) - {LEAD}",
            "https://example.org/2023/11/talks",
            ("2023-11-09", "text"),
            id="its year from the address",
        ),
        pytest.param(
            f"ASTANA, Nov. 9 (Reuters) - {LEAD}",
            "https://example.org/2022/03/talks",
            (None, None),
            id="an address of another month",
        ),
        pytest.param(
            f"{LEAD[:-1]}, Agence France Presse reported on Nov. 9.", None, (None, None), id="an agency reported, without a year"
        ),
        pytest.param(
            f"{LEAD[:-1]}, Agence France Presse reported on Nov. 9, 2023.", None, ("2023-11-09", "text"), id="an agency reported"
        ),
        pytest.param(f"Xinhua | Updated: 2017-09-15 21:45\n{LEAD}", None, ("2017-09-15", "text"), id="date line"),
        pytest.param(f"{LEAD[:-1]} on Oct. 13, 2022.", None, (None, None), id="a date of the story is not the page's"),
        pytest.param(LEAD, "https://example.org/2023/11/09/talks", ("2023-11-09", "url"), id="address"),
        pytest.param(
            f"https://example.org/2023/11/09/talks\n\n{LEAD}", "an-id", ("2023-11-09", "url"), id="address on the first line"
        ),
    ],
)
def test_publication_date(text: str, url: str | None, expected: tuple[str | None, str | None]) -> None:
    article = clean(Page(origin="test", url=url, text=f"{text}\n{MORE}"))
    assert (article.published, article.published_from) == expected
    assert ("publication date unknown" in article.warnings) == (expected[0] is None)


def test_metadata_in_universal_time_yields_to_the_address() -> None:
    html = f"<meta property='article:published_time' content='2023-11-10T03:00:00Z'><p>{LEAD}</p><p>{MORE}</p>"
    article = clean(Page(origin="test", url="https://example.org/2023/11/09/talks", html=html))
    assert (article.published, article.published_from) == ("2023-11-09", "url")


@pytest.mark.parametrize(
    ("head", "place", "date_text", "agency"),
    [
        ("ASTANA, Nov. 9 (Reuters) - ", "ASTANA", "Nov. 9", "Reuters"),
        ("PHNOM PENH, May 27 (Xinhua) -- ", "PHNOM PENH", "May 27", "Xinhua"),
        ("SEOUL, South Korea — ", "SEOUL, South Korea", None, None),
        ("HIROSHIMA--", "HIROSHIMA", None, None),
        ("ISLAMABAD, Mar 03: ", "ISLAMABAD", "Mar 03", None),
        ("Brussels (AFP) – ", "Brussels", None, "AFP"),
        ("NEW DELHI: ", "NEW DELHI", None, None),
        ("Brasília, 12 August 2023 (EFE).- ", "Brasília", "12 August 2023", "EFE"),
        ("MOSCOW, July 1. /TASS/. ", "MOSCOW", "July 1", "TASS"),
        ("Berlin (dpa) - ", "Berlin", None, "dpa"),
        ("ROME, MAY 4 - ", "ROME", "MAY 4", None),
        ("BOGOTÁ — ", "BOGOTÁ", None, None),
    ],
)
def test_dateline_is_found_and_stays_in_the_text(head: str, place: str, date_text: str | None, agency: str | None) -> None:
    article = clean(Page(origin="test", text=f"Ministers sign protocol on trucks\n\n{head}{LEAD}\n\n{MORE}"))
    found = find_dateline(article)
    assert found is not None
    assert (found.place, found.date_text, found.agency) == (place, date_text, agency)
    assert article.text[found.start : found.end] == head
    assert article.text[found.end :].startswith("The two ministers")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LEAD}\n{MORE}", id="none"),
        pytest.param(
            "PRESIDENT BERG: It is good to see you here today, Prime Minister.\n\nLUND: Thank you very much for having me here today.",
            id="transcript",
        ),
        pytest.param(f"BREAKING: {LEAD}\n{MORE}", id="breaking"),
        pytest.param(f"The U.N. - which met on Monday - said so.\n{MORE}", id="a dash within a sentence"),
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(clean(Page(origin="test", article=text))) is None
