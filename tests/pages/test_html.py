"""HTML: what is kept, as what, from where, and what the page says of itself."""

import pytest

from dragoman.errors import PageError
from dragoman.model import Article, Page
from dragoman.pages import clean

STORY = (
    "Foreign Minister Ada Lund arrived in Norland on Tuesday for talks with her counterpart on grain exports and border traffic.",
    "The two ministers signed a protocol that opens four crossings to trucks from next month, a spokesman told reporters.",
    '"We have waited for this for years," Lund said after the meeting, which lasted for more than three hours.',
    "Norland has been balancing its trade between its two larger neighbours since the customs union fell apart.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>\n" for line in STORY)
TITLE = "Lund arrives in Norland for talks on grain"


def page(body: str, head: str = "") -> str:
    return f"<html lang='en'><head><title>{TITLE} | The Daily Lantern</title>{head}</head><body>{body}</body></html>"


def cleaned(html: str | bytes, url: str | None = None) -> Article:
    return clean(Page(origin="test", html=html, url=url))


def kept(article: Article, kind: str = "paragraph") -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


def test_article_title_and_caption_are_told_apart() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>Ada Lund in Norland on Tuesday. (Contributor/Getty Images)</figcaption></figure>"
    )
    body = f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1><p>{STORY[0]}</p>{figure}{PARAGRAPHS[len(STORY[0]) + 8 :]}</article>"
    article = cleaned(page(body + "<footer>© 2023 The Daily Lantern. All rights reserved.</footer>"))
    assert kept(article) == list(STORY)
    assert kept(article, "title") == [TITLE]
    assert kept(article, "caption") in ([], ["Ada Lund in Norland on Tuesday. (Contributor/Getty Images)"])


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("<p>Read more: <a href='/b'>Ministers to meet again</a></p>", id="related story"),
        pytest.param("<p><em>Sign up for our newsletter to get the best of the Lantern.</em></p>", id="appeal"),
        pytest.param("<p>Follow Jane Doe on Twitter @jane</p>", id="follow the author"),
        pytest.param("<p><a href='/c'>Trucks queue</a></p><p>Comments</p><p>Bob: I do not believe a word of this, as I wrote last year.</p>", id="comments"),
    ],
)  # fmt: skip
def test_what_an_extractor_leaves_in_goes(noise: str) -> None:
    assert kept(cleaned(page(f"<article>{PARAGRAPHS}{noise}</article>"))) == list(STORY)


def test_article_in_several_containers_is_kept_whole() -> None:
    parts = [
        f"<div class='chunk'><div class='body'>{PARAGRAPHS.replace('Lund', name)}</div></div><aside>Advertisement</aside>"
        for name in ("Lund", "Berg", "Holm")
    ]
    assert len(kept(cleaned(page("<main>" + "".join(parts) + "</main>")))) == 12


def test_offsets_show_the_kept_words_in_the_source() -> None:
    html = page(
        f"<script>var a = '{STORY[0]}';</script><article>{PARAGRAPHS.replace('Ada Lund', '<b>Ada</b>&nbsp;Lund')}</article>"
    )
    article = cleaned(html)
    spans = [html[b.source_start : b.source_end] for b in article.blocks]
    assert spans[0] == STORY[0].replace("Ada Lund", "<b>Ada</b>&nbsp;Lund")
    assert spans[1:] == list(STORY[1:])


LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s", "datePublished": "2023-11-09T08:00:00+01:00", "author": [{"name": "Jane Doe"}], "publisher": {"name": "The Daily Lantern"}}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param(LINKED % TITLE, "2023-11-09", id="JSON-LD"),
        pytest.param("<meta property='article:published_time' content='2023-11-09T08:00:00Z'>", "2023-11-09", id="meta"),
        pytest.param("<meta name='date' content='9 November 2023'>", "2023-11-09", id="meta in words"),
        pytest.param("<meta property='article:modified_time' content='2024-01-01'>", None, id="modified is not published"),
        pytest.param('<script type="application/ld+json">{broken</script>', None, id="broken JSON-LD"),
    ],
)
def test_metadata_date_the_page(head: str, published: str | None) -> None:
    article = cleaned(page(f"<article>{PARAGRAPHS}</article>", head))
    assert (article.published, article.published_from) == (published, "metadata" if published else None)


