"""Pages of the site: what they show, and what they say when there is nothing to show."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from starlette.testclient import TestClient

from dragoman.web.asking import Question, filter_of, histogram, search
from dragoman.web.wording import actor_name
from tests.web.conftest import app_of, site_over


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "The diplomatic record, read from the news"),
        ("/", "Drop pages in"),
        ("/search", "Narrow down"),
        ("/search?q=putin+tokayev", "Kassym-Jomart Tokayev"),
        # a beginning of a word, marked with a star
        ("/search?q=kazakh*", "Visit"),
        # facets narrow down
        ("/search?actor=KAZ&type=CONSULT%2Fvisit&status=occurred", "Visit"),
        # nothing found says what to do next
        ("/search?q=zzzz", "Try fewer words"),
        ("/timeline?actor=KAZ&actor=RUS", "Kazakhstan and Russia: timeline"),
        ("/actors", "Kazakhstan"),
        ("/actor/KAZ", "Led by"),
        ("/actor/person/vladimir-putin", "Offices"),
        ("/actor/KAZ/balance", "evenness"),
        ("/dyad?a=KAZ&b=RUS", "Last meeting"),
        ("/dyad", "Name two actors"),
        ("/network", "Kazakhstan – Russia"),
        ("/map", "Astana"),
        ("/calendar", "Overdue"),
        ("/statements?speaker=putin", "Vladimir Putin"),
        ("/statements?grep=zzzz", "Nothing was said that fits"),
        ("/codebook?q=praise", "support-praise"),
        ("/judgements", "Nobody has judged"),
        ("/sql", "Read-only"),
        ("/api", "GET /api/events"),
        ("/sources", "Kremlin announces"),
        ("/sources?q=uranium", "page"),
        ("/sources?q=zzzz", "No article holds all these words"),
    ],
)
def test_page_shows(site: TestClient, path: str, words: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert words in plain(answer.text)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/search?type=DANCE", 400, "there is no such type"),
        ("/search?since=yesterday", 400, "not a date"),
        ("/search?actor=Nobody+At+All", 400, "nobody is called"),
        ("/search?page=0", 400, "not the number of a page"),
        ("/search?q=%21%21", 400, "no word"),
        ("/event/0000000000000000", 404, "No such event"),
        ("/actor/nobody-at-all", 404, "No such actor"),
        ("/dyad?a=KAZ&b=Kazakhstan", 400, "the same actor"),
        ("/network?level=dog", 400, "no such level"),
        ("/calendar?outcome=dog", 400, "no such outcome"),
        ("/statements?topic=dog", 400, "no such topic"),
        ("/codebook?type=dog", 400, "no such type"),
        ("/sql?query=DROP+TABLE+events", 400, "one SELECT only"),
        ("/page/0000000000000000", 404, "No such page"),
        ("/compare?page=0000", 404, "No such page"),
        ("/nothing/here", 404, "There is nothing at this address"),
    ],
)
def test_what_cannot_be_answered_says_why(site: TestClient, path: str, status: int, words: str) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert words in plain(answer.text)


def test_every_facet_filters_as_the_record_does(site: TestClient) -> None:
    """The arrays behind the facets admit the same events as `EventFilter` does."""
    snapshot = app_of(site).state.library.snapshot
    for asked in (
        Question(actor=("KAZ",)),
        Question(actor=("Putin", "KAZ")),
        Question(type=("CONSULT/visit", "AGREE")),
        Question(status=("planned", "denied")),
        Question(place="asta"),
        Question(place="KAZ"),
        Question(context="energy"),
        Question(since="2023-11", until="2023-11-09"),
    ):
        wanted = filter_of(snapshot, asked)
        found = search(snapshot, asked)
        assert sorted(found.order.tolist()) == [n for n, e in enumerate(snapshot.events) if wanted.admits(e)]
        assert found.total > 0


def test_a_proof_leads_to_exactly_its_words(site: TestClient) -> None:
    """Every proving sentence of every event of many pages, followed to its source, is the text that is outlined there."""
    snapshot = app_of(site).state.library.snapshot
    event = max(snapshot.events, key=lambda e: e.articles)
    html = site.get(f"/event/{event.id}").text
    links = re.findall(r'<a class="proving" href="([^"]+)">([^<]+)</a>', html)
    assert len(links) == len(event.mentions)
    for path, words in links:
        source = site.get(unescape(path)).text
        marked = re.findall(r'<mark class="[^"]*\bproof\b[^"]*"[^>]*>([^<]*)</mark>', source)
        assert "".join(unescape(m) for m in marked) == unescape(words)


def test_source_shows_every_letter_once(site: TestClient) -> None:
    """Segments of overlapping entries put together are the article's blocks."""
    from dragoman.web.site.source import view

    snapshot = app_of(site).state.library.snapshot
    for id in snapshot.pages:
        (viewed,) = view(snapshot, {id: ""})
        text = viewed.reading.page.text
        assert ["".join(s.text for s in b.segments) for b in viewed.blocks] == [
            text[b.start : b.end] for b in viewed.reading.page.blocks
        ]
        for entry in viewed.entries:
            assert all(0 <= s < e <= len(text) for s, e in entry.spans)


