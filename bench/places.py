"""GeoVirus: toponyms of news with coordinates (Gritta et al. 2018). Finding by span; the rest on the names found."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.report import Report, markdown_table
from dragoman.knowledge import default_knowledge
from dragoman.knowledge.gazetteer import default_gazetteer
from dragoman.model import Article, Place
from dragoman.reading import places, syntax
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences

NEAR = 161
"""Kilometres (100 miles): the field's measure of a right place."""


@dataclass(frozen=True)
class Toponym:
    start: int
    end: int
    text: str
    lat: float
    lon: float
    page: str


def documents(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Text and toponyms of each article; offsets in the file count from one."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        found = []
        for place in article.findall("locations/location"):
            start = int(place.findtext("start") or 0) - 1
            name = place.findtext("name") or ""
            found.append(Toponym(start, start + len(name), name, float(place.findtext("lat") or 0), float(place.findtext("lon") or 0),
                                 place.findtext("page") or ""))  # fmt: skip
        yield text, found


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    a = math.sin(math.radians(lat2 - lat1) / 2) ** 2
    b = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, a + b)))


def drafts(texts: list[str]) -> list[Draft]:
    """Parsed drafts of bare texts."""
    made = []
    for i, text in enumerate(texts):
        article = Article(id=str(i), url=None, title=None, text=text, published=None, published_from=None)
        made.append(Draft(article, sentences=split_sentences(article)))
    syntax.parse([s for draft in made for s in draft.sentences])
    return made


@cache
def _towns() -> dict[tuple[int, int], list[tuple[float, float, str]]]:
    """Towns by square degree."""
    squares: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for e in default_gazetteer():
        if e.country and e.kind in ("city", "capital"):
            squares.setdefault((math.floor(e.lat), math.floor(e.lon)), []).append((e.lat, e.lon, e.country))
    return squares


@cache
def country_of(lat: float, lon: float) -> str | None:
    """The country in which a marked point lies: that of the nearest town within some three degrees. The file names none."""
    squares = _towns()
    near = [t for a in range(-3, 4) for b in range(-3, 4) for t in squares.get((math.floor(lat) + a, math.floor(lon) + b), ())]
    return min(near, key=lambda t: kilometres(lat, lon, t[0], t[1]), default=(0.0, 0.0, None))[2]


def baseline(text: str) -> list[Place]:
    """Every capitalised name of the gazetteer, taken for the greatest place so called."""
    return [
        Place(start=h.start, end=h.end, text=h.text, name=h.entries[0].name, country=h.entries[0].country, lat=h.entries[0].lat,
              lon=h.entries[0].lon, geonameid=h.entries[0].geonameid)
        for h in default_gazetteer().find(text)
    ]  # fmt: skip


@dataclass
class Tally:
    gold: int = 0
    got: int = 0
    found: int = 0
    near: int = 0
    country: int = 0
    with_country: int = 0

    def add(self, golds: list[Toponym], gots: list[Place]) -> None:
        at = {(p.start, p.end): p for p in gots}
        self.gold += len(golds)
        self.got += len(gots)
        for gold in golds:
            got = at.get((gold.start, gold.end))
            if got is None or got.lat is None or got.lon is None:
                continue
            self.found += 1
            self.near += kilometres(gold.lat, gold.lon, got.lat, got.lon) <= NEAR
            if got.country:
                self.with_country += 1
                self.country += got.country == country_of(gold.lat, gold.lon) or same_name(gold, got)

    def row(self) -> list[float]:
        p, r = self.found / (self.got or 1), self.found / (self.gold or 1)
        return [
            p,
            r,
            2 * p * r / (p + r) if p + r else 0.0,
            self.near / (self.found or 1),
            self.country / (self.with_country or 1),
        ]


def same_name(gold: Toponym, got: Place) -> bool:
    """Does the page that the gold links bear the country's own name? Then the point may lie at sea or in a neighbour's town."""
    page = gold.page.rsplit("/", 1)[-1].replace("_", " ")
    return any(e.kind == "country" and e.country == got.country for e in default_gazetteer().lookup(page))


def run(data: Path) -> Report:
    pages = list(documents(data / "bench/places/GeoVirus.xml"))
    ours, simple = Tally(), Tally()
    for draft, (text, golds) in zip(drafts([t for t, _ in pages]), pages, strict=True):
        ours.add(golds, places.find_places(draft, default_knowledge()))
        simple.add(golds, baseline(text))
    header = ["reader", "P", "R", "F1 of finding", "within 161 km", "country"]
    table = markdown_table(header, [["every gazetteer name, the greatest", *simple.row()], ["dragoman", *ours.row()]])
    _, _, f1, near, country = ours.row()
    return Report(
        "places", f"Places: GeoVirus, {len(pages)} articles", table, {"f1": f1, "within 161 km": near, "country": country}
    )
