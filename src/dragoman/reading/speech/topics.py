"""What a statement is about: topics by the table of contexts, and the actors it speaks of."""

from dragoman.model import About, Mention, Speaker
from dragoman.reading.acts.contexts import contexts_in
from dragoman.reading.draft import Draft
from dragoman.reading.predicates import Span
from dragoman.reading.speech.stance import stance_of


def topics_of(text: str, contents: tuple[Span, ...]) -> tuple[str, ...]:
    """Contexts that the words show, in the order of the table."""
    return contexts_in(" ".join(text[s:e] for s, e in contents))


def about(draft: Draft, contents: tuple[Span, ...], speaker: Speaker, cue: str | None) -> tuple[About, ...]:
    """Actors named in the words said, other than the speaker and whom it acts for, with the stance towards each."""
    first: dict[str, Mention] = {}
    for start, end in contents:
        for mention in draft.mentions_in(start, end):
            if mention.actor and mention.actor not in (speaker.actor, speaker.country):
                first.setdefault(mention.actor, mention)
    found = []
    for place, (actor, mention) in enumerate(first.items()):
        own = speaker.country is not None and mention.country == speaker.country
        stance, words = ("neutral", None) if own else stance_of(draft.article.text, contents, mention, cue, place == 0)
        found.append(About(actor=actor, country=mention.country, stance=stance, words=words))
    return tuple(found)
