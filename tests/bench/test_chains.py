"""The chain scorer on cases worked by hand."""

import pytest

from bench.chains import b_cubed, ceaf_e, conll, muc

KEY = [{"a", "b", "c"}, {"d", "e"}]
CASES = [
    # the key itself
    (KEY, (1.0, 1.0, 1.0)),
    # nothing found
    ([], (0.0, 0.0, 0.0)),
    # one chain for all: MUC links P 3/4, R 3/3; B³ P (3·3/5 + 2·2/5)/5 = .52, R 1; CEAFe best match 2·3/(3+5) = .75, P .75/1, R .75/2
    ([{"a", "b", "c", "d", "e"}], (2 * 0.75 / 1.75, 2 * 0.52 / 1.52, 2 * 0.75 * 0.375 / 1.125)),
    # one mention lost: MUC P 2/2, R 2/3; B³ P 1, R (2/3 + 2/3 + 1 + 1)/5 = 2/3; CEAFe 2·2/5 + 1 = 1.8, P .9, R .9
    ([{"a", "b"}, {"d", "e"}], (0.8, 0.8, 0.9)),
]


@pytest.mark.parametrize(("response", "f1"), CASES)
def test_f1(response: list[set[str]], f1: tuple[float, float, float]) -> None:
    got = (muc(KEY, response)[2], b_cubed(KEY, response)[2], ceaf_e(KEY, response)[2])
    assert got == pytest.approx(f1)
    assert conll(KEY, response) == pytest.approx(sum(f1) / 3)
