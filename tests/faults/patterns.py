"""Every regular expression of the package, how it is used, and the classic worst cases for each.

Patterns are noted as Python compiles them: while all modules are imported, and while the examples are read (for those that are
made from word lists). Only what Dragoman's own code compiles counts. Run as a module, it prints the patterns that are slow, one
JSON line each.
"""

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# The parser of regular expressions is public in all but its name since Python 3.11.
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LENGTH = 100_000
SIEVE = LENGTH // 8
SUSPECT = 0.006
"""Seconds of processor time: what takes less for SIEVE characters takes at most 64 times as much, 0.4 s, for LENGTH if it is quadratic."""
SLOW = 0.3
LIMIT = 2.0
"""Seconds of processor time after which an attack is stopped."""
GROWTH = 24
"""Eight times the text costs a linear pattern 8 times the time and a quadratic one 64 times."""

PLAIN = ("a", "A", "1", " ", "\n", '"', "a ", "A ", "1,", "A.", "-", "<a ", "(", "’")
"""Repeated to the whole length, these hold most of what makes a matcher start again and again."""
PUMPED_AT_MOST = 18
ANCHORED = frozenset({"match", "fullmatch"})
METHODS = ANCHORED | {"search", "sub", "subn", "split", "findall", "finditer"}


class Used(NamedTuple):
    """A pattern, its flags, and the methods it is used with (those of METHODS, sorted)."""

    pattern: str
    flags: int
    methods: tuple[str, ...]


class Slow(NamedTuple):
    """A pattern that takes more than linear time with a method, and the beginning of the text that shows it."""

    pattern: str
    method: str
    attack: str
    seconds: float


class _Noted:
    """A compiled pattern that notes which of its methods are asked for."""

    def __init__(self, compiled: re.Pattern[str], methods: set[str]) -> None:
        self.compiled = compiled
        self._methods = methods

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self._methods.add(name)
        return getattr(self.compiled, name)


def collect() -> list[Used]:
    """All expressions that the package compiles, in order. Needs a process that has not imported the package yet.

    What no example uses is asked of the source: a name on which only `match` and `fullmatch` are called is never searched for.
    """
    found: dict[tuple[str, int], set[str]] = {}
    compile_one = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: int) -> Any:
        if isinstance(pattern, _Noted):
            return pattern
        compiled = compile_one(pattern, flags)
        frame = sys._getframe(2)
        if not isinstance(pattern, str) or not frame.f_globals.get("__name__", "").startswith("dragoman"):
            return compiled
        methods = found.setdefault((pattern, int(flags)), set())
        if sys._getframe(1).f_code.co_name == "compile":
            methods |= _written_methods(frame.f_code.co_filename, frame.f_lineno)
        return _Noted(compiled, methods)

    re._compile = noting  # type: ignore[attr-defined]
    try:
        _import_all()
        _read_some()
    finally:
        re._compile = compile_one  # type: ignore[attr-defined]
    return [Used(pattern, flags, tuple(sorted(methods or {"search"}))) for (pattern, flags), methods in sorted(found.items())]


