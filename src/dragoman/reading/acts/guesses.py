"""Who is meant when a frame's slot names nobody: looked for outwards, from the clause to the article.

Each step is less sure than the one before; an event made so carries the step in its decisions and a lower confidence.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.knowledge.frame_types import Frame
from dragoman.knowledge.wordlists import word_sets
from dragoman.reading.acts.arguments import Arguments
from dragoman.reading.acts.cast import Filler
from dragoman.reading.acts.grammar.phrases import infinitive, pobjs
from dragoman.reading.acts.grammar.voice import logical_objects, logical_subjects, noun_agents, surface_subjects
from dragoman.reading.acts.own_subject import done_by_nobody_known
from dragoman.reading.acts.told_deeds import doer_told, judges_an_attack, judges_an_incident
from dragoman.reading.anaphora.implicit import candidates, protagonists
from dragoman.reading.draft import Draft, Sentence

_WORDS = word_sets("deeds")
_DEPTH = 8
_REACH = 2
"""Sentences looked back."""
_LONG = 8
"""Sentences of a page long enough to tell whom it is about."""
_JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_STEPS = {
    "ACCUSE-noun": frozenset({"above", "below", "before"}),
    "CONSULT": frozenset({"above", "below", "sentence"}),
    "SUPPORT": frozenset({"above", "sentence"}),
    "SUPPORT-courtesy": frozenset({"above", "sentence", "before"}),
    "AGREE": frozenset({"above", "sentence"}),
    "AGREE-verb": frozenset({"above", "sentence", "two"}),
    "REQUEST": frozenset({"above", "below", "sentence"}),
    "THREATEN-noun": frozenset({"above"}),
    "SANCTION": frozenset({"above", "below"}),
    "ASSAULT": frozenset({"above", "below", "sentence"}),
    "COERCE": frozenset({"above", "below", "sentence"}),
    "MOBILIZE": frozenset({"above", "below"}),
    "PROTEST": frozenset({"above", "below"}),
    "COOPERATE": frozenset({"above", "below", "sentence"}),
}
"""Steps that may be trusted for a type, its nouns or a mode of it; of others all. Who is criticised or refused may be known from before, who is asked or promised something is named."""


def _beside(token: Token) -> bool:
    """Does the word only set the scene: "near Guinea", "unlike Chad"?"""
    phrase = token
    for _ in range(4):
        if phrase.dep_ in ("pobj", "pcomp"):
            prep = phrase.head
            return prep.lower_ in _WORDS["surroundings"] or prep.head.lower_ == "according" or prep.head.lemma_ in _WORDS["sakes"]
        if phrase.dep_ not in ("compound", "amod", "nmod", "poss", "conj", "appos"):
            return False
        phrase = phrase.head
    return False


def _attacked(token: Token) -> bool:
    """Does the word name whom an attack is feared for: "warned that any attack on Oman would be answered"?"""
    attack = token.head.head
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in ("on", "against")
        and attack.lemma_ in _WORDS["deeds"]
        and any(c.lower_ in ("any", "an", "further", "future") for c in attack.children)
    )


def _aside(token: Token, trigger: Token) -> bool:
    """Does the word stand in a clause of reason or result: "visits the shrine, angering Seoul", "arrested for insulting the king"?"""
    while token != trigger:
        if token.dep_ in ("advcl", "pcomp", "parataxis") or (token.dep_ == "conj" and token.pos_ == "VERB"):
            return True
        token = token.head
    return False


def _likened(token: Token, trigger: Token) -> bool:
    """Does the word stand in what something is called: "denounced the summit as a step towards an Asian NATO"? Not with "by"."""
    while trigger.lemma_ in _WORDS["judges"] and token not in (trigger, token.head):
        if token.dep_ == "agent" or token.lower_ == "by":
            return False
        if token.dep_ == "prep" and token.lower_ == "as":
            return any(c.dep_ == "pobj" for c in token.children)
        token = token.head
    return False


def above(arguments: Arguments) -> list[Filler]:
    """Subjects of the clauses above, nearest first: who acts when the clause names nobody."""
    token = arguments.trigger
    if arguments.pos == "verb":
        named = [t for t in logical_subjects(token) if t.lemma_ not in _WORDS["instruments"] and t.pos_ in ("NOUN", "PROPN")]
        named += [t for t in logical_subjects(token) if t.lower_ in _WORDS["anybody"]]
        if named:
            return []
    for _ in range(_DEPTH):
        if token.head == token:
            return []
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            found = arguments.named_by(surface_subjects(token), f"subject of {token.lemma_!r} above")
            if found:
                return found
        elif token.lemma_ in _WORDS["instruments"]:
            found = arguments.named_by(noun_agents(token), f"maker of {token.lemma_!r}")
            if found:
                return found
    return []


def below(arguments: Arguments, without: frozenset[str]) -> list[Filler]:
    """Actors anywhere under the trigger, nearest first: to whom, when the slots are empty."""
    start = arguments.trigger.i
    for token in sorted(arguments.trigger.subtree, key=lambda t: abs(t.i - start)):
        trigger = arguments.trigger
        reached = not (_beside(token) or _aside(token, trigger) or _attacked(token) or _likened(token, trigger))
        if (token.i > start or arguments.pos == "noun") and reached:
            mentions = tuple(m for m in arguments.cast.named(token, True) if m.country not in without)
            if mentions:
                return [Filler(mentions, token, "below the trigger")]
    return []


def addressed(arguments: Arguments) -> list[Filler]:
    """To whom turns who speaks at a meeting: "during the talks the minister thanked her guest"; of a meeting that is told with others, nobody."""
    noun = arguments.trigger
    verb = noun.head.head
    spoken = noun.dep_ == "pobj" and noun.head.lower_ in _AT and verb.lemma_ in _WORDS["addressing"]
    if arguments.pos != "noun" or not spoken or any(c.dep_ == "prep" and c.lower_ in _PARTIES for c in noun.children):
        return []
    heads = [*logical_objects(verb), *(c for c in verb.children if c.dep_ == "dative")]
    heads = [p for h in heads for p in (pobjs(h) if h.pos_ == "ADP" else [h])]
    heads += [p for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "with") for p in pobjs(c)]
    found = arguments.named_by(heads, f"addressed by {verb.lemma_!r}")
    return [f for f in found if any(m.kind == "person" for m in f.mentions)]


_AT = frozenset({"during", "in", "at", "over", "after", "following"})
_PARTIES = frozenset({"with", "between", "of"})


def outer(arguments: Arguments, known: frozenset[str]) -> list[Filler]:
    """Whom the same actor judges in the clause above or before: "criticised the Emir at a forum, where he spoke out against recognising the rebels"."""
    verb = arguments.trigger
    for _ in range(_DEPTH):
        if verb.dep_ not in ("advcl", "relcl", "conj") or verb.pos_ != "VERB":
            return []
        verb = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb.head)
        judge = {m.country for f in arguments.named_by(logical_subjects(verb), "") for m in f.mentions}
        if verb.lemma_ in _WORDS["judges"] and judge & known:
            return arguments.named_by(logical_objects(verb), f"object of {verb.lemma_!r} above")
    return []


def _harmful(token: Token) -> bool:
    """Does the word name who did harm: "the casualties caused by Russia's strikes"?"""
    for _ in range(4):
        if token.head.lemma_ in _WORDS["deeds"] or token.dep_ == "agent" or token.head.dep_ == "agent":
            return True
        if token.dep_ not in ("poss", "case", "compound", "amod", "nmod"):
            return False
        token = token.head
    return False


def _elsewhere(token: Token, trigger: Token) -> bool:
    """Does the word stand in a clause of time, manner or description of its own, or in an "according to"?"""
    above = {trigger, *trigger.ancestors}
    while token not in above and token.head != token:
        if token.dep_ in ("relcl", "parataxis") or (token.dep_ == "prep" and token.lower_ == "according"):
            return True
        if token.dep_ == "advcl" and not infinitive(token) and not any(c.lower_ in ("if", "unless") for c in token.children):
            return True
        token = token.head
    return False


def _seat(token: Token) -> bool:
    """Does the word only tell where something is or like whom somebody fares: "settlements in the West Bank", "Tunisia, like France"?"""
    while token.dep_ == "compound":
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "near", "like", "unlike")


def beside(arguments: Arguments, without: frozenset[str], friendly: bool = False, acting: bool = False) -> list[Filler]:
    """The only other actor of the sentence, if its clause may reach him; of what is `friendly`, nobody who did harm; who is `acting` is no place."""
    found: dict[str, Filler] = {}
    for token in arguments.trigger.doc:
        if (friendly and _harmful(token)) or _attacked(token) or (acting and _seat(token)):
            continue
        if _likened(token, arguments.trigger):
            continue
        for mention in arguments.cast.named(token):
            if mention.country and mention.country not in without:
                found.setdefault(mention.country, Filler((mention,), token, "only other actor of the sentence"))
    return [f for f in found.values() if len(found) == 1 and not _elsewhere(f.token, arguments.trigger)]


def before(draft: Draft, sentence: Sentence, token: Token, without: frozenset[str]) -> list[Filler]:
    """Whom the article left out here: the resolver's candidates, else the actor last named in the sentences before."""
    for mention in candidates(draft, sentence):
        if mention.country and mention.country not in without:
            return [Filler((mention,), token, f"implicit: {mention.rule}")]
    for back in range(1, _REACH + 1):
        if sentence.index < back:
            break
        earlier = draft.sentences[sentence.index - back]
        others = {m.country: m for m in draft.mentions_in(earlier.start, earlier.end) if m.country and m.country not in without}
        if len(others) == 1:
            return [Filler(tuple(others.values()), token, "actor of the sentence before")]
    return []


