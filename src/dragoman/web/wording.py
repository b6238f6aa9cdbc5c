"""How the site words what the record holds: names, dates, kinds of events. Plain strings and small frozen structs for templates."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from dragoman.knowledge import default_knowledge
from dragoman.merging import Attendee, MergedEvent
from dragoman.merging.geography import is_country
from dragoman.model import Location

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def labels() -> dict[str, Any]:
    """The table ``web/labels.yaml``."""
    found: dict[str, Any] = yaml.safe_load((files("dragoman.web") / "labels.yaml").read_text(encoding="utf-8"))
    return found


def kind_words(type: str, mode: str | None = None) -> str:
    """``CONSULT``, ``visit`` -> "Visit"."""
    words: dict[str, str] = labels()["types"]
    return words.get(f"{type}/{mode}") or words.get(type) or type.capitalize()


def status_words(status: str) -> str:
    """The word on an entry's label; "occurred" in full, for lists of statuses."""
    words: dict[str, str] = labels()["status"]
    return words.get(status, status)


@lru_cache(maxsize=8192)
def known_name(id: str) -> str | None:
    """The usual name of an id that the knowledge base knows."""
    kb = default_knowledge()
    known = kb.country(id) or kb.actor(id)
    return known.name if known else None


@lru_cache(maxsize=8192)
def actor_name(id: str) -> str:
    """The usual name of an id: ``KAZ`` -> "Kazakhstan"; of one made of a name, ``person/erzhan-kazykhan@KAZ`` -> "Erzhan Kazykhan"; else itself."""
    kind, _, words = id.partition("/")
    own = words.partition("@")[0].replace("-", " ").title() if kind in ("person", "org") else ""
    return known_name(id) or own or id


@lru_cache(maxsize=8192)
def actor_path(id: str) -> str:
    """The page of an actor."""
    return "/actor/" + quote(id, safe="/")


@dataclass(frozen=True)
class Party:
    """A participant as shown: `name`, and in grey whom it acts for."""

    id: str
    name: str
    acts_for: str | None
    office: str | None = None


def party(p: Attendee) -> Party:
    state = p.actor == p.country
    name = actor_name(p.country) if state and p.country else p.person or p.name
    return Party(p.actor or p.name, name, None if state or p.country is None else actor_name(p.country), p.office)


def parties(event: MergedEvent, role: str) -> list[Party]:
    """Who takes part in this role; several states under one name ("the Central Asian presidents") by their countries' names."""
    found = [p for p in event.participants if p.role == role]
    shared = Counter(p.person or p.name for p in found)
    return list(
        dict.fromkeys(
            Party(p.country, actor_name(p.country), None) if p.country and shared[p.person or p.name] > 1 else party(p)
            for p in found
        )
    )


def headline(event: MergedEvent) -> str:
    """The event in one line of plain text: ``Visit: Vladimir Putin → Kazakhstan, Astana``."""
    who, whom = ([p.name for p in parties(event, role)] for role in ("source", "target"))
    line = f"{kind_words(event.type, event.mode)}: {', '.join(who)}" + (f" → {', '.join(whom)}" if whom else "")
    where = place_name(event.place)
    return line + (f", {where}" if where and where not in whom else "")


def place_name(place: Location | None) -> str | None:
    """``Astana, Kazakhstan``; a whole country by its name alone."""
    if place is None:
        return None
    if place.country is None or is_country(place.name, place.country):
        return actor_name(place.country) if place.country else place.name
    return f"{place.name}, {actor_name(place.country)}"


def day_words(day: str | None) -> str:
    """``2023-11-09`` -> "9 Nov 2023", ``2023-11`` -> "Nov 2023"; other values as they are."""
    if not day:
        return "undated"
    parts = day.split("-")
    if len(parts) == 1 or not all(p.isdigit() for p in parts) or not 1 <= int(parts[1]) <= 12:
        return day
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month


def interval_words(start: str | None, end: str | None = None) -> str:
    """``2022-11-21``, ``2022-11-27`` -> "21–27 Nov 2022"."""
    first, last = day_words(start), day_words(end or start)
    if first == last or not end:
        return first
    a, b = first.split(), last.split()
    while a and b and a[-1] == b[-1]:
        a.pop()
        b.pop()
    if not a or not b:
        return f"{first} – {last}"
    rest = first.split()[len(a) :]
    dash = "–" if len(a) == len(b) == 1 else " – "
    return " ".join([f"{' '.join(a)}{dash}{' '.join(b)}", *rest]).strip()


def date_words(event: MergedEvent) -> str:
    """The event's date; "about" before one that no page's words give to the day."""
    if event.start is None:
        return "undated"
    vague = not event.date_certain and len(event.start) == 10
    return ("about " if vague else "") + interval_words(event.start, event.end)


def source_name(publisher: str | None, url: str | None) -> str:
    """Who published a page: its publisher, else its address's host."""
    if publisher:
        return publisher
    host = urlsplit(url).hostname if url and safe_url(url) else None
    return (host or "").removeprefix("www.") or "unnamed source"


def safe_url(url: str | None) -> str | None:
    """The address if a browser may follow it (http, https); a page can claim to be from any."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def plural(n: int, thing: str, things: str | None = None) -> str:
    return f"{n:,} {thing if n == 1 else things or thing + 's'}"


def plain_words(code: str) -> str:
    """``human_rights`` -> "human rights"."""
    return code.replace("_", " ")


def type_words(code: str) -> str:
    """``CONSULT/visit`` -> "Visit"; of a whole type, the code's own noun."""
    type, _, mode = code.partition("/")
    return kind_words(type.upper(), mode.lower() or None)
