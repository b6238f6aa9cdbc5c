"""The short answer of `dragoman dyad`: what an impatient reader wants to know of two."""

from collections import Counter
from typing import TYPE_CHECKING

from dragoman.telling.events import date_words, people, place_words, said_by
from dragoman.telling.wrapping import hanging

if TYPE_CHECKING:
    from dragoman.merging import MergedEvent
    from dragoman.views.dyad import Contact, Dyad
    from dragoman.views.remarks import Remark

MOST_PLANS = 2
MOST_AGREEMENTS = 8
MOST_REMARKS = 4
"""Plans not told of since, agreements, and statements of each about the other that are shown; --show lists all."""
LONGEST_QUOTE = 280
"""Letters of a statement that are shown."""
INDENT = "  "


def meetings(found: "Dyad") -> list[str]:
    """Whom the two are, their last and next meetings."""
    lines = [f"{found.a} and {found.b}", ""]
    if not found.periods and not found.agreements and not found.a_of_b and not found.b_of_a:
        return [*lines, "Nothing of the two together in this record."]
    for contact in found.last_meetings:
        lines += titled(f"Last meeting of {contact.level}" if contact.level != "others" else "Last meeting", contact)
    if not found.last_meetings:
        lines.append("Last meeting: none dated in this record")
    if found.next_meeting:
        lines += titled("Next planned", found.next_meeting)
    else:
        lines.append(f"Next planned: none on or after {found.as_of}")
    for contact in found.unreported[:MOST_PLANS]:
        lines += titled("Planned, not told of since" if contact.event.start else "Planned, no date", contact)
    return lines + more(len(found.unreported) - MOST_PLANS, "plans not told of since", "--show plans")


def titled(title: str, contact: "Contact") -> list[str]:
    event = contact.event
    where = f", {place_words(event)}" if event.place else ""
    of = "" if contact.level == "others" or contact.level in title else f", level of {contact.level}"
    lines = hanging("", f"{title}: {date_words(event)}{where}, {event.mode}{of}; {event.id[:8]}")
    lines += hanging(INDENT, parties(event))
    return lines + hanging(INDENT, f"“{event.best_proof.quote}” — {said_by(event.best_proof)}")


def agreements_and_words(found: "Dyad") -> list[str]:
    """The weightiest agreements, and what each said of the other."""
    lines = [f"Agreements: {kinds(found.agreements) or 'none'}"]
    for event in weightiest(found.agreements):
        about = f" ({', '.join(event.contexts)})" if event.contexts else ""
        words = shortened(event.best_proof.quote, None)
        lines += hanging(INDENT, f"{date_words(event)} {event.mode or 'agreed'}, {event.status}{about}: “{words}” {event.id[:8]}")
    lines += more(len(found.agreements) - MOST_AGREEMENTS, "agreements", "--show agreements")
    for title, said in ((f"{found.a} on {found.b}", found.a_of_b), (f"{found.b} on {found.a}", found.b_of_a)):
        lines += ["", f"{title}: {tally(said)}"]
        for remark in foremost(said):
            words = shortened(remark.words, remark.stance_words)
            lines += hanging(INDENT, f"{remark.published or 'undated'} {remark.speaker}, {remark.stance}: “{words}”")
        lines += more(len(said) - MOST_REMARKS, "statements", "--show statements")
    return lines


def more(number: int, things: str, option: str) -> list[str]:
    return [f"  ... {number} more {things} ({option})"] if number > 0 else []


def parties(event: "MergedEvent") -> str:
    whom = people(event, "target")
    return people(event, "source") + (f" → {whom}" if whom else "")


def kinds(agreements: "tuple[MergedEvent, ...]") -> str:
    """``3 sign, 2 pledge planned``."""
    counts = Counter(" ".join(filter(None, (e.mode, "" if e.status == "occurred" else e.status))) or "agreed" for e in agreements)
    return ", ".join(f"{n} {name}" for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))


def weightiest(agreements: "tuple[MergedEvent, ...]") -> "list[MergedEvent]":
    """Signed before pledged, of both before of one, surer before less sure; in order of date."""

    def weight(event: "MergedEvent") -> tuple[bool, bool, float, str]:
        return event.mode == "sign", all(p.role == "source" for p in event.participants), event.confidence, event.id

    chosen = sorted(agreements, key=weight, reverse=True)[:MOST_AGREEMENTS]
    return [event for event in agreements if event in chosen]


def tally(said: "tuple[Remark, ...]") -> str:
    """``9 statements: 1 supportive, 8 neutral``."""
    if not said:
        return "no statements"
    counts = {stance: sum(r.stance == stance for r in said) for stance in ("supportive", "critical", "neutral")}
    return f"{len(said)} {'statement' if len(said) == 1 else 'statements'}: " + ", ".join(
        f"{n} {stance}" for stance, n in counts.items() if n
    )


def foremost(said: "tuple[Remark, ...]") -> "list[Remark]":
    """The latest that take a stance, the short before the long; then the latest others; in order of date."""

    def weight(remark: "Remark") -> tuple[bool, bool, str, str, int]:
        telling = remark.stance != "neutral"
        return telling, len(remark.words) <= LONGEST_QUOTE, remark.published or "", remark.page, remark.start

    chosen = sorted(said, key=weight, reverse=True)[:MOST_REMARKS]
    return sorted(chosen, key=lambda r: (r.published or "", r.page, r.start))


def shortened(words: str, around: str | None) -> str:
    """The words if they are few, else those around the telling ones, with marks where something is left out."""
    words = " ".join(words.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    at = max(0, words.find(around)) if around else 0
    start = 0 if at < LONGEST_QUOTE * 2 // 3 else words.find(" ", at - LONGEST_QUOTE // 2) + 1
    end = words.rfind(" ", start, start + LONGEST_QUOTE)
    return ("… " if start else "") + words[start : end if end > start else start + LONGEST_QUOTE] + " …"
