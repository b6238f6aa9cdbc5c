"""The questions that the knowledge base must answer, and lookups by name, office and date."""

import pytest

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.answers import who
from dragoman.knowledge.dates import distance, holds

KB = default_knowledge()


@pytest.mark.parametrize(
    ("asked", "on", "name", "start"),
    [
        ("president of France", "2022-11-28", "Emmanuel Macron", "2017-05-14"),
        ("foreign minister of Kazakhstan", "2023-11", "Murat Nurtleu", "2023-04-03"),
        ("Hungarian prime minister", "2023", "Viktor Orbán", "2010-05-29"),
        ("Hungarian prime minister", "2026-06-01", "Péter Magyar", "2026-05-09"),
        ("president of Uzbekistan", "2022", "Shavkat Mirziyoyev", None),
        ("UN Secretary-General", "2022", "António Guterres", "2017-01-01"),
        ("Kremlin spokesman", "2022-11-28", "Dmitry Peskov", None),
        # an office that is called otherwise in that country
        ("Russian prime minister", "2023", "Mikhail Mishustin", None),
        ("Chinese premier", "2020", "Li Keqiang", None),
        ("German chancellor", "2010", "Angela Merkel", None),
        ("secretary of state of the United States", "2022", "Antony Blinken", None),
        # the president is no head of state there
        ("Iranian president", "2015", "Hassan Rouhani", None),
        ("supreme leader of Iran", "2015", "Ali Khamenei", None),
        # father and son share surname, office and a given name
        ("American president", "1991-01-17", "George H. W. Bush", None),
        ("American president", "2003-03-20", "George W. Bush", None),
        # the successor's day is no longer his
        ("president of France", "2017-05-14", "Emmanuel Macron", None),
        ("president of France", "2017-05-13", "François Hollande", None),
    ],
)
def test_who_holds_an_office(asked: str, on: str, name: str, start: str | None) -> None:
    rows = who(KB, asked, on)
    assert [r["name"] for r in rows] == [name]
    assert start is None or rows[0]["from"] == start


def test_an_office_ends_when_the_source_says() -> None:
    (row,) = who(KB, "foreign minister", "2023-11", "Kazakhstan")
    assert (row["from"], row["to"]) == ("2023-04-03", "2025-09-26")


def test_what_a_spokesman_is() -> None:
    assert ("RUS", "spokesperson_president") in {(r["country"], r["office_id"]) for r in who(KB, "Dmitry Peskov")}


def test_a_queen_of_many_realms_acts_for_her_own() -> None:
    assert KB.offices_of("person/elizabeth-ii", "2022-09-01")[0].country == "GBR"


def test_members_of_an_organisation() -> None:
    assert KB.members("CSTO", "2022-11-28") == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]
    assert "GBR" in KB.members("EU", "2015")
    assert "GBR" not in KB.members("EU", "2021")
    assert "CSTO" in KB.memberships("KAZ", "2022")
    # permanent and elected members of a council; the suspended do not count
    assert len(KB.members("UNSC", "2022-07-01")) == 15
    assert "SYR" not in KB.members("AL", "2015")


def test_places_come_from_the_gazetteer() -> None:
    orenburg = who(KB, "Orenburg")[0]
    assert (round(orenburg["lat"], 3), round(orenburg["lon"], 3), orenburg["country"]) == (51.767, 55.099, "RUS")
    assert who(KB, "Astana", "2020")[0]["name"] == "Nur-Sultan"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kazakh", "KAZ"),
        ("Kasim-Jomart Tokayev", "person/kassym-jomart-tokayev"),
        ("Qasym-Zhomart Tokaev", "person/kassym-jomart-tokayev"),
        ("Shavkat Mirziyoev", "person/shavkat-mirziyoyev"),
        ("Volodymyr Zelenskiy", "person/volodymyr-zelensky"),
        ("Volodymyr Zelenskyi", "person/volodymyr-zelensky"),
        ("MBS", "person/mohammed-bin-salman"),
        ("Mohammad bin Salman", "person/mohammed-bin-salman"),
        ("recep tayyip erdogan", "person/recep-tayyip-erdogan"),
        ("Kim Jong-un", "person/kim-jong-un"),
        ("Hassan Ruhani", "person/hassan-rouhani"),
        ("Nouri Maliki", "person/nouri-al-maliki"),
        ("Xi", "person/xi-jinping"),
        ("Security Council", "UNSC"),
        ("Hezbollah", "Hezbollah"),
    ],
)
def test_names_in_every_spelling(name: str, id: str) -> None:
    assert id in {a.id for a in KB.lookup(name)}


