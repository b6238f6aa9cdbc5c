"""Answers computed from a record: the calendar of what was announced, the journeys of leaders."""
