"""The documentation says what the code does: generated pages are fresh, examples run, the site builds without the network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.export import FORMATS
from dragoman.model import EVENT_TYPES, MODES
from dragoman.record.facts import KINDS
from dragoman.record.filters import STATUSES
from tools import build_cli_reference, build_export_columns, build_tour

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
COMMANDS = dict(build_cli_reference.commands())


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page(name), re.DOTALL)


@pytest.mark.parametrize("tool", [build_cli_reference, build_export_columns])
def test_generated_pages_are_fresh(tool):
    assert tool.TARGET.read_text(encoding="utf-8") == tool.render(), f"run python -m {tool.__name__}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name):
    command = COMMANDS[name]
    assert command.help
    assert f"## {name}\n" in page("cli.md")
    for parameter in build_cli_reference.parameters(command):
        assert getattr(parameter, "help", None), parameter.name


def test_the_readme_lists_every_command():
    listed = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {name.split()[0] for name in COMMANDS}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("codebook.md", [f"## {t}\n" for t in EVENT_TYPES]),
        ("codebook.md", [f"### {t} {m}\n" for t, modes in MODES.items() for m in modes]),
        ("exports.md", [f"| `{f}` |" for f in FORMATS]),
        ("stages.md", [f"**{s}**" for s in STATUSES]),
        ("cli.md", list(KINDS)),
        ("cli.md", list(FORMATS)),
    ],
    ids=["types", "modes", "formats", "statuses", "facts", "formats of the command"],
)
def test_every_word_a_user_can_meet_is_documented(name, words):
    assert [w for w in words if w not in page(name)] == []


def test_the_tour_prints_what_it_says():
    """Every command of the tour runs, and prints what stands under it."""
    text = build_tour.TARGET.read_text(encoding="utf-8")
    assert build_tour.run_all(text) == text, "run python -m tools.build_tour, and read what changed"


def test_the_frame_of_the_documentation_is_right(tmp_path):
    (block,) = blocks("own-frames.md", "yaml")
    (tmp_path / "my.yaml").write_text(block, encoding="utf-8")
    answer = CliRunner().invoke(app, ["frames", "--check", str(tmp_path / "my.yaml")])
    assert (answer.exit_code, answer.stdout) == (0, "")


def test_a_wrong_frame_is_told(tmp_path):
    (block,) = blocks("own-frames.md", "yaml")
    (frame,) = yaml.safe_load(block)
    frame["counterexample"] = "Peru took tea with Chile."
    (tmp_path / "my.yaml").write_text(yaml.safe_dump([frame]), encoding="utf-8")
    answer = CliRunner().invoke(app, ["frames", "--check", str(tmp_path / "my.yaml"), "--format", "csv"])
    assert answer.exit_code == 1
    assert "should give none" in answer.stdout


def test_the_spacy_example_runs():
    """As in anybody's pipeline; `dragoman.components` stands for the entry points of an installation."""
    import dragoman.components  # noqa: F401

    (block,) = [b for b in blocks("python.md", "python") if "spacy.blank" in b]
    *lines, last = block.strip().splitlines()
    known: dict[str, object] = {}
    exec("\n".join(lines), known)
    assert eval(last, known) == [
        ("Russian President Vladimir Putin", "person/vladimir-putin", "RUS"), ("Kazakh President Tokayev", "person/kassym-jomart-tokayev", "KAZ")]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_site_asks_nobody_for_anything(site):
    """Scripts, styles, fonts and pictures come from the site itself."""
    for html in site.rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        assert re.findall(r'<(?:script|img|iframe|source)[^>]+src="(?:https?:)?//[^"]+', text) == []
        assert re.findall(r'<link[^>]+href="(?:https?:)?//(?![^"]+"[^>]+rel="canonical)[^"]+', text) == []
    for css in site.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import )['\"]?(?:https?:)?//", css.read_text(encoding="utf-8")) == []


def test_every_page_stands_in_the_navigation(site):
    pages = {p.relative_to(DOCS).with_suffix(".html").as_posix() for p in DOCS.rglob("*.md")}
    linked = set(re.findall(r'href="([\w./-]+\.html)', (site / "index.html").read_text(encoding="utf-8"))) | {"index.html"}
    assert pages - linked == set()
