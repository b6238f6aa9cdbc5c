"""Other actors for the same sentence: what passes between two states does not hang on which they are."""

import csv
import random
import re
from pathlib import Path

COUNTRIES = Path(__file__).parents[2] / "src/dragoman/knowledge/data/countries.tsv"


class Swapper:
    """Puts other states for the states that a text names, name for name and adjective for adjective."""

    def __init__(self, table: Path = COUNTRIES) -> None:
        lines = [line for line in table.read_text().splitlines() if not line.startswith("#")]
        self._forms: dict[str, dict[str, str]] = {}
        self._known: dict[str, tuple[str, str]] = {}
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["status"] != "state":
                continue
            forms = {"name": row["name"], "adjective": row["adjectives"].split("|")[0], "capital": row["capitals"].split("|")[0]}
            if all(forms.values()):
                self._forms[row["code"]] = forms
            for kind, column in (("name", "names"), ("adjective", "adjectives"), ("capital", "capitals")):
                for words in row[column].split("|"):
                    # short forms ("US", "UK") stand for the name
                    if words[:1].isupper():
                        self._known.setdefault(words, (row["code"], kind))
        self._codes = sorted(self._forms)
        longest_first = sorted(self._known, key=lambda words: (-len(words), words))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def __call__(self, text: str, rng: random.Random) -> str:
        """The text with each state replaced by another, the same one throughout."""
        others: dict[str, str] = {}

        def swapped(found: re.Match[str]) -> str:
            code, kind = self._known[found.group()]
            other = others.setdefault(code, rng.choice(self._codes))
            return self._forms[other][kind]

        return self._pattern.sub(swapped, text)
