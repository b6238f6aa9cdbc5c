"""The learned reader: what it is shown, what it proposes, and how it is weighed against the frames."""

import pytest

from dragoman.model import Article
from dragoman.reading import resolved
from dragoman.reading.acts import learned
from dragoman.reading.acts.learned import Heard, Scores
from dragoman.reading.acts.marked import classify, unmark
from dragoman.reading.acts.pairs import AFTER, BEFORE, MAX_SIDES, marked, marked_spans, near_marks, pairs, sides_of
from dragoman.reading.acts.proposals import LEARNED, Proposal
from dragoman.reading.acts.weighing import SILENT, agreement, weigh


def drafted(text: str):
    (draft,) = resolved([Article(id="x", url=None, title=None, text=text, published="2024-05-02", published_from="given")])
    return draft


def test_both_sides_are_marked_with_all_their_mentions() -> None:
    draft = drafted("Kenya praised Rwanda, and Kenya thanked Rwanda.")
    (sentence,) = draft.sentences
    (pair,) = pairs(draft, sentence)
    assert pair.text == (
        "[unused1] Kenya [unused2] praised [unused3] Rwanda [unused4] , and [unused1] Kenya [unused2] thanked [unused3] Rwanda [unused4] ."
    ).replace(" ,", ",").replace(" .", ".")


def test_a_pronoun_is_shown_by_the_name_it_stands_for() -> None:
    draft = drafted("French President Emmanuel Macron arrived in Kenya. He praised Kenya for its reforms.")
    sentence = draft.sentences[1]
    sides = sides_of(draft.mentions_in(sentence.start, sentence.end))
    france, kenya = (next(s for s in sides if s.code == code) for code in ("FRA", "KEN"))
    assert marked(sentence, france, kenya).startswith("[unused1] Emmanuel Macron [unused2] praised [unused3] Kenya [unused4]")


def test_a_list_of_many_states_is_left_to_the_frames() -> None:
    draft = drafted("Kenya, Rwanda, France, Japan, Norway, Peru, Chile and Ghana sent envoys.")
    (sentence,) = draft.sentences
    assert len(sides_of(draft.mentions)) > MAX_SIDES
    assert list(pairs(draft, sentence)) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kenya, Rwanda and France sent envoys.", 3),
        # of four sides the model is not asked
        ("Kenya, Rwanda, France and Japan sent envoys.", 0),
    ],
)
def test_the_model_is_asked_of_sentences_with_few_sides(text: str, asked: int) -> None:
    assert sum(map(len, learned.hear(drafted(text)).values())) == asked


def test_words_far_from_the_marks_are_not_shown() -> None:
    far = "Many days of rain were followed by many days of sun, said all who had come to the market place of the old town on the hill. "
    text = near_marks(
        f"{far}It was then that [unused1] Kenya [unused2] praised [unused3] Rwanda [unused4] for its roads. {far}{far}"
    )
    assert "[unused1] Kenya [unused2] praised [unused3] Rwanda [unused4] for its roads." in text
    assert BEFORE <= text.index("[unused1]") + 10 < BEFORE + 20
    assert len(text) < BEFORE + AFTER + 60


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        # texts of about equal length go together, the shortest first
        ([50, 20, 48, 21], [[1, 3], [2, 0]]),
        # not more than fit
        ([100, 100, 100], [[0, 1], [2]]),
        # one too long for any company goes alone
        ([500, 10], [[1], [0]]),
        ([], []),
    ],
)
def test_texts_of_like_length_are_read_together(lengths: list[int], expected: list[list[int]]) -> None:
    assert list(learned.batches(lengths)) == expected


def test_what_is_said_of_a_text_hardly_depends_on_its_company() -> None:
    texts = [
        "[unused1] Kenya [unused2] praised [unused3] Rwanda [unused4] for its roads.",
        "[unused1] Kenya [unused2] and [unused3] Peru [unused4] signed an agreement on trade.",
        "[unused1] Ghana [unused2] bombed [unused3] Chile [unused4] for three days and nights, officials said in the capital.",
    ]
    reader = learned.default_reader()
    for alone, together in zip([next(reader.scores([text])) for text in texts], reader.scores(texts), strict=True):
        assert alone.status == together.status
        assert together.types == pytest.approx(alone.types, abs=0.1)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        # the side that stands first is A, whoever acts
        (((0, 6), (19, 24)), "[unused1] France [unused2] was told by [unused3] Japan [unused4] to wait."),
        (((19, 24), (0, 6)), "[unused1] France [unused2] was told by [unused3] Japan [unused4] to wait."),
        # a side alone
        (((19, 24),), "France was told by [unused1] Japan [unused2] to wait."),
        # words inside the other side are not marked twice
        (((0, 24), (19, 24)), "[unused1] France was told by Japan [unused2] to wait."),
    ],
)
def test_given_words_are_marked_in_the_order_of_the_text(spans: tuple[tuple[int, int], ...], expected: str) -> None:
    assert marked_spans("France was told by Japan to wait.", spans) == expected


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        # actives and passives: the model is loaded, asked with the right marks, and read with the right labels
        ("Norway imposed new sanctions on Iran on Monday.", "SANCTION", "NOR"),
        ("Russian troops invaded Ukraine and bombed its cities.", "ASSAULT", "RUS"),
        ("India accused Pakistan of sheltering the gunmen.", "ACCUSE", "IND"),
        ("Pakistan was accused by India of sheltering the gunmen.", "ACCUSE", "IND"),
    ],
)
def test_the_model_proposes_type_and_direction(text: str, kind: str, source: str) -> None:
    (heard,) = learned.hear(drafted(text)).values()
    best = learned.proposals(heard)[0]
    assert (best.type, best.sources[0].country) == (kind, source)
    assert best.frame == LEARNED
    assert "model" in best.reasons["type"]


