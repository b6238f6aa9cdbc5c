"""The dates of events: which time belongs to which trigger, and why."""

import pytest

from dragoman.reading.dating.intervals import Dated
from dragoman.reading.dating.when import date_event, told_deed
from tests.reading.test_times import draft_of

NEWS = "publication date: the page's own news"
NOTHING = "no date: background without a clue"
UNPLANNED = "no date: planned without one"

# Published on Thursday 9 November 2023: text, trigger, planned, start, end, reason
ROWS = [
    # a time attached to the trigger
    ("Putin arrived in Astana on Nov. 8.", "arrived", False, "2023-11-08", "2023-11-08", "grammar: Nov. 8"),
    # two days named make an interval
    ("Tokayev will travel on Tuesday and Wednesday to Paris.", "travel", True, "2023-11-14", "2023-11-15", "grammar: Tuesday and Wednesday"),
    # a caption tells an old day in the present; a headline's year or week is not that of its news
    ("Putin talks to Xi at the summit on Oct. 13, 2022.", "talks", False, "2022-10-13", "2022-10-13", "grammar: Oct. 13, 2022"),
    # a month stays a month, a week is its seven days
    ("In June, Tokayev criticized his counterpart.", "criticized", False, "2023-06", "2023-06", "grammar: June"),
    ("Last week Tokayev criticized his counterpart.", "criticized", False, "2023-10-30", "2023-11-05", "grammar: Last week"),
    # a date before a noun is the noun's, and not the verb's
    ("The visit comes a week after the Nov. 1 trip of Macron to Astana.", "trip", False, "2023-11-01", "2023-11-01", "grammar: Nov. 1"),
    ("France condemns the 2016 attack.", "condemns", False, "2023-11-09", "2023-11-09", NEWS),
    # a noun's own phrase
    ("They recalled the treaty signed by both countries in 1960.", "treaty", False, "1960", "1960", "grammar: 1960"),
    # what went before has the time behind it
    ("The trip of Macron follows his visit to Astana in June.", "visit", False, "2023-06", "2023-06", "grammar: June"),
    ("The trip of Macron follows his visit to Astana in June.", "trip", False, "2023-11-09", "2023-11-09", NEWS),
    # what one looks forward to is to come
    ("Macron said he was looking forward to visiting Astana in March.", "visiting", True, "2024-03", "2024-03", "grammar: March"),
    # but not what is said of a person in it
    ("This is the first visit of the president, who took office on Saturday.", "visit", False, "2023-11-09", "2023-11-09", NEWS),
    # a light verb carries the date of its noun
    ("The ministers held talks in Moscow on Tuesday.", "talks", False, "2023-11-07", "2023-11-07", "grammar: Tuesday"),
    # what is planned: the infinitive's date
    ("The treaty is expected to be signed in March.", "expected", True, "2024-03", "2024-03", "grammar: March"),
    # a plan that hangs on the last name of the talks
    ("The talks with Macron, expected to start on Friday, drew praise.", "talks", True, "2023-11-10", "2023-11-10", "grammar: Friday"),
    # what goes on began then, what is told now did not
    ("Kenya frees two sailors it held in port since August.", "held", False, "2023-08", "2023-08", "grammar: August"),
    ("Peru withdraws its envoy in protest at Cuba sheltering him since 2020.", "withdraws", False, "2023-11-09", "2023-11-09", NEWS),
    # a perfect has no day of its own
    ("Peru has recalled its envoy over the killing of nine men on Sunday.", "recalled", False, "2023-11-09", "2023-11-09", NEWS),
    # a year within a name before a colon
    ("2022 Lima riots: Protesters clash with police outside the embassy.", "clash", False, "2023-11-09", "2023-11-09", NEWS),
    # counted from the event of the main clause
    ("The visit comes three days after Macron visited Paris.", "visited", False, "2023-11-06", "2023-11-06", "grammar: three days after"),
    ("The visit comes less than a week after Macron visited Paris.", "visited", False, "2023-11-02", "2023-11-08",
     "grammar: less than a week after"),
    ("Macron arrived on Nov. 1, three days after Xi visited Paris.", "visited", False, "2023-10-29", "2023-10-29",
     "grammar: three days after 2023-11-01"),
    # bounds are no dates
    ("The leaders meet in Tehran until November 12.", "meet", False, "2023-11-09", "2023-11-09", NEWS),
    # what is said goes with the saying; what had been does not
    ("He said on Tuesday that Russia attacked Ukraine.", "attacked", False, "2023-11-07", "2023-11-07", "sentence: Tuesday"),
    ("He said on Tuesday that Russia had attacked Ukraine.", "attacked", False, None, None, NOTHING),
    # told with the main clause
    ("In June, Tokayev criticized Putin at a forum, where he rejected the plan.", "rejected", False, "2023-06", "2023-06", "sentence: June"),
    # a relative clause on a dated event
    ("They mourned victims of last week's airstrike that struck a hospital.", "struck", False, "2023-10-30", "2023-11-05", "sentence: last week"),
    # all in the present: one day
    ("Prisoners end their strike after reaching a deal with Israel.", "reaching", False, "2023-11-09", "2023-11-09", NEWS),
    # the page's own news: present, simple past, perfect
    ("Putin praised the relations.", "praised", False, "2023-11-09", "2023-11-09", NEWS),
    ("Putin praises the relations.", "praises", False, "2023-11-09", "2023-11-09", NEWS),
    ("Putin has praised the relations.", "praised", False, "2023-11-09", "2023-11-09", NEWS),
    ("Putin said he is ready to meet.", "ready", False, "2023-11-09", "2023-11-09", NEWS),
    # background: habit, long standing, a possessive nominal, a restrictive relative clause
    ("Putin has long praised the relations.", "praised", False, None, None, NOTHING),
    ("The leaders discussed Russia's invasion of Ukraine.", "invasion", False, None, None, NOTHING),
    ("He criticized a general who attacked the city.", "attacked", False, None, None, NOTHING),
    # long after something long past
    ("Both countries cut relations after the crisis in 1980.", "cut", False, "1980", "1980", "sentence: 1980"),
    # a verb of what is so has no day in the present
    ("Germany leads the mission in Kabul.", "leads", False, None, None, "no date: background without a clue"),
    # a phrase that opens the sentence dates what follows
    ("During his visit to Seoul last week, Putin met students and Xi urged restraint.", "urged", False, "2023-10-30", "2023-11-05", "sentence: last week"),
    # what is only recalled has not the day of the sentence
    ("On Nov. 7, the council met because of recent tests.", "tests", False, None, None, "no date: background without a clue"),
    # done with the main verb: "the first to", an infinitive on what is signed; not what a threat or plan is of
    ("Senegal becomes the first country to leave the bloc.", "leave", False, "2023-11-09", "2023-11-09", NEWS),
    ("Peru signs an order to lift sanctions against Cuba.", "lift", False, "2023-11-09", "2023-11-09", NEWS),
    # what is said after a meeting is said on its day
    ("Norway condemned the raid following talks in Amman.", "talks", False, "2023-11-09", "2023-11-09", NEWS),
    # opposition is at the time of what is done over it
    ("Chile agreed in July to build the port over objections from Peru.", "objections", False, "2023-07", "2023-07", "grammar: July"),
    # days that are counted, from the first or from the last
    ("Golob arrived in Tirana on Tuesday for a three-day visit.", "arrived", False, "2023-11-07", "2023-11-09", "grammar: Tuesday"),
    ("Joly ended a three-day visit to Vietnam on Tuesday.", "visit", False, "2023-11-05", "2023-11-07", "grammar: Tuesday"),
    # a count ends at the other event and does not date the one that is counted from
    ("The visit comes a week after the trip of Macron to Peru.", "visit", False, "2023-11-09", "2023-11-09", NEWS),
    # who is here is here now
    ("We are here with the president of Chile after our summit last week.", "are", False, "2023-11-09", "2023-11-09", "grammar: here"),
    # a month before the name of a summit
    ("At the June leaders' summit in Peru they launched a fund.", "launched", False, "2023-06", "2023-06", "grammar: June"),
    # a speech named after a holiday
    ("Kim's New Year address contained a warning to Peru.", "warning", False, "2023-01-01", "2023-01-01", "grammar: New Year address"),
    # planned and undated stays undated, and nothing planned is past
    ("Putin will visit Astana.", "visit", True, None, None, UNPLANNED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "planned", "start", "end", "reason"), ROWS)
