"""Which names are one thing, and who "I" and "we" are on pages of one person's words."""

import pytest

from tests.reading.actor_factory import at, draft

VRENSK = "The bridge at Vrensk was taken by Russia. Ukraine left Vrensk at noon. Russia shelled Vrensk again."
SMALL = "Russia praised Progress. Ukraine hoped for progress. China mocked Progress. Japan met Progress."
NAMES = [
    # a name that no list holds and that recurs is one thing, of no country
    (VRENSK, "Vrensk", "name/vrensk"),
    # one that the page also writes small is no name
    (SMALL, "Progress", None),
    # a heading that ran into its text: two names of one person
    ("Isabel Volkes Isabel Anna Volkes is a politician. She met Emmanuel Macron in Paris.", "Isabel Volkes", "person/isabel-volkes@?"),
    ("Isabel Volkes Isabel Anna Volkes is a politician. She met Emmanuel Macron in Paris.", "Isabel Anna Volkes", "person/isabel-volkes@?"),
    # a heading of one word
    ("Marenko Marenko is a writer. She left Chad. France praised Marenko.", "Marenko", "person/marenko@?"),
    # two names with a dash between them
    ("Chad named Anna Doli – Marta Senk left. Later Marta Senk met Emmanuel Macron.", "Marta Senk", "person/marta-senk@?"),
    # a name with a place in it is not the place
    ("Chad opened the Lilongwe Ring Road. Malawi closed the Lilongwe Ring Road.", "Lilongwe Ring Road", "name/lilongwe-ring-road"),
    # a surname alone is of the person whom the page names in full, of a family the first
    ("Baxter spoke. Tom Baxter and his wife Sue Baxter left Kenya. Baxter wept. Baxter and Baxter met Emmanuel Macron.", "Baxter",
     "person/tom-baxter@?"),
    # a surname that stands first: of several bearers the one in office
    ("Kim Jong Un, son of Kim Jong Il, spoke. Kim threatened Japan. South Korea said Kim was wrong. Kim wept.", "Kim", "person/kim-jong-un"),
    # one person under two names
    ("Marta Kolin (born Marta Senk) left Chad. Senk met Emmanuel Macron.", "Senk", "person/marta-kolin@?"),
    ("Omar al-Jolan, also known as Samir Haddad, left Chad. Haddad met Emmanuel Macron.", "Haddad", "person/omar-al-jolan@?"),
    # a father's and a son's name in one
    ("Hamad bin Ali bin Hamad met Emmanuel Macron.", "Hamad bin Ali bin Hamad", "person/hamad-bin-ali-bin-hamad@?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor"), NAMES)
def test_names(text: str, words: str, actor: str | None) -> None:
    assert {m.actor for m in draft(text).mentions if m.text == words} == ({actor} if actor else set())


SAID = " I met Vladimir Putin. I saw Moscow. I know Russia. I like France."
QUESTIONS = " How did you begin? I met Vladimir Putin. What did you do? I saw Moscow. Do you like it? I like France. Will you go? I will see Russia."
SPEAKERS = [
    # whose remarks the head announces
    ("Remarks by President Joe Biden at a dinner for President Emmanuel Macron\n\n" + SAID, {"Joe Biden"}),
    ("President Joe Biden delivered remarks in honour of Emmanuel Macron.\n\n" + SAID, {"Joe Biden"}),
    # of two nobody
    ("Remarks by President Joe Biden and President Emmanuel Macron\n\n" + SAID, set()),
    # whom the head of an interview names most
    ("Interview: Emmanuel Macron on Russia\n\nEmmanuel Macron spoke about Joe Biden." + QUESTIONS, {"Emmanuel Macron"}),
    # an interview with somebody whom nothing tells is not of another
    ("The paper interviews Qwix Zorbla on Russia. Emmanuel Macron is named." + QUESTIONS, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_first_person(text: str, names: set[str]) -> None:
    assert {m.name for m in at(text, "I")} == names


SPEECH = (
    "The United States is strong. Americans know it. Our nation trades with Canada. Our people are free. We met them. We trust Russia. "
    "We pay. Americans know that we help, and that the United States helps. America stands with its friends."
)


def test_we_of_a_speech_are_the_people() -> None:
    (one,) = at(SPEECH, "We")
    assert (one.actor, one.kind) == ("USA", "group")
