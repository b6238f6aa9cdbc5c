"""ReLocaR: is a place name the place, or its government or people? (Gritta et al. 2017; the training half, Wikipedia sentences)."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.report import Report, markdown_table
from dragoman.model import Article
from dragoman.reading import syntax
from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.metonymy import is_government
from dragoman.reading.sentences import split_sentences


def samples(path: Path) -> Iterator[tuple[str, int, int, bool]]:
    """Sentence, offsets of the name, and whether it is metonymic."""
    for sample in ET.parse(path).getroot():
        before = sample.text or ""
        name = sample[0].text or ""
        yield before + name + (sample[0].tail or ""), len(before), len(before) + len(name), sample[0].get("reading") == "met"


def sentence_of(text: str, start: int) -> Sentence:
    """The sentence that holds the name; a sample may hold two."""
    article = Article(id="x", url=None, title=None, text=text, published=None, published_from=None)
    return next(s for s in split_sentences(article) if s.start <= start < s.end)


def run(data: Path) -> Report:
    found = list(samples(data / "bench/metonymy/ReLocaR_Train.xml"))
    sentences = [sentence_of(text, start) for text, start, _, _ in found]
    syntax.parse(sentences)
    tally: Counter[tuple[bool, bool]] = Counter()
    for (_, start, end, gold), sentence in zip(found, sentences, strict=True):
        tally[gold, is_government(sentence, start, end)[0]] += 1
    right = tally[True, True] + tally[False, False]
    accuracy = right / len(found)
    majority = max(sum(n for (g, _), n in tally.items() if g is value) for value in (True, False)) / len(found)
    precision = tally[True, True] / ((tally[True, True] + tally[False, True]) or 1)
    recall = tally[True, True] / ((tally[True, True] + tally[True, False]) or 1)
    table = markdown_table(
        ["reader", "accuracy", "P of government", "R of government"],
        [["always the place (majority)", majority, "", ""], ["dragoman", accuracy, precision, recall]],
    )
    return Report("metonymy", f"Metonymy: ReLocaR, {len(found)} names", table, {"accuracy": accuracy})
