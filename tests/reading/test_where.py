"""Where events happen."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.model import Article, Participant
from dragoman.reading import resolved
from dragoman.reading.geography.where import place_event
from dragoman.reading.syntax import parse


def placed(text: str, trigger: str, type_: str, mode: str | None, sources: str = "", targets: str = "") -> str | None:
    """ "City COUNTRY" of the event told by the first token `trigger`; participants are alpha-3 codes."""
    article = Article(id="x", url=None, title=None, text=text, published="2023-11-10", published_from="given")
    draft = next(resolved([article], default_knowledge()))
    parse([s for s in draft.sentences if s.doc is None])  # also those that hold no event by the rules of selection
    sentence, token = next((s, t) for s in draft.sentences if s.doc is not None for t in s.doc if t.text == trigger)
    participants = [
        Participant(actor=code, name=code, country=code, person=None, role=role, start=None, end=None)
        for role, codes in (("source", sources), ("target", targets))
        for code in codes.split()
    ]
    place, _ = place_event(draft, sentence, token, type_, mode, participants)  # type: ignore[arg-type]
    return place and f"{place.name} {place.country}"


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode", "sources", "targets", "expected"),
    [
        # attached to the trigger
        (
            "Vladimir Putin met Kassym-Jomart Tokayev in Astana on Thursday.",
            "met",
            "CONSULT",
            "meet",
            "RUS KAZ",
            "",
            "Astana KAZ",
        ),
        # the destination, not the start
        ("Tokayev travelled from Moscow to Paris.", "travelled", "CONSULT", "visit", "KAZ", "FRA", "Paris FRA"),
        ("Macron visited Beijing.", "visited", "CONSULT", "visit", "FRA", "CHN", "Beijing CHN"),
        # a visit to a country has the country
        ("Macron will visit China next week.", "visit", "CONSULT", "visit", "FRA", "CHN", "China CHN"),
        # the host, when no place is said
        ("Jordan received the Kazakh leader.", "received", "CONSULT", "visit", "KAZ", "JOR", "Jordan JOR"),
        # the city that a noun explains
        ("In the Chinese city of Hangzhou, Park met Xi.", "met", "CONSULT", "meet", "KOR CHN", "", "Hangzhou CHN"),
        # named after its city
        ("Leaders spoke of peace at the Jeddah Security Summit.", "Summit", "CONSULT", "multilateral", "SAU", "", "Jeddah SAU"),
        # merely mentioned
        ("Macron and Xi discussed the situation in Syria.", "discussed", "CONSULT", "talks", "FRA CHN", "", None),
        ("France condemned the actions of Russia in Mali.", "condemned", "ACCUSE", "disapprove", "FRA", "RUS", None),
        # a call has no place
        ("Macron called Putin from Paris.", "called", "CONSULT", "call", "FRA RUS", "", None),
        # an attack is where the target is, if nothing else is said
        ("Russia shelled Ukrainian positions.", "shelled", "ASSAULT", None, "RUS", "UKR", "Ukraine UKR"),
        ("Russian forces bombed Odessa.", "bombed", "ASSAULT", None, "RUS", "UKR", "Odesa UKR"),
        # on one's own side of a border, by whatever name it goes
        ("Poland sends 3,000 soldiers to the border with Belarus.", "sends", "MOBILIZE", None, "POL", "", "Poland POL"),
        (
            "Kenyan and Somali troops hold drills near the Ethiopian border.",
            "drills",
            "COOPERATE",
            "military",
            "KEN SOM",
            "",
            None,
        ),
        ("Bolivia reopens its northern border with Brazil.", "reopens", "RETREAT", None, "BOL", "BRA", "Bolivia BOL"),
        ("Bolivia recalled its envoy over an arrest near the border.", "recalled", "SANCTION", None, "BOL", "CHL", None),
        # but not where it is crossed
        ("Turkish troops crossed the border into Syria.", "crossed", "MOBILIZE", None, "TUR", "SYR", "Syria SYR"),
        # on land, into airspace
        ("Japan will build a base on the island of Okinawa.", "build", "MOBILIZE", None, "JPN", "", "Okinawa JPN"),
        ("Sudanese jets strayed into Ethiopian airspace.", "strayed", "MOBILIZE", None, "SDN", "ETH", "Ethiopia ETH"),
        # a works that bears a name
        ("Engineers of both states ran the Bushehr nuclear plant.", "ran", "COOPERATE", "other", "IRN RUS", "", "Bushehr IRN"),
        # where prosecutors sit, where an embassy is sent, at the seat of the host
        (
            "Prosecutors in Antwerp are investigating a Chinese firm.",
            "investigating",
            "ACCUSE",
            "investigate",
            "BEL",
            "CHN",
            "Antwerp BEL",
        ),
        (
            "Ghana's president met a Malian delegation at the presidential palace.",
            "met",
            "CONSULT",
            "meet",
            "GHA MLI",
            "",
            "Ghana GHA",
        ),
        # of several targets the first
        ("Fiji condemned strikes against Samoa and Tonga.", "strikes", "ASSAULT", None, "FJI", "WSM TON", "Samoa WSM"),
        # told before
        ("Gunmen staged an attack in Herat. The attack was repelled.", "repelled", "ASSAULT", None, "", "", "Herat AFG"),
        # an arrest is where the police is
        ("Iran arrested two French citizens.", "arrested", "COERCE", None, "IRN", "FRA", "Iran IRN"),
        # a post abroad
        ("Washington closed its embassy in Havana.", "closed", "SANCTION", None, "USA", "CUB", "Havana CUB"),
        # the adjective says where
        ("Russia held exercises on Venezuelan soil.", "exercises", "COOPERATE", "military", "RUS VEN", "", "Venezuela VEN"),
        # a summit named after its parties is not held at one of them
        ("Both hoped for a U.S.-Russia summit.", "summit", "CONSULT", "meet", "USA RUS", "", None),
        # online is nowhere
        ("Macron and Xi met by videoconference.", "met", "CONSULT", "meet", "FRA CHN", "", None),
        # by what means is not where
        ("Kim arrived by train in Vladivostok.", "arrived", "CONSULT", "visit", "PRK", "RUS", "Vladivostok RUS"),
        # the city after "where"
        ("The talks were in Doha, where Iran accused France of deceit.", "accused", "ACCUSE", "allege", "IRN", "FRA", "Doha QAT"),
        # the host's country is where what is said there is said
        (
            "French President Emmanuel Macron received German Chancellor Olaf Scholz. Scholz praised France.",
            "praised",
            "SUPPORT",
            "praise",
            "DEU",
            "FRA",
            "France FRA",
        ),
        # officials are met where they are
        ("Baerbock held talks with government officials in Riyadh.", "talks", "CONSULT", "talks", "DEU SYR", "", "Riyadh SAU"),
        # signed there
        ("Zelensky and Tusk sign a treaty in Warsaw.", "sign", "AGREE", "sign", "UKR POL", "", "Warsaw POL"),
        # left there
        (
            "Ukrainian forces will withdraw from Sievierodonetsk.",
            "withdraw",
            "RETREAT",
            None,
            "UKR",
            "RUS",
            "Sievierodonetsk UKR",
        ),
        # the coast is Alaska's
        (
            "US jets intercepted Russian bombers off the coast of Alaska.",
            "intercepted",
            "MOBILIZE",
            None,
            "USA",
            "RUS",
            "Alaska USA",
        ),
        # refuge is given at home
        ("Chile offered asylum to Venezuelans.", "offered", "AID", "asylum", "CHL", "VEN", "Chile CHL"),
        # a part of an organisation's name is no place
        (
            "Turkish guns strike Islamic State of Iraq and the Levant positions in Syria.",
            "strike",
            "ASSAULT",
            None,
            "TUR",
            "SYR",
            "Syria SYR",
        ),
        # said at the meeting that the page tells of
        (
            "Vladimir Putin met Kassym-Jomart Tokayev in Astana on Thursday. Putin praised Kazakhstan.",
            "praised",
            "SUPPORT",
            "praise",
            "RUS",
            "KAZ",
            "Astana KAZ",
        ),
        # but not when the meeting is somebody else's
        (
            "Vladimir Putin met Kassym-Jomart Tokayev in Astana on Thursday. France praised Japan.",
            "praised",
            "SUPPORT",
            "praise",
            "FRA",
            "JPN",
            None,
        ),
        # what is said to who is posted at a capital is said there
        (
            "Kenya's foreign ministry handed a note of protest to the Ugandan ambassador.",
            "note",
            "ACCUSE",
            "disapprove",
            "KEN",
            "UGA",
            "Kenya KEN",
        ),
        # the city of the state that is named beside it
        ("Golob arrived in Tirana on Monday for a visit to Albania.", "arrived", "CONSULT", "visit", "SVN", "ALB", "Tirana ALB"),
        # nor when it is yet to come
        ("Putin was invited to visit Astana. Putin praised Kazakhstan.", "praised", "SUPPORT", "praise", "RUS", "KAZ", None),
    ],
)
def test_where(text: str, trigger: str, type_: str, mode: str | None, sources: str, targets: str, expected: str | None) -> None:
    assert placed(text, trigger, type_, mode, sources, targets) == expected
