"""Events of single sentences, by construction: the rows of data/events.tsv; and of whole articles."""

from pathlib import Path

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.reading.acts.marked import classify, read_marked, unmark

ROWS = [
    pytest.param(*line.split("\t"), id=f"{line.split(chr(9))[0]}-{number}")
    for number, line in enumerate(Path(__file__).with_name("data").joinpath("events.tsv").read_text("utf-8").splitlines())
    if line and not line.startswith("#")
]


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 300


@pytest.mark.parametrize(("construction", "sentence", "expected", "comment"), ROWS)
def test_construction(construction: str, sentence: str, expected: str, comment: str) -> None:
    found = [(e.type, e.mode or "-", e.status) for e in read_marked(sentence)]
    if expected == "-":
        assert found == [], comment
        return
    wanted = tuple(expected.split())
    assert wanted in found, comment
    event = next(e for e in read_marked(sentence) if (e.type, e.mode or "-", e.status) == wanted)
    text, sources, _ = unmark(sentence)
    named = {text[slice(*span)] for span in sources}
    assert named & {p.name for p in event.participants if p.role == "source"}, comment


@pytest.mark.parametrize(
    ("published", "sides"),
    [
        pytest.param("2015-03-02", [["RUS", "UKR"]], id="a page of after the deed"),
        pytest.param("2009-03-02", [], id="no page knows what is to come"),
    ],
)
def test_deeds_that_every_reader_knows(published: str, sides: list[list[str]]) -> None:
    from dragoman.model import Event

    found = _read("Tourism fell by half after the annexation of Crimea.", published)
    assert [[p.country for p in e.participants] for e in found if isinstance(e, Event)] == sides


def test_separate_meetings_are_several() -> None:
    found = read_marked("[Ethiopian] leader Abiy Ahmed held separate talks with the [Kenyan] and [Somali] presidents.")
    assert [[p.name for p in e.participants] for e in found] == [["Ethiopian", "Kenyan"], ["Ethiopian", "Somali"]]


def test_an_answer_in_kind_is_a_second_act() -> None:
    found = read_marked("[Moscow] expelled ten {German} envoys after {Berlin} expelled two [Russian] envoys.")
    assert [(e.type, [p.name for p in e.participants if p.role == "source"]) for e in found] == [
        ("SANCTION", ["Moscow"]),
        ("SANCTION", ["Berlin"]),
    ]


def test_what_is_answered_was_done_by_the_other() -> None:
    found = read_marked(
        "[Russia] expels ten {American} envoys as a measure in response to the closing of the {Russian} consulate in Seattle."
    )
    assert [(e.type, [p.name for p in e.participants]) for e in found] == [
        ("SANCTION", ["Russia", "American"]),
        ("SANCTION", ["American", "Russian"]),
    ]


def test_what_is_dated_after_the_page_is_still_to_come() -> None:
    from dragoman.model import Event

    found = _read("Kenyan President William Ruto visits Uganda on 20 May 2024. Kenya condemned Uganda.", "2024-05-14")
    assert [(e.type, e.status) for e in found if isinstance(e, Event)] == [("CONSULT", "planned"), ("ACCUSE", "occurred")]


def test_who_accuses_does_not_mean_himself_by_it() -> None:
    from dragoman.model import Event

    found = _read("Mali suspends its membership in the African Union after accusing it of harbouring rebels.", "2024-05-14")
    assert [(e.type, [p.country for p in e.participants]) for e in found if isinstance(e, Event)] == [
        ("SANCTION", ["MLI", "AU"]),
        ("ACCUSE", ["MLI", "AU"]),
    ]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        # the noun takes up the verb, two sentences before
        ("Iran launched a missile over the Gulf. Bahrain's king met his generals. Kuwait condemned the launch.", "Iran"),
        # another word for the deed
        ("Azerbaijani forces shelled a village. Georgia offered to mediate. France denounced the attack.", "Azerbaijani forces"),
        # "the move" is any deed
        ("Chad expelled the French ambassador on Friday. Paris condemned the move.", "Chad"),
        # said, not done
        ("Dina Boluarte said that Bolivia was a narco state. Bolivia's government condemned the remarks.", "Dina Boluarte"),
    ],
)
def test_what_is_condemned_is_the_deed_told_before(text: str, doer: str) -> None:
    from dragoman.model import Event

    accused = [e for e in _read(text) if isinstance(e, Event) and e.type == "ACCUSE"][-1]
    assert [p.name for p in accused.participants if p.role == "target"] == [doer]


ARTICLE = """Kenyan President William Ruto met Ugandan President Yoweri Museveni in Entebbe on Monday.

Ruto arrived in Uganda on Sunday. The meeting between Ruto and Museveni was held at State House.

Kenya will host Tanzania's president next month."""


def _read(text: str, published: str = "2024-05-14") -> list[object]:
    from dragoman.model import Article
    from dragoman.reading import read

    article = Article(id="a", url=None, title=None, text=text, published=published, published_from="given")
    return list(read(article).events)


def test_one_meeting_told_twice_is_one_event_and_the_visit_another() -> None:
    from dragoman.model import Event

    events = [e for e in _read(ARTICLE) if isinstance(e, Event) and e.type == "CONSULT" and e.status == "occurred"]
    assert sorted(e.mode or "" for e in events) == ["meet", "visit"]
    meeting = next(e for e in events if e.mode == "meet")
    assert len(meeting.evidence) == 2
    assert meeting.evidence[0].text == meeting.quote


