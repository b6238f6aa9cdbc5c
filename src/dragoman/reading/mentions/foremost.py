"""Leaders whom everybody knows by surname: "Obama said he would not help Chad", where neither his state nor an office is named.

The surname must be the last name of one head of state or government only: of the day where the page has a date, ever where it has none. The
word must act or be acted on as a name does, and the page must name a state.
"""

from dragoman.knowledge import Actor
from dragoman.model import Mention
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.persons import Person, parts
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.things import things
from dragoman.reading.mentions.title_words import title_words

_HEADS = frozenset({"head_of_state", "head_of_government"})
_ACTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "dative"})
_NO_PERSON = frozenset({"LANGUAGE", "NORP"})
_LEAST = 3
"""Letters of the shortest surname that is told from a word."""


def foremost(page: Settlement, sentence: Sentence, start: int, end: int) -> Person | None:
    """The leader whom the words at ``[start, end)`` name by surname alone."""
    word = page.draft.article.text[start:end]
    if " " in word or len(word) < _LEAST or word.isupper() or (word.lower(),) in title_words().singular or not page.states:
        return None
    token = sentence.token_before(end)
    if (
        token is None
        or token.pos_ != "PROPN"
        or token.dep_ not in _ACTS
        or token.ent_type_ in _NO_PERSON
        or word in things("unnamed")
        or any(c.dep_ in ("compound", "det") for c in token.children)
    ):
        return None
    leader = _leader(page, word)
    if leader is None:
        return None
    on = page.draft.article.published
    term = next((t for t in page.kb.offices_of(leader.id, on) if t.office in _HEADS), None) if on else None
    known = Mention(
        start=start,
        end=end,
        text=word,
        actor=leader.id,
        kind="person",
        name=leader.name,
        country=term.country if term else leader.country,
        office=term.title if term else None,
    )
    return page.cast.add_known(known, page.kb, on)


def _leader(page: Settlement, word: str) -> Actor | None:
    """The one head of one state with this last name, on the day of the page if that is known."""
    on = page.draft.article.published
    fit = []
    for bearer in page.kb.surname(word, on=on):
        terms = page.kb.offices_of(bearer.id, on) if on else page.kb.terms(bearer.id)
        states = {t.country for t in terms if t.office in _HEADS}
        if len(states) == 1 and parts(bearer.name)[-1:] == parts(word):
            fit.append(bearer)
    return fit[0] if len(fit) == 1 and page.kb.country(fit[0].country or "") is not None else None
