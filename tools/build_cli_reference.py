"""Write docs/cli.md: every command with its arguments and options, from the command line itself.

python -m tools.build_cli_reference            # write it
python -m tools.build_cli_reference --check    # exit 1 if it is behind
"""

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import typer

from dragoman.cli import app
from tools import generated

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """# Command line

Written by `tools/build_cli_reference.py` from the commands themselves; `dragoman COMMAND --help` says the same.
Exit status: 0 when the question was answered, even if nothing was found; 2 when it made no sense, with one line that says why; 1 when a page
could not be read or stored.
"""


def render() -> str:
    """The reference as Markdown."""
    parts = [HEAD, *(line for name, command in commands() for line in _command(name, command))]
    return "\n".join(parts).rstrip() + "\n"


def commands() -> Iterator[tuple[str, Any]]:
    """(name, command) of every command, in the order of the command line; a group's own commands after its name."""
    yield from _below("", typer.main.get_command(app))


def _below(prefix: str, group: Any) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _below(f"{prefix}{name} ", command)
        else:
            yield f"{prefix}{name}", command


def parameters(command: Any) -> list[Any]:
    """Its arguments and options but --help."""
    return [p for p in command.params if "--help" not in p.opts]


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    arguments = [p for p in parameters(command) if p.param_type_name == "argument"]
    options = [p for p in parameters(command) if p.param_type_name == "option"]
    words = " ".join(p.name.upper() + (" ..." if p.nargs == -1 else "") for p in arguments)
    yield f"    dragoman {name}{' ' + words if words else ''}{' [OPTIONS]' if options else ''}\n"
    if arguments or options:
        yield "| | |\n|---|---|"
        yield from (f"| `{p.name.upper()}` | {_help(p)} |" for p in arguments)
        yield from (f"| {_flags(p)} | {_help(p)} |" for p in options)
        yield ""


def _flags(option: Any) -> str:
    values = "" if option.is_flag else " " + _values(option)
    return ", ".join(f"`{flag}{values}`" for flag in [*option.opts, *option.secondary_opts])


def _values(option: Any) -> str:
    kind = option.type_descriptor.annotation
    kind = next((k for k in (get_args(kind) or (kind,)) if k is not type(None)), str)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "/".join(str(choice.value) for choice in kind)
    return str(option.name).upper().replace("_", "-")


def _help(parameter: Any) -> str:
    text = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    notes = []
    if parameter.param_type_name == "option" and parameter.required:
        notes.append("Required.")
    if getattr(parameter, "multiple", False):
        notes.append("May be repeated.")
    default = getattr(parameter.default, "value", parameter.default)
    if isinstance(default, (str, int, float)) and not isinstance(default, bool) and getattr(parameter, "show_default", True):
        notes.append(f"Default: {default}.")
    return " ".join([text, *notes])


if __name__ == "__main__":
    raise SystemExit(generated.command(TARGET, render))
