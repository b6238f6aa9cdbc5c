"""What a page becomes: the words of the JSON contract as frozen structs.

Everything that crosses a room's wall is one of these. All offsets count characters (code points) of
`Article.text`, half open: ``text[start:end]`` is the words. Dates are ISO strings as precise as known
("2023-11-09", "2023-11", "2023"), intervals are two full days. Country codes are ISO 3166-1 alpha-3;
international organisations stand under their acronym.
"""

from typing import Any, Literal

import msgspec

BlockKind = Literal["title", "paragraph", "heading", "caption", "list_item", "quote"]
PublishedFrom = Literal["given", "metadata", "url", "text"]
ActorKind = Literal["person", "country", "organisation", "body", "group", "movement", "company", "unknown"]
Form = Literal["name", "title", "demonym", "metonym", "nominal", "pronoun", "implicit"]
Role = Literal["source", "target"]
Status = Literal["occurred", "planned", "proposed", "cancelled", "denied"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["supportive", "critical", "neutral"]

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODES: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "meet", "call", "multilateral", "mediate", "talks"),
    "AGREE": ("sign", "pledge"),
    "SUPPORT": ("praise", "endorse", "recognise", "courtesy"),
    "COOPERATE": ("economic", "military", "judicial", "other"),
    "AID": ("economic", "military", "humanitarian", "asylum"),
    "REQUEST": ("invite", "change", "yield", "assist", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
}
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types of things done together: all participants may be sources."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as found. Exactly one of `html`, `text` (as a crawl left it) and `article` (already clean) is set."""

    origin: str
    """Where it was found, for messages: a path, ``FILE.jsonl:3``, a URL."""
    url: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    html: str | bytes | None = None
    text: str | None = None
    article: str | None = None
    warnings: tuple[str, ...] = ()
    """What was amiss when it was opened (a guessed character set, a date that is none)."""


class Block(msgspec.Struct, frozen=True):
    """A run of kept text. `source_start`/`source_end` count characters of the decoded page, where known."""

    kind: BlockKind
    start: int
    end: int
    source_start: int | None = None
    source_end: int | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a page after cleaning. Blocks are in order, do not overlap and cover all of `text` but white space."""

    id: str
    """Hash of the content; the same page read twice has the same id."""
    url: str | None
    title: str | None
    text: str
    published: str | None
    published_from: PublishedFrom | None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name an actor. `actor` is None when nobody was resolved; the words stay, and `country` may still be known.

    Words that stand for several actors ("the two leaders") are several mentions with the same `start` and `end`, one for each member.
    A title with a name ("Kazakh Energy Minister Almasadam Satkaliyev") is one mention over all of it. A group ("Israeli soldiers") has the
    country's `actor`, kind "group" and its own words as `name`. A country's adjective ("Russian oil") has form "demonym".
    """

    start: int
    end: int
    text: str
    actor: str | None
    kind: ActorKind
    name: str
    """Fullest name known: of the knowledge base, or as the article introduces it."""
    country: str | None
    """Whom the actor acts for: alpha-3 of the state, or the acronym of the organisation."""
    office: str | None = None
    form: Form = "name"
    rule: str | None = None
    """Which rule resolved it, for `explain`."""


class Time(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A time expression: TIMEX3 value and the interval it covers (both days included), None where it stays relative."""

    start: int
    end: int
    text: str
    value: str
    from_: str | None
    to: str | None
    rule: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place name in the text, raw and resolved. `lat`/`lon` in degrees (WGS 84)."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    rule: str | None = None


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happens."""

    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in an event. `start`/`end` are the words that name it there (of a pronoun, the pronoun); None if implicit."""

    actor: str | None
    name: str
    country: str | None
    person: str | None
    role: Role
    start: int | None
    end: int | None


class Evidence(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says of one event (an event mention)."""

    id: str
    type: str
    mode: str | None
    status: Status
    participants: tuple[Participant, ...]
    start: str | None
    end: str | None
    place: Location | None
    contexts: tuple[str, ...]
    quote: str
    """The clearest proving words: a run of the article within one sentence."""
    evidence: tuple[Evidence, ...]
    """All proving words, the quote first."""
    frame: str
    """Id of the frame (or model) that made it."""
    confidence: float
    intensity: float | None = None
    """From -10 (most hostile) to 10 (most friendly): Goldstein's scale (`dragoman.knowledge.intensity`). None in readings made before it was known."""
    decisions: dict[str, str] = {}
    """Why: ``{"date": "sentence: on Nov. 9", "status": "modal: will", "source": "pronoun: he -> ...", ...}``."""


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    actor: str | None
    name: str
    country: str | None
    person: str | None


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a statement is about, and how it speaks of them; `words` show the stance."""

    actor: str
    country: str | None
    stance: Stance = "neutral"
    words: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One continuous quotation or reported speech. `content` is its first run of words (of indirect speech the longest)."""

    speaker: Speaker
    kind: StatementKind
    cue: str | None
    content: str
    start: int
    end: int
    addressee: Speaker | None = None
    about: tuple[About, ...] = ()
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """All runs of words, in order: several where "he said" splits a quotation."""
    event: str | None = None
    """Id of the event at which it was said, when the page says so."""
    rule: str | None = None


Fact = dict[str, Any]
"""``{"fact": "office"|"member"|"election"|..., ..., "quote": words, "start": int, "end": int}``."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one article says."""

    page: Article
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
