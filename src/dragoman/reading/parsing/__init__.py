"""Parts of `syntax`: the steps of the parser that are done here faster than by spaCy, with the same model and the same result."""
