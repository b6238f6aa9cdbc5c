import pytest

from dragoman.model import Page
from dragoman.pages import clean
from dragoman.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russian President Vladimir Putin arrived in Astana on Thursday. Putin met ministers.",
            [("Vladimir Putin", "President", "RUS")],
            id="title and name, once",
        ),
        pytest.param("Putin arrived in Astana on Thursday.", [], id="no office named"),
        pytest.param(
            "The Minister of Education and Youth of Jamaica, Mrs Fayval Williams, opened the school on Friday.",
            [("Fayval Williams", "Minister of Education and Youth of Jamaica", "JAM")],
            id="told before the name",
        ),
        pytest.param(
            "Akihiko Tanaka, 69, head of the aid agency of Japan, spoke on Monday.",
            [("Akihiko Tanaka", "head of the aid agency of Japan", "JPN")],
            id="told after the name",
        ),
        pytest.param(
            "Border Police Director Maj. Gen. Amos Otieno spoke on Monday.",
            [("Amos Otieno", "Border Police Director", None)],
            id="a title of many words, with ranks before the name",
        ),
        pytest.param(
            "The talks in Islamabad were led by Pakistan's commissioner for Indus Waters Mehr Ali Shah.",
            [("Ali Shah", "commissioner", "PAK")],
            id="a given name ends the field",
        ),
        pytest.param("Mayor-elect Andre Dickens of Atlanta spoke.", [("Andre Dickens", "Mayor-elect", "USA")], id="elect"),
        pytest.param("Former German Chancellor Angela Merkel spoke in Rome on Monday.", [], id="a former office is none"),
        pytest.param(
            "Kazakh Foreign Minister Murat Nurtleu will visit Tashkent on May 22, ministry spokesman Aibek Smadiyarov said.",
            [("Murat Nurtleu", "Foreign Minister", "KAZ"), ("Aibek Smadiyarov", "ministry spokesman", "KAZ")],
            id="a clause before a name is no office",
        ),
        pytest.param("American geologist John Harvey Blake travelled to Kenya.", [], id="a trade is no office"),
        pytest.param(
            "Park Jin, who is expected to become the next South Korean foreign minister, spoke on Monday.",
            [],
            id="an office to come",
        ),
    ],
)
def test_offices(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    facts = read(clean(Page(origin="x", article=text, published="2023-11-09"))).facts
    assert [(f["person"], f["office"], f["country"]) for f in facts if f["fact"] == "office"] == expected


def facts(text: str) -> list[dict[str, object]]:
    found = read(clean(Page(origin="x", article=text, published="2023-11-09"))).facts
    return [{k: v for k, v in f.items() if k not in ("quote", "start", "end", "actor")} for f in found if f["fact"] != "office"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kazakhstan has historical ties with Russia. It is also a member of the Collective Security Treaty Organization (CSTO), along with Armenia and Belarus.",
            [("CSTO", "KAZ"), ("CSTO", "ARM"), ("CSTO", "BLR")],
            id="several in one sentence, the first a pronoun",
        ),
        pytest.param(
            "The GCC member states are Bahrain, Kuwait, and Oman.",
            [("GCC", "BHR"), ("GCC", "KWT"), ("GCC", "OMN")],
            id="member states are",
        ),
        pytest.param(
            "Several EU states, including Germany and Spain, agreed.", [("EU", "DEU"), ("EU", "ESP")], id="states, including"
        ),
        pytest.param("The GCC states, Jordan and Egypt met.", [], id="states beside an organisation's are no members"),
        pytest.param(
            "The Group of Seven (G7), including Canada, the European Union, France and Italy, met.",
            [("G7", "CAN"), ("G7", "FRA"), ("G7", "ITA"), ("G7", "EU")],
            id="including, an organisation among them",
        ),
        pytest.param(
            "ASEAN comprises ten countries, among them Laos, Vietnam and Thailand.",
            [("ASEAN", "LAO"), ("ASEAN", "VNM"), ("ASEAN", "THA")],
            id="comprises: all that the sentence names",
        ),
        pytest.param("Finland wants to become a member of NATO.", [], id="a wish is no membership"),
    ],
)
def test_memberships(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f["of"], f["country"]) for f in facts(text) if f["fact"] == "member"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Finland joined NATO in April 2023.",
            {"fact": "member", "of": "NATO", "country": "FIN", "since": "2023-04"},
            id="joined, dated",
        ),
        pytest.param(
            "France and Kazakhstan have had a partnership since 2008.",
            {"fact": "partnership", "countries": ["FRA", "KAZ"], "what": "partnership", "since": "2008"},
            id="partnership since",
        ),
        pytest.param(
            "Iran severed diplomatic relations with Saudi Arabia in 2016.",
            {"fact": "relations", "countries": ["IRN", "SAU"], "change": "cut", "date": "2016"},
            id="relations cut",
        ),
        pytest.param(
            "In 2019 Italy exported 3 billion euros ($3.3 billion) in machines to Tunisia.",
            {
                "fact": "quantity",
                "kind": "trade",
                "amount": 3e9,
                "unit": "EUR",
                "commodity": "machines",
                "from": ["ITA"],
                "to": ["TUN"],
            },
            id="trade with amount, unit, commodity and direction",
        ),
        pytest.param(
            "Germany pledged $50 million in humanitarian aid to Yemen.",
            {
                "fact": "quantity",
                "kind": "aid",
                "amount": 5e7,
                "unit": "USD",
                "commodity": "humanitarian aid",
                "from": ["DEU"],
                "to": ["YEM"],
            },
            id="aid",
        ),
        pytest.param(
            "Russian President Vladimir Putin was re-elected with 87.28% of the vote.",
            {"fact": "election", "person": "Vladimir Putin", "country": "RUS", "share": 87.28, "date": None},
            id="election with its share",
        ),
    ],
)
def test_facts_of_one_sentence(text: str, expected: dict[str, object]) -> None:
    assert facts(text) == [expected]
