import pytest

from dragoman.model import Article, Block, Page, Statement
from dragoman.pages import clean
from dragoman.reading import read, syntax
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences
from dragoman.reading.speech.attributed import Attribution, outermost
from dragoman.reading.speech.attribution import find_attributions


def attributions(*paragraphs: str) -> tuple[str, list[Attribution]]:
    text, blocks = "", []
    for words in paragraphs:
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + words
        blocks.append(Block("paragraph", start, len(text)))
    article = Article(id="x", url=None, title=None, text=text, published=None, published_from=None, blocks=tuple(blocks))
    draft = Draft(article, sentences=split_sentences(article))
    syntax.parse(draft.sentences)
    return text, find_attributions(draft)


def said(*paragraphs: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Kind, source, cue and words of every attribution."""
    text, found = attributions(*paragraphs)
    return [
        (a.kind, text[slice(*a.source)] if a.source else None, a.cue_words, [text[s:e] for s, e in a.contents]) for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We are ready,” Tokayev said on Monday.", ("direct", "Tokayev", "said", ["We are ready,"]), id="quote, X said"
        ),
        pytest.param("“We are ready,” said Tokayev.", ("direct", "Tokayev", "said", ["We are ready,"]), id="quote, said X"),
        pytest.param("Tokayev said: “We are ready.”", ("direct", "Tokayev", "said", ["We are ready."]), id="X said: quote"),
        pytest.param(
            "“We are ready,” he said. “We will go.”",
            ("direct", "he", "said", ["We are ready,", "We will go."]),
            id="split by he said",
        ),
        pytest.param("Tokayev said that talks would resume.", ("indirect", "Tokayev", "said", ["talks would resume"]), id="that"),
        pytest.param(
            "Tokayev said talks would resume.", ("indirect", "Tokayev", "said", ["talks would resume"]), id="without that"
        ),
        pytest.param(
            "Talks would resume in May, Tokayev said.",
            ("indirect", "Tokayev", "said", ["Talks would resume in May"]),
            id="..., X said",
        ),
        pytest.param(
            "According to Tokayev, talks would resume.",
            ("indirect", "Tokayev", "According to", ["talks would resume"]),
            id="according to",
        ),
        pytest.param(
            "Putin praised the “special” relations.",
            ("mixed", "Putin", "praised", ["the “special” relations"]),
            id="quoted in part",
        ),
        pytest.param(
            "Orban called for more talks in a statement on Monday.",
            ("indirect", "Orban", "called for", ["more talks"]),
            id="where it was said is no part of it",
        ),
        pytest.param(
            "Orban wants to cut taxes, raise wages and build roads.",
            ("indirect", "Orban", "wants", ["to cut taxes, raise wages and build roads"]),
            id="joined infinitives",
        ),
        pytest.param(
            "“Every time you say that,” Orban said, pointing at the map, “you lose ground.”",
            ("direct", "Orban", "said", ["Every time you say that,", "you lose ground."]),
            id="a quotation that goes on behind a participle",
        ),
        pytest.param(
            "Farmers were angry that the border had been closed.",
            ("indirect", "Farmers", "angry", ["the border had been closed"]),
            id="adjective",
        ),
        pytest.param(
            "The grain would be shipped in May, he pointed out.",
            ("indirect", "he", "pointed out", ["The grain would be shipped in May"]),
            id="a cue of two words at the end",
        ),
        pytest.param(
            "Orban's opposition to the sanctions has grown.",
            ("indirect", "Orban's", "opposition", ["the sanctions"]),
            id="noun of attitude",
        ),
        pytest.param(
            "The treaty is expected to enter into force in May.",
            ("indirect", None, "expected", ["The treaty", "to enter into force in May"]),
            id="said by nobody",
        ),
        pytest.param(
            "Though that handover was smooth, he said, replacing the president would be harder.",
            ("indirect", "he", "said", ["Though that handover was smooth", "replacing the president would be harder"]),
            id="goes on with a gerund",
        ),
        pytest.param(
            "The bill is supported by an unusual group of leaders.",
            ("indirect", "an unusual group of leaders", "supported", ["The bill"]),
            id="passive",
        ),
        pytest.param(
            "The general has been called a hero by the president.",
            ("indirect", "the president", "called", ["The general", "a hero"]),
            id="passive, what it is called",
        ),
        pytest.param(
            "The vote was described by Mali as an insult.",
            ("indirect", "Mali", "described", ["The vote", "as an insult"]),
            id="passive, who says so before what it is called",
        ),
        pytest.param(
            "Peacekeepers have been accused of hurting civilians.",
            ("indirect", None, "accused", ["Peacekeepers", "hurting civilians"]),
            id="passive, of what",
        ),
        pytest.param(
            "Macron accused Mali on Tuesday of being caught “asleep” over the raid.",
            ("mixed", "Macron", "accused", ["Mali on Tuesday of being caught “asleep” over the raid"]),
            id="the day before what one is accused of",
        ),
    ],
)
def test_attribution(text: str, expected: tuple[str, str, str, list[str]]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ("MS. PSAKI: We welcome it.", "It is good.", "Q  And the talks?", "MS. PSAKI: They go on."),
            [("MS. PSAKI", ["We welcome it.", "It is good."]), ("MS. PSAKI", ["They go on."])],
            id="turns, questions left out",
        ),
        pytest.param(
            ("President Joko Widodo said:", "We are proud to help."),
            [("President Joko Widodo", ["We are proud to help."])],
            id="a paragraph led in by X said:",
        ),
        pytest.param(
            ("President Joko Widodo issued the following statement.", "Indonesia is proud to help."),
            [("President Joko Widodo", ["Indonesia is proud to help."])],
            id="a paragraph led in by a statement that follows",
        ),
        pytest.param(
            ("MR. KIRBY: Fine since you have been —", "MS. PSAKI: It is.", "MR. KIRBY: — since you have been here."),
            [("MR. KIRBY", ["Fine since you have been —", "— since you have been here."]), ("MS. PSAKI", ["It is."])],
            id="a turn goes on behind an interruption",
        ),
        pytest.param(
            ("MR. KIRBY: Well, everybody is —", "MS. PSAKI: It went well.", "MR. KIRBY: We agree."),
            [("MS. PSAKI", ["It went well."]), ("MR. KIRBY", ["We agree."])],
            id="a turn cut off after three words says nothing",
        ),
        pytest.param(
            (
                "MR. KIRBY: We will go on. You may (inaudible).",
                "MS. PSAKI: (Laughs.) I agree. (Applause.)",
                "MR. KIRBY: Thank you, all.",
            ),
            [("MR. KIRBY", ["We will go on."]), ("MS. PSAKI", ["I agree."])],
            id="directions, words not heard, thanks",
        ),
    ],
)
def test_transcript(paragraphs: tuple[str, ...], expected: list[tuple[str, list[str]]]) -> None:
    assert [(source, words) for _, source, _, words in said(*paragraphs)] == expected


def one(text: str) -> Statement:
    (found,) = read(clean(Page(origin="x", article=text, published="2023-11-10"))).statements
    return found


def test_what_it_is_called_belongs_to_what_was_said_of_it() -> None:
    assert said("Orban dismissed the offer of talks from Brussels on Monday, calling it a trick.")[0] == (
        "indirect", "Orban", "dismissed", ["the offer of talks from Brussels on Monday, calling it a trick"])  # fmt: skip


def test_a_headline_may_begin_with_its_speaker() -> None:
    assert said("Orban: sanctions must not hurt our own people", "The talks went on.")[0] == (
        "indirect", "Orban", ":", ["sanctions must not hurt our own people"])  # fmt: skip


def test_what_somebody_is_said_to_have_said_belongs_to_the_outer_report() -> None:
    _, found = attributions("Orban said that Brussels denied that it had refused to pay.")
    assert [a.cue_words for a in outermost(found)] == ["said"]
    assert {a.cue_words for a in found} > {"said"}


@pytest.mark.parametrize(
    ("text", "country", "stance", "words"),
    [
        pytest.param(
            "Vladimir Putin praised Kazakhstan for its help in the talks.", "KAZ", "supportive", "praised", id="the cue says it"
        ),
        pytest.param("Vladimir Putin said Ukraine had violated the truce.", "UKR", "critical", "violated", id="the words say it"),
        pytest.param("Vladimir Putin said Ukraine had not violated the truce.", "UKR", "neutral", None, id="denied: unsure"),
        pytest.param("Vladimir Putin said talks with Ukraine would go on.", "UKR", "neutral", None, id="nothing shows it"),
    ],
)
def test_stance(text: str, country: str, stance: str, words: str | None) -> None:
    assert [(a.stance, a.words) for a in one(text).about if a.country == country] == [(stance, words)]


def test_topics() -> None:
    assert {"energy", "transit"} <= set(one("Vladimir Putin said gas transit would grow this year.").topics)


def test_addressee() -> None:
    addressee = one("Vladimir Putin told Emmanuel Macron that talks would go on.").addressee
    assert addressee is not None
    assert addressee.person == "Emmanuel Macron"


def test_occasion() -> None:
    reading = read(
        clean(
            Page(
                origin="x",
                article="Vladimir Putin met Emmanuel Macron in Paris and said that talks would go on.",
                published="2023-11-10",
            )
        )
    )
    assert [s.event for s in reading.statements] == [e.id for e in reading.events if e.type == "CONSULT"][:1]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Elisso", "FRA"),  # one sound from the Elysee, which the page names: a slip of it
        ("Merlin", None),  # nothing like it on the page
    ],
)
def test_a_slip_of_a_name_of_the_page_is_that_name(word: str, country: str | None) -> None:
    text = f"In Paris, the Elysee confirmed the visit. “We will go on with the work that we began,” {word} said today."
    page = Page(origin="x", article=text, published="2022-11-28")
    (statement,) = [s for s in read(clean(page)).statements if s.kind == "direct"]
    assert statement.speaker.country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "Riots broke out in Harare, Bulawayo and Mutare. Shops in Harare were shut. “We have made ten arrests,” the police said.",
            "police", "ZWE", id="the police of the page's own state"),
        pytest.param("“The tests have failed,” the Asahi Shimbun said.", "Asahi Shimbun", "JPN", id="a newspaper"),
        pytest.param("Harare, Bulawayo, Mutare and Gweru were quiet. “The talks have failed,” said Fyodor Lukyanov, a fellow of a research institute.", "Fyodor Lukyanov", None, id="not of scholars"),
    ],
)  # fmt: skip
def test_speaker_of_unnamed_state(text: str, name: str, country: str | None) -> None:
    page = Page(origin="x", article=text, published="2022-11-28")
    (statement,) = [s for s in read(clean(page)).statements if s.kind == "direct"]
    assert (statement.speaker.name, statement.speaker.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Vladimir Putin met Emmanuel Macron in Paris. Ivan Petrov, a deputy mayor of Orenburg, said Macron had spoken of trade. “The visit went well,” he told reporters.",
            "Ivan Petrov", id="he goes on who spoke last, whoever was named in what he said"),
        pytest.param(
            "Vladimir Putin met Emmanuel Macron. Ivan Petrov, the mayor of Orenburg, said the road was closed. The Russian official added: “The road is open again.”",
            "Ivan Petrov", id="the official added"),
        pytest.param(
            "Taliban spokesman Zabihullah Mujahid denied it. A foreign ministry spokesman in Berlin said staff were safe. “All are well,” the spokesman said.",
            "foreign ministry spokesman in Berlin", id="the spokesman is the one who has just spoken"),
        pytest.param(
            "Vladimir Putin said the talks had failed. Emmanuel Macron left for Paris on Monday and met his ministers there. “We will try again,” he said.",
            "Emmanuel Macron", id="not across a sentence of another man's deeds"),
        pytest.param(
            "Fumio Kishida and Micheal Martin met in Tokyo. The war “must end at once,” they said.",
            "Fumio Kishida and Micheal Martin", id="they are the two joined before"),
    ],
)  # fmt: skip
def test_who_goes_on(text: str, name: str) -> None:
    page = Page(origin="x", article=text, published="2022-07-20")
    assert [s.speaker.name for s in read(clean(page)).statements][-1] == name


def test_a_joint_statement_is_told_by_its_signers() -> None:
    text = "Joint Statement by President Joe Biden and President Emmanuel Macron\n\nWe met today in Paris to speak of trade."
    (statement,) = [
        s for s in read(clean(Page(origin="x", article=text, published="2022-07-20"))).statements if s.kind == "direct"
    ]
    assert (statement.speaker.name, statement.content) == (
        "Joe Biden and Emmanuel Macron",
        "We met today in Paris to speak of trade.",
    )


@pytest.mark.parametrize(
    ("text", "one"),
    [
        pytest.param(
            "The minister said on Monday evening he would order a review and warned against panic.",
            ("indirect", "The minister", "said", ["he would order a review"]),
            id="the day of saying, and a past that goes on with it behind a modal verb",
        ),
        pytest.param(
            "King Felipe addressed the crimes of the era: “I regret the wounds of the past.”",
            ("direct", "King Felipe", "addressed", ["I regret the wounds of the past."]),
            id="any verb before a colon",
        ),
        pytest.param(
            "President William Ruto states that Uganda is late on its dues, saying, “They are taking our fish and yet we smile!”",
            ("direct", "President William Ruto", "saying", ["They are taking our fish and yet we smile!"]),
            id="a participle has the speaker of what it goes on with",
        ),
    ],
)
def test_among_others(text: str, one: tuple[str, str, str, list[str]]) -> None:
    assert one in said(text)


def test_to_blame_a_thing_is_an_act_and_no_statement() -> None:
    article = clean(
        Page(origin="x", article="Iran condemned the shelling of two villages in northern Iraq.", published="2022-07-20")
    )
    assert not read(article).statements


def test_what_is_meant_stays_out_of_the_record_even_where_quoted() -> None:
    article = clean(Page(origin="x", article="Russia seeks to create a “gas union” with Kazakhstan.", published="2022-11-28"))
    assert not read(article).statements
