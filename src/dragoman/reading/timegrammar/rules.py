"""The rules of the lexicon, compiled: text -> time expressions with their formulas, not yet resolved."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.reading.timegrammar.lexicon import lexicon


class Found(NamedTuple):
    """Words that a rule matched. `formula` may hold "?" where tense decides; None: known not to be a date."""

    start: int
    end: int
    formula: str | None
    rule: str
    needs: str | None
    groups: dict[str, str]


class Rule(NamedTuple):
    id: str
    pattern: re.Pattern[str]
    value: str | None
    needs: str | None


# Classes that are written in digits.
_NUMBERS = {
    "year": r"(?<![\d$€£])(?:1\d{3}|20\d\d|2100)(?!\d|,\d)",
    "day": r"(?<![\d.,])\d{1,2}(?!\d)",
    "mm": r"\d{1,2}(?!\d)",
    "dd": r"\d\d(?!\d)",
    "yy": r"\d\d(?!\d)",
    "q": r"[1-4](?!\d)",
    "decade": r"(?<![\d.,$€£])(?:1[0-9]|20)\d(?=0)",
    "centuryno": r"\d{1,2}",
    "clock": r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>[ap]\.?m\b\.?)|[:h](?P<minute2>[0-5]\d)(?!\d)(?::[0-5]\d)?)"
    r"(?: ?(?P<zone>GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|MSK|IST|JST|local time|Moscow time)\b)?",
}
_ZONES = {"GMT": "Z", "UTC": "Z", "BST": "+01", "CET": "+01", "CEST": "+02", "EST": "-05", "EDT": "-04", "PST": "-08", "PDT": "-07",
          "MSK": "+03", "MOSCOW TIME": "+03", "IST": "+05:30", "JST": "+09"}  # fmt: skip
_UNITS = {"days": "D", "weeks": "W", "months": "M", "years": "Y", "decades": "E", "centuries": "C"}
_FULL_MONTHS = frozenset("january february march april may june july august september october november december".split())
_WORD = re.compile(r"[^\W\d_]+|\d+|['’‘]")
_CLASS = re.compile(r"\{(\w+?)(\d?)\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CORE_CLASSES = ("month", "weekday", "unit", "period", "season", "tens", "dayparts")
_CORE_WORDS = frozenset("today tonight yesterday tomorrow hour hours minute minutes shortly years months weeks half".split())
_LONGEST_LEAD = 60
"""Characters between the beginning of an expression and its first core word or digit, at most."""
_LONGEST_FIRST = 12
"""Letters of the longest word with which one can begin."""
_SLOT = re.compile(r"\{([:@]?)(\w+)\}")


@cache
def rules() -> tuple[Rule, ...]:
    """The compiled rules in the order of the lexicon."""
    table = lexicon()["times"]
    classes = {name: _alternatives(words) for name, words in _classes().items()}
    classes["n"] += r"|\d{1,4}(?![\d.,]\d|\d)"
    made = []
    for row in table["rules"]:
        try:
            pattern = re.compile(_expand(row["pattern"], classes), re.IGNORECASE)
        except (KeyError, re.error) as error:
            raise KnowledgeError(f"times.yaml: rule {row.get('id')}: {error}") from None
        made.append(Rule(row["id"], pattern, row.get("value"), row.get("needs")))
    return tuple(made)


def _classes() -> dict[str, dict[str, str]]:
    """The classes of words, and the names of holidays as one."""
    names = {entry["names"]: key for key, entry in lexicon()["holidays"].items()}
    return {**lexicon()["times"]["words"], "holiday": names}


def _alternatives(words: dict[str, str]) -> str:
    spellings = sorted((s for group in words for s in group.split("|")), key=lambda s: (-len(s), s))
    return "|".join(re.escape(s).replace(r"\ ", r"\s{1,3}") + ("" if s.endswith("-") else r"(?!\w)") for s in spellings)


def _expand(pattern: str, classes: dict[str, str]) -> str:
    used: set[str] = set()

    def group(use: re.Match[str]) -> str:
        name, number = use.groups()
        if name.isdigit():
            return use.group()
        if name == "clock":
            return f"(?P<clock>{_NUMBERS[name]})"
        inside = _NUMBERS.get(name) or rf"(?<!\w)(?:{classes[name]})"
        while name + number in used:
            number = str(int(number or 1) + 1)
        used.add(name + number)
        return f"(?P<{name}{number}>{inside})"

    # a blank in a pattern is any short white space; those inside number classes are expanded last
    return _CLASS.sub(group, pattern).replace(" ", r"\s{1,3}").replace(r"\s{1,3}?", r"\s{0,3}")


@cache
def _meanings() -> dict[str, dict[str, str]]:
    """Class -> spelling in lower case without its full stop -> what it stands for."""
    return {
        name: {s.lower().rstrip("."): value for group, value in words.items() for s in group.split("|")}
        for name, words in _classes().items()
    }


@cache
def _vocabulary() -> frozenset[str]:
    """Words of which expressions consist."""
    text = " ".join(rule.pattern.pattern for rule in rules())
    return frozenset(w.lower() for w in re.findall(r"[A-Za-z]+", text))


@cache
def _core() -> frozenset[str]:
    """Words of which every expression without a digit holds one: of a holiday's name one that others hold too ("Day"), else its last."""
    classes = _classes()
    spellings = [s.lower() for name in _CORE_CLASSES for group in classes[name] for s in group.split("|")]
    core = _CORE_WORDS.union(*(_LETTERS.findall(spelled) for spelled in spellings))
    names = [_LETTERS.findall(s.lower()) for group in classes["holiday"] for s in group.split("|")]
    return core.union(words[-1] for words in names if core.isdisjoint(words))


