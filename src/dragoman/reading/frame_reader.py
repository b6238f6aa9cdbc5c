"""The frame reader: proposes events in one parsed sentence from valency frames."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.frames import Frame, Lexicon
from dragoman.model import Mention, Status
from dragoman.reading import guesses
from dragoman.reading.arguments import Arguments, Cast, Filler
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.frames import Match, lemma, matches
from dragoman.reading.grammar import complements, is_passive
from dragoman.reading.proposals import Proposal, distinct
from dragoman.reading.status import Verdict, status_of

_PATIENT = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT"})
"""Types whose target may be given by its place: "bombed Aleppo"."""
_PRIOR = {"verb": 0.75, "noun": 0.6, "adjective": 0.65}
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class _Roles:
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    reasons: dict[str, str]
    steps: tuple[str, ...]


def propose(draft: Draft, sentence: Sentence, lexicon: Lexicon) -> list[Proposal]:
    """Events that the frames see in a sentence, in the order of their triggers."""
    if sentence.doc is None:
        return []
    cast = Cast(draft, sentence)
    if not cast.count:
        return []
    made: list[tuple[Match, Proposal]] = []
    for _, found in matches(sentence.doc, cast, lexicon):
        best = next(_proposals(draft, sentence, cast, found), None)
        if best is not None:
            made.append(best)
    eaten = {t.i for match, _ in made if match.frame.consumes for t in _eaten(match)}
    doubled = {other.token.i for match, proposal in made for other, twin in made if _doubles(match, proposal, other, twin)}
    return [proposal for match, proposal in made if match.token.i not in eaten | doubled]


def _doubles(match: Match, proposal: Proposal, other: Match, twin: Proposal) -> bool:
    """Does `other` say again what `match` says: "imposed [sanctions]", "held talks [to discuss]"?"""
    if proposal.type != twin.type or match.token == other.token or not twin.countries <= proposal.countries:
        return False
    return (
        match.token.is_ancestor(other.token)
        and other.token.i - match.token.i < 12
        and (proposal.mode == twin.mode or (proposal.type == "CONSULT" and "visit" not in (proposal.mode, twin.mode)))
    )


def _proposals(draft: Draft, sentence: Sentence, cast: Cast, found: list[Match]) -> Iterator[tuple[Match, Proposal]]:
    for match in found:
        roles = _roles(draft, sentence, match, cast)
        if roles is None:
            continue
        verdict = status_of(match.token)
        status = _status(match.frame, verdict)
        if status is None:
            continue
        start, end = _evidence(sentence, match, roles)
        yield (
            match,
            Proposal(
                sentence=sentence,
                type=match.frame.type,
                mode=match.frame.mode,
                status=status,
                sources=roles.sources,
                targets=roles.targets,
                start=start,
                end=end,
                trigger=sentence.at(match.token)[0],
                frame=match.frame.id,
                confidence=(match.frame.confidence or _PRIOR[match.pos]) * 0.75 ** len(roles.steps),
                contexts=match.frame.contexts,
                reasons={"trigger": match.token.text, "status": verdict.reason, **roles.reasons},
                content=_content(match.token),
            ),
        )


def _status(frame: Frame, verdict: Verdict) -> Status | None:
    """Grammar's verdict, as the frame turns it: a refusal told by "will not accept" did happen."""
    refusal = frame.status and any(slot == "negated" for slot, _ in frame.when)
    if frame.status and (verdict.status == "occurred" or (refusal and verdict.status == "denied")):
        return frame.status
    return verdict.status


