"""Reports without a verb: "according to X", "the announcement by X that ...", "X's threat to ..."."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dragoman.knowledge.cues import cue_lexicon
from dragoman.reading.draft import Sentence
from dragoman.reading.predicates import noun_span, offsets, strip, subject_of
from dragoman.reading.speech.endings import before_participle
from dragoman.reading.speech.reports import Report


def according(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Report]:
    """ "According to X, ..." and "..., according to X"."""
    reports = []
    lows = [t.lower_ for t in doc]
    for words in cue_lexicon().prepositions:
        if words[0] not in lows:
            continue
        for i in range(len(doc) - len(words)):
            if tuple(lows[i : i + len(words)]) != words or quoted(sentence.start + doc[i].idx):
                continue
            start = i + len(words)
            stop = next((j for j in range(start, len(doc)) if doc[j].text in (",", ";")), len(doc) - 1)
            head = next((t for t in doc[start : stop + 1] if t.dep_ == "pobj"), doc[start])
            runs = [(stop + 1, len(doc) - 1)] if i < 3 else [(0, i - 1)]
            contents = tuple(c for f, e in runs if e >= f and (c := strip(sentence, doc, f, e))[1] > c[0])
            if not contents:
                continue
            source = strip(sentence, doc, start, stop)
            cue = offsets(sentence, doc, i, start - 1)
            words_ = sentence.text[cue[0] - sentence.start : cue[1] - sentence.start]
            reports.append(
                Report(
                    sentence.index, cue, words_, source, offsets(sentence, doc, head.i, head.i), contents, "according to", True
                )
            )
    return reports


def by_noun(sentence: Sentence, doc: Doc, quoted: Callable[[int], bool]) -> list[Report]:
    """ "the announcement by X that ...", "X's threat to ..."."""
    reports = []
    for token in doc:
        if token.pos_ != "NOUN" or quoted(sentence.start + token.idx):
            continue
        cues = cue_lexicon().nouns.get(token.lemma_.lower())
        if not cues:
            continue
        cue = cues[0]
        clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
        if clause is None:
            continue
        marker = next((c for c in clause.lefts if c.lower_ in ("that", "to")), None)
        if marker is None or (marker.lower_ == "that" and (marker.dep_ != "mark" or not cue.takes("clause"))):
            continue
        form = "doing" if marker.lower_ == "to" else "clause"
        if form == "doing" and not cue.takes("doing"):
            continue
        source = next((c for c in token.lefts if c.dep_ == "poss"), None)
        if source is None:
            by: Token | None = next((c for c in token.rights if c.lower_ in ("by", "from") and c.dep_ in ("prep", "agent")), None)
            source = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if source is None and token.dep_ in ("dobj", "pobj"):
            verb = token.head if token.dep_ == "dobj" else token.head.head
            source = subject_of(verb) if verb.pos_ == "VERB" else None
        first = marker.i + 1 if form == "clause" else marker.i
        content = strip(sentence, doc, first, before_participle(doc, first + 4, clause.right_edge.i))
        if content[1] <= content[0]:
            continue
        span = noun_span(sentence, source) if source is not None else None
        head = offsets(sentence, doc, source.i, source.i) if source is not None else None
        at = offsets(sentence, doc, token.i, token.i)
        reports.append(
            Report(sentence.index, at, token.text, span, head, (content,), form, source is not None and form in cue.enters)
        )
    return reports
