"""Who fills the slots of a frame: arguments of verbs and nouns through the constructions that news uses.

Works on a dependency parse (ClearNLP labels) and on the mentions of one sentence. Surface subjects pass through relative
clauses, participles, coordination, control and raising; passives turn them into objects; a noun finds its actors in its
possessive, its modifiers, its prepositions and in the verb that carries it ("pay a visit to").
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence

_DEPTH = 8
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# "urged Moscow to withdraw": the object acts. Elsewhere ("promised Kyiv to send") the subject does.
_OBJECT_CONTROL = frozenset(
    """urge ask tell order force allow help advise invite persuade press pressure encourage compel instruct warn beg let make
    request call push lobby convince cause lead prompt enable permit forbid command direct require want expect""".split()
)
# Verbs that carry an event noun, so that their subject is the noun's: "hold talks", "pay a visit", "launched an attack".
_CARRIERS = frozenset(
    """hold conduct have pay make launch carry stage begin start resume conclude complete finish attend host open lead join do
    continue end close co-host chair organise organize convene undertake mount deliver issue give offer announce impose slap sign
    strike reach seal ink wage perform execute order enter take plan schedule cancel postpone delay cut shorten extend plot unleash
    prepare arrange express voice reiterate show pledge provide send receive enjoy wrap kick set finalise finalize intensify
    suspend propose seek want declare file lodge raise repeat initiate pursue renew restart continue discuss sponsor broker agree
    reaffirm underline underscore stress emphasise emphasize convey extend offer signal lend throw tighten expand step ramp""".split()
)
_ADJUNCT = frozenset("during on in after before at following for amid since upon of".split())
_MEMBER_NOUNS = frozenset(
    "member leader official minister president head representative ambassador government force troop people citizen".split()
)


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
        self.count = len({m.actor or m.name for ms in (*self._actors.values(), *self._places.values()) for m in ms})

    def _note(self, index: dict[int, list[Mention]], mention: Mention) -> None:
        span = self.sentence.span(mention.start, mention.end)
        for token in span or ():
            index.setdefault(token.i, []).append(mention)

    def named(self, token: Token, places: bool = False) -> tuple[Mention, ...]:
        """Mentions that cover a token and have a country."""
        found = tuple(m for m in self._actors.get(token.i, ()) if m.country)
        return found or (tuple(self._places.get(token.i, ())) if places else ())

    def noun_phrase(self, head: Token, places: bool = False, depth: int = 0) -> list[Filler]:
        """Actors of a noun phrase and of the phrases coordinated with it: its head, else whom it belongs to."""
        found: list[Filler] = []
        for token in (head, *_conjuncts(head)):
            found += self._one_phrase(token, places, depth)
        return found

    def _one_phrase(self, head: Token, places: bool, depth: int) -> list[Filler]:
        if mentions := self.named(head, places):
            return [Filler(mentions, head, "itself")]
        if depth > 2:
            return []
        for dep_set, how in (
            (("poss",), "possessive"),
            (("compound", "amod", "nmod", "dep", "nummod"), "modifier"),
            (("appos",), "apposition"),
        ):
            fillers = []
            for child in head.children:
                if child.dep_ in dep_set:
                    fillers += (
                        self._modifier(child, how, places) if how != "apposition" else self._one_phrase(child, places, depth + 1)
                    )
            if fillers:
                return fillers
        wanted = ("by", "of", "from") if not places else ("by", "of", "from", "in", "on", "against", "near", "at")
        for word in wanted:
            for prep in head.children:
                if prep.dep_ in ("prep", "agent") and prep.lower_ == word:
                    fillers = [f for pobj in _pobjs(prep) for f in self.noun_phrase(pobj, places, depth + 1)]
                    if fillers:
                        return fillers
        return []

    def _modifier(self, child: Token, how: str, places: bool) -> list[Filler]:
        """A demonym or name before a noun, with what is coordinated or hyphenated to it: "the Russian and Chinese envoys"."""
        found = []
        for token in (child, *_conjuncts(child)):
            if mentions := self.named(token, places):
                found.append(Filler(mentions, token, how))
            else:
                for inner in token.children:
                    if inner.dep_ in ("compound", "amod", "nmod", "poss") and (mentions := self.named(inner, places)):
                        found.append(Filler(mentions, inner, how))
        return found


def _place_mention(start: int, end: int, text: str, country: str) -> Mention:
    return Mention(
        start=start, end=end, text=text, actor=country, kind="country", name=text, country=country, form="metonym", rule="place"
    )


def _conjuncts(head: Token) -> list[Token]:
    """Tokens coordinated to the right of `head`."""
    found: list[Token] = []
    frontier = [head]
    while frontier and len(found) < 60:
        token = frontier.pop(0)
        # the small parser also hangs list members as appositions after a comma
        nexts = [c for c in token.children if c.dep_ == "conj" and c.i > token.i]
        found += nexts
        frontier += nexts
    return found


def _pobjs(prep: Token) -> list[Token]:
    found = [c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.pos_ not in ("VERB", "AUX")]
    for inner in prep.children:
        # "from outside of", "on behalf of"
        if inner.dep_ == "prep" and not found:
            found += _pobjs(inner)
    return found


def is_passive(verb: Token) -> bool:
    """Passive by auxiliary, by reduced relative ("sanctions imposed by"), or shared with a coordinated passive."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children):
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj":
        return not deps & {"nsubj", "dobj"} and is_passive(verb.head)
    return "agent" in deps or (verb.dep_ in ("advcl", "amod", "ROOT", "dep") and not deps & {"nsubj", "dobj"})


