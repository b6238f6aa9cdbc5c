"""Who takes part: a frame's slots filled, and outward searches where a slot names nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge import default_knowledge
from dragoman.knowledge.frame_types import Frame
from dragoman.model import TOGETHER, Mention
from dragoman.reading.acts import both, guesses
from dragoman.reading.acts.announcers import through_announcer
from dragoman.reading.acts.arguments import Arguments, Said
from dragoman.reading.acts.blame import blamed, culprit, not_its_own
from dragoman.reading.acts.cast import Cast, Filler
from dragoman.reading.acts.claimants import claimant, provoking
from dragoman.reading.acts.crowds import as_crowd
from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.grammar.voice import is_passive
from dragoman.reading.acts.known_deeds import known_sides
from dragoman.reading.acts.obviation import ABROAD, answered, obviative, strangers
from dragoman.reading.acts.presence import present
from dragoman.reading.acts.proposals import distinct
from dragoman.reading.acts.provocation import PROVOKING, provoker
from dragoman.reading.acts.told_deeds import attackers, doer_told, suffered
from dragoman.reading.draft import Draft, Sentence

_PATIENT = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT"})
"""Types whose target may be given by its place ("bombed Aleppo"), as that of a visit is."""
_OPPOSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "PROTEST", "COERCE", "ASSAULT", "SUPPORT"})
"""Types of acts that nobody does to a group of which he is one: "said the two leaders must ..." asks nothing of the other."""
_TO_SOMEBODY = frozenset({"REQUEST", "THREATEN"})
"""Types whose addressee, where it is of the own country ("asked the army to be ready"), is the one that was meant."""
_MATTER = ("clause:", "complement:")
"""How those are reached who stand in what is said or agreed."""
_SPOKEN_OF = frozenset({"clause", "doer", "judged"})
"""Slots of those of whom something is said: who speaks of himself among them judges and asks nobody."""
_SAID_OF = _TO_SOMEBODY | {"ACCUSE", "REJECT", "SUPPORT"}
"""Types of acts of words."""
_BORNE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
"""Types of deeds whose doer the words around them may tell where their own clause names only the victim."""


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
    arguments = (
        Said(cast, match.token, match.speaker)
        if match.speaker is not None
        else Arguments(
            cast,
            match.token,
            match.pos,
            match.rest,
            patient=frame.type in _PATIENT or frame.mode == "visit",
            joint=frame.type == "CONSULT",
            deed=frame.type == "ASSAULT",
        )
    )
    find = _together if frame.together else _apart
    source_fill, target_fill, steps = find(draft, sentence, match, arguments)
    if frame.alone and frame.type == "MOBILIZE":
        source_fill = _state_behind(source_fill, sentence, cast)
    if frame.swap:
        source_fill, target_fill = target_fill, source_fill
    sources = through_announcer(distinct([m for f in source_fill for m in f.mentions]), match.token, cast)
    targets = tuple(
        m
        for m in distinct([m for f in target_fill for m in f.mentions])
        if m.actor is None or m.actor not in {s.actor for s in sources}
    )
    unnamed = bool(sources) and not targets and frame.type in ABROAD and strangers(arguments, (*frame.target, *frame.source))
    unnamed = unnamed or (bool(sources) and not targets and bool(_victims(match, arguments) - _countries(source_fill)))
    steps += ["strangers"] if unnamed and not frame.alone and len({m.country for m in sources}) == 1 else []
    mutual = not targets and len({m.country for m in sources}) > 1 and any(map(arguments.reciprocal, frame.target))
    if not (_enough(frame, sources, targets) or unnamed or mutual) or (
        not sources and frame.victim and not _abroad(cast, targets)
    ):
        return None
    if frame.organisation and not all(map(_of_organisation, targets or (sources if frame.alone else ()))):
        return None
    reasons = {"guess": " ".join(steps)} if steps else {}
    if source_fill:
        reasons["source"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in source_fill[:3])
    if target_fill:
        reasons["target"] = "; ".join(f"{f.how} -> {f.mentions[0].name}" for f in target_fill[:3])
    return Roles(sources, targets, tuple(f.token for f in (*source_fill, *target_fill)), reasons, tuple(steps))


def _together(
    draft: Draft, sentence: Sentence, match: Match, arguments: Arguments
) -> tuple[list[Filler], list[Filler], list[str]]:
    """Fillers of sources and targets of what is done together, and the steps of search: all who take part are sources."""
    frame = match.frame
    sources = [f for f in _gather(arguments, frame.source, union=True) if frame.type != "CONSULT" or not _is_venue(f)]
    targets = _gather(arguments, frame.target, union=False, without=_countries(sources))
    if not sources:
        for step, found in _missing_party(draft, sentence, frame, arguments):
            if found:
                return found, targets, [step]
        return [], targets, []
    if _is_meeting_of_body(frame, sources):
        return sources + present(arguments), targets, []
    if len(_countries(sources)) != 1:
        return sources, targets, []
    if two := both.still_two(draft, sentence, arguments):
        return two, targets, []
    if frame.alone:
        return sources, targets, []
    if match.pos == "noun" and (other := blamed(arguments, _countries(sources))):
        return sources + other, targets, ["blamed"]
    role = "target" if match.pos == "verb" else "source"
    step, more = _search(draft, sentence, arguments, _countries(sources), role, frame)
    return sources + more, targets, [step] if more else []


def _is_venue(filler: Filler) -> bool:
    """Does it only tell where they met: "met his guest in Accra"?"""
    return filler.how in ("in: itself", "at: itself") and all(m.form == "metonym" for m in filler.mentions)


def _missing_party(draft: Draft, sentence: Sentence, frame: Frame, arguments: Arguments) -> Iterator[tuple[str, list[Filler]]]:
    """Where those who act together may be told when the slots hold nobody."""
    if frame.alone:
        yield "above", guesses.above(arguments)
        return
    yield "parties", both.parties(draft, sentence, arguments)
    if frame.type == "CONSULT":
        yield "held", both.held(draft, sentence, arguments)


def _apart(draft: Draft, sentence: Sentence, match: Match, arguments: Arguments) -> tuple[list[Filler], list[Filler], list[str]]:
    """Fillers of sources and targets of what one does to another, and the steps of search."""
    frame = match.frame
    sources = as_crowd(_gather(arguments, frame.source, union=False), arguments)
    targets = _gather(arguments, _slots(match, arguments), union=False, without=_countries(sources), apart=frame.type in _OPPOSED)
    steps: list[str] = []
    if frame.type == "AGREE" and len(_countries(sources)) > 1 and all(f.how.startswith(_MATTER) for f in targets):
        # what two agree on is no third party to it: "agreed that Laos had to answer"
        targets = []
    if frame.type in PROVOKING and (other := provoker(arguments, sources, targets)):
        sources, targets = other, _gather(arguments, frame.target, union=False, without=_countries(other))
    if frame.alone:
        return sources, targets, steps
    if victims := _victims(match, arguments):
        targets = [f for f in targets if not _countries([f]) <= victims]
        targets = targets or [f for f in attackers(arguments) if not _countries([f]) & victims]
        return sources, targets or doer_told(draft, sentence, arguments, _countries(sources) | victims), steps
    if not sources and targets and not frame.victim and not is_passive(match.token):
        step, sources = _search(draft, sentence, arguments, _countries(targets), "source", frame)
        steps += [step] if sources else []
    if targets and frame.type in _BORNE:
        sources = not_its_own(arguments, _countries(targets)) or sources or culprit(arguments, frame.type, _countries(targets))
    if frame.type in _BORNE:
        sources, targets = known_sides(draft, arguments, sources, targets)
    if sources and not targets and (frame.type == "REJECT" or frame.mode == "disapprove"):
        targets = claimant(arguments, _countries(sources), frame.type == "REJECT")
    if sources and not targets and frame.type == "THREATEN":
        targets = provoking(arguments, _countries(sources))
    at_home = bool(_at_home(frame, arguments))
    if sources and not targets and not at_home and not (frame.type in TOGETHER and len(_countries(sources)) > 1):
        step, targets = _search(draft, sentence, arguments, _countries(sources), "target", frame)
        steps += [step] if targets else []
    guessed = sources and match.pos == "verb" and frame.type in _OPPOSED and (not targets or steps)
    if guessed and (other := obviative(arguments, frame.target, _countries(sources))):
        targets, steps = other, ["obviative"]
    if sources and not targets and frame.type in _OPPOSED:
        targets = answered(arguments, _countries(sources))
    return sources, targets, steps


def _at_home(frame: Frame, arguments: Arguments) -> list[Filler]:
    """Those of one's own country whom the words name as the target: "asked the army to wait", "accused the Israeli leadership"."""
    first = _gather(arguments, frame.target[:1], union=False) if frame.type in _SAID_OF else []
    return first if frame.type in _TO_SOMEBODY else [f for f in first if f.how == "object: itself" and f.token.pos_ != "PRON"]


