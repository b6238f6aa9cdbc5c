"""The shapes of other projects, each read by the tool or by the rules that it is meant for."""

import json
import re

import duckdb
import icalendar
import networkx as nx
import pandas as pd
import pytest
from followthemoney import model
from rdflib import Graph

from dragoman.errors import UsageError
from dragoman.export import FORMATS, cameo, export, gdelt, plover
from dragoman.export.codes import country_code
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.files import rows
from dragoman.model import EVENT_TYPES, MODES
from dragoman.record import Record, make_filter
from tests.export.conftest import readings
from tests.factories import event, reading

OF_WORDS = ("gdelt", "polecat", "plover", "ftm", "graphml", "gexf", "geojson", "ics", "jsonld")


@pytest.fixture(scope="module")
def written(record, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shapes")
    for name in OF_WORDS:
        export(record, name, str(folder / name))
    return folder


def test_gdelt_events_have_61_columns_of_their_types(written):
    names = [c["column"] for c in gdelt.columns("events")]
    assert len(names) == 61
    path = written / "gdelt" / gdelt.FILES["events"]
    casts = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}
    types = {c["column"]: casts[c["type"]] for c in gdelt.columns("events")}
    found = duckdb.read_csv(
        str(path), header=False, sep="\t", quotechar="", escapechar="", dtype=list(types.values()), names=names
    ).df()
    visit = found[found.EventCode == "042"].iloc[0]
    wanted = {
        "SQLDATE": 20231109, "MonthYear": 202311, "Year": 2023, "FractionDate": 2023.9288, "Actor1Code": "RUSGOV", "Actor1Name": "VLADIMIR PUTIN",
        "Actor2CountryCode": "KAZ", "EventRootCode": "04", "QuadClass": 1, "GoldsteinScale": 1.9, "NumMentions": 2, "NumArticles": 2,
        "ActionGeo_Type": 4, "ActionGeo_FullName": "Astana, Kazakhstan", "ActionGeo_CountryCode": "KZ", "ActionGeo_Lat": 51.17, "DATEADDED": 20231110000000,
    }  # fmt: skip
    assert {k: visit[k] for k in wanted} == wanted


def test_gdelt_dates_a_plan_by_its_announcement(written):
    """CAMEO's 036 is the expression of intent, which happened when it was said, not on the day planned for."""
    found = pd.read_csv(written / "gdelt" / gdelt.FILES["events"], sep="\t", header=None, dtype=str)
    assert list(found[found[26] == "036"][1]) == ["20231101"]


def test_gdelt_mentions_have_16_columns_and_events(written):
    names = [c["column"] for c in gdelt.columns("mentions")]
    assert len(names) == 16
    mentions = pd.read_csv(written / "gdelt" / gdelt.FILES["mentions"], sep="\t", header=None, names=names)
    events = pd.read_csv(written / "gdelt" / gdelt.FILES["events"], sep="\t", header=None)
    assert set(mentions.GLOBALEVENTID) == set(events[0])
    assert events[0].is_unique
    assert set(mentions.MentionSourceName.dropna()) == {"example.org", "example.net"}
    assert set(mentions.MentionType) == {1, 2}


def test_gdelt_leaves_out_what_was_denied(written):
    assert "PRK" not in (written / "gdelt" / gdelt.FILES["events"]).read_text()


@pytest.mark.parametrize(
    ("participants", "pairs"),
    [
        ("RUS:Vladimir Putin,RUS:Sergei Lavrov > KAZ", ["RUS KAZ"]),  # one state visits once
        ("RUS > KAZ,UZB", ["RUS KAZ", "RUS UZB"]),
        ("CHN,FRA,EU", ["CHN EEC", "CHN FRA", "EEC FRA"]),  # together: each two once
        ("PRK", ["PRK"]),
    ],
)
def test_pairs(tmp_path, participants, pairs):
    record = Record.open(tmp_path / "r", create=True)
    record.add([reading(event(participants, "2023-11-09", mode="visit" if ">" in participants else "meet"))])
    export(record, "gdelt", str(tmp_path / "gdelt"))
    lines = (tmp_path / "gdelt" / gdelt.FILES["events"]).read_text().splitlines()
    cells = [line.split("\t") for line in lines]
    assert sorted(" ".join(filter(None, (c[7] or c[8], c[17] or c[18]))) for c in cells) == pairs


def test_polecat_has_40_columns(written):
    found = pd.read_csv(written / "polecat", sep="\t", keep_default_na=False)
    assert list(found.columns) == list(plover.polecat_columns())
    assert len(found.columns) == 40
    visit = found[found["Event Mode"] == "visit"].iloc[0]
    wanted = {
        "Quad Code": "VERBAL COOPERATION",
        "Actor Country": "RUS",
        "Actor COW": "365",
        "Recipient COW": "705",
        "City": "Astana",
        "Contexts": "energy;trade",
    }
    assert {k: str(visit[k]) for k in wanted} == wanted
    assert "planned" not in set(found["Event Mode"])


def test_plover_records(written):
    found = [json.loads(line) for line in (written / "plover").read_text(encoding="utf-8").splitlines()]
    assert {r["event"] for r in found} <= set(EVENT_TYPES)
    visit = next(r for r in found if r.get("mode") == "visit")
    assert visit["target"] == [{"actorText": "Kassym-Jomart Tokayev", "code": "KAZ GOV", "sector": "GOV", "title": "President"}]


def test_every_type_has_its_quad():
    assert {plover.quad_code(t) for t in EVENT_TYPES} == set(plover.QUADS)


