"""The JSON contract: a reading as JSON and its versioned schema."""

from typing import Any

import msgspec

from dragoman.model import Reading

VERSION = "1.1"

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def encode(reading: Reading) -> bytes:
    """The reading as one line of JSON, UTF-8, without the line end. Same reading, same bytes."""
    return _encoder.encode(reading)


def decode(line: bytes | str) -> Reading:
    """A reading from one line of JSON. Raises msgspec.ValidationError naming the field that is wrong."""
    return _decoder.decode(line)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a reading."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dragoman reading",
        "version": VERSION,
    } | msgspec.json.schema(Reading)
