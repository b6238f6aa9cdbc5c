"""Who fills the slots of a frame: the grammar's slots, and the mentions that stand in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.frame_files import word_sets
from dragoman.model import Mention
from dragoman.reading.acts.grammar import (
    ADJUNCT,
    BEARERS,
    DEEDS,
    HARMS,
    SEATED,
    SUBJECTS,
    against,
    below,
    carrier,
    complements,
    conjuncts,
    logical_objects,
    logical_subjects,
    made_by,
    noun_agents,
    pobjs,
    prepositional_objects,
    surface_subjects,
)
from dragoman.reading.acts.lists import person_lists
from dragoman.reading.draft import Draft, Sentence

NAMED_BY_PLACE = frozenset(
    "accord agreement treaty convention protocol conference process declaration communique formula summit".split()
)
"""What is named by the place where it was made: "the Oslo accords" are not Norway's."""
HYPHENS = frozenset("-–—/")
_SHARED = frozenset({"border", "frontier", "boundary", "line"})
"""Nouns that name whom they part by "with"."""


@dataclass(frozen=True, slots=True)
class Filler:
    """The mentions that fill a slot (several when one word names several actors), and how they were reached."""

    mentions: tuple[Mention, ...]
    token: Token
    how: str


class Cast:
    """The actors of one parsed sentence by token. Places stand in where no actor is named, if asked."""

    def __init__(self, draft: Draft, sentence: Sentence) -> None:
        self.sentence = sentence
        self._actors: dict[int, list[Mention]] = {}
        self._places: dict[int, list[Mention]] = {}
        for mention in draft.mentions_in(sentence.start, sentence.end):
            if mention.end > mention.start:
                self._note(self._actors, mention)
        for place in draft.places_in(sentence.start, sentence.end):
            if place.country:
                self._note(self._places, _place_mention(place.start, place.end, place.text, place.country))
        self._lists = person_lists(draft.mentions_in(sentence.start, sentence.end), sentence.text, sentence.start)
        everyone = [m for ms in (*self._actors.values(), *self._places.values()) for m in ms]
        self.count = len({m.actor or m.name for m in everyone})
        self.countries = frozenset(m.country for m in everyone if m.country)

    def _note(self, index: dict[int, list[Mention]], mention: Mention) -> None:
        span = self.sentence.span(mention.start, mention.end)
        for token in span or ():
            index.setdefault(token.i, []).append(mention)

    def named(self, token: Token, places: bool = False) -> tuple[Mention, ...]:
        """Mentions that cover a token and have a country."""
        found = tuple(m for m in self._actors.get(token.i, ()) if m.country)
        return found or (tuple(self._places.get(token.i, ())) if places else ())

    def noun_phrase(self, head: Token, places: bool = False, depth: int = 0) -> list[Filler]:
        """Actors of a noun phrase and of the phrases coordinated with it: its head, else whom it names as examples or belongs to."""
        found: list[Filler] = []
        for token in (head, *conjuncts(head), *self._listed(head)):
            found += self._one_phrase(token, places, depth)
        return found + self._rest_of_list(found)

    def _rest_of_list(self, found: list[Filler]) -> list[Filler]:
        """Members of a list of persons that the parse lost, where its first member is in the phrase itself."""
        known = {m for filler in found for m in filler.mentions}
        direct = {m for filler in found if filler.how == "itself" for m in filler.mentions}
        return [
            Filler((mention,), found[0].token, "list")
            for members in self._lists
            if members[0] in direct
            for mention in members
            if mention not in known and mention.country
        ]

    def _listed(self, head: Token) -> list[Token]:
        """Members of a list that the parser took for appositions: "Peru, Chile and Bolivia"."""
        own = {m.country for m in self.named(head)}
        if not own:
            return []
        found = []
        for child in head.children:
            if child.dep_ == "appos" and child.i > head.i and any(m.country not in own for m in self.named(child)):
                found += [child, *conjuncts(child), *self._listed(child)]
        return found

    def _one_phrase(self, head: Token, places: bool, depth: int) -> list[Filler]:
        if mentions := self.named(head, places):
            return [*self._joined(head, mentions, places, "itself"), Filler(mentions, head, "itself")]
        if depth > 2:
            return []
        whole = self._by_parts(head, places, depth) or (self._by_parts(head, True, depth) if head.lemma_ in SEATED else [])
        if (members := self._examples(head, places, depth)) and not (
            whole and all(m.kind != "organisation" for f in whole for m in f.mentions)
        ):
            return members
        known = {m.country for f in whole for m in f.mentions}
        return [*whole, *(f for f in members if not {m.country for m in f.mentions} <= known)]

    def _examples(self, head: Token, places: bool, depth: int) -> list[Filler]:
        """Members that a plural names: "European states, including Malta and Cyprus", "a number of allies such as Oman"."""
        heads = [head, *(p for of in head.children if of.lower_ == "of" for p in of.children if p.dep_ == "pobj")]
        preps = [c for h in heads if h.tag_ in ("NNS", "NNPS") for c in h.children if c.dep_ == "prep"]
        naming = [c for c in preps if c.lower_ == "including" or (c.lower_ == "as" and c.i and c.nbor(-1).lower_ == "such")]
        return [filler for prep in naming for pobj in pobjs(prep) for filler in self.noun_phrase(pobj, places, depth + 1)]

    def _by_parts(self, head: Token, places: bool, depth: int) -> list[Filler]:
        """Whom a noun that names nobody itself belongs to: its possessor, its adjective, what stands in apposition, "by", "of", "from"."""
        if head.lemma_ in _SHARED and (fillers := self._beyond(head, places, depth)):
            return fillers
        for dep_set, how in (
            (("poss",), "possessive"),
            (("compound", "amod", "nmod", "dep", "nummod"), "modifier"),
            (("appos",), "apposition"),
        ):
            fillers = []
            for child in head.children:
                if child.dep_ in dep_set:
                    fillers += (
                        self._modifier(child, how, places and head.lemma_ not in NAMED_BY_PLACE)
                        if how != "apposition"
                        else self._one_phrase(child, places, depth + 1)
                    )
            if fillers:
                return fillers
        if head.lemma_ in DEEDS and not places:
            # "condemned the shelling of Goma": whose deed it is stands with "by", whom it befell with "of"
            wanted: tuple[str, ...] = ("by", "from")
        else:
            wanted = ("by", "of", "from", "in", "on", "against", "near", "at") if places else ("by", "of", "from")
        for word in wanted:
            for prep in head.children:
                if prep.dep_ in ("prep", "agent") and prep.lower_ == word:
                    fillers = [f for pobj in pobjs(prep) for f in self.noun_phrase(pobj, places, depth + 1)]
                    if fillers:
                        return fillers
        if head.lemma_ in HARMS:
            return []
        return [f for made in made_by(head) for f in self.noun_phrase(made, places, depth + 1)]

    def _beyond(self, border: Token, places: bool, depth: int) -> list[Filler]:
        """Who is on the other side: "its border with Guyana"."""
        heads = [pobj for prep in border.children if prep.dep_ == "prep" and prep.lower_ == "with" for pobj in pobjs(prep)]
        return [filler for head in heads for filler in self.noun_phrase(head, places, depth + 1)]

    def _modifier(self, child: Token, how: str, places: bool) -> list[Filler]:
        """A demonym or name before a noun, with what is coordinated or hyphenated to it: "the Russian and Chinese envoys"."""
        found = []
        for token in (child, *conjuncts(child)):
            if against(token) or (child.head.lemma_ in NAMED_BY_PLACE and self._is_city(token)):
                continue
            if mentions := self.named(token, places):
                found += [*self._joined(token, mentions, places, how), Filler(mentions, token, how)]
            else:
                for inner in token.children:
                    if inner.dep_ in ("compound", "amod", "nmod", "poss") and (mentions := self.named(inner, places)):
                        found.append(Filler(mentions, inner, how))
        return found

    def _is_city(self, token: Token) -> bool:
        """Does the word stand for a state by its city: "the Oslo accords"?"""
        return any(m.form == "metonym" for m in self.named(token, True))

    def _joined(self, token: Token, mentions: tuple[Mention, ...], places: bool, how: str) -> list[Filler]:
        """The first of two joined by a hyphen, which hangs on the second: "the Mali-Ghana border"."""
        first = [t for t in token.lefts if t.dep_ in ("compound", "nmod", "amod") and t.nbor().text in HYPHENS]
        return [Filler(m, t, how) for t in first if (m := self.named(t, places)) and m != mentions]


