"""The annotated pages through `dragoman read` and the annotators' own scorer (``gold/score.py``)."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.report import Report, markdown_table

FOLDERS = ("seeds", "dev", "briefs")


def score(data: Path, folder: str, errors: bool = False) -> dict[str, Any]:
    """Figures of one gold folder, as score.py prints them."""
    gold = data / "gold"
    with tempfile.TemporaryDirectory() as scratch:
        pages, readings = Path(scratch, "pages.jsonl"), Path(scratch, "readings.jsonl")
        with pages.open("w") as out:
            subprocess.run([sys.executable, str(gold / "pages.py"), str(gold / folder)], stdout=out, check=True)
        with readings.open("w") as out:
            subprocess.run([sys.executable, "-m", "dragoman", "read", str(pages), "--format", "jsonl"], stdout=out, check=True)
        command = [sys.executable, str(gold / "score.py"), str(gold / folder), str(readings), *(["--errors"] if errors else [])]
        printed = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def run(data: Path) -> Report:
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    for folder in FOLDERS:
        got = score(data, folder)
        events, said, right = got["events"], got["statements"], got["of_right_events"]
        rows.append([folder, got["pages"], events["precision"], events["recall"], events["f1"], right["mode"], right["status"],
                     right["date_of_dated"], right["place_country"], right["people"], said["f1"], got["direct_recall"],
                     got["of_right_statements"]["speaker"], got["offices"]["f1"]])  # fmt: skip
        figures |= {f"{folder} events f1": events["f1"], f"{folder} statements f1": said["f1"]}
        if folder != "briefs":
            figures |= {f"{folder} direct recall": got["direct_recall"], f"{folder} offices f1": got["offices"]["f1"]}
    header = ["set", "pages", "event P", "event R", "event F1", "mode", "status", "date of dated", "place country", "people",
              "statement F1", "direct recall", "speaker", "office F1"]  # fmt: skip
    return Report("gold", "Annotated pages (development)", markdown_table(header, rows), figures)
