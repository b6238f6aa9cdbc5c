"""Who "the leaders" are on a page that lists those who took part: "The leaders that participated:" and a list, "Joining her on the call were ...".

The list makes a roster; words of a meeting's unnamed company ("fifteen leaders", "allies and partners", "the group") stand for all on it, and "they"
where nobody else is meant, for all and for who met them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec
from spacy.tokens import Token

from dragoman.model import Mention
from dragoman.reading.draft import Draft, Sentence

FEWEST = 3
"""Actors of so many states make a roster; two are told by their names."""
_CUE = re.compile(r"\b(?:participa(?:nts|ted|ting)|attend(?:ees|ed|ing|ance)|took part|join(?:ed|ing)|present)\b", re.I)
_OPENING = 60
"""Characters at the head of a sentence among which it says that it tells who was there."""
_WERE = re.compile(r"\b(?:were|was|included|include|are)\b")
_COMPANY = frozenset(
    "leader participant ally partner counterpart neighbour neighbor minister head representative member attendee".split()
)
_ONE = frozenset({"group"})
_OTHERS = frozenset("some many most few other no such all".split())
_WHOSE = frozenset({"of", "from", "in"})
_THEY = frozenset({"they", "them"})


def enrolled(draft: Draft) -> Draft:
    """The draft with the members of its roster as mentions of the words that stand for them; itself where it lists nobody."""
    roster = _roster(draft)
    if not roster:
        return draft
    states = {m.country for m in roster}
    host = next((m for m in draft.mentions if m.kind == "person" and m.country and m.country not in states), None)
    known = [m for m in draft.mentions if m.country]
    added: list[Mention] = []
    for sentence in draft.sentences:
        for token in sentence.doc or ():
            start, end = sentence.at(token)
            whole = start, max([end, *(sentence.at(t)[1] for p in token.children if p.lower_ in _WHOSE for t in p.subtree)])
            if any(k.start < whole[1] and start < k.end for k in known):
                continue
            if _is_company(token, sentence.index == 0):
                meant = roster
            elif host is not None and token.lower_ in _THEY:
                meant = (*roster, host)
            else:
                continue
            added += [_standing_in(m, start, end, token.text) for m in meant]
    spans = {(m.start, m.end) for m in added}
    kept = [m for m in draft.mentions if m.country or not any(m.start < end and start < m.end for start, end in spans)]
    return replace(draft, mentions=sorted((*kept, *added), key=lambda m: (m.start, m.end)))


def _roster(draft: Draft) -> tuple[Mention, ...]:
    """One actor of each state that the page lists among those present."""
    found: dict[str, Mention] = {}
    for sentence in draft.sentences:
        if _CUE.search(sentence.text):
            for mention in _listed(draft, sentence):
                if mention.country:
                    found.setdefault(mention.country, mention)
    return tuple(found.values()) if len(found) >= FEWEST else ()


def _listed(draft: Draft, sentence: Sentence) -> Iterator[Mention]:
    """Whom the list below a heading names, or the sentence itself behind "were"."""
    if sentence.text.rstrip().endswith(":"):
        for below in draft.sentences[sentence.index + 1 :]:
            if below.block.kind != "list_item":
                return
            yield from draft.mentions_in(below.start, below.end)[:1]
    elif (cue := _CUE.search(sentence.text[:_OPENING])) and (verb := _WERE.search(sentence.text, cue.end())):
        named = draft.mentions_in(sentence.start, sentence.start + cue.start())
        if not any(m.country for m in named):
            yield from draft.mentions_in(sentence.start + verb.end(), sentence.end)


def _is_company(token: Token, first: bool) -> bool:
    """Does the word stand for people whom it does not name: "the leaders", "our Baltic neighbours", in the `first` sentence "allies"?"""
    lemma = token.lemma_.lower()
    if not (lemma in _COMPANY and token.tag_ in ("NNS", "NNPS")) and lemma not in _ONE:
        return False
    words = [c for c in token.children if c.dep_ in ("det", "amod", "compound", "nmod", "poss", "nummod")]
    if not first and token.dep_ != "conj" and not any(c.dep_ in ("det", "poss", "nummod") for c in words):
        return False
    words = [c for c in words if c.dep_ not in ("poss", "nummod")]
    return not any(c.lower_ in _OTHERS or (c.dep_ != "det" and c.text[:1].islower()) for c in words)


def _standing_in(member: Mention, start: int, end: int, text: str) -> Mention:
    return msgspec.structs.replace(member, start=start, end=end, text=text, form="nominal", rule="roster")
