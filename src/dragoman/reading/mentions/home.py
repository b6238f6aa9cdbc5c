"""The state that a page comes from, as its web address tells it: ".kz", ".co.uk". Others are not told (None)."""

import re
from functools import cache

from dragoman.knowledge.files import DATA, rows
from dragoman.model import Article

_HOST = re.compile(r"https?://([^/:\s]+)")
_ANYBODYS = frozenset("tv io me co ai fm cc ws ly to nu st la gg im".split())
"""Domains of small states that sites of every country use."""


@cache
def _top_level() -> dict[str, str]:
    codes = {row["iso2"].lower(): row["code"] for row in rows(DATA / "countries.tsv") if row["iso2"]}
    return {k: v for k, v in codes.items() if k not in _ANYBODYS} | {"uk": "GBR"}


def home(article: Article) -> str | None:
    """Alpha-3 code, from the address of the page or one that its text begins with."""
    host = _HOST.match(article.url or "") or _HOST.match(article.text[:200].lstrip())
    return _top_level().get(host.group(1).rpartition(".")[2].lower()) if host else None
