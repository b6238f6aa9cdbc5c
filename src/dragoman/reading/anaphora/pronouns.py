"""Which actor a pronoun stands for: number, gender, syntax and recency decide; two fair candidates leave it open.

Candidates and constraints are rules (number, gender, binding); salience (after Lappin and Leass 1994) is a conditional logit over the
candidates and "nobody", whose weights are data.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.anaphora.context import SUBJECTS, THINGS, Context, Occurrence, clause_of
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.bodies import actor_nouns
from dragoman.reading.mentions.persons import Cast

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
POSSESSIVE = frozenset("his her its their hers theirs my our your".split())
REFLEXIVE = frozenset("himself herself itself themselves".split())
WINDOW = {"person": 4, "thing": 2, "plural": 2}

USUAL = 2
"""So many plural words of a page that mean the same persons make these the ones meant where nobody else is near."""

SURE = {"person": 0.45, "thing": 0.45, "plural": 0.45}
"""Probability that an antecedent needs; below it the pronoun stays open."""
ONE_FOR_MANY = 0.8
"""The same for one state or organisation that "they" is to mean."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The antecedent chosen, and its probability among the candidates."""

    occurrence: Occurrence
    probability: float


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights of the features for each kind of pronoun: those of he and she learned by ``tools/train_antecedents.py``, the others set by hand."""
    found: dict[str, dict[str, float]] = json.loads(
        (files("dragoman.knowledge") / "data" / "antecedents.json").read_text("utf-8")
    )
    return found


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
) -> list[tuple[Occurrence, dict[str, float]]]:
    """Entities that the pronoun could stand for, each by its likeliest occurrence, with the features of that; nearest first."""
    kind = kind_of(token.lower_)
    if kind is None:
        return []
    found: dict[tuple[str, ...], tuple[Occurrence, dict[str, float]]] = {}
    near = context.before(sentence.index, start, WINDOW[kind])
    far = _usual(context) if kind == "plural" and token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" else ()
    for occurrence in [*near, *_ahead(token, start, sentence, context), *far]:
        if not _fits(kind, token, occurrence, cast) or _same_clause(token, occurrence, sentence):
            continue
        described = features(token, start, sentence, occurrence, context, cast)
        described[f"rank {min(len(found), 3)}"] = 1.0
        known = found.get(occurrence.key)
        if known is None:
            found[occurrence.key] = (occurrence, described)
        else:
            rank = next(name for name in known[1] if name.startswith("rank"))
            described = {n: v for n, v in described.items() if not n.startswith("rank")} | {rank: 1.0}
            if total(kind, described) > total(kind, known[1]):
                found[occurrence.key] = (occurrence, described)
    return list(found.values())


def _usual(context: Context) -> list[Occurrence]:
    """Those together for whom the page's plural words stand again and again, as in a joint statement that begins each item with "They"."""
    plural = [(n, key) for key, n in context.counts.items() if len(key) > 1]
    top = max(plural, default=(0, ()))
    if top[0] < USUAL or any(2 * n > top[0] for n, key in plural if key != top[1]):
        return []
    return [next(o for o in reversed(context.occurrences) if o.key == top[1])]


def choose(
    token: Token, start: int, sentence: Sentence, context: Context, cast: Cast, barred: str | None = None
) -> Choice | None:
    """The one clear antecedent of a pronoun, or None. `barred` is an actor whom it cannot be: the speaker of the quotation it stands in."""
    kind = kind_of(token.lower_)
    if kind is None or is_expletive(token):
        return None
    found = [(o, f) for o, f in candidates(token, start, sentence, context, cast) if barred is None or o.key != (barred,)]
    if token.head.lower_ == "part" and token.head.head.lower_ == "for":
        # "for his part": the subject of the clause
        found = [(o, f) for o, f in found if f.get("subject") and o.sentence == sentence.index] or found
    scores = [total(kind, described) for _, described in found]
    if not scores:
        return None
    top = max(range(len(scores)), key=lambda i: (scores[i], -i))
    nobody = weights()[kind].get("nobody", 0.0)
    highest = max(scores[top], nobody)
    norm = sum(math.exp(s - highest) for s in [*scores, nobody])
    probability = math.exp(scores[top] - highest) / norm
    for_many = found[top][1].get("one for many")
    return Choice(found[top][0], probability) if probability >= (ONE_FOR_MANY if for_many else SURE[kind]) else None


