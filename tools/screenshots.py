"""Screenshots of every page of the reading room: ``python tools/screenshots.py RECORD FOLDER [--only NAME] [--chromium PATH]``.

Each page is taken at 360, 1024 and 1440 pixels, light and dark, so that a person can look at them; the site is started for it and closed again.
"""

import argparse
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

WIDTHS = {"phone": 360, "laptop": 1440}
HEIGHT = 900


def pages(library: Any) -> dict[str, str]:
    """Name of the picture -> address, chosen so that each page has something to show."""
    snapshot = library.snapshot
    told = max(snapshot.events, key=lambda e: (e.articles, e.id), default=None)
    page = max(snapshot.pages, key=lambda id: (len(snapshot.events_on(id)), id), default="")
    found = {
        "start": "/", "search": "/search", "search-words": "/search?q=Putin+Tokayev", "search-nothing": "/search?q=zzz",
        "timeline": "/timeline?actor=KAZ&actor=RUS", "actors": "/actors", "actor": "/actor/KAZ", "actor-person": "/actor/person/vladimir-putin",
        "dyad": "/dyad?a=KAZ&b=RUS", "network": "/network", "map": "/map", "calendar": "/calendar", "statements": "/statements",
        "sources": "/sources", "source": f"/page/{page}", "codebook": "/codebook?type=AID", "judgements": "/judgements",
        "sql": "/sql?query=" + quote("SELECT type, count(*) AS events FROM events GROUP BY type ORDER BY events DESC"), "api": "/api",
        "not-found": "/nothing",
    }  # fmt: skip
    if told is not None:
        found |= {"event": f"/event/{told.id}", "why": f"/event/{told.id}/why"}
        found["compare"] = (
            "/compare?" + "&".join(f"page={id}" for id in dict.fromkeys(m.page for m in told.mentions)) + f"&event={told.id}"
        )
    return found


@contextmanager
def serving(record: str) -> Iterator[tuple[str, Any]]:
    """The site on a free port of this machine: its address, and its library."""
    import uvicorn

    from dragoman.web.app import create_app

    app = create_app(record, workers=ThreadPoolExecutor(1), reader=ThreadPoolExecutor(1))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    if not app.state.library.wait(600):
        sys.exit(f"{record}: was not opened in ten minutes: {app.state.library.trouble}")
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", app.state.library
    finally:
        server.should_exit = True
        thread.join()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("record")
    ask.add_argument("folder", type=Path)
    ask.add_argument("--only", nargs="*", help="names of pages")
    ask.add_argument("--schemes", nargs="*", default=["light", "dark"])
    ask.add_argument("--widths", nargs="*", default=list(WIDTHS))
    ask.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    args = ask.parse_args()
    from playwright.sync_api import sync_playwright

    args.folder.mkdir(parents=True, exist_ok=True)
    with serving(args.record) as (address, library), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for scheme in args.schemes:
            for width in args.widths:
                tab = browser.new_page(viewport={"width": WIDTHS[width], "height": HEIGHT}, color_scheme=scheme)
                for name, path in pages(library).items():
                    if args.only and name not in args.only:
                        continue
                    tab.goto(address + path, wait_until="networkidle")
                    tab.wait_for_timeout(400)
                    tab.screenshot(path=args.folder / f"{name}-{width}-{scheme}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
