"""Dragoman reads news pages and writes the diplomatic record."""

__version__ = "0.1.0"
