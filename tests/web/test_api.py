"""The JSON API: what it answers, and that nothing sent to it makes the server err."""

import csv
import io
from typing import Any

import hypothesis
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dragoman.web.api import router
from dragoman.web.tabular import csv_text
from tests.web.conftest import app_of


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("/api/events", "id"),
        ("/api/timeline?actor=KAZ", "start"),
        ("/api/pages", "url"),
        ("/api/statements", "speaker"),
        ("/api/facts", "fact"),
        ("/api/actors", "events"),
        ("/api/actors/KAZ", "name"),
        ("/api/dyad?a=KAZ&b=RUS", "period"),
        ("/api/balance?actor=KAZ", "measure"),
        ("/api/network", "weight"),
        ("/api/map", "lat"),
        ("/api/calendar", "outcome"),
        ("/api/codebook", "frame"),
    ],
)
def test_data_of_every_page_as_json_and_csv(site: TestClient, path: str, column: str) -> None:
    whole = site.get(path)
    assert whole.headers["content-type"] == "application/json"
    assert whole.json()
    table = site.get(path + ("&" if "?" in path else "?") + "format=csv")
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert rows
    assert column in rows[0]


def test_an_entry_carries_its_proof(site: TestClient) -> None:
    found = site.get("/api/events?q=Putin+Tokayev&type=CONSULT").json()
    assert found["total"] == len(found["rows"]) > 0
    for event in found["rows"]:
        for proof in event["mentions"]:
            text = site.get(f"/api/pages/{proof['page']}").json()["page"]["text"]
            assert text[proof["quote_start"] : proof["quote_end"]] == proof["quote"]


def test_a_spreadsheet_finds_no_formula() -> None:
    """Words of a page that a spreadsheet would run are kept as words; numbers stay numbers."""
    rows = [{"a": "=HYPERLINK(1)", "b": -1.5, "c": "@x"}]
    assert csv_text(rows, ("a", "b", "c")) == "a,b,c\n'=HYPERLINK(1),-1.5,'@x\n"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/events?limit=0", 422),
        ("/api/events?since=soon", 400),
        ("/api/events/none", 404),
        ("/api/pages/..%2f..%2fetc%2fpasswd", 404),
        ("/api/dyad?a=KAZ", 422),
        ("/api/sql?query=DROP+TABLE+events", 400),
        ("/api/nothing", 404),
    ],
)
def test_errors_are_json(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert answer.json()["detail"]


PATHS = sorted({route.path.replace(":path", "") for route in router.routes if isinstance(route, APIRoute)} - {"/api/sql"})
"""All but the SQL, whose refusals have tests of their own."""


@pytest.mark.parametrize("path", PATHS)
def test_nothing_makes_the_server_err(site: TestClient, path: str) -> None:
    """What schemathesis makes of the OpenAPI, right and wrong, is answered or refused, never an error of the server."""
    schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")
    schema = schemathesis.openapi.from_dict(app_of(site).openapi())
    wrong = schemathesis.GenerationMode.NEGATIVE
    right = schemathesis.GenerationMode.POSITIVE
    for mode in (right, wrong):
        strategy = schema[path]["GET"].as_strategy(generation_mode=mode)

        @hypothesis.settings(
            max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(hypothesis.HealthCheck)
        )
        @hypothesis.given(case=strategy)
        def ask(case: Any) -> None:
            answer = site.get(case.formatted_path, params=case.query or None)
            assert answer.status_code < 500, f"{case.formatted_path} {case.query}: {answer.text[:300]}"

        try:
            ask()
        except hypothesis.errors.Unsatisfiable:
            continue  # nothing can be wrong where nothing is asked
