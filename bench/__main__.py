"""``python -m bench NAME... --data ../shared [--write] [--pin]``; ``python -m bench check``: fails when a figure falls below its floor.

Each benchmark is a module of this package with ``run(data: Path) -> Report``.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from bench import ledger

NAMES = (
    "gold",
    "pages_html",
    "pages_text",
    "linking",
    "own_actors",
    "actors",
    "coref",
    "metonymy",
    "dates",
    "event_dates",
    "places",
    "where",
    "events",
    "readers",
    "confidence",
    "statements",
    "attribution",
    "merging",
    "visits",
    "million",
    "site",
    "answers",
    "speed",
    "scale",
)
"""Benchmarks in the order in which BENCHMARKS.md shows them: each a module of this package."""


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    ask.add_argument("names", nargs="+", help="benchmarks to run, 'all', or 'check' (all, against their floors)")
    ask.add_argument("--data", type=Path, default=Path("../shared"), help="folder with gold/ and bench/")
    ask.add_argument("--write", action="store_true", help="write the tables to BENCHMARKS.md")
    ask.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    ask.add_argument("--lower", metavar="REASON", help="with --pin: also lower floors, and say why")
    args = ask.parse_args()
    check = args.names == ["check"]
    names = NAMES if check or args.names == ["all"] else tuple(args.names)
    unknown = [n for n in names if n not in NAMES]
    if unknown:
        ask.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(NAMES)}")
    fallen = 0
    for name in names:
        report = import_module(f"bench.{name}").run(args.data)
        print(f"\n## {report.title}\n\n{report.table}\n")
        for line in ledger.below_floor(report):
            fallen += 1
            print(f"FELL  {line}", file=sys.stderr)
        if args.write:
            ledger.write_section(report, NAMES)
        if args.pin:
            ledger.pin(report, args.lower)
    return 1 if fallen and not args.pin else 0


if __name__ == "__main__":
    sys.exit(main())
