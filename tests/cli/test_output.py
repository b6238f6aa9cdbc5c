"""Tables on a terminal: what is broken over two lines, and what is not."""

import pytest

from dragoman.cli.output import column_widths


@pytest.mark.parametrize(
    ("columns", "room", "widths"),
    [
        pytest.param([["date"], ["a few words"]], 20, [4, 11], id="all fits"),
        pytest.param([["Kassym-Jomart Tokayev"], ["one two three four five six"]], 30, [15, 15], id="the widest gives way first"),
        pytest.param([["Kassym-Jomart Tokayev"], ["2023-11-09"]], 23, [13, 10], id="no word is broken"),
        pytest.param([["Berdimuhamedow met others"], ["2023-11-09"]], 19, [9, 10], id="but one too long for the room"),
        pytest.param([["2023-11-09"], ["2023-11-09"]], 12, None, id="no room at all"),
    ],
)
def test_column_widths(columns: list[list[str]], room: int, widths: list[int] | None) -> None:
    assert column_widths(columns, room) == widths
