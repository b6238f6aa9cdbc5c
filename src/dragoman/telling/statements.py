"""A statement as a row of a table."""

from typing import Any


def spoken_of(actor: str, stance: str) -> str:
    return actor if stance == "neutral" else f"{actor} ({stance})"


def name_of(actor: str) -> str:
    """The name of a person or body that the knowledge base knows by this id; an id made of a name is that name, others are themselves."""
    from dragoman.knowledge import default_knowledge

    kind, _, words = actor.partition("/")
    known = default_knowledge().actor(actor) if words else None
    made = words.partition("@")[0].replace("-", " ").title() if kind in ("person", "org") else ""
    return known.name if known else made or actor


def statement_row(row: dict[str, Any], named: bool = False) -> dict[str, Any]:
    """The statement in a few words a column; `named`: whom it is about by name, not by id."""
    speaker, addressee = row["speaker"], row["addressee"]
    words = " … ".join(part["text"] for part in row["evidence"]) or row["content"]
    return row | {
        "speaker": speaker["name"],
        "country": speaker["country"],
        "addressee": addressee["name"] if addressee else None,
        "about": [spoken_of(name_of(a["actor"]) if named else a["actor"], a["stance"]) for a in row["about"]],
        "stance": [a["stance"] for a in row["about"]],
        "content": words,
        "words": f"“{words}”" if row["kind"] == "direct" else words,
    }
