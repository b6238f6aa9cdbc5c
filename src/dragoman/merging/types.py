"""What goes into merging and what comes out, as frozen structs.

Dates are ISO and as precise as known; an event's interval includes both days.
"""

from typing import Literal

import msgspec

from dragoman.model import Event, Location, Role, Status

Relation = Literal["during", "sidelines"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The page that an event mention stands on, as far as merging needs it."""

    id: str
    """Hash of the page's content."""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    signature: tuple[int, ...] = ()
    """Minhash of the text (`dragoman.pages.duplicates`); empty if unknown."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One holding of a recurring meeting: the 19th Russia–Kazakhstan Interregional Cooperation Forum."""

    series: str
    """Name of the series as in ``knowledge/tables/forums.tsv``."""
    number: int | None = None
    start: str | None = None
    end: str | None = None
    city: str | None = None
    country: str | None = None


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """What one page says of one event."""

    source: Source
    event: Event
    offices: dict[str, str] = {}
    """Actor id -> office as the page gives it."""
    edition: Edition | None = None


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """A participant of a merged event, as all its pages together know it."""

    actor: str | None
    name: str
    country: str | None
    person: str | None
    role: Role
    office: str | None = None
    """Office held at the event's date."""
    pages: int = 1
    """Number of pages that name this participant."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """One page's words for the event. `quote_start`/`quote_end` count characters of that page's text, where known."""

    page: str
    event: str
    """Id of the event mention within its reading."""
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    quote: str
    quote_start: int | None
    quote_end: int | None
    status: Status
    start: str | None
    end: str | None
    frame: str
    confidence: float


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A step in an event's history: on `date` this page first said the event was so."""

    date: str | None
    status: Status
    page: str
    url: str | None
    words: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    value: str
    pages: tuple[str, ...]
    """Ids of the pages that say so."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages do not agree on, the version with most pages first."""

    about: Literal["date", "place", "status", "participants", "mode"]
    versions: tuple[Version, ...]


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement that was applied to the event."""

    judgement: str
    verb: str
    who: str
    when: str
    why: str


JudgementVerb = Literal["accept", "merge", "split", "reject", "edit"]


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """How a judgement remembers an event mention: by what stays when its page is read again by other rules."""

    group: int
    """0 for the first event that the judgement names, 1 for the next; of a split, 1 is the part that leaves."""
    page: str
    url: str | None
    type: str
    quote: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about events; stands until it is revoked."""

    id: str
    verb: JudgementVerb
    who: str
    when: str
    why: str
    anchors: tuple[Anchor, ...]
    value: dict[str, str] = {}
    """Of an edit: field -> new value, "" for unknown."""
    revoked: str | None = None
    """Who revoked it, when and why."""


class MergedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened or is to happen, known from its event mentions."""

    id: str
    """Hash of its earliest mention's content: the same whatever the order of the pages, and kept as later pages join."""
    type: str
    mode: str | None
    status: Status
    participants: tuple[Attendee, ...]
    start: str | None
    end: str | None
    date_certain: bool
    """Whether words of a page give the day (else it follows from a page's date, or is less precise)."""
    date_said_by: tuple[str, ...]
    """Ids of the pages that give this date."""
    place: Location | None
    place_said_by: tuple[str, ...]
    contexts: tuple[str, ...]
    history: tuple[Turn, ...]
    mentions: tuple[Proof, ...]
    articles: int
    """Number of pages."""
    sources: int
    """Number of independent ones among them: copies, pages of one publisher and of one agency count once."""
    disagreements: tuple[Disagreement, ...]
    confidence: float
    intensity: float | None = None
    """From -10 (most hostile) to 10 (most friendly), of its present type, mode and status."""
    edition: Edition | None = None
    part_of: str | None = None
    """Id of the visit, summit or conference at which it happened."""
    relation: Relation | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def best_proof(self) -> Proof:
        """The surest words for the present status."""
        return max(self.mentions, key=lambda m: (m.status == self.status, m.confidence))
