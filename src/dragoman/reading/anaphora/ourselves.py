"""Who "we" are where nobody in particular speaks: the people of the state that a speech or an appeal calls "our nation"."""

import re

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.anaphora.firstperson import PLURAL
from dragoman.reading.draft import Draft
from dragoman.reading.speech.quoted import Quoted

OFTEN = 5
"""So many "we" outside quotations make a page a speech in the first person."""
_OUR_NATION = re.compile(
    r"\b[Oo]ur (?:own |great |beloved )?(?:nation|country|republic|homeland|people|constitution|founders|citizens|national)\b"
    r"|\bfellow (?:citizens|countrymen|[A-Z]\w+ns)\b|\bwe as [A-Z]\w+ns\b",
    re.I,
)
TWICE = 2


def our_people(draft: Draft, quoted: Quoted, state: str | None, kb: Knowledge) -> Mention | None:
    """The people of `state`, which the page is about; None where the page is no such speech."""
    known = kb.country(state or "")
    named = sum(m.form == "demonym" and m.actor == state and m.text.endswith("s") for m in draft.mentions)
    if known is None or named < TWICE or len(_OUR_NATION.findall(draft.article.text)) < TWICE:
        return None
    said = sum(quoted.at(s.start + t.idx) is None for s in draft.sentences for t in s.doc or () if t.lower_ in PLURAL)
    if said < OFTEN:
        return None
    return Mention(start=0, end=0, text="", actor=known.code, kind="group", name=known.name, country=known.code)
