"""Who is who within a document: chains of persons, organisations and places with at least one name (GUM).

Raw text goes in (tokens joined as print joins them). Mentions match by their head word, as in the CRAC shared tasks,
since our mentions are names and titles, not whole noun phrases. Chains of one mention are left out on both sides,
as in the CoNLL shared tasks; demonyms used as adjectives and plural mentions (several actors over one span) are no
mentions of the key and are left out too. Demonyms used as nouns ("Americans") and "we" of a whole people are a chain apart from the state, as in the key. Of the pronouns and nominals of the key's named chains: "right" reach a name of their
own chain, "wrong" another name, the rest stays open.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.chains import Chains, b_cubed, ceaf_e, conll, muc
from bench.drafts import parsed_whole, plain_article
from bench.report import Report, markdown_table
from dragoman.knowledge import default_knowledge
from dragoman.reading.anaphora.recurring import RECURRING
from dragoman.reading.draft import Draft

TYPES = frozenset({"person", "organization", "place"})
_MARK = re.compile(r"(\()?([^()]+)(\))?")
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]|'s|n't|'re|'ve|'ll|'d|'m|')$")
_NO_SPACE_AFTER = frozenset("([{$“‘#")


@dataclass(slots=True)
class Document:
    """`mentions`: type, chain, start, end (offsets of `text`)."""

    name: str
    text: str
    mentions: list[tuple[str, str, int, int]] = field(default_factory=list)


def read_conll(path: Path) -> Document:
    """One document; entity marks look like ``(person-1``, ``person-1)``, ``(place-18-United_States)``."""
    pieces: list[str] = []
    length = 0
    opened: dict[str, list[int]] = defaultdict(list)
    found: list[tuple[str, str, int, int]] = []
    quoted = False
    glue = True
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        _, word, marks = line.split("\t")
        closing_quote = word == '"' and quoted
        if not glue and not _NO_SPACE_BEFORE.match(word) and not closing_quote:
            pieces.append(" ")
            length += 1
        start, length = length, length + len(word)
        pieces.append(word)
        glue = word in _NO_SPACE_AFTER or (word == '"' and not quoted)
        if word == '"':
            quoted = not quoted
        for opens, mark, closes in _MARK.findall(marks.replace("_", "") if marks == "_" else marks):
            if opens:
                opened[mark].append(start)
            if closes and opened[mark]:
                kind, chain = mark.split("-")[:2]
                found.append((kind, chain, opened[mark].pop(), length))
    return Document(path.stem, "".join(pieces), sorted(found, key=lambda m: (m[2], -m[3])))


def head(draft: Draft, start: int, end: int) -> tuple[int, str] | None:
    """Offset and tag of the head word of a span."""
    for sentence in draft.sentences:
        if sentence.start <= start < sentence.end:
            span = sentence.span(start, min(end, sentence.end))
            return (sentence.start + span.root.idx, span.root.tag_) if span else None
    return None


@dataclass(slots=True)
class Key:
    """The key's named chains by head word; `kind` of each head word: name, pronoun or nominal; `words` for reading."""

    chains: dict[str, set[int]]
    kind: dict[int, str]
    words: dict[int, str]


def key_of(document: Document, draft: Draft, every: bool = False) -> Key:
    """The key's named chains; with `every` all chains of persons, organisations and places."""
    chains: dict[str, set[int]] = defaultdict(set)
    kinds: dict[int, str] = {}
    words: dict[int, str] = {}
    taken: set[int] = set()
    named: set[str] = set()
    for kind, chain, start, end in document.mentions:
        at = head(draft, start, end)
        if at is None or at[0] in taken:
            continue
        taken.add(at[0])
        if kind in TYPES:
            chains[chain].add(at[0])
            kinds[at[0]] = _kind(draft, *at)
            words[at[0]] = document.text[start:end]
            if kinds[at[0]] == "name":
                named.add(chain)
    return Key({c: heads for c, heads in chains.items() if every or c in named}, kinds, words)


def _kind(draft: Draft, at: int, tag: str) -> str:
    """Name, pronoun or nominal, by the tag of the head word and its capital."""
    if tag in {"PRP", "PRP$"}:
        return "pronoun"
    starts = any(s.start == at for s in draft.sentences)
    return "name" if tag.startswith("NNP") or (draft.article.text[at].isupper() and not starts) else "nominal"


