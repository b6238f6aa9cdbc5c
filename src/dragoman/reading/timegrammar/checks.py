"""What must hold besides the words: is this "may" the month, and this number a year?"""

import re

from spacy.tokens import Span

from dragoman.reading.timegrammar.rules import Found

_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|early|mid|late|last|next|this|through|to|before|after|and|or|during|for|between|around|than|"
    r"every|each|as|on|the|its|their|his|her|our|a|another)|[-–/(]|['’]s)\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|of|early|mid|late|through|before|after|during|for|between|to|and|the|around|circa|year|back|"
    r"as|than|election|elections|summit|games|cup|olympics|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|fall|winter)\s*+(?:[-,(]\s*+)?$",
    re.IGNORECASE,
)
_NUMBERED_BEFORE = re.compile(
    r"(?:\b(?:resolutions?|no\.?|nos\.?|number|flight|page|room|article|section|route|highway|channel|model|"
    r"about|some|nearly|almost|over|approximately|roughly|(?<!until at )(?<!since at )least|exactly|killed|wounded|injured|up to)\s*|[$€£#]\s?|[a-z]\.|\d[.,:/])$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s*(?:%|percent|per cent|°|(?:(?:more|other|new|russian|american|u\.s\.|british|foreign|armed|additional|square|cubic|metric) )?"
    r"(?:people|persons|men|women|children|troops?|soldiers?|fighters|civilians|personnel|police|officers|migrants|refugees|workers|jobs|"
    r"homes|houses|families|victims|deaths|cases|votes|seats|members|participants|delegates|protesters|students|prisoners|tons?|tonnes|"
    r"kilometers|kilometres|km|miles|meters|metres|m|feet|ft|hectares|acres|barrels|gallons|liters|litres|euros|dollars|pounds|rubles|"
    r"roubles|yuan|rupees|hours|days|weeks|months|years|minutes|gmt|utc|hrs|ships|tanks|aircraft|missiles|drones|vehicles|companies|words|times)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Za-z][a-z]\s$")
_AMBIGUOUS_MONTHS = frozenset("may march mar sat sun dec jan apr jun".split())
_CAPITALISED = ("month", "month2", "weekday", "weekdayname", "weekdayname2", "weekdayname3")


def holds(found: Found, text: str, span: Span | None) -> bool:
    """Does what the rule needs hold? `text` is the sentence, `span` the parsed words, if it was parsed."""
    if _in_address(text, found.start, found.end):
        return False
    if found.needs in ("capital", "month") and not _capitalised(found, text):
        return False
    if found.needs == "month":
        return _month(found, text, span)
    if found.needs == "year":
        return _year(found, text)
    if found.needs == "deictic":
        return (
            not _NAMED.search(text[: found.start]) or not text[found.start].isupper() or text[found.start : found.end].isupper()
        )
    if found.needs == "clock":
        at = re.search(r"\b(?:at|around|about|by|until|from|of)\s+$", text[: found.start], re.IGNORECASE)
        return "half" in found.groups or "zone" in found.groups or at is not None
    if found.needs == "lower":
        return found.groups["season"].islower()
    return True


def _in_address(text: str, start: int, end: int) -> bool:
    """Within a URL or a path."""
    return text[max(0, start - 1) : start] in ("/", "_", "=") or (
        text[end : end + 1] in ("/", "_") and text[end + 1 : end + 2].isalnum()
    )


def _capitalised(found: Found, text: str) -> bool:
    words = [found.groups[name] for name in _CAPITALISED if name in found.groups]
    return all(w[0].isupper() for w in words) if words else any(c.isupper() for c in text[found.start : found.end])


def _month(found: Found, text: str, span: Span | None) -> bool:
    """A month by itself: "In May", "since March"; not "May I" or "March on Rome"."""
    name = found.groups["month"]
    before = text[: found.start]
    if _MONTH_BEFORE.search(before):
        return True
    if name.lower().rstrip(".") in _AMBIGUOUS_MONTHS or name.isupper():
        return False
    return span is None or not any(t.dep_ == "compound" and t.head.pos_ == "PROPN" and t.head not in span for t in span)


def _year(found: Found, text: str) -> bool:
    """A bare number of four digits: a year, or a count of something?"""
    before, after = text[max(0, found.start - 30) : found.start], text[found.end : found.end + 40]
    if _COUNTED_AFTER.match(after) or re.match(r"[.,:]\d|-(?:strong|foot|mile|km|meter|metre|page|seat)", after):
        return False
    if found.rule != "year":
        return True
    if text[found.start].isalpha() or re.search(r"\bin\s+(?:the\s+)?(?:year\s+)?$", before, re.IGNORECASE):
        return True
    if _NUMBERED_BEFORE.search(before):
        return False
    if re.match(r"[-–]\d{4}\b", after):
        return True
    if before.endswith("(") and after.startswith(")"):
        return True
    number = int(found.groups["year"])
    return 1800 <= number <= 2060 and (number % 500 != 0 or bool(_YEAR_BEFORE.search(before)))