def _antecedent(pronoun: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        clause = clause.head
    return None


def _resolved(token: Token, verb: Token) -> list[Token]:
    if token.lower_ in _RELATIVE and token.tag_ in ("WDT", "WP", "IN", "DT"):
        found = _antecedent(token, verb)
        return [found] if found is not None else []
    return [token]


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases understood as the grammatical subject of `verb`."""
    if depth > _DEPTH:
        return []
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        return [t for s in own for t in _resolved(s, verb)]
    head, dep = verb.head, verb.dep_
    if head == verb:
        return []
    if dep in ("acl", "relcl"):
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
            return noun_agents(head, depth + 1)
        return [head]
    if dep == "amod":
        return [head]
    if dep in ("xcomp", "ccomp", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        if head.lemma_ in _OBJECT_CONTROL:
            objects = logical_objects(head, depth + 1)
            if objects:
                return objects
        return surface_subjects(head, depth + 1)
    if dep == "acomp":
        return surface_subjects(head, depth + 1)
    if dep in ("conj", "advcl", "dep", "parataxis"):
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            return surface_subjects(head, depth + 1)
        return (
            [head]
            if head.pos_ in ("NOUN", "PROPN") and dep == "advcl"
            else surface_subjects(head, depth + 1)
            if dep == "conj"
            else []
        )
    if dep in ("pcomp", "pobj") and head.dep_ in ("prep", "agent"):
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            if governor.lemma_ in (
                "accuse",
                "suspect",
                "blame",
                "prevent",
                "stop",
                "dissuade",
                "ban",
                "bar",
                "criticise",
                "criticize",
                "thank",
                "praise",
            ):
                return logical_objects(governor, depth + 1)
            return surface_subjects(governor, depth + 1)
        return noun_agents(governor, depth + 1)
    return []


def noun_agents(noun: Token, depth: int = 0) -> list[Token]:
    """Whose decision, plan or talks: possessor, "by", else the subject of the verb that carries the noun."""
    if depth > _DEPTH:
        return []
    possessors = [c for c in noun.children if c.dep_ == "poss"]
    if possessors:
        return possessors
    for prep in noun.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ == "by":
            return _pobjs(prep)
    modifiers = [
        c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ") and c.text[:1].isupper()
    ]
    if modifiers:
        return modifiers
    governor = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and governor.pos_ in ("VERB", "AUX"):
        return logical_subjects(governor, depth + 1)
    if noun.dep_ == "pobj" and governor.head.pos_ in ("VERB", "AUX"):
        return surface_subjects(governor.head, depth + 1)
    return []


def agents(verb: Token) -> list[Token]:
    """The by-phrase of a passive."""
    return [p for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in _pobjs(c)]


def logical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it, whatever the voice."""
    if is_passive(verb):
        own = agents(verb)
        if own or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            # "condemned and rejected by Iran": the agent stands at the last conjunct
            return own or [a for c in verb.children if c.dep_ == "conj" and is_passive(c) for a in agents(c)]
        return agents(verb.head)
    return surface_subjects(verb, depth)


def logical_objects(verb: Token, depth: int = 0) -> list[Token]:
    """To whom it is done, whatever the voice."""
    if depth > _DEPTH:
        return []
    own = [t for c in verb.children if c.dep_ == "dobj" for t in _resolved(c, verb)]
    if is_passive(verb):
        return own or surface_subjects(verb, depth)
    if own:
        return own
    # "urged Moscow to withdraw" is often parsed with Moscow as the subject below
    raised = [
        s
        for c in verb.children
        if c.dep_ in ("ccomp", "xcomp") and (_infinitive(c) or verb.lemma_ == "help")
        for s in c.children
        if s.dep_ in _SUBJECTS
    ]
    if raised:
        return raised
    if verb.dep_ == "relcl" and any(c.dep_ in _SUBJECTS and c.lower_ not in _RELATIVE for c in verb.children):
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return []
    # "condemn and reject the plan": the object stands at the last conjunct
    return [t for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" for t in c.children if t.dep_ == "dobj"]


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def prepositions(trigger: Token, word: str) -> list[Token]:
    """Prepositions `word` that can belong to `trigger`: its own, its object's, those of the verb that carries it."""
    places = [trigger]
    if trigger.pos_ in ("VERB", "AUX", "ADJ"):
        places += [
            c for c in trigger.children if c.dep_ in ("dobj", "attr", "acomp", "oprd", "prt", "advmod") or (c.dep_ == "nsubjpass")
        ]
        places += [p for c in trigger.children if c.dep_ == "prep" for p in _pobjs(c)]
    else:
        carrier = trigger.head
        if trigger.dep_ in ("dobj", "attr", "nsubjpass", "nsubj", "oprd") and carrier.pos_ in ("VERB", "AUX"):
            places.append(carrier)
        elif trigger.dep_ == "pobj" and carrier.head.pos_ in ("VERB", "AUX"):
            places.append(carrier.head)
        elif trigger.dep_ == "conj":
            places.append(trigger.head)
        # "a protest by Greeks against Turkey": the small parser hangs the second on the first
        places += [c for c in trigger.children if c.dep_ in ("conj", "acl")] + [
            p for c in trigger.children if c.dep_ == "prep" for p in _pobjs(c)
        ]
    found = []
    for place in places:
        for child in place.children:
            if child.lower_ == word and child.dep_ in ("prep", "agent", "dative", "prt", "advmod", "dep", "mark"):
                if place != trigger and child.i < trigger.i and place.i != child.head.i:
                    continue
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ != word:
                found += [c for c in child.children if c.dep_ == "prep" and c.lower_ == word]
    return list(dict.fromkeys(found))


def prepositional_objects(trigger: Token, word: str) -> list[Token]:
    return [t for prep in prepositions(trigger, word) for t in _pobjs(prep)]


def complements(verb: Token) -> list[Token]:
    """Verbs of the clauses that complete a verb, noun or adjective: "agreed to send", "its decision to leave", "accused of bombing"."""
    found = [
        c
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp", "pcomp") or (c.dep_ in ("acl", "advcl") and _infinitive(c) and verb.pos_ != "VERB")
    ]
    for prep in verb.children:
        if prep.dep_ == "prep":
            found += [c for c in prep.children if c.dep_ == "pcomp"]
    if not found and verb.pos_ == "VERB":
        found = [c for c in verb.children if c.dep_ == "advcl" and _infinitive(c)]
    return [t for c in found for t in (c, *(x for x in _conjuncts(c) if x.pos_ in ("VERB", "AUX")))]


def carrier(noun: Token, adjunct: bool = True) -> Token | None:
    """The verb whose subject also is the noun's: "hold talks" and, if `adjunct`, "is on a visit", "arrived for talks"."""
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return carrier(head, adjunct)
    if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        return head if head.lemma_ in _CARRIERS else None
    if adjunct and noun.dep_ == "pobj" and head.lower_ in _ADJUNCT and head.dep_ == "prep":
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    if noun.dep_ == "nsubj" and head.dep_ == "relcl":
        return None
    return None


def _below(verb: Token) -> list[Token]:
    """Objects of a verb and of its prepositions, and of the prepositions of its objects."""
    objects = logical_objects(verb)
    preps = [
        p
        for t in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "xcomp", "prep")))
        for p in (t, *t.children)
        if p.dep_ in ("prep", "dative")
    ]
    found = [
        *objects,
        *(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"),
        *(t for p in preps for t in _pobjs(p)),
    ]
    return list(dict.fromkeys(found))


# What an actor makes or does, which then acts for it: "the resolution condemns", "a move to expel".
_INSTRUMENTS = frozenset(
    """resolution statement report letter bill law order decision move note declaration vote ruling document announcement message speech
    communique article tweet post decree motion draft proposal plan intention effort bid attempt policy campaign response""".split()
)


_BESIDE = frozenset(
    "near like unlike than outside off along about before as such including during despite since until via after".split()
)


def _beside(token: Token) -> bool:
    """Does the word only set the scene: "near Guinea", "unlike Chad"?"""
    phrase = token
    for _ in range(4):
        if phrase.dep_ in ("pobj", "pcomp"):
            return phrase.head.lower_ in _BESIDE
        if phrase.dep_ not in ("compound", "amod", "nmod", "poss", "conj", "appos"):
            return False
        phrase = phrase.head
    return False


class Arguments:
    """Fills slots for one trigger in one sentence."""

    def __init__(self, cast: Cast, trigger: Token, pos: str, rest: tuple[Token, ...] = (), patient: bool = False, joint: bool = True) -> None:
        self.cast, self.trigger, self.pos, self.rest, self.patient, self.joint = cast, trigger, pos, rest, patient, joint

    def fill(self, slot: str) -> list[Filler]:
        """Actors in a slot, with `how` telling the construction."""
        if slot == "subject":
            return self._subject()
        heads = self.heads(slot)
        places = self.patient or slot in ("to", "in", "into", "at")
        return [Filler(f.mentions, f.token, f"{slot}: {f.how}") for head in heads for f in self.cast.noun_phrase(head, places)]

    def above(self) -> list[Filler]:
        """Subjects of the clauses above, nearest first: who is left when the clause names nobody."""
        token = self.trigger
        named = [t for t in logical_subjects(token) if t.lemma_ not in _INSTRUMENTS and t.pos_ in ("NOUN", "PROPN")]
        if named:
            return []
        for _ in range(_DEPTH):
            if token.head == token:
                return []
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                found = self._named(surface_subjects(token), f"subject of {token.lemma_!r} above")
                if found:
                    return found
            elif token.lemma_ in _INSTRUMENTS:
                found = self._named(noun_agents(token), f"maker of {token.lemma_!r}")
                if found:
                    return found
        return []

    def below(self, without: frozenset[str]) -> list[Filler]:
        """Actors anywhere under the trigger, nearest first: who is left when the slots are empty."""
        start = self.trigger.i
        for token in sorted(self.trigger.subtree, key=lambda t: abs(t.i - start)):
            if (token.i > start or self.pos == "noun") and not _beside(token):
                mentions = tuple(m for m in self.cast.named(token, True) if m.country not in without)
                if mentions:
                    return [Filler(mentions, token, "below the trigger")]
        return []

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
            return [s for c in complements(trigger) for s in surface_subjects(c) if s.dep_ in _SUBJECTS and s.head == c]
        if slot == "complement":
            return [t for c in complements(trigger) for t in _below(c)]
        if slot == "possessive":
            return [c for c in trigger.children if c.dep_ == "poss"]
        if slot == "compound":
            return [c for c in trigger.children if c.dep_ in ("compound", "nmod", "amod")]
        if slot == "members":
            return []
        return prepositional_objects(trigger, slot)

    def _rest_objects(self) -> list[Token]:
        return [t for prep in self.rest if prep.dep_ in ("prep", "prt", "agent", "advmod", "dep") for t in _pobjs(prep)]

    def _subject(self) -> list[Filler]:
        if self.pos == "verb":
            return self._named(logical_subjects(self.trigger), "subject")
        if self.pos == "adjective":
            return self._named(surface_subjects(self.trigger), "subject")
        noun = self.trigger
        for deps, how in ((("poss",), "possessive"), (("compound", "amod", "nmod"), "modifier")):
            found = [f for c in noun.children if c.dep_ in deps for f in self.cast._modifier(c, how, False)]
            if how == "possessive":
                found = self._named([c for c in noun.children if c.dep_ == "poss"], how)
            if found:
                return found
        found = self._named(prepositional_objects(noun, "by"), "by")
        if found:
            return found
        verb = carrier(noun, self.joint)
        if verb is not None:
            return self._named(
                logical_subjects(verb) if verb.lemma_ != "be" else surface_subjects(verb), f"subject of {verb.lemma_!r}"
            )
        # "Macron, on a visit to Chad, said": the phrase hangs on the name
        head = noun.head
        if self.joint and noun.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in _ADJUNCT and head.head.pos_ in ("NOUN", "PROPN"):
            return self._named([head.head], "noun before")
        return []

    def _named(self, heads: Iterable[Token], how: str) -> list[Filler]:
        return [
            Filler(f.mentions, f.token, how if f.how == "itself" else f"{how}: {f.how}")
            for head in heads
            for f in self.cast.noun_phrase(head)
        ]
