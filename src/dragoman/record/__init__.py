"""The record: the store of readings, events and judgements, and questions to it."""

from dragoman.record.filters import EventFilter, make_filter
from dragoman.record.store import AddReport, Record, default_path, event_row

__all__ = ["AddReport", "EventFilter", "Record", "default_path", "event_row", "make_filter"]
