"""The label set of the event reader, shared by training, export and the package (which reads it from the model file)."""

from typing import get_args

from dragoman.model import EVENT_TYPES, MODES, Status

TYPES = EVENT_TYPES
ALL_MODES = tuple((kind, mode) for kind, modes in MODES.items() for mode in modes)
STATUSES = get_args(Status)
