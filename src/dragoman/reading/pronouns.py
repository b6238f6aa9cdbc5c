"""Which actor a pronoun stands for: number, gender, syntax and recency decide; two fair candidates leave it open.

After Lappin and Leass 1994 (salience of syntactic places) with constraints of binding; the weights are data.
"""

import math
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.reading.context import THINGS, Context, Occurrence, clause_of
from dragoman.reading.draft import Sentence
from dragoman.reading.persons import Cast

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
POSSESSIVE = frozenset("his her its their hers theirs my our your".split())
REFLEXIVE = frozenset("himself herself itself themselves".split())
WINDOW = {"person": 4, "thing": 2, "plural": 2}

WEIGHTS = {
    "distance": -0.9,
    "subject": 0.8,
    "governs": 1.6,
    "own clause subject": 1.2,
    "possessor": -0.5,
    "frequency": 0.35,
    "gender": 0.6,
    "quote differs": -1.0,
    "paragraph": -0.4,
    "nearest": 0.3,
    "object": 0.0,
    "demonym": -1.0,
    "metonym": -0.3,
    "ahead": 0.2,
    "joined": 0.8,
    "group": 0.5,
    "single": -1.2,
    "body": -0.2,
}
MARGIN = {"person": 0.35, "thing": 0.35, "plural": 0.3}
LEAST = {"person": -2.6, "thing": -1.2, "plural": -1.2}


@dataclass(frozen=True, slots=True)
class Choice:
    """The antecedent chosen, and how clearly."""

    occurrence: Occurrence
    score: float
    margin: float


def kind_of(word: str) -> str | None:
    """person, thing or plural; None for words that are no third-person pronoun."""
    if word in MASCULINE or word in FEMININE:
        return "person"
    return "thing" if word in NEUTER else "plural" if word in PLURAL else None


def is_expletive(token: Token) -> bool:
    """ "It is clear that ...", "it takes two days to ...": no antecedent."""
    if token.lower_ != "it":
        return False
    head = token.head
    if token.dep_ == "expl" or head.lemma_ in {"seem", "appear", "rain", "snow", "turn", "happen", "take"}:
        return True
    if head.lemma_ == "be" or any(c.lemma_ == "be" for c in head.children):
        return any(c.dep_ in {"ccomp", "xcomp", "advcl", "csubj", "relcl"} or (c.dep_ in {"acomp", "attr"} and any(
            g.dep_ in {"ccomp", "xcomp", "relcl"} for g in c.children)) for c in head.children)  # fmt: skip
    return False


def candidates(
    token: Token, start: int, sentence: Sentence, context: Context, cast: Cast
) -> dict[tuple[str, ...], tuple[Occurrence, dict[str, float]]]:
    """Entities that the pronoun could stand for, each with its nearest fit occurrence and its features."""
    kind = kind_of(token.lower_)
    if kind is None:
        return {}
    found: dict[tuple[str, ...], tuple[Occurrence, dict[str, float]]] = {}
    for occurrence in [*context.before(sentence.index, start, WINDOW[kind]), *_ahead(token, start, sentence, context)]:
        if not _fits(kind, token, occurrence, cast) or _same_clause(token, occurrence, sentence):
            continue
        described = features(token, start, sentence, occurrence, context, cast)
        described["nearest"] = float(not found)
        known = found.get(occurrence.key)
        if known is None or total(described) > total(known[1]):
            found[occurrence.key] = (occurrence, described)
    return found


def choose(token: Token, start: int, sentence: Sentence, context: Context, cast: Cast) -> Choice | None:
    """The one clear antecedent of a pronoun, or None."""
    kind = kind_of(token.lower_)
    if kind is None or is_expletive(token):
        return None
    found = candidates(token, start, sentence, context, cast)
    ranked = sorted(((total(f), o) for o, f in found.values()), key=lambda x: (-x[0], -x[1].start))
    if not ranked or ranked[0][0] < LEAST[kind]:
        return None
    second = ranked[1][0] if len(ranked) > 1 else -math.inf
    margin = ranked[0][0] - second
    return Choice(ranked[0][1], ranked[0][0], margin) if margin >= MARGIN[kind] else None


