import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model import About, Article, Block, Evidence, Reading, Speaker, Statement
from dragoman.record import Record
from dragoman.record.search import articles, match_query, some_articles, statement_filter, statements
from dragoman.record.search_index import FILE

SAID = (
    (
        "2022-11-28",
        "person/vladimir-putin",
        "Vladimir Putin",
        "RUS",
        "We value gas transit through Kazakhstan.",
        ("energy", "transit"),
        "KAZ",
    ),
    ("2023-11-09", "person/emmanuel-macron", "Emmanuel Macron", "FRA", "Uranium is welcome, naïve or not.", ("nuclear",), "KAZ"),
)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    store = Record.open(tmp_path / "record", create=True)
    store.add(reading(*row) for row in SAID)
    return store


def reading(published: str, actor: str, name: str, country: str, words: str, topics: tuple[str, ...], about: str) -> Reading:
    text = f"{name} said: {words}"
    page = Article(
        id=published.replace("-", ""), url=f"https://example.org/{published}", title=f"{name} speaks", text=text, published=published,
        published_from="given", blocks=(Block("paragraph", 0, len(text)),),
    )  # fmt: skip
    start = text.index(words)
    statement = Statement(
        speaker=Speaker(actor=actor, name=name, country=country, person=name), kind="direct", cue="said", content=words, start=start,
        end=start + len(words), topics=topics, about=(About(actor=about, country=about),), evidence=(Evidence(start, start + len(words), words),),
    )  # fmt: skip
    return Reading(page=page, statements=(statement,))


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        pytest.param({}, ["Vladimir Putin", "Emmanuel Macron"], id="all, in order of date"),
        pytest.param({"speaker": "RUS"}, ["Vladimir Putin"], id="by the speaker's state"),
        pytest.param({"speaker": "Macron"}, ["Emmanuel Macron"], id="by the speaker's name"),
        pytest.param({"about": "Kazakhstan"}, ["Vladimir Putin", "Emmanuel Macron"], id="by whom it is about"),
        pytest.param({"topic": "Nuclear"}, ["Emmanuel Macron"], id="by topic"),
        pytest.param({"since": "2023"}, ["Emmanuel Macron"], id="since"),
        pytest.param({"until": "2022-11"}, ["Vladimir Putin"], id="until, the whole month"),
        pytest.param({"grep": "naive"}, ["Emmanuel Macron"], id="words, without their accents"),
        pytest.param({"grep": '"gas transit" kazakh*'}, ["Vladimir Putin"], id="a phrase and a beginning"),
        pytest.param({"grep": '"transit gas"'}, [], id="a phrase keeps its order"),
        pytest.param({"grep": "transit OR uranium"}, [], id="OR is a word like others"),
    ],
)
def test_statements(record: Record, asked: dict[str, str], speakers: list[str]) -> None:
    assert [row["speaker"]["name"] for row in statements(record, statement_filter(record, **asked))] == speakers


def test_articles(record: Record) -> None:
    assert [row["published"] for row in articles(record, "uranium")] == ["2023-11-09"]


def test_articles_in_turns(record: Record) -> None:
    """A page of the list holds what the whole list has at that place, and the count is that of the whole."""
    every = articles(record, "said")
    turns = [some_articles(record, "said", limit=1, offset=n) for n in range(3)]
    assert turns == [(every[:1], 2), (every[1:], 2), ([], 2)]
    assert all(row["words"] for row in every)


@pytest.mark.parametrize("spoil", ["missing", "broken", "behind"])
def test_index_is_made_anew(record: Record, spoil: str) -> None:
    """Whatever becomes of the index, the answer is that of the record."""
    path = Path(record.root, FILE)
    statements(record, statement_filter(record))
    if spoil == "missing":
        path.unlink()
    elif spoil == "broken":
        path.write_bytes(b"not a database")
    else:
        record.remove("20231109")
    wanted = 1 if spoil == "behind" else 2
    assert len(statements(record, statement_filter(record))) == wanted
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM statements").fetchone() == (wanted,)
    connection.close()


@pytest.mark.parametrize("words", ["", '"', "*", "-- ;"])
def test_no_words(words: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        match_query(words)
