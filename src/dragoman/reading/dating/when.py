"""The date of an event: the time that belongs to its trigger by grammar, then by sentence, then the page's own date.

Only the page's own news takes the page's date; background without a clue has none. Which of these it was is kept as the reason.
"""

from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.model import Time
from dragoman.reading.clauses import auxiliaries, clause, is_clause, is_pluperfect, mark, preposition
from dragoman.reading.dating.attachment import Attached, attached_times, carried, carrier, is_event_noun
from dragoman.reading.dating.newsday import FRESH, news_day
from dragoman.reading.dating.ownnews import is_main, is_own_news, told_with
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.formula import evaluate
from dragoman.reading.timegrammar.lexicon import word_list
from dragoman.reading.timegrammar.rules import Found, find

_FIRST = 2
"""Tokens before a time that opens a sentence, at most."""
_BEFORE = 30
"""A date told before is looked for in this many sentences."""


class Dated(NamedTuple):
    """`start`, `end`: ISO prefixes as precise as known, None if nothing tells; `reason`: which words or rule gave them."""

    start: str | None
    end: str | None
    reason: str


NOTHING = Dated(None, None, "no date: background without a clue")
UNPLANNED = Dated(None, None, "no date: planned without one")


def date_event(draft: Draft, sentence: Sentence, trigger: Token, *, planned: bool) -> Dated:
    """When the event of `trigger` (a verb or noun of the sentence's parse) happened, or is to happen if `planned`."""
    times = attached_times(draft, sentence)
    words = _same_event(trigger, planned)
    verb = next((w for w in reversed(words) if w.pos_ in ("VERB", "AUX")), None)
    own = [t for t in times if t.owner in words or (t.also in words and not _is_told_now(t.also))]
    own = [t for t in own if _dates(t, verb or trigger, draft, planned)]
    if own:
        return _dated(draft, _nearest(own, trigger), times, "grammar")
    if inner := _within_phrase(trigger, times, draft, planned):
        return _dated(draft, _nearest(inner, trigger), times, "grammar")
    if counted := _counted_from_main(draft, sentence, trigger):
        return counted
    recalled = any(c.dep_ == "amod" and c.lower_ in word_list("recalling_adjectives") for c in trigger.children)
    if recalled or (verb is None and not _heads_news(trigger)):
        return (
            (None if recalled else _opening(draft, times, trigger))
            or _told_before(draft, sentence, trigger, planned)
            or (UNPLANNED if planned else NOTHING)
        )
    return _with_main_clause(draft, sentence, times, verb or trigger, trigger, planned)


def told_deed(verb: Token) -> Token:
    """The verb of what is said ("said on Friday that they seized": "seized"), if this verb only tells of it."""
    told = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    return told if told is not None and verb.lemma_.lower() in word_list("saying") else verb


def _within_phrase(trigger: Token, times: list[Attached], draft: Draft, planned: bool) -> list[Attached]:
    """Times within a noun's own phrase: "the treaty signed in 1960", "the start of the offensive in February"."""
    if trigger.pos_ not in ("NOUN", "PROPN", "PRON") or trigger.head == trigger:
        return []
    return [
        t for t in times if trigger.is_ancestor(t.root) and _of_its_phrase(trigger, t.root) and _dates(t, trigger, draft, planned)
    ]


def _of_its_phrase(noun: Token, token: Token) -> bool:
    """Is nothing between them but phrases, or one clause on the noun itself, and not one about a person ("who took office")?"""
    while token != noun and token.head != token:
        if is_clause(token) and (token.head != noun or any(c.lower_ in ("who", "whose", "whom") for c in token.children)):
            return False
        token = token.head
    return True


def _counted_from_main(draft: Draft, sentence: Sentence, trigger: Token) -> Dated | None:
    """ "came a week after he visited": the visit is a week before the coming."""
    for token in (trigger, *trigger.ancestors):
        word = _after(token)
        if word is not None:
            counted = _counted_words(sentence, word)
            if counted is None or counted.formula is None:
                continue
            main = date_event(draft, sentence, clause(word.head if word.dep_ == "prep" else token.head), planned=False)
            if main.start is None or main.end is None or len(main.start) != 10:
                return None
            found = evaluate(counted.formula, None, (date.fromisoformat(main.start), date.fromisoformat(main.end)))
            words = " ".join(sentence.text[counted.start : counted.end].split())
            return found and Dated(found.first.isoformat(), found.last.isoformat(), f"grammar: {words} {main.start}")
        if token.dep_ in ("ccomp", "ROOT"):
            return None
    return None


def _counted_words(sentence: Sentence, word: Token) -> Found | None:
    """ "a week after", with this "after"."""
    end = word.idx + len(word)
    return next((f for f in find(sentence.text) if f.formula and f.formula.startswith("MAIN") and f.start < end <= f.end), None)


_COUNTED_FROM = frozenset("after before following of to".split())


