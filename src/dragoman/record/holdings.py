"""Which pages a record holds, remembered from one commit to the next: reading it off the files each time would cost the square of their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.model import Reading


class Holdings:
    """The pages of one version of the readings: URL by id."""

    def __init__(self, version: int, urls: dict[str, str | None]) -> None:
        self.version, self.urls = version, urls
        self._ids: dict[str, set[str]] = defaultdict(set)
        for id, url in urls.items():
            if url:
                self._ids[url].add(id)

    def at(self, urls: Iterable[str | None]) -> set[str]:
        """Ids of the pages at these URLs."""
        return {id for url in urls if url for id in self._ids.get(url, ())}

    def after(self, gone: Iterable[str], come: Sequence[Reading], version: int) -> "Holdings | None":
        """What is held once a commit has taken pages out and put pages in; None if `version` says that others have written as well.
        These holdings are used up."""
        if version != self.version + 1:
            return None
        for id in gone:
            if url := self.urls.pop(id):
                self._ids[url].discard(id)
        for reading in come:
            url = self.urls[reading.page.id] = reading.page.url
            if url:
                self._ids[url].add(reading.page.id)
        self.version = version
        return self
