"""A user's own actors: what they add, and what a mistake in the file says."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge

GOOD = """\
actors:
  - id: VENEZIA
    name: Republic of Venice
    kind: country
    names: [Venice]
    adjectives: [Venetian]
    metonyms: [Doge's Palace]
  - id: person/andrea-gritti
    name: Andrea Gritti
    kind: person
    country: VENEZIA
    gender: m
    terms:
      - {office: head_of_state, title: Doge, country: VENEZIA, start: 1523, end: 1530}
      - {office: head_of_state, title: Doge, country: VENEZIA, start: 1532-02-01}
"""


def load(tmp_path: Path, text: str) -> Knowledge:
    path = tmp_path / "my.yaml"
    path.write_text(text, encoding="utf-8")
    return Knowledge.load(path)


def test_own_actors_are_found_and_hold_office(tmp_path: Path) -> None:
    kb = load(tmp_path, GOOD)
    hits = kb.find("Andrea Gritti of Venice met the Venetian envoy; Doge's Palace said")
    assert [h.names[0].actor for h in hits] == ["person/andrea-gritti", "VENEZIA", "VENEZIA", "VENEZIA"]
    assert [t.start for t in kb.holders("VENEZIA", "head_of_state", "1533")] == ["1532-02-01"]
    assert kb.surname("Gritti")[0].country == "VENEZIA"


def test_a_known_id_is_overridden(tmp_path: Path) -> None:
    kb = load(tmp_path, "actors:\n  - {id: KAZ, name: Qazaqstan, kind: country}\n")
    assert kb.actor("KAZ").name == "Qazaqstan"  # type: ignore[union-attr]
    assert not kb.find("Kazakh")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + "  - {id: VENEZIA, name: Again, kind: country}\n", "my.yaml:16: the id 'VENEZIA' is already used in line 2"),
        (
            GOOD.replace("country: VENEZIA\n    gender", "country: GENOVA\n    gender"),
            "my.yaml:8: unknown country or organisation 'GENOVA'",
        ),
        (GOOD.replace("end: 1530", "end: 1533"), "terms of 'head_of_state' overlap"),
        (GOOD.replace(", end: 1530", ""), "terms of 'head_of_state' overlap"),
        (GOOD.replace("kind: person", "kind: wizard"), "my.yaml:10: kind:"),
        (GOOD.replace("start: 1523", "start: May"), "my.yaml:14: terms.0.start: 'May' is no date (write 2023-11-09"),
        (GOOD.replace("end: 1530", "end: 1500"), "ends before it begins"),
        (
            GOOD + "  - {id: X, name: Y, kind: country, colour: red}\n",
            "my.yaml:16: colour: there is no such field; there are id, name",
        ),
        ("actors: [\n", "not YAML"),
        ("people: []\n", "expected one key, 'actors'"),
        ("", "expected one key, 'actors'"),
        ("actors:\n  - just a word\n", "my.yaml:2:"),
    ],
    ids=lambda v: v[-40:] if isinstance(v, str) else None,
)
def test_mistakes_name_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        load(tmp_path, text)
    message = str(raised.value)
    assert says in message
    assert "\n" not in message


def test_a_missing_file_is_one_line() -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere.yaml: cannot be read"):
        Knowledge.load(Path("nowhere.yaml"))
