"""Names in running text: what is found, and what is not."""

import pytest

from dragoman.knowledge import default_knowledge

KB = default_knowledge()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # capitals decide between country and word
        ("Turkey hosts; a turkey roasts", [("Turkey", "TUR")]),
        ("The US told us", [("The US", "USA")]),
        ("U.S.-led talks", [("U.S.", "USA")]),
        # the possessive is not part of the name; curly or straight
        ("Kazakhstan’s envoy", [("Kazakhstan", "KAZ")]),
        ("Cote d'Ivoire and Côte d’Ivoire", [("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV")]),
        # longest first
        ("South Korean troops", [("South Korean", "KOR")]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "COD")]),
        ("the U.S. Pacific Command", [("U.S. Pacific Command", "INDOPACOM")]),
        # the Arabic article comes and goes
        ("Bisher Khasawneh", [("Bisher Khasawneh", "person/bisher-al-khasawneh")]),
        # acronyms with a sign, and such as are words
        ("OPEC+ and OPEC can agree, AL and CAN aside", [("OPEC+", "OPEC+"), ("OPEC", "OPEC")]),
        # accents, hyphens, shouted headlines
        ("Türkiye", [("Türkiye", "TUR")]),
        ("KIM JONG UN", [("KIM JONG UN", "person/kim-jong-un")]),
        ("Kim Jong-un", [("Kim Jong-un", "person/kim-jong-un")]),
        # a name does not run over a full stop, a comma or a blank line
        ("Hungary met South. Korea", [("Hungary", "HUN")]),
        ("Vladimir, Putin", []),
        # acronyms as printed in Britain; as words they are none
        ("Nato and Opec met who", [("Nato", "NATO"), ("Opec", "OPEC")]),
        # a newspaper, a sea and a state hide the name that they hold
        ("The Washington Post in the South China Sea off New Mexico", []),
        # parts and peoples of states, which hold other states' names
        (
            "Northern Ireland and Bosnian Serb leaders",
            [("Northern Ireland", "GBR/northern_ireland"), ("Bosnian Serb", "BIH/bosnian_serbs")],
        ),
        # nationals
        ("Russians and Britons", [("Russians", "RUS"), ("Britons", "GBR")]),
        ("Kremlin", [("Kremlin", "RUS/head_of_state")]),
    ],
)
def test_find(text: str, found: list[tuple[str, str]]) -> None:
    hits = KB.find(text)
    assert [(h.text, h.names[0].actor) for h in hits] == found
    assert all(text[h.start : h.end] == h.text for h in hits)


def test_a_name_with_two_meanings_gives_both() -> None:
    (hit,) = KB.find("Congolese")
    assert {n.actor for n in hit.names} == {"COD", "COG"}