def other_of_two(draft: Draft, arguments: Arguments, known: frozenset[str]) -> list[Filler]:
    """The other of the two states that a long page is about, if it is about no third: "the Indian side agreed to look into it"."""
    if len(draft.sentences) < _LONG:
        return []
    about = protagonists(draft)
    others = [m for m in about if m.country not in known]
    if len(others) != 1 or len(about) != 2:
        return []
    return [Filler((others[0],), arguments.trigger, "implicit: the page is about two")]


def search(
    draft: Draft, sentence: Sentence, arguments: Arguments, known: frozenset[str], role: str, frame: Frame
) -> Iterator[tuple[str, list[Filler]]]:
    """Steps outwards for a missing role, each with its name. An indefinite subject ("someone asked") is nobody to be looked for."""
    if (
        role == "source"
        and arguments.pos == "verb"
        and any(t.lower_ in _WORDS["anybody"] for t in logical_subjects(arguments.trigger))
    ):
        return
    if arguments.pos == "noun" and frame.type in _FORCE and not frame.mutual:
        # who condemns, reports or fears an attack did not make it
        return
    if role == "target" and frame.type == "ACCUSE" and judges_an_attack(arguments):
        # who condemns an attack accuses who made it; if nobody tells that, nobody
        yield "before", doer_told(draft, sentence, arguments, known)
        return
    keys = (f"{frame.type}-{arguments.pos}", f"{frame.type}-{frame.mode}", frame.type)
    trusted = next((_STEPS[key] for key in keys if key in _STEPS), None)
    if frame.type == "CONSULT" and role == "source":
        yield "addressed", addressed(arguments)
    if role == "source":
        if not (arguments.pos == "noun" and frame.type == "SANCTION"):
            yield "above", above(arguments)
        if done_by_nobody_known(arguments):
            return
    elif (frame.type in _JUDGING or frame.type == "SANCTION") and (found := outer(arguments, known)):
        yield "outer", found
    elif trusted is None or "below" in trusted:
        yield "below", below(arguments, known)
    if trusted is None or "sentence" in trusted:
        yield "sentence", beside(arguments, known, frame.type == "SUPPORT", role == "source" and not frame.together)
    if trusted is not None and "two" in trusted:
        yield "before", other_of_two(draft, arguments, known)
    if frame.type == "THREATEN" and _threatens_something(arguments):
        return
    if (trusted is None or "before" in trusted) and not _told_already(arguments):
        if role == "target" and arguments.pos == "verb":
            yield "before", doer_told(draft, sentence, arguments, known)
        if role == "target" and frame.type == "ACCUSE" and judges_an_incident(arguments):
            return
        yield "before", before(draft, sentence, arguments.trigger, known)


def _threatens_something(arguments: Arguments) -> bool:
    """Do the words tell what is threatened: "vowed to wipe out the gangs", "threatened to fire missiles into the sea"?"""
    return arguments.pos == "verb" and any(c.dep_ == "dobj" for verb in arguments.clauses() for c in verb.children)


def _told_already(arguments: Arguments) -> bool:
    """Does the noun only point back ("during the meeting")? Then the act was told, with all who took part."""
    return arguments.pos == "noun" and any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in arguments.trigger.children
    )
