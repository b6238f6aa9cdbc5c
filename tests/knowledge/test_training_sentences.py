"""The sentences written for training the learned reader keep their format."""

import runpy
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools/event_reader"
MARKED = sorted((TOOLS / "marked").glob("*.txt"))
DATASET = runpy.run_path(str(TOOLS / "dataset.py"))


@pytest.mark.parametrize("table", MARKED, ids=[path.stem for path in MARKED])
def test_every_event_is_known_and_between_sides_of_its_sentence(table: Path) -> None:
    assert all("[unused1]" in row["text"] and "[unused3]" in row["text"] for row in DATASET["marked_rows"](table))


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        ("@ SUPPORT/praise/occurred A>B\n[A Chad] praised [B Gabon].", [["AB"]]),
        # who is named second may be the source
        ("@ SUPPORT/praise/occurred B>A\n[A Chad] was praised by [B Gabon].", [["BA"]]),
        # done together: both ways; the third side has no event with either
        ("@ CONSULT/meet/occurred A=B\n[A Chad] met [B Gabon] near [C Togo].", [["AB", "BA"], [], []]),
        ("@ -\n[A Chad] is hotter than [B Gabon].", [[]]),
    ],
)
def test_rows_of_a_marked_sentence(tmp_path: Path, line: str, ways: list[list[str]]) -> None:
    (tmp_path / "x.txt").write_text(line)
    rows = DATASET["marked_rows"](tmp_path / "x.txt")
    assert [[event["way"] for event in row["events"]] for row in rows] == ways


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
