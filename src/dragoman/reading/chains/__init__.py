"""Words that the rules leave open reach the chains of names by a learned scorer."""
