"""What a worker does with a handful of pages: clean each, read them together, and let no page spoil another."""

from collections.abc import Sequence

from dragoman.engines import Item, Outcome
from dragoman.errors import DragomanError, PageError
from dragoman.model import Article, Page
from dragoman.reading.resources import Resources, Setup, load


def read_chunk(pages: Sequence[Item], setup: Setup) -> list[Outcome]:
    """One outcome a page, in order."""
    cleaned = [_clean(page) for page in pages]
    articles = [c for c in cleaned if isinstance(c, Article)]
    origins = [p.origin for p, c in zip(pages, cleaned, strict=True) if isinstance(p, Page) and isinstance(c, Article)]
    readings = iter(_read(articles, origins, load(setup)))
    return [next(readings) if isinstance(c, Article) else c for c in cleaned]


def _clean(page: Item) -> Article | PageError:
    from dragoman.pages import clean

    if isinstance(page, PageError):
        return page
    try:
        return clean(page)
    except PageError as error:
        return error
    except Exception as error:  # a hostile page must not end the run
        return _unexpected(page.origin, error)


def _read(articles: list[Article], origins: list[str], resources: Resources) -> list[Outcome]:
    """Together if possible, since parsing in batches is faster; one by one when one of them fails."""
    from dragoman.reading import read, read_many

    try:
        return list(read_many(articles, resources))
    except DragomanError:
        raise
    except Exception:
        outcomes: list[Outcome] = []
        for article, origin in zip(articles, origins, strict=True):
            try:
                outcomes.append(read(article, resources))
            except Exception as error:
                outcomes.append(_unexpected(origin, error))
        return outcomes


def _unexpected(origin: str, error: Exception) -> PageError:
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f" at {where.tb_frame.f_code.co_filename.rpartition('/')[2]}:{where.tb_lineno}" if where else ""
    return PageError(
        origin, f"not read: {type(error).__name__}: {error}{place}", "this is a fault in dragoman; please report it with the page"
    )
