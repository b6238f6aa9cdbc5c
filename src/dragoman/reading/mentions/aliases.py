"""One person under two names: "A (born B)", "A, also known as B", "A, better known by her pen name B"."""

import re
from itertools import pairwise

from dragoman.reading.draft import Sentence
from dragoman.reading.mentions.settlement import Settlement

_ALSO = re.compile(
    r"(?: \([^()\n]{0,60}\))?,? ?(?:\(|(?:who (?:is|was) |is |was )?)"
    r"(?:born|née|né|(?:also |better |best |commonly |formerly |originally |professionally |widely )?known (?:to \w{1,20} )?"
    r"(?:as|by (?:his|her|the) (?:pen name|pseudonym|name|stage name|nickname|nom de guerre)(?: of|,)?)|alias|a\.k\.a\.|aka) [\"“'‘]?"
)
_FARTHEST = 120


def also_known(page: Settlement, sentence: Sentence) -> None:
    """Note in `page.same` that two persons named side by side are one; the one of the knowledge base, else the first, stands for both."""
    if (
        "known" not in sentence.text
        and "born" not in sentence.text
        and "aka" not in sentence.text
        and "alias" not in sentence.text
    ):
        return
    text = page.draft.article.text
    persons = [m for m in page.done[sentence.index] if m.kind == "person" and m.form == "name" and m.actor in page.cast.people]
    for first, second in pairwise(persons):
        between = text[first.end : second.start]
        if len(between) <= _FARTHEST and first.actor != second.actor and _ALSO.fullmatch(between):
            one, other = (second, first) if page.cast.people[second.actor or ""].known else (first, second)
            if not page.cast.people[other.actor or ""].known:
                page.same[other.actor or ""] = page.same.get(one.actor or "", one.actor or "")
