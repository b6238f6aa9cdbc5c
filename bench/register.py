"""The State Department's register of leaders' visits and of the President's and Secretary's travels, and the texts beside it."""

import csv
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.knowledge import default_knowledge

SLACK = 2
"""Days by which a text or an event may lie outside a trip."""
TRAVELLERS = {"biden-joseph-r": "Biden", "blinken-antony-j": "Blinken"}
# The register's own spellings of states.
SPELLINGS = {
    "Korea, South": "KOR", "Congo, Republic of": "COG", "Congo, Democratic Republic of": "COD", "Congo, Democratic Republic of the": "COD",
    "Somali Republic": "SOM", "West Bank": "PSE", "Palestinian Authority": "PSE", "European Union": "EU", "Gambia, The": "GMB", "Cabo Verde": "CPV",
    "Sao Tome and Principe": "STP", "The Bahamas": "BHS", "Vatican City": "VAT", "Holy See": "VAT", "Micronesia": "FSM", "Denmark (Greenland)": "GRL", "Democratic Republic of the Congo (Zaire)": "COD", "Somoa": "WSM",
    "Brunei Darussalam": "BRN", "Cote d'Ivoire": "CIV", "Cote d’Ivoire": "CIV",
}  # fmt: skip
TITLES = frozenset(
    "president prime minister king queen amir emir sultan chancellor sheikh crown prince chairman the of chairperson interim premier taoiseach".split()
)


@dataclass(frozen=True)
class Trip:
    kind: str
    who: tuple[str, ...]
    """Parts of the name, as the register writes it."""
    country: str
    """Alpha-3: where an American travelled, or whose leader came."""
    names: tuple[str, ...]
    """Names of that state and of its people, and the town that the register gives."""
    first: int
    last: int
    said: str


@dataclass(frozen=True)
class Text:
    path: Path
    day: int
    body: str


def trips(table: Path) -> list[Trip]:
    """The register's trips; one that stands twice is taken once."""
    found: dict[tuple[tuple[str, ...], str, int], Trip] = {}
    with table.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            country = _code(row["country"])
            who = (TRAVELLERS[row["who"]],) if row["who"] in TRAVELLERS else _parts(row["who"])
            first, last = (date.fromisoformat(row[c]).toordinal() for c in ("start", "end"))
            names = (*_names(country), *re.split(r"[,;] ?", row["place"])) if row["place"] else _names(country)
            trip = Trip(
                row["kind"],
                who,
                country,
                tuple(n for n in names if n),
                first,
                last,
                f"{row['start']} {row['who']}, {row['country']} {row['place']}".strip(),
            )
            same = next((k for k in found if k[:2] == (who, country) and abs(k[2] - first) <= SLACK), None)
            found.setdefault(same or (who, country, first), trip)
    return list(found.values())


def _code(country: str) -> str:
    if country in SPELLINGS:
        return SPELLINGS[country]
    states = [c.code for c in default_knowledge().countries() if country == c.name or country in c.names]
    return states[0] if states else country


def _parts(who: str) -> tuple[str, ...]:
    """The words of a name that may tell whose it is; either end may be the family's."""
    words = [w for w in who.split() if w.lower() not in TITLES]
    long = [w for w in words if len(w) > 3]
    return tuple(dict.fromkeys([*long[:1], *long[-2:]])) or tuple(words)


@cache
def _names(country: str) -> tuple[str, ...]:
    state = default_knowledge().country(country)
    return (state.name, *state.names, *state.adjectives) if state else (country,)


def unpack(data: Path, folder: Path) -> list[Text]:
    """The official texts, in order of name."""
    with tarfile.open(data / "bench" / "visits" / "white_house_2021_2022.tar.gz") as packed:
        packed.extractall(folder, filter="data")
    found = []
    for path in sorted(folder.rglob("*.md")):
        words = _titled(path.read_text(encoding="utf-8", errors="replace"))
        found.append(Text(path, date.fromisoformat(path.name[:10]).toordinal(), words))
    return found


def _titled(page: str) -> str:
    """Title and text, without the rest of the front matter."""
    _, front, text = page.split("---\n", 2)
    title = re.search(r"^title: (.*(?:\n  .*)*)", front, re.M)
    return f"{' '.join(title.group(1).split()) if title else ''}\n\n{text}"


def naming(trip: Trip, texts: list[Text]) -> Iterator[Text]:
    """Texts within two days of the trip of which one paragraph names both the traveller and the state or town."""
    person = re.compile("|".join(rf"\b{re.escape(w)}" for w in trip.who), re.IGNORECASE)
    country = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in trip.names))
    for text in texts:
        if trip.first - SLACK <= text.day <= trip.last + SLACK and person.search(text.body):
            for paragraph in re.split(r"\n\s*\n", text.body):
                if person.search(paragraph) and country.search(paragraph):
                    yield text
                    break