def test_the_same_event_has_the_same_colour_on_every_page(site: TestClient) -> None:
    snapshot = app_of(site).state.library.snapshot
    event = max(snapshot.events, key=lambda e: e.articles)
    pages = "&".join(f"page={m.page}" for m in event.mentions)
    html = site.get(f"/compare?{pages}&event={event.id}").text
    hues = {m[1] for m in re.finditer(r'<mark class="[^"]*\bh(\d)\b[^"]*\bproof\b', html)}
    assert len(hues) == 1


def test_why_is_what_explain_prints(site: TestClient) -> None:
    from dragoman.telling.explanation import explanation

    snapshot = app_of(site).state.library.snapshot
    event = snapshot.events[0]
    readings = snapshot.readings([m.page for m in event.mentions])
    assert site.get(f"/event/{event.id}/why.txt").text == "\n".join(explanation(event, readings)) + "\n"
    part = site.get(f"/event/{event.id}/why", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert event.mentions[0].frame in part


def test_an_empty_record_is_made_and_says_what_to_do(tmp_path: Path) -> None:
    for client in site_over(tmp_path / "new"):
        assert "The record is empty" in plain(client.get("/").text)
        assert "drop pages in" in plain(client.get("/search").text)
        assert "No page has been read yet" in plain(client.get("/sources").text)


def test_bars_leave_out_what_is_far_from_all_others() -> None:
    """Two hundred days of one year, and one target for 2050: bars by the days of that year, and the target among those without a bar."""
    days = [*(date(2023, 3, 1).toordinal() + n % 60 for n in range(200)), date(2050, 1, 1).toordinal()]
    starts = {"day": np.array(days), "month": np.array([]), "year": np.array([])}
    found = histogram(SimpleNamespace(index=SimpleNamespace(starts=starts)), np.ones(201, dtype=bool))  # type: ignore[arg-type]
    assert (found.bars[0].date, found.bars[-1].date, found.vague) == ("2023-03-01", "2023-04-29", 1)


def test_those_whom_only_the_record_knows_have_their_names(site: TestClient) -> None:
    names = [row["name"] for kind in ("country", "person") for row in site.get(f"/api/actors?kind={kind}").json()["rows"]]
    assert not [name for name in names if name.startswith("person/")]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        pytest.param("KAZ", "Kazakhstan", id="known"),
        pytest.param("person/nobody-at-all@KAZ", "Nobody At All", id="made of a name and a state"),
        pytest.param("org/grain-board", "Grain Board", id="an organisation of the pages"),
        pytest.param("Grain Board", "Grain Board", id="a bare name"),
        pytest.param("org/", "org/", id="nothing in it"),
    ],
)
def test_names_of_ids(id: str, name: str) -> None:
    assert actor_name(id) == name