def _after(token: Token) -> Token | None:
    """The "after" or "before" that a clause or a noun stands behind."""
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in _COUNTED_FROM:
        return token.head
    return next((c for c in token.children if c.dep_ == "mark" and c.i < token.i), None) if token.dep_ == "advcl" else None


def _told_before(draft: Draft, sentence: Sentence, trigger: Token, planned: bool) -> Dated | None:
    """ "the attack", "his visit": the date that the article gave with the same word before."""
    if not any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in trigger.children):
        return None
    for earlier in reversed(draft.sentences[max(0, sentence.index - _BEFORE) : sentence.index]):
        for token in earlier.doc or ():
            if token.lemma_.lower() != trigger.lemma_.lower() or token.pos_ not in ("NOUN", "VERB", "PROPN"):
                continue
            times = attached_times(draft, earlier)
            words = _same_event(token, planned)
            own = [t for t in times if t.owner in words and _dates(t, token, draft, planned)]
            if own:
                return _dated(draft, _nearest(own, token), times, "article")
    return None


def _is_told_now(verb: Token | None) -> bool:
    """A main verb in the present: headlines and briefs tell their day's news so."""
    return verb is not None and verb.head == verb and verb.tag_ in ("VBZ", "VBP")


def _opening(draft: Draft, times: list[Attached], trigger: Token) -> Dated | None:
    """A time that opens the sentence holds for all of it that has none of its own ("Last week, at a summit, he said ...")."""
    for time in times:
        if (
            (time.root.i <= _FIRST or _in_opening(time))
            and time.preposition not in word_list("delimiting")
            and not _recalled(trigger)
        ):
            return _dated(draft, time, times, "sentence")
    return None


def _in_opening(time: Attached) -> bool:
    """ "During his visit to Seoul last week, ...": within the phrase, set off by a comma, that opens the sentence."""
    first = time.root.doc[0]
    if first.pos_ not in ("ADP", "SCONJ") or first.dep_ != "prep" or time.root.i > first.right_edge.i:
        return False
    return first.right_edge.i < len(first.doc) - 1 and first.doc[first.right_edge.i + 1].text == ","


def _recalled(trigger: Token) -> bool:
    """Within a clause or phrase of what went before: "after", "since", a pluperfect."""
    return any(is_pluperfect(t) or mark(t) in word_list("delimiting") for t in (trigger, *trigger.ancestors)) or (
        (word := preposition(trigger)) is not None and word.lower_ in word_list("delimiting")
    )


def _heads_news(noun: Token) -> bool:
    """A headline's noun, or the subject of the main verb if that tells of something done: "Talks fail", not "The ban is old"."""
    if noun.head == noun:
        return True
    if any(c.dep_ == "poss" for c in noun.children):
        return False
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_event_noun(noun):
        return False
    return is_main(verb) and verb.lemma_ != "be" and not auxiliaries(verb) & {"can", "could", "may"}


def _same_event(trigger: Token, planned: bool) -> list[Token]:
    """The words whose times are the trigger's: itself, the verbs above that carry it, and what these carry."""
    words = [trigger]
    while True:
        last = words[-1]
        above = None
        if last.pos_ in ("VERB", "AUX"):
            if last.dep_ in ("xcomp", "aux", "auxpass"):
                above = last.head
        elif last.pos_ == "ADJ" and last.dep_ in ("acomp", "attr", "oprd", "conj"):
            above = last.head
        else:
            above = carrier(last)
        if above is None or above in words:
            break
        words.append(above)
    for word in list(words):
        if word.pos_ in ("VERB", "AUX"):
            words = [*carried(word), *words]
    if planned or trigger.lemma_ in word_list("scheduling"):
        words = [*_scheduled(trigger), *words]
    return words


def _scheduled(word: Token) -> list[Token]:
    """What a plan is to do: "expected to be signed", "plans to visit", "look forward to welcoming"."""
    found = []
    for child in word.children:
        if child.dep_ in ("xcomp", "acl", "ccomp") and child.pos_ in ("VERB", "AUX"):
            found += [child, *carried(child), *_scheduled(child)]
        elif child.dep_ in ("prep", "dobj", "pobj") or (child.dep_ == "advmod" and any(c.dep_ == "prep" for c in child.children)):
            found += [c for c in (child, *child.children) if is_event_noun(c)]
            found += [c for p in (child, *child.children) for c in p.children if c.dep_ == "pcomp"]
    return found


def _dates(time: Attached, verb: Token, draft: Draft, planned: bool) -> bool:
    """Does a time date the event of its owner, or only bound it, or contradict its tense?"""
    before = time.preposition
    if before == "since":
        return time.owner.tag_ != "VBD"
    if before in word_list("delimiting") and not (planned and before in ("by", "from")):
        return False
    published, first, last = draft.article.published, time.time.from_, time.time.to
    if not published or not first or not last:
        return True
    day = date.fromisoformat(published[:10])
    if planned:
        return date.fromisoformat(last) >= day
    if verb.head != verb or verb.tag_ not in ("VBZ", "VBP", "VBD") or any(c.dep_ == "neg" for c in verb.children):
        return True
    if _is_told_now(verb) and date.fromisoformat(first) < day - FRESH:
        return False
    return date.fromisoformat(first) <= day + timedelta(days=1)