def _import_all() -> None:
    import dragoman

    for module in pkgutil.walk_packages(dragoman.__path__, "dragoman."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _read_some() -> None:
    from dragoman.engines.local import LocalEngine
    from dragoman.pages import open_pages

    examples = Path(__file__).parents[2] / "examples"
    for _ in LocalEngine().read(open_pages(examples)):
        pass


@cache
def _tree(filename: str) -> ast.Module:
    return ast.parse(Path(filename).read_text(encoding="utf-8"))


@cache
def _written_methods(filename: str, line: int) -> frozenset[str]:
    """The methods of METHODS that the module calls on the name that is given its value in that line; none where it is no plain name."""
    tree = _tree(filename)
    names = {
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.lineno <= line <= (statement.end_lineno or 0)
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(target, ast.Name)
    }
    return frozenset(
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in METHODS
        and isinstance(node.value, ast.Name)
        and node.value.id in names
    )


def slow(used: Used) -> Iterator[Slow]:
    """What takes more than linear time: at most one attack a method."""
    compiled = re.compile(used.pattern, used.flags)
    for method in _kinds(used.methods):
        for pump in pumps(used.pattern, used.flags):
            before = _seconds(compiled, method, _attack(*pump, SIEVE))
            if before < SUSPECT:
                continue
            after = _seconds(compiled, method, _attack(*pump, LENGTH)) if before < LIMIT else LIMIT
            if after >= LIMIT or (after > SLOW and after > GROWTH * before):
                yield Slow(used.pattern, method, _attack(*pump, LENGTH)[:40], round(after, 2))
                break


def _kinds(methods: tuple[str, ...]) -> list[str]:
    """One method for those that go through a text in the same way."""
    return sorted({m if m in ANCHORED or m == "search" else "findall" for m in methods})


def _seconds(compiled: re.Pattern[str], method: str, text: str) -> float:
    """Processor time of the method on the text; LIMIT where it takes longer."""
    begin = time.process_time()
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        getattr(compiled, method)(text)
    except TimeoutError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begin


def _stop(*_: object) -> None:
    raise TimeoutError


def _attack(start: str, pump: str, length: int) -> str:
    """The start, the pump to the length, and something that does not fit at the end."""
    return (start + pump * (length // len(pump) + 1))[: length - 1] + "\x00"


def pumps(pattern: str, flags: int) -> list[tuple[str, str]]:
    """(start, what is repeated after it) of texts that may be slow to match: plain characters, and samples of what the pattern repeats."""
    tree = _parser.parse(pattern, flags)
    found = dict.fromkeys([*(("", pump) for pump in (*PLAIN, _sample(tree))), *_repeated(tree, "")])
    return [pump for pump in found if pump[1]][: len(PLAIN) + PUMPED_AT_MOST]


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """A sample of the inside of every repetition without end: after what stands before it, together with that, and alone."""
    for op, value in tree:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, inside = value
            if most == sre.MAXREPEAT:
                yield before, _sample(inside)
                yield "", before + _sample(inside) * 3
                yield "", _sample(inside)
            yield from _repeated(inside, before)
        elif op is sre.SUBPATTERN:
            yield from _repeated(value[-1], before)
        elif op is sre.ATOMIC_GROUP:
            yield from _repeated(value, before)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch, before)
        before += _sample([(op, value)])


def _sample(tree: Any) -> str:
    """Some text that the tree matches, near enough."""
    out = ""
    for op, value in tree:
        if op is sre.LITERAL:
            out += chr(value)
        elif op is sre.NOT_LITERAL:
            out += "b" if value == ord("a") else "a"
        elif op is sre.ANY:
            out += "a"
        elif op is sre.IN:
            out += _member(value)
        elif op is sre.BRANCH:
            out += _sample(value[1][0])
        elif op is sre.SUBPATTERN:
            out += _sample(value[-1])
        elif op is sre.ATOMIC_GROUP:
            out += _sample(value)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            out += _sample(value[2]) * max(1, min(value[0], 8))
    return out


def _member(members: Any) -> str:
    """A character of a set."""
    negated = members[0][0] is sre.NEGATE
    written = "".join(_written(m) for m in (members[1:] if negated else members))
    fitting = re.compile(f"[{'^' * negated}{written}]")
    return next((chr(c) for c in [*map(ord, "aA1 -.\n"), *range(33, 0x2100)] if fitting.match(chr(c))), "a")


CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def _written(member: tuple[Any, Any]) -> str:
    op, value = member
    if op is sre.LITERAL:
        return re.escape(chr(value))
    if op is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return CATEGORIES.get(value, "")


def main() -> None:
    """One line for each slow pattern, then how many patterns there are."""
    patterns = collect()
    for used in patterns:
        for found in slow(used):
            print(json.dumps(found._asdict()), flush=True)
    print(json.dumps({"patterns": len(patterns)}))


if __name__ == "__main__":
    main()
