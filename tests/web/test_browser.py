"""The site in the system's Chromium: what a person does, on a phone and on a desk, and whether everybody can."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tools.screenshots import pages, serving

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install playwright)")
CHROMIUM = (
    os.environ.get("DRAGOMAN_CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the system's Chromium (apt-get install chromium)")


@pytest.fixture(scope="module")
def place(kept_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    folder = tmp_path_factory.mktemp("browser") / "record"
    shutil.copytree(kept_record, folder)
    with serving(str(folder)) as (address, library):
        yield address, library


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Any, place: tuple[str, Any]) -> Iterator[Any]:
    """A tab that fails the test when the page errs, breaks its own policy, or asks anything of another host."""
    trouble: list[str] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.on("console", lambda m: trouble.append(f"{m.type}: {m.text}") if m.type == "error" and "400" not in m.text else None)
    opened.on("pageerror", lambda e: trouble.append(str(e)))
    opened.on(
        "request", lambda r: trouble.append(f"asked {r.url}") if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None
    )
    yield opened
    opened.close()
    assert trouble == []


def test_find_an_event_and_follow_its_proof_to_exactly_its_words(tab: Any, place: tuple[str, Any]) -> None:
    address, _ = place
    tab.goto(address)
    tab.get_by_label("Search events").fill("Putin Tokayev")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=*")
    tab.locator(".entry a").filter(has_text="Meeting").filter(has_text="Vladimir Putin").first.click()
    tab.wait_for_url("**/event/*")
    proof = tab.locator("a.proving").first
    words = proof.inner_text()
    proof.click()
    tab.wait_for_url("**/page/*")
    assert "".join(tab.locator("mark.proof").all_inner_texts()) == words
    assert tab.locator("mark.proof").first.is_visible()


def test_facets_narrow_down_without_leaving_the_page(tab: Any, place: tuple[str, Any]) -> None:
    address, library = place
    tab.goto(f"{address}/search")
    before = tab.locator("#found [role=status]").inner_text()
    tab.locator(".facets a").filter(has_text="planned").click()
    tab.wait_for_url("**/search?*status=planned*")
    assert tab.locator("#found [role=status]").inner_text() != before
    planned = sum(e.status == "planned" for e in library.snapshot.events)
    assert tab.locator("#found [role=status]").inner_text().startswith(str(planned))
    tab.go_back()
    tab.locator("#found [role=status]", has_text=before).wait_for()


def test_drop_a_page_and_find_its_event(tab: Any, place: tuple[str, Any]) -> None:
    address, _ = place
    tab.goto(address)
    tab.get_by_label("Paste the text of a page").fill(
        "BERLIN, May 3, 2024 - German Chancellor Olaf Scholz met Japanese Prime Minister Fumio Kishida in Berlin on Friday."
    )
    tab.get_by_label("Published on").fill("2024-05-03")
    tab.get_by_role("button", name="Read").click()
    tab.locator("#job .entry a", has_text="Fumio Kishida").first.wait_for(timeout=60_000)
    tab.goto(f"{address}/search?q=Scholz+Kishida")
    assert tab.locator(".entry a", has_text="Fumio Kishida").count() >= 1


def test_judge_and_undo(tab: Any, place: tuple[str, Any]) -> None:
    address, library = place
    event = next(e for e in library.snapshot.events if e.type == "SANCTION")
    tab.goto(f"{address}/event/{event.id}")
    tab.get_by_text("Reject: this is no event").click()
    tab.locator("#why-reject").fill("told of another")
    tab.locator("#who-reject").fill("A. Reader")
    tab.get_by_role("button", name="Reject", exact=True).click()
    tab.wait_for_url("**/judgements*")
    assert tab.get_by_text("told of another").is_visible()
    assert event.id not in library.snapshot.numbers
    tab.get_by_role("button", name="Undo").first.click()
    tab.locator(".tag", has_text="undone").wait_for()
    assert event.id in library.snapshot.numbers


def test_why_opens_the_explanation(tab: Any, place: tuple[str, Any]) -> None:
    address, library = place
    event = library.snapshot.events[0]
    tab.goto(f"{address}/event/{event.id}")
    tab.get_by_text("why?", exact=True).first.click()
    dialog = tab.locator("dialog[open]")
    dialog.get_by_text(event.mentions[0].frame).wait_for()
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0


def test_markup_in_a_page_does_nothing(tab: Any, place: tuple[str, Any]) -> None:
    address, library = place
    asked: list[str] = []
    tab.on("dialog", lambda d: asked.append(d.message))
    hostile = next(p for p in library.snapshot.pages.values() if p.url and p.url.startswith("javascript:"))
    for path in (
        f"/page/{hostile.id}",
        "/search?q=putin",
        "/timeline?actor=RUS",
        *(f"/event/{e.id}" for e in library.snapshot.events_on(hostile.id)),
    ):
        tab.goto(address + path, wait_until="networkidle")
    assert asked == []
    tab.goto(f"{address}/page/{hostile.id}")
    assert tab.get_by_text("<script>alert(").first.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_every_page_is_whole(browser: Any, place: tuple[str, Any], width: int, scheme: str) -> None:
    """No page scrolls sideways, asks another host, or leaves a chart undrawn; axe finds nothing against WCAG 2.2 AA."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    address, library = place
    found: list[str] = []
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened.on("request", lambda r: found.append(f"asked {r.url}") if urlsplit(r.url).hostname != "127.0.0.1" else None)
    opened.on("pageerror", lambda e: found.append(str(e)))
    for name, path in pages(library).items():
        opened.goto(address + path)
        if opened.locator("[data-chart]").count():
            opened.locator("[data-drawn] canvas").first.wait_for(timeout=20_000)
        wide = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{name}: {wide} pixels too wide")
        results = axe.run(opened, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        for broken in results.response["violations"]:
            found.append(f"{name}: {broken['id']}: {[n['html'][:160] for n in broken['nodes'][:2]]}")
    opened.close()
    assert found == []


def test_keyboard_alone_reaches_an_event(tab: Any, place: tuple[str, Any]) -> None:
    address, _ = place
    tab.goto(f"{address}/search?q=Tokayev")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    for _ in range(200):
        tab.keyboard.press("Tab")
        if (tab.evaluate("document.activeElement.getAttribute('href')") or "").startswith("/event/"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/event/*")