def scores(**likely: float) -> Scores:
    """Scores of a pair from `TYPE_way=probability`; all others are nil."""
    types = {(kind, way): 0.0 for kind in ("CONSULT", "ACCUSE", "SANCTION") for way in ("AB", "BA")}
    types |= {tuple(name.split("_")): p for name, p in likely.items()}  # type: ignore[misc]
    return Scores(types, {"CONSULT": "meet", "ACCUSE": "allege"}, "occurred")


def heard_of(text: str, **likely: float) -> list[Heard]:
    draft = drafted(text)
    (sentence,) = draft.sentences
    return [Heard(pair, scores(**likely)) for pair in pairs(draft, sentence)]


def test_all_who_take_part_are_one_proposal() -> None:
    (proposal,) = learned.proposals(heard_of("Kenya, Rwanda and Chad met in Paris.", CONSULT_AB=0.9, CONSULT_BA=0.8)[:3])
    assert {m.country for m in proposal.sources} == {"KEN", "RWA", "TCD"}
    assert proposal.targets == ()


def test_one_act_towards_two_is_one_proposal() -> None:
    heard = heard_of("Kenya accused Rwanda and Chad.", ACCUSE_AB=0.9)
    (proposal,) = learned.proposals([h for h in heard if h.pair.a.code == "KEN"])
    assert [m.country for m in proposal.sources] == ["KEN"]
    assert [m.country for m in proposal.targets] == ["RWA", "TCD"]


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        # the model sees the same act
        ({"ACCUSE_AB": 0.3}, ("model-pair", "model-pair>=0.02", "model-pair>=0.08", "model-pair>=0.2")),
        # the model sees another act
        ({"ACCUSE_AB": 0.01, "SANCTION_AB": 0.1}, ("model-pair", "model-other>=0.02", "model-other>=0.08")),
        # the model sees it the other way round
        ({"ACCUSE_BA": 0.9}, ("model-pair", "model-turned")),
    ],
)
def test_a_frame_is_marked_with_what_the_model_says_of_its_sides(likely: dict[str, float], expected: tuple[str, ...]) -> None:
    text = "Kenya accused Rwanda."
    told = proposal_of(text, "ACCUSE", "KEN", "RWA")
    assert agreement(told, heard_of(text, **likely)) == expected
    assert agreement(told, []) == (SILENT,)


def test_the_model_does_not_repeat_a_frame() -> None:
    text = "Kenya accused Rwanda."
    told = proposal_of(text, "ACCUSE", "KEN", "RWA")
    assert [p.frame for p in weigh([told], heard_of(text, ACCUSE_AB=0.97), 0.0, 0.0)] == ["a-frame"]
    # another act between the same sides is the model's own
    assert [p.frame for p in weigh([told], heard_of(text, SANCTION_AB=0.97), 0.0, 0.0)] == ["a-frame", LEARNED]


def proposal_of(text: str, kind: str, source: str, target: str) -> Proposal:
    draft = drafted(text)
    by_code = {m.country: m for m in draft.mentions}
    return Proposal(
        sentence=draft.sentences[0],
        type=kind,
        mode=None,
        status="occurred",
        sources=(by_code[source],),
        targets=(by_code[target],),
        start=0,
        end=len(text),
        trigger=6,
        frame="a-frame",
        confidence=0.5,
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # acts at home, between actors that no list knows
        ("[Police in Lyon] arrested {nine of the marchers} on Sunday.", "COERCE"),
        ("{The dockers' union} was sued by [the port] over the strike.", "ACCUSE"),
        # no frame names the act
        ("[The abbot] will hear nothing of the plan of {the mayor}.", "REJECT"),
        # the act decides, not what it is about
        ("[Oman] has agreed to lift a ban on imports of {Kenyan tea}.", "AGREE"),
        ("[The vintners] accepted an offer by {the ministry} at a meeting.", "AGREE"),
        # a pronoun under a verb of saying is who says it
        ("[The pilots] said they will not meet {the owners} before Friday.", "REJECT"),
        # peacekeepers are help, other troops are not
        ("[Some 200 Ghanaian soldiers] were deployed as peacekeepers to {Mali}.", "AID"),
    ],
)
def test_a_given_pair_always_has_an_answer(marked: str, expected: str) -> None:
    text, (source,), (target,) = unmark(marked)
    assert classify(text, source, target).type == expected
