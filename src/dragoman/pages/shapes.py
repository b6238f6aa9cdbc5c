"""Shapes of single lines that are not running text: bylines, date lines, reading times, captions, personas, biographies.

Word lists stand in ``knowledge/data/line_shapes.yaml``.
"""

import re
from functools import cache
from importlib.resources import files

import yaml

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
YEAR = r"(?:19|20)\d\d"
WRITTEN_DATE = re.compile(
    rf"\b{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{YEAR}\b|\b\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{MONTH}\.?,?[\s-]+{YEAR}\b"
    rf"|\b{YEAR}[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.]{YEAR}\b",
    re.I,
)
MOMENT = re.compile(
    rf"{WRITTEN_DATE.pattern}|\b\d+\s+(?:minute|min|hour|hr|day|week|month|year)s?\s+ago\b|\b{MONTH}\.?\s+\d\d?\b|\b\d\d?\s+{MONTH}\b",
    re.I,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\b", re.I)
READING_TIME = re.compile(
    r"\W*(?:(?:estimated\s+)?read(?:ing)?(?:\s+time)?\W{0,3})?(?:\d+|a|one|two|three)\s*+(?:[-–]\s*+)?min(?:ute)?s?\.?(?:\s+read(?:ing)?)?(?:\s+time)?\W*",
    re.I,
)
BYLINE = re.compile(
    r"\W*(?i:by|written by|posted by|reported by|story by|words by|text by|author|from our)(?:\s*+[:|]\s++|\s++)(?=\W*[^\W\d_a-z]).{2,140}"
)
BY_NAMES = re.compile(
    r"\W*(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Rr]eported by|[Ss]tory by|[Aa]uthors?)(?:\s*+[:|]\s++|\s++)(.{2,140})", re.S
)
LABEL = re.compile(
    r"\b(?:published|updated|posted|modified|first published|last updated|created|publish date|date|issued|edited)\b", re.I
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
NUMBERS = re.compile(r"[\W\d_]*[kKmM]?[\W\d_]*")
BYLINE_WORDS = 24

CREDIT_WORD = r"(?:Getty|AFP|A\.?P\.?|Reuters|REUTERS|EPA|EFE|Xinhua|TASS|Sputnik|Yonhap|Kyodo|Anadolu|Bloomberg|Shutterstock|iStock|Alamy|Associated Press|Agence France[- ]Presse|UPI|DPA|dpa|ANSA|Unsplash|Flickr|Wikimedia|Pool)"
SLASHED = re.compile(
    rf"(?:[(\[][^()\[\]]{{0,80}}(?:/|\bvia\b|,\s)\s?[^()\[\]]{{0,40}}{CREDIT_WORD}[^()\[\]]{{0,30}}[)\]]|[(\[]{CREDIT_WORD}[^()\[\]]{{0,20}}/[^()\[\]]{{2,60}}[)\]]"
    rf"|[(\[](?:[^()\[\]]{{0,60}}\b)?(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Cc]ourtesy|Handout|HANDOUT|[Ff]ile)\b[^()\[\]]{{0,60}}[)\]]"
    rf"|[.!?”\"]\s+{CREDIT_WORD}/[^\W\d_a-z][^.!?/]{{2,40}}|/\s?{CREDIT_WORD}(?:\s[Pp]hotos?|\s[Ii]mages?)?)\W*$"
)
LABELLED = re.compile(
    r"^\W*(?:photo(?:graph)?s?|image|picture|pic|credit|photo credit|image credit|picture credit|caption|file photo|file|illustration|image copyright|photo courtesy)(?:\s+(?:by|credit|caption|copyright))?\s*[:|©]|^FILE\s?[-–—]|^Image caption\b|^Image copyright\b|^Media caption\b",
    re.I,
)
TRAILED = re.compile(
    r"(?:\b[Pp]hoto(?:graph)?(?:\s[Cc]redit)?|\b[Ii]mage(?:\s[Cc]redit)?|[Cc]redit(?:\.\.\.)?|\b[Pp]icture|\bPHOTO|\bCourtesy)\s*(?:by|of|:|©|\.\.\.)\s*[^.:!?]{2,60}\W*$"
)
AGENCY_ALONE = re.compile(rf"[.!?\w]\s*[(\[](?:[^()\[\]]{{0,30}}\s)?{CREDIT_WORD}(?:\s[^()\[\]]{{0,20}})?[)\]]\W*$")


CREDIT_LINE = re.compile(r"\W*(?:image|photo|picture)s?\s+(?:credit|by|courtesy)\b.{1,100}", re.I)
"""A line that is nothing but a picture's credit: the line before it is the caption."""
NAME = re.compile(r"[^\W\d_a-z][\w'’.\-]*(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w'’.\-]*){1,3}")
SELF = re.compile(r"(?:I am|I'm|I’m|I write|I cover|I report)\s+(?:an?\s|about\s|on\s)")
"""How an author's card in the first person begins; only under a name, since a quotation may begin so too."""
POSTED = re.compile(r"\W{0,3}[—–-]\s*[^@]{1,60}\(@\w+\)")
"""The signature of a quoted post: it says who said it."""


def is_meta(text: str, words: int) -> bool:
    """A byline, a date, a reading time, an address, bare numbers."""
    if POSTED.match(text):
        return False
    if NUMBERS.fullmatch(text) or READING_TIME.fullmatch(text):
        return True
    if words > BYLINE_WORDS:
        return False
    if ADDRESS.fullmatch(text) or (EMAIL.search(text) and words <= 8):
        return True
    ended = text.rstrip(" \"'”’)").endswith((".", "!", "?")) and not re.search(r"[ap]\.m\.\W*$", text, re.I)
    if is_byline(text, words):
        return True
    if ended or not MOMENT.search(text):
        return False
    rest = CLOCK.sub("", LABEL.sub("", MOMENT.sub("", text)))
    return (
        len(re.findall(r"[^\W\d_]{2,}", rest)) <= 3
        or bool(LABEL.search(text))
        or bool(WRITTEN_DATE.search(text) and CLOCK.search(text))
    )


def is_byline(text: str, words: int) -> bool:
    """``By Jane Doe and John Roe, Staff Writers``."""
    if words > BYLINE_WORDS or not BYLINE.fullmatch(text):
        return False
    if text.rstrip().endswith((".", "!", "?", "…")) and words > 8:
        return False
    capitals = [w for w in text.split() if w[0].isalpha()]
    return sum(w[0].isupper() for w in capitals) >= 0.5 * len(capitals)


def is_caption(text: str, words: int) -> bool:
    """A line that credits a picture, or says that it is the caption of one."""
    if words > 110:
        return False
    return bool(SLASHED.search(text) or LABELLED.search(text) or TRAILED.search(text))


def credits_agency(text: str) -> bool:
    """A line that ends in an agency's name in brackets: a caption, if other lines of the page do not end so."""
    return bool(AGENCY_ALONE.search(text))


def is_persona(text: str) -> bool:
    """The joking self-portrait of a site's author: short fragments without a verb, with one of their nouns."""
    fragments = [f.split() for f in re.split(r"[.!]\s*", text.strip(" \"'“”‘’")) if f.strip()]
    if len(fragments) < 3 or len(text) > 400 or max(map(len, fragments)) > 6:
        return False
    listed = shapes()["persona_nouns"].search(text)
    return bool(listed) and not shapes()["verbs"].search(text)


def biography(text: str) -> re.Match[str] | None:
    """The start of an author's biography: ``Jane Doe is a news editor at the Daily``; groups `name`, `employer`."""
    return shapes()["biography"].match(text)


@cache
def shapes() -> dict[str, re.Pattern[str]]:
    """Patterns made of the word lists."""
    table = yaml.safe_load(files("dragoman.knowledge").joinpath("data", "line_shapes.yaml").read_text("utf-8"))

    def any_of(key: str) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(table[key], key=lambda w: (-len(w), w)))

    name = r"[^\W\d_a-z][\w'’.\-]*(?:\s+[^\W\d_][\w'’.\-]*){0,3}"
    return {
        "persona_nouns": re.compile(rf"\b(?:{any_of('persona_nouns')})s?\b", re.I),
        "verbs": re.compile(rf"\b(?:{any_of('verbs')})\b", re.I),
        "biography": re.compile(
            rf"(?P<name>{name})(?:,\s[^,.]{{1,60}},)?\s+(?:is|was|has\s+been|works\s+as|worked\s+as|serves\s+as|has\s+worked\s+as|joined|covers|writes|reports|has\s+covered)\s+"
            rf"(?:(?:an?|the|our|one\s+of)\s+)?(?:[\w'’\-]+[\s,]+){{0,6}}?(?:{any_of('writer_roles')})s?\b"
            r"(?:[^.]{0,60}?\b(?:at|for|with|of)\s+(?P<employer>(?:[Tt]he\s+)?[A-Z][\w&'’.\-]*(?:\s+[A-Z][\w&'’\-]*){0,4}))?"
        ),
    }
