"""From the words that name a source to a speaker: through mentions (coreference included), else by the words themselves."""

import re
from itertools import pairwise

import msgspec
from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.cues import cue_lexicon, media_state
from dragoman.knowledge.spelling import skeleton
from dragoman.model import Mention, Speaker
from dragoman.pages.agencies import credited
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.page_names import page_name
from dragoman.reading.predicates import Span
from dragoman.reading.speech.bearers import bare, bearer, in_full, sent_by, spelt_out, surnamed, to_the_end
from dragoman.reading.speech.homes import home_state
from dragoman.reading.standing.offices import country_in, home_of

_PRONOUNS = frozenset("he she they it we i who his her their".split())
_AND = re.compile(r",?\s++and\s++(?:[Hh]is|[Hh]er|[Tt]he)?\s*")
_ALL = re.compile(r"[Ll]eaders|[Pp]arties|[Cc]ountries|[Ss]ides|[Nn]ations|[Ss]tates|[Dd]elegates|[Mm]embers")
"""Who speaks together at a meeting: of several states."""
_WORD = re.compile(r"[\w-]+")
_BY = re.compile(r"\b(?:by|from)\s+(.+)$", re.S)
BACK = 400
"""Characters before "they" in which the persons whom it means are looked for."""
MIN_SLIP = 5
"""Letters that a word needs to be taken for a slip of another: shorter words are often one sound apart by chance."""
_PERSONAL = re.compile(r"(?:[eo]r|ist|yst|m[ae]n|wom[ae]n|ian|person|people|eer|ss|ent|ant|ive)s?$")
"""Endings of nouns that name persons (minister, pastor, activist); only asked of a noun that is a cue's subject."""


