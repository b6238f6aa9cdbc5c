"""From names to mentions: titles, bodies, groups, unknown persons and surnames of one article."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from dragoman.knowledge import Knowledge, Term
from dragoman.model import ActorKind, Mention
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.bodies import BodyPhrase, body_phrases
from dragoman.reading.mentions.home import home
from dragoman.reading.mentions.metonymy import is_government
from dragoman.reading.mentions.persons import Cast, Person, parts, slug
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.titles import TitlePhrase, title_phrases
from dragoman.reading.mentions.units import Unit, name_from, units
from dragoman.reading.speech.lines import barred, is_headline, verbs, whole_names

_LEADERS = frozenset("head_of_state head_of_government foreign_minister defence_minister secretary_general".split())
_VOICES = frozenset("spokesperson_foreign spokesperson_president spokesperson_government spokesperson_defence".split())
MOSTLY = 1.5
"""How many times as often as the next a state must be named to be the one that the page is about."""


@dataclass(slots=True)
class Settling:
    """The settling of one article: `cast` are its persons, `done` the mentions of each sentence."""

    draft: Draft
    kb: Knowledge
    cast: Cast = field(default_factory=Cast)
    done: dict[int, list[Mention]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    """Countries that the article names, the most frequent first."""
    tagged: Counter[tuple[str, str]] = field(default_factory=Counter)
    organisations: dict[str, str] = field(default_factory=dict)
    """Organisations that the knowledge base does not know, by slug."""

    def settle(self) -> list[Mention]:
        on = self.draft.article.published
        for sentence in self.draft.sentences:
            self.done[sentence.index] = self.draft.mentions_in(sentence.start, sentence.end)
        self.states = [c for c, _ in Counter(m.country for m in self.draft.mentions if m.country).most_common()]
        for sentence in self.draft.sentences:
            self.done[sentence.index] = whole_names(self.done[sentence.index], self.draft.article.text)
        for mention in (m for s in self.draft.sentences for m in self.done[s.index]):
            if mention.kind == "person" and mention.actor:
                self.cast.add_known(mention, self.kb, on)
        for read in (
            self._introduced,
            self._persons,
            self._titled,
            self._surnames,
            self._composed,
            self._organisations,
            self._surnames,
        ):
            for sentence in self.draft.sentences:
                read(sentence)
        for sentence in self.draft.sentences:
            self.done[sentence.index] = [m for m in self.done[sentence.index] if not self._only_a_place(m, sentence)]
        self._place_strangers()
        return sorted((self._latest(m) for ms in self.done.values() for m in ms), key=lambda m: (m.start, m.end))

    def _place_strangers(self) -> None:
        """Persons in office of whom nothing tells a country are taken to be of the state that the page is about."""
        for person in self.cast.people.values():
            if person.country is None and not person.known and person.office:
                sentence = next((s for s in self.draft.sentences if s.start <= person.first < s.end), None)
                person.country = self._near(sentence, person.first) if sentence else None

    def _only_a_place(self, mention: Mention, sentence: Sentence) -> bool:
        """Is a capital or seat here just where something happens ("arrived in Moscow")?"""
        return (
            mention.form == "metonym"
            and mention.kind == "country"
            and sentence.doc is not None
            and not is_government(sentence, mention.start, mention.end)[0]
        )

    def _introduced(self, sentence: Sentence) -> None:
        """Titles with a name, in the whole article before those without one."""
        row = units(sentence, self.done[sentence.index])
        for phrase in self._phrases(sentence, row):
            if phrase.name is not None:
                self._named(sentence, row, phrase, phrase.name)

    def _titled(self, sentence: Sentence) -> None:
        row = units(sentence, self.done[sentence.index])
        for phrase in self._phrases(sentence, row):
            if phrase.name is None:
                self._untitled(sentence, row, phrase)

    def _phrases(self, sentence: Sentence, row: Sequence[Unit]) -> list[TitlePhrase]:
        return title_phrases(row, headline=is_headline(sentence, row), barred=barred(sentence, row))

    def _named(self, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase, name: tuple[int, int]) -> None:
        """A title with a name: the person is known, or is introduced here."""
        text = self.draft.article.text
        begin = name[0]
        while begin < name[1] - 1 and (row[begin].low in title_words().honorifics or not row[begin].text[0].isalnum()):
            begin += 1
        start, end = row[begin].start, row[name[1] - 1].end
        at = row[name[1] - 1].person
        country = phrase.country
        if at is not None and at.actor in self.cast.people:
            person = self.cast.people[at.actor]
            if phrase.apposed and country and person.country and country != person.country and not self._served(person, country):
                self._untitled(sentence, row, phrase)
                return
            if end - start > len(person.name):
                person.name = " ".join(text[start:end].split())
        else:
            found = self._known(text[start:end], phrase, start)
            if found is not None:
                person = found
            else:
                near = country or (
                    self._near(sentence, start) if not phrase.past and phrase.role in title_words().official else None
                )
                person = self.cast.introduce(text[start:end], start, near, titled=True)
        self._learn(person, phrase)
        if len(parts(text[start:end])) == 1 and set(phrase.role.split()) & title_words().royal and not phrase.apposed:
            # the page's fullest form: "King Abdullah"
            called = f"{row[phrase.noun[1] - 1].text} {text[start:end]}"
            person.name = (
                called if len(parts(person.name)) < 2 or (person.known and len(person.name.split()) < 3) else person.name
            )
        if phrase.apposed:
            first, last = row[phrase.first].start, row[phrase.last - 1].end
            self._put(sentence, person.mention(first, last, text[first:last], form="title", rule="title beside a name"))
            self._put(sentence, person.mention(start, end, text[start:end], rule="name beside a title"))
        else:
            first, last = row[phrase.first].start, row[phrase.tail - 1].end if phrase.tail else end
            self._put(sentence, person.mention(first, last, text[first:last], rule="title and name"))

    def _served(self, person: Person, country: str) -> bool:
        return any(t.country == country for t in self.kb.terms(person.actor))

    def _known(self, name: str, phrase: TitlePhrase, at: int) -> Person | None:
        """The holder of the office whom a title and a part of the name tell: "King Abdullah", "President Ashraf Ghani"."""
        on = self.draft.article.published
        if self.cast.bearers(name):
            return None
        wanted = set(parts(name))
        codes = [phrase.country] if phrase.country else [c for c in self.states if self.kb.country(c)]
        fit: dict[str, str] = {}
        for code in codes if phrase.offices and not phrase.deputy else ():
            for term in self.kb.holders(code, phrase.role, on if not phrase.past else None):
                actor = self.kb.actor(term.person)
                if (
                    actor is not None
                    and wanted & set(parts(actor.name)[-1:])
                    and (len(wanted) == 1 or len(wanted & set(parts(actor.name))) > 1)
                ):
                    fit[actor.id] = code
        if not fit and phrase.offices and not phrase.deputy and not phrase.country:
            fit = self._once(wanted, parts(name)[-1:], phrase)
        if len(fit) != 1:
            return None
        ((key, code),) = fit.items()
        actor = self.kb.actor(key)
        known = Mention(
            start=at, end=at + len(name), text=name, actor=key, kind="person", name=actor.name if actor else name, country=code
        )
        return self.cast.add_known(known, self.kb, on)

    def _once(self, wanted: set[str], surname: list[str], phrase: TitlePhrase) -> dict[str, str]:
        """Who of this surname has ever held the office: "President Trump" on a page of any date."""
        fit: dict[str, str] = {}
        for actor in self.kb.surname(surname[0]) if surname else ():
            if len(wanted) == 1 or len(wanted & set(parts(actor.name))) > 1:
                held = [t.country for t in self.kb.terms(actor.id) if t.office in phrase.offices[:1]]
                fit |= {actor.id: held[-1]} if held else {}
        return fit

    def _learn(self, person: Person, phrase: TitlePhrase) -> None:
        """What a title says of a person whom the knowledge base does not know, or does not know in office."""
        lexicon = title_words()
        words = set(phrase.role.split()) | {phrase.role}
        if person.gender is None and words & (lexicon.female | lexicon.male):
            person.gender = "f" if words & lexicon.female else "m"
        if phrase.country and (not person.known or person.country is None or self._served(person, phrase.country)):
            person.country = phrase.country
        if phrase.past:
            return
        if person.office is None:
            person.office = phrase.title
        person.role = phrase.role
        person.offices = tuple(dict.fromkeys((*person.offices, *phrase.offices)))

    def _untitled(self, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase) -> None:
        """A title without a name: "the Hungarian prime minister", "Chinese and Russian officials", "the president"."""
        if not phrase.countries and not self._stands_alone(sentence, row, phrase):
            return
        text = self.draft.article.text
        start, end = row[phrase.first].start, row[phrase.last - 1].end
        members = [self._holder(phrase, country) for country in phrase.countries] or [None]
        for country, person in zip(phrase.countries or (None,), members, strict=True):
            if person is not None:
                mention = person.mention(start, end, text[start:end], form="title", rule="office and country")
            else:
                kind: ActorKind = "group" if phrase.plural else "person"
                mention = Mention(start=start, end=end, text=text[start:end], actor=country if phrase.plural else None, kind=kind,
                                  name=" ".join(text[start:end].split()), country=country, office=phrase.title, form="title", rule="title")  # fmt: skip
            self._put(sentence, mention, keep=len(members) > 1)

    def _stands_alone(self, sentence: Sentence, row: Sequence[Unit], phrase: TitlePhrase) -> bool:
        """ "the president", "President": may name a person of the article; "a major problem", "two ministers" do not."""
        if phrase.plural or not (phrase.definite or phrase.possessive or row[phrase.noun[0]].text[0].isupper()):
            return False
        span = sentence.span(row[phrase.noun[0]].start, row[phrase.noun[1] - 1].end)
        return span is None or (span.root.pos_ in {"NOUN", "PROPN"} and span.root.dep_ not in {"compound", "amod"})

    def _holder(self, phrase: TitlePhrase, country: str) -> Person | None:
        """Who holds the office: whom the article introduced so, else whom the knowledge base has for that day."""
        if phrase.past or phrase.deputy or phrase.indefinite:
            return None
        here = self.cast.holding(phrase.offices, phrase.role, country)
        if len(here) == 1 and (not phrase.plural or phrase.offices):
            return here[0]
        on = self.draft.article.published
        if on is None or here:
            return None
        holders = {t.person: t for t in self.kb.holders(country, phrase.role, on)} if phrase.offices else {}
        if len(holders) != 1:
            return None
        ((key, term),) = holders.items()
        actor = self.kb.actor(key)
        if actor is None:
            return None
        known = Mention(
            start=0, end=0, text=actor.name, actor=key, kind="person", name=actor.name, country=country, office=term.title
        )
        person = self.cast.add_known(known, self.kb, on)
        person.offices = tuple(dict.fromkeys((*person.offices, term.office)))
        return person

    def _composed(self, sentence: Sentence) -> None:
        row = units(sentence, self.done[sentence.index])
        for phrase in body_phrases(row, stops=verbs(sentence, row)):
            start, end = row[phrase.first].start, row[phrase.last - 1].end
            members: tuple[str | None, ...] = phrase.countries or (self._near(sentence, start),)
            for country in members:
                self._put(sentence, self._body(phrase, country, start, end), keep=len(members) > 1)

    def _near(self, sentence: Sentence, at: int) -> str | None:
        """The state whose officials a page means when it says "the foreign ministry": the page's own (by its web address), else the one that
        the page names by far most, else the only one named before in the sentence."""
        own = home(self.draft.article)
        if own is not None and own in self.states:
            return own
        counts = Counter(m.country for ms in self.done.values() for m in ms if m.country and self.kb.country(m.country))
        counts.update(p.country for p in self.draft.places if p.country and p.name != p.country)
        first = counts.most_common(2)
        if first and (len(first) == 1 or first[0][1] >= MOSTLY * first[1][1]):
            return first[0][0]
        states = {
            m.country
            for m in self.done[sentence.index]
            if m.end <= at and m.country and m.kind != "person" and self.kb.country(m.country)
        }
        return states.pop() if len(states) == 1 else None

    def _body(self, phrase: BodyPhrase, country: str | None, start: int, end: int) -> Mention:
        words = self.draft.article.text[start:end]
        actor = country
        if phrase.kind == "body":
            actor = f"{country}/{slug(phrase.organ or words).replace('-', '_')}" if country else None
        return Mention(start=start, end=end, text=words, actor=actor, kind=phrase.kind, name=" ".join(words.split()), country=country,
                       form="demonym" if phrase.kind == "group" else "name", rule=f"{phrase.kind} by rule")  # fmt: skip

    def _persons(self, sentence: Sentence) -> None:
        """Persons that only the model sees."""
        text = self.draft.article.text
        for start, end, words in self._tagged(sentence, "PERSON"):
            if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
                # a source: "(Miami Herald)"
                continue
            person = self.cast.introduce(words, start, None)
            self._put(sentence, person.mention(start, end, words, rule="name by the model"))

    def _organisations(self, sentence: Sentence) -> None:
        """Organisations that only the model sees."""
        for start, end, words in self._tagged(sentence, "ORG"):
            if (person := self._called(words, start)) is not None:
                self._put(sentence, person.mention(start, end, words, rule="part of a name"))
                continue
            self.organisations.setdefault(slug(words), words)
            self._put(sentence, self._organisation(start, end, words))

    def _tagged(self, sentence: Sentence, label: str) -> Iterator[tuple[int, int, str]]:
        """What the model tags so and nothing else explains; a single word must be tagged twice in the article."""
        if sentence.doc is None or is_headline(sentence, units(sentence, [])):
            return
        text = self.draft.article.text
        for entity in sentence.doc.ents:
            start, end = sentence.start + entity.start_char, sentence.start + entity.end_char
            if text[start:end].endswith(("'s", "’s")):
                end -= 2
            words = text[start:end]
            if label == "ORG" and self.draft.places_in(start, end):
                continue
            if entity.label_ != label or self._taken(sentence, start, end) or not words[:1].isupper() or "\n" in words:
                continue
            if len(words.split()) > 1 or self._often(words, label):
                yield start, end, words

    def _often(self, word: str, label: str) -> bool:
        """Is a single word mostly tagged so, in an article that has it more than once?"""
        if not self.tagged:
            self.tagged = Counter((e.text, e.label_) for s in self.draft.sentences for e in (s.doc.ents if s.doc else ()))
        most = max(n for (text, _), n in self.tagged.items() if text == word) if (word, label) in self.tagged else 0
        return most == self.tagged[word, label] and (most > 1 or self.draft.article.text.count(word) > 2)

    def _organisation(self, start: int, end: int, words: str) -> Mention:
        return Mention(
            start=start,
            end=end,
            text=words,
            actor=f"org/{slug(words)}",
            kind="organisation",
            name=words,
            country=None,
            rule="name by the model",
        )

    def _surnames(self, sentence: Sentence) -> None:
        """Persons of the article by a part of their name; leaders of the day by a surname that is theirs alone."""
        row = units(sentence, self.done[sentence.index])
        text = self.draft.article.text
        i = 0
        while i < len(row):
            end = name_from(row, i) if not row[i].known else i
            if end <= i:
                i += 1
                continue
            start, stop = row[i].start, row[end - 1].end
            words = text[start:stop]
            person = self._called(words, start)
            if person is not None:
                self._put(sentence, person.mention(start, stop, words, rule="part of a name"))
            elif slug(words) in self.organisations:
                self._put(sentence, self._organisation(start, stop, words))
            i = end

    def _called(self, words: str, at: int) -> Person | None:
        bearers = self.cast.bearers(words)
        if not bearers:
            return self._leader(words, at)
        before = [p for p in bearers if p.first <= at]
        last = [p for p in (before or bearers) if parts(p.name)[-1:] == parts(words)[-1:]]
        for fit in (bearers, before, last):
            if len(fit) == 1:
                return fit[0]
        return None

    def _leader(self, words: str, at: int) -> Person | None:
        """A head of state or government by surname alone, if his state is named or "administration", "government" follows."""
        on = self.draft.article.published
        if on is None or " " in words or not words[0].isupper() or len(words) < 2:
            return None
        text = self.draft.article.text
        backed = re.match(r"(?:'s|’s)? (?:administration|government|regime)\b", text[at + len(words) : at + len(words) + 24])
        fit: dict[str, Term] = {}
        for bearer in self.kb.surname(words, on=on):
            for term in self.kb.offices_of(bearer.id, on):
                if term.office in _LEADERS | _VOICES and (backed or term.country in self.states):
                    fit.setdefault(bearer.id, term)
        if len(fit) != 1:
            return None
        ((key, term),) = fit.items()
        actor = self.kb.actor(key)
        assert actor is not None
        known = Mention(
            start=at,
            end=at + len(words),
            text=words,
            actor=key,
            kind="person",
            name=actor.name,
            country=term.country,
            office=term.title,
        )
        return self.cast.add_known(known, self.kb, on)

    def _latest(self, mention: Mention) -> Mention:
        """What the article says later of a person holds for every mention of him."""
        person = self.cast.people.get(mention.actor or "")
        if person is None:
            return mention
        return msgspec.structs.replace(mention, name=person.name, country=person.country, office=person.office)

    def _taken(self, sentence: Sentence, start: int, end: int) -> bool:
        return any(m.start < end and start < m.end for m in self.done[sentence.index])

    def _put(self, sentence: Sentence, mention: Mention, keep: bool = False) -> None:
        """Add a mention in place of those that it covers; with `keep` beside those over exactly its span."""
        rest = [m for m in self.done[sentence.index] if m.end <= mention.start or mention.end <= m.start
                or (keep and (m.start, m.end) == (mention.start, mention.end) and m.rule == mention.rule)]  # fmt: skip
        self.done[sentence.index] = sorted([*rest, mention], key=lambda m: (m.start, m.end))
