"""Whose claim a denial answers, whose step is called bad, and whose deed a threat answers."""

import pytest

from dragoman.reading.acts.marked import read_marked

TOLD = [
    ("REJECT", "Peru accused its neighbour of spying, a charge that Chile denies."),
    ("REJECT", "Peru accused its neighbour of spying; Chile denied the charge."),
    ("REJECT", "Peru says that its neighbour sends guns to rebels, which Chile denies."),
    ("THREATEN", "Chile vowed countermeasures after Peru had opened the office."),
    ("THREATEN", "Chile said that it would close the bridge if Peru closed the road."),
]


@pytest.mark.parametrize(("type", "sentence"), TOLD)
def test_the_other_side_stands_in_the_clause_beside(type: str, sentence: str) -> None:
    marked = sentence.replace("Peru", "{Peru}").replace("Chile", "[Chile]")
    found = [e for e in read_marked(marked) if e.type == type]
    assert [({p.country for p in e.participants if p.role == "source"}, {p.country for p in e.participants if p.role == "target"}) for e in found] == [
        ({"CHL"}, {"PER"})
    ]


def test_a_report_of_nobody_is_not_denied_to_a_state() -> None:
    assert not [e for e in read_marked("[Chile] denied a report of a magazine in {Peru}.") if e.type == "REJECT"]
