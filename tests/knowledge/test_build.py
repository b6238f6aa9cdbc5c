"""The builder on small samples: prose of the Factbook to dated terms, spellings to persons, the same bytes each time."""

import gzip
import json
from pathlib import Path

import pytest

from dragoman.knowledge.files import DATA, TABLES, rows
from tools import build_knowledge
from tools.sources import factbook, names, people
from tools.sources.countries import capital_of, demonyms

COUNTRIES = factbook.country_names(["Kenya", "Netherlands"])


def spells(text: str, field: str = "head_of_government") -> list[tuple[str, str, str]]:
    return [(s.title, s.name, s.since) for s in factbook.spells_of(text, "XX", field, "2020-01-01", COUNTRIES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("President XI Jinping (since 14 March 2013)", [("President", "XI Jinping", "2013-03-14")]),
        # two in one field, with rank and country
        (
            "President of Kenya Uhuru KENYATTA (since 9 April 2013); Prime Minister Lt. Gen. PRAYUT Chan-ocha (since August 2014)",
            [("President", "Uhuru KENYATTA", "2013-04-09"), ("Prime Minister", "PRAYUT Chan-ocha", "2014-08")],
        ),
        # the title is carried along a list
        (
            "Vice Premiers: HAN Zheng (since 19 March 2018), SUN Chunlan (since 2018)",
            [("Vice Premier", "HAN Zheng", "2018-03-19"), ("Vice Premier", "SUN Chunlan", "2018")],
        ),
        # several names share one date
        (
            "Deputy Prime Ministers Sigrid KAAG and Wopke HOEKSTRA (since 10 January 2022)",
            [("Deputy Prime Minister", "Sigrid KAAG", "2022-01-10"), ("Deputy Prime Minister", "Wopke HOEKSTRA", "2022-01-10")],
        ),
        # another spelling and notes are left out
        (
            "Prime Minister SETTHA Thawisin, also spelled SRETTHA Thavisin (since 5 September 2023); note - elected by parliament",
            [("Prime Minister", "SETTHA Thawisin", "2023-09-05")],
        ),
        # an elected successor is not yet in office
        ("President-elect Ebrahim RAISI (since 18 June 2021)", []),
        # nobody
        ("Ambassador (vacant) (since July 2021)", []),
    ],
)
def test_dated_names_in_prose(text: str, found: list[tuple[str, str, str]]) -> None:
    assert spells(text) == found


@pytest.mark.parametrize(
    ("written", "name", "surname"),
    [
        ("Emmanuel MACRON", "Emmanuel Macron", "Macron"),
        ("XI Jinping", "Xi Jinping", "Xi"),
        ("Bashar al-ASAD", "Bashar al-Asad", "al-Asad"),
        ("Juan Manuel SANTOS Calderon", "Juan Manuel Santos Calderon", "Santos"),
        ('Michiel "Mike" Godfried EMAN', "Michiel Godfried Eman", "Eman"),
        ("ELIZABETH II", "Elizabeth II", "Elizabeth"),
        ("Boris YEL'TSIN", "Boris Yel'tsin", "Yel'tsin"),
    ],
)
def test_names_out_of_capitals(written: str, name: str, surname: str) -> None:
    assert names.split_caps(written)[:2] == (name, surname)


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("Vladimir Vladimirovich Putin", "RUS", "Vladimir Putin"),
        ("Abe Shinzo", "JPN", "Shinzo Abe"),
        ("Donald J. Trump", "USA", "Donald Trump"),
    ],
)
def test_names_as_newspapers_print_them(name: str, country: str, shown: str) -> None:
    assert names.usual(name, names.surname_of(name, country) if country != "JPN" else "Abe", country) == shown


