"""A joint statement printed as it was issued: what its signers say begins with its first "We", without quotation marks."""

import re

from dragoman.knowledge import Knowledge
from dragoman.model import Evidence, Statement
from dragoman.reading.anaphora.signers import signers
from dragoman.reading.draft import Draft
from dragoman.reading.speech.quotations import paragraphs
from dragoman.reading.speech.speakers import together
from dragoman.reading.speech.topics import about, topics_of

_WE = re.compile(r"(?:Today,? )?[Ww]e\b")


def joint_statement(draft: Draft, kb: Knowledge) -> Statement | None:
    """The first paragraph in which the signers speak as "we"; None if the page is no joint statement. The rest is read sentence by sentence."""
    signed = signers(draft, kb)
    if not signed:
        return None
    text = draft.article.text
    span = next((s for s in paragraphs(text, draft.article.blocks) if _WE.match(text, *s)), None)
    if span is None:
        return None
    speaker = together(list(signed))
    words = Evidence(*span, text[slice(*span)])
    return Statement(speaker=speaker, kind="direct", cue="joint statement", content=words.text, start=words.start, end=words.end,
                     about=about(draft, (span,), speaker, None), topics=topics_of(text, (span,)), evidence=(words,), rule="joint statement")  # fmt: skip
