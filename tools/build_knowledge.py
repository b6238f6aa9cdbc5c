"""Builds `src/dragoman/knowledge/data` from public sources and the project's own tables.

    python -m tools.build_knowledge --sources DIR [--check]

DIR holds `factbook/`, `factbook_archive/`, `rigour/` and `us_congress/` (see NOTICE). The files are the same to the byte
whenever the sources and tables are; `--check` writes nothing and says which files differ. `built_from.tsv` keeps the
fingerprints of what they were built from, so that a test can tell, without the sources, that a table was edited and
the data not built again.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from tools.sources import countries, leaders, memberships, tables

HERE = Path(__file__).resolve().parent.parent
KNOWLEDGE = HERE / "src/dragoman/knowledge"

BUILDERS: tuple[Callable[[Path, Path], dict[str, str]], ...] = (countries.build, leaders.build, memberships.build)
"""Each takes the sources and the folder of hand-made tables, and returns file name -> text."""
HAND_MADE = (
    "capitals.tsv",
    "country_words.tsv",
    "heads_after_2026-01.tsv",
    "memberships.tsv",
    "offices.tsv",
    "organisations.tsv",
    "person_names.tsv",
    "regions.tsv",
)
SOURCES = (
    "factbook/field_history.tsv.gz",
    "factbook_archive/exec_orgs_1990_2025.tsv.gz",
    "rigour/data.jsonl",
    "us_congress/executive.yaml",
)


def build(sources: Path, hand_made: Path) -> dict[str, str]:
    """All data files as text."""
    files = {name: text for builder in BUILDERS for name, text in builder(sources, hand_made).items()}
    prints = [(f"tables/{n}", fingerprint(hand_made / n)) for n in HAND_MADE] + [(n, fingerprint(sources / n)) for n in SOURCES]
    comment = "SHA-256 of the tables and sources that the files of this folder were built from (tools/build_knowledge.py)."
    files["built_from.tsv"] = tables.text(comment, ("file", "sha256"), prints)
    return files


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sources", type=Path, required=True, help="folder of the public sources")
    ask.add_argument("--check", action="store_true", help="only say which files differ")
    args = ask.parse_args()
    differ = []
    for name, text in build(args.sources, KNOWLEDGE / "tables").items():
        path = KNOWLEDGE / "data" / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            differ.append(name)
            if not args.check:
                path.write_text(text, encoding="utf-8")
    for name in differ:
        print(f"{'differs' if args.check else 'written'}: {name}")
    return 1 if args.check and differ else 0


if __name__ == "__main__":
    sys.exit(main())
