"""Places by name: a slim, read-only gazetteer.

Built by ``tools/build_gazetteer.py`` from GeoNames (cities of 5,000 people and more, capitals, regions, countries; CC BY 4.0) and
from the tables of this package. Two blobs are kept as they lie on disk: one line a place, and one line a folded name, sorted, so that a
name is found by bisection and nothing is built at start. Loading takes about 0.1 s and 15 MB.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
from anyascii import anyascii

Kind = Literal["country", "capital", "city", "region", "district", "area", "water", "site", "venue"]

LONGEST = 7
"""Words of the longest name looked up."""
_DROP = re.compile(r"[.'’‘`´ʻʼ]")
_GAP = re.compile(r"[\W_]+")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_MAX_NAME = 120


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place. `lat`/`lon` in degrees (WGS 84); of a country or region a middle point. `country` is alpha-3, None for a sea or a part of the world."""

    name: str
    country: str | None
    lat: float
    lon: float
    geonameid: int | None
    population: int
    """People; of a region those of its towns; 0 if unknown."""
    kind: Kind
    region: str | None = None
    """Of a city or district: the first-order region it lies in."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A known place name in running text; `entries` are all places of that name, the likeliest first."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key under which a name is kept: ASCII, lower case, without marks; "St." is "saint"."""
    plain = _GAP.sub(" ", _DROP.sub("", anyascii(name[:_MAX_NAME]).lower())).strip()
    return " ".join(_WRITTEN_OUT.get(word, word) for word in plain.split())


def prior(entry: Entry) -> float:
    """How likely a bare name means this place, in decades of population: a country before a capital before a city before a region."""
    size = len(str(entry.population)) - 1 + int(str(entry.population)[0]) / 10 if entry.population > 0 else 0.0
    return size + _KIND_BONUS[entry.kind]


def likelihood(entry: Entry, key: str) -> float:
    """`prior` of a place under a folded name; less if that is but one of its other names ("Puno" of Pune)."""
    own = fold(entry.name)
    return prior(entry) - (0.0 if own == key or entry.kind not in _FROM_GEONAMES else _OTHER_NAME)


_OTHER_NAME = 0.8
_FROM_GEONAMES = ("city", "capital", "region", "district")
_KIND_BONUS: dict[Kind, float] = {
    "country": 3.0, "capital": 2.0, "city": 0.8, "area": 6.5, "water": 6.5, "site": 7.0, "venue": 7.0, "region": -0.5, "district": 3.0,
}  # fmt: skip


