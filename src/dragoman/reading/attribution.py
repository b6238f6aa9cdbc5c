"""All attributions of an article: each quotation and each report with its cue and source, before anyone asks who the source is.

Everything found is kept here; `dragoman.reading.statements` decides what enters the record.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.model import StatementKind
from dragoman.pages.dateline import dateline_of
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.predicates import Span, noun_span, subject_of
from dragoman.reading.quotations import Quotation, find_quotations, paragraphs
from dragoman.reading.reported import Report, find_reports
from dragoman.reading.transcripts import Turn, find_turns

_JOINS = frozenset(["but", "and", "or", "that", "because", "so", "adding"])
_ASIDE = re.compile(r"\s[–—-]{1,2}\s|[,;.]\s|[.]$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Article offsets of words that somebody is said to have said."""

    kind: StatementKind
    contents: tuple[Span, ...]
    """The words said, in order, without the outer quotation marks."""
    cue: Span | None
    cue_words: str | None
    source: Span | None
    head: Span | None
    """The source's head word."""
    enters: bool
    """Whether the cue's form enters the record."""
    rule: str
    addressee: Span | None = None
    paragraph: int = 0
    follows: bool = False
    """No source of its own: the speaker is that of the attribution before it."""


def find_attributions(draft: Draft) -> list[Attribution]:
    """All attributions in order of their words."""
    return _Finder(draft).run()


