"""What was fetched already: a small SQLite file beside the record, so that a page is fetched and read once, over all runs.

It holds nothing that the record needs; deleting it only makes `dragoman watch` look at everything again.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from dragoman.errors import UsageError

FILE = "fetched.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, fetched TEXT NOT NULL, outcome TEXT NOT NULL, tries INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, asked TEXT);
"""
READ = "read"
TRIES = 3
"""Passes over a feed after which a page that could not be fetched is given up."""


@dataclass(frozen=True)
class Validators:
    """What a server gave with a feed, to be asked whether it has changed since."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class Ledger:
    """Open it with `with`; each note is committed at once, so that a run cut off loses at most the page under way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.executescript(_TABLES)
        except sqlite3.Error as error:
            raise UsageError(
                f"{path}: cannot be used to keep what was fetched ({error}); delete it, or name another file"
            ) from None

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def is_done(self, url: str) -> bool:
        """Whether a page was read, or given up."""
        row = self._db.execute("SELECT outcome, tries FROM pages WHERE url = ?", [url]).fetchone()
        return row is not None and (row[0] == READ or row[1] >= TRIES)

    def note(self, url: str, outcome: str, when: str) -> None:
        """Keep what became of a page: `READ`, or why not."""
        self._db.execute(
            "INSERT INTO pages VALUES (?, ?, ?, 1) ON CONFLICT (url) DO UPDATE SET fetched = ?2, outcome = ?3, tries = tries + 1",
            [url, when, outcome],
        )

    def validators(self, feed: str) -> Validators:
        """Of the feed as it was when last read."""
        row = self._db.execute("SELECT etag, modified FROM feeds WHERE url = ?", [feed]).fetchone()
        return Validators(*row) if row else Validators()

    def note_feed(self, feed: str, validators: Validators, when: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?)", [feed, validators.etag, validators.modified, when])
