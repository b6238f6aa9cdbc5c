"""Dependency grammar of English news (ClearNLP labels): who does what to whom, through the constructions that news uses.

The words it goes by are `lexicon/deeds.yaml`.
"""
