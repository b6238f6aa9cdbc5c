"""From the words that name a source to a speaker: through mentions (coreference included), else by the words themselves."""

from dragoman.model import Mention, Speaker
from dragoman.reading.draft import Draft
from dragoman.reading.reported import Span

_PRONOUNS = frozenset("he she they it we i who his her their".split())
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


class Speakers:
    """Names the speakers of one article."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.article.text

    def is_pronoun(self, head: Span | None) -> bool:
        return head is not None and self.text[head[0] : head[1]].lower() in _PRONOUNS

    def of(self, source: Span, head: Span) -> Speaker | None:
        """The speaker that ``text[source]`` names, whose head word is ``text[head]``; None if unknown (an unresolved pronoun)."""
        inside = [m for m in self.draft.mentions if m.start < source[1] and source[0] < m.end and m.end > m.start]
        at_head = [m for m in inside if m.start <= head[0] < m.end]
        people = [m for m in inside if m.kind == "person"]
        best = (
            next((m for m in at_head if m.kind == "person"), None)
            or (people[0] if people else None)
            or (at_head[0] if at_head else None)
        )
        if best is None and self.is_pronoun(head):
            return None
        if best is not None:
            return _speaker(best)
        name = self.text[source[0] : source[1]]
        for article in _ARTICLES:
            name = name.removeprefix(article)
        country = inside[0].country if inside else None
        return Speaker(actor=None, name=" ".join(name.split()), country=country, person=None)


def _speaker(mention: Mention) -> Speaker:
    return Speaker(
        actor=mention.actor, name=mention.name, country=mention.country, person=mention.name if mention.kind == "person" else None
    )
