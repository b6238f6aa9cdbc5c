"""The same story on two URLs is told from two stories of one event."""

from dragoman.model import Article, Page
from dragoman.pages import clean
from dragoman.pages.duplicates import signature, similar

STORY = [
    "Foreign Minister Ada Lund arrived in Norland on Tuesday for talks with her counterpart on grain exports and border traffic.",
    "The two ministers signed a protocol that opens four crossings to trucks from next month, a spokesman told reporters.",
    '"We have waited for this for years," Lund said after the meeting, which lasted for more than three hours.',
    "Norland has been balancing its trade between its two larger neighbours since the customs union fell apart.",
    "Lund is to fly on to the coast on Wednesday, where the prime ministers of both countries open a new port.",
]
OTHER = [
    "Norland and its neighbour agreed on Tuesday to let more trucks cross their border, their foreign ministers said.",
    "Under a protocol signed by Ada Lund, four crossings will open in a month, after years of long queues.",
    "Exporters of grain welcomed the news, though some feared that prices at home would rise before winter.",
]


def article(lines: list[str], url: str = "https://example.org/a") -> Article:
    return clean(Page(origin="test", url=url, article="\n\n".join(lines)))


def test_syndicated_copy_is_similar_and_another_report_is_not() -> None:
    one = signature(article(STORY))
    copy = signature(article(["NORLAND (Reuters) - " + STORY[0], *STORY[1:]], "https://example.net/b"))
    assert similar(one, copy) > 0.8
    assert similar(one, signature(article(OTHER))) < 0.1


def test_signature_is_the_same_in_every_run() -> None:
    one = signature(article(STORY))
    assert len(one) == 128
    assert one == signature(article(STORY, "https://example.net/b"))
    assert one[:2] == signature(article(STORY))[:2]


def test_id_is_the_content() -> None:
    assert article(STORY).id == article(STORY).id
    assert len({article(STORY).id, article(OTHER).id, article(STORY, "https://example.net/b").id}) == 3
