"""Pronouns and nouns that stand for nobody once the rules are through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.knowledge.wordlists import word_sets
from dragoman.model import Mention
from dragoman.reading.anaphora.recurring import covered_by
from dragoman.reading.draft import Draft, Sentence
from dragoman.reading.mentions.title_words import title_words

PRONOUNS = {
    word: kind for kind, forms in {"he": "he him his himself", "she": "she her hers herself"}.items() for word in forms.split()
}
_OPENERS = {"the": "the", "this": "this", "that": "this", "these": "this", "those": "this", "a": "a", "an": "a"}
_NO_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "quantmod", "nummod", "dep"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Leftover:
    """A word that may stand for a name of the page. `kind`: he, she or noun."""

    token: Token
    sentence: Sentence
    start: int
    kind: str
    opener: str = ""
    """Of a noun: the, this, a, own (his, X's) or "" for none."""
    owner: Token | None = None
    """Whose it is."""

    @property
    def group(self) -> str:
        """The kind, with the opener of a noun: each has its own threshold."""
        return f"{self.opener or 'no'} {self.kind}" if self.kind == "noun" else self.kind

    @property
    def end(self) -> int:
        return self.start + len(self.token.text)


def leftovers(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Leftover]:
    """In order; what a mention or place covers is none."""
    taken = covered_by(draft, mentions)
    for sentence in draft.sentences:
        for token in sentence.doc or ():
            start = sentence.start + token.idx
            if not taken[start]:
                found = _leftover(token, sentence, start)
                if found is not None:
                    yield found


def _leftover(token: Token, sentence: Sentence, start: int) -> Leftover | None:
    tag = token.tag_
    if tag in ("PRP", "PRP$"):
        kind = PRONOUNS.get(token.lower_)
        return Leftover(token, sentence, start, kind) if kind else None
    if tag not in ("NN", "NNS") or token.dep_ in _NO_HEADS or token.ent_type_ in _TIMES:
        return None
    for child in token.lefts:
        if child.dep_ == "poss":
            return Leftover(token, sentence, start, "noun", "own", child)
        if child.dep_ == "det" and (opener := _OPENERS.get(child.lower_)):
            return Leftover(token, sentence, start, "noun", opener)
    return Leftover(token, sentence, start, "noun")


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Nouns by what they name; titles and roles are nouns for persons."""
    classes = word_sets("noun_classes")
    titles = frozenset(words[-1] for words in title_words().singular)
    return classes | {"person": classes["person"] | titles}


@cache
def class_of(low: str, lemma: str) -> str:
    """kin, person, people, organisation, place, the two of a noun that names either ("museum"), or "" for others."""
    classes = noun_classes()
    return " ".join(c for c in ("kin", "person", "people", "organisation", "place") if low in classes[c] or lemma in classes[c])
