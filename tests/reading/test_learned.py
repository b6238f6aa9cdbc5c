"""The learned reader: what it is shown, what it proposes, and how it is weighed against the frames."""

import pytest

from dragoman.model import Article
from dragoman.reading import resolved
from dragoman.reading.acts import learned
from dragoman.reading.acts.pairs import MAX_SIDES, marked, pairs, sides_of
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.acts.weighing import ALONE, weigh


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
    ("text", "kind", "source"),
    [
        # plain active verbs (passives it still turns round, see docs/event-reader.md): the model is loaded, asked with the right marks, and read with the right labels
        ("Norway imposed new sanctions on Iran on Monday.", "SANCTION", "NOR"),
        ("Russian troops invaded Ukraine and bombed its cities.", "ASSAULT", "RUS"),
        ("India accused Pakistan of sheltering the gunmen.", "ACCUSE", "IND"),
    ],
)
def test_the_model_proposes_type_and_direction(text: str, kind: str, source: str) -> None:
    (proposals,) = learned.propose(drafted(text), {}).values()
    best = max(proposals, key=lambda p: p.confidence)
    assert (best.type, best.sources[0].country) == (kind, source)
    assert best.frame == learned.FRAME
    assert "model" in best.reasons["type"]


def test_pairs_that_the_frames_told_are_not_asked_again() -> None:
    draft = drafted("Norway imposed new sanctions on Iran on Monday.")
    told = learned.propose(draft, {})
    assert learned.propose(draft, told) == {}


def test_frames_come_first_and_the_model_adds_what_it_is_sure_of() -> None:
    draft = drafted("Norway imposed new sanctions on Iran on Monday.")
    (proposals,) = learned.propose(draft, {}).values()
    sure = with_confidence(proposals[0], 0.97)
    unsure = with_confidence(proposals[0], ALONE - 0.01)
    assert weigh([], [unsure]) == []
    assert weigh([unsure], [sure]) == [unsure]  # the same sides are told already
    (added,) = weigh([], [sure])
    assert 0.4 < added.confidence < 0.6  # half of what the model alone adds is right


def with_confidence(proposal: Proposal, confidence: float) -> Proposal:
    from dataclasses import replace

    return replace(proposal, confidence=confidence)
