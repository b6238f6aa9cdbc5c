"""Offices: once for each person whose office the page names, with the words that name it and since or until when, if said."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.wordlists import word_sets
from dragoman.model import Fact, Mention
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.page_names import page_name
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.speech.homes import home_state
from dragoman.reading.standing.title_runs import title_run

_SINCE = re.compile(r"(?:since|took office(?: on| in)?|assumed office(?: on| in)?|was sworn in(?: on| in)?|in office since)\s*$")
_UNTIL = re.compile(r"(?:until|left office(?: on| in)?|stepped down(?: on| in)?)\s*$")
_NEAR = 90
"""Characters between the office and its date."""
_APPOSED = re.compile(
    r",\s(?:\d{1,3},\s)?(?P<serves>(?:who )?serve[sd] as )?(?P<verb>who (?P<heads>\w+)\s)?(?:the |an? |its |his |her )?(?P<office>[^,;.:“”\"()\n]{4,140})"
)
_GAP = re.compile(r",\s+(?:(?P<sir>[A-Z][a-z]+)\.?\s+)?$")
_CLAUSE_STARTS = re.compile(r"[.;:“”\"()\n—]\s*|,\s|\b(?:by|with|from|and|when|while|that|as|to) (?=the |The )")
_PLACED = re.compile(r",\s+")
_OVER = re.compile(r"(?:[\w.]+ )?(?:former|ex|then|late|retired)\b|(?:and|but|or|who|which|whose)\b", re.I)
"""Begins words that name no office held: one that is over, or a clause of its own."""
_HEADS = re.compile(r"(?:president|prime|king|queen|chancellor|emperor|empress|sultan|pope)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-?|[Ll]ate|[Rr]etired)(?: the)? ?$|\b(?:become|becoming|named|next|future|incoming|would-be)(?: as)?(?: the)?(?: next)? $"
)
"""Before an office that is over, or that somebody is yet to take."""
_ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the page words it: ``text[start:end]`` names person and office."""

    mention: Mention
    words: str
    country: str | None
    start: int
    end: int
    rank: int
    """The clearest of several words for one person's office has the highest."""


def find_offices(draft: Draft) -> list[Fact]:
    """One office a person, in the words that name it best: title and name together before a title alone."""
    named = {_key(m) for m in draft.mentions if m.kind == "person" and m.form == "name"}
    best: dict[str, Office] = {}
    for mention in draft.mentions:
        if mention.kind != "person" or _key(mention) not in named:
            continue
        for office in _all(draft, mention):
            if (
                office is not None
                and not (_is_unknown(mention) and _is_title(mention.name))
                and not _is_word(draft, mention)
                and (_key(mention) not in best or office.rank > best[_key(mention)].rank)
            ):
                best[_key(mention)] = office
    own = home_state(draft) if any(o.country is None for o in best.values()) else None
    return [_fact(draft, o, own) for o in sorted(best.values(), key=lambda o: o.start)]


def home_of(draft: Draft, mention: Mention) -> str | None:
    """The state that the words of an office place a person in, when the person's own is unknown ("Hiroshima Mayor Kazumi Matsui")."""
    for other in draft.mentions:
        if other.kind == "person" and other.form == "name" and _key(other) == _key(mention):
            for office in _all(draft, other):
                if office is not None and office.country:
                    return office.country
    return None


def _all(draft: Draft, mention: Mention) -> tuple[Office | None, ...]:
    return _titled(draft, mention), _apposed(draft, mention), _led(draft, mention), _prefixed(draft, mention), _royal(mention)


def _key(mention: Mention) -> str:
    return mention.actor or mention.name