def _roles(draft: Draft, sentence: Sentence, match: Match, cast: Cast) -> _Roles | None:
    """Who fills the frame; None if too few do."""
    frame = match.frame
    arguments = Arguments(cast, match.token, match.pos, match.rest, frame.type in _PATIENT, frame.type == "CONSULT")
    source_fill = _gather(arguments, frame.source, union=frame.together)
    target_fill = _gather(arguments, frame.target, union=False, without=_countries(source_fill))
    steps: list[str] = []
    if frame.together:
        if len(_countries(source_fill)) == 1 and not frame.alone:
            step, more = _search(
                draft, sentence, arguments, _countries(source_fill), "target" if match.pos == "verb" else "source"
            )
            source_fill, steps = source_fill + more, [step] if more else []
    elif not frame.alone:
        if not source_fill and target_fill and not frame.victim and not is_passive(match.token):
            step, source_fill = _search(draft, sentence, arguments, _countries(target_fill), "source")
            steps += [step] if source_fill else []
        if source_fill and not target_fill:
            step, target_fill = _search(draft, sentence, arguments, _countries(source_fill), "target")
            steps += [step] if target_fill else []
    if frame.swap:
        source_fill, target_fill = target_fill, source_fill
    sources = distinct([m for f in source_fill for m in f.mentions])
    targets = tuple(
        m
        for m in distinct([m for f in target_fill for m in f.mentions])
        if m.actor is None or m.actor not in {s.actor for s in sources}
    )
    if not _enough(frame, sources, targets) or (not sources and frame.victim and not _abroad(cast, targets)):
        return None
    reasons = {"guess": " ".join(steps)} if steps else {}
    if source_fill:
        reasons["source"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in source_fill[:3])
    if target_fill:
        reasons["target"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in target_fill[:3])
    return _Roles(sources, targets, tuple(f.token for f in (*source_fill, *target_fill)), reasons, tuple(steps))


def _search(draft: Draft, sentence: Sentence, arguments: Arguments, known: frozenset[str], role: str) -> tuple[str, list[Filler]]:
    """The nearest step outwards that finds somebody of another country."""
    for step, fillers in guesses.search(draft, sentence, arguments, known, role):
        found = [f for f in fillers if any(m.country not in known for m in f.mentions)]
        if found:
            return step, found
    return "", []


def _gather(arguments: Arguments, slots: tuple[str, ...], union: bool, without: frozenset[str] = frozenset()) -> list[Filler]:
    """Fillers of the first slot that has any (of all slots where all take part)."""
    found: list[Filler] = []
    for slot in slots:
        fillers = [f for f in arguments.fill(slot) if any(m.country not in without for m in f.mentions)]
        found += fillers
        if fillers and not union:
            break
    return found


def _countries(fillers: list[Filler]) -> frozenset[str]:
    return frozenset(m.country for f in fillers for m in f.mentions if m.country)


def _enough(frame: Frame, sources: tuple[Mention, ...], targets: tuple[Mention, ...]) -> bool:
    countries = {m.country for m in (*sources, *targets) if m.country}
    if frame.alone:
        return bool(sources)
    if frame.victim and not sources and targets:
        return True
    if frame.together:
        return len(countries) > 1
    return bool(sources) and bool(targets) and len(countries) > 1


def _abroad(cast: Cast, victims: tuple[Mention, ...]) -> bool:
    """Did it strike somebody away from home, as far as the sentence tells: another country is named, or the victim is of an organisation?"""
    home = {m.country for m in victims}
    return bool(cast.countries - home) or any(m.kind == "organisation" for m in victims)


def _eaten(match: Match) -> list[Token]:
    """Words whose own events are part of this one: what was asked, promised, threatened or alleged."""
    below = complements(match.token)
    objects = [c for c in match.token.children if c.dep_ in ("dobj", "nsubjpass")]
    objects += [
        p
        for prep in match.token.children
        if prep.dep_ in ("prep", "prt", "agent")
        for p in prep.children
        if p.dep_ in ("pobj", "pcomp")
    ]
    found = [*below, *objects]
    found += [c for t in list(found) for c in t.conjuncts if c.i > match.token.i and c.pos_ in ("VERB", "NOUN")]
    found += [c for t in below for c in t.children if c.dep_ in ("dobj", "xcomp")]
    return [t for t in found if t.i != match.token.i]


def _evidence(sentence: Sentence, match: Match, roles: _Roles) -> tuple[int, int]:
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
    return frozenset(lemma(t) for t in trigger.subtree if t.pos_ in _CONTENT and abs(t.i - trigger.i) < 25)
