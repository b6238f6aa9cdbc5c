"""The hand-made tables and the generated data fit together."""

from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.files import DATA, TABLES, columns, parts, rows
from dragoman.knowledge.offices import Titles

KB = default_knowledge()
CODES = {c.code for c in KB.countries()}


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("organisations.tsv", ("acronym",)),
        ("person_names.tsv", ("country", "name")),
        ("country_words.tsv", ("code",)),
        ("capitals.tsv", ("code",)),
        ("regions.tsv", ("word",)),
        ("titles.tsv", ("title",)),
        ("ceremonial.tsv", ("country",)),
        ("bodies.tsv", ("body",)),
        ("named_bodies.tsv", ("phrase", "country")),
        ("metonyms.tsv", ("phrase", "country")),
        ("not_actors.tsv", ("phrase",)),
        ("parts_of_states.tsv", ("country", "name")),
    ],
)
def test_no_row_stands_twice(table: str, columns: tuple[str, ...]) -> None:
    counted = Counter(tuple(row[c] for c in columns) for row in rows(TABLES / table))
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("country_words.tsv", "code"),
        ("capitals.tsv", "code"),
        ("named_bodies.tsv", "country"),
        ("parts_of_states.tsv", "country"),
        ("memberships.tsv", "country"),
    ],
)
def test_countries_are_known(table: str, column: str) -> None:
    known = CODES | {a.id for a in KB.actors()} | {"EUE", "XAU", "YMD"}
    assert {row[column] for row in rows(TABLES / table)} - known == set()


def test_no_organisation_bears_the_code_of_a_country() -> None:
    assert {row["acronym"] for row in rows(TABLES / "organisations.tsv")} & CODES == set()


def test_regions_hold_known_countries() -> None:
    assert {code for row in rows(TABLES / "regions.tsv") for code in row["codes"].split()} - CODES == set()


def test_titles_lead_to_offices_that_somebody_holds() -> None:
    held = {row["office"] for row in rows(DATA / "terms.tsv")}
    meant = {reading.office for title in Titles.load().titles.values() for reading in title.readings}
    assert meant - held == set()


def test_every_body_has_a_name() -> None:
    bodies = Titles.load().body_names
    sectors = {row["body"] for row in rows(TABLES / "named_bodies.tsv")} | {
        row["sector"] for row in rows(TABLES / "metonyms.tsv")
    }
    assert sectors - set(bodies) == set()


def test_terms_are_whole() -> None:
    persons = {row["id"] for row in rows(DATA / "persons.tsv")}
    terms = list(rows(DATA / "terms.tsv"))
    assert {row["person"] for row in terms} - persons == set()
    assert [row for row in terms if row["start"] and row["end"] and row["start"][: len(row["end"])] > row["end"]] == []


def test_persons_have_names_of_letters() -> None:
    bad = [row["name"] for row in rows(DATA / "persons.tsv") if any(c.isdigit() or c in "()[]%" for c in row["name"])]
    assert bad == []
    assert all(parts(row["surname"]) for row in rows(DATA / "persons.tsv"))


def test_both_readers_of_tables_read_the_same(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("# a comment\na\tb\tc\n1\t2\t3\n\n# another\n4\n", encoding="utf-8")
    assert list(columns(table, "c", "a")) == [(row["c"], row["a"]) for row in rows(table)] == [("3", "1"), ("", "4")]


def test_a_cell_too_many_is_told_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("a\tb\n1\t2\t3\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"table.tsv:2: 3 cells where the header has 2"):
        list(rows(table))


def test_every_person_has_an_id_of_persons() -> None:
    # `Knowledge.actor` tells persons from bodies ("KAZ/foreign_ministry") by it
    assert {a.id.startswith("person/") for a in KB.actors() if a.kind == "person"} == {True}