def test_date_event(text: str, trigger: str, planned: bool, start: str | None, end: str | None, reason: str) -> None:
    draft = draft_of(text, "2023-11-09", parse=True)
    sentence = draft.sentences[0]
    assert sentence.doc is not None
    [token] = [t for t in sentence.doc if t.text == trigger]
    assert date_event(draft, sentence, token, planned=planned) == (start, end, reason)


def dated(text: str, trigger: str, published: str | None = "2023-11-09") -> Dated:
    """The date of a trigger word in the last sentence of a text."""
    draft = draft_of(text, published, parse=True)
    doc = draft.sentences[-1].doc
    assert doc is not None
    return date_event(draft, draft.sentences[-1], next(t for t in doc if t.text == trigger), planned=False)


def test_what_is_to_follow_a_meeting_has_its_day() -> None:
    draft = draft_of(
        "Putin met Tokayev in Astana on Wednesday. Following the meeting, he is scheduled to sign an accord.",
        "2023-11-09",
        parse=True,
    )
    doc = draft.sentences[-1].doc
    assert doc is not None
    found = date_event(draft, draft.sentences[-1], next(t for t in doc if t.text == "sign"), planned=True)
    assert found == ("2023-11-08", "2023-11-08", "context: Wednesday")


def test_of_a_report_the_deed_is_dated() -> None:
    doc = draft_of("Officials said Friday that on Nov. 2 they seized a ship.", "2023-11-09", parse=True).sentences[0].doc
    assert doc is not None
    assert [told_deed(t).text for t in doc if t.text in ("said", "seized")] == ["seized", "seized"]


