"""Whom "you" means where a person is called by name or title: "Mr. President, I thank you", "Thank you, Chancellor, for your hospitality"."""

import re

from dragoman.model import Mention
from dragoman.reading.anaphora.context import Context, Occurrence
from dragoman.reading.draft import Sentence

_LEADS_IN = re.compile(
    r"(?:^|[\"“‘—–] ?)(?:(?:and|so|well|now|but|yes|no|okay|thanks|thank you(?: (?:very|so) much)?|again|dear|mr|mrs|ms|dr|madam|madame)[,.]? ){0,4}$",
    re.I,
)
"""What leads in a name that is called at the head of a sentence."""
_THANKED = re.compile(r"\b(?:thank you|thanks|you)(?: (?:very|so) much)?, (?:(?:dear|mr|mrs|ms|dr|madam|madame)\.? ){0,2}$", re.I)
_GOES_ON = re.compile(
    r",? ?[—–]? ?(?:(?:and|but|if|as|so|to) )?"
    r"(?:you|your|i|we|it|this|that|can|could|would|do|did|let|thank|thanks|may|please|for|on|allow)\b",
    re.I,
)
"""What goes on after a name that is called: no apposition and no verb of his."""
_ENDS = re.compile(r"[.?!:,]")
REACH = 2
"""Sentences after the name for which it remains he who is spoken to."""


def addressed(context: Context, sentence: Sentence, start: int, quotation: tuple[int, int] | None) -> Mention | None:
    """Whom "you" at `start` means: the person called last in the sentence, or else a little before, by the same speaker; in "thank you, friends" nobody before."""
    calls_another = sentence.text[start - sentence.start :].lower().startswith("you,")
    for occurrence in context.before(sentence.index, sentence.end + 1, 0 if calls_another else REACH):
        person = occurrence.one
        if (
            person is not None
            and person.kind == "person"
            and person.actor
            and context.quoted.at(occurrence.start) == quotation
            and _is_called(occurrence, context)
        ):
            return person
    return None


def _is_called(person: Occurrence, context: Context) -> bool:
    sentence = context.draft.sentences[person.sentence]
    before, after = sentence.text[: person.start - sentence.start], sentence.text[person.end - sentence.start :]
    if _THANKED.search(before):
        return bool(_ENDS.match(after))
    return _LEADS_IN.search(before) is not None and after.startswith((",", " —", "—")) and bool(_GOES_ON.match(after))