def _titled(draft: Draft, mention: Mention) -> Office | None:
    """A mention that holds the title itself: "Uzbek President Shavkat Mirziyoyev", "the Kazakh leader"."""
    if (
        not (mention.rule and mention.rule.startswith("title"))
        and mention.form != "title"
        and not (mention.office and mention.form == "name")
    ):
        return None
    words = _office_words(mention)
    if "counterpart" in mention.text.lower():
        words = _shared_office(draft, mention)
    if _OVER.match(words) or _is_plural(words):
        return None
    if not words or words.lower() in _table()["ranks"] or set(words.lower().split()) & _table()["no_office"]:
        return None
    if _AHEAD.search(draft.article.text, max(0, mention.start - 40), mention.start):
        return None
    country = mention.country or country_in(draft, mention.start, mention.end) or _place_after(draft, mention.end)
    rank = 4 * (mention.form == "name") + 2 * ((mention.office or "").lower() in mention.text.lower()) + (country is not None)
    return Office(mention, words, country, mention.start, mention.end, rank)


def _is_plural(words: str) -> bool:
    """ "The Kenyan and Somali leaders" bear no one office."""
    last = words.lower().split()[-1:]
    return bool(last) and " and " in words and last[0].endswith("s") and (last[0][:-1],) in title_words().offices


def _shared_office(draft: Draft, mention: Mention) -> str:
    """ "the president and his Irish counterpart": the office of whoever was named just before."""
    before = [
        m
        for m in draft.mentions_in(mention.start - 300, mention.start)
        if m.office and m.kind == "person" and m.office != "counterpart"
    ]
    return before[-1].office or "" if before else ""


def _office_words(mention: Mention) -> str:
    """The title as printed, without the name."""
    office = mention.office or ""
    if office and office.lower() in mention.text.lower():
        return office
    named = {word.lower() for word in mention.name.split()}
    words = [w for w in mention.text.split() if w.strip(",.").lower() not in named]
    said = _ARTICLE.sub("", " ".join(words))
    return said if _is_office(said) else ""


def _apposed(draft: Draft, mention: Mention) -> Office | None:
    """ "X, 77, leader of the ...", "X, who heads the ..."."""
    if mention.form != "name":
        return None
    text = draft.article.text
    found = _APPOSED.match(text, mention.end, mention.end + 200)
    if found is None:
        return None
    words = " ".join(found["office"].split())
    if found["verb"]:
        if found["heads"] not in _table()["heads"]:
            return None
        words = f"head of {words}"
    elif not _is_office(words) or _OVER.match(words):
        return None
    country = mention.country or country_in(draft, found.start("office"), found.end("office"))
    return Office(mention, words, country, mention.start, found.end(), 3 + (country is not None))


def _led(draft: Draft, mention: Mention) -> Office | None:
    """ "the Minister of Arts and Cultural Heritage, Mr X"."""
    if mention.form != "name":
        return None
    text = draft.article.text
    begin = max(0, mention.start - 150)
    before = text[begin : mention.start]
    gap = _GAP.search(before)
    if gap is None or (gap["sir"] and gap["sir"] not in _table()["honorifics"]):
        return None
    clause = _CLAUSE_STARTS.split(before[: gap.start()])[-1]
    words = _ARTICLE.sub("", clause.strip())
    if not words[:1].isupper() or len(words.split()) > 14 or not _is_office(words):
        return None
    start = begin + before.rindex(words, 0, gap.start() + 1)
    if set(words.lower().split()) & _table()["clausal"] or draft.times_in(start, begin + gap.start()):
        return None
    country = mention.country or country_in(draft, start, start + len(words))
    return Office(mention, " ".join(words.split()), country, start, mention.end, 5 + (country is not None))


def _prefixed(draft: Draft, mention: Mention) -> Office | None:
    """ "NSC Spokesperson Emily Horne", also where the mention took in the end of the title ("Security Committee Franz Klintsevich")."""
    text = draft.article.text
    if mention.form != "name":
        return None
    at = mention.end - len(mention.name) if mention.text.endswith(mention.name) else mention.start
    line = max(0, at - 200, text.rfind("\n\n", 0, at))
    words = title_run(text[line:at])
    if not words or not _is_office(words) or _OVER.match(words):
        return None
    start = text.rfind(words.split()[0], line, at)
    country = mention.country or country_in(draft, start, at)
    return Office(mention, words, country, start, mention.end, 1 + (country is not None))


