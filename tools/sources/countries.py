"""States, dependencies and disputed territories: names of rigour, demonyms and capitals of the Factbook, words of our own table."""

import json
import re
from pathlib import Path
from typing import Any

from tools.sources import tables

COLUMNS = (
    "code",
    "iso2",
    "name",
    "status",
    "wikidata",
    "parent",
    "claims",
    "capitals",
    "names",
    "adjectives",
    "people",
    "regions",
)
COMMENT = """States, dependencies and disputed territories. Built by tools/build_knowledge.py: do not edit; mend tables/country_words.tsv.
code: alpha-3 (XKX Kosovo); status: state, territory, disputed, former; parent: state it belongs to; claims: states that claim or hold it;
capitals: the first is the capital; adjectives and people: demonyms."""

DISPUTED = frozenset({"ESH", "FLK", "GIB", "PSE", "SGS", "TWN", "XKX"})
OWN_NAME = {"HKG": "Hong Kong", "MAC": "Macau", "NRU": "Nauru", "COG": "Congo-Brazzaville", "TUR": "Turkey", "VAT": "Holy See"}
PARENTS = {"FLK": "GBR", "GIB": "GBR", "SGS": "GBR", "VIR": "USA", "AIA": "GBR", "BMU": "GBR", "CYM": "GBR", "MSR": "GBR", "PCN": "GBR", "SHN": "GBR",
           "TCA": "GBR", "VGB": "GBR", "GGY": "GBR", "JEY": "GBR", "IMN": "GBR", "NFK": "AUS", "CXR": "AUS", "WLF": "FRA", "COK": "NZL", "NIU": "NZL",
           "ALA": "FIN", "ATF": "FRA", "CCK": "AUS"}  # fmt: skip
SKIP = frozenset({"CYB", "CRQ", "DGA", "CPT", "ASC", "BYS"})


def territories(sources: Path) -> list[dict[str, Any]]:
    """Rows of rigour that have a code of three letters."""
    with (sources / "rigour/data.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [r for r in rows if r.get("alpha3") and r["alpha3"].upper() not in SKIP]


def iso2_to_code(sources: Path) -> dict[str, str]:
    """ "KZ" -> "KAZ"."""
    return {r["code"].upper(): r["alpha3"].upper() for r in territories(sources)}


def last_fields(sources: Path, name: str) -> dict[str, str]:
    """The last text of a Factbook field, by ISO code of two letters."""
    found = {}
    for row in tables.read(sources / "factbook/field_history.tsv.gz"):
        if row["field"] == name and row["iso2"]:
            found[row["iso2"]] = row["text"]
    return found


def demonyms(text: str) -> tuple[list[str], list[str]]:
    """ "Kazakhstani(s) || Kazakhstani" -> people, adjectives. The Factbook's remarks are dropped."""
    parts = [re.sub(r"\((?!s\)|men\)|women\))[^)]*\)|note.*", "", p) for p in text.split("||")][:2]
    if len(parts) < 2:
        return [], []
    people = []
    for noun in re.split(r",| or |;", parts[0]):
        noun = noun.strip()
        if noun.endswith(("man(men)", "woman(women)")):
            people += [noun.split("(")[0], noun.split("(")[0][:-2] + "en"]
        elif noun.endswith("(s)"):
            people += [noun[:-3], noun[:-3] + "s"]
        elif noun:
            people.append(noun)
    adjectives = [a.strip() for a in re.split(r",| or |;", parts[1].replace("(s)", ""))]
    good = re.compile(r"^[A-Z][\w' -]+$")
    return [p for p in people if good.match(p) and p != "NA"], [a for a in adjectives if good.match(a) and a != "NA"]


def capital_of(text: str) -> list[str]:
    """ "Pretoria (administrative capital); Cape Town ..." -> ["Pretoria"]."""
    name = re.split(r"[;(,]| in | note|\bno official", text)[0].strip()
    return [name] if name and name[0].isupper() and len(name) < 30 else []


def parent_of(territory: dict[str, Any], codes: dict[str, str]) -> str:
    """The state that a territory belongs to; "" for a state."""
    return PARENTS.get(territory["alpha3"].upper()) or codes.get((territory.get("parent") or "").upper(), "")


def build(sources: Path, hand_made: Path) -> dict[str, str]:
    extra = {r["code"]: r for r in tables.read_plain(hand_made / "country_words.tsv")}
    capitals = {r["code"]: r["capitals"].split("|") for r in tables.read_plain(hand_made / "capitals.tsv")}
    nationality, capital = last_fields(sources, "nationality"), last_fields(sources, "capital")
    regions: dict[str, list[str]] = {}
    for row in tables.read_plain(hand_made / "regions.tsv"):
        for code in row["codes"].split():
            regions.setdefault(code, []).append(row["word"])
    codes = iso2_to_code(sources)
    iso2_of = {code: iso2 for iso2, code in codes.items()}
    rows = []
    for territory in territories(sources):
        code, iso2 = territory["alpha3"].upper(), territory["code"].upper()
        words = extra.get(code, {})
        people, adjectives = demonyms(nationality.get(iso2, ""))
        name = OWN_NAME.get(code, territory["name"])
        parent = parent_of(territory, codes)
        status = (
            "former" if territory.get("is_historical") else "disputed" if code in DISPUTED else "territory" if parent else "state"
        )
        names = [name, *cells(words, "names"), territory["name"], territory["full_name"]]
        if parent:
            taken = demonyms(nationality.get(iso2_of[parent], ""))
            people = [p for p in people if p not in taken[0]]
            adjectives = [a for a in adjectives if a not in taken[1]]
        rows.append((
            code, iso2, name, status, territory["qid"], parent,
            "|".join(codes[c.upper()] for c in territory.get("claims", [])),
            "|".join(capitals.get(code) or capital_of(capital.get(iso2, ""))),
            unique(n for n in names if "(" not in n), unique([*cells(words, "adjectives"), *adjectives]),
            unique([*cells(words, "people"), *people]), unique(regions.get(code, [])),
        ))  # fmt: skip
    return {"countries.tsv": tables.text(COMMENT, COLUMNS, sorted(rows))}


def cells(row: dict[str, str], column: str) -> list[str]:
    return [c for c in (row.get(column) or "").split("|") if c]


def unique(values: Any) -> str:
    return "|".join(dict.fromkeys(values))
