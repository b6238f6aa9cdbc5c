"""All attributions of an article: each quotation and each report with its cue and source, before anyone asks who the source is.

Everything found is kept here; `dragoman.reading.statements` decides what enters the record.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from dragoman.pages.dateline import dateline_of
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.predicates import Span
from dragoman.reading.speech.attributed import Attribution, merge_split
from dragoman.reading.speech.quotation_cues import QuotedArticle, issued, tokens_in
from dragoman.reading.speech.quotations import Quotation, paragraphs
from dragoman.reading.speech.reported import find_reports
from dragoman.reading.speech.reports import Report
from dragoman.reading.speech.transcripts import Turn, find_turns

_JOINS = frozenset(["but", "and", "or", "that", "because", "so", "adding"])
_LABELLED = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+): (?P<said>\S[^\n]{15,160})")
MAX_LEAD = 400
"""Characters of a paragraph that leads in the words of somebody ("X issued the following statement:")."""
_ASIDE = re.compile(r"\s[–—-]{1,2}\s|[,;.]\s|[.]$")


def find_attributions(draft: Draft) -> list[Attribution]:
    """All attributions in order of their words."""
    return _Finder(draft).run()


class _Finder(QuotedArticle):
    def run(self) -> list[Attribution]:
        turns = find_turns(self.draft.article)
        if turns:
            return self._transcript(turns)
        direct: list[Attribution] = self._led_in()
        headlines = [a for s in self.sentences[:3] if (a := self._headline(s)) is not None]
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
        return merge_split(sorted(direct + indirect + bare + headlines, key=lambda a: (a.contents[0], a.kind)), self.text)

    def _direct(self, i: int, quote: Quotation) -> Attribution | None:
        found = self.cue_of(i, quote)
        if found is None:
            return None
        rule, token, sentence, source, head = found
        if rule == "quote, X said" and self._is_name(quote) and self._outside(sentence.start, quote.start):
            return None
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

    def _headline(self, sentence: Sentence) -> Attribution | None:
        """ "Blinken: no plan to meet Lavrov": a headline that begins with its speaker."""
        led = _LABELLED.match(self.text, sentence.start, sentence.end)
        if (
            led is None
            or sentence.start not in self.block_starts
            or self.text[sentence.end - 1] in '.”"'
            or len(led["said"].split()) < 4
        ):
            return None
        who = led.span("who")
        head = (self.text.rfind(" ", *who) + 1 or who[0], who[1])
        return Attribution(
            "indirect", (led.span("said"),), None, ":", who, head, True, "headline", paragraph=self._paragraph(who[0])
        )

    def _led_in(self) -> list[Attribution]:
        """Paragraphs without quotation marks under one that ends "X said:"."""
        found = []
        spans = paragraphs(self.text, self.draft.article.blocks)
        for (start, end), (after, stop) in pairwise(spans):
            sentence = self._sentence(end - 1)
            if sentence is None or self._quoted(after) or end - start > MAX_LEAD:
                continue
            lead = self._head(sentence, sentence.start, end, (after, stop)) if self.text[end - 1] == ":" else issued(sentence)
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
            inside = [q for q in fragments if any(s <= q.inner[0] < e for s, e in contents) and not self._is_name(q)]
            if report.if_quoted and not inside:
                continue
            if inside and report.form in ("order", "doing") and (quoted := self._quoted_infinitive(inside[0], contents[-1])):
                contents = (quoted,)
            contents = tuple(self._unmarked(self._after_dateline(self._closed(c))) for c in contents)
            found.append(Attribution("mixed" if inside else "indirect", contents, report.cue, report.cue_words, report.source, report.head,
                                     report.enters or (bool(inside) and not report.thought), "according to" if report.form == "according to" else f"report: {report.form}", report.addressee, self._paragraph(report.cue[0])))  # fmt: skip
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
        return len(words) > 1 and all(part[:1].isupper() for w in words for part in w.split("-"))

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

    def _closed(self, span: Span) -> Span:
        """With the mark that closes what was quoted at its end."""
        i = bisect_right(self.quote_starts, span[1] - 1) - 1
        quote = self.quotes[i] if i >= 0 else None
        return (span[0], quote.end) if quote and span[0] <= quote.start and quote.inner[1] <= span[1] < quote.end else span

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
        resumed = self.text[quote.inner[0]].islower() and self.text[self.quotes[i].inner[1] - 1] == "," and between[-1:] != []
        if resumed and between[-1].endswith(",") and len(between) <= 25:
            return True
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
        tokens = [t for t in tokens_in(sentence, max(sentence.start, quote.start - 40), quote.start) if not t.is_space]
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
            return self._following(quote, "quote goes on")
        begins = sentence is not None and not any(c.isalnum() for c in self.text[sentence.start : quote.start])
        if not begins or not words[:1].isupper() or len(words.split()) < 2 or words[-1] not in ".?!…,—-":
            return None
        return self._following(quote, "quote alone")

    def _following(self, quote: Quotation, rule: str) -> Attribution:
        """A quotation without a source of its own: its speaker is that of the attribution before it."""
        paragraph = self._paragraph(quote.start)
        return Attribution("direct", quote.parts, None, None, None, None, True, rule, paragraph=paragraph, follows=True)


def _share(span: Span, others: list[Span]) -> float:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in others)
    return covered / max(1, span[1] - span[0])