@pytest.mark.parametrize(
    ("one", "other", "country", "same"),
    [
        ("Kasym-Zhomart Tokayev", "Kassym-Jomart Tokayev", "KAZ", True),
        ("Hasan Fereidun Rohani", "Hasan Rohani", "IRN", True),
        ("Hafiz al-Asad", "Bashar al-Asad", "SYR", False),
        ("Li Keqiang", "Li Qiang", "CHN", False),
        ("Mohammad Nawaz Sharif", "Muhammad Shehbaz Sharif", "PAK", False),
    ],
)
def test_spellings_of_one_person(one: str, other: str, country: str, same: bool) -> None:
    all_people = people.People({country: ""})
    numbers = [all_people.add(country, n, names.surname_of(n, country), []) for n in (one, other)]
    assert (numbers[0] == numbers[1]) is same


def test_a_term_ends_when_the_next_begins() -> None:
    def stay(person: int, start: str) -> people.Stay:
        return people.Stay("XXX", "head_of_state", "President", person, start, "", "high", "test")

    closed = people.close_terms([stay(1, "2000-01-01"), stay(2, "2004-05-06"), stay(1, "2001-02-03"), stay(1, "2008-05-06")], {})
    assert [(s.person, s.start, s.end) for s in closed] == [
        (1, "2000-01-01", "2004-05-06"),
        (2, "2004-05-06", "2008-05-06"),
        (1, "2008-05-06", ""),
    ]


@pytest.mark.parametrize(
    ("text", "people_words", "adjectives"),
    [
        ("Kazakhstani(s) || Kazakhstani", ["Kazakhstani", "Kazakhstanis"], ["Kazakhstani"]),
        ("Frenchman(men), Frenchwoman(women) || French", ["Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"], ["French"]),
        ("Burmese (singular and plural) || Burmese", ["Burmese"], ["Burmese"]),
        ("none || none", [], []),
    ],
)
def test_demonyms(text: str, people_words: list[str], adjectives: list[str]) -> None:
    assert demonyms(text) == (people_words, adjectives)


@pytest.mark.parametrize(
    ("text", "capital"), [("Pretoria (administrative capital); Cape Town", ["Pretoria"]), ("no official capital", [])]
)
def test_capitals(text: str, capital: list[str]) -> None:
    assert capital_of(text) == capital


