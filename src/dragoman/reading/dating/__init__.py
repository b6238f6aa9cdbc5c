"""Which time belongs to an event."""
