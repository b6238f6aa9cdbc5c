"""Whether unknown names name persons, where the model's tags are missing or waver: by given names, and by "he" and "she" after them."""

import re
from collections.abc import Iterator

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.anaphora.context import SUBJECTS
from dragoman.reading.anaphora.firstperson import cue_verbs
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.persons import first_names, given_names, parts
from dragoman.reading.mentions.settlement import Settlement
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.units import name_from, units
from dragoman.reading.speech.lines import is_headline

OFTEN = 3
"""How often a page must have a given name alone before it is a person's."""
_HE = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.I)
_IT = re.compile(r"\b(?:it|its|itself|they|their|them)\b", re.I)


def named_by_given_name(page: Settlement, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Offsets of capitalised words that begin with a given name: two words or more, or a given name that the page has often."""
    row = units(sentence, page.done[sentence.index])
    if is_headline(sentence, row):
        return
    firsts = first_names()
    institutions = words(table("bodies")["institutions"])
    i = 0
    while i < len(row):
        end = name_from(row, i) if not row[i].known and row[i].capital else i
        if end <= i:
            i += 1
            continue
        run, i = row[i:end], end
        start, stop = run[0].start, run[-1].end
        folded = parts(run[0].text)
        if not folded or folded[0] not in firsts or any(u.known for u in run) or page.draft.places_in(start, stop):
            continue
        if run[-1].text in institutions or any(u.low in title_words().fields for u in run[1:]):
            continue
        if end < len(row) and row[end].known and not row[end].person and row[end].start - stop <= 1:
            continue
        if len(run) > 1 or (
            folded[0] in given_names()
            and not _describes(sentence, stop)
            and len(re.findall(rf"\b{run[0].text}\b", page.draft.article.text)) >= OFTEN
        ):
            yield start, stop


def _describes(sentence: Sentence, end: int) -> bool:
    """ "Christian values", "Roman times": a given name that is an adjective here."""
    token = sentence.token_before(end)
    return token is not None and token.dep_ in {"amod", "compound", "nmod"}


def is_spoken_of_as_person(page: Settlement, name: str) -> bool:
    """Do "he" or "she", and not "it" or "they", mostly follow a name as subject or possessor? Sentences that name other persons count half;
    what a name says is left out, since papers and agencies say too."""
    he = it = 0.0
    whole = re.compile(rf"\b{re.escape(name)}\b")
    for sentence in page.draft.sentences:
        found = whole.search(sentence.text) if name in sentence.text else None
        if found is None or not _acts(sentence, found.end() - 1):
            continue
        others = any(m.kind == "person" and m.text != name for m in page.done[sentence.index])
        after = sentence.text[found.end() :]
        he += (0.5 if others else 1.0) * (_HE.search(after) is not None)
        it += _IT.search(after) is not None
    return he >= 2 and he > 2 * it


def _acts(sentence: Sentence, at: int) -> bool:
    """Is the word at `at` a possessor, or the subject of a verb that is no verb of saying?"""
    token = next((t for t in sentence.doc or () if t.idx <= at < t.idx + len(t)), None)
    return token is not None and (token.dep_ == "poss" or (token.dep_ in SUBJECTS and token.head.lemma_ not in cue_verbs()))