def _place_mention(start: int, end: int, text: str, country: str) -> Mention:
    return Mention(
        start=start, end=end, text=text, actor=country, kind="country", name=text, country=country, form="metonym", rule="place"
    )


def _inverted(auxiliary: Token) -> bool:
    """Does the auxiliary stand for "if": "should Laos attack"?"""
    return auxiliary.lower_ == "should" and any(c.dep_ in SUBJECTS and c.i > auxiliary.i for c in auxiliary.head.children)


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

    def fill(self, slot: str) -> list[Filler]:
        """Actors in a slot, with `how` telling the construction."""
        if slot == "subject":
            return self._subject()
        heads = self.heads(slot)
        places = self.patient or slot in ("to", "in", "into", "at", "between")
        return [Filler(f.mentions, f.token, f"{slot}: {f.how}") for head in heads for f in self.cast.noun_phrase(head, places)]

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
                and head.lemma_.lower() not in word_sets()["peer"]
                and {m.country for f in self.cast.noun_phrase(head) for m in f.mentions} <= home
            )
            for head in self.heads(slot)
        )

    def heads(self, slot: str) -> list[Token]:
        """Head words in a slot."""
        trigger = self.trigger
        if slot == "subject":
            return logical_subjects(trigger) if self.pos == "verb" else noun_agents(trigger)
        if slot == "object":
            own = self._rest_objects()
            return own or (logical_objects(trigger) if self.pos == "verb" else prepositional_objects(trigger, "of"))
        if slot == "indirect":
            return [c for c in trigger.children if c.dep_ in ("dative", "iobj") and c.pos_ != "ADP"]
        if slot == "clause":
            return [s for c in self.clauses() for s in surface_subjects(c) if s.dep_ in SUBJECTS and s.head == c]
        if slot == "complement":
            return [t for c in self.clauses() for t in below(c)]
        if slot == "possessive":
            return [c for c in trigger.children if c.dep_ == "poss"]
        if slot == "anti":
            return [c for c in trigger.children if c.dep_ in ("compound", "nmod", "amod") and against(c)]
        if slot == "compound":
            return [c for c in trigger.children if c.dep_ in ("compound", "nmod", "amod")]
        return prepositional_objects(trigger, slot)

    def clauses(self) -> list[Token]:
        """Verbs of the clauses that complete the trigger."""
        return complements(self.trigger)

    def under(self) -> list[Token]:
        """Words to the right of the trigger that hang on it, and those of a clause put before it ("X must go, he said")."""
        before = [t for c in self.trigger.lefts if c.dep_ == "ccomp" for t in c.subtree]
        return [*before, *(t for t in self.trigger.subtree if t.i > self.trigger.i and not _inverted(t))]

    def _rest_objects(self) -> list[Token]:
        return [t for prep in self.rest if prep.dep_ in ("prep", "prt", "agent", "advmod", "dep") for t in pobjs(prep)]

    def _subject(self) -> list[Filler]:
        if self.pos == "verb":
            return self.named_by(logical_subjects(self.trigger), "subject")
        if self.pos == "adjective":
            return self.named_by(surface_subjects(self.trigger), "subject")
        noun = self.trigger
        for deps, how in ((("poss",), "possessive"), (("compound", "amod", "nmod"), "modifier")):
            found = [f for c in noun.children if c.dep_ in deps for f in self.cast._modifier(c, how, False)]
            if how == "possessive":
                found = self.named_by([c for c in noun.children if c.dep_ == "poss"], how)
            if found:
                return found
        found = self.named_by(prepositional_objects(noun, "by"), "by") or self.named_by(made_by(noun), "made by")
        if found:
            return found
        verb = carrier(noun, self.joint, self.deed)
        if verb is not None:
            return self.named_by(
                logical_subjects(verb) if verb.lemma_ != "be" else surface_subjects(verb), f"subject of {verb.lemma_!r}"
            )
        # "the Treasury's announcement of sanctions", "Norway's series of strikes": whose it is stands a noun higher
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in BEARERS:
            return self.named_by(noun_agents(noun.head.head), "through " + noun.head.head.lemma_)
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
