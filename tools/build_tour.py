"""Run the commands of docs/tour.md and write what they print under them.

A block ``console`` holds one command after ``$``; ``| head -N`` keeps the first lines. ``ID`` stands for the id in the second row of the
`events` table printed before.

python -m tools.build_tour            # write it
python -m tools.build_tour --check    # exit 1 if what the commands print differs
"""

import os
import re
import shlex
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from dragoman.cli import app
from tools import generated

ROOT = Path(__file__).parent.parent

TARGET = ROOT / "docs" / "tour.md"
BLOCK = re.compile(r"```console\n\$ ([^\n]+)\n(.*?)```\n", re.DOTALL)
ID = re.compile(r"\b[0-9a-f]{8}\b")


def run_all(text: str) -> str:
    """The tour with the output of each command as it is now."""
    known: list[str] = []

    def answer(block: "re.Match[str]") -> str:
        printed = run(block[1], known[1] if known else "")
        if not known and " events " in block[1]:
            known.extend(ID.findall(printed))
        return f"```console\n$ {block[1]}\n{printed}```\n"

    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "examples").symlink_to(ROOT / "examples")
        os.chdir(name)
        try:
            return BLOCK.sub(answer, text)
        finally:
            os.chdir(before)


def run(line: str, id: str) -> str:
    """What the command prints on a terminal of 80 columns, standard error last."""
    command, _, rest = line.partition(" | head -")
    _, *words = [id if word == "ID" else word for word in shlex.split(command)]
    done = CliRunner().invoke(app, words, env={"COLUMNS": "80", "NO_COLOR": "1"}, catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(f"{line}: exit status {done.exit_code}: {done.stderr}")
    lines = [written.rstrip() for written in (done.stdout + done.stderr).strip("\n").splitlines()]
    if rest and len(lines) > int(rest):
        lines = [*lines[: int(rest)], "..."]
    return "".join(f"{written}\n" for written in lines)


if __name__ == "__main__":
    raise SystemExit(generated.command(TARGET, lambda: run_all(TARGET.read_text(encoding="utf-8"))))
