"""Who takes part: a frame's slots filled, and outward searches where a slot names nobody."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.frames import Frame
from dragoman.model import Mention
from dragoman.reading.acts import guesses
from dragoman.reading.acts.announcers import through_announcer
from dragoman.reading.acts.arguments import Arguments, Cast, Filler
from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.grammar import is_passive
from dragoman.reading.acts.proposals import distinct
from dragoman.reading.draft import Draft, Sentence

_PATIENT = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT"})
"""Types whose target may be given by its place: "bombed Aleppo"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it to whom, the words that name them, why they were taken, and the steps of search that were needed."""

    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    reasons: dict[str, str]
    steps: tuple[str, ...]


def roles_of(draft: Draft, sentence: Sentence, match: Match, cast: Cast) -> Roles | None:
    """Who fills the frame; None if too few do."""
    frame = match.frame
    arguments = Arguments(
        cast,
        match.token,
        match.pos,
        match.rest,
        patient=frame.type in _PATIENT,
        joint=frame.type == "CONSULT",
        deed=frame.type == "ASSAULT",
    )
    source_fill = _gather(arguments, frame.source, union=frame.together)
    target_fill = _gather(arguments, frame.target, union=False, without=_countries(source_fill))
    steps: list[str] = []
    if frame.together and not source_fill:
        source_fill = guesses.parties(draft, sentence, arguments)
        steps = ["parties"] if source_fill else []
    elif frame.together:
        if len(_countries(source_fill)) == 1 and not frame.alone:
            step, more = _search(
                draft, sentence, arguments, _countries(source_fill), "target" if match.pos == "verb" else "source", frame
            )
            source_fill, steps = source_fill + more, [step] if more else []
    elif not frame.alone:
        if not source_fill and target_fill and not frame.victim and not is_passive(match.token):
            step, source_fill = _search(draft, sentence, arguments, _countries(target_fill), "source", frame)
            steps += [step] if source_fill else []
        if source_fill and not target_fill:
            step, target_fill = _search(draft, sentence, arguments, _countries(source_fill), "target", frame)
            steps += [step] if target_fill else []
    if frame.swap:
        source_fill, target_fill = target_fill, source_fill
    sources = through_announcer(distinct([m for f in source_fill for m in f.mentions]), match.token, cast)
    targets = tuple(
        m
        for m in distinct([m for f in target_fill for m in f.mentions])
        if m.actor is None or m.actor not in {s.actor for s in sources}
    )
    if not _enough(frame, sources, targets) or (not sources and frame.victim and not _abroad(cast, targets)):
        return None
    if frame.organisation and any(m.kind != "organisation" for m in targets):
        return None
    reasons = {"guess": " ".join(steps)} if steps else {}
    if source_fill:
        reasons["source"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in source_fill[:3])
    if target_fill:
        reasons["target"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in target_fill[:3])
    return Roles(sources, targets, tuple(f.token for f in (*source_fill, *target_fill)), reasons, tuple(steps))


def _search(
    draft: Draft, sentence: Sentence, arguments: Arguments, known: frozenset[str], role: str, frame: Frame
) -> tuple[str, list[Filler]]:
    """The nearest step outwards that finds somebody of another country."""
    if frame.strict:
        return "", []
    for step, fillers in guesses.search(draft, sentence, arguments, known, role, frame):
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