class _Finder:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.article.text
        self.sentences = draft.sentences
        self.starts = [s.start for s in self.sentences]
        self.quotes = find_quotations(draft.article)
        self.quote_starts = [q.start for q in self.quotes]
        self.block_starts = frozenset(b.start for b in draft.article.blocks)
        self.paragraph_starts = [a for a, _ in paragraphs(self.text, draft.article.blocks)]

    def run(self) -> list[Attribution]:
        turns = find_turns(self.draft.article)
        if turns:
            return self._transcript(turns)
        direct: list[Attribution] = self._led_in()
        fragments: list[Quotation] = []
        for i, quote in enumerate(self.quotes):
            found = self._direct(i, quote)
            if found is not None:
                direct.append(found)
            else:
                fragments.append(quote)
        reports = [r for s in self.sentences for r in find_reports(s, self._quoted)]
        indirect = self._indirect(reports, direct, fragments)
        held = [c for a in indirect for c in a.contents]
        indirect += [a for q in fragments if (a := self._joined(q, indirect, held)) is not None]
        held = [c for a in indirect for c in a.contents]
        bare = [a for q in fragments if (a := self._bare(q, held)) is not None]
        return _merge_split(sorted(direct + indirect + bare, key=lambda a: (a.contents[0], a.kind)), self.text)

    def _transcript(self, turns: list[Turn]) -> list[Attribution]:
        """Each turn is one quotation."""
        return [
            Attribution(
                "direct",
                t.parts,
                t.label,
                f"{self.text[slice(*t.label)]}:",
                t.label,
                t.label,
                True,
                "turn",
                paragraph=self._paragraph(t.label[0]),
            )
            for t in turns
            if not t.question
        ]

    def _led_in(self) -> list[Attribution]:
        """Paragraphs without quotation marks under one that ends "X said:"."""
        found = []
        spans = paragraphs(self.text, self.draft.article.blocks)
        for (start, end), (after, stop) in pairwise(spans):
            sentence = self._sentence(end - 1)
            if self.text[end - 1] != ":" or sentence is None or self._quoted(after) or end - start > 300:
                continue
            lead = self._head(sentence, sentence.start, end, (after, stop))
            if lead is None or lead[2].doc is None:
                continue
            _, token, sentence, source, head = lead
            cue = sentence.at(token)
            part = (after + (self.text[after] == "*"), stop - (self.text[stop - 1] == "*"))
            found.append(
                Attribution(
                    "direct",
                    (part,),
                    cue,
                    self.text[slice(*cue)],
                    source,
                    head,
                    True,
                    "X said: paragraph",
                    paragraph=self._paragraph(after),
                )
            )
        return found

    def _quoted(self, offset: int) -> bool:
        i = bisect_right(self.quote_starts, offset) - 1
        return i >= 0 and self.quotes[i].start <= offset < self.quotes[i].end

    def _sentence(self, offset: int) -> Sentence | None:
        i = bisect_right(self.starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraph_starts, offset) - 1

    def _led_by_mark(self, sentence: Sentence, at: int) -> bool:
        """Does a colon lead in the quotation, or a cue and a comma?"""
        before = self.text[sentence.start : at].rstrip()
        if before.endswith(":"):
            return True
        tokens = [t for t in _tokens(sentence, max(sentence.start, at - 30), at) if not t.is_space]
        return before.endswith(",") and len(tokens) > 1 and tokens[-2].pos_ == "VERB" and _takes_quote(tokens[-2])

    def _outside(self, start: int, stop: int) -> bool:
        """Are there words outside quotations in the last 300 characters of ``text[start:stop]``?"""
        return any(self.text[i].isalnum() and not self._quoted(i) for i in range(max(start, stop - 300), stop))

    def _direct(self, i: int, quote: Quotation) -> Attribution | None:
        """A quotation with its cue behind ("...," X said) or before it (X said: "...")."""
        tail_sentence, head_sentence = self._sentence(quote.end - 1), self._sentence(quote.start)
        inner = quote.inner
        found: tuple[str, Token, Sentence, Span | None, Span | None] | None = None
        reaches_end = True
        if head_sentence is not None and self._led_by_mark(head_sentence, quote.start):
            found = self._head(head_sentence, max(head_sentence.start, self.quotes[i - 1].end if i else 0), quote.start, inner)
        if found is None and tail_sentence is not None:
            stop = min(tail_sentence.end, self.quotes[i + 1].start if i + 1 < len(self.quotes) else tail_sentence.end)
            tail = self.text[quote.end : stop]
            reaches_end = not any(c.isalnum() for c in tail[:40]) or tail.lstrip()[:1] in (",", ";")
            begins = head_sentence is None or self.text[inner[0]].isupper() or not self._outside(head_sentence.start, quote.start)
            if begins and (self.text[inner[1] - 1] in ",.?!…—-–'’" or tail.lstrip()[:1] == ","):
                found = self._tail(tail_sentence, quote.end, stop)
        if found is None and self.text[inner[1] - 1] in "?!" and tail_sentence is not None:
            found = self._next_sentence(tail_sentence, quote.end)
        if found is None and head_sentence is not None and reaches_end:
            start = max(head_sentence.start, self.quotes[i - 1].end if i else 0)
            found = self._head(head_sentence, start, quote.start, inner)
        if found is None:
            return None
        rule, token, sentence, source, head = found
        cue = sentence.at(token)
        return Attribution(
            "direct",
            quote.parts,
            cue,
            self.text[cue[0] : cue[1]],
            source,
            head,
            True,
            rule,
            paragraph=self._paragraph(quote.start),
        )

    def _tail(self, sentence: Sentence, start: int, stop: int) -> tuple[str, Token, Sentence, Span | None, Span | None] | None:
        tokens = _tokens(sentence, start, stop)
        tokens = [t for t in tokens if not t.is_space]
        while tokens and (tokens[0].is_punct or tokens[0].text in "\"'"):
            tokens.pop(0)
        if not tokens:
            return None
        verb = next(
            (
                t
                for t in tokens
                if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("relcl", "aux", "auxpass", "acl") and _takes_quote(t)
            ),
            None,
        )
        if verb is None:
            return None
        before = tokens[: tokens.index(verb)]
        if any(t.pos_ == "VERB" and t.dep_ not in ("relcl", "acl", "amod", "compound") and t.i != verb.i for t in before):
            return None
        named = [t for t in before if t.pos_ in ("NOUN", "PROPN", "PRON")]
        if named:
            subject = subject_of(verb)
            if subject is None or subject not in before:
                subject = named[-1] if named[-1].head not in named else named[-1].head
            return (
                "quote, X said",
                verb,
                sentence,
                _clip(noun_span(sentence, subject), start, sentence.at(verb)[0]),
                sentence.at(subject),
            )
        after = tokens[tokens.index(verb) + 1 :]
        subject = next(
            (t for t in after if t.head == verb and t.dep_ in ("nsubj", "dobj", "attr", "oprd", "appos", "npadvmod")), None
        )
        if subject is None:
            subject = next((t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
            while subject is not None and subject.head in after and subject.dep_ in ("compound", "nmod", "poss"):
                subject = subject.head
        if subject is None:
            return None
        return "quote, said X", verb, sentence, _clip(noun_span(sentence, subject), start, stop), sentence.at(subject)

    def _next_sentence(self, sentence: Sentence, end: int) -> tuple[str, Token, Sentence, Span | None, Span | None] | None:
        """ "Why?" X asked.: the cue in a sentence of its own."""
        if sentence.index + 1 >= len(self.sentences):
            return None
        after = self.sentences[sentence.index + 1]
        if self.text[end : after.start].strip() or self._paragraph(end - 1) != self._paragraph(after.start):
            return None
        found = self._tail(after, after.start, after.end)
        if found is None or any(c.dep_ in ("ccomp", "dobj", "xcomp", "prep") and c.i > found[1].i for c in found[1].children):
            return None
        return found

    def _head(
        self, sentence: Sentence, start: int, stop: int, inner: Span
    ) -> tuple[str, Token, Sentence, Span | None, Span | None] | None:
        tokens = [t for t in _tokens(sentence, start, stop) if not t.is_space]
        if not tokens:
            return None
        mark = tokens[-1].lower_
        verb = next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX") and _takes_quote(t)), None)
        if verb is None:
            return None
        between = tokens[tokens.index(verb) + 1 :]
        leads = mark in (",", ":", "that", "-", "--") or not between
        whole = self.text[inner[0]].isupper()
        if any(t.pos_ == "VERB" and t.dep_ not in ("relcl", "acl", "amod") for t in between) and mark != ":":
            return None
        if not leads and not (whole and len(self.text[inner[0] : inner[1]].split()) >= 4):
            return None
        subject = subject_of(verb)
        if subject is None:
            return "X said: quote", verb, sentence, None, None
        return "X said: quote", verb, sentence, noun_span(sentence, subject), sentence.at(subject)

    def _indirect(self, reports: list[Report], direct: list[Attribution], fragments: list[Quotation]) -> list[Attribution]:
        spans = [c for a in direct for c in a.contents]
        cues = {a.cue for a in direct}
        found = []
        for report in reports:
            if report.cue in cues:
                before = self._before_quotation(report, direct)
                if before is not None:
                    found.append(replace(before, paragraph=self._paragraph(report.cue[0])))
                continue
            contents = tuple(c for c in report.contents if _share(c, spans) < 0.5)
            if not contents:
                continue
            inside = [q for q in fragments if any(s <= q.start < e for s, e in contents) and not self._is_name(q)]
            if report.if_quoted and not inside:
                continue
            if inside and report.form in ("order", "doing") and (quoted := self._quoted_infinitive(inside[0], contents[-1])):
                contents = (quoted,)
            contents = tuple(self._unmarked(self._after_dateline(c)) for c in contents)
            found.append(Attribution("mixed" if inside else "indirect", contents, report.cue, report.cue_words, report.source, report.head,
                                     report.enters or bool(inside), "according to" if report.form == "according to" else f"report: {report.form}", report.addressee, self._paragraph(report.cue[0])))  # fmt: skip
        return found

    def _before_quotation(self, report: Report, direct: list[Attribution]) -> Attribution | None:
        """ "X said that A: “B”": A is reported, B quoted."""
        quoted = next(a for a in direct if a.cue == report.cue)
        start, stop = report.contents[0][0], quoted.contents[0][0]
        if not report.cue[1] <= start < stop:
            return None
        words = self.text[start:stop].rstrip(" \t\n\"“‘'«").rstrip()
        if not words.endswith(":") or len(words.split()) < 4:
            return None
        content = (start, start + len(words) - 1)
        return Attribution(
            "indirect",
            (content,),
            report.cue,
            report.cue_words,
            report.source,
            report.head,
            report.enters,
            "report: clause",
            report.addressee,
        )

    def _is_name(self, quote: Quotation) -> bool:
        """ "the “Call to Action”": a name in quotation marks, not somebody's words."""
        words = [w for w in self.text[quote.inner[0] : quote.inner[1]].split() if len(w) > 3]
        return len(words) > 1 and all(w[0].isupper() for w in words)

    def _quoted_infinitive(self, quote: Quotation, content: Span) -> Span | None:
        """ "advised X “not to fall in this trap”": the whole advice is quoted."""
        words = self.text[quote.inner[0] : quote.inner[1]]
        whole = words.startswith(("to ", "not to ", "never to ")) and quote.end >= content[1] - 2
        return quote.inner if whole else None

    def _after_dateline(self, span: Span) -> Span:
        if span[0] not in self.block_starts:
            return span
        dateline = dateline_of(self.text[span[0] : span[1]])
        return (span[0] + dateline.end, span[1]) if dateline else span

    def _unmarked(self, span: Span) -> Span:
        """Without quotation marks that enclose it all."""
        for quote in self.quotes[max(0, bisect_right(self.quote_starts, span[0]) - 1) :]:
            if quote.start > span[0]:
                break
            if quote.start == span[0] and quote.end >= span[1]:
                return quote.inner
        return span

    def _goes_on_after(self, quote: Quotation, sentence: Sentence) -> bool:
        """ "“I like him,” he said, but “he is wrong.”": the second part of one quotation."""
        i = bisect_right(self.quote_starts, quote.start - 1) - 1
        if i < 0 or self.quotes[i].end <= sentence.start or self.quotes[i].end > quote.start:
            return False
        between = self.text[self.quotes[i].end : quote.start].split()
        return (
            0 < len(between) <= 8
            and between[-1].strip(",").lower() in _JOINS
            and self.text[self.quotes[i].inner[1] - 1] in ",.?!"
        )

    def _joined(self, quote: Quotation, indirect: list[Attribution], held: list[Span]) -> Attribution | None:
        """ "stressed A, needed “B”": a verb of any kind, joined to a cue, with part of what it governs quoted."""
        sentence = self._sentence(quote.start)
        if sentence is None or any(s <= quote.start < e for s, e in held):
            return None
        tokens = [t for t in _tokens(sentence, max(sentence.start, quote.start - 40), quote.start) if not t.is_space]
        verb = next((t for t in reversed(tokens) if t.tag_ in ("VBD", "VBZ") and t.pos_ == "VERB"), None)
        if verb is None or tokens[tokens.index(verb) - 1].lower_ not in (",", "and"):
            return None
        at = sentence.at(verb)
        before = next((a for a in indirect if a.source is not None and 0 <= at[0] - a.contents[-1][1] <= 6), None)
        if before is None:
            return None
        stop = _ASIDE.search(self.text, quote.end, sentence.end)
        content = (at[1] + 1, stop.start() if stop else sentence.end)
        return Attribution(
            "mixed",
            (content,),
            at,
            self.text[slice(*at)],
            before.source,
            before.head,
            True,
            "joined verb",
            paragraph=before.paragraph,
        )

    def _bare(self, quote: Quotation, held: list[Span]) -> Attribution | None:
        """A quotation that is whole sentences with no cue of its own goes on with the speaker before it."""
        if any(s <= quote.start < e for s, e in held):
            return None
        words = self.text[quote.inner[0] : quote.inner[1]]
        sentence = self._sentence(quote.start)
        if sentence is not None and self._goes_on_after(quote, sentence):
            return Attribution(
                "direct",
                quote.parts,
                None,
                None,
                None,
                None,
                True,
                "quote goes on",
                paragraph=self._paragraph(quote.start),
                follows=True,
            )
        begins = sentence is not None and not any(c.isalnum() for c in self.text[sentence.start : quote.start])
        if not begins or not words[:1].isupper() or len(words.split()) < 2 or words[-1] not in ".?!…,—-":
            return None
        return Attribution(
            "direct",
            quote.parts,
            None,
            None,
            None,
            None,
            True,
            "quote alone",
            paragraph=self._paragraph(quote.start),
            follows=True,
        )


def _takes_quote(token: Token) -> bool:
    return any(cue.takes("quote") for cue in cue_lexicon().verbs.get(token.lemma_.lower(), ()))


def _tokens(sentence: Sentence, start: int, stop: int) -> list[Token]:
    if sentence.doc is None:
        return []
    return [t for t in sentence.doc if start <= sentence.start + t.idx < stop]


def _clip(span: Span, start: int, stop: int) -> Span:
    return max(span[0], start), max(min(span[1], stop), max(span[0], start))


def _share(span: Span, others: list[Span]) -> float:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in others)
    return covered / max(1, span[1] - span[0])


def _merge_split(found: list[Attribution], text: str) -> list[Attribution]:
    """Join the parts of a quotation that "he said" splits: same paragraph, nothing but the cue between, no new speaker."""
    merged: list[Attribution] = []
    last: int | None = None
    for a in found:
        told_between = last is not None and last < len(merged) - 1 and not a.follows
        if (
            last is not None
            and a.kind == "direct"
            and a.paragraph == merged[last].paragraph
            and not told_between
            and _goes_on(merged[last], a, text)
        ):
            merged[last] = replace(merged[last], contents=(*merged[last].contents, *a.contents))
            continue
        if a.kind == "direct":
            last = len(merged)
        merged.append(a)
    return merged


def _goes_on(before: Attribution, a: Attribution, text: str) -> bool:
    between = text[before.contents[-1][1] : a.contents[0][0]]
    if len(between) > 200:
        return False
    if a.source is None or a.follows:
        return True
    if a.cue == before.cue:
        return True
    who = text[a.source[0] : a.source[1]].lower()
    return who in ("he", "she", "they", "it") or (
        before.source is not None and text[before.source[0] : before.source[1]].lower().endswith(who.split()[-1])
    )
