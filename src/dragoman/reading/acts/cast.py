"""The actors of one sentence, by the words that name them."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.model import Mention
from dragoman.reading.acts.grammar.dependents import made_by
from dragoman.reading.acts.grammar.phrases import against, begins_clause, conjuncts, pobjs
from dragoman.reading.acts.grammar.voice import SUBJECTS, owner
from dragoman.reading.acts.lists import SHORTEST, person_lists
from dragoman.reading.draft import Draft, Sentence

_HYPHENS = frozenset("-–—/")
_WORDS = word_sets("deeds")


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
        for token in dict.fromkeys((head, *conjuncts(head), *self._listed(head), *self._row(head))):
            found += self._one_phrase(token, places, depth)
        return found + self._rest_of_list(found)

    def _rest_of_list(self, found: list[Filler]) -> list[Filler]:
        """Members of a list of persons that the parse lost, where its first member is in the phrase itself."""
        known = {m for filler in found for m in filler.mentions}
        direct = {m for filler in found if filler.how == "itself" for m in filler.mentions}
        return [
            Filler((mention,), found[0].token, "list")
            for members in self._lists
            if members[0] in direct or (members[-1] in direct and len(members) < SHORTEST)
            for mention in members
            if mention not in known and mention.country and not (len(members) < SHORTEST and self._is_subject(mention))
        ]

    def _is_subject(self, mention: Mention) -> bool:
        span = self.sentence.span(mention.start, mention.end)
        return span is not None and span.root.dep_ in SUBJECTS

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

    def _row(self, head: Token) -> list[Token]:
        """Members of a list of names that the parser hung elsewhere: "a trip to Tonga, Samoa and Fiji"."""
        if head.dep_ != "pobj" or not self.named(head, True) or any(begins_clause(c, head) for c in head.children):
            return []
        found, doc, i, last = [], head.doc, head.i + 1, False
        while i + 1 < len(doc) and not last and doc[i].lower_ in (",", "and"):
            last = doc[i].lower_ == "and" or doc[i + 1].lower_ == "and"
            i += 2 if doc[i + 1].lower_ == "and" else 1
            names = self.named(doc[i], True) if i < len(doc) else ()
            if not names or doc[i].pos_ != "PROPN":
                return []
            while i + 1 < len(doc) and self.named(doc[i + 1], True) == names:
                i += 1
            if doc[i].dep_ in SUBJECTS or doc[i].pos_ != "PROPN":
                return []
            found.append(doc[i])
            i += 1
        return found if last else []

    def _one_phrase(self, head: Token, places: bool, depth: int) -> list[Filler]:
        if mentions := self.named(head, places):
            return [*self._joined(head, mentions, places, "itself"), Filler(mentions, head, "itself")]
        if depth > 2:
            return []
        whole = self._by_parts(head, places, depth) or (
            self._by_parts(head, True, depth) if head.lemma_ in _WORDS["seated"] else []
        )
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
        if head.lemma_ in _WORDS["shared"] and (fillers := self._beyond(head, places, depth)):
            return fillers
        if head.lemma_ in _WORDS["others"] and any(c.dep_ == "poss" for c in head.children):
            # "Burundi's neighbours, led by Tanzania"
            return [f for made in made_by(head) for f in self.noun_phrase(made, places, depth + 1)]
        if fillers := [f for t in owner(head) for f in self._one_phrase(t, places, depth + 1)]:
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
                        self.modifier(child, how, places and head.lemma_ not in _WORDS["named_by_place"])
                        if how != "apposition"
                        else self._one_phrase(child, places, depth + 1)
                    )
            if fillers:
                return fillers
        if head.lemma_ in _WORDS["deeds"] and not places:
            # "condemned the shelling of Goma": whose deed it is stands with "by", whom it befell with "of"
            wanted: tuple[str, ...] = ("by", "from")
        else:
            wanted = (
                ("by", "of", "from", "in", "on", "against", "near", "at", "off") if places else ("by", "of", "from", "between")
            )
        if head.lemma_ in _WORDS["posted"]:
            wanted = (*wanted, "at", "for")
        for word in wanted:
            for prep in head.children:
                if prep.dep_ in ("prep", "agent") and prep.lower_ == word:
                    fillers = [f for pobj in pobjs(prep) for f in self.noun_phrase(pobj, places, depth + 1)]
                    if fillers:
                        return fillers
        if head.lemma_ in _WORDS["harms"]:
            return []
        return [f for made in made_by(head) for f in self.noun_phrase(made, places, depth + 1)]

    def _beyond(self, border: Token, places: bool, depth: int) -> list[Filler]:
        """Who is on the other side: "its border with Guyana"; also where the parser hung the phrase higher ("sent troops to the border with")."""
        after = border.nbor() if border.i + 1 < len(border.doc) else border
        preps = dict.fromkeys((*border.children, after))
        heads = [pobj for prep in preps if prep.dep_ == "prep" and prep.lower_ == "with" for pobj in pobjs(prep)]
        return [filler for head in heads for filler in self.noun_phrase(head, places, depth + 1)]

    def modifier(self, child: Token, how: str, places: bool) -> list[Filler]:
        """A demonym or name before a noun, with what is coordinated or hyphenated to it: "the Russian and Chinese envoys"."""
        found = []
        for token in (child, *conjuncts(child)):
            if against(token) or (child.head.lemma_ in _WORDS["named_by_place"] and self._is_city(token)):
                continue
            if mentions := self.named(token, places):
                found += [*self._joined(token, mentions, places, how), Filler(mentions, token, how)]
            else:
                for inner in token.children:
                    if inner.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") and (mentions := self.named(inner, places)):
                        found.append(Filler(mentions, inner, how))
        return found

    def _is_city(self, token: Token) -> bool:
        """Does the word stand for a state by its city: "the Oslo accords"?"""
        return any(m.form == "metonym" for m in self.named(token, True))

    def _joined(self, token: Token, mentions: tuple[Mention, ...], places: bool, how: str) -> list[Filler]:
        """The first of two joined by a hyphen, which hangs on the second: "the Mali-Ghana border"."""
        first = [t for t in token.lefts if t.dep_ in ("compound", "nmod", "amod") and t.nbor().text in _HYPHENS]
        return [Filler(m, t, how) for t in first if (m := self.named(t, places)) and m != mentions]


def _place_mention(start: int, end: int, text: str, country: str) -> Mention:
    return Mention(
        start=start, end=end, text=text, actor=country, kind="country", name=text, country=country, form="metonym", rule="place"
    )
