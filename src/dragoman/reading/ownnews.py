"""Is an event the page's own news, so that the page's date is its date, or background?"""

from spacy.tokens import Token

from dragoman.reading.clauses import clause
from dragoman.reading.draft import Draft, Sentence


def is_own_news(draft: Draft, sentence: Sentence, trigger: Token) -> bool:
    """Main clauses in the present, simple past or perfect are; pluperfect, relative clauses and nouns that only name an event are not."""
    head = clause(trigger)
    if any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in head.children):
        return False
    if trigger.pos_ in ("NOUN", "PROPN") and any(c.dep_ in ("poss", "case") for c in trigger.children):
        return trigger.dep_ in ("nsubj", "dobj", "nsubjpass", "ROOT")
    return head.dep_ not in ("relcl", "acl", "advcl")
