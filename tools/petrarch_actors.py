"""Turns a PETRARCH or TABARI actor dictionary into a file for `--actors`.

    python -m tools.petrarch_actors DICTIONARY > my.yaml

Entries are ``NAME [CODE]`` with ``+SYNONYM`` lines and dated codes (``[HOBGOV 20121109-20130119]``). The first three letters of a
code become a country (or organisation) of that id; a name whose code is longer becomes a body that acts for it. Dates of codes
have no counterpart here, since they change what an actor is; the general code counts. Discard codes (``---``) are left out.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

BASE = 3
CODE = re.compile(r"\[\s*([A-Z]{3,}(?:/[A-Z]{3})*)[^\]]*\]")
COMMENT = re.compile(r"<!.*?>|(?<!\S)#.*$|#.*$")
SMALL = frozenset("OF THE AND FOR TO IN ON".split())


@dataclass
class Entry:
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def entries(text: str) -> list[Entry]:
    """The entries of a dictionary, in order."""
    found: list[Entry] = []
    text = re.sub(r"<!\s*--.*?-->", "", text, flags=re.S)
    for raw in text.splitlines():
        line = COMMENT.sub("", raw).rstrip()
        codes = [c for group in CODE.findall(line) for c in group.split("/")[:1]]
        name = re.split(r"\[", line)[0].strip()
        if name.startswith("+") and found:
            found[-1].names.append(printed(name[1:]))
        elif name:
            found.append(Entry([printed(name)]))
        if found:
            found[-1].codes += codes
    return [e for e in found if e.names and e.codes]


def printed(name: str) -> str:
    """ "DUKE_OF_MILAN_" -> "Duke of Milan", "UN_" -> "UN", "U.N." stays."""
    words = name.replace("_", " ").split()
    shown = [
        w if "." in w or (len(words) == 1 and len(w) <= BASE) else w.lower() if i and w in SMALL else capital(w)
        for i, w in enumerate(words)
    ]
    return " ".join(shown)


def capital(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def actors(found: list[Entry]) -> list[dict[str, Any]]:
    """Entries as the list under ``actors:``."""
    states: dict[str, dict[str, Any]] = {}
    others: list[dict[str, Any]] = []
    for entry in found:
        general = min(entry.codes, key=len)
        base = general[:BASE]
        if len(general) == BASE:
            state = states.setdefault(base, {"id": base, "name": entry.names[0], "kind": "country", "names": []})
            state["names"] += [n for n in entry.names if n != state["name"] and n not in state["names"]]
        else:
            id = f"{base}/{'_'.join(entry.names[0].lower().split())}"
            others.append({"id": id, "name": entry.names[0], "kind": "body", "country": base, "names": entry.names[1:]})
    for other in others:
        states.setdefault(
            other["country"], {"id": other["country"], "name": other["country"], "kind": "organisation", "names": []}
        )
    unique = {o["id"]: o for o in others}
    return [*states.values(), *unique.values()]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = entries(Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace"))
    print(yaml.safe_dump({"actors": actors(found)}, allow_unicode=True, sort_keys=False), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