def total(kind: str, described: dict[str, float]) -> float:
    """Score of a candidate: log-odds up to a constant."""
    known = weights()[kind]
    return sum(known.get(name, 0.0) * value for name, value in described.items())


def features(
    token: Token, start: int, sentence: Sentence, occurrence: Occurrence, context: Context, cast: Cast
) -> dict[str, float]:
    """What speaks for and against an antecedent. Names are for people: they stand in the file of weights."""
    same = occurrence.sentence == sentence.index
    one = occurrence.one
    gender = _gender(occurrence, cast)
    here, there = context.quoted.at(start), context.quoted.at(occurrence.start)
    subject = occurrence.subject
    shown: dict[str, float | bool] = {
        f"sentences back {min(sentence.index - occurrence.sentence, 4)}": True,
        "subject": subject,
        "subject of the sentence before": subject and sentence.index - occurrence.sentence == 1,
        "both subjects": subject and token.dep_ in SUBJECTS,
        "governs": same and _governs(occurrence, token),
        "subject of the own clause": same and token.lower_ in POSSESSIVE and subject and occurrence.clause == clause_of(token),
        "possessor": occurrence.dep == "poss",
        "object": occurrence.dep in {"dobj", "pobj"},
        "frequency": math.log(1 + context.counts[occurrence.key]),
        "gender known": gender is not None and token.lower_ in MASCULINE | FEMININE,
        "same pronoun": one is not None and one.form == "pronoun" and kind_of(one.text.lower()) == kind_of(token.lower_),
        "pronoun in quotation, name outside": here is not None and here != there,
        "pronoun outside, name in quotation": there is not None and here != there,
        "other paragraph": not same and "\n" in context.draft.article.text[occurrence.end : start],
        "adjective": one is not None and one.form == "demonym" and one.kind != "group",
        "capital": one is not None and one.form == "metonym",
        "title": one is not None and one.office is not None,
        "ahead": occurrence.start > start,
        "joined": occurrence.joined or len(occurrence.members) > 1,
        "group": one is not None and one.kind == "group",
        "one for many": kind_of(token.lower_) == "plural" and one is not None and one.kind != "group",
        "body": one is not None and one.kind == "body",
        "organisation": one is not None and one.kind == "organisation",
        "place": one is not None and one.kind == "unknown",
        "possessive": token.lower_ in POSSESSIVE and same,
        "rival between": token.lower_ in PLURAL
        and occurrence.members[0].kind != "person"
        and _rivals(token, start, sentence, occurrence, context) > 0,
    }
    return {name: float(value) for name, value in shown.items() if value}


def _rivals(token: Token, start: int, sentence: Sentence, occurrence: Occurrence, context: Context) -> int:
    """Plural nouns that name no actor and stand between an occurrence and a plural pronoun: "the parents" in "Australia ... the parents ... they"."""
    found = 0
    for near in context.draft.sentences[max(0, sentence.index - 1) : sentence.index + 1]:
        for noun in near.doc or ():
            at = near.start + noun.idx
            if noun.tag_ not in {"NNS", "NNPS"} or not occurrence.end <= at < start or noun.i == token.head.i:
                continue
            if noun.dep_ in SUBJECTS or noun.lower_ in actor_nouns() or noun.lower_ in _people():
                found += not any(o.start <= at < o.end for o in context.before(sentence.index, start, 1))
    return found


@cache
def _people() -> frozenset[str]:
    """Plural nouns for people who act for nobody."""
    return words(table("nominals")["people"])


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
    if token.dep_ in _OBJECTS and any(root.i == s.i for s in _understood(token)):
        return True
    return clause_of(root) == clause_of(token) and clause_of(token) is not None and root not in token.ancestors


_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_SHARING = frozenset({"conj", "advcl", "pcomp"})


def _understood(token: Token) -> list[Token]:
    """The subject that a pronoun's verb shares with the verb above: "revoked the visas of six envoys and accused them" accuses not who revoked."""
    verb = clause_of(token)
    while verb is not None and verb.dep_ in _SHARING and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = clause_of(verb)
    return [c for c in verb.children if c.dep_ in SUBJECTS] if verb is not None else []


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
