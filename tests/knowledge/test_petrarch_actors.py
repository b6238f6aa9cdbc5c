"""Dictionaries of PETRARCH become actors of one's own."""

from pathlib import Path

import yaml

from dragoman.knowledge import Knowledge
from tools.petrarch_actors import actors, entries

DICTIONARY = """\
<!-- SUITE -->
GONDOR [GON] # capital below
+MINAS_TIRITH
PRINCE OF DOL AMROTH
\t[--- <950630]
\t[DOL]
MORDOR_  [MOR]
ITHILEN MILITARY  [ITHMIL]
SAM_GAMGEE [HOB]
\t[HOBGOV 20121109-20130119]
ISILDUR  [+++]
"""


def test_entries_become_actors() -> None:
    found = {a["id"]: a for a in actors(entries(DICTIONARY))}
    assert found["GON"] == {"id": "GON", "name": "Gondor", "kind": "country", "names": ["Minas Tirith"]}
    assert found["DOL"]["name"] == "Prince of Dol Amroth"
    assert found["ITH/ithilen_military"]["country"] == "ITH"
    # the general code counts, dates are dropped; discard codes are no actors
    assert found["HOB"]["name"] == "Sam Gamgee"
    assert not any("Isildur" in a["name"] for a in found.values())


def test_the_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(yaml.safe_dump({"actors": actors(entries(DICTIONARY))}), encoding="utf-8")
    assert [h.names[0].actor for h in Knowledge.load(path).find("Minas Tirith fears Mordor")] == ["GON", "MOR"]
