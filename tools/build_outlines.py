"""Builds ``src/dragoman/views/data/countries.topojson`` from the npm package world-atlas: ``npm pack world-atlas@2.0.2``, then

    python -m tools.build_outlines world-atlas-2.0.2.tgz

The outlines are Natural Earth's 1:110m countries (public domain); ids become our country codes.
"""

import json
import sys
import tarfile
from pathlib import Path
from typing import Any

from dragoman.knowledge import Knowledge, default_knowledge

MEMBER = "package/countries-110m.json"
OUT = Path(__file__).parents[1] / "src/dragoman/views/data/countries.topojson"
SHORTENED = {
    "W. Sahara": "ESH",
    "Dem. Rep. Congo": "COD",
    "Congo": "COG",
    "Dominican Rep.": "DOM",
    "Falkland Is.": "FLK",
    "Fr. S. Antarctic Lands": "ATF",
    "Central African Rep.": "CAF",
    "Eq. Guinea": "GNQ",
    "Solomon Is.": "SLB",
    "N. Cyprus": "CYP",
    "Somaliland": "SOM",
    "Bosnia and Herz.": "BIH",
    "Macedonia": "MKD",
    "S. Sudan": "SSD",
    "Georgia": "GEO",
}
"""Names that world-atlas shortens. Two parts that no UN member recognises are drawn as what the UN counts them to."""
NOBODYS = "Antarctica"
"""Left out: no state's ground, and it runs around the pole."""


def build(package: Path) -> dict[str, Any]:
    """The TopoJSON of the package with codes for ids, and nothing but countries."""
    with tarfile.open(package) as tar:
        member = tar.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{package}: holds no {MEMBER}")
        atlas = json.load(member)
    kb = default_knowledge()
    drawn = [
        {"type": g["type"], "id": code_of(kb, g["properties"]["name"]), "arcs": g["arcs"]}
        for g in atlas["objects"]["countries"]["geometries"]
        if g["properties"]["name"] != NOBODYS
    ]
    return {
        "type": "Topology",
        "transform": atlas["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": sorted(drawn, key=lambda g: g["id"])}},
        "arcs": atlas["arcs"],
    }


def code_of(kb: Knowledge, name: str) -> str:
    if name in SHORTENED:
        return SHORTENED[name]
    found = {a.country for a in kb.lookup(name, kind="country") if a.country}
    if len(found) != 1:
        raise SystemExit(f"{name}: names {sorted(found) or 'no country'}; add it to SHORTENED")
    return str(found.pop())


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    OUT.write_text(json.dumps(build(Path(sys.argv[1])), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
