import pytest

from dragoman.model import Article, Block
from dragoman.reading.speech.quotations import find_quotations


def article(text: str) -> Article:
    return Article(
        id="x", url=None, title=None, text=text, published=None, published_from=None, blocks=(Block("paragraph", 0, len(text)),)
    )


def quoted(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in q.parts] for q in find_quotations(article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"A b," he said. "C d."', [["A b,"], ["C d."]], id="straight"),
        pytest.param("“A b,” he said. “C d.”", [["A b,"], ["C d."]], id="curly"),
        pytest.param("«Bonjour», dit-il", [["Bonjour"]], id="angle"),
        pytest.param("„Guten Tag“, sagte er", [["Guten Tag"]], id="low-high"),
        pytest.param("``super,'' she said", [["super,"]], id="TeX"),
        pytest.param(
            "‘It’s a dog’s life,’ he said. ‘Go.’", [["It’s a dog’s life,"], ["Go."]], id="single curly with apostrophes"
        ),
        pytest.param(
            "He called it 'great' and Kim's own 'plan'.", [["great"], ["plan"]], id="single straight with a genitive between"
        ),
        pytest.param("The leaders' visit and the ministers' talks", [], id="plural genitives are no quotation"),
        pytest.param("the '90s, rock 'n roll and 'em all", [], id="elisions are no quotation"),
        pytest.param('He said "it\'s ‘very’ “fine” indeed" now', [["it's ‘very’ “fine” indeed"]], id="nested marks stay inside"),
        pytest.param("“x “y “z “w “v” ” ” ” ” end", [["x “y “z “w “v” ” ” ”"]], id="nested five deep, same marks"),
        pytest.param("“One.\n\n“Two,” he said.", [["One.", "Two,"]], id="reopened in the next paragraph"),
        pytest.param("“One goes on. And on.\n\nHe left.", [["One goes on. And on."]], id="unclosed: to the end of its paragraph"),
        pytest.param(
            "He said “one goes on. And on he went.\n\nHe left.", [["one goes on."]], id="unclosed inside a sentence: to its end"
        ),
        pytest.param("He said “one. Then “two” came.", [["one."], ["two"]], id="unclosed before another: ends with its sentence"),
        pytest.param('"" and “ ”', [], id="empty"),
    ],
)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        pytest.param('"a b c ' * 5_000, 10, id="opening marks only, straight"),
        pytest.param("“a b c. " * 5_000, 10, id="opening marks only, curly"),
        pytest.param("a b c.” " * 5_000, 0, id="closing marks only"),
        pytest.param("“" + "a b c. " * 3_000, 1_010, id="one mark opened over a page"),
        pytest.param("“ab cd\n\n" * 3_000, 200, id="every paragraph opens and none closes"),
        pytest.param("“" + "word " * 4_000 + "end.”", 20_010, id="a quotation of 20,000 characters is kept whole"),
        pytest.param("'a b' " * 5_000 + "'x", 10, id="many single marks"),
    ],
)
def test_no_quotation_swallows_the_page(text: str, longest: int) -> None:
    assert max((q.end - q.start for q in find_quotations(article(text))), default=0) <= longest
