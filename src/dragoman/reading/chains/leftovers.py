"""Pronouns and nouns that stand for nobody once the rules are through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

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
_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_TAGS = _PRONOUN_TAGS | {"NN", "NNS"}
_SAYING = frozenset({"appos", "attr", "oprd", "conj", "pobj"})
"""Relations in which an indefinite noun may say what somebody is."""
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Leftover:
    """A word that may stand for a name of the page. `kind`: he, she or noun."""

    token: Token
    sentence: Sentence
    start: int
    kind: str
    opener: str = ""
    """Of a noun: the, this, a or own (his, X's)."""
    owner: Token | None = None
    """Whose it is."""

    @property
    def group(self) -> str:
        """The kind, with the opener of a noun: each has its own threshold."""
        return f"{self.opener} noun" if self.kind == "noun" else self.kind

    @property
    def end(self) -> int:
        return self.start + len(self.token.text)


def leftovers(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Leftover]:
    """In order; what a mention or place covers is none."""
    taken = covered_by(draft, mentions)
    for sentence in draft.sentences:
        for token in sentence.doc or ():
            if token.tag_ in _TAGS and not taken[sentence.start + token.idx]:
                found = _leftover(token, sentence, sentence.start + token.idx)
                if found is not None:
                    yield found


def _leftover(token: Token, sentence: Sentence, start: int) -> Leftover | None:
    if token.tag_ in _PRONOUN_TAGS:
        kind = PRONOUNS.get(token.lower_)
        return Leftover(token, sentence, start, kind) if kind else None
    if token.dep_ in _NO_HEADS or token.ent_type_ in _TIMES:
        return None
    opener, owner = _opener(token)
    if not opener or (opener == "a" and token.dep_ not in _SAYING):
        return None
    return Leftover(token, sentence, start, "noun", opener, owner)


def _opener(noun: Token) -> tuple[str, Token | None]:
    for child in noun.lefts:
        if child.dep_ == "poss":
            return "own", child
        if child.dep_ == "det" and (opener := _OPENERS.get(child.lower_)):
            return opener, None
    return "", None


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Nouns by what they name; titles and roles are nouns for persons."""
    classes = word_sets("noun_classes")
    titles = frozenset(words[-1] for words in title_words().singular)
    return classes | {"person": classes["person"] | titles}


@lru_cache(1 << 14)
def class_of(low: str, lemma: str) -> str:
    """kin, person, people, organisation, place, the two of a noun that names either ("museum"), or "" for others."""
    classes = noun_classes()
    return " ".join(c for c in ("kin", "person", "people", "organisation", "place") if low in classes[c] or lemma in classes[c])
