"""Readings in, events out: the same record whatever the order."""

import json
import random

import pytest

from dragoman.errors import RecordError, UsageError
from dragoman.record import Record, make_filter
from tests.factories import event, reading

MEETING = "RUS:Vladimir Putin, KAZ:Kassym-Jomart Tokayev"


def pages():
    return [
        reading(
            event(MEETING, "2023-11-09", status="planned", quote="will meet"),
            url="https://a.example/1",
            published="2023-11-08",
            text="One says they will meet.",
        ),
        reading(
            event(MEETING, "2023-11-09", place="Astana"),
            url="https://b.example/1",
            text="Two says that they met in Astana on Thursday.",
        ),
        reading(
            event("USA > RUS", "2023-11-07", type="SANCTION", mode=None, quote="sanctioned"),
            url="https://c.example/1",
            text="Three tells of sanctions.",
        ),
        reading(url="https://d.example/1", text="Four says nothing."),
    ]


def lines(record):
    return [json.dumps(row) for row in record.rows()]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    made = Record.open(tmp_path_factory.mktemp("r") / "record", create=True)
    made.add(pages())
    return made


@pytest.mark.parametrize("seed", range(2))
def test_shuffled_and_split_pages_make_the_same_record(tmp_path, record, seed):
    shuffled = random.Random(seed).sample(pages(), 4)
    other = Record.open(tmp_path / "other", create=True)
    cut = seed + 1
    other.add(shuffled[:cut])
    other.events()
    other.add(shuffled[cut:])
    assert lines(other) == lines(record)


def test_reading_a_page_twice_changes_nothing(record):
    before = lines(record)
    report = record.add(pages())
    assert (report.added, report.unchanged, report.replaced) == (0, 4, 0)
    assert lines(record) == before


def test_corrected_page_replaces_its_old_reading(tmp_path):
    record = Record.open(tmp_path / "r", create=True)
    record.add(pages())
    corrected = reading(event(MEETING, "2023-11-10", place="Astana"), url="https://b.example/1", text="Two corrects itself.")
    assert record.add([corrected]).replaced == 1
    assert [e.start for e in record.events(make_filter(types=["CONSULT"]))] == ["2023-11-09", "2023-11-10"]
    assert len(record.pages()) == 4


def test_an_open_record_notices_what_others_write(tmp_path):
    """Each remembers what it wrote itself, and must not hold it for all there is."""
    one, other = Record.open(tmp_path / "record", create=True), Record.open(tmp_path / "record", create=True)
    first, corrected, second = (
        reading(url=f"https://a.example/{n}", text=f"{words} words.") for n, words in ((1, "Old"), (1, "New"), (2, "More"))
    )
    one.add([first])
    other.add([second])
    assert one.add([second]).unchanged == 1
    assert other.add([corrected]).replaced == 1
    assert one.add([corrected, second]).unchanged == 2
    assert one.add([first]).replaced == 1
    other.remove(second.page.id)
    assert one.add([second]).added == 1
    assert sorted(r.page.text for r in one.readings()) == ["More words.", "Old words."]


def test_removing_a_page_removes_what_only_it_said(tmp_path):
    record = Record.open(tmp_path / "r", create=True)
    record.add(pages())
    record.remove("https://c.example/1")
    assert [e.type for e in record.events()] == ["CONSULT"]
    with pytest.raises(UsageError, match="no page"):
        record.remove("https://c.example/1")


def test_readings_come_back_whole(record):
    assert {r.page.id: r for r in record.readings()} == {r.page.id: r for r in pages()}


def test_some_readings_after_others_were_removed(tmp_path):
    """A file that a deletion has rewritten has bounds of another type; readings are found in it all the same."""
    store = Record.open(tmp_path / "record", create=True)
    store.add([reading(event("RUS, KAZ"), url=f"https://{n}.example/", published=None) for n in range(3)])
    gone, *left = [id for id, _, _ in store.pages()]
    store.remove(gone)
    assert [r.page.id for r in store.readings(left[:1])] == left[:1]


def test_kept_events_are_those_computed(record):
    first = record.events()
    assert Record.open(record.root).events() == first


def test_query(record):
    assert record.query("SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type") == [
        {"type": "CONSULT", "n": 1},
        {"type": "SANCTION", "n": 1},
    ]
    assert record.query("SELECT page.title, len(events) AS n FROM readings ORDER BY url")[0]["n"] == 1


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT nothing FROM events",
        "SELECT * FROM '/etc/passwd'",
        "COPY events TO '/tmp/x.csv'",
        "SET enable_external_access = true",
        "",
    ],
    ids=["no such column", "a file", "writing", "a setting", "empty"],
)
def test_query_that_cannot_be_answered(record, sql):
    with pytest.raises(UsageError, match="query:"):
        record.query(sql)


def test_missing_record(tmp_path):
    with pytest.raises(RecordError, match="no record there"):
        Record.open(tmp_path / "none")


def test_file_is_no_record(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError, match="is a file"):
        Record.open(tmp_path / "file", create=True)


def test_folder_of_other_things_is_no_record(tmp_path):
    (tmp_path / "other").write_text("")
    with pytest.raises(RecordError, match="is not a record"):
        Record.open(tmp_path, create=True)


def test_unwritable_record():
    with pytest.raises(RecordError, match="/proc/record"):
        Record.open("/proc/record", create=True)


def test_many_small_files_are_joined(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.record.tables.MOST_FILES", 2)
    record = Record.open(tmp_path / "r", create=True)
    for page in pages():
        record.add([page])
    before = lines(record)
    record.refresh()
    assert len(record.pages()) == 4
    assert len(list((tmp_path / "r" / "readings").glob("*.parquet"))) >= 1
    assert lines(record) == before


def test_damaged_record_is_one_line(tmp_path):
    log = tmp_path / "readings" / "_delta_log"
    log.mkdir(parents=True)
    (log / "00000000000000000000.json").write_text("junk")
    with pytest.raises(RecordError) as told:
        Record.open(tmp_path).events()
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400