@cache
def _any_rule() -> re.Pattern[str]:
    """All rules as one pattern: a place where it does not match needs no rule tried."""
    return re.compile("|".join("(?:" + re.sub(r"\(\?P<\w+>", "(?:", r.pattern.pattern) + ")" for r in rules()), re.IGNORECASE)


def find(text: str) -> Iterator[Found]:
    """Time expressions in order, longest first at each place, never overlapping. Offsets are those of `text`."""
    any_rule = _any_rule()
    position = 0
    for start in reversed(_beginnings(text)):
        found = _longest(text, start) if start >= position and any_rule.match(text, start) else None
        if found:
            position = found.end
            yield found


def _beginnings(text: str) -> list[int]:
    """Where an expression can begin, the last first: behind it come words of expressions only, up to a core word or digit near by."""
    vocabulary, core = _vocabulary(), _core()
    found: list[int] = []
    nearest = len(text) + _LONGEST_LEAD + 1
    for word in reversed(list(_WORD.finditer(text))):
        start, spelled = word.start(), word.group().lower()
        if spelled in core or spelled[0].isdigit():
            nearest = start
        elif spelled not in vocabulary and spelled.isalnum():
            nearest = len(text) + _LONGEST_LEAD + 1
        if nearest - start <= _LONGEST_LEAD and len(spelled) <= _LONGEST_FIRST and not (start and text[start - 1].isalnum()):
            found.append(start)
    return found


def _longest(text: str, start: int) -> Found | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules():
        match = rule.pattern.match(text, start)
        if match and match.end() > start and (best is None or match.end() > best[1].end()) and _whole(text, match.end()):
            best = rule, match
    if best is None:
        return None
    rule, match = best
    groups = {name: words for name, words in match.groupdict().items() if words}
    end = match.end()
    if text[end - 1] == "." and groups.get("month", "x").rstrip(".").lower() in _FULL_MONTHS:
        end -= 1
    return Found(start, end, fill(rule.value, groups), rule.id, rule.needs, groups)


def _whole(text: str, end: int) -> bool:
    """Does the match end where a word ends?"""
    return end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def fill(value: str | None, groups: dict[str, str]) -> str | None:
    """A rule's value with the groups of a match filled in, each as what its words stand for."""
    if value is None:
        return None
    known: dict[str, str] = {}
    for name, words in groups.items():
        kind = name.rstrip("0123456789")
        if name == kind or kind not in known:
            known.setdefault(kind, normal(kind, words))
        if name != kind:
            known[name] = normal(kind, words)

    def slot(use: re.Match[str]) -> str:
        mark, name = use.groups()
        if name == "move":
            return "-P1" if "past" in known else "+P1" if "coming" in known else "-P0"
        if name == "base":
            return "ANCHOR" if "same" in known else "REF"
        if name == "deadline":
            return known.get("year") or (f"REF?--{known['month']}" if "month" in known else f"REF-P0{known.get('period', 'Y')}")
        if name == "half":
            return _half(known)
        if name == "clock":
            return _clock(groups)
        if name in ("clockday", "clockdate"):
            return _day_of_clock(known)
        if name == "nth" and "nth" not in known:
            name = "q"
        if name == "year" and "year" not in known and "yy" in known:
            return "20" + known["yy"]
        if name == "yy" and "year" in known:
            return known["year"][:2] + known["yy"]
        return mark + known[name] if name in known else ""

    return _SLOT.sub(slot, value)


def normal(kind: str, words: str) -> str:
    """What the words of a class stand for."""
    meanings = _meanings().get(kind)
    if meanings is not None:
        plain = " ".join(words.lower().split()).rstrip(".")
        return meanings.get(plain, plain)
    if kind == "centuryno":
        return f"{max(int(words) - 1, 0):02}"
    if kind in ("units", "halfunit"):
        return _UNITS[words.lower()]
    return words.zfill(2) if kind in ("day", "mm") else words


def _half(known: dict[str, str]) -> str:
    smaller = {"Y": ".M-P6M", "M": ".D-P15D", "W": ".D-P3D"}[known["halfunit"]]
    return f"REF-P{known['n']}{known['halfunit']}{smaller}"


def _day_of_clock(known: dict[str, str]) -> str:
    """The formula of the day that stands beside a time of day."""
    for word, formula in (("today", "REF-P0D"), ("yesterday", "REF-P1D"), ("tomorrow", "REF+P1D")):
        if word in known:
            return formula
    if "weekdayname" in known:
        return f"REF?W-{known['weekdayname']}"
    day = f"{known['month']}-{known['day']}"
    return f"{known['year']}-{day}" if "year" in known else f"REF?--{day}"


def _clock(groups: dict[str, str]) -> str:
    hour, minute = int(groups["hour"]), groups.get("minute") or groups.get("minute2") or "00"
    half = groups.get("half", "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute}{_ZONES.get(' '.join(groups.get('zone', '').upper().split()), '')}"
