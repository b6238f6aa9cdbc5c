"""What a worker does with a handful of pages: clean each, read them together, and let no page spoil another."""

import gc
from collections.abc import Sequence

from dragoman.engines import Item, Outcome
from dragoman.engines.limits import SECONDS, TimeUpError, time_limit
from dragoman.errors import DragomanError, PageError
from dragoman.model import Article, Page
from dragoman.reading.resources import Resources, Setup, load


def prepare(setup: Setup) -> None:
    """Load what is loaded once per process, and keep the collector from sweeping it again and again."""
    load(setup)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def read_chunk(pages: Sequence[Item], setup: Setup, seconds: float = SECONDS) -> list[Outcome]:
    """One outcome a page, in order. A page that takes longer than `seconds` is reported as not read."""
    cleaned = [_clean(page, seconds) for page in pages]
    articles = [c for c in cleaned if isinstance(c, Article)]
    origins = [p.origin for p, c in zip(pages, cleaned, strict=True) if isinstance(p, Page) and isinstance(c, Article)]
    readings = iter(_read(articles, origins, load(setup), seconds))
    return [next(readings) if isinstance(c, Article) else c for c in cleaned]


def _clean(page: Item, seconds: float) -> Article | PageError:
    from dragoman.pages import clean

    if isinstance(page, PageError):
        return page
    try:
        with time_limit(seconds):
            return clean(page)
    except PageError as error:
        return error
    except TimeUpError:
        return too_long(page.origin, seconds)
    except Exception as error:  # a hostile page must not end the run
        return _unexpected(page.origin, error)


def _read(articles: list[Article], origins: list[str], resources: Resources, seconds: float) -> list[Outcome]:
    """Together if possible, since parsing in batches is faster; one by one when one of them fails or takes too long."""
    from dragoman.reading import read, read_many

    try:
        with time_limit(seconds):
            return list(read_many(articles, resources))
    except DragomanError:
        raise
    except (Exception, TimeUpError):
        outcomes: list[Outcome] = []
        for article, origin in zip(articles, origins, strict=True):
            try:
                with time_limit(seconds):
                    outcomes.append(read(article, resources))
            except TimeUpError:
                outcomes.append(too_long(origin, seconds))
            except Exception as error:
                outcomes.append(_unexpected(origin, error))
        return outcomes


def too_long(origin: str, seconds: float) -> PageError:
    """A page that was given up."""
    return PageError(origin, f"not read: it took longer than {seconds:g} seconds", "give it more with --page-seconds")


def lost(origin: str) -> PageError:
    """A page that ended the process that read it, twice."""
    return PageError(
        origin,
        "not read: the process that read it died",
        "killed, or out of memory: --workers 1 needs less; the other pages were read",
    )


def _unexpected(origin: str, error: Exception) -> PageError:
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f" at {where.tb_frame.f_code.co_filename.rpartition('/')[2]}:{where.tb_lineno}" if where else ""
    return PageError(
        origin, f"not read: {type(error).__name__}: {error}{place}", "this is a fault in dragoman; please report it with the page"
    )
