"""A record in the formats of other tools: one module for each family of formats, and one place that knows them all."""

from dragoman.export.content import Content, gather
from dragoman.export.formats import FORMATS, Exporter, export

__all__ = ["FORMATS", "Content", "Exporter", "export", "gather"]
