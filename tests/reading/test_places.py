"""Place names in articles: what is a place, and which one."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.model import Article, Place
from dragoman.reading.draft import Draft
from dragoman.reading.places import find_places
from dragoman.reading.sentences import split_sentences
from dragoman.reading.syntax import parse


def places_of(text: str) -> list[Place]:
    article = Article(id="x", url=None, title=None, text=text, published=None, published_from=None)
    draft = Draft(article, sentences=split_sentences(article))
    parse(draft.sentences)
    return find_places(draft, default_knowledge())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin arrived in Astana, Kazakhstan, on Thursday.", [("Astana", "KAZ"), ("Kazakhstan", "KAZ")]),
        # qualified by a region, and the same name again means the same place
        (
            "A fire broke out in Paris, Texas. Firemen from all over Paris came.",
            [("Paris", "USA"), ("Texas", "USA"), ("Paris", "USA")],
        ),
        ("The leaders met in Paris on Monday.", [("Paris", "FRA")]),
        ("He lives in St. Petersburg, Florida.", [("St. Petersburg", "USA"), ("Florida", "USA")]),
        ("Russia's president was born in St. Petersburg.", [("Russia", "RUS"), ("Saint Petersburg", "RUS")]),
        ("The senator from Atlanta, Georgia, spoke.", [("Atlanta", "USA"), ("Georgia", "USA")]),
        ("Tbilisi said that Georgia would not sign.", [("Tbilisi", "GEO"), ("Georgia", "GEO")]),
        # a list of countries, not a town in Japan; a list of states, not a country
        ("Officials from China, Japan and Brazil met.", [("China", "CHN"), ("Japan", "JPN"), ("Brazil", "BRA")]),
        ("Farms in Alabama, Georgia and Florida were hit.", [("Alabama", "USA"), ("Georgia", "USA"), ("Florida", "USA")]),
        # a town that the gazetteer lacks is where the region behind says
        ("He was born in Blueberry Creek, Ontario.", [("Ontario", "CAN")]),
        ("A court in Bradford, Ontario heard him.", [("Bradford", "CAN"), ("Ontario", "CAN")]),
        # the words behind and before say what it is
        ("Fighting went on in the Donetsk region of Ukraine.", [("Donetsk Oblast", "UKR"), ("Ukraine", "UKR")]),
        # the noun of a list says what its names are, however few people a county is filed with
        (
            "Fighting went on in Kharkiv and Donetsk oblasts.",
            [("Kharkiv Oblast", "UKR"), ("Donetsk Oblast", "UKR")],
        ),
        ("Clinics opened in Los Angeles and Riverside Counties.", [("Los Angeles County", "USA"), ("Riverside County", "USA")]),
        # told to be a place once, a name that looks like a person's is a place again
        (
            "She lives in Grimsby, England. Grimsby has been in decline.",
            [("Grimsby", "GBR"), ("England", "GBR"), ("Grimsby", "GBR")],
        ),
        # however often the article names America, Paris and Geneva are not there
        (
            "US officials flew from Washington, Boston, Chicago and Texas. The US said talks in Paris and Geneva went well for the US.",
            [
                ("United States", "USA"),
                ("Washington", "USA"),
                ("Boston", "USA"),
                ("Chicago", "USA"),
                ("Texas", "USA"),
                ("United States", "USA"),
                ("Paris", "FRA"),
                ("Geneva", "CHE"),
                ("United States", "USA"),
            ],
        ),
        # abbreviated regions count only behind a comma
        (
            "Mayor Ken Welch of St. Petersburg, FL, met Miss World in Athens, Ga.",
            [("St. Petersburg", "USA"), ("Florida", "USA"), ("Athens", "USA"), ("Georgia", "USA")],
        ),
        # capitals: a ship's name is no town, a dateline is
        ("SEOUL, Dec. 29 - The tanker KOTI was held.", [("Seoul", "KOR")]),
        # an institute named after its house
        ("Chatham House said so.", []),
        # an illness, money, a lake, a hurricane
        ("Cases of the Marburg virus cost US$5 million.", []),
        ("They sailed on Lake Erie after Hurricane Florence.", []),
        # demonyms
        ("Saudi and Somali officials spoke.", []),
        # the weekday behind is not part of the name
        ("He hosted his guest in Algiers Thursday.", [("Algiers", "DZA")]),
        # persons, papers and words are no places
        ("Jordan Peterson met Paris Hilton.", []),
        ("Abraham Lincoln was mentioned by The New York Times.", []),
        ("As we said, Reading is fun.", []),
        # a contraction is no state's abbreviation
        ("I'll go, he said; I’d rather stay, said she.", []),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.country) for p in places_of(text)] == expected


def test_raw_words_are_kept() -> None:
    place = places_of("Talks in Nur-Sultan ended.")[0]
    assert (place.text, place.name, place.geonameid) == ("Nur-Sultan", "Astana", 1526273)


@pytest.mark.parametrize("text", ["", "12 " * 5000, "A" * 20_000, "Paris " * 2000])
def test_odd_texts(text: str) -> None:
    places_of(text)