def _royal(mention: Mention) -> Office | None:
    """ "Queen Elizabeth": the title is part of the name."""
    first = mention.name.split()[0]
    if mention.form != "name" or first.lower() not in title_words().royal or first.lower() not in mention.text.lower().split():
        return None
    return Office(mention, first, mention.country, mention.start, mention.end, 1 + (mention.country is not None))


def _is_word(draft: Draft, mention: Mention) -> bool:
    """A common word of a title that was taken for the name of somebody unknown ("the Institute of China Studies")."""
    return (
        _is_unknown(mention)
        and " " not in mention.name
        and sum(m.name == mention.name for m in draft.mentions if m.form == "name") < 2
    )


def _is_unknown(mention: Mention) -> bool:
    return mention.actor is None or "@" in mention.actor


def _is_title(name: str) -> bool:
    """A title that was taken for a name ("Assistant Secretary")."""
    words = tuple(name.lower().split())
    lexicon = title_words()
    inside = any(words[i : i + 1] in lexicon.offices and words[i] not in lexicon.royal for i in range(1, len(words) - 1))
    return len(words) > 1 and (words[-1:] in lexicon.offices or inside)


def _is_office(words: str) -> bool:
    """Do the words begin with a title of the lexicon, within their first six?"""
    head = re.split(r"\b(?:of|for|at|in|to|on|with)\b", words, maxsplit=1)[0]
    low = [w.strip(",.").lower().removesuffix("-elect").replace("vice-president", "president") for w in head.split()[:7]]
    titles = title_words().offices
    return (
        any(tuple(low[i:j]) in titles for i in range(len(low)) for j in range(i + 1, min(i + 4, len(low)) + 1))
        and not set(low) <= _table()["ranks"]
        and not set(low) & _table()["no_office"]
    )


def country_in(draft: Draft, start: int, end: int) -> str | None:
    """The state or organisation that words name, by an actor or by a place."""
    to = draft.article.text.find(" to ", start, end)
    if to > 0:
        # an ambassador to X acts for another
        end = to
    for mention in draft.mentions_in(start, end):
        if (mention.kind != "person" or mention.form == "title") and mention.country:
            return mention.country
    return next((p.country for p in draft.places_in(start, end) if p.country), None)


def _place_after(draft: Draft, end: int) -> str | None:
    """ "Governor Kate Brown, Oregon"."""
    comma = _PLACED.match(draft.article.text, end)
    return next((p.country for p in draft.places_in(comma.end(), comma.end() + 1) if p.country), None) if comma else None


def _fact(draft: Draft, office: Office, own: str | None) -> Fact:
    mention = office.mention
    # of heads of state and sovereigns everybody knows the state: the page's own is no guess for them
    country = office.country or (None if _HEADS.match(office.words) else own)
    return {"fact": "office", "person": page_name(draft, mention), "actor": mention.actor, "office": office.words, "country": country, **_term(draft, office.end),
            "quote": draft.article.text[office.start : office.end], "start": office.start, "end": office.end}  # fmt: skip


def _term(draft: Draft, end: int) -> Fact:
    """Since or until when, where the words after the office say it."""
    text = draft.article.text
    term: Fact = {}
    for time in draft.times_in(end, end + _NEAR):
        before = text[end : time.start]
        if any(m.kind == "person" and m.form == "name" for m in draft.mentions_in(end, time.start)) or ". " in before:
            break
        for key, pattern in (("since", _SINCE), ("until", _UNTIL)):
            if time.from_ and pattern.search(before):
                term.setdefault(key, time.value if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", time.value) else time.from_)
    return term


@cache
def _table() -> dict[str, frozenset[str]]:
    return word_sets("offices")
