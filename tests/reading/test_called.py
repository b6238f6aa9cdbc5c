"""By what name those who take part in an event are called."""

import pytest

from dragoman.model import Article
from dragoman.reading import read

CALLED = [
    # a crowd that only the place tells whose it is
    ("Dozens of masked rioters set fire to the Swedish Embassy in downtown Baghdad.", "PROTEST", ("masked rioters", "IRQ")),
    ("Angry students rallied outside the Chinese consulate in Manila.", "PROTEST", ("Angry students", "PHL")),
    # "the government" of the state spoken of
    ("Kenya is in turmoil. The government cut ties with Somalia on Monday.", "SANCTION", ("Kenyan government", "KEN")),
    # a people keeps its name
    ("The Kenyans captured a Somali trader.", "COERCE", ("Kenyans", "KEN")),
    # authorities that announce what their state did
    ("Kenyan authorities announced that three Somali traders were arrested in Mombasa.", "COERCE", ("Kenyan authorities", "KEN")),
    # the other side of "his summit with"
    ("French President Emmanuel Macron said that his summit with Serbian leader Aleksandar Vučić will take place on 12 June.", "CONSULT",
     ("Aleksandar Vučić", "SRB")),
    # subjects that the parse joins to the phrase before
    ("In response to threats from Russia, Finland and Sweden condemned Belarus.", "ACCUSE", ("Finland", "FIN")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "called"), CALLED)
def test_called(text: str, kind: str, called: tuple[str, str]) -> None:
    article = Article(id="x", url="x", title=None, text=text, published="2023-05-05", published_from="given")
    (event,) = [e for e in read(article).events if e.type == kind]
    assert called in [(p.name, p.country) for p in event.participants]


def test_who_joins_the_next_clause_does_nothing_before() -> None:
    text = "After missile launches by Iran, France and Germany quickly condemned Tehran."
    article = Article(id="x", url="x", title=None, text=text, published="2023-05-05", published_from="given")
    assert {"FRA", "DEU"} not in [{p.country for p in e.participants} for e in read(article).events if e.type == "MOBILIZE"]
