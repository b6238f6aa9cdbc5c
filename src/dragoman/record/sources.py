"""Which pages of a record a user means by a set of sources."""

from collections.abc import Iterable

from rapidfuzz import process

from dragoman.errors import UsageError
from dragoman.merging import EventMention, Judgement, Source
from dragoman.merging.sources import publisher_of
from dragoman.record.events import judgements, mentions
from dragoman.record.store import Record

RECORD = "record="


def mentions_from(words: str, record: Record | None) -> list[EventMention]:
    """Event mentions of the pages that ``words`` names: publishers, agencies and hosts parted by commas (AFP,reuters.com), or another record (record=FOLDER).

    UsageError if no page comes from there, with the sources that there are.
    """
    if words.startswith(RECORD):
        return list(mentions(Record.open(words.removeprefix(RECORD)).tables))
    if record is None:
        raise UsageError(f"{words}: names sources, but there is no record to find them in (name one with --record)")
    wanted = {w.strip().casefold() for w in words.split(",") if w.strip()}
    every = list(mentions(record.tables))
    found = [m for m in every if wanted & names_of(m.source)]
    missing = sorted(wanted - {name for m in found for name in names_of(m.source)})
    if missing or not wanted:
        known = sorted({name for m in every for name in names_of(m.source)})
        raise UsageError(f"{', '.join(missing) or words}: no page with events comes from there{_proposed(missing, known)}")
    return found


def judgements_from(sets: Iterable[str], record: Record | None) -> list[Judgement]:
    """The judgements of every record that these sets are of."""
    stores = [Record.open(w.removeprefix(RECORD)) if w.startswith(RECORD) else record for w in sets]
    found = {j.id: j for store in stores if store for j in judgements(store.tables)}
    return list(found.values())


def names_of(source: Source) -> frozenset[str]:
    """What a user may call the page's source, in small letters: its host, the host's parent domain, its publisher, its agencies."""
    host = publisher_of(source) if source.url else None
    parents = {".".join(host.split(".")[i:]) for i in range(host.count("."))} if host else set()
    said = {name.casefold() for name in (source.publisher, *source.agencies) if name}
    return frozenset(parents | said)


def _proposed(missing: Iterable[str], known: list[str]) -> str:
    near = [name for word in missing for name, _, _ in process.extract(word, known, limit=3, score_cutoff=60)]
    if near:
        return f"; nearest: {', '.join(dict.fromkeys(near))}"
    return f"; there are {', '.join(known[:12])}{' ...' if len(known) > 12 else ''}" if known else "; the record has no events"