def sample(folder: Path) -> tuple[Path, Path]:
    """Sources and tables of three states."""
    sources, tables = folder / "sources", folder / "tables"
    territory = {
        "name": "Kazakhstan",
        "full_name": "Republic of Kazakhstan",
        "alpha3": "kaz",
        "code": "kz",
        "qid": "Q232",
        "is_country": True,
    }
    us = {
        "name": "United States",
        "full_name": "United States of America",
        "alpha3": "usa",
        "code": "us",
        "qid": "Q30",
        "is_country": True,
    }
    files = {
        "rigour/data.jsonl": "\n".join(json.dumps(t) for t in (territory, us)) + "\n",
        "factbook/field_history.tsv.gz": "gec\tiso2\tcountry\tfield\tfirst_seen\tlast_seen\ttext\n"
        "kz\tKZ\tKazakhstan\tchief_of_state\t2014-01-01\t2019-03-21\tPresident Nursultan A. NAZARBAYEV (since 24 April 1990)\n"
        "kz\tKZ\tKazakhstan\tchief_of_state\t2019-03-21\t2026-01-22\tPresident Kasym-Zhomart TOKAYEV (since 20 March 2019)\n"
        "kz\tKZ\tKazakhstan\tnationality\t2014-01-01\t2026-01-22\tKazakhstani(s) || Kazakhstani\n"
        "kz\tKZ\tKazakhstan\tcapital\t2014-01-01\t2026-01-22\tAstana; name - note\n"
        "kz\tKZ\tKazakhstan\tUS_ambassador\t2014-01-01\t2026-01-22\tAmbassador Daniel ROSENBLUM (since 14 November 2022)\n",
        "factbook_archive/exec_orgs_1990_2025.tsv.gz": "year\tgec\tiso2\tcountry\tfield\ttext\n"
        "1998\tKZ\tKZ\tKazakhstan\tExecutive branch\tchief of state: President Nursultan A. NAZARBAYEV (since 22 February 1990)"
        " head of government: Prime Minister Nurlan BALGIMBAYEV (since 10 October 1997) cabinet: Council\n"
        "1996\tKZ\tKZ\tKazakhstan\tMember of\tAsDB, NATO (partner)\n"
        "1998\tKZ\tKZ\tKazakhstan\tMember of\tAsDB, OSCE, WTO (observer)\n",
        "us_congress/executive.yaml": "- name: {first: Joseph, last: Biden}\n  bio: {gender: M}\n  terms:\n"
        "  - {type: prez, start: '2021-01-20', end: '2025-01-20'}\n",
    }
    for name, text in files.items():
        path = sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    tables.mkdir()
    office = "country\toffice\tperson\taliases\tstart\tend\tconfidence\tsource\n"
    for name, text in {
        "capitals.tsv": "code\tcapitals\n",
        "country_words.tsv": "code\tnames\tadjectives\tpeople\nKAZ\t\tKazakh\tKazakhs\n",
        "regions.tsv": "word\tcodes\nCentral Asian\tKAZ\n",
        "person_names.tsv": "country\tname\tsurname\taliases\tgender\nKAZ\tKassym-Jomart Tokayev\tTokayev\tKasym-Zhomart Tokayev\tm\n",
        "offices.tsv": office + "KAZ\tforeign_minister\tMurat Nurtleu\t\t2023-04-03\t2025-09-26\thigh\tknown\n",
        "heads_after_2026-01.tsv": office,
        "memberships.tsv": "organisation\tcountry\trole\tstart\tend\tnote\n",
        "organisations.tsv": "acronym\tname\taliases\tkind\tfounded\tdissolved\tseat_city\tseat_country\twikidata\tacts_for\nOSCE\tOSCE\t\tforum\t\t\t\t\t\t\n",
    }.items():
        (tables / name).write_text(text, encoding="utf-8")
    return sources, tables


def test_building_small_samples(tmp_path: Path) -> None:
    sources, tables = sample(tmp_path)
    files = build_knowledge.build(sources, tables)
    assert files == build_knowledge.build(sources, tables)
    terms = [line.split("\t")[:6] for line in files["terms.tsv"].splitlines() if "\tKAZ\t" in line or "ambassador" in line]
    assert terms == [
        ["person/murat-nurtleu", "foreign_minister", "Foreign Minister", "KAZ", "2023-04-03", "2025-09-26"],
        ["person/nurlan-balgimbayev", "head_of_government", "Prime Minister", "KAZ", "1997-10-10", "1998"],
        ["person/nursultan-nazarbayev", "head_of_state", "President", "KAZ", "1990-02-22", "2019-03-20"],
        ["person/kassym-jomart-tokayev", "head_of_state", "President", "KAZ", "2019-03-20", ""],
        ["person/daniel-rosenblum", "ambassador_to_KAZ", "Ambassador", "USA", "2022-11-14", ""],
    ]
    assert files["memberships.tsv"].splitlines()[-1].split("\t") == ["OSCE", "KAZ", "member", "1998", ""]
    (kazakhstan,) = [line.split("\t") for line in files["countries.tsv"].splitlines() if line.startswith("KAZ\t")]
    assert kazakhstan[2:5] == ["Kazakhstan", "state", "Q232"]
    assert kazakhstan[9] == "Kazakh|Kazakhstani"


def test_the_committed_data_were_built_from_the_committed_tables() -> None:
    built = {row["file"]: row["sha256"] for row in rows(DATA / "built_from.tsv")}
    changed = [n for n in build_knowledge.HAND_MADE if built[f"tables/{n}"] != build_knowledge.fingerprint(TABLES / n)]
    assert changed == [], "run python -m tools.build_knowledge again"
