"""Page -> Article: one way for each kind of page; pure."""

from dragoman.errors import PageError
from dragoman.model import Article, Page
from dragoman.pages import publication
from dragoman.pages.agencies import credited
from dragoman.pages.charset import decode
from dragoman.pages.found import Found
from dragoman.pages.html import clean_html
from dragoman.pages.kept import keep_article
from dragoman.pages.language import doubt_of, language_of
from dragoman.pages.pieces import assemble, content_id
from dragoman.pages.scraped import clean_text


def clean(page: Page) -> Article:
    """What is left of a page, with what it says of itself. Raises `PageError` when nothing is left."""
    if page.article is not None:
        text, blocks = keep_article(page.article)
        found = Found()
    else:
        found = clean_text(page.text, page.origin, page.title) if page.text is not None else clean_html(*_html(page))
        text, blocks = assemble(found.pieces)
    if not text.strip():
        raise PageError(
            page.origin,
            "no article text is left after cleaning",
            "look at the page; give the words as 'article' to keep them all",
        )
    url = page.url or found.url
    published, published_from, doubts = publication.date_of(page, found, text, blocks)
    language = page.language or found.language or language_of(text)
    foreign = doubt_of(language, text)
    return Article(
        id=content_id(url, text),
        url=url,
        title=page.title or found.title,
        text=text,
        published=published,
        published_from=published_from,
        authors=found.authors,
        publisher=page.publisher or found.publisher,
        agencies=credited(text, found.authors),
        language=language,
        blocks=blocks,
        warnings=tuple(dict.fromkeys((*page.warnings, *found.warnings, *doubts, *((foreign,) if foreign else ())))),
    )


def _html(page: Page) -> tuple[str, str, str | None, str | None, tuple[str, ...]]:
    if isinstance(page.html, bytes):
        decoded = decode(page.html, page.origin)
        return decoded.text, page.origin, page.url, page.title, (decoded.warning,) if decoded.warning else ()
    return page.html or "", page.origin, page.url, page.title, ()
