"""Parts of `places`: which names are places, which places they are, and where an event happens."""
