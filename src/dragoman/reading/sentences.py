"""Article -> sentences, by rule: cheap, so that only sentences worth it are parsed.

A sentence never crosses a block. Full stops of abbreviations, initials, dates ("Nov. 9") and numbers do not end one;
a closing quotation mark after the stop belongs to the sentence before it.
"""

import re

from dragoman.model import Article, Block
from dragoman.pages.dateline import find_dateline
from dragoman.reading.draft import Sentence
from dragoman.reading.speech.transcripts import find_labels

# A full stop after these does not end a sentence, whatever follows.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj sgt capt adm rep sen gov pres st ft mt no nos vs v etc al inc ltd co corp jr sr rev hon
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    u.s u.k u.n e.u u.a.e d.c a.m p.m i.e e.g ph.d art fig vol ed approx dept est min h.e messrs amb cmdr brig""".split()
)
# These may end a sentence: they do when the next word is one that begins sentences.
_MAY_END = frozenset("u.s u.k u.n e.u u.a.e d.c a.m p.m jr sr inc ltd co corp etc al no".split())
_STARTERS = frozenset(
    """the a an he she it they we i you this that these those his her their its our in on at for from with by to as but and or if
    when while after before during since although however meanwhile both all some many more most there here what who why how""".split()
)
_END = re.compile(r"(?<![.!?…])([.!?…]++)([\"'”’»)\]]*+)(\s+|$)")
_WORD_BEFORE = re.compile(r"(?<![\w.&'’-])([\w.&'’-]+)$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,3}")
_OPENERS = "\"'“‘«([-–—"


def split_sentences(article: Article) -> list[Sentence]:
    """All sentences of the article in order; every non-space character belongs to exactly one."""
    blocks = article.blocks or (Block("paragraph", 0, len(article.text)),)
    dateline = find_dateline(article)
    # a dateline and the label of a turn ("THE PRESIDENT:") before the first words lead the parser astray: each is a sentence of its own
    leads = [(start, end + 1) for start, end in find_labels(article)] + ([(dateline.start, dateline.end)] if dateline else [])
    sentences: list[Sentence] = []
    for block in blocks:
        start = block.start
        spans: list[tuple[int, int]] = []
        for lead in sorted(lead for lead in leads if block.start <= lead[0] < lead[1] <= block.end):
            spans += [*sentence_spans(article.text, start, lead[0]), lead]
            start = lead[1]
        for begin, end in [*spans, *sentence_spans(article.text, start, block.end)]:
            sentences.append(Sentence(len(sentences), begin, end, article.text[begin:end].rstrip(), block))
    return sentences


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence offsets within ``text[start:end]``. Empty lines always end a sentence."""
    spans: list[tuple[int, int]] = []
    for para in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text[start:end]):
        offset = start + para.start()
        words = para.group()
        begin = 0
        for stop in _END.finditer(words):
            if stop.end() < len(words) and not _ends(words, stop):
                continue
            close = stop.start() + len(stop.group(1)) + len(stop.group(2))
            spans.append((offset + begin, offset + close))
            begin = stop.end()
        tail = words[begin:].rstrip()
        if tail:
            spans.append((offset + begin, offset + begin + len(tail)))
    return [(a, b) for a, b in spans if b > a]


def _ends(words: str, stop: re.Match[str]) -> bool:
    """Does this full stop, question or exclamation mark end the sentence?"""
    follows = words[stop.end() :].lstrip(_OPENERS)
    if not follows:
        return True
    first = follows[0]
    if first.islower():
        # a quotation that ends in ? or ! goes on: "Why?" he asked
        return False
    if stop.group(1) != ".":
        return True
    before = _WORD_BEFORE.search(words[max(0, stop.start() - 40) : stop.start()])
    if before is None:
        return True
    word = before.group(1).lower()
    if stop.group(2):
        return True
    if word in _MAY_END or _INITIALS.fullmatch(word):
        next_word = re.match(r"[\w’']+", follows)
        return bool(next_word and next_word.group().lower() in _STARTERS)
    if word in _ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha() and before.group(1).isupper():
        # an initial: "Joseph R. Biden"
        return False
    return not (word.replace(".", "").isdigit() and first.isdigit())
