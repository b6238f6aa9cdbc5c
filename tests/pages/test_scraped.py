"""Scraped text: what is kept, as what, and what goes."""

from typing import Any

import pytest

from dragoman.model import Article, Page
from dragoman.pages import clean, language

LEAD = (
    "Foreign Minister Ada Lund arrived in Norland on Tuesday for talks with her counterpart on grain exports and border traffic."
)
SECOND = "The two ministers signed a protocol that opens four crossings to trucks from next month, a spokesman told reporters."
THIRD = '"We have waited for this for years," Lund said after the meeting, which lasted for more than three hours.'
LAST = "Norland has been balancing its trade between its two larger neighbours since the customs union fell apart."
BODY = (LEAD, SECOND, THIRD, LAST)


def cleaned(*lines: str, **fields: Any) -> Article:
    return clean(Page(origin="test", text="\n".join(lines), **fields))


def kept(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(["Home", "World", "Business", "Sport", "Log in"], id="navigation"),
        pytest.param(["News Feed", "Show More", "News Feed", "2 min read"], id="feed and reading time"),
        pytest.param(["Share", "Facebook", "Twitter", "Copy link", "12 shares"], id="share buttons"),
        pytest.param(["By", "Jane Doe", "Nov. 18, 2023 7:04 pm ET"], id="lone by"),
        pytest.param(["By Jane Doe", "Published 9 November 2023, 10:15", "Reading time: 3 min"], id="byline and date"),
    ],
)
def test_lines_above_the_article_go(noise: list[str]) -> None:
    assert kept(cleaned(*noise, *BODY)) == [("paragraph", line) for line in BODY]


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(["Join our community", "Support independent journalism. Join us in this fight.", "Support us"], id="appeal"),
        pytest.param(["How the customs union fell apart", "By leaving the union, the government hoped to win markets in the east. In reality, exports fell,…"], id="teaser of another story"),
        pytest.param(["Read more: Ministers to meet again in spring"], id="related story in line"),
        pytest.param(["Related articles", "- Grain prices fall", "- Trucks queue at the border"], id="related list"),
        pytest.param(["MINISTERS OF BOTH COUNTRIES TO MEET AGAIN IN SPRING, REPORT SAYS"], id="a link in capitals"),
        pytest.param(["ADVERTISEMENT", "Story continues below advertisement"], id="advertisement"),
    ],
)  # fmt: skip
def test_lines_within_the_article_go(noise: list[str]) -> None:
    assert kept(cleaned(LEAD, SECOND, *noise, THIRD, LAST)) == [("paragraph", line) for line in BODY]


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(["Avatar", "Jane Doe", "Senior News Editor", "Jane Doe is a news editor at the Daily Lantern. She has previously worked as a translator.", "Read more"], id="author card"),
        pytest.param(["Bob Doe", "I am a writer, professor and avocado eater, and I have written of many things before this one."], id="author card in the first person"),
        pytest.param(["More", "Contact us", "Privacy policy"], id="foot links"),
        pytest.param(["“Certified coffee maven. Award-winning introvert. Twitter geek.”"], id="persona of a site's author"),
        pytest.param(["Related stories", "Grain prices fall", "Trucks queue at the border", "What the union was"], id="related list"),
        pytest.param(["3 Comments", "Bob", "I have read this and I do not believe a word of it, as I wrote here last year.", "Reply"], id="comments"),
        pytest.param(["Tags:", "Norland", "trade", "grain"], id="tags"),
        pytest.param(["© 2023 The Daily Lantern. All rights reserved.", "We use cookies to improve this site."], id="foot and cookies"),
        pytest.param(["Reporting by Jane Doe; Editing by John Roe"], id="credits"),
    ],
)  # fmt: skip
def test_lines_below_the_article_go(noise: list[str]) -> None:
    assert kept(cleaned(*BODY, *noise)) == [("paragraph", line) for line in BODY]


def test_title_is_told_from_its_repetition_and_comes_first() -> None:
    title = "Lund arrives in Norland for talks on grain"
    article = cleaned("News Feed", "", title, "", "2 min read", title, "", *BODY)
    assert kept(article)[0] == ("title", title)
    assert article.title == title
    assert article.text.count(title) == 1


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Lund (L) talks to her counterpart on Oct. 13, 2022. Illustrative purposes only. (Contributor/Getty Images)",
        "FILE - In this Friday, Dec. 29, 2017, file photo, trucks queue at the border.",
        "Trucks queue at the border of Norland. REUTERS/Jane Doe",
        "Photo: trucks at the border",
    ],
)
def test_captions_are_kept_apart(caption: str) -> None:
    assert ("caption", caption) in kept(cleaned("Lund arrives in Norland for talks", caption, *BODY))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The summit ends with an agreement on a plan for peace. (Reuters)", id="a brief with its source is no caption"),
        pytest.param("Accession of Norland to the union", id="a page of one line"),
        pytest.param("Results of the vote in the assembly on Tuesday, by party and number of seats, as the clerk read them.\nReds 40 seats 51.2\nBlues 30 seats 38.1\nGreens 8 seats 9.0\nOthers 2 seats 1.7", id="a table of figures"),
        pytest.param("Five nations took part:\n- Prime Minister Ada Lund of Norland\n- President Bo Berg of Sudland", id="a list that a colon announces"),
    ],
)  # fmt: skip
def test_small_pages_are_kept_whole(text: str) -> None:
    assert cleaned(text).text.split() == text.split()


