"""The gazetteer: names to places, dated names, names in running text."""

import pytest

from dragoman.knowledge.gazetteer import default_gazetteer, fold

GAZETTEER = default_gazetteer()


@pytest.mark.parametrize(
    ("name", "place", "country", "kind"),
    [
        ("Orenburg", "Orenburg", "RUS", "city"),
        ("Astana", "Astana", "KAZ", "capital"),
        ("Nur-Sultan", "Astana", "KAZ", "capital"),  # a name of some years only
        ("Leningrad", "Saint Petersburg", "RUS", "city"),  # a name no longer borne
        ("St. Petersburg", "Saint Petersburg", "RUS", "city"),  # abbreviated, and greater than the one in Florida
        ("Kiev", "Kyiv", "UKR", "capital"),
        ("Sana’a", "Sanaa", "YEM", "capital"),  # a curly apostrophe
        ("Georgia", "Georgia", "GEO", "country"),  # a country before a state
        ("Luxembourg", "Luxembourg", "LUX", "country"),  # a country before its capital
        ("Paris", "Paris", "FRA", "capital"),
        ("Washington", "Washington", "USA", "capital"),  # the capital before the state
        ("New York", "New York City", "USA", "city"),
        ("Bavaria", "Bavaria", "DEU", "region"),
        ("Kremlin", "Kremlin", "RUS", "venue"),
        ("Gaza", "Gaza Strip", "PSE", "area"),
        ("U.S.", "United States", "USA", "country"),
        ("Black Sea", "Black Sea", None, "water"),
        ("New Delhi", "New Delhi", "IND", "capital"),  # not Delhi, which is also called so
        ("Gujarat", "Gujarat", "IND", "region"),  # as English papers print it
        ("Zürich", "Zürich", "CHE", "city"),  # marks of the language itself stay
    ],
)
def test_the_likeliest_place_of_a_name(name: str, place: str, country: str | None, kind: str) -> None:
    first = GAZETTEER.lookup(name)[0]
    assert (first.name, first.country, first.kind) == (place, country, kind)


def test_lookup_in_a_country() -> None:
    first = GAZETTEER.lookup("St. Petersburg", country="USA")[0]
    assert (first.name, first.region) == ("St. Petersburg", "Florida")
    assert GAZETTEER.lookup("Astana", country="FRA") == []


def test_coordinates() -> None:
    orenburg = GAZETTEER.lookup("Orenburg")[0]
    assert (round(orenburg.lat, 3), round(orenburg.lon, 3), orenburg.geonameid) == (51.767, 55.099, 515003)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2019-03-19", "Astana"),
        ("2019-03-20", "Nur-Sultan"),
        ("2020", "Nur-Sultan"),
        ("2022-09-16", "Nur-Sultan"),
        ("2022-09-17", "Astana"),
    ],
)
def test_what_a_place_was_called(on: str, name: str) -> None:
    assert GAZETTEER.name_on(GAZETTEER.lookup("Astana")[0], on) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He arrived in Astana, Kazakhstan.", ["Astana", "Kazakhstan"]),
        ("from Rio de Janeiro to Port-au-Prince", ["Rio de Janeiro", "Port-au-Prince"]),  # small words and hyphens within
        ("talks in Washington, D.C. on Monday", ["Washington, D.C."]),  # the comma is part of it
        (
            "the Democratic Republic of the Congo's army",
            ["Democratic Republic of the Congo"],
        ),  # longest first, possessive left out
        ("US troops told Us Weekly", ["US"]),  # capitals are told from a capital
        ("we met in paris", []),  # a name begins with a capital
        ("", []),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [hit.text for hit in GAZETTEER.find(text)] == names


@pytest.mark.parametrize("name", ["", " ", "9" * 100_000, "\x00", "Ω" * 500, "a\tb\n"])
def test_odd_names_find_nothing(name: str) -> None:
    assert GAZETTEER.lookup(name) == []
    assert list(GAZETTEER.find(name)) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nur-Sultan", "nur sultan"),
        ("Côte d’Ivoire", "cote divoire"),
        ("St. Petersburg", "saint petersburg"),
        ("Türkiye", "turkiye"),
    ],
)
def test_folding(name: str, key: str) -> None:
    assert fold(name) == key


def test_a_name_with_a_possessive_within() -> None:
    assert [hit.text for hit in GAZETTEER.find("the People's Republic of China and China's army")] == [
        "People's Republic of China",
        "China",
    ]
