"""Pronouns and nominals reach their actors, within the article and from left to right.

A resolved mention bears its antecedent's actor, name, country and office and the rule that chose it; a plural one becomes several
mentions over one span, one for each member. Where two candidates are fair, the words stay open and no mention is added.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.knowledge import Knowledge
from dragoman.model import Form, Mention
from dragoman.reading.anaphora.company import companies
from dragoman.reading.anaphora.context import Context, Occurrence, main_state, occurrences, places
from dragoman.reading.anaphora.firstperson import PLURAL, FirstPerson
from dragoman.reading.anaphora.former_latter import ordinals
from dragoman.reading.anaphora.here import heres, state_here
from dragoman.reading.anaphora.localities import Definite, definites, echo_of, person_of, place_of
from dragoman.reading.anaphora.nominals import Nominal, nominal_words, nominals
from dragoman.reading.anaphora.offices import speaks_for_state
from dragoman.reading.anaphora.ourselves import our_people
from dragoman.reading.anaphora.pairs import as_country, pair
from dragoman.reading.anaphora.pronouns import FEMININE, MASCULINE, choose, kind_of
from dragoman.reading.anaphora.recurring import echoes, name_runs, recurring_names
from dragoman.reading.anaphora.signers import signers
from dragoman.reading.anaphora.titles import bearer, is_open_title, leader_of
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.persons import Cast, cast_of
from dragoman.reading.mentions.predicative import predicative
from dragoman.reading.mentions.units import units
from dragoman.reading.speech.quoted import Quoted

_OWN = frozenset({"country", "nation"})
"""Nouns that mean the page's own state where no other is spoken of."""
Anaphor = Token | Nominal | Definite | Mention
"""A pronoun, a nominal, or a title that names nobody yet."""


def resolve(draft: Draft, kb: Knowledge) -> list[Mention]:
    """The mentions, with pronouns and nominals resolved where one antecedent is clear; in order of start."""
    found = Resolver(draft, kb).run()
    runs = name_runs(draft)
    found += recurring_names(draft, found, runs)
    return sorted([*found, *echoes(draft, found, runs, kb)], key=lambda m: (m.start, m.end))


