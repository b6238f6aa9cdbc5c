"""Who fills the slots of a frame: the grammar's slots, and the mentions that stand in them."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.knowledge.frame_files import frame_words
from dragoman.knowledge.wordlists import spelling, word_sets
from dragoman.model import Mention
from dragoman.reading.acts.cast import Cast, Filler
from dragoman.reading.acts.grammar.dependents import ADJUNCT, aims, below, carrier, complements, facing, fired_by, made_by, takers
from dragoman.reading.acts.grammar.phrases import against, conjuncts, of_a_dealing, pobjs, prepositional_objects, prepositions
from dragoman.reading.acts.grammar.voice import (
    SUBJECTS,
    is_passive,
    logical_objects,
    logical_subjects,
    noun_agents,
    resolved,
    surface_subjects,
)

_WORDS = word_sets("deeds")
_ADDRESSED = frozenset({"object", "to", "on", "upon", "clause", "with"})
"""Slots of those to whom one speaks."""


def inverted(auxiliary: Token) -> bool:
    """Does the auxiliary stand for "if": "should Laos attack"?"""
    return auxiliary.lower_ == "should" and any(c.dep_ in SUBJECTS and c.i > auxiliary.i for c in auxiliary.head.children)


def _sets_an_occasion(prep: Token) -> bool:
    """Does it name the seat of something held elsewhere: "fired a missile during the summit in Bali"?"""
    before = prep.nbor(-1) if prep.i else prep
    return before.lemma_ in frame_words()["meeting_noun"] and before.dep_ == "pobj" and before.head.lower_ in ADJUNCT


def _for_a_sake(prep: Token) -> bool:
    """Does it belong to words that tell for whom something is done: "in support of Laos"?"""
    if prep.lower_ == "of" and prep.head.head.lower_ == "in":
        return prep.head.lemma_ in _WORDS["sakes"]
    return prep.lower_ == "in" and any(c.lemma_ in _WORDS["sakes"] for c in prep.children)


def _judges(clause: Token) -> bool:
    """Does a clause, without those coordinated with it, say something bad of its subject: "was a threat", "is unacceptable"?"""
    others = {t for c in clause.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for t in c.subtree}
    return any(spelling(t.lemma_) in frame_words()["negative"] for t in clause.subtree if t not in others)


class Arguments:
    """Fills slots for one trigger in one sentence."""

    def __init__(
        self,
        cast: Cast,
        trigger: Token,
        pos: str,
        rest: tuple[Token, ...] = (),
        *,
        patient: bool = False,
        joint: bool = True,
        deed: bool = False,
    ) -> None:
        self.cast, self.trigger, self.pos, self.rest = cast, trigger, pos, rest
        self.patient, self.joint, self.deed = patient, joint, deed
        # many frames ask the same of one trigger
        self._fillers: dict[str, list[Filler]] = {}
        self._heads: dict[str, list[Token]] = {}
        self._under: list[Token] | None = None
        self._clauses: list[Token] | None = None
        self.words: dict[str, frozenset[str]] = {}
        """Words of conditions, as `frames` spells them."""

    def fill(self, slot: str) -> list[Filler]:
        """Actors in a slot, with `how` telling the construction."""
        if slot not in self._fillers:
            self._fillers[slot] = self._fill(slot)
        return self._fillers[slot]

    def _fill(self, slot: str) -> list[Filler]:
        if slot == "subject":
            return self._subject()
        places = self.patient or slot in ("to", "in", "into", "at", "between", "facing")
        heads = self.heads(slot)
        if slot == "in" and (deeds := [head for head in heads if head.lemma_ in _WORDS["deeds"]]):
            # "killed in a bombing in Chad": where a deed was done has not done it
            heads, places = deeds, False
        found = [Filler(f.mentions, f.token, f"{slot}: {f.how}") for head in heads for f in self.cast.noun_phrase(head, places)]
        return found or ([f for head in heads for f in self._two_before(head, slot)] if slot in _ADDRESSED else [])

    def _two_before(self, head: Token, slot: str) -> list[Filler]:
        """The two of the words before whom "both" means: "Chad and Niger clashed, and Mali asked both to stop", "urged both sides"."""
        counted = any(c.lower_ in ("both", "two") for c in head.children)
        sides = any(c.lower_ == "the" for c in head.children) and head.lower_ in ("sides", "parties")
        if head.lower_ != "both" and not (head.lower_ in _WORDS["two_of_them"] and (counted or sides)):
            return []
        own = {m.country for f in self.fill("subject") for m in f.mentions}
        named = [m for t in head.doc[: head.i] for m in self.cast.named(t) if m.country not in own]
        chosen = {m.country: m for m in reversed(named)}
        return [Filler((m,), head, f"{slot}: both") for m in reversed(chosen.values())] if len(chosen) == 2 else []

    def reciprocal(self, slot: str) -> bool:
        """Does the slot mean those who act themselves: "each other", "one another's envoys", "the other's consulate"?"""
        heads = self.heads(slot)
        named = [*heads, *(c for head in heads for c in head.children if c.dep_ == "poss")]
        return any(
            (t.lower_ in ("other", "others") and any(c.dep_ == "det" and c.lower_ in ("each", "the") for c in t.children))
            or (t.lower_ == "another" and t.i and t.nbor(-1).lower_ == "one")
            for t in named
        )

    def holds_own(self, slot: str) -> bool:
        """Does the slot hold somebody or something of the actor's own: "itself", "his wife", "its citizens", but not "his counterpart"?"""
        home = {m.country for f in self.fill("subject") for m in f.mentions}
        return any(
            head.lower_.endswith(("self", "selves"))
            or (
                any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in head.children)
                and head.lemma_.lower() not in frame_words()["peer"]
                and {m.country for f in self.cast.noun_phrase(head) for m in f.mentions} <= home
            )
            for head in self.heads(slot)
        )

    def heads(self, slot: str) -> list[Token]:
        """Head words in a slot."""
        if slot not in self._heads:
            self._heads[slot] = self._find_heads(slot)
        return self._heads[slot]

    def _find_heads(self, slot: str) -> list[Token]:
        trigger = self.trigger
        if slot == "subject":
            heads = {"verb": logical_subjects, "adjective": surface_subjects}.get(self.pos, noun_agents)
            return heads(trigger)
        if slot == "object":
            own = self._rest_objects() or (
                logical_objects(trigger) if self.pos == "verb" else prepositional_objects(trigger, "of")
            )
            return [self._thing(head) or head for head in own]
        if slot == "indirect":
            given = [c for c in trigger.children if c.dep_ in ("dative", "iobj") and c.pos_ != "ADP"]
            # "Castro was awarded the medal by Algeria"
            handed = is_passive(trigger) and any(c.dep_ == "dobj" for c in trigger.children)
            return given or (surface_subjects(trigger) if handed and self.pos == "verb" else [])
        if slot == "clause":
            return [s for c in self.clauses() for s in surface_subjects(c) if s.dep_ in SUBJECTS and s.head == c]
        if slot == "judged":
            return [s for c in self.clauses() if _judges(c) for s in surface_subjects(c) if s.dep_ in SUBJECTS and s.head == c]
        if slot == "doer":
            return [s for c in self.clauses() for s in logical_subjects(c) if s.dep_ in SUBJECTS or is_passive(c)]
        if slot == "complement":
            return [t for c in self.clauses() for t in below(c)]
        if slot == "aim":
            return aims(trigger)
        if slot == "facing":
            return facing(trigger)
        if slot == "taker":
            return takers(trigger) if self.pos == "noun" else []
        if slot == "possessive":
            return [c for c in trigger.children if c.dep_ == "poss"]
        if slot == "anti":
            return [c for c in trigger.children if c.dep_ in ("compound", "nmod", "amod") and against(c)]
        if slot == "compound":
            return [c for c in trigger.children if c.dep_ in ("compound", "nmod", "amod")]
        here = [c for c in trigger.children if c.lower_ == "here" and c.dep_ == "advmod"] if slot in ("in", "to") else []
        lent = [t for c in trigger.children if c.dep_ == "dobj" and (t := self._thing(c))]
        if self.pos == "noun" and trigger.dep_ in SUBJECTS and trigger.head.lemma_ in _WORDS["breaking_out"]:
            # "clashes erupt between Chad and Niger"
            lent.append(trigger.head)
        own = [t for prep in prepositions(trigger, slot) if not self._aside(prep) for t in pobjs(prep)]
        if self.deed and slot in ("in", "at"):
            return own
        behind = [*own, *here, *(p for thing in lent for p in prepositional_objects(thing, slot))]
        # "drills to which Laos objects"
        return [noun for t in behind for noun in resolved(t, trigger)]

    def _aside(self, prep: Token) -> bool:
        """Does the preposition lead in an occasion, for whose sake it is done ("strikes in support of Laos"), or the side of another dealing?"""
        if self.deed and prep.lower_ in ("in", "at") and _sets_an_occasion(prep):
            return True
        return (self.deed and _for_a_sake(prep)) or (self.trigger.lemma_ in _WORDS["discussing"] and of_a_dealing(prep))

    def _thing(self, pronoun: Token) -> Token | None:
        """The object of the clause above for which "it" stands: "reopened its embassy in Cairo after closing it"."""
        verb = pronoun.head
        if pronoun.lower_ not in ("it", "them") or verb.dep_ not in ("advcl", "pcomp", "conj") or verb.lemma_ in _WORDS["judges"]:
            return None
        above = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
        found = (
            [c for c in above.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < pronoun.i] if above is not None else []
        )
        return found[0] if found and not self.cast.named(found[0]) else None

    def clauses(self) -> list[Token]:
        """Verbs of the clauses that complete the trigger."""
        if self._clauses is None:
            self._clauses = complements(self.trigger)
        return self._clauses

    def under(self) -> list[Token]:
        """Words to the right of the trigger that hang on it, and those of a clause put before it ("X must go, he said")."""
        if self._under is None:
            before = [t for c in self.trigger.lefts if c.dep_ == "ccomp" for t in c.subtree]
            # "if Chad closes the road, we will close the bridge": of a condition put first only the conjunction
            clauses = [c for c in self.trigger.lefts if c.dep_ == "advcl"]
            before += [m for c in clauses for m in c.lefts if m.dep_ == "mark" and m.lower_ in ("if", "unless")]
            self._under = [*before, *(t for t in self.trigger.subtree if t.i > self.trigger.i and not inverted(t))]
        return self._under

    def _rest_objects(self) -> list[Token]:
        preps = [prep for prep in self.rest if prep.dep_ in ("prep", "prt", "agent", "advmod", "dep")]
        # of "take off the air" the last word is no object
        heads = [t for prep in preps for t in pobjs(prep) if t not in self.rest]
        return [noun for t in heads for noun in resolved(t, self.trigger)]

    def _subject(self) -> list[Filler]:
        if self.pos == "verb":
            subjects = logical_subjects(self.trigger)
            own = self.named_by(subjects, "subject") or self.named_by(fired_by(self.trigger), "who fired it")
            return own or (self._crowd(subjects) if self.patient else [])
        if self.pos == "adjective":
            return self.named_by(surface_subjects(self.trigger), "subject")
        noun = self.trigger
        for deps, how in ((("poss",), "possessive"), (("compound", "amod", "nmod"), "modifier")):
            found = [f for c in noun.children if c.dep_ in deps for f in self.cast.modifier(c, how, False)]
            if how == "possessive":
                found = self._judged_for(noun) or self.named_by([c for c in noun.children if c.dep_ == "poss"], how)
            if found:
                return found
        # "a request by Chad was refused by Mali": its own before that of the verb
        its_own = [t for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ == "by" for t in pobjs(c)]
        found = self.named_by(its_own, "by") or self.named_by(prepositional_objects(noun, "by"), "by")
        found = found or self.named_by(made_by(noun), "made by")
        if found:
            return found
        verb = carrier(noun, self.joint, self.deed)
        if verb is not None:
            return self.named_by(
                logical_subjects(verb) if verb.lemma_ != "be" else surface_subjects(verb), f"subject of {verb.lemma_!r}"
            )
        # "the Treasury's announcement of sanctions", "Norway's series of strikes": whose it is stands a noun higher
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and (bearer := noun.head.head).lemma_ in _WORDS["bearers"]:
            # who welcomes a resumption of talks does not resume them
            judged = bearer.dep_ == "dobj" and bearer.head.lemma_ in _WORDS["greeters"]
            return [] if judged else self.named_by(noun_agents(bearer), "through " + bearer.lemma_)
        # "Macron, on a visit to Chad, said": the phrase hangs on the name
        head = noun.head
        if (
            self.joint
            and noun.dep_ == "pobj"
            and head.dep_ == "prep"
            and head.lower_ in ADJUNCT
            and head.head.pos_ in ("NOUN", "PROPN")
        ):
            return self.named_by([head.head], "noun before")
        return []

    def _judged_for(self, noun: Token) -> list[Filler]:
        """Whose deed it is that somebody is thanked or blamed for: "thanked Modi for his invitation"."""
        verb = noun.head.head
        own = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.children)
        if not own or noun.dep_ != "pobj" or noun.head.lower_ != "for" or verb.lemma_ not in _WORDS["judges"]:
            return []
        return self.named_by(logical_objects(verb), f"object of {verb.lemma_!r}")

    def _crowd(self, subjects: Iterable[Token]) -> list[Filler]:
        """People who are only told by where they are: "thousands of people in Niamey"."""
        crowds = [s for s in subjects if s.lemma_ in frame_words()["crowd"]]
        phrases = [phrase for crowd in crowds for phrase in (crowd, *prepositional_objects(crowd, "of"))]
        heads = [pobj for phrase in phrases for word in ("in", "on", "across") for pobj in prepositional_objects(phrase, word)]
        return [Filler(f.mentions, f.token, f"crowd: {f.how}") for head in heads for f in self.cast.noun_phrase(head, True)]

    def named_by(self, heads: Iterable[Token], how: str) -> list[Filler]:
        return [
            Filler(f.mentions, f.token, how if f.how == "itself" else f"{how}: {f.how}")
            for head in heads
            for f in self.cast.noun_phrase(head)
        ]


class Said(Arguments):
    """The slots of an unspoken "`speaker` said" over a sentence of a quotation, whose main verb is the trigger."""

    def __init__(self, cast: Cast, root: Token, speaker: Mention) -> None:
        super().__init__(cast, root, "verb", joint=False)
        self._speaker = speaker

    def fill(self, slot: str) -> list[Filler]:
        if slot == "subject":
            return [Filler((self._speaker,), self.trigger, "speaker of the quotation")]
        return super().fill(slot) if slot in ("clause", "complement") else []

    def clauses(self) -> list[Token]:
        return [self.trigger, *(c for c in conjuncts(self.trigger) if c.pos_ in ("VERB", "AUX"))]

    def under(self) -> list[Token]:
        return list(self.trigger.subtree)