def _nearest(times: list[Attached], trigger: Token) -> Attached:
    """The nearest time; the year in a name ("this week's 2018 summit") only if there is no other."""
    times = [t for t in times if len(t.time.value) != 4 or t.preposition or t.root.i > t.owner.i] or times
    return min(times, key=lambda t: (abs(t.root.i - trigger.i), t.root.i))


def _with_main_clause(
    draft: Draft, sentence: Sentence, times: list[Attached], verb: Token, trigger: Token, planned: bool
) -> Dated:
    """Climb from the trigger's clause to the clauses it is told with, until one has a time or is the page's own news."""
    head = clause(verb)
    while True:
        # "last week's airstrike that struck a hospital": the striking has the date of the noun
        mine = (head, *carried(head), *([head.head] if head.dep_ == "relcl" and is_event_noun(head.head) else []))
        here = [t for t in times if (t.owner in mine or t.also in mine) and _dates(t, head, draft, planned)]
        if here:
            return _dated(draft, _nearest(here, trigger), times, "sentence")
        above = told_with(head)
        if above is None:
            break
        head = above
    if opening := _opening(draft, times, trigger):
        return opening
    for noun in carried(clause(verb)):
        if told := _told_before(draft, sentence, noun, planned):
            return told
    if planned:
        return _following(draft, sentence, clause(verb)) or UNPLANNED
    if sentence.block.kind == "title":
        return _news_date(draft, sentence, head)
    if long_after := [t for t in times if _is_long_before(draft, t, head)]:
        return _dated(draft, long_after[0], times, "sentence")
    if is_main(head) and is_own_news(clause(verb)) and is_own_news(head):
        return _news_date(draft, sentence, clause(verb))
    return NOTHING


def _following(draft: Draft, sentence: Sentence, head: Token) -> Dated | None:
    """ "Following the meeting, he is to sign ...": on the day that the article gave the meeting."""
    while head.dep_ in ("conj", "xcomp") and head.head != head:
        head = head.head
    for word in head.children:
        if word.lower_ not in ("following", "after") or word.dep_ != "prep" or word.i > head.i:
            continue
        noun = next((c for c in word.children if c.dep_ in ("pobj", "pcomp") and is_event_noun(c)), None)
        if noun is not None and any(c.lower_ in ("the", "this", "these", "their") for c in noun.children):
            return _told_before(draft, sentence, noun, planned=False) or _news_date(draft, sentence, head)
    return None


def _is_long_before(draft: Draft, time: Attached, head: Token) -> bool:
    """ "cut relations after the crisis in 1980": a past told after something long past is as long past."""
    published = draft.article.published
    if not published or not time.time.to or _is_told_now(head) or time.time.to >= str(int(published[:4]) - 1):
        return False
    up = list(time.root.ancestors)
    return head in up and any(t.lower_ in ("after", "following") for t in up[: up.index(head)])


def _news_date(draft: Draft, sentence: Sentence, head: Token) -> Dated:
    """The day of the page's own news: that of the sentence it goes on from, or of the lead, if fresh, else its publication."""
    published = draft.article.published
    if not published:
        return Dated(None, None, "no date: the page's own news, of an unknown day")
    told, way = news_day(draft, sentence, head, date.fromisoformat(published[:10]))
    if told is not None:
        return Dated(told.from_, told.to, f"{way}: {told.text}")
    return Dated(published[:10], published[:10], "publication date: the page's own news")


def _dated(draft: Draft, placed: Attached, others: list[Attached], way: str) -> Dated:
    first, last = placed.time, placed.time
    for other in others:
        if _joined(draft, last, other.time):
            last = other.time
        elif _joined(draft, other.time, first):
            first = other.time
    words = draft.article.text[first.start : last.end]
    return Dated(_edge(first, 0), _edge(last, 1), f"{way}: {' '.join(words.split())}")


def _joined(draft: Draft, one: Time, other: Time) -> bool:
    """Two times that make one interval: "Tuesday and Wednesday", "from Jan. 23 through March 9"."""
    between = draft.article.text[one.end : other.start].strip().lower() if one.end < other.start else "x"
    if not one.to or not other.from_ or other.from_ <= one.to:
        return False
    if between in ("to", "through", "until", "till", "-", "–", "—"):
        return True
    return between in ("and", "or") and (date.fromisoformat(other.from_) - date.fromisoformat(one.to)).days == 1


def _edge(time: Time, which: int) -> str | None:
    """The first or last day of a time, as precise as it was said."""
    value = time.value.partition("T")[0]
    if len(value) in (4, 7, 10) and value.replace("-", "").isdigit():
        return value
    return time.to if which else time.from_
