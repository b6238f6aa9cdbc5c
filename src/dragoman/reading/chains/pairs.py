"""Which entities a leftover word could stand for, and what speaks for each."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading.anaphora.context import SUBJECTS, clause_of
from dragoman.reading.anaphora.pronouns import POSSESSIVE
from dragoman.reading.chains.entities import Entity, by_word
from dragoman.reading.chains.leftovers import PRONOUNS, Leftover, class_of
from dragoman.reading.draft import Draft
from dragoman.reading.mentions.predicative import said_of
from dragoman.reading.speech.quoted import Quoted

_FAR = 20
_RECENT, _RECENT_LOOSE = 6, 3
"""So many of the entities spoken of last are candidates, and so many of the names that nothing covers."""
_BACK, _BACK_LOOSE = 8, 2
"""Within so many sentences."""
_FITS = {
    "he": {"person", "thing"},
    "she": {"person", "thing"},
    "person": {"person", "thing"},
    "people": {"people", "body", "thing"},
    "organisation": {"body", "thing", "people"},
    "place": {"place", "state", "thing", "body"},
}
_KINDS = ("person", "state", "body", "place", "people", "thing")
_OPENERS = ("the", "this", "a", "own")
_CLASSES = ("kin", "person", "people", "organisation", "place")
_PREDICATES = frozenset({"attr", "oprd"})

COLUMNS = (
    "he", "she", *(f"after {o}" for o in _OPENERS), "plural", "subject", "possessive", "predicate", "apposition", "quoted", "place in page",
    *(f"noun for {c}" for c in _CLASSES), "modified", "followed", "candidates", "owner is a pronoun",
    *(f"entity: {k}" for k in _KINDS), "loose", "mentions before", "names", "first named", "rank", "gender known", "plural name",
    "sentences back", "entities between", "same sentence", "last: subject", "last: pronoun", "last: same pronoun",
    "last: subject of the sentence before", "same clause", "name ends so", "name holds it", "known as", "said of it", "its owner", "within it",
    "same role", "same quotation", "alike", "order", "next in", "relation",
)  # fmt: skip


@dataclass(slots=True)
class Page:
    """What pairs of a page are weighed by."""

    draft: Draft
    quoted: Quoted
    entities: list[Entity]
    index: dict[str, list[Entity]]
    roots: dict[tuple[int, int], Entity]
    """Entities by sentence and number of the root of a mention."""
    rank: dict[str, int]
    """How many of its kind are named more often."""
    related: dict[tuple[str, str], Entity]
    """Owner and noun -> whom the page names so: "his father, John", "her brother Dean"."""


def page(draft: Draft, quoted: Quoted, found: list[Entity]) -> Page:
    """The entities of a page, filed."""
    roots = {(w.sentence.index, w.root.i): e for e in found for w in e.words if w.root is not None}
    seen: Counter[str] = Counter()
    rank = {}
    for e in sorted(found, key=lambda e: -e.named):
        rank[e.id] = seen[e.kind]
        seen[e.kind] += 1
    return Page(draft, quoted, found, by_word(found), roots, rank, _relations(draft, roots))


def pairs(page: Page, words: Iterable[Leftover]) -> Iterator[tuple[Leftover, list[Entity], list[list[float]]]]:
    """Each leftover with its candidates and what speaks for them (`COLUMNS`)."""
    recent: dict[str, Entity] = {}
    pending = sorted(
        ((w.start, n, e) for n, e in enumerate(page.entities) for w in e.words), key=lambda p: (p[0], p[1]), reverse=True
    )
    for leftover in words:
        while pending and pending[-1][0] < leftover.start:
            entity = pending.pop()[2]
            entity.seen += 1
            recent.pop(entity.id, None)
            recent[entity.id] = entity
        links = {e.id: (e, how) for e, how in _links(leftover, page)}
        options = _candidates(leftover, page, recent, links)
        if options:
            yield leftover, options, _described(leftover, options, page, recent, links)


def _relations(draft: Draft, roots: dict[tuple[int, int], Entity]) -> dict[tuple[str, str], Entity]:
    found: dict[tuple[str, str], Entity] = {}
    for (index, i), owner in roots.items():
        doc = draft.sentences[index].doc
        token = doc[i] if doc is not None else None
        if token is None or token.dep_ != "poss":
            continue
        noun = token.head
        named = roots.get((index, noun.i))
        said = [noun.lemma_.lower()]
        if named is None:
            named = next((e for c in noun.rights if c.dep_ == "appos" and (e := roots.get((index, c.i)))), None)
        elif noun.tag_ != "NN":
            said = [c.lower_ for c in noun.lefts if "kin" in class_of(c.lower_, c.lower_)]
        if named is not None and named is not owner:
            for word in said:
                found.setdefault((owner.id, word), named)
    return found


def _related(leftover: Leftover, page: Page) -> Entity | None:
    if leftover.owner is None:
        return None
    owner = page.roots.get((leftover.sentence.index, leftover.owner.i))
    return page.related.get((owner.id, leftover.token.lemma_.lower())) if owner is not None else None


def _candidates(leftover: Leftover, page: Page, recent: dict[str, Entity], links: dict[str, tuple[Entity, str]]) -> list[Entity]:
    """Those whom syntax or words join with it, and of those spoken of lately whom it fits; an indefinite noun needs to be said of somebody."""
    found = {key: e for key, (e, how) in links.items() if how == "said"}
    if leftover.kind == "noun":
        if leftover.opener == "a" and not found:
            return []
        for word in (leftover.token.lower_, leftover.token.lemma_.lower()):
            for entity in page.index.get(word, ())[:4]:
                found[entity.id] = entity
        if (related := _related(leftover, page)) is not None:
            found[related.id] = related
        if leftover.opener == "own" and not found:
            return []
        fits = {k for c in class_of(leftover.token.lower_, leftover.token.lemma_.lower()).split() for k in _FITS.get(c, ())}
        if not fits and not found:
            return []
        gender = None
    else:
        fits, gender = _FITS[leftover.kind], "m" if leftover.kind == "he" else "f"
    near = loose = 0
    index = leftover.sentence.index
    for entity in reversed(recent.values()):
        back = index - entity.last.sentence.index  # type: ignore[union-attr]
        if near >= _RECENT or back > _BACK:
            break
        if entity.kind not in fits or (gender and entity.gender not in (None, gender)):
            continue
        if not entity.loose:
            near += 1
        elif back > _BACK_LOOSE or loose >= _RECENT_LOOSE:
            continue
        else:
            loose += 1
        found[entity.id] = entity
    return list(found.values())


def _links(leftover: Leftover, page: Page) -> Iterator[tuple[Entity, str]]:
    """Entities that syntax joins with the word, and how."""
    token, index, roots = leftover.token, leftover.sentence.index, page.roots
    if leftover.owner is not None and (one := roots.get((index, leftover.owner.i))) is not None:
        yield one, "owner"
    for child in token.children:
        if child is not leftover.owner and (one := roots.get((index, child.i))) is not None:
            yield one, "said" if child.dep_ == "appos" else "within"
        if child.dep_ == "prep":
            for below in child.children:
                if (one := roots.get((index, below.i))) is not None:
                    yield one, "within"
    if leftover.kind == "noun":
        for word in said_of(token):
            if (one := roots.get((index, word.i))) is not None:
                yield one, "said"


def _described(
    leftover: Leftover, options: Sequence[Entity], page: Page, recent: dict[str, Entity], links: dict[str, tuple[Entity, str]]
) -> list[list[float]]:
    token, sentence, kind = leftover.token, leftover.sentence, leftover.kind
    dep, low, lemma = token.dep_, token.lower_, token.lemma_.lower()
    quote = page.quoted.at(leftover.start)
    classes = class_of(low, lemma).split()
    subject = dep in SUBJECTS
    length = len(page.draft.article.text)
    clause = clause_of(token) if kind != "noun" and low not in POSSESSIVE else None
    owner = leftover.owner
    common = [
        kind == "he", kind == "she", *(leftover.opener == o for o in _OPENERS), token.tag_ == "NNS", subject, dep == "poss",
        dep in _PREDICATES, dep == "appos", quote is not None, leftover.start / length, *(c in classes for c in _CLASSES),
        any(c.dep_ in ("amod", "compound", "nummod") for c in token.lefts), any(c.dep_ in ("prep", "relcl", "acl") for c in token.rights),
        len(options), owner is not None and owner.tag_ == "PRP$",
    ]  # fmt: skip
    order = {key: n for n, key in enumerate(reversed(recent))}
    alike = Counter(e.kind for e in options)
    related = _related(leftover, page)
    rows = []
    for near, e in enumerate(options):
        last, coming = e.last, e.next
        root = last.root if last is not None else None
        back = sentence.index - last.sentence.index if last is not None else _FAR
        how = links[e.id][1] if e.id in links else ""
        pronoun = PRONOUNS.get(last.text.lower()) if last is not None and last.form == "pronoun" else None
        rows.append(
            [
                *common, *(e.kind == k for k in _KINDS), e.loose, math.log1p(e.seen), math.log1p(e.named), e.words[0].start / length,
                min(page.rank[e.id], 5), e.gender is not None, e.many, min(back, _FAR), min(order.get(e.id, _FAR), _FAR), back == 0,
                last is not None and last.subject, last is not None and last.form == "pronoun", pronoun is not None and pronoun == kind,
                last is not None and last.subject and back == 1,
                clause is not None and back == 0 and root is not None and clause_of(root) is clause,
                low in e.ends or lemma in e.ends, low in e.names or lemma in e.names, e.heads.get(lemma, leftover.start) < leftover.start,
                how == "said", how == "owner", how == "within",
                root is not None and (root.dep_ == dep or (subject and root.dep_ in SUBJECTS)),
                quote is not None and last is not None and page.quoted.at(last.start) == quote,
                alike[e.kind], near, 20.0 if coming is None else min((coming.start - leftover.start) / 100, 20.0), related is e,
            ]
        )  # fmt: skip
    return rows
