"""The date of an event: the time that belongs to its trigger by grammar, then by sentence, then the page's own date.

Only the page's own news takes the page's date; background without a clue has none. Which of these it was is kept as the reason.
"""

from datetime import date

from spacy.tokens import Token

from dragoman.reading.clauses import auxiliaries, clause, is_pluperfect, mark, preposition
from dragoman.reading.dating.attachment import Attached, attached_times, carried, is_event_noun
from dragoman.reading.dating.carrying import same_event
from dragoman.reading.dating.intervals import NOTHING, UNPLANNED, Dated, dated, dates, is_told_now, nearest, within_phrase
from dragoman.reading.dating.lasting import lasting
from dragoman.reading.dating.newsday import news_day
from dragoman.reading.dating.ownnews import is_main, is_own_news, told_with
from dragoman.reading.dating.told import told_after, told_before
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.timegrammar.formula import evaluate
from dragoman.reading.timegrammar.lexicon import word_list
from dragoman.reading.timegrammar.rules import Found, find

_FIRST = 2
"""Tokens before a time that opens a sentence, at most."""


def date_event(draft: Draft, sentence: Sentence, trigger: Token, *, planned: bool) -> Dated:
    """When the event of `trigger` (a verb or noun of the sentence's parse) happened, or is to happen if `planned`."""
    return lasting(_date_event(draft, sentence, trigger, planned), trigger)


def _date_event(draft: Draft, sentence: Sentence, trigger: Token, planned: bool) -> Dated:
    published = draft.today
    if published and not planned and _is_here(trigger):
        return Dated(published[:10], published[:10], "grammar: here")
    times = attached_times(draft, sentence)
    words = same_event(trigger, planned)
    verb = next((w for w in reversed(words) if w.pos_ in ("VERB", "AUX")), None)
    own = [t for t in times if t.owner in words or (t.also in words and not is_told_now(t.also))]
    own = [t for t in own if dates(t, verb or trigger, draft, planned)]
    if own:
        return dated(draft, nearest(own, trigger), times, "grammar")
    if inner := within_phrase(trigger, times, draft, planned):
        return dated(draft, nearest(inner, trigger), times, "grammar")
    if counted := _counted_from_main(draft, sentence, trigger):
        return counted
    recalled = any(c.dep_ == "amod" and c.lower_ in word_list("recalling_adjectives") for c in trigger.children)
    if recalled or (verb is None and not _heads_news(trigger)):
        return (
            (None if recalled else _opening(draft, times, trigger))
            or told_before(draft, sentence, trigger, planned)
            or (UNPLANNED if planned else NOTHING)
        )
    return _with_main_clause(draft, sentence, times, verb or trigger, trigger, planned)


def _is_here(verb: Token) -> bool:
    """ "We are here with the president": now."""
    return verb.lemma_ == "be" and verb.tag_ in ("VBP", "VBZ") and any(c.lower_ == "here" for c in verb.children)


def told_deed(verb: Token) -> Token:
    """The verb of what is said ("said on Friday that they seized": "seized"), if this verb only tells of it."""
    told = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    return told if told is not None and verb.lemma_.lower() in word_list("saying") else verb


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


def _opening(draft: Draft, times: list[Attached], trigger: Token) -> Dated | None:
    """A time that opens the sentence holds for all of it that has none of its own ("Last week, at a summit, he said ...")."""
    for time in times:
        if (
            ((time.root.i <= _FIRST and not _in_label(time, trigger)) or _in_opening(time))
            and time.preposition not in word_list("delimiting")
            and not _recalled(trigger)
        ):
            return dated(draft, time, times, "sentence")
    return None


def _in_label(time: Attached, trigger: Token) -> bool:
    """ "2012 Sydney riots: protesters clash with police": the year is part of a name set before the sentence."""
    between = trigger.doc[min(time.root.i, trigger.i) : trigger.i]
    return time.time.value.isdigit() and any(t.text == ":" for t in between)


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


def _with_main_clause(
    draft: Draft, sentence: Sentence, times: list[Attached], verb: Token, trigger: Token, planned: bool
) -> Dated:
    """Climb from the trigger's clause to the clauses it is told with, until one has a time or is the page's own news."""
    head = clause(verb)
    while True:
        # "last week's airstrike that struck a hospital": the striking has the date of the noun
        mine = (head, *carried(head), *([head.head] if head.dep_ == "relcl" and is_event_noun(head.head) else []))
        here = [t for t in times if (t.owner in mine or t.also in mine) and dates(t, head, draft, planned)]
        if here:
            return dated(draft, nearest(here, trigger), times, "sentence")
        above = told_with(head)
        if above is None:
            break
        head = above
    if opening := _opening(draft, times, trigger):
        return opening
    for noun in carried(clause(verb)):
        if told := told_before(draft, sentence, noun, planned):
            return told
    if planned:
        return _following(draft, sentence, clause(verb)) or UNPLANNED
    if sentence.block.kind == "title":
        return _news_date(draft, sentence, head)
    if long_after := [t for t in times if _is_long_before(draft, t, head)]:
        return dated(draft, long_after[0], times, "sentence")
    if is_main(head) and is_own_news(clause(verb)) and is_own_news(head):
        return _news_date(draft, sentence, clause(verb))
    return NOTHING


def _following(draft: Draft, sentence: Sentence, head: Token) -> Dated | None:
    """ "Following the meeting, he is to sign ...", "during his visit, he is to sign ...": on the day that the article gave the meeting or visit."""
    while head.dep_ in ("conj", "xcomp") and head.head != head:
        head = head.head
    for word in head.children:
        if word.lower_ not in ("following", "after", "during") or word.dep_ != "prep" or word.i > head.i:
            continue
        noun = next((c for c in word.children if c.dep_ in ("pobj", "pcomp") and is_event_noun(c)), None)
        if noun is not None and (
            word.lower_ == "during" or any(c.lower_ in ("the", "this", "these", "their") for c in noun.children)
        ):
            told = told_before(draft, sentence, noun, planned=False)
            return told or (None if word.lower_ == "during" else _news_date(draft, sentence, head))
    return None


def _is_long_before(draft: Draft, time: Attached, head: Token) -> bool:
    """ "cut relations after the crisis in 1980": a past told after something long past is as long past."""
    published = draft.today
    if not published or not time.time.to or is_told_now(head) or time.time.to >= str(int(published[:4]) - 1):
        return False
    up = list(time.root.ancestors)
    return head in up and any(t.lower_ in ("after", "following") for t in up[: up.index(head)])


def _news_date(draft: Draft, sentence: Sentence, head: Token) -> Dated:
    """The day of the page's own news: that of the sentence it goes on from, or of the lead, if fresh, else its publication."""
    published = draft.today
    if elsewhere := told_after(draft, sentence, head):
        return elsewhere
    if not published:
        return Dated(None, None, "no date: the page's own news, of an unknown day")
    told, way = news_day(draft, sentence, head, date.fromisoformat(published[:10]))
    if told is not None:
        return Dated(told.from_, told.to, f"{way}: {told.text}")
    return Dated(published[:10], published[:10], "publication date: the page's own news")