def test_metadata_name_author_publisher_and_title() -> None:
    article = cleaned(
        page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>", LINKED % TITLE + "<link rel='canonical' href='/a'>"),
        url="https://example.org/a?x=1",
    )
    assert (article.title, article.authors, article.publisher, article.language) == (
        TITLE,
        ("Jane Doe",),
        "The Daily Lantern",
        "en",
    )
    assert article.url == "https://example.org/a?x=1"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param(
            "<table><tr><td>" * 10_000 + f"<p>{STORY[0]}</p>" + "</table>" * 10_000, STORY[0], id="nested ten thousand deep"
        ),
        pytest.param(f"<div><p>{STORY[0]}<b>{STORY[1]}</i></div></span></p></body", STORY[1], id="tags that do not match"),
        pytest.param("<script " * 5_000 + f"<p>{STORY[0]}</p>", None, id="scripts that never end"),
        pytest.param(f"<p>{STORY[0]}</p><!-- <p>{STORY[1]}</p>", STORY[0], id="comment that never ends"),
        pytest.param("<html><body></body></html>", None, id="nothing"),
    ],
)
def test_broken_pages_give_their_text_or_one_clear_error(html: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(PageError, match="test: "):
            cleaned(html)
    else:
        assert text in cleaned(html).text


@pytest.mark.parametrize(
    ("charset", "declared", "warned"),
    [("utf-8", "utf-8", False), ("cp1251", "windows-1251", False), ("cp1251", None, True), ("cp1251", "utf-8", True), ("utf-16", None, False), ("koi8-r", "koi8-r", False), ("cp1251", "klingon", True)],
)  # fmt: skip
def test_character_sets_are_declared_or_detected(charset: str, declared: str | None, warned: bool) -> None:
    words = "Министры двух стран подписали протокол, который открывает четыре перехода для грузовиков, сказал представитель."
    head = f"<meta charset='{declared}'>" if declared else ""
    article = cleaned(
        f"<html><head>{head}</head><body><p>{words}</p><p>{words.replace('двух', 'трёх')}</p></body></html>".encode(charset)
    )
    assert words in article.text
    assert any("character set" in w for w in article.warnings) == warned


def test_quotation_marks_of_windows_on_an_english_page_are_read_as_windows_western() -> None:
    words = "The “reliable partner” of Norway’s prime minister, Jonas Gahr Støre, said that they would meet again in Oslo."
    assert words in cleaned(f"<meta charset='utf-8'><p>{words}</p><p>{words}</p>".encode("cp1252")).text


def test_cells_of_a_row_are_one_line_and_those_of_a_layout_are_not() -> None:
    rows = "<tr><td>4 September</td><td>Ada Lund meets Rudi Holm</td></tr><tr><td>5 September</td><td>Visit to Norland.</td></tr>"
    layout = "<table><tr><td><p>Home</p><p>World</p></td><td>" + PARAGRAPHS + "</td></tr></table>"
    article = cleaned(page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<table>{rows}</table></article>"))
    assert "4 September, Ada Lund meets Rudi Holm\n\n5 September, Visit to Norland." in article.text
    assert kept(cleaned(page(layout))) == list(STORY)


def test_what_partners_may_store_is_no_article() -> None:
    banner = "<div><p>We and our 812 partners store and access information on a device, such as cookies.</p></div>"
    assert "812" not in cleaned(page(banner + f"<h1>{TITLE}</h1><p>Two ministers met.</p>")).text


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0042)https://example.org/2023/11/09/talks-on-grain -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/2023/11/09/talks-on-grain \n saved date: Thu Feb 22 2024\n-->",
    ],
)
def test_a_saved_page_knows_its_address_and_by_that_its_day(comment: str) -> None:
    article = cleaned(f"<!DOCTYPE html>\n{comment}\n{page(PARAGRAPHS)}")
    assert (article.url, article.published) == ("https://example.org/2023/11/09/talks-on-grain", "2023-11-09")


def test_a_list_of_headlines_says_that_it_is_no_article() -> None:
    links = "".join(
        f"<li><a href='/{n}'>{name} visits Norland for talks</a></li>"
        for n, name in enumerate(("Lund", "Berg", "Holm", "Falk", "Dahl"))
    )
    assert any("headlines" in w for w in cleaned(page(f"<main><h1>World news</h1><ul>{links}</ul></main>")).warnings)
    assert not any(
        "headlines" in w for w in cleaned(page(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<ul>{links}</ul></article>")).warnings
    )
