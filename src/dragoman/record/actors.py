"""Names as a user types them -> the ids that count as that actor."""

from dragoman.errors import UsageError


def resolve_actor(words: str) -> frozenset[str]:
    """Ids under which participants stand; UsageError with the nearest names if nobody is called so."""
    if not words.strip():
        raise UsageError("an actor is empty; name a country (KAZ, Kazakhstan), an organisation (UN) or a person")
    return frozenset({words})
