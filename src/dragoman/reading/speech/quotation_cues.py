"""The cue of a quotation: behind it ("...," X said), before it (X said: "..."), or in a sentence of its own ("Why?" X asked.)."""

from bisect import bisect_right

from spacy.tokens import Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.predicates import Span, has_own_subject, noun_span, subject_of
from dragoman.reading.speech.quotations import Quotation, find_quotations, paragraphs

Found = tuple[str, Token, Sentence, Span | None, Span | None]
"""Rule, cue, its sentence, the source's words and their head word."""


class QuotedArticle:
    """An article with its quotations, and where they stand among sentences and paragraphs."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.article.text
        self.sentences = draft.sentences
        self.starts = [s.start for s in self.sentences]
        self.quotes = find_quotations(draft.article)
        self.quote_starts = [q.start for q in self.quotes]
        self.block_starts = frozenset(b.start for b in draft.article.blocks)
        self.paragraph_starts = [a for a, _ in paragraphs(self.text, draft.article.blocks)]

    def cue_of(self, i: int, quote: Quotation) -> Found | None:
        """A quotation with its cue behind ("...," X said) or before it (X said: "...")."""
        tail_sentence, head_sentence = self._sentence(quote.end - 1), self._sentence(quote.start)
        inner = quote.inner
        found: Found | None = None
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
        return found

    def _quoted(self, offset: int) -> bool:
        i = bisect_right(self.quote_starts, offset) - 1
        return i >= 0 and self.quotes[i].start <= offset < self.quotes[i].end

    def _sentence(self, offset: int) -> Sentence | None:
        i = bisect_right(self.starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraph_starts, offset) - 1

    def _outside(self, start: int, stop: int) -> bool:
        """Are there words outside quotations in the last 300 characters of ``text[start:stop]``?"""
        return any(self.text[i].isalnum() and not self._quoted(i) for i in range(max(start, stop - 300), stop))

    def _led_by_mark(self, sentence: Sentence, at: int) -> bool:
        """Does a colon lead in the quotation, or a cue and a comma?"""
        before = self.text[sentence.start : at].rstrip()
        if before.endswith(":"):
            return True
        tokens = [t for t in tokens_in(sentence, max(sentence.start, at - 30), at) if not t.is_space]
        return before.endswith(",") and len(tokens) > 1 and tokens[-2].pos_ == "VERB" and takes_quote(tokens[-2])

    def _tail(self, sentence: Sentence, start: int, stop: int) -> Found | None:
        tokens = tokens_in(sentence, start, stop)
        tokens = [t for t in tokens if not t.is_space]
        while tokens and (tokens[0].is_punct or tokens[0].text in "\"'"):
            tokens.pop(0)
        if not tokens:
            return None
        verb = next(
            (
                t
                for t in tokens
                if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("relcl", "aux", "auxpass", "acl") and takes_quote(t)
            ),
            None,
        )
        if verb is None:
            # the parser may hang "X said" on a noun within the quotation
            verb = next((t for t in tokens[:6] if t.tag_ in ("VBD", "VBZ") and takes_quote(t)), None)
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
                clip(noun_span(sentence, subject), start, sentence.at(verb)[0]),
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
        return "quote, said X", verb, sentence, clip(noun_span(sentence, subject), start, stop), sentence.at(subject)

    def _next_sentence(self, sentence: Sentence, end: int) -> Found | None:
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

    def _head(self, sentence: Sentence, start: int, stop: int, inner: Span) -> Found | None:
        tokens = [t for t in tokens_in(sentence, start, stop) if not t.is_space]
        if not tokens:
            return None
        mark = tokens[-1].lower_
        verb = next((t for t in reversed(tokens) if t.pos_ in ("VERB", "AUX") and takes_quote(t)), None)
        if verb is None and mark == ":" and self.text[inner[0]].isupper():
            verb = _before_colon(tokens)
        if verb is None:
            return None
        between = tokens[tokens.index(verb) + 1 :]
        leads = mark in (",", ":", "that", "-", "--") or not between
        whole = self.text[inner[0]].isupper()
        if any(t.pos_ == "VERB" and t.dep_ not in ("relcl", "acl", "amod") for t in between) and mark != ":":
            return None
        if not leads and not (whole and len(self.text[inner[0] : inner[1]].split()) >= 4):
            return None
        subject = subject_of(_teller(verb))
        if subject is None:
            return "X said: quote", verb, sentence, None, None
        return "X said: quote", verb, sentence, noun_span(sentence, subject), sentence.at(subject)


def _teller(verb: Token) -> Token:
    """ "X said that Y is late, saying, “...”": of the participle behind a comma the verb of saying above it, not that of what was said."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.doc[verb.i - 1].text != "," or has_own_subject(verb):
        return verb
    token = verb.head
    while token.dep_ in ("ccomp", "conj", "advcl") and token.head.i < token.i:
        token = token.head
        if token.lemma_.lower() in cue_lexicon().verbs:
            return token
    return verb


def _before_colon(tokens: list[Token]) -> Token | None:
    """ "X addressed the crimes of the era: “...”": the main verb, whatever it means, if a name is its subject."""
    finite = (t for t in tokens if t.pos_ == "VERB" and t.tag_ in ("VBZ", "VBD", "VBP"))
    verb = next((t for t in finite if t.dep_ in ("ROOT", "ccomp", "parataxis")), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    return verb if subject is not None and subject.pos_ in ("PROPN", "PRON") else None


def issued(sentence: Sentence) -> Found | None:
    """ "X, Y and Z issued the following statement": the whole row before the verb speaks."""
    doc = sentence.doc
    if doc is None or "following" not in sentence.text:
        return None
    noun = next(
        (t for t in doc if t.lower_ in cue_lexicon().documents and any(c.lower_ == "following" for c in t.children)), None
    )
    if noun is None or noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or noun.head.i == 0:
        return None
    verb = noun.head
    speaker = subject_of(verb) or next((t for t in reversed(doc[: verb.i]) if t.pos_ == "PROPN"), None)
    if speaker is None:
        return None
    end = sentence.start + len(sentence.text[: verb.idx].rstrip(", "))
    return "X issued the following", verb, sentence, (sentence.start, end), sentence.at(speaker)


def takes_quote(token: Token) -> bool:
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    cues = cue_lexicon().verbs.get(token.lemma_.lower(), ())
    return any(cue.takes("quote") and (not cue.rest or cue.rest[0] in behind) for cue in cues)


def tokens_in(sentence: Sentence, start: int, stop: int) -> list[Token]:
    if sentence.doc is None:
        return []
    return [t for t in sentence.doc if start <= sentence.start + t.idx < stop]


def clip(span: Span, start: int, stop: int) -> Span:
    return max(span[0], start), max(min(span[1], stop), max(span[0], start))