def _slots(match: Match, arguments: Arguments) -> tuple[str, ...]:
    """The target slots to be tried: where somebody of one's own is told to do something ("ordered its citizens to leave Laos"), no other is."""
    slots = match.frame.target
    own = match.pos == "verb" and match.frame.type in _TO_SOMEBODY and slots and slots[0] == "object"
    return slots[:1] if own and any(f.how == "object: itself" for f in arguments.fill("object")) else slots


def _victims(match: Match, arguments: Arguments) -> frozenset[str]:
    """The states that suffered the attack that is condemned: they are not who is criticised."""
    return _countries(suffered(arguments)) if match.frame.mode == "disapprove" else frozenset()


def _of_organisation(mention: Mention) -> bool:
    """Is it an organisation or a group that acts for one: "ASEAN leaders"?"""
    group = mention.kind == "group" and default_knowledge().country(mention.country or "") is None
    return group or mention.kind == "organisation"


def _is_meeting_of_body(frame: Frame, fillers: list[Filler]) -> bool:
    """A summit of an organisation is its members': nobody has to be looked for in other sentences."""
    return frame.mode == "multilateral" and all(m.kind == "organisation" for f in fillers for m in f.mentions)


def _state_behind(fillers: list[Filler], sentence: Sentence, cast: Cast) -> list[Filler]:
    """For a pronoun that stands for an organisation ("the UN's sanctions on Niger over its tests"): the state last named before it."""
    if not fillers or any(f.token.pos_ != "PRON" or any(m.kind != "organisation" for m in f.mentions) for f in fillers):
        return fillers
    token = fillers[0].token
    for before in reversed(token.doc[: token.i]):
        named = tuple(m for m in cast.named(before) if m.kind not in ("organisation",) and m.form != "pronoun")
        if named:
            return [Filler(named, token, "state before the pronoun")]
    return fillers


