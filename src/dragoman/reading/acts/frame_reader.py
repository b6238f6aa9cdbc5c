"""The frame reader: proposes events in one parsed sentence from valency frames."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.knowledge.frame_types import Frame
from dragoman.knowledge.frames import Lexicon
from dragoman.knowledge.wordlists import word_sets
from dragoman.model import TOGETHER, Mention, Status
from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.confidence import KEEP, estimate, features
from dragoman.reading.acts.consultation import refined
from dragoman.reading.acts.frames import Match, lemma, matches, said
from dragoman.reading.acts.governors import Verdict, is_refusal
from dragoman.reading.acts.grammar.dependents import complements
from dragoman.reading.acts.grammar.phrases import misjoined
from dragoman.reading.acts.proposals import CONTENT, Proposal
from dragoman.reading.acts.roles import Roles, roles_of
from dragoman.reading.acts.separate import held_apart
from dragoman.reading.acts.speaking import quoted_speaker
from dragoman.reading.acts.status import status_of
from dragoman.reading.acts.turns import DEEDS, in_turn
from dragoman.reading.draft import Draft, Sentence

REFUSAL = "reject-will-not"
"""The frame that a friendly act becomes when its actor will not do it."""
_FRIENDLY = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT"})
_GIVERS = word_sets("deeds")["givers"]
_ARRANGED = frozenset({"CONSULT", "AGREE", "COOPERATE", "AID", "SANCTION", "RETREAT"})
"""Types whose nouns take the status of what they stand under ("hopes for talks"); others name deeds and spoken acts."""
_SPOKEN = frozenset({"SUPPORT", "CONCEDE", "REQUEST"})
_WISHES = frozenset({"governor: want", "governor: like", "governor: wish", "modal: would", "governor: Let", "governor: let"})
_BY_ORDER = frozenset({"SANCTION", "RETREAT"})
_ORDERS = frozenset({"noun: decision", "noun: order", "noun: decree", "noun: announcement"})
_CIRCUMSTANCE = frozenset("after before since during following amid despite until pending ahead because due".split())
"""Prepositions of time and cause: what they lead in is an event of its own, not part of what was asked or promised."""

_ABOUT = 40
"""Tokens around a trigger that tell what the act is about."""
_NEAR = 12
"""Tokens within which the same act is told again under its verb; measures listed after "such as" may stand further."""


def propose(
    draft: Draft, sentence: Sentence, lexicon: Lexicon, keep: float = KEEP, lone: frozenset[str] = frozenset()
) -> list[Proposal]:
    """Events that the frames see in a sentence, in the order of their triggers; those less sure than `keep` are dropped.

    Verbs of the types in `lone` need nobody but who does it.
    """
    if sentence.doc is None:
        return []
    cast = Cast(draft, sentence)
    made: list[tuple[Match, Proposal]] = []
    for _, found in _matches(draft, sentence, cast, lexicon):
        offered = list(_proposals(draft, sentence, cast, [_alone(m, lone) for m in found] if lone else found, lexicon))
        if offered:
            # the first frame whose own slots name everybody, else the first
            match, roles, proposal = next((offer for offer in offered if "guess" not in offer[2].reasons), offered[0])
            made += [(match, meeting) for meeting in held_apart(match, roles, proposal)]
    # "rejected Oslo's plea": what another had asked is no part of the answer
    answered = {match.token.i for match, _ in made if "taker" in (*match.frame.source, *match.frame.target)}
    eaten = {t.i for match, _ in made if match.frame.consumes for t in _eaten(match)} - answered
    doubled = {other.token.i for match, proposal in made for other, twin in made if _doubles(match, proposal, other, twin)}
    return [proposal for match, proposal in made if match.token.i not in eaten | doubled and proposal.confidence >= keep]


def _alone(match: Match, lone: frozenset[str]) -> Match:
    """The match of a frame that asks for no second actor, if its type is among them."""
    if match.pos != "verb" or match.frame.type not in lone:
        return match
    return replace(match, frame=replace(match.frame, alone=True))


def _matches(draft: Draft, sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Iterator[tuple[Token, list[Match]]]:
    """The frames that the sentence holds, then, in a quotation, those of saying that its speaker's unspoken "said" holds."""
    assert sentence.doc is not None
    yield from matches(sentence.doc, cast, lexicon)
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    if root is not None and (speaker := quoted_speaker(draft, sentence, root)) is not None:
        yield from said(root, cast, lexicon, speaker)


