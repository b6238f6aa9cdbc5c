"""A place name as a government, or as the place."""

import pytest

from dragoman.model import Article
from dragoman.reading.mentions.metonymy import is_government
from dragoman.reading.sentences import split_sentences
from dragoman.reading.syntax import parse


def government(text: str, name: str) -> bool:
    article = Article(id="x", url=None, title=None, text=text, published=None, published_from=None)
    sentence = split_sentences(article)[0]
    parse([sentence])
    start = text.index(name)
    return is_government(sentence, start, start + len(name))[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow said on Tuesday that the deal was dead.", "Moscow"),  # subject of a verb of saying
        ("The decision was criticised by Beijing.", "Beijing"),  # agent
        ("Relations between Moscow and Washington have soured.", "Washington"),  # the second of a pair
        ("He called for closer ties with Tehran.", "Tehran"),
        ("The bloc imposed new sanctions on Minsk.", "Minsk"),
        ("Kyiv's foreign policy has changed.", "Kyiv"),  # possessor of a policy noun
        ("The European Union accused Ankara of meddling.", "Ankara"),  # object
        ("Berlin was accused of dragging its feet.", "Berlin"),  # passive subject
        ("The group sought independence from Madrid.", "Madrid"),
        ("Japan will give aid to Manila.", "Manila"),
        ("Countries including France opposed the plan.", "France"),  # shares the role of the noun
    ],
)
def test_governments(text: str, name: str) -> None:
    assert government(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The president arrived in Moscow on Tuesday.", "Moscow"),
        ("They met at a hotel near Geneva.", "Geneva"),
        ("He flew from Beijing to Tokyo.", "Beijing"),
        ("He flew from Beijing to Tokyo.", "Tokyo"),
        ("She visited Paris last week.", "Paris"),  # object of a verb of travel
        ("Astana is the capital of Kazakhstan.", "Astana"),  # is a place
        ("The town is located near the border with Poland.", "Poland"),  # "with", but of ground
        ("The road between Kabul and Kandahar was closed.", "Kabul"),
        ("The port of Odessa was shelled.", "Odessa"),
        ("The minister left for Brussels.", "Brussels"),  # "for", but of a journey
        ("The drone was shot down over Tehran.", "Tehran"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert not government(text, name)
