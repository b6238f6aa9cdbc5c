"""A sentence with its names put away: "It is a member of the CSTO" -> "<C0> is a member of <O1>".

Facts are stated in few fixed turns of phrase; over masked sentences each is one regular expression.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Mention, Time
from dragoman.reading.draft import Draft, Sentence

COUNTRY = r"(?:the )?<C\d+>"
LIST = rf"{COUNTRY}(?:(?:, and |, | and | as well as |, as well as | & ){COUNTRY}){{0,40}}"
"""One country or more; bounded, since a match is tried from every country of a list."""
NEW_WORD = r"(?<![\w-])"
"""Before a repetition of words: a match tried from within each word of a long run would take quadratic time."""
DATE = r"<T\d+>"
_TOKEN = re.compile(r"<([COPT])(\d+)>")


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` with ``<C1>`` for a state, ``<O2>`` an organisation, ``<P3>`` a person, ``<T4>`` a time; `items` by number."""

    text: str
    items: tuple[Mention | Time, ...]
    origin: tuple[int, ...]
    """Article offset of each character of `text`, and one past the last."""
    sentence: Sentence

    def countries(self, span: str | None) -> list[str]:
        """Codes of the states named in a part of `text`, in order."""
        return [m.country for m in self._mentions(span, "C") if m.country]

    def organisations(self, span: str | None) -> list[Mention]:
        return self._mentions(span, "O")

    def persons(self, span: str | None) -> list[Mention]:
        return self._mentions(span, "P")

    def date(self, span: str | None) -> str | None:
        """The first time named in a part of `text`, as precisely as it is said ("2008", "2023-11")."""
        for kind, number in _TOKEN.findall(span or ""):
            item = self.items[int(number)]
            if kind == "T" and isinstance(item, Time) and item.from_:
                return item.value if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", item.value) else item.from_
        return None

    def words(self, found: re.Match[str]) -> tuple[int, int]:
        """Article offsets of what was matched."""
        start, end = self.origin[found.start()], self.origin[found.end() - 1]
        last = _TOKEN.search(found.group(), len(found.group()) - 8 if len(found.group()) > 8 else 0)
        if last and last.end() == len(found.group()):
            end = self.items[int(last[2])].end - 1
        return start, end + 1

    def _mentions(self, span: str | None, kind: str) -> list[Mention]:
        found = [self.items[int(number)] for k, number in _TOKEN.findall(span or "") if k == kind]
        return [m for m in found if isinstance(m, Mention)]


def mask(draft: Draft, sentence: Sentence) -> Masked:
    """The sentence with its states, organisations, persons and times put away."""
    spans: list[tuple[int, int, str, Mention | Time]] = []
    for mention in draft.mentions_in(sentence.start, sentence.end):
        kind = {"country": "C", "organisation": "O", "person": "P"}.get(mention.kind)
        if kind == "C" and mention.form == "demonym" and not _stands_alone(draft.article.text, mention):
            continue
        if kind == "P" and mention.text.lower().startswith(("elected", "re-elected")):
            continue
        if kind and mention.end > mention.start:
            spans.append((mention.start, mention.end, kind, mention))
    spans += [(t.start, t.end, "T", t) for t in draft.times_in(sentence.start, sentence.end)]
    return _put_away(sentence, sorted(spans, key=lambda s: (s[0], -s[1])))


def _stands_alone(text: str, mention: Mention) -> bool:
    """ "the Swiss agreed", not "Swiss banks"."""
    follows = text[mention.end : mention.end + 2].strip()
    return not follows[:1].isalpha()


def _put_away(sentence: Sentence, spans: Iterable[tuple[int, int, str, Mention | Time]]) -> Masked:
    parts: list[str] = []
    origin: list[int] = []
    items: list[Mention | Time] = []
    at = sentence.start
    for start, end, kind, item in spans:
        if start < at and not (items and items[-1].start == start):
            continue
        token = f"<{kind}{len(items)}>"
        if start < at:
            # several states under one phrase ("the two countries")
            parts.append(f" and {token}")
            origin += [start] * (len(token) + 5)
        else:
            parts.append(sentence.text[at - sentence.start : start - sentence.start] + token)
            origin += [*range(at, start), *([start] * len(token))]
        items.append(item)
        at = max(at, end)
    parts.append(sentence.text[at - sentence.start :])
    origin += [*range(at, sentence.end), sentence.end]
    text = "".join(parts).replace("\n", " ")
    return Masked(text, tuple(items), tuple(origin), sentence)