def _doubles(match: Match, proposal: Proposal, other: Match, twin: Proposal) -> bool:
    """Does `other` say again what `match` says: "imposed [sanctions]", "held talks [to discuss]", "signed a deal [to buy gas]"?"""
    if match.token == other.token or not twin.countries <= proposal.countries:
        return False
    if proposal.type == "AGREE" and twin.type == "COOPERATE" and match.token.is_ancestor(other.token):
        return True
    if proposal.type != twin.type or (proposal.type in DEEDS and in_turn(match.token, other.token)):
        return False
    if twin.type not in TOGETHER and _codes(twin.sources) - _codes(proposal.sources):
        # "Moscow expelled ten diplomats after Berlin expelled as many": what one did to the other is not what the other did
        return False
    return (
        match.token.is_ancestor(other.token)
        # "spoke by video at a bilateral forum": the forum is no retelling of the talk
        and not (twin.mode == "multilateral" and proposal.mode in ("talks", "call"))
        and (other.token.i - match.token.i < _NEAR or (twin.type == "SANCTION" and bool(twin.targets)))
        and (proposal.mode == twin.mode or (proposal.type == "CONSULT" and "visit" not in (proposal.mode, twin.mode)))
    )


def _codes(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(m.country for m in mentions if m.country)


def _proposals(
    draft: Draft, sentence: Sentence, cast: Cast, found: list[Match], lexicon: Lexicon
) -> Iterator[tuple[Match, Roles, Proposal]]:
    for match in found:
        roles = roles_of(draft, sentence, match, cast)
        if roles is None:
            continue
        frame, verdict = meaning(match, lexicon)
        match = replace(match, frame=frame)
        status = _status(match.frame, verdict)
        if status is None:
            continue
        start, end = _evidence(sentence, match, roles)
        marks = features(match, roles, verdict, cast)
        yield (
            match,
            roles,
            Proposal(
                sentence=sentence,
                type=match.frame.type,
                mode=refined(match, roles, sentence, draft.article.title),
                status=status,
                sources=roles.sources,
                targets=roles.targets,
                start=start,
                end=end,
                trigger=sentence.at(match.token)[0],
                frame=match.frame.id,
                confidence=estimate(marks),
                features=marks,
                contexts=match.frame.contexts,
                intensity=match.frame.intensity if status == "occurred" else None,
                reasons={"trigger": match.token.text, "status": verdict.reason, **roles.reasons},
                content=_content(match.token),
            ),
        )


def meaning(match: Match, lexicon: Lexicon) -> tuple[Frame, Verdict]:
    """What a trigger tells, by grammar: its frame, or that of refusing where its act will not be done; and the status."""
    verdict = _verdict(match)
    if _refused(match, verdict) and REFUSAL in lexicon:
        return lexicon[REFUSAL], Verdict("occurred", f"refusal: {verdict.reason}")
    return match.frame, verdict


def _verdict(match: Match) -> Verdict:
    if match.speaker is not None:
        return Verdict("occurred", "said in a quotation")
    verdict = status_of(match.token, match.frame.type not in _ARRANGED)
    if match.frame.type in _SPOKEN and verdict.reason in _WISHES:
        # "I want to thank": the wish to say it says it
        return Verdict("occurred", f"said by {verdict.reason}")
    if match.frame.type == "THREATEN" and verdict.status in ("planned", "proposed") and verdict.reason.startswith("modal"):
        return Verdict("occurred", f"threatened: {verdict.reason}")
    if match.frame.mode == "pledge" and verdict.status == "planned":
        # "will send", "intends to join": to say so is to promise it
        return Verdict("occurred", f"promised: {verdict.reason}")
    if match.frame.type in _BY_ORDER and verdict.reason in _ORDERS and verdict.status == "planned":
        # what a government decides or orders against another, it does by deciding
        return Verdict("occurred", f"by {verdict.reason}")
    if match.frame.type == "COOPERATE" and verdict.reason.startswith("definite: taken as known by discuss"):
        # what is discussed is not yet done
        return Verdict(None, "only discussed")
    return verdict


def _refused(match: Match, verdict: Verdict) -> bool:
    """Is a friendly act said not to be going to happen by who would do it ("will not lift the ban")? That is a refusal, which did happen."""
    if match.frame.type not in _FRIENDLY or any(slot == "negated" for slot, _ in match.frame.when):
        # "will not hesitate to help" refuses nothing
        return False
    if match.pos == "noun":
        # "would not provide support"
        giver = match.token.head
        return match.token.dep_ == "dobj" and giver.lemma_ in _GIVERS and is_refusal(giver)
    return (
        match.pos == "verb" and verdict.status == "denied" and verdict.reason.startswith("negation") and is_refusal(match.token)
    )


def _status(frame: Frame, verdict: Verdict) -> Status | None:
    """Grammar's verdict, as the frame turns it: a refusal told by "will not accept" did happen."""
    refusal = frame.status and any(slot == "negated" for slot, _ in frame.when)
    if frame.status and (verdict.status == "occurred" or (refusal and verdict.status == "denied")):
        return frame.status
    return verdict.status


def _eaten(match: Match) -> list[Token]:
    """Words whose own events are part of this one: what was asked, promised, threatened or alleged."""
    # "severed ties, with Chad accusing Mali": the second clause has a subject of its own and is no complement
    apart = {
        c
        for c in complements(match.token)
        if (c.head.lower_ == "with" and any(s.dep_ == "nsubj" for s in c.children))
        or (c.dep_ == "pcomp" and c.head.lower_ in _CIRCUMSTANCE)
    }
    below = [c for c in complements(match.token) if c not in apart]
    objects = [c for c in match.token.children if c.dep_ in ("dobj", "nsubjpass")]
    objects += [
        p
        for prep in match.token.children
        if prep.dep_ in ("prep", "prt", "agent") and prep.lower_ not in _CIRCUMSTANCE and prep.i > match.token.i
        for p in prep.children
        if p.dep_ in ("pobj", "pcomp") and p not in apart
    ]
    found = [*below, *objects]
    found += [
        c for t in list(found) for c in t.conjuncts if c.i > match.token.i and c.pos_ in ("VERB", "NOUN") and not misjoined(c)
    ]
    found += [c for t in below for c in t.children if c.dep_ in ("dobj", "xcomp")]
    return [t for t in found if t.i != match.token.i]


def _evidence(sentence: Sentence, match: Match, roles: Roles) -> tuple[int, int]:
    """The clause's words from its first argument to its last."""
    tokens = [match.token, *match.rest, *roles.tokens]
    tokens += [c for c in match.token.children if c.dep_ in ("dobj", "nsubjpass", "xcomp")]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    start, end = sentence.at(first)[0], sentence.at(last)[1]
    for mention in (*roles.sources, *roles.targets):
        if sentence.start <= mention.start and mention.end <= sentence.end and mention.start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
    return start, end


def _content(trigger: Token) -> frozenset[str]:
    """Lemmas of what the act is about: the words under the trigger, without those of a clause coordinated with it."""
    others = {t for c in trigger.children if c.dep_ == "conj" and c.pos_ == "VERB" for t in c.subtree}
    return frozenset(lemma(t) for t in trigger.subtree if t.pos_ in CONTENT and abs(t.i - trigger.i) < _ABOUT and t not in others)
