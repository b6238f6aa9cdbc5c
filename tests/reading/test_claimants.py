"""Whose claim a denial answers, whose step is called bad, and whose deed a threat answers."""

import pytest

from dragoman.reading.acts.marked import read_marked

TOLD = [
    ("REJECT", "{Peru} accused its neighbour of spying, a charge that [Chile] denies."),
    ("REJECT", "{Peru} accused its neighbour of spying; [Chile] denied the charge."),
    ("REJECT", "{Peru} says that its neighbour sends guns to rebels, which [Chile] denies."),
    ("THREATEN", "[Chile] vowed countermeasures after {Peru} had opened the office."),
    ("THREATEN", "[Chile] warned of serious consequences if {Peru} opened the office."),
]


@pytest.mark.parametrize(("type", "sentence"), TOLD)
def test_the_other_side_stands_in_the_clause_beside(type: str, sentence: str) -> None:
    events = [event for event in read_marked(sentence) if event.type == type]
    assert [{(p.country, p.role) for p in event.participants} for event in events] == [{("Chile", "source"), ("Peru", "target")}]


def test_a_report_of_nobody_is_not_denied_to_a_state() -> None:
    assert not [event for event in read_marked("[Chile] denied a report of a magazine in {Peru}.") if event.type == "REJECT"]
