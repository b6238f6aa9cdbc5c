"""Who speaks: the actors that a quotation's speaker lends to its sentence.

Statements know their speaker where the words beside them do not: "I" and "we" of a quotation, the "he" or bare surname that says it. They
become mentions for the readers of events; and a sentence that stands wholly within a quotation is read as if "X said" stood before it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Token

from dragoman.model import Mention, Speaker, Statement
from dragoman.reading.anaphora.firstperson import PLURAL, SECOND, SINGULAR, cue_verbs
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.predicates import Span
from dragoman.reading.speech.quoted import Quoted
from dragoman.reading.speech.transcripts import find_labels, find_turns

_FIRST = SINGULAR | PLURAL
_PRONOUNS = ("PRP", "PRP$")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPEN = ("direct", "mixed")
_TWO = 2


def in_first_person(draft: Draft) -> frozenset[int]:
    """Indices of the sentences in which somebody speaks as "I" or to "you" outside quotation marks: speeches, transcripts."""
    quoted = Quoted(draft.article)
    return frozenset(
        sentence.index
        for sentence in draft.sentences
        for token in sentence.doc or ()
        if token.tag_ in _PRONOUNS and token.lower_ in SINGULAR | SECOND and quoted.at(sentence.start + token.idx) is None
    )


def completed(draft: Draft) -> Draft:
    """The draft with a mention of the speaker for each first person of a quotation and each subject of its cue that has no country yet."""
    added: dict[tuple[int, int], Mention] = {}
    parties = _parties(draft)
    for statement in draft.statements:
        listener = _listener(statement, parties)
        for sentence in _sentences(draft, statement):
            lent = [(statement.speaker, t) for t in (*_persons(sentence, statement, _FIRST), *_sayers(sentence, statement))]
            if listener is not None:
                lent += [(listener, t) for t in _persons(sentence, statement, SECOND)]
            for speaker, token in lent:
                start, end = sentence.at(token)
                added.setdefault((start, end), _mention(speaker, start, end, token.text))
    known = _Spans((m.start, m.end) for m in draft.mentions if m.country)
    new = {span: m for span, m in added.items() if not known.touch(*span)}
    taken = _Spans(new)
    kept = [m for m in draft.mentions if m.country or not taken.touch(m.start, m.end)]
    return replace(draft, mentions=sorted((*kept, *new.values()), key=lambda m: (m.start, m.end)))


class _Spans:
    """Stretches of a text, asked whether one of them touches another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        filed = sorted(spans)
        self._starts = [start for start, _ in filed]
        self._reach = list(accumulate((end for _, end in filed), max))

    def touch(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def quoted_speaker(draft: Draft, sentence: Sentence, token: Token) -> Mention | None:
    """Who says the sentence whose main clause `token` heads, where it stands within a quotation or is told "according to" somebody."""
    at = sentence.start + token.idx
    for statement in draft.statements:
        attributed = statement.kind in _OPEN or (statement.cue or "").lower().startswith("according")
        if attributed and statement.speaker.country and _holds(statement, at):
            return _mention(statement.speaker, sentence.start, sentence.start, "")
    return None


def speaks_of(draft: Draft, sentence: Sentence, mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Is one side only the speaker of a statement, the other only named in what is said?"""
    for statement in draft.statements:
        if any(e.start < sentence.end and sentence.start < e.end for e in statement.evidence):
            inside = [[_holds(statement, m.start) for m in side] for side in (mentions, others)]
            if any(a and not any(a) and b and all(b) for a, b in (inside, inside[::-1])):
                return True
    return False


def _holds(statement: Statement, at: int) -> bool:
    """Does the place stand in what is said?"""
    return any(e.start <= at < e.end for e in statement.evidence)


def _sentences(draft: Draft, statement: Statement) -> Iterator[Sentence]:
    if statement.speaker.country:
        said = _Spans((e.start, e.end) for e in statement.evidence)
        for sentence in draft.sentences:
            if sentence.doc is not None and said.touch(sentence.start, sentence.end):
                yield sentence


def _persons(sentence: Sentence, statement: Statement, words: frozenset[str]) -> Iterator[Token]:
    """Those of `words` that stand in a quotation."""
    if statement.kind in _OPEN:
        for token in sentence.doc or ():
            if token.lower_ in words and _holds(statement, sentence.start + token.idx):
                yield token


def _sayers(sentence: Sentence, statement: Statement) -> Iterator[Token]:
    """The subject of the cue, outside what is said: "he", or a person's name that nobody resolved."""
    for token in sentence.doc or ():
        if (
            token.dep_ not in _SUBJECTS
            or token.head.lemma_ not in cue_verbs()
            or token.head.text not in (statement.cue or "").split()
        ):
            continue
        if token.pos_ != "PRON" and statement.speaker.person is None:
            # a newspaper's word is not its state's
            continue
        if not _holds(statement, sentence.start + token.idx):
            yield token
            if token.pos_ == "PRON":
                # "it has stated that it is willing"
                yield from (
                    s
                    for c in token.head.children
                    if c.dep_ == "ccomp"
                    for s in c.children
                    if s.dep_ in _SUBJECTS and s.lower_ == token.lower_
                )


def _parties(draft: Draft) -> dict[str, Speaker]:
    """Those who speak to each other in a transcript, by state: who first speaks for each."""
    if not find_turns(draft.article):
        return {}
    found: dict[str, Speaker] = {}
    for statement in draft.statements:
        if statement.kind in _OPEN and statement.speaker.country:
            found.setdefault(statement.speaker.country, statement.speaker)
    # whose turn was not taken down ("(No translation provided.)") is spoken to nevertheless
    for label in find_labels(draft.article):
        for mention in draft.mentions_in(*label):
            if mention.kind == "person" and mention.country:
                heard = Speaker(actor=mention.actor, name=mention.name, country=mention.country, person=mention.name)
                found.setdefault(mention.country, heard)
    return found


def _listener(statement: Statement, parties: dict[str, Speaker]) -> Speaker | None:
    """Who is "you": the addressee that is told, else the other of the two who speak."""
    if statement.addressee is not None and statement.addressee.country:
        return statement.addressee
    others = [speaker for country, speaker in parties.items() if country != statement.speaker.country]
    return others[0] if len(others) == 1 and len(parties) == _TWO else None


def _mention(speaker: Speaker, start: int, end: int, text: str) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=speaker.actor,
        kind="person" if speaker.person else "country",
        name=speaker.name,
        country=speaker.country,
        form="pronoun" if end > start else "implicit",
        rule="speaker of the statement",
    )


__all__ = ["completed", "quoted_speaker", "speaks_of"]
