"""Measures Dragoman against public benchmarks and the annotated pages: ``python -m bench NAME --data ../shared``."""
