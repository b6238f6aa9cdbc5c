"""Which sentences are worth parsing: parsing costs most of a page's time."""

from dragoman.reading.draft import Draft, Sentence


def worth_parsing(draft: Draft) -> list[Sentence]:
    """Sentences that can hold an event, a statement or a fact."""
    return draft.sentences