def total(described: dict[str, float]) -> float:
    """Score of a candidate."""
    return sum(WEIGHTS[name] * value for name, value in described.items())


def features(
    token: Token, start: int, sentence: Sentence, occurrence: Occurrence, context: Context, cast: Cast
) -> dict[str, float]:
    """What speaks for and against an antecedent; names as in `WEIGHTS`."""
    same = occurrence.sentence == sentence.index
    one = occurrence.one
    gender = _gender(occurrence, cast)
    here = context.quoted.at(start)
    there = context.quoted.at(occurrence.start)
    return {
        "distance": float(sentence.index - occurrence.sentence),
        "subject": float(occurrence.subject),
        "governs": float(same and _governs(occurrence, token)),
        "own clause subject": float(
            same and token.lower_ in POSSESSIVE and occurrence.subject and occurrence.clause == clause_of(token)
        ),
        "possessor": float(occurrence.dep == "poss"),
        "object": float(occurrence.dep in {"dobj", "pobj"}),
        "frequency": math.log(1 + context.counts[occurrence.key]),
        "gender": float(gender is not None and token.lower_ in MASCULINE | FEMININE),
        "quote differs": float(here != there and here is not None),
        "paragraph": float(not same and "\n" in context.draft.article.text[occurrence.end : start]),
        "demonym": float(one is not None and one.form == "demonym" and one.kind != "group"),
        "metonym": float(one is not None and one.form == "metonym"),
        "ahead": float(occurrence.start > start),
        "joined": float(occurrence.joined or len(occurrence.members) > 1),
        "group": float(one is not None and one.kind == "group"),
        "single": float(kind_of(token.lower_) == "plural" and one is not None and one.kind != "group"),
        "body": float(one is not None and one.kind == "body"),
    }


def _fits(kind: str, token: Token, occurrence: Occurrence, cast: Cast) -> bool:
    one = occurrence.one
    if kind == "plural":
        return one is None or one.kind in THINGS | {"group"}
    if one is None:
        return False
    if kind == "thing":
        return one.kind in THINGS or one.kind == "unknown"
    if one.kind != "person":
        return False
    gender = _gender(occurrence, cast)
    return gender is None or (gender == "m") == (token.lower_ in MASCULINE)


def _gender(occurrence: Occurrence, cast: Cast) -> str | None:
    one = occurrence.one
    person = cast.people.get(one.actor) if one is not None and one.actor else None
    return person.gender if person else None


def _same_clause(token: Token, occurrence: Occurrence, sentence: Sentence) -> bool:
    """Binding: a pronoun that is neither possessive nor reflexive is not another argument of its own clause."""
    if occurrence.sentence != sentence.index or token.lower_ in REFLEXIVE or occurrence.root is None:
        return False
    root = occurrence.root
    if token.lower_ in POSSESSIVE and token.dep_ == "poss":
        # "Tokayev's and his": the possessor of a noun is not the noun; "his counterpart Putin" is not Putin
        head = token.head
        return (
            root == head
            or (root in set(head.children) and root.dep_ in {"appos", "compound"})
            or (head in root.subtree and root != head and root.dep_ == "appos")
        )
    if root.dep_ == "poss":
        return False
    return clause_of(root) == clause_of(token) and clause_of(token) is not None and root not in token.ancestors


def _governs(occurrence: Occurrence, token: Token) -> bool:
    """Is the occurrence the subject of a clause above the pronoun's own ("Tokayev said that he ...")?"""
    if not occurrence.subject or occurrence.root is None:
        return False
    mine = clause_of(token)
    return (
        mine is not None
        and occurrence.clause is not None
        and occurrence.clause != mine
        and occurrence.clause in set(mine.ancestors)
    )


def _ahead(token: Token, start: int, sentence: Sentence, context: Context) -> list[Occurrence]:
    """ "After his talks in Astana, Putin ...": the subject of the main clause, before which the pronoun stands."""
    return [
        o
        for o in context.occurrences[-12:]
        if o.sentence == sentence.index and o.start > start and o.subject and o.clause is not None and o.clause.dep_ == "ROOT"
        and clause_of(token) is not None and (clause_of(token) != o.clause or token.dep_ == "poss") and token.i < o.clause.i
    ]  # fmt: skip