def response_of(draft: Draft) -> tuple[dict[str, set[int]], dict[int, str]]:
    """Chains by actor or place, and actor of each head word. Names count as such by their form."""
    chains: dict[str, set[int]] = defaultdict(set)
    forms: dict[int, str] = {}
    spans = Counter((m.start, m.end) for m in draft.mentions)
    for m in draft.mentions:
        if m.actor is None or m.form == "implicit" or spans[m.start, m.end] > 1:
            continue
        at = head(draft, m.start, m.end)
        if at is None or at[0] in forms or (m.form == "demonym" and not at[1].startswith("NNP")):
            continue
        people = m.form == "demonym" or (m.kind == "group" and m.form == "pronoun")
        chains[f"{m.actor}/people" if people else m.actor].add(at[0])
        forms[at[0]] = "name" if m.form == "demonym" else m.form
    for place in draft.places:
        at = head(draft, place.start, place.end)
        if at and at[0] not in forms:
            state = default_knowledge().country(place.country or "")
            chains[state.code if state and state.name == place.name else f"place/{place.geonameid or place.name}"].add(at[0])
            forms[at[0]] = "name"
    return chains, forms


def documents(folder: Path) -> Iterator[tuple[Document, Draft]]:
    """The documents of a folder, resolved."""
    docs = [read_conll(path) for path in sorted(folder.glob("*.conll"))]
    yield from zip(docs, parsed_whole(plain_article(d.name, d.text, None) for d in docs), strict=True)


def documents_named(folder: Path) -> Iterator[tuple[Document, Draft]]:
    """The documents of a folder with their mentions as they are before coreference."""
    for document, draft in documents(folder):
        draft.mentions = [m for m in draft.mentions if m.form not in {"pronoun", "nominal"} and m.rule != RECURRING]
        yield document, draft


def reached(key: Key, chains: dict[str, set[int]], forms: dict[int, str]) -> dict[int, str]:
    """Head of each pronoun and nominal of the key's named chains of two or more -> right, wrong or open."""
    of_key = {h: c for c, heads in key.chains.items() for h in heads}
    of_ours = {h: c for c, heads in chains.items() for h in heads}
    names = {
        c: Counter(of_key.get(h, "?") for h in sorted(heads) if forms[h] in {"name", "title", "metonym"})
        for c, heads in chains.items()
    }
    out: dict[int, str] = {}
    for chain, heads in key.chains.items():
        for h in sorted(heads):
            if key.kind[h] == "name" or len(heads) < 2:
                continue
            if h not in of_ours or forms[h] == "name":
                out[h] = "open"
            else:
                best = names[of_ours[h]].most_common(1)
                out[h] = "right" if best and best[0][0] == chain else "wrong"
    return out


def all_one(key: Chains) -> Chains:
    """The baseline: every mention of the key in one chain."""
    return [set().union(*key)] if key else []


def run(data: Path) -> Report:
    keys: list[set[tuple[str, int]]] = []
    ours: list[set[tuple[str, int]]] = []
    lumped: list[set[tuple[str, int]]] = []
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    for document, draft in documents(data / "bench" / "coref" / "dev"):
        key = key_of(document, draft)
        chains, forms = response_of(draft)
        mine = [{(document.name, h) for h in heads} for heads in key.chains.values() if len(heads) > 1]
        keys += mine
        lumped += all_one(mine)  # type: ignore[arg-type]
        ours += [{(document.name, h) for h in heads} for heads in chains.values() if len(heads) > 1]
        for h, verdict in reached(key, chains, forms).items():
            kind = key.kind[h]
            if kind == "pronoun":
                person = key.words[h].lower() in "i me my we us our you your".split()
                kind = "pronoun, first or second person" if person else "pronoun, third person"
            for row in (kind, "all"):
                shares[row][verdict] += 1
    lines: list[list[object]] = []
    for label, response in (("rules", ours), ("one chain a document", lumped), ("the key itself", keys)):
        scores = [f(keys, response) for f in (muc, b_cubed, ceaf_e)]
        lines.append([label, *(v for s in scores for v in s), conll(keys, response)])
    header = ["chains", *(f"{m} {x}" for m in ("MUC", "B³", "CEAFe") for x in ("P", "R", "F1")), "CoNLL F1"]
    table = markdown_table(header, lines) + "\n\n"
    rows: list[list[object]] = [
        [row, sum(c.values()), *(c[v] / max(1, sum(c.values())) for v in ("right", "wrong", "open"))]
        for row, c in sorted(shares.items())
    ]
    table += markdown_table(["pronouns and nominals", "items", "right name", "wrong name", "open"], rows)
    every = shares["all"]
    total = max(1, sum(every.values()))
    figures = {"conll f1": conll(keys, ours), "right name": every["right"] / total, "not wrong": 1 - every["wrong"] / total}
    return Report("coref", "Coreference (GUM, development half)", table, figures)
