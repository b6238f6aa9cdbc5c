"""Dictionaries of PETRARCH become actors of one's own."""

from pathlib import Path

import yaml

from dragoman.knowledge import Knowledge
from tools.petrarch_actors import actors, entries

DICTIONARY = """\
<!-- SUITE -->
VENICE [VNC] # capital below
+LA_SERENISSIMA
DUKE OF MILAN
\t[--- <950630]
\t[MLN]
GENOA_  [GNO]
PAPAL FLEET  [PAPMIL]
KOFI_ANNAN [UNO]
\t[UNOGOV 19970101-20061231]
BOTSWANA  [+++]
"""


def test_entries_become_actors() -> None:
    found = {a["id"]: a for a in actors(entries(DICTIONARY))}
    assert found["VNC"] == {"id": "VNC", "name": "Venice", "kind": "country", "names": ["La Serenissima"]}
    assert found["MLN"]["name"] == "Duke of Milan"
    assert found["PAP/papal_fleet"]["country"] == "PAP"
    # the general code counts, dates are dropped; discard codes are no actors
    assert found["UNO"]["name"] == "Kofi Annan"
    assert not any("Botswana" in a["name"] for a in found.values())


def test_the_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(yaml.safe_dump({"actors": actors(entries(DICTIONARY))}), encoding="utf-8")
    assert [h.names[0].actor for h in Knowledge.load(path).find("La Serenissima fears Genoa")] == ["VNC", "GNO"]
