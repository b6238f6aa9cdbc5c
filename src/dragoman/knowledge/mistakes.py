"""What is wrong in a user's file, in words for whoever wrote it."""

from typing import Any

from pydantic import BaseModel, ValidationError

ADVICE = {
    "missing": "is missing",
    "string_type": "is no text (put it in quotation marks)",
    "list_type": "is no list (write [one, two])",
    "bool_type": "is neither true nor false",
}
"""By pydantic's kind of error."""


def mistake(error: ValidationError, model: type[BaseModel]) -> str:
    """The first mistake: the field, and what is wrong with it."""
    first: Any = error.errors()[0]
    place, kind = first["loc"], first["type"]
    field = ".".join(str(step) for step in place)
    if kind == "extra_forbidden":
        there = f"; there are {', '.join(model.model_fields)}" if len(place) == 1 else ""
        words = f"there is no such field{there}"
    elif kind == "string_pattern_mismatch" and r"\d{4}" in first["ctx"]["pattern"]:
        words = f"{first['input']!r} is no date (write 2023-11-09, 2023-11 or 2023)"
    else:
        words = ADVICE.get(kind) or first["msg"].removeprefix("Value error, ")
    return f"{field}: {words}" if field else words