def _search(
    draft: Draft, sentence: Sentence, arguments: Arguments, known: frozenset[str], role: str, frame: Frame
) -> tuple[str, list[Filler]]:
    """The nearest step outwards that finds somebody of another country."""
    if frame.strict:
        return "", []
    for step, fillers in guesses.search(draft, sentence, arguments, known, role, frame):
        found = [f for f in fillers if any(m.country not in known for m in f.mentions)]
        if frame.mode == "visit" and role == "source":
            # an organisation does not travel unless somebody travels for it
            found = [f for f in found if any(m.kind != "organisation" for m in f.mentions)]
        if found:
            return step, found
    return "", []


def _gather(
    arguments: Arguments, slots: tuple[str, ...], union: bool, without: frozenset[str] = frozenset(), apart: bool = False
) -> list[Filler]:
    """Fillers of the first slot that has any (of all slots where all take part).

    `apart`: a word that names somebody of `without` among others ("the two leaders") fills nothing.
    """
    found: list[Filler] = []
    wanted = all if apart else any
    for slot in slots:
        named = arguments.fill(slot)
        if apart and slot in _SPOKEN_OF and _with_one_of(named, without):
            # "Niger, Chad and Mali had attacked them, the minister of Niger said"
            continue
        fillers = [f for f in named if wanted(m.country not in without for m in f.mentions)]
        found += fillers
        if fillers and not union:
            break
    return found


def _with_one_of(fillers: list[Filler], own: frozenset[str]) -> bool:
    """Does a phrase join others to one of `own`?"""
    ours = [f.token for f in fillers if _countries([f]) & own]
    return any(f.token in token.conjuncts for token in ours for f in fillers if not _countries([f]) & own)


def _countries(fillers: list[Filler]) -> frozenset[str]:
    return frozenset(m.country for f in fillers for m in f.mentions if m.country)


def _enough(frame: Frame, sources: tuple[Mention, ...], targets: tuple[Mention, ...]) -> bool:
    countries = {m.country for m in (*sources, *targets) if m.country}
    if frame.alone:
        return bool(sources)
    if frame.victim and not sources and targets:
        return True
    if frame.together or (frame.type in TOGETHER and not targets):
        return len(countries) > 1
    return bool(sources) and bool(targets) and len(countries) > 1


def _abroad(cast: Cast, victims: tuple[Mention, ...]) -> bool:
    """Did it strike somebody away from home, as far as the sentence tells: another country is named, or the victim is of an organisation?"""
    home = {m.country for m in victims}
    return bool(cast.countries - home) or any(m.kind == "organisation" for m in victims)