@dataclass(slots=True)
class Resolver:
    """One article's coreference: `context` grows sentence by sentence."""

    draft: Draft
    kb: Knowledge
    context: Context = field(init=False)
    cast: Cast = field(init=False)
    speakers: FirstPerson = field(init=False)
    signers: tuple[Mention, ...] = field(init=False)
    main_state: str | None = field(init=False)
    people: Mention | None = field(init=False)
    """Who "we" are where no official speaks."""

    def __post_init__(self) -> None:
        self.context = Context(self.draft, Quoted(self.draft.article))
        self.cast = cast_of(self.draft.mentions, self.kb, self.draft.article.text)
        self.speakers = FirstPerson(self.draft, self.context, self.kb)
        self.main_state = main_state(self.draft, self.kb)
        self.signers = signers(self.draft, self.kb)
        self.people = our_people(self.draft, self.context.quoted, self.main_state, self.kb)

    def run(self) -> list[Mention]:
        done: list[Mention] = []
        for sentence in self.draft.sentences:
            done += self._sentence(sentence, self.draft.mentions_in(sentence.start, sentence.end))
        if (state := state_here(self.draft, self.kb)) is not None:
            for start, end in heres(self.draft, self.context.quoted):
                done += self._like([state], start, end, "nominal", "here: the dateline's state")
        return sorted(done, key=lambda m: (m.start, m.end))

    def _sentence(self, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
        stand_ins = list(places(sentence, mentions, self.draft))
        named = occurrences(sentence, mentions)
        for occurrence in [*named, *companies(named), *stand_ins]:
            self.context.add(occurrence)
        settled = list(mentions)
        row = units(sentence, mentions)
        anaphors: list[Anaphor] = [n for n in nominals(row, self.kb) if not _in_compound(n, sentence)]
        anaphors += [m for m in mentions if is_open_title(m)]
        taken = [(m.start, m.end) for m in mentions] + [(a.start, a.end) for a in anaphors if isinstance(a, Nominal)]
        anaphors += [d for d in definites(row, taken) if not _in_compound(d, sentence)]
        first: list[Token] = []
        for token in sentence.doc or ():
            start, _ = sentence.at(token)
            if token.tag_ in {"PRP", "PRP$"} and not any(a <= start < b for a, b in taken):
                (anaphors if kind_of(token.lower_) else first).append(token)
        for anaphor in sorted(
            anaphors, key=lambda a: a.start if isinstance(a, Nominal | Definite | Mention) else sentence.at(a)[0]
        ):
            found = self._resolved(anaphor, sentence)
            if not found:
                continue
            if isinstance(anaphor, Mention):
                settled.remove(anaphor)
            settled += found
            self._learn_gender(anaphor, found)
            span = sentence.span(found[0].start, found[0].end)
            self.context.add(
                Occurrence(
                    found[0].start,
                    found[0].end,
                    tuple(found),
                    sentence.index,
                    span.root if span is not None else None,
                    sentence.start,
                )
            )
        for token, person in predicative(sentence, [*settled, *(m for o in stand_ins for m in o.members)]):
            settled += self._like([person], *sentence.at(token), "nominal", "says who or what it is")
        for start, end, one in list(ordinals(sentence, settled)):
            settled += self._like([one], start, end, "nominal", "first or second of the two named")
        return settled + [m for token in first for m in self._first_person(token, sentence)]

    def _learn_gender(self, anaphor: Anaphor, found: Sequence[Mention]) -> None:
        """A person whom a clear "she" has reached is a woman for the rest of the article."""
        if (
            not isinstance(anaphor, Nominal | Definite | Mention)
            and len(found) == 1
            and (person := self.cast.people.get(found[0].actor or ""))
            and not person.gender
        ):
            person.gender = "f" if anaphor.lower_ in FEMININE else "m" if anaphor.lower_ in MASCULINE else None

    def _first_person(self, token: Token, sentence: Sentence) -> list[Mention]:
        """ "I" is the speaker; "we" and "our" the state or organisation for which an official speaks."""
        start, end = sentence.at(token)
        if token.lower_ in PLURAL and self.context.quoted.at(start) is None and self.signers:
            return self._like(self.signers, start, end, "pronoun", "first person: a joint statement")
        speaker = self.speakers.speaker(token, start, sentence)
        if token.lower_ not in PLURAL:
            return self._like([speaker], start, end, "pronoun", "first person: speaker") if speaker else []
        if speaker is None or not speaks_for_state(speaker):
            outside = self.people is not None and self.context.quoted.at(start) is None
            return self._like([self.people], start, end, "pronoun", "first person: the people") if self.people and outside else []
        state = self.kb.actor(speaker.country or "")
        if state is None:
            return []
        whole = Mention(start=start, end=end, text="", actor=state.id, kind=state.kind, name=state.name, country=speaker.country)
        return self._like([whole], start, end, "pronoun", f"first person: {speaker.name} speaks for it")

    def _resolved(self, anaphor: Anaphor, sentence: Sentence) -> list[Mention]:
        if isinstance(anaphor, Mention):
            return self._title(anaphor, sentence)
        if isinstance(anaphor, Nominal):
            return self._nominal(anaphor, sentence)
        if isinstance(anaphor, Definite):
            return self._definite(anaphor, sentence)
        start, end = sentence.at(anaphor)
        if kind_of(anaphor.lower_) is None:
            return []
        speaker = self.speakers.quoted_speaker(start, sentence) if kind_of(anaphor.lower_) == "person" else None
        choice = choose(anaphor, start, sentence, self.context, self.cast, speaker.actor if speaker else None)
        if choice is None:
            return []
        return self._like(choice.occurrence.members, start, end, "pronoun", f"pronoun: {choice.probability:.2f}")

    def _like(self, members: Sequence[Mention], start: int, end: int, form: Form, rule: str) -> list[Mention]:
        text = self.draft.article.text[start:end]
        return [
            Mention(
                start=start,
                end=end,
                text=text,
                actor=m.actor,
                kind=m.kind,
                name=m.name,
                country=m.country,
                office=m.office,
                form=form,
                rule=rule,
            )
            for m in {(m.actor, m.name): m for m in members}.values()
        ]

    def _title(self, mention: Mention, sentence: Sentence) -> list[Mention]:
        found = bearer(mention, self.context.before(sentence.index, mention.start, 60))
        if found is None and mention.country is None:
            found = leader_of(self.main_state, mention, self.draft.article.published, self.kb)
        return self._like([found[0]], mention.start, mention.end, "nominal", f"title: {found[1]}") if found else []

    def _nominal(self, nominal: Nominal, sentence: Sentence) -> list[Mention]:
        if nominal.noun in nominal_words().directions or nominal.noun.capitalize() in nominal_words().directions:
            return self._half(nominal)
        if nominal.kind.startswith("pair"):
            members = pair(nominal, sentence, self.context, self.kb)
            return self._like(members, nominal.start, nominal.end, "nominal", f"{len(members)} joined: {nominal.noun}")
        if nominal.kind == "country" and nominal.owner in {"his", "her"}:
            return self._owned(nominal, sentence)
        if nominal.kind in {"organisation", "body"}:
            echo = echo_of(Definite(nominal.start, nominal.end, nominal.noun, False), self.context, sentence)
            if echo is not None:
                return self._like([echo], nominal.start, nominal.end, "nominal", f"repeats the name: {nominal.noun}")
        best: tuple[float, Mention] | None = None
        listed = {
            m.actor
            for o in self.context.before(sentence.index, nominal.start, 3)
            if o.joined and len(o.members) > 2
            for m in o.members
        }
        for rank, occurrence in enumerate(self.context.before(sentence.index, nominal.start, 3)):
            one = occurrence.one
            if one is None or not self._may_be(nominal, one):
                continue
            back = sentence.index - occurrence.sentence
            score = 0.8 * occurrence.subject - back - 0.05 * rank - 0.8 * (one.actor in listed) - 0.3 * (one.form == "demonym")
            if best is None or score > best[0]:
                best = score, one
        if best is None and nominal.kind == "country" and nominal.among is None and nominal.noun in _OWN and self.main_state:
            state = self.kb.country(self.main_state)
            best = (
                (
                    0.0,
                    Mention(
                        start=0, end=0, text="", actor=self.main_state, kind="country", name=state.name, country=self.main_state
                    ),
                )
                if state
                else None
            )
        if best is None:
            return []
        reached = as_country(best[1], self.kb) if nominal.kind == "country" else best[1]
        return self._like([reached], nominal.start, nominal.end, "nominal", f"nominal: {nominal.noun}")

    def _definite(self, definite: Definite, sentence: Sentence) -> list[Mention]:
        """ "the university", "the city"."""
        echo = echo_of(definite, self.context, sentence)
        if echo is not None:
            return self._like([echo], definite.start, definite.end, "nominal", f"repeats the name: {definite.noun}")
        person = person_of(definite, self.context, sentence, self.cast)
        if person is not None:
            return self._like([person], definite.start, definite.end, "nominal", f"person: {definite.noun}")
        place = place_of(definite, self.context, sentence)
        return self._like([place], definite.start, definite.end, "nominal", f"place: {definite.noun}") if place else []

    def _half(self, nominal: Nominal) -> list[Mention]:
        """ "the North" on a page that names North or South Korea."""
        codes = sorted(nominal.among or ())
        family = {c for group in nominal_words().directions.values() for c in group}
        if len(codes) < 2 and not any(m.country in family and m.kind == "country" for m in self.draft.mentions):
            return []
        found = [c for code in codes if (c := self.kb.country(code)) is not None]
        at = {"start": nominal.start, "end": nominal.end, "text": ""}
        members = [Mention(**at, actor=c.code, kind="country", name=c.name, country=c.code) for c in found]  # type: ignore[arg-type]
        return self._like(members, nominal.start, nominal.end, "nominal", f"nominal: {nominal.noun}")

    def _owned(self, nominal: Nominal, sentence: Sentence) -> list[Mention]:
        """ "his country": that of the person whom "his" stands for."""
        span = sentence.span(nominal.start, nominal.end)
        if span is None or not len(span):
            return []
        choice = choose(span[0], nominal.start, sentence, self.context, self.cast)
        owner = choice.occurrence.one if choice else None
        if owner is None or not owner.country or self.kb.country(owner.country) is None:
            return []
        return self._like([as_country(owner, self.kb)], nominal.start, nominal.end, "nominal", f"country of {owner.name}")

    def _may_be(self, nominal: Nominal, one: Mention) -> bool:
        if nominal.kind == "country":
            known = self.kb.country(one.country or "")
            state = known is not None and known.status != "former"
            kinds = {"country", "body", "group"} if nominal.noun == "government" else {"country", "body"}
            return state and one.kind in kinds and (nominal.among is None or one.country in nominal.among)
        if nominal.kind == "body":
            return one.kind == "body" and bool(one.actor) and (one.actor or "").rpartition("/")[2] in nominal.parts
        return one.kind in {"organisation", "movement", "company"} and (nominal.among is None or one.actor in nominal.among)


def _in_compound(nominal: Nominal | Definite, sentence: Sentence) -> bool:
    """Does the noun only tell what kind the next one is: "her state visit"?"""
    span = sentence.span(nominal.start, nominal.end)
    return span is not None and len(span) > 0 and span[-1].dep_ == "compound" and span[-1].head.i > span[-1].i
