"""Bytes -> Article: opens pages of any common kind, cleans them, dates them.

`open_pages` yields pages (and errors, one for each page that cannot be read); `clean` makes an article of one.
"""

from dragoman.pages.cleaning import clean
from dragoman.pages.opening import open_pages

__all__ = ["clean", "open_pages"]
