"""`dragoman schema`: the JSON Schema of a reading."""

import json


def command() -> None:
    """Print the versioned JSON Schema of a reading (what `dragoman read --format jsonl` prints a line of)."""
    from dragoman.contract import schema

    print(json.dumps(schema(), indent=1))