@pytest.mark.parametrize(
    ("surname", "on", "first"),
    [
        ("Bush", "1990", "person/george-h-w-bush"),
        ("Bush", "2005", "person/george-w-bush"),
        ("Assad", "1995", "person/hafez-al-assad"),
        ("Assad", "2012", "person/bashar-al-assad"),
        ("Zelenskyy", "2023", "person/volodymyr-zelensky"),
        # namesakes who never held an office come last
        ("Trump", "2017-09-01", "person/donald-trump"),
        ("Cameron", "2013", "person/david-cameron"),
    ],
)
def test_a_surname_means_first_who_is_in_office(surname: str, on: str, first: str) -> None:
    assert KB.surname(surname, on=on)[0].id == first


@pytest.mark.parametrize(
    ("id", "name", "country"),
    [
        ("KAZ/foreign_ministry", "Foreign Ministry of Kazakhstan", "KAZ"),
        ("RUS/head_of_state", "Presidency of Russia", "RUS"),
        # UN bodies act for the UN, movements for the state they act in
        ("UNSC", "United Nations Security Council", "UN"),
        ("Hamas", "Hamas", "PSE"),
    ],
)
def test_actors_by_id(id: str, name: str, country: str) -> None:
    actor = KB.actor(id)
    assert actor is not None
    assert (actor.name, actor.country) == (name, country)


def test_dependencies_and_disputed_territories() -> None:
    assert KB.country("GRL").parent == "DNK"  # type: ignore[union-attr]
    taiwan = KB.country("TWN")
    assert taiwan is not None
    assert (taiwan.status, taiwan.parent, taiwan.claims) == ("disputed", None, ("CHN",))
    assert "KAZ" in KB.region("Central Asian")


@pytest.mark.parametrize(
    ("start", "end", "on", "fits"),
    [
        ("2017-05-14", "2022", "2022-11-28", True),  # a year as end lasts to its last day
        ("2017-05-14", "2022-11-28", "2022-11-28", False),  # the last day is the successor's
        ("2017-05-14", "2022-11-28", "2022-11", True),
        (None, None, "1990", True),
        ("2019", None, "2018-12-31", False),
    ],
)
def test_dates_are_prefixes(start: str | None, end: str | None, on: str, fits: bool) -> None:
    assert holds(start, end, on) is fits


@pytest.mark.parametrize(("on", "days"), [("2020-03-01", 0), ("2020-01-30", 31), ("2021-01-02", 1)])
def test_distance_from_an_interval(on: str, days: int) -> None:
    assert distance("2020-03-01", "2021-01-01", on) == days


@pytest.mark.parametrize(
    ("person", "on", "title"),
    [
        # who came in as acting or interim president is president once confirmed
        ("person/emomali-rahmon", "2023-05-02", "President"),
        ("person/shavkat-mirziyoyev", "2023-05-02", "President"),
    ],
)
def test_a_style_does_not_outlive_its_time(person: str, on: str, title: str) -> None:
    assert title in {t.title for t in KB.offices_of(person, on) if t.office == "head_of_state"}


LEADERS = [
    # a president who only represents, a king, and a president who governs
    ("DEU", "2018-07-20", "Angela Merkel"),
    ("GBR", "2023-07-20", "Rishi Sunak"),
    ("FRA", "2018-07-20", "Emmanuel Macron"),
    # the constitution changed, or the army went
    ("TUR", "2012-01-01", "Recep Tayyip Erdoğan"),
    ("PAK", "2005-01-01", "Pervez Musharraf"),
    ("PAK", "2019-01-01", "Imran Khan"),
]


@pytest.mark.parametrize(("country", "on", "name"), LEADERS)
def test_leader_of_a_state(country: str, on: str, name: str) -> None:
    kb = default_knowledge()
    (term,) = kb.holders(country, "leader", on)
    actor = kb.actor(term.person)
    assert actor is not None
    assert term.person == kb.lookup(name, on=on)[0].id
