"""What an event is about, by the words of its sentence."""

import pytest

from dragoman.reading.acts.contexts import contexts_in


@pytest.mark.parametrize(
    ("words", "contexts"),
    [
        pytest.param("Peru and Chile lowered tariffs", ("trade",), id="a beginning with its ending"),
        pytest.param(
            "Soldiers guarded the Pipeline", ("military", "energy"), id="capitals do not matter, the table's order does"
        ),
        pytest.param("the man who came", (), id="an acronym stands in capitals"),
        pytest.param("the WHO sent doses", ("health",), id="an acronym"),
        pytest.param("ahead of COP29", ("environment",), id="an acronym with any ending"),
        pytest.param("talks on market access", ("trade",), id="two words"),
        pytest.param("after the cease-fire", ("peace",), id="a hyphen"),
        pytest.param("two fighter jets", ("military",), id="two words, any ending"),
        pytest.param("a report on importance", ("trade",), id="a beginning is taken as the table gives it"),
    ],
)
def test_contexts(words: str, contexts: tuple[str, ...]) -> None:
    assert contexts_in(words) == contexts