class Speakers:
    """Names the speakers of one article."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.article.text
        self._private: dict[str | None, bool] = {}
        self.home = home_state(draft)
        self.named = frozenset(m.actor for m in draft.mentions if m.kind == "person" and m.form == "name" and m.actor)

    def _head_word(self, head: Span | None) -> str:
        return self.text[head[0] : head[1]].lower() if head else ""

    def is_pronoun(self, head: Span | None) -> bool:
        return self._head_word(head) in _PRONOUNS

    def is_neuter(self, head: Span | None) -> bool:
        """Is the head "it", which no person is?"""
        return self._head_word(head) == "it"

    def is_thing(self, head: Span | None) -> bool:
        """Does the head name a thing rather than somebody ("the standoff underscores ...")?"""
        word = self._head_word(head)
        return (
            head is not None and self.text[head[0] : head[1]].islower() and not self._mentioned(head) and not self._somebody(word)
        )

    def _somebody(self, word: str) -> bool:
        lexicon = cue_lexicon()
        last = word.rsplit("-", 1)[-1]
        return last in lexicon.people or word in lexicon.documents or word in lexicon.media or _PERSONAL.search(last) is not None

    def may_speak(self, source: Span | None, head: Span | None) -> bool:
        """May this source's indirect words enter the record: an actor, or somebody who speaks for one?"""
        word = self._head_word(head)
        lexicon = cue_lexicon()
        if word in lexicon.media:
            return False
        mention = self._mentioned(head)
        if mention is not None and mention.kind == "person":
            return not self._is_private(mention)
        if mention is not None and (mention.country or mention.rule != "name by the model"):
            return True
        return word.rsplit("-", 1)[-1] in lexicon.people or word in lexicon.documents

    def passes_on(self, speaker: Speaker) -> bool:
        """An agency that the page takes its report from."""
        return bool(credited(f"({speaker.name})")) or any(agency in speaker.name for agency in self.draft.article.agencies)

    def is_somebody(self, content: Span) -> bool:
        """ "criticised his counterpart": whom it was said of, not what."""
        first = next((m for m in self.draft.mentions_in(content[0], content[0] + 8) if m.kind == "person"), None)
        if first is None or self.text[first.end : first.end + 2] in ("'s", "’s"):
            return False
        after = self.text[first.end : content[1]]
        return re.search(r"^\W*(?:\w+\W+){0,4}?(?:for|on|as|over|to)\b", after) is None

    def _is_private(self, mention: Mention) -> bool:
        """Does the page present this person as a scholar or a private person, anywhere?"""
        if mention.actor not in self._private:
            named = [
                m
                for m in self.draft.mentions
                if m.kind == "person" and m.form == "name" and (m.actor or m.name) == (mention.actor or mention.name)
            ]
            self._private[mention.actor] = any(self._presented(m) for m in named)
        return self._private[mention.actor]

    def suits(self, speaker: Speaker, head: Span | None) -> bool:
        """May "she" or "he" be this speaker? Not who bears the other's title ("Mr Teeluck")."""
        if self.is_neuter(head):
            return speaker.person is None
        other = {"she": "Mr", "he": "(?:Mrs|Ms|Miss)"}.get(self._head_word(head))
        name = re.escape((speaker.person or speaker.name).split()[-1])
        return other is None or re.search(rf"\b{other}\.? (?:[A-Z][\w’'-]+ )?{name}\b", self.text) is None

    def before(self, head: Span) -> Speaker | None:
        """The person named or titled last before a pronoun whom it suits; for "it" the first actor of the sentence that is no person."""
        if self.is_neuter(head):
            start = max((s.start for s in self.draft.sentences if s.start <= head[0]), default=0)
            things = [
                m for m in self.draft.mentions_in(start, head[0]) if m.kind != "person" and m.country and m.form != "demonym"
            ]
            return self._speaker(things[0]) if things else None
        near = [
            m
            for m in self.draft.mentions_in(max(0, head[0] - 600), head[0])
            if m.kind == "person" and m.form in ("name", "title")
        ]
        found = (self._speaker(m) for m in reversed(near))
        return next((s for s in found if self.suits(s, head)), None)

    def _is_scholar(self, mention: Mention) -> bool:
        """Somebody who speaks of states from outside ("analyst X", "X, a fellow of ...")."""
        named = [m for m in self.draft.mentions if m.form == "name" and m.name == mention.name]
        return any(self._presented(m, cue_lexicon().scholars) for m in named)

    def _presented(self, mention: Mention, as_what: frozenset[str] | None = None) -> bool:
        after = re.match(r",[^.;“”\"]{0,90}", self.text[mention.end : mention.end + 91])
        before = self.text[max(0, mention.start - 25) : mention.start].split(" ")[-2:]
        words = _WORD.findall(" ".join(before) + mention.text + (after.group() if after else ""))
        return any(word.lower() in (as_what or cue_lexicon().private) for word in words)

    def _mentioned(self, head: Span | None) -> Mention | None:
        if head is None:
            return None
        at = [m for m in self.draft.mentions_in(max(0, head[0] - 120), head[1]) if m.start <= head[0] < m.end]
        mention = next((m for m in at if m.kind == "person"), at[0] if at else None)
        if mention is None or mention.country is None:
            return self._meant_by(self.text[head[0] : head[1]]) or mention
        return mention

    def of(self, source: Span, head: Span) -> Speaker | None:
        """The speaker that ``text[source]`` names, whose head word is ``text[head]``; None if unknown (an unresolved pronoun)."""
        inside = [m for m in self.draft.mentions_in(max(0, source[0] - 120), source[1]) if m.end > source[0] and m.end > m.start]
        at_head = [m for m in inside if m.start <= head[0] < m.end]
        people = [m for m in inside if m.kind == "person"]
        joined = self._joined(at_head, inside)
        if len({m.name for m in joined}) > 1:
            return together(joined)
        best = (
            next((m for m in at_head if m.kind == "person"), None)
            or (people[0] if people else None)
            or (at_head[0] if at_head else None)
        )
        if best is None and self.is_pronoun(head):
            return self._both(head)
        named = next((m for m in people if m.form == "name" and m.end == source[1] and m.start > source[0]), None)
        if best is not None and named is not None and best.form == "title" and best.actor is None:
            # "First Deputy Chairman of the Council's Committee X": title and name as two mentions
            best = msgspec.structs.replace(named, country=named.country or best.country)
        if best is not None:
            return self._speaker(to_the_end(self.draft, best, source))
        if self.is_document(head):
            by = _BY.search(self.text[source[0] : source[1]])
            if not inside and by:
                return Speaker(actor=None, name=bare(by[1]), country=None, person=None)
            return self._speaker(inside[0]) if inside else None
        name = bare(self.text[source[0] : source[1]])
        meant = self._meant_by(name)
        if meant is not None:
            return self._speaker(meant)
        country = (
            next((m.country for m in inside if m.country), None) or country_in(self.draft, *source) or self._country_of_body(name)
        )
        if country is None:
            country = media_state(name)
        if country is None and self._head_word(head) in cue_lexicon().people and not _ALL.fullmatch(name):
            country = self.home
        return Speaker(actor=None, name=name, country=country, person=None)

    def _joined(self, at_head: list[Mention], inside: list[Mention]) -> list[Mention]:
        """Several speakers: mentions over one word ("the two"), or names joined by "and"."""
        people = [m for m in at_head if m.kind == "person"]
        if len(at_head) > 1 or not people:
            return at_head
        joined = people[:1]
        for mention in inside:
            between = self.text[joined[-1].end : mention.start]
            if (
                mention.kind == "person"
                and mention.form != "pronoun"
                and mention.start >= joined[-1].end
                and _AND.fullmatch(between)
            ):
                joined.append(mention)
        return joined

    def _both(self, head: Span) -> Speaker | None:
        """ "X and Y met; they said": the persons last joined by "and" before an unresolved "they"."""
        if self._head_word(head) != "they":
            return None
        near = self.draft.mentions_in(max(0, head[0] - BACK), head[0])
        people = [m for m in near if m.kind == "person" and m.form != "pronoun"]
        for one, other in reversed(list(pairwise(people))):
            if one.name != other.name and _AND.fullmatch(self.text[one.end : other.start]):
                return together([one, other])
        return None

    def is_document(self, head: Span | None) -> bool:
        return self._head_word(head) in cue_lexicon().documents

    def _country_of_body(self, name: str) -> str | None:
        """The state of a body that the page names in full elsewhere ("South Korea's Joint Chiefs of Staff" - "the Joint Chiefs")."""
        words = set(name.lower().split())
        fuller = {
            m.country
            for m in self.draft.mentions
            if m.kind in ("body", "group") and m.country and words <= set(m.text.lower().split())
        }
        return next(iter(fuller)) if len(fuller) == 1 else None

    def _meant_by(self, word: str) -> Mention | None:
        """The one actor of the page whose name this unknown word is a slip of: same first letter, one sound apart ("Elisso", "Elysee")."""
        if not word.isalpha() or not word[0].isupper() or len(word) < MIN_SLIP:
            return None
        sounds = skeleton(word)
        meant = {
            m.actor: m
            for m in self.draft.mentions
            if m.actor and m.country and m.form in ("name", "metonym")
            and (named := bare(m.text))[:1] == word[0] and named != word
            and Levenshtein.distance(skeleton(named), sounds, score_cutoff=1) <= 1
        }  # fmt: skip
        return next(iter(meant.values())) if len(meant) == 1 else None

    def _known(self, mention: Mention) -> Mention:
        """The one person of the page who bears this surname, or the one name that this is a slip of, for a mention that nobody placed."""
        if mention.country is not None:
            return mention
        meant = self._meant_by(mention.text)
        if meant is not None:
            return meant
        last = mention.name.split()[-1:]
        bearers = {
            m.actor: m
            for m in self.draft.mentions
            if m.kind == "person" and m.country and m.form == "name" and m.name.split()[-1:] == last
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else mention

    def _speaker(self, mention: Mention) -> Speaker:
        """A person goes by the fullest name known, if the page names that person at all; anybody else by the page's words."""
        mention = bearer(self.draft, self._known(mention), self.named)
        named = (
            (mention.kind == "person" and mention.form in ("name", "pronoun", "nominal", "implicit"))
            or mention.actor in self.named
            or surnamed(self.draft, mention)
        )
        if named:
            words = page_name(self.draft, mention) if not surnamed(self.draft, mention) else mention.name
        else:
            words = mention.name if mention.form in ("pronoun", "nominal", "implicit") else bare(mention.text)
        if mention.kind in ("organisation", "body") and not named:
            words = spelt_out(self.draft, in_full(self.draft, mention, words) if mention.actor else words)
        country = mention.country or (home_of(self.draft, mention) if mention.kind == "person" else self._country_of_body(words))
        if country is None and (state := media_state(words)) is not None:
            country = state
        elif country is None and (mention.office or "").lower() in cue_lexicon().abroad:
            country = sent_by(self.draft, mention)
        elif country is None and mention.kind in ("person", "body", "group") and not self._is_scholar(mention):
            country = self.home
        return Speaker(actor=mention.actor, name=words, country=country, person=words if named else None)


def together(mentions: list[Mention]) -> Speaker:
    """Several who say the same, under one name; the state is that of the first."""
    names = list(dict.fromkeys(m.name for m in mentions))
    name = ", ".join(names[:-1]) + " and " + names[-1]
    return Speaker(actor=None, name=name, country=mentions[0].country, person=None)