def test_cameo_rows_name_types_modes_and_codes():
    codes = {row["code"]: row for row in rows(cameo.HERE / "cameo_codes.tsv")}
    table = list(rows(cameo.HERE / "cameo.tsv"))
    assert {row["type"] for row in table} == set(EVENT_TYPES)
    assert {row["code"] for row in table} == set(codes)
    assert all(row["mode"] == "*" or row["mode"] in MODES[row["type"]] for row in table)
    assert all(-10 <= float(row["goldstein"]) <= 10 for row in codes.values())


@pytest.mark.parametrize(
    ("code", "system", "wanted"),
    [
        ("KAZ", "fips", "KZ"),
        ("AUS", "fips", "AS"),  # not its ISO code
        ("RUS", "cow", "365"),
        ("XKX", "cameo", "KSV"),
        ("FRA", "cameo", "FRA"),
        ("SUN", "iso2", None),
        ("EU", "cow", None),
    ],
)
def test_country_codes(code, system, wanted):
    assert country_code(code, system) == wanted


def test_every_country_has_codes():
    assert all(country_code(c.code, "cameo") for c in default_knowledge().countries())


def test_followthemoney_takes_every_entity_whole(written):
    """Each is valid by its schema, and cleaning drops no value; every entity that a property points to is there."""
    entities = [json.loads(line) for line in (written / "ftm").read_text(encoding="utf-8").splitlines()]
    ids = {e["id"] for e in entities}
    for data in entities:
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        kept = proxy.to_dict()["properties"]
        assert {k: sorted(v) for k, v in kept.items()} == {k: sorted(v) for k, v in data["properties"].items()}
        linked = {v for prop, v in proxy.itervalues() if prop.type.name == "entity"}
        assert linked <= ids
    assert {"Event", "Person", "PublicBody", "Article", "Position", "Occupancy"} <= {e["schema"] for e in entities}


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_network(written, name, read):
    graph = read(written / name)
    assert sorted(map(sorted, graph.edges)) == [["KAZ", "RUS"]]
    assert graph.nodes["KAZ"]["label"] == "Kazakhstan"


def test_geojson_points_lie_where_they_should(written):
    """RFC 7946: longitude first, in range; no other members at the top than its own."""
    found = json.loads((written / "geojson").read_text(encoding="utf-8"))
    assert set(found) == {"type", "features"}
    for feature in found["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    places = {f["properties"]["place"]: f["geometry"]["coordinates"] for f in found["features"]}
    assert places == {"Astana": [71.43, 51.17], "Paris": [2.35, 48.85]}


def test_icalendar_reads_whole_days(written):
    calendar = icalendar.Calendar.from_ical((written / "ics").read_bytes())
    found = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    visit = found["Vladimir Putin, Kassym-Jomart Tokayev: visit"]
    assert (visit.decoded("dtend") - visit.decoded("dtstart")).days == 1
    assert str(visit["STATUS"]) == "CONFIRMED"
    assert "announced" not in visit["DESCRIPTION"]  # nobody announced it
    assert str(found["CHN, FRA: meet"]["STATUS"]) == "TENTATIVE"


PREFIXES = "PREFIX s: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> "


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib calls what it and pyparsing have deprecated
def test_jsonld_is_a_graph_whose_proof_can_be_found_again(written):
    graph = Graph()
    graph.parse(written / "jsonld", format="json-ld")
    found = graph.query(
        PREFIXES
        + """SELECT ?text ?start ?end ?exact WHERE {
            ?a a oa:Annotation ; oa:hasBody/s:location/s:name "Astana" ; oa:hasTarget ?t .
            ?t oa:hasSource/s:articleBody ?text ; oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }"""
    )
    spans = sorted((start.toPython(), end.toPython(), str(exact)) for _, start, end, exact in found)
    assert spans
    assert all(end - start == len(exact) for start, end, exact in spans)
    assert len(graph.query(PREFIXES + "SELECT ?e WHERE { ?e s:eventStatus s:EventScheduled }")) == 1


@pytest.mark.parametrize(
    ("format", "types", "message"),
    [
        ("gdelt", ["COOPERATE"], "no event has a CAMEO code"),
        ("polecat", ["COOPERATE"], "no event that occurred"),
        ("graphml", ["SANCTION"], "nobody meets anybody"),
        ("gexf", ["SANCTION"], "nobody meets anybody"),
        ("geojson", ["SANCTION"], "no event has a place"),
        ("ics", ["AGREE"], "no event has a date"),
    ],
)
def test_nothing_to_write_is_said(record, tmp_path, format, types, message):
    with pytest.raises(UsageError, match=message):
        export(record, format, str(tmp_path / "x"), make_filter(types=types))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", OF_WORDS)
def test_same_bytes_whatever_the_order(record, written, tmp_path, format):
    other = Record.open(tmp_path / "other", create=True)
    for page in reversed(readings()):
        other.add([page])
    export(other, format, str(tmp_path / "b"))
    files = sorted((tmp_path / "b").iterdir()) if FORMATS[format].folder else [tmp_path / "b"]
    for file in files:
        twin = written / format / file.name if FORMATS[format].folder else written / format
        assert file.read_bytes() == twin.read_bytes()


def test_no_cell_breaks_its_line(written):
    for path in (written / "gdelt" / gdelt.FILES["mentions"], written / "polecat"):
        widths = {line.count("\t") for line in re.split(r"\r\n|\n|\r", path.read_text(encoding="utf-8").rstrip("\n"))}
        assert len(widths) == 1