def test_the_lead_dates_what_follows() -> None:
    text = "The president of Algeria hosted his counterpart in Algiers on Wednesday.\n\nBoth countries agreed to cooperate."
    assert dated(text, "agreed") == ("2023-11-08", "2023-11-08", "lead: Wednesday")


def test_a_sentence_that_goes_on_has_the_day_of_the_one_before() -> None:
    text = (
        "Spain welcomed the decision of the court in Strasbourg. On Tuesday the minister met reporters. She criticized Algeria."
    )
    assert dated(text, "criticized") == ("2023-11-07", "2023-11-07", "context: Tuesday")


def test_a_definite_noun_has_the_date_told_with_it_before() -> None:
    text = "The group was founded by soldiers. The army carried out a raid in Kunduz last week. Ministers condemned the raid."
    assert dated(text, "raid").start == "2023-10-30"


def test_a_definite_noun_has_the_date_told_with_a_word_for_the_same() -> None:
    assert dated("Golob arrived in Tirana on Monday. His visit was praised by the press.", "visit").start == "2023-11-06"


def test_a_summit_has_the_day_on_which_it_opens() -> None:
    draft = draft_of(
        "They discussed the summit of the Union, which opens on Saturday in Peru. The summit will be attended by France.",
        "2023-11-09",
        parse=True,
    )
    doc = draft.sentences[-1].doc
    assert doc is not None
    found = date_event(draft, draft.sentences[-1], next(t for t in doc if t.text == "attended"), planned=True)
    assert found.start == "2023-11-11"


def test_the_page_may_tell_the_day_of_its_news_further_on() -> None:
    text = "Kenya has seized a ship from Peru. Its crew is held.\n\nThe seizure took place on Nov. 3 off the coast."
    draft = draft_of(text, "2023-11-09", parse=True)
    doc = draft.sentences[0].doc
    assert doc is not None
    assert date_event(draft, draft.sentences[0], next(t for t in doc if t.text == "seized"), planned=False).start == "2023-11-03"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen killed in raid on consulate. A spokesman said the blast late on Tuesday had damaged it.", "killed"),
        ("Ruto has met his Somali counterpart. He spoke after Tuesday's meeting.", "met"),
    ],
)
def test_a_noun_further_on_tells_the_day(text: str, trigger: str) -> None:
    draft = draft_of(text, "2023-11-09", parse=True)
    doc = draft.sentences[0].doc
    assert doc is not None
    found = date_event(draft, draft.sentences[0], next(t for t in doc if t.text == trigger), planned=False)
    assert found.start == found.end == "2023-11-07"


def test_without_a_publication_date_own_news_has_none() -> None:
    assert dated("Putin praised the relations.", "praised", None).start is None
    assert dated("Putin praised the relations in 2008.", "praised", None).start == "2008"
