"""Judgements made from the event page: each verb, its author and reason, and its undoing."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman.merging import MergedEvent
from dragoman.record.events import judgements
from dragoman.web.library import Library
from tests.web.conftest import app_of


def library_of(site: TestClient) -> Library:
    library = app_of(site).state.library
    assert isinstance(library, Library)
    return library


def told_most(site: TestClient) -> MergedEvent:
    return max(library_of(site).snapshot.events, key=lambda e: (e.articles, e.id))


def test_edit_and_undo(own_site: TestClient) -> None:
    event = told_most(own_site)
    form = {"verb": "edit", "why": "the page says so", "who": "A. Reader", "type": event.type, "mode": event.mode or "", "status": "cancelled",
            "start": event.start or "", "end": event.end or "", "place": event.place.name if event.place else "",
            "place_country": (event.place.country or "") if event.place else ""}  # fmt: skip
    page = own_site.post(f"/event/{event.id}/judge", data=form)
    assert "called off" in page.text
    assert "A. Reader" in page.text
    (made,) = judgements(library_of(own_site).record.tables)
    assert (made.verb, made.who, made.why, made.value) == ("edit", "A. Reader", "the page says so", {"status": "cancelled"})
    own_site.post(f"/judgements/{made.id}/revoke", data={"who": "B. Reader", "why": "looked again"})
    assert "called off" not in own_site.get(f"/event/{event.id}").text
    listed = own_site.get("/judgements").text
    assert "Undone by B. Reader" in listed


def test_who_takes_part_is_edited_and_what_the_form_shows_unchanged_stays(own_site: TestClient) -> None:
    event = told_most(own_site)
    shown = dict(re.findall(r'name="(source|target)" value="([^"]*)"', own_site.get(f"/event/{event.id}").text))
    form = {"verb": "edit", "why": "the page says so", "type": event.type, "mode": event.mode or "", "status": event.status,
            "start": event.start or "", "end": event.end or "", "place": event.place.name if event.place else "",
            "place_country": (event.place.country or "") if event.place else "", **shown, "target": "Uzbekistan"}  # fmt: skip
    page = own_site.post(f"/event/{event.id}/judge", data=form)
    assert page.status_code == 200, page.text
    made = judgements(library_of(own_site).record.tables)[-1]
    assert made.value == {"target": "Uzbekistan (UZB) [UZB]"}
    own_site.post(f"/judgements/{made.id}/revoke", data={"why": "undone"})


def test_reject_takes_the_event_out_and_undoing_brings_it_back(own_site: TestClient) -> None:
    event = told_most(own_site)
    page = own_site.post(f"/event/{event.id}/judge", data={"verb": "reject", "why": "no event", "who": "A"})
    assert page.url.path == "/judgements"
    assert own_site.get(f"/event/{event.id}").status_code == 404
    action = re.search(r'action="(/judgements/\w+/revoke)"', page.text)
    assert action
    own_site.post(action[1], data={"why": "undone"})
    assert own_site.get(f"/event/{event.id}").status_code == 200


def test_accept_is_noted(own_site: TestClient) -> None:
    event = told_most(own_site)
    page = own_site.post(
        f"/event/{event.id}/judge", data={"verb": "accept", "why": "compared with the pages", "who": "A. Reader"}
    )
    assert page.url.path == f"/event/{event.id}"
    assert "compared with the pages" in page.text


def test_split_and_merge(own_site: TestClient) -> None:
    event = told_most(own_site)
    count = len(library_of(own_site).snapshot.events)
    page = event.mentions[-1].page
    own_site.post(f"/event/{event.id}/judge", data={"verb": "split", "why": "another meeting", "page": [page]})
    events = library_of(own_site).snapshot.events
    assert len(events) == count + 1
    parts = [e for e in events if any(c.verb == "split" for c in e.corrections)]
    own_site.post(f"/event/{parts[0].id}/judge", data={"verb": "merge", "why": "the same after all", "other": ["", parts[1].id]})
    assert len(library_of(own_site).snapshot.events) == count


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verb": "reject", "why": " "}, "say why"),
        ({"verb": "dance", "why": "x"}, "there is no judgement"),
        ({"verb": "merge", "why": "x", "other": ""}, "name another event"),
        ({"verb": "merge", "why": "x", "other": "0000000000"}, "no such event"),
        ({"verb": "split", "why": "x"}, "some, but not all"),
        ({"verb": "edit", "why": "x", "type": "DANCE"}, "there is no such type"),
        ({"verb": "edit", "why": "x", "type": "CONSULT", "status": "occurred", "start": "soon"}, "not a date"),
    ],
)
def test_judgements_that_make_no_sense_are_refused(site: TestClient, form: dict[str, str], words: str) -> None:
    event = told_most(site)
    answer = site.post(f"/event/{event.id}/judge", data=form)
    assert answer.status_code == 400
    assert words in answer.text.replace("&#39;", "'")
    assert judgements(library_of(site).record.tables) == []


def test_unknown_ids(site: TestClient) -> None:
    assert site.post("/event/0000/judge", data={"verb": "reject", "why": "x"}).status_code == 400
    assert site.post("/judgements/0000/revoke", data={"why": "x"}).status_code == 400