def test_quotes_are_words_of_the_article_at_their_offsets() -> None:
    from dragoman.model import Event

    for event in _read(ARTICLE):
        assert isinstance(event, Event)
        for piece in event.evidence:
            assert ARTICLE[piece.start : piece.end] == piece.text
        assert 0 < event.confidence <= 0.99


BAD_INPUT = [
    pytest.param("France and Mali and " * 1250, id="a sentence of 5,000 words"),
    pytest.param("france condemned mali then mali expelled france " * 60, id="no punctuation, no capitals"),
    pytest.param("FRANCE CONDEMNED MALI. PUTIN MEETS XI IN BEIJING.", id="all capitals"),
    pytest.param(", ".join(["France", "Mali", "Chad", "Niger", "Kenya", "Peru"] * 40), id="a list of names"),
    pytest.param("\n\n".join(["France met Mali"] * 3 + ["", "—", "???", "\u200b", "“"]), id="scraps"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input_is_read_without_a_crash(text: str) -> None:
    assert len(_read(text)) < 100


def test_any_readers_proposals_become_events() -> None:
    """The seam for a second reader: what it proposes over the resolved actors is dated, joined and told like the frames' events."""
    from dragoman.reading.acts.marked import draft_between
    from dragoman.reading.acts.proposals import Proposal
    from dragoman.reading.events import assembled

    kb = default_knowledge()
    draft = draft_between("Kenya baffles Uganda.", [(0, 5), (14, 20)])
    one, other = draft.mentions
    proposal = Proposal(
        sentence=draft.sentences[0], type="PROTEST", mode=None, status="occurred", sources=(one,), targets=(other,),
        start=0, end=21, trigger=0, frame="second-reader", confidence=0.7,
    )  # fmt: skip
    assert [e.frame for e in assembled(draft, [proposal], kb)] == ["second-reader"]


def test_classify_between_given_actors() -> None:
    text = "Kenya has condemned Uganda."
    answer = classify(text, (0, 5), (20, 26))
    assert (answer.type, answer.frame) == ("ACCUSE", "accuse-condemn")
    # it is known that there is an event: where no frame has a trigger, the learned reader answers
    assert classify("Kenya and Uganda.", (0, 5), (10, 16)).frame == "model/event_reader"


def test_codebook_is_as_new_as_the_frames() -> None:
    from tools.build_codebook import PAGE, codebook

    assert PAGE.read_text("utf-8") == codebook(), "run: python -m tools.build_codebook"


JOINT = """Joint statement of Kenya and Ghana

Kenya and Ghana met in Accra on Monday. We agreed to open a shipping line."""


def test_we_in_a_joint_statement_are_its_parties() -> None:
    from dragoman.model import Event

    pledges = [e for e in _read(JOINT) if isinstance(e, Event) and e.mode == "pledge"]
    assert [{p.country for p in e.participants} for e in pledges] == [{"KEN", "GHA"}]


ANNOUNCED = [
    # the person who announces it acts for the state that does it
    ("Polish Prime Minister Mateusz Morawiecki announced that Poland will sanction Russia.", {"Mateusz Morawiecki"}),
    # a person of another state does not
    ("French President Emmanuel Macron said that Poland will sanction Russia.", {"Poland"}),
]


@pytest.mark.parametrize(("text", "names"), ANNOUNCED)
def test_announced(text: str, names: set[str]) -> None:
    from dragoman.model import Event

    (event,) = [e for e in _read(text, "2023-09-20") if isinstance(e, Event) and e.type == "SANCTION"]
    assert {p.person or p.name for p in event.participants if p.role == "source"} == names


def test_they_who_agree_are_those_who_talked() -> None:
    from dragoman.model import Event

    found = _read(
        "Danish minister Jeppe Kofod spoke with the Government of Egypt on the situation in Gaza. He conveyed support for Israel. "
        "They agreed to work on a truce.",
        "2020-06-10",
    )
    agreed = [[p.country for p in e.participants] for e in found if isinstance(e, Event) and e.type == "AGREE"]
    assert agreed == [["DNK", "EGY"]]


def test_who_is_not_taken_down_is_spoken_to() -> None:
    from dragoman.model import Event

    found = _read(
        "PRESIDENT RUTO: (No translation provided.)\n\nPRIME MINISTER NARENDRA MODI: I want to thank you for such patience.\n\nIt was a hard year.",
        "2024-05-14",
    )
    thanks = [[p.country for p in e.participants] for e in found if isinstance(e, Event) and e.type == "SUPPORT"]
    assert thanks == [["IND", "KEN"]]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        # a clause of time is not part of what is reported, though the small parser joins it
        ("[Chad] said that [Sudan] fired two missiles into the sea, a day after [Niger] and [Mali] began a drill.", {("MOBILIZE", ("Sudan",))}),
        # what somebody is accused of is his own deed, whichever word the parser hangs it on
        ("The [Kenyan] coast guard accused its [Ugandan] counterpart of ramming one of its boats.", {("ACCUSE", ("Kenyan", "Ugandan"))}),
    ],
)  # fmt: skip
def test_nobody_else_has_part_in_it(sentence: str, acts: set[tuple[str, tuple[str, ...]]]) -> None:
    assert {(e.type, tuple(p.name for p in e.participants)) for e in read_marked(sentence)} == acts
