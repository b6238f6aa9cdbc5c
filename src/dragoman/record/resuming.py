"""A run that goes on where another stopped: pages that were read into the record are known before they are cleaned or parsed.

The table ``pages_read`` beside the readings says of each page, as it was opened, under which rules it was read and what became of it. It is written after the
readings that it tells of: what a kill leaves between the two is read again, and found in the record. Deleting the table costs
time alone.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from dragoman.engines import Item, Outcome
from dragoman.model import Page, Reading
from dragoman.record.schema import PageRead, to_table
from dragoman.record.store import Record

TABLE = "pages_read"


class Resumption:
    """Leaves out the pages of a run that were read into the record under the same rules (`dragoman.reading.resources.rules_of`), and notes those
    that are read. `again`: leaves none out, and lets every reading take the place of the one in the record."""

    def __init__(self, record: Record, rules: str, again: bool = False) -> None:
        self._record, self._rules, self._again = record, rules, again
        self.skipped = 0
        """Pages left out so far."""
        self._known: set[str] = set()
        self._stale: set[str] = set()
        """Pages of the record that were read under other rules: their readings are replaced."""
        self._under_way: deque[str | None] = deque()
        self._sources: dict[str, list[str]] = {}

    def unread(self, pages: Iterable[Item]) -> Iterator[Item]:
        """The pages that were not read yet, and the errors."""
        self._load()
        for page in pages:
            source = fingerprint(page) if isinstance(page, Page) else None
            if source in self._known:
                self.skipped += 1
                continue
            self._under_way.append(source)
            yield page

    def followed(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes of the pages of `unread`, one each and in their order."""
        for outcome in outcomes:
            source = self._under_way.popleft()
            if source is not None and isinstance(outcome, Reading):
                self._sources.setdefault(outcome.page.id, []).append(source)
            yield outcome

    def add(self, readings: Sequence[Reading]) -> None:
        """Add readings to the record and note their pages."""
        self._record.add(readings, anew=self._stale)
        rows = [
            PageRead(id=source, rules=self._rules, page=reading.page.id, url=reading.page.url)
            for reading in {r.page.id: r for r in readings}.values()
            for source in self._sources.pop(reading.page.id, ())
        ]
        self._stale.difference_update(row.page for row in rows)
        if rows:
            with self._record.tables.alone():
                self._record.tables.append(TABLE, to_table(rows, PageRead))

    def _load(self) -> None:
        there = self._record.pages()
        ids, urls = {id for id, _, _ in there}, {url for _, url, _ in there if url}
        if self._again:
            self._stale = ids
            return
        columns = self._record.tables.read(TABLE).to_pydict()
        same = [row for row in zip(*(columns[name] for name in PageRead.__struct_fields__), strict=True) if row[1] == self._rules]
        # a page that was taken out of the record since is read again; one that another at its URL replaced is not
        self._known = {source for source, _, page, url in same if page in ids or url in urls}
        self._stale = ids.difference(page for _, _, page, _ in same)


def fingerprint(page: Page) -> str:
    """Hash of all of a page that its reading depends on: 24 hexadecimal digits."""
    content = (page.url, page.published, page.title, page.publisher, page.language, page.html, page.text, page.article)
    return blake2b(msgspec.msgpack.encode(content), digest_size=12).hexdigest()
