"""The words that tell of one event with its trigger: the verbs that carry it, and what these carry."""

from spacy.tokens import Token

from dragoman.reading.dating.attachment import carried, carrier, is_event_noun
from dragoman.reading.timegrammar.lexicon import word_list


def same_event(trigger: Token, planned: bool) -> list[Token]:
    """The words whose times are the trigger's: itself, the verbs above that carry it, and what these carry."""
    words = [trigger]
    while True:
        last = words[-1]
        above = None
        if last.pos_ in ("VERB", "AUX"):
            if last.dep_ in ("xcomp", "aux", "auxpass"):
                above = last.head
        elif last.pos_ == "ADJ" and last.dep_ in ("acomp", "attr", "oprd", "conj"):
            above = last.head
        else:
            above = carrier(last)
        if above is None or above in words:
            break
        words.append(above)
    for word in list(words):
        if word.pos_ in ("VERB", "AUX"):
            words = [*carried(word), *words]
    if planned or trigger.lemma_ in word_list("scheduling"):
        words = [*_scheduled(trigger), *words]
    return words


def _scheduled(word: Token) -> list[Token]:
    """What a plan is to do: "expected to be signed", "plans to visit", "look forward to welcoming"."""
    found = []
    for child in word.children:
        if child.dep_ in ("xcomp", "acl", "ccomp") and child.pos_ in ("VERB", "AUX"):
            found += [child, *carried(child), *_scheduled(child)]
        elif child.dep_ in ("prep", "dobj", "pobj") or (child.dep_ == "advmod" and any(c.dep_ == "prep" for c in child.children)):
            found += [c for c in (child, *child.children) if is_event_noun(c)]
            found += [c for p in (child, *child.children) for c in p.children if c.dep_ == "pcomp"]
    return found
