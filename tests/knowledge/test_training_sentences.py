"""The sentences written for training the learned reader keep their format."""

import runpy
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools/event_reader"
MARKED = sorted((TOOLS / "marked").glob("*.txt"))
DATASET = runpy.run_path(str(TOOLS / "dataset.py"))


@pytest.mark.parametrize("table", MARKED, ids=[path.stem for path in MARKED])
def test_every_event_is_known_and_between_sides_of_its_sentence(table: Path) -> None:
    assert all("[unused1]" in row["text"] and "[unused2]" in row["text"] for row in DATASET["marked_rows"](table))


@pytest.mark.parametrize(
    ("line", "acts"),
    [
        ("@ SUPPORT/praise/occurred A>B\n[A Chad] praised [B Gabon].", [(0, 1)]),
        # who is named second may be the source
        ("@ SUPPORT/praise/occurred B>A\n[A Chad] was praised by [B Gabon].", [(1, 0)]),
        # sides are numbered in the order of their first mentions
        ("@ SUPPORT/praise/occurred A>B\n[B Gabon] was praised by [A Chad].", [(1, 0)]),
        # done together: both ways; the third side has no event with either
        ("@ CONSULT/meet/occurred A=B\n[A Chad] met [B Gabon] near [C Togo].", [(0, 1), (1, 0)]),
        ("@ -\n[A Chad] is hotter than [B Gabon].", []),
    ],
)
def test_the_row_of_a_marked_sentence(tmp_path: Path, line: str, acts: list[tuple[int, int]]) -> None:
    (tmp_path / "x.txt").write_text(line)
    (row,) = DATASET["marked_rows"](tmp_path / "x.txt")
    assert [(event["from"], event["to"]) for event in row["events"]] == acts


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        ({"TCD"}, {"GAB"}, [(0, 1)]),
        # done together
        ({"TCD", "GAB"}, set(), [(0, 1), (1, 0)]),
        # whoever else takes part is not named in the sentence
        ({"TCD"}, {"KEN"}, [(0, None)]),
        ({"KEN"}, {"GAB"}, [(None, 1)]),
        ({"KEN"}, {"PER"}, []),
    ],
)
def test_what_the_sides_of_a_sentence_have_of_an_event(
    sources: set[str], targets: set[str], expected: list[tuple[int | None, int | None]]
) -> None:
    people = [{"country": code, "role": "source"} for code in sources] + [{"country": code, "role": "target"} for code in targets]
    event = {"type": "CONSULT", "mode": "meet", "status": "occurred", "participants": people}
    assert [(found["from"], found["to"]) for found in DATASET["labels"](event, ["TCD", "GAB", "TGO"])] == expected


@pytest.mark.parametrize(
    "line",
    [
        "@ PRAISE//occurred A>B\n[A Chad] praised [B Gabon].",  # no such type
        "@ SUPPORT/meet/occurred A>B\n[A Chad] praised [B Gabon].",  # a mode of another type
        "@ SUPPORT/praise/done A>B\n[A Chad] praised [B Gabon].",  # no such status
        "@ SUPPORT/praise/occurred A>C\n[A Chad] praised [B Gabon].",  # no such side
        "@ -\n[A Chad] grew.",  # nothing to be paired
    ],
)
def test_a_wrong_sentence_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "x.txt").write_text(line)
    with pytest.raises(ValueError, match=r"x\.txt:2"):
        list(DATASET["marked_rows"](tmp_path / "x.txt"))