class Gazetteer:
    """Places and their names. `rows`: one line a place; `names`: sorted lines ``folded name TAB row[@from..to],...``."""

    def __init__(self, rows: bytes, names: bytes) -> None:
        self._rows = rows.split(b"\n")
        self._names = names
        self._line = lru_cache(maxsize=32768)(self._seek)
        self._entries = lru_cache(maxsize=2048)(lambda name: tuple(self.lookup(name)))

    @classmethod
    def load(cls) -> "Gazetteer":
        """The gazetteer of the package."""
        data = files("dragoman.knowledge") / "data"
        return cls(
            gzip.decompress((data / "gazetteer_places.tsv.gz").read_bytes()),
            gzip.decompress((data / "gazetteer_names.tsv.gz").read_bytes()),
        )

    def lookup(self, name: str, *, country: str | None = None, on: str | None = None) -> list[Entry]:
        """Places called `name`, the likeliest first; of `country` (alpha-3) only; places that bore the name on the date `on` before others."""
        found = []
        key = fold(name)
        for row, start, end in self._refs(key):
            entry = self._entry(row)
            if country is None or entry.country == country:
                current = on is None or (
                    (not start or start[: len(on)] <= on[: len(start)]) and (not end or on[: len(end)] < end)
                )
                found.append((not current, -likelihood(entry, key), entry.geonameid or 0, row, entry))
        return [entry for *_, entry in sorted(found, key=lambda f: f[:4])]

    def name_on(self, entry: Entry, on: str) -> str:
        """What the place was called on a date: Astana was Nur-Sultan on 2020-01-01."""
        for dated, start, end in renames().get((entry.name, entry.country), ()):
            if start <= on[: len(start) or None] and (not end or on[: len(end)] < end):
                return dated
        return entry.name

    def __iter__(self) -> Iterator[Entry]:
        """All places, in the order of the file."""
        return (self._entry(row) for row in range(len(self._rows)))

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The places of a kind, in the order of the file."""
        last = f"\t{kind}".encode()
        return (self._entry(number) for number, row in enumerate(self._rows) if row.endswith(last))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Known names in running text, longest first, none overlapping; every name begins with a capital letter."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, len(text) if end is None else end)]
        at = 0
        while at < len(words):
            length = self._longest(text, words, at)
            if length:
                a, b = words[at][0], words[at + length - 1][1]
                yield Hit(start=a, end=b, text=text[a:b], entries=self._entries(text[a:b]))
            at += length or 1

    def _longest(self, text: str, words: list[tuple[int, int]], at: int) -> int:
        """How many words from `at` on make the longest known name; 0 if none."""
        first = words[at][0]
        if not text[first].isupper():
            return 0
        best = 0
        for n in range(1, min(LONGEST, len(words) - at) + 1):
            start, end = words[at + n - 1]
            if n > 1 and not _joined(text, words[at + n - 2][1], start, end):
                break
            name = text[first:end]
            refs, longer = self._line(fold(name))
            if (
                refs
                and (text[start].isupper() or _CAPITAL_WITHIN.search(text, start, end) or "-" in text[first:start])
                and _fair(name)
            ):
                best = n
            if not longer and text[end : end + 2] not in ("'s", "’s"):  # "People's Republic" is folded to one word
                break
        return best

    def _refs(self, key: str) -> list[tuple[int, str, str]]:
        refs = []
        for ref in (self._line(key)[0] or "").split(","):
            if ref:
                row, _, dates = ref.partition("@")
                start, _, end = dates.partition("..")
                refs.append((int(row), start, end))
        return refs

    def _seek(self, key: str) -> tuple[str | None, bool]:
        """What stands behind a folded name, and whether longer names begin with its words; by bisection."""
        names, wanted = self._names, key.encode()
        low, high = 0, len(names)
        while low < high:
            begin = names.rfind(b"\n", 0, (low + high) // 2) + 1
            stop = names.find(b"\n", begin)
            stop = len(names) if stop < 0 else stop
            if names[begin:stop] < wanted:
                low = stop + 1
            else:
                high = begin
        refs = None
        if key and names.startswith(wanted + b"\t", low):
            stop = names.find(b"\n", low)
            stop = len(names) if stop < 0 else stop
            refs = names[low + len(wanted) + 1 : stop].decode()
            low = stop + 1
        return refs, bool(key) and names.startswith(wanted + b" ", low)

    def _entry(self, row: int) -> Entry:
        geonameid, name, country, region, lat, lon, population, kind = self._rows[row].decode().split("\t")
        return Entry(
            name=name, country=country or None, lat=float(lat), lon=float(lon), geonameid=int(geonameid) if geonameid else None,
            population=int(population or 0), kind=kind, region=region or None,  # type: ignore[arg-type]
        )  # fmt: skip


_WORD = re.compile(r"[A-Z](?:\.[A-Z])+(?:\.|\b)|[^\W_]+(?:['’ʻ](?!s\b)[^\W_]+)*")
_JOIN = re.compile(r"[ \xa0\n]|-|\. |['’] ?")
_CAPITAL_WITHIN = re.compile(r"['’][A-Z]")
_CONTRACTION = re.compile(r"['’](?:d|ll|m|ve|re|t)$")
_SHORT = 3
"""Letters: capitals as short as this are a name only where the tables say so."""


def _joined(text: str, start: int, end: int, stop: int) -> bool:
    """May one name go on over ``text[start:end]``? A comma only in "Washington, D.C."."""
    return _JOIN.fullmatch(text, start, end) is not None or (text[start:end] == ", " and text[end:stop] in ("D.C.", "D.C", "DC"))


def _fair(name: str) -> bool:
    """ "US" is a name and "Us" is not; short capitals are names only where the tables say so. "I'll" is not "Ill."."""
    letters = name.replace(".", "")
    if _CONTRACTION.search(name):
        return False
    if name in qualifiers():
        return True
    if letters.upper() in acronyms() or letters.upper() in qualifiers():
        return letters.isupper()
    return len(letters) > _SHORT or not letters.isupper()


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a table of ``knowledge/tables``: a header line, tab-separated, ``#`` begins a comment line."""
    text = (files("dragoman.knowledge") / "tables" / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


@cache
def qualifiers() -> frozenset[str]:
    """Aliases that are names only behind a comma ("Athens, Ga."), without their full stop."""
    return frozenset(row["alias"].rstrip(".") for row in read_table("place_aliases") if row["use"] == "qualifier")


@cache
def acronyms() -> frozenset[str]:
    """Aliases in capitals ("US", "UAE") that are matched as capitals only."""
    return frozenset(
        row["alias"].replace(".", "") for row in read_table("place_aliases") if row["use"] == "name" and row["alias"].isupper()
    )


@cache
def renames() -> dict[tuple[str, str | None], list[tuple[str, str, str]]]:
    """Dated names: (place, country) -> (name, from, to), dates as precise as known."""
    table: dict[tuple[str, str | None], list[tuple[str, str, str]]] = {}
    for row in read_table("place_renames"):
        table.setdefault((row["geoname"], row["country"]), []).append((row["name"], row["start"], row["end"]))
    return table


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the package, loaded once per process."""
    return Gazetteer.load()
