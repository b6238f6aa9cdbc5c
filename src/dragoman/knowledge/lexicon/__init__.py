"""Linguistic knowledge as data: valency frames, word sets, what governs a status, contexts. Read by `dragoman.knowledge.frames`."""
