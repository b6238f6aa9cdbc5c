"""Time expressions in articles, resolved."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.model import Article, Mention, Time
from dragoman.reading import read, syntax
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences
from dragoman.reading.times import NO_DATE, find_times


def draft_of(text: str, published: str | None, parse: bool = False) -> Draft:
    article = Article(id="a", url=None, title=None, text=text, published=published, published_from="given" if published else None)
    draft = Draft(article)
    draft.sentences = split_sentences(article)
    if parse:
        syntax.parse(draft.sentences)
    draft.times = find_times(draft, default_knowledge())
    return draft


def times_of(text: str, published: str | None = "2023-11-09", parse: bool = False) -> list[Time]:
    return draft_of(text, published, parse).times


# Published on Thursday 9 November 2023: text, value, first and last day
RESOLVED = [
    ("They met on Nov. 9, 2023.", "2023-11-09", "2023-11-09", "2023-11-09"),
    # the week is the ISO week
    ("They met last week.", "2023-W44", "2023-10-30", "2023-11-05"),
    ("They met this weekend.", "2023-W45-WE", "2023-11-11", "2023-11-12"),
    # parts of a month and a year
    ("They met in late September.", "2023-09", "2023-09-21", "2023-09-30"),
    ("They met in mid-May.", "2023-05", "2023-05-11", "2023-05-20"),
    ("They met in early 2021.", "2021", "2021-01-01", "2021-05-02"),
    ("They met earlier this month.", "2023-11", "2023-11-01", "2023-11-09"),
    ("It will open later this year.", "2023", "2023-11-10", "2023-12-31"),
    # a deadline is the last day
    ("It must be done by the end of the year.", "2023-12-31", "2023-12-31", "2023-12-31"),
    # a month without a year is the last one
    ("They met in December.", "2022-12", "2022-12-01", "2022-12-31"),
    ("They met last June.", "2023-06", "2023-06-01", "2023-06-30"),
    ("They met last spring.", "2023-SP", "2023-03-01", "2023-05-31"),
    ("They met in the summer of 2012.", "2012-SU", "2012-06-01", "2012-08-31"),
    ("They met two days ago.", "2023-11-07", "2023-11-07", "2023-11-07"),
    ("They met a decade ago.", "2013", "2013-01-01", "2013-12-31"),
    ("They met a few days ago.", "2023-11-02/2023-11-07", "2023-11-02", "2023-11-07"),
    # ranges
    ("They met from 3 to 5 May.", "2023-05-03/2023-05-05", "2023-05-03", "2023-05-05"),
    ("They met on Nov. 1–3.", "2023-11-01/2023-11-03", "2023-11-01", "2023-11-03"),
    ("They fought for the past five years.", "2018/2023-11-09", "2018-01-01", "2023-11-09"),
    ("The 2022-23 season began.", "2022/2023", "2022-01-01", "2023-12-31"),
    # longer periods
    ("They ruled in the 1990s.", "199", "1990-01-01", "1999-12-31"),
    ("They ruled in the 20th century.", "19", "1900-01-01", "1999-12-31"),
    ("Sales rose in the third quarter of 2022.", "2022-Q3", "2022-07-01", "2022-09-30"),
    ("Sales rose in fiscal year 2022.", "FY2022", "2022-01-01", "2022-12-31"),
    # time of day and zone
    ("They met at 3 p.m. GMT on Tuesday.", "2023-11-07T15:00Z", "2023-11-07", "2023-11-07"),
    ("They met on Tuesday evening.", "2023-11-07TEV", "2023-11-07", "2023-11-07"),
    # holidays by rule, by table and by counting
    ("They met at Easter.", "2023-04-09", "2023-04-09", "2023-04-09"),
    ("They met on Orthodox Easter.", "2023-04-16", "2023-04-16", "2023-04-16"),
    ("They met during Ramadan.", "2023-03-23/2023-04-21", "2023-03-23", "2023-04-21"),
    ("They met on Thanksgiving Day last year.", "2022-11-24", "2022-11-24", "2022-11-24"),
    ("They met on the eve of Nowruz.", "2023-03-20", "2023-03-20", "2023-03-20"),
    ("They met a week after Nov. 1.", "2023-11-08", "2023-11-08", "2023-11-08"),
    # 29 February is looked for where there is one
    ("They met on Feb. 29.", "2024-02-29", "2024-02-29", "2024-02-29"),
    # an ambiguous slashed date with one possible reading
    ("They met on 11/13/2022.", "2022-11-13", "2022-11-13", "2022-11-13"),
]


@pytest.mark.parametrize(("text", "value", "first", "last"), RESOLVED)
def test_resolved(text: str, value: str, first: str, last: str) -> None:
    [time] = times_of(text)
    assert (time.value, time.from_, time.to) == (value, first, last)


def test_without_a_publication_date_relative_times_stay_relative_and_one_warning_says_so() -> None:
    draft = draft_of("They met on Tuesday. They met again last week. They had met in 2008.", None)
    assert [(t.value, t.from_) for t in draft.times] == [("REF<W-2", None), ("REF-P1W", None), ("2008", "2008-01-01")]
    assert draft.warnings == [NO_DATE]


# A sentence that counts from what another says: texts and the value of the last time
ANCHORED = [
    ("Macron came on Nov. 1. Orban came a day later.", "2023-11-02"),
    ("Macron came on Oct. 1, 2021. Orban left two weeks earlier.", "2021-W37"),
    ("Macron came on Oct. 1, 2021. They met that week.", "2021-W39"),
    ("He won in 2012. She lost the following year.", "2013"),
    # nothing is a day later than a year
    ("He won in 2012. She came a day later.", "ANCHOR+P1D"),
    # too far back
    ("He came on Nov. 1. One. Two. Three. She came the next day.", "ANCHOR+P1D"),
]


@pytest.mark.parametrize(("text", "value"), ANCHORED)
def test_counted_from_another_date_of_the_article(text: str, value: str) -> None:
    assert times_of(text)[-1].value == value


def test_counted_from_a_date_that_stays_relative() -> None:
    assert times_of("He came on Tuesday. She came a day later.", None)[-1].value == "REF<W-2+P1D"


# Tense decides between the past and the coming day: published Thursday 9 November 2023
TENSES = [
    ("He met Macron on Tuesday.", "2023-11-07"),
    ("He will meet Macron on Tuesday.", "2023-11-14"),
    ("He is traveling on Tuesday to Paris.", "2023-11-14"),
    ("He is scheduled to meet Macron on Tuesday.", "2023-11-14"),
    ("The talks scheduled for Tuesday are important.", "2023-11-14"),
    ("He has agreed to meet Macron on Tuesday.", "2023-11-14"),
    ("He said on Tuesday that talks failed.", "2023-11-07"),
    # the day of publication itself
    ("He said on Thursday that talks failed.", "2023-11-09"),
    ("The vote will be held in March.", "2024-03"),
    ("The vote was held in March.", "2023-03"),
    ("The vote is to be held on January 20.", "2024-01-20"),
]


@pytest.mark.parametrize(("text", "value"), TENSES)
def test_tense_decides(text: str, value: str) -> None:
    [time] = times_of(text, parse=True)
    assert time.value == value


# Words that look like times
NOT_TIMES = [
    "He may go.", "May I go?", "They march on Rome.", "The Sun shone and The Sun printed it.", "Every second counts.",
    "The 19th forum was held.", "He is 45 years old.", "The nine-year-old boy spoke.", "They talked for three days.",
    "It has 2000 troops.", "It cost $1999.", "Resolution 1970 was passed.", "It is 2,023 miles long.", "He fell in love.",
    "They serve 24/7.", "See https://news.example/2023/11/09/talks for more.",
    # impossible dates are no dates, and nothing in them is
    "They met on 31 February.", "They met on Feb. 30, 2023.", "They met in the year 20223.", "They met on the 45th of May.", "They met in May 20223.",
    "They met on 13/13/2023.", "They met on 2023-13-01.",
    # two readings, and no knowing which
    "They met on 9/11/2023.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_TIMES)
def test_not_a_time(text: str) -> None:
    assert [t.text for t in times_of(text, parse=True) if t.from_] == []


def test_a_long_run_of_digits_is_no_date() -> None:
    assert times_of("9" * 100_000) == []
    assert times_of("1 " * 5_000) == []
    assert times_of("He came on " + "9" * 100_000 + " May.") == []


def test_names_of_persons_are_no_months() -> None:
    article = Article(
        id="a", url=None, title=None, text="Theresa May met April Ryan in May.", published="2023-11-09", published_from="given"
    )
    draft = Draft(article, sentences=split_sentences(article))
    draft.mentions = [
        Mention(start=a, end=b, text=article.text[a:b], actor=None, kind="person", name=article.text[a:b], country=None)
        for a, b in ((0, 11), (16, 26))
    ]
    assert [t.start for t in find_times(draft, default_knowledge())] == [30]


def test_independence_day_is_that_of_the_country_named() -> None:
    article = Article(
        id="a",
        url=None,
        title=None,
        text="Kazakhstan marked its Independence Day.",
        published="2023-11-09",
        published_from="given",
    )
    draft = Draft(article, sentences=split_sentences(article))
    draft.mentions = [Mention(start=0, end=10, text="Kazakhstan", actor="KAZ", kind="country", name="Kazakhstan", country="KAZ")]
    [time] = find_times(draft, default_knowledge())
    assert time.value == "2022-12-16"
    assert times_of("It was Independence Day.") == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        # stamped Monday in the west, told of Tuesday in the east
        ("Iran fired a rocket over Oman early on Tuesday. Muscat protested.", "2019-06-11"),
        # what is to come is what it was
        ("Oman will hold drills with Bahrain on Tuesday. Manama agreed.", "2019-06-11"),
        # the day of the page is told too: the other Tuesday is the last one
        ("Oman met Bahrain on Monday. Manama had fired a rocket on Tuesday.", "2019-06-10"),
    ],
)
def test_a_page_stamped_further_west_lives_in_the_next_day(text: str, start: str) -> None:
    article = Article(id="a", url=None, title=None, text=text, published="2019-06-10", published_from="given")
    assert read(article).events[0].start == start