def test_transcript_keeps_its_short_turns() -> None:
    lines = [
        "Harbour Hotel",
        "12:09 P.M. EDT",
        "PRESIDENT BERG:  Welcome, and thank you for coming to this conference today.",
        "PRIME MINISTER LUND:  Thank you.",
        "12:12 P.M. EDT",
    ]
    assert cleaned("\n\n".join(lines)).text.split() == " ".join(lines).split()


def test_author_publisher_and_agency_are_found_in_what_is_dropped() -> None:
    article = cleaned(
        *BODY[:3],
        "The protocol was signed in secret, Agence France Presse reported.",
        "Jane Doe",
        "Jane Doe is a news editor at the Daily Lantern.",
    )
    assert (article.authors, article.publisher, article.agencies) == (("Jane Doe",), "The Daily Lantern", ("AFP",))


def test_where_an_author_writes_from_is_no_part_of_the_name() -> None:
    assert cleaned("By Jane Doe in New Astana and Rudi Holm", *BODY).authors == ("Jane Doe", "Rudi Holm")


@pytest.mark.parametrize(
    ("text", "language", "doubted"),
    [
        pytest.param("Der Kanzler hat am Dienstag den Präsidenten empfangen und mit ihm über die Energiepolitik gesprochen.", None, True, id="German"),
        pytest.param("PRETORIA - The Ethiopian government and Tigrayan forces agreed on Wednesday to stop fighting, Olusegun Obasanjo said.", None, False, id="English full of names"),
        pytest.param("De minister was gisteren in Brussel en had daar overleg met de leiders of hun gezanten die naar de top waren gekomen.", None, True, id="Dutch, which shares words"),
        pytest.param("The two ministers met for the first time in a year and said that they would meet again.", "de", False, id="declared wrongly"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_english_says_so(text: str, language: str | None, doubted: bool) -> None:
    article = clean(Page(origin="test", text=text, language=language))
    assert any("not English" in warning for warning in article.warnings) == doubted


def test_english_lists_need_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_identifier", pytest.fail)  # its model takes a second to load
    points = "Fact sheet: support for Moldova. New grants, 12 schools, Chisinau and Balti. Twelve trucks by June, 40 ambulances, 9 mobile clinics. "
    assert (
        language.language_of(
            points + "Winter aid to families. Doctors from Romania, nurses, 300 beds. A fund of 4 million dollars."
        )
        == "en"
    )


def test_offsets_show_the_kept_words_in_the_original() -> None:
    source = "\n".join(["Home", "", "By Jane Doe", *BODY, "Read more"])
    article = clean(Page(origin="test", text=source))
    assert [source[b.source_start : b.source_end] for b in article.blocks] == list(BODY)


def test_front_matter_is_metadata() -> None:
    article = cleaned("---", "title: Readout", "date: '2021-02-08'", "source_url: https://example.org/a", "---", *BODY)
    assert (article.title, article.published, article.published_from, article.url) == (
        "Readout",
        "2021-02-08",
        "metadata",
        "https://example.org/a",
    )
    assert article.text.startswith(LEAD)


def test_html_within_lines_goes() -> None:
    article = clean(Page(origin="test", text="The 15<sup>th</sup> AT&amp;T summit<br/>was <b>held</b>, and 3 < 4 > 2."))
    assert article.text == "The 15th AT&T summit was held, and 3 < 4 > 2."


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = "Foreign Minister Ada Lund arrived in Norland on Tuesday for talks\nwith her counterpart on grain exports and border traffic, and on\nthe opening of crossings.\n\nThe two ministers signed a protocol that opens four crossings to\ntrucks from next month.\n"
    assert [text for _, text in kept(clean(Page(origin="test", text=wrapped)))] == [
        " ".join(p.split()) for p in wrapped.split("\n\n")
    ]


@pytest.mark.parametrize(("text", "blocks"), [("One line.\nAnother line.\n\nThird.", 3), ("  Kept to the character \n", 1)])
def test_article_is_kept_to_the_character(text: str, blocks: int) -> None:
    article = clean(Page(origin="test", article=text))
    assert (article.text, len(article.blocks)) == (text, blocks)
