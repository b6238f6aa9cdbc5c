"""Events within one state: police and protesters, a court and a party, rebels and the army.

The readers look for events between states. Here the sentences are shown to them once more with every actor as a side of its own, unnamed
groups and bodies too ("a court in Lyon", "the opposition"); what they then find between actors of one state, or of none that is known, is added.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec
from spacy.tokens import Span, Token

from dragoman.knowledge.frames import Lexicon
from dragoman.model import ActorKind, Mention
from dragoman.reading.acts import frame_reader
from dragoman.reading.acts.echoes import echoes
from dragoman.reading.acts.proposals import Proposal
from dragoman.reading.acts.weighing import judged
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.bodies import actor_nouns, body_nouns

ALONE_AT_HOME = 0.65
"""What the model alone sees must be so sure: it was taught on sides that are states."""
NO_RECIPIENT = frozenset({"AGREE", "CONCEDE", "RETREAT", "REJECT", "THREATEN", "PROTEST", "COERCE"})
"""Types of acts at home of which it is enough to know who does them: PLOVER's codebook drops the recipient of the first three; the others are ours."""
LONE = 0.5
_OWN = frozenset({"person", "country", "organisation", "movement", "company"})
_TAGGED: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}
_WHERE = frozenset({"in", "of", "from", "at"})
_TELLING = frozenset({"say", "tell", "report", "add", "state", "announce"})
_DETERMINERS = frozenset({"det", "predet", "poss", "case", "punct", "cc"})


@dataclass(frozen=True, slots=True)
class AtHome:
    """A draft in which every actor is a side of its own, and the actor and country of each side."""

    draft: Draft
    sides: dict[str, Mention] = field(default_factory=dict)

    def told(self, proposal: Proposal) -> Proposal | None:
        """The proposal with the countries of its actors. None if they are of two states: that is not for here; none if an unnamed source only
        tells of a deed ("a hospital official said that the militia shot them"), or if a state meets one who speaks for it."""
        sources = tuple(self._placed(m) for m in proposal.sources)
        targets = tuple(self._placed(m) for m in proposal.targets)
        if len({m.country for m in (*sources, *targets) if m.country}) > 1:
            return None
        if proposal.type == "ACCUSE" and _trigger(proposal) in _TELLING and all(m.actor is None for m in sources):
            return None
        if _speak_for(sources, targets) or _speak_for(targets, sources):
            return None
        return replace(proposal, sources=sources, targets=targets, reasons={**proposal.reasons, "scope": "within one state"})

    def lone(self, lexicon: Lexicon) -> Iterator[Proposal]:
        """Acts that name only who does them ("Egypt has lifted the state of emergency"), of the types of which that is enough."""
        for sentence in self.draft.sentences:
            for proposal in frame_reader.propose(self.draft, sentence, lexicon, 0.0, NO_RECIPIENT):
                proposal = judged(proposal, ())
                if (
                    proposal.sources
                    and not proposal.targets
                    and "guess" not in proposal.reasons
                    and proposal.confidence >= LONE
                    and self.told(proposal)
                ):
                    yield proposal

    def _placed(self, mention: Mention) -> Mention:
        known = self.sides.get(mention.country or "")
        return msgspec.structs.replace(mention, actor=known.actor, country=known.country) if known else mention


def _speak_for(some: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Are they the state itself (not its people: "Slovaks marched"), and the others persons in its offices?"""
    return (
        bool(some and others)
        and all(m.kind == "country" and m.rule != "place" and m.form != "demonym" for m in some)
        and all(m.kind == "person" and m.office for m in others)
    )


def at_home(draft: Draft) -> AtHome:
    """The draft as the readers are shown it for events within one state."""
    mentions: list[Mention] = []
    for sentence in draft.sentences:
        known = draft.mentions_in(sentence.start, sentence.end)
        mentions += [*_beside(known, added := list(_unnamed(draft, sentence, known))), *added]
    home = AtHome(replace(draft, mentions=[], statements=[]))
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        side = _side(mention)
        home.sides.setdefault(side, mention)
        # a group of a state is not that state: "teachers demanded that the government pay"
        home.draft.mentions.append(msgspec.structs.replace(mention, actor=side if mention.actor else None, country=side))
    home.draft.mentions.extend([m for sentence in draft.sentences for m in echoes(home.draft, sentence)])
    home.draft.mentions.sort(key=lambda m: (m.start, m.end))
    return home


def _beside(known: list[Mention], added: list[Mention]) -> list[Mention]:
    """The known mentions that are no part of those added ("Georgian" of "Georgian opposition")."""
    return [k for k in known if not any(a.start <= k.start and k.end <= a.end for a in added)]


def _side(mention: Mention) -> str:
    """What tells one actor from another: who it is, and of a group or body its words too."""
    if mention.actor and mention.kind in _OWN:
        return mention.actor
    return f"{mention.actor or ''}/{mention.name.lower()}"


def _unnamed(draft: Draft, sentence: Sentence, known: list[Mention]) -> Iterator[Mention]:
    """Groups, bodies and names that no step before has taken, with the country that their words tell."""
    if sentence.doc is None:
        return
    for chunk in sentence.doc.noun_chunks:
        kind = _kind(chunk)
        start, end = sentence.at(_first(chunk))[0], sentence.at(chunk.root)[1]
        head = sentence.at(chunk.root)[0]
        if kind is None or start > head or any(m.start <= head < m.end for m in known):
            continue
        words = draft.article.text[start:end]
        yield Mention(
            start=start,
            end=end,
            text=words,
            actor=None,
            kind=kind,
            name=words,
            country=_country(draft, sentence, chunk, known),
            form="name",
            rule="within one state",
        )


def _first(chunk: Span) -> Token:
    """The first word of a name, or the first that is no article."""
    head = chunk.root
    if head.pos_ == "PROPN" and (name := next((e for e in head.doc.ents if e.start <= head.i < e.end), None)) is not None:
        return name[0]
    return next((t for t in chunk if t.dep_ not in _DETERMINERS and not t.is_punct), head)


def _kind(chunk: Span) -> ActorKind | None:
    head = chunk.root
    if head.ent_type_ in _TAGGED and head.pos_ == "PROPN" and head.is_alpha:
        return _TAGGED[head.ent_type_]
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    word = head.lower_
    return "body" if word in body_nouns() else "group" if word in actor_nouns() else None


def _country(draft: Draft, sentence: Sentence, chunk: Span, known: list[Mention]) -> str | None:
    """Whose they are: a name or demonym within the words, or where they are ("a court in Lyon")."""
    start, end = sentence.start + chunk.start_char, sentence.start + chunk.end_char
    inside = [m.country for m in known if start <= m.start and m.end <= end and m.country]
    return inside[0] if inside else next((c for t in _places(chunk.root) if (c := _of(draft, sentence, t, known))), None)


def _places(head: Token) -> list[Token]:
    return [
        p for prep in head.children if prep.dep_ == "prep" and prep.lower_ in _WHERE for p in prep.children if p.dep_ == "pobj"
    ]


def _of(draft: Draft, sentence: Sentence, token: Token, known: list[Mention]) -> str | None:
    start, end = sentence.at(token)
    spots = [m.country for m in known if m.start < end and start < m.end]
    spots += [p.country for p in draft.places_in(sentence.start, sentence.end) if p.start < end and start < p.end]
    return next((c for c in spots if c), None)


def _trigger(proposal: Proposal) -> str:
    return proposal.token.lemma_ if proposal.token is not None else ""
