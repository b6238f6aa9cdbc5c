"""The title of a page, read as a page of its own: the text need not repeat whom it names."""

import re

import msgspec

from dragoman.knowledge import Knowledge
from dragoman.reading import actors
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split_sentences

_SMALL = re.compile(r"\b(?:About|After|Ahead|And|As|At|Before|By|During|Following|For|From|In|Of|On|The|To|Upon|With)\b")
"""Words that title case makes look like parts of a name: "Remarks by President Macron After the Vote"."""


def of_title(draft: Draft, kb: Knowledge) -> Draft:
    """The title as a sentence, with its names; one without words if the page has none."""
    words = _SMALL.sub(lambda found: found[0].lower(), " ".join((draft.article.title or "").split()))
    article = msgspec.structs.replace(draft.article, text=f"{words}.", title=None, blocks=())
    title = Draft(article, sentences=split_sentences(article))
    title.mentions = actors.find_names(title, kb)
    title.mentions = actors.settle(title, kb)
    return title
