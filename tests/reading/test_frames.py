"""Each frame's example and counterexample are its tests; loading errors name file and line."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.frame_files import load_frames
from dragoman.knowledge.frame_types import Frame
from dragoman.knowledge.frames import default_lexicon, lexicon_with
from dragoman.reading.acts.marked import read_marked
from dragoman.reading.acts.trials import example_problem, speaks

FRAMES = default_lexicon().frames


@pytest.mark.parametrize(
    ("frame", "sentence"), [pytest.param(f, s, id=f"{f.id}-{i}") for f in FRAMES for i, s in enumerate(f.examples)]
)
def test_example(frame: Frame, sentence: str) -> None:
    assert example_problem(frame, sentence) is None


@pytest.mark.parametrize(
    ("frame", "sentence"), [pytest.param(f, s, id=f"{f.id}-{i}") for f in FRAMES for i, s in enumerate(f.counterexamples)]
)
def test_counterexample(frame: Frame, sentence: str) -> None:
    assert not speaks(frame, sentence)


GOOD = "- {id: a, type: CONSULT, mode: meet, verbs: [meet], example: '[A] met [B].', counterexample: 'A'}\n"

BAD = [
    pytest.param(
        "- {id: a, type: GREET, verbs: [meet], example: x, counterexample: y}",
        "mine.yaml:1: type: no event type 'GREET'",
        id="unknown type",
    ),
    pytest.param(
        GOOD + "- {id: b, type: CONSULT, verbs: [meet], example: x, counterexample: y}",
        "mine.yaml:2: CONSULT needs a mode",
        id="mode missing",
    ),
    pytest.param(
        GOOD + "- {id: b, type: REJECT, mode: meet, verbs: [x], example: x, counterexample: y}",
        "mine.yaml:2: REJECT has no mode 'meet'",
        id="mode of another type",
    ),
    pytest.param("- {id: b, type: REJECT, example: x, counterexample: y}", "mine.yaml:1: no trigger", id="no trigger"),
    pytest.param(
        "- {id: b, type: REJECT, verbs: [x], source: [subjekt], example: x, counterexample: y}",
        "mine.yaml:1: source: no slot 'subjekt'",
        id="unknown slot",
    ),
    pytest.param(
        "- {id: b, type: REJECT, verbs: [x], when: {objekt: [x]}, example: x, counterexample: y}",
        "mine.yaml:1: when: no condition 'objekt'",
        id="unknown condition",
    ),
    pytest.param(
        "- {id: b, type: REJECT, verbs: [$nothing], example: x, counterexample: y}",
        "mine.yaml:1: no word set $nothing",
        id="unknown word set",
    ),
    pytest.param(
        "- {id: b, type: REJECT, verbs: [x], confidence: 1.5, example: x, counterexample: y}",
        "mine.yaml:1: confidence: Input should be less than 1",
        id="more than certain",
    ),
    pytest.param("- {id: b, type: REJECT, verbs: [x], counterexample: y}", "mine.yaml:1: example: is missing", id="no example"),
    pytest.param(
        "- {id: b, type: REJECT, verbs: [x], example: x, counterexample: y, verb: z}",
        "mine.yaml:1: verb: there is no such field; there are id, type",
        id="misspelt field",
    ),
    pytest.param(GOOD + GOOD, "mine.yaml:2: a second frame 'a'", id="same id twice"),
    pytest.param("- {id: [", "mine.yaml:2:", id="not YAML"),
    pytest.param("- id: a\n  type: ACCUSE\n  type: AID\n", "mine.yaml:3: 'type' stands twice", id="a field twice"),
    pytest.param("id: a", "mine.yaml:1: a frame file is a list", id="not a list"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_errors_name_file_and_line(text: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        load_frames(text, "mine.yaml")
    assert str(error.value).startswith(message)


def test_own_frame_replaces_one_of_the_package(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "- {id: consult-meet, type: CONSULT, mode: meet, verbs: [powwow], source: [subject, with], example: '[A] x', counterexample: 'y'}\n"
    )
    lexicon = lexicon_with(own)
    assert lexicon["consult-meet"].triggers[0].lemma == "powwow"
    assert len(lexicon.frames) == len(FRAMES)


def test_its_author_says_how_often_an_own_frame_is_right(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    sure = []
    for confidence in (0.3, 0.9):
        own.write_text(
            "- {id: mine, type: SUPPORT, mode: praise, verbs: [serenade], target: [object], example: '[A] x {B}', counterexample: 'y',"
            f" confidence: {confidence}}}\n"
        )
        [event] = read_marked("[Peru] serenaded {Chile} on Monday.", lexicon_with(own))
        sure.append(event.confidence)
    assert sure[1] - sure[0] > 0.2, sure
    assert not [frame.id for frame in FRAMES if frame.confidence is not None], "those of the package are fitted"


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        lexicon_with(tmp_path / "none.yaml")
