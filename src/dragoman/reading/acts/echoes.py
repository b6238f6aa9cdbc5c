"""Pronouns that say again who speaks, where coreference has nobody to give them to: actors that are given, and groups without a name."""

import msgspec

from dragoman.model import Mention
from dragoman.reading.acts.grammar.voice import SUBJECTS
from dragoman.reading.draft import Draft, Sentence

_ECHO = frozenset({"he", "she", "it", "they"})


def echoes(draft: Draft, sentence: Sentence) -> list[Mention]:
    """Mentions for the pronouns that stand as subject of a clause under the speaker's own verb ("X said they will ...") and have none yet."""
    found = []
    known = draft.mentions_in(sentence.start, sentence.end)
    for token in sentence.doc or ():
        start, end = sentence.at(token)
        if token.dep_ not in SUBJECTS or token.lower_ not in _ECHO or token.head.dep_ != "ccomp":
            continue
        if any(m.start <= start < m.end for m in known):
            continue
        speakers = [sentence.at(c)[0] for c in token.head.head.children if c.dep_ == "nsubj"]
        said = [m for m in known for at in speakers if m.start <= at < m.end]
        found += [msgspec.structs.replace(m, start=start, end=end, text=token.text, form="pronoun") for m in said[:1]]
    return found
