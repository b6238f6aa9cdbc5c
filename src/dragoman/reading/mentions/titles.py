"""Titles in running text: "Kazakh Energy Minister Almasadam Satkaliyev", "the Hungarian prime minister", "Chinese and Russian officials".

A phrase is found by its title word (``knowledge/tables/titles.tsv``, ``knowledge/lexicon/titles.yaml``); what stands before it (country, field, "former") and after it
("of Kazakhstan", "for European Affairs", a name) is taken in by the order of the words alone.
"""

from collections.abc import Sequence, Set

from dragoman.reading.mentions.title_complements import INSIDE, complement
from dragoman.reading.mentions.title_names import described, find_name
from dragoman.reading.mentions.title_phrase import POSSESSIVE, TitlePhrase, acts_for, printed
from dragoman.reading.mentions.title_words import TitleWords, title_words
from dragoman.reading.mentions.units import Unit


def title_phrases(row: Sequence[Unit], *, headline: bool = False, barred: Set[int] = frozenset()) -> list[TitlePhrase]:
    """The title phrases of a sentence, from left to right, never overlapping.

    In a headline every word may have a capital: only known names count. `barred` are units that the parse says are no nouns here.
    """
    found: list[TitlePhrase] = []
    lexicon = title_words()
    i = floor = 0
    while i < len(row):
        end = _match(row, i, lexicon) if row[i].low in lexicon.longest else 0
        if not end or end - 1 in barred:
            i += 1
            continue
        phrase = _phrase(row, i, end, floor, lexicon, headline)
        found.append(phrase)
        i = floor = max(phrase.last, phrase.tail or 0, phrase.name[1] if phrase.name and not phrase.apposed else 0)
    return described(row, _paired(row, found), headline)


def _paired(row: Sequence[Unit], found: list[TitlePhrase]) -> list[TitlePhrase]:
    """Two titles of one person are one phrase: "Prime Minister and Fidesz leader Viktor Orbán"."""
    kept: list[TitlePhrase] = []
    for phrase in found:
        last = kept[-1] if kept else None
        if last is None or last.plural or phrase.plural or last.last + 1 != phrase.first or row[last.last].low != "and":
            kept.append(phrase)
        elif last.name is None and phrase.name is not None and not phrase.apposed and not _of_two(row, last, phrase):
            phrase.first, phrase.countries = last.first, last.countries or phrase.countries
            kept[-1] = phrase
        elif last.apposed and last.name is not None and last.name[1] <= last.first and phrase.name is None:
            # "Norman Foster, vice chair of the fund and global ambassador"
            last.last, last.countries = phrase.last, last.countries or phrase.countries
        else:
            kept.append(phrase)
    return kept


def _of_two(row: Sequence[Unit], first: TitlePhrase, second: TitlePhrase) -> bool:
    """Are "the Vice President and President Kovač" two persons? The second title is an office of state that opens a name of its own."""
    own = second.first == second.noun[0] and bool(second.offices) and row[second.first].capital
    return first.definite and own and first.role != second.role


def _match(row: Sequence[Unit], i: int, lexicon: TitleWords) -> int:
    """End of the longest title that begins at unit i, 0 if none."""
    longest = 0 if row[i].known else lexicon.longest.get(row[i].low, 0)
    key: tuple[str, ...] = ()
    best = 0
    for end in range(i + 1, min(len(row), i + longest) + 1):
        if row[end - 1].known:
            break
        key = (*key, row[end - 1].low)
        if key in lexicon.offices:
            best = end
    return best


def _phrase(row: Sequence[Unit], i: int, end: int, floor: int, lexicon: TitleWords, headline: bool) -> TitlePhrase:
    key = tuple(u.low for u in row[i:end])
    plural = key in lexicon.plural
    first, countries, marks = _before(row, i, floor, lexicon, plural, headline)
    # "vice president", "director general": a second title right after the first belongs to it
    while (more := _match(row, end, lexicon) if end < len(row) else 0) and not plural and row[end].low not in lexicon.honorifics:
        marks.add("field")
        end, key = more, tuple(u.low for u in row[end:more])
        plural = key in lexicon.plural
    offices = () if marks & {"field", "deputy"} else lexicon.offices[key]
    last, after, body = complement(row, end, lexicon, plural, lexicon.singular[key])
    if not countries:
        countries = after
    if body is not None and not (marks & {"field"}):
        offices = ()
    phrase = TitlePhrase(
        first=first,
        last=last,
        noun=(i, end),
        title=printed(row, first, end),
        role=lexicon.singular[key],
        offices=offices,
        countries=countries,
        plural=plural,
        past="past" in marks,
        deputy="deputy" in marks,
        definite=first > 0 and row[first - 1].low == "the",
        indefinite=first > 0 and row[first - 1].low in {"a", "an", "any", "no", "every", "each", "another", "one"},
        possessive=row[first - 1].low if first > 0 and row[first - 1].low in {"his", "her", "its", "their"} else None,
        body=body,
    )
    find_name(row, phrase, headline)
    return phrase


def _before(
    row: Sequence[Unit], i: int, floor: int, lexicon: TitleWords, plural: bool, headline: bool
) -> tuple[int, tuple[str, ...], set[str]]:
    """First unit, countries, and what the words before the title say: past, deputy, field."""
    j = i
    countries: list[str] = []
    marks: set[str] = set()
    while j > floor:
        unit = row[j - 1]
        if unit.known:
            if countries or unit.person or not (code := acts_for(unit)):
                break
            countries.append(code)
            j -= 1
        elif (
            unit.low in POSSESSIVE and j - 2 >= floor and row[j - 2].known and not countries and (code := acts_for(row[j - 2]))
        ) or (unit.low in {"and", ",", "&"} and countries and plural and j - 2 >= floor and (code := _adjective(row[j - 2]))):
            countries.append(code)
            j -= 2
        elif (
            unit.low == "and" and row[j - 2].low == "," and countries and plural and j - 3 >= floor
            and (code := _adjective(row[j - 3]))
        ):  # fmt: skip
            # "Saudi Arabian, Emirati, and Qatari leaders"
            countries.append(code)
            j -= 3
        elif (
            unit.low == ")" and not countries and j - 4 >= floor and row[j - 3].low == "(" and row[j - 2].known
            and (code := acts_for(row[j - 2])) and row[j - 4].known and acts_for(row[j - 4]) == code
        ):  # fmt: skip
            # "World Health Organization (WHO) Ambassador"
            countries.append(code)
            j -= 4
        elif (
            unit.low in {"and", ","} and not countries and j - 2 >= floor and row[j - 2].low in lexicon.fields - INSIDE and j < i
        ):
            j -= 2
        elif unit.low in lexicon.deputy:
            marks.add("deputy")
            j -= 1
        elif unit.low in lexicon.past:
            marks.add("past")
            j -= 1
        elif unit.low in lexicon.modifiers:
            j -= 1
        elif (not countries and unit.low in lexicon.fields - INSIDE) or (
            not countries
            and not headline
            and unit.capital
            and (j - 1 > 0 or (j < i and row[j].capital))
            and unit.text[-1].isalnum()
        ):
            marks.add("field")
            j -= 1
        elif countries and unit.low in {"-", "–"} and j - 2 >= floor and row[j - 2].low in {"ex", "vice"}:
            marks.add("past")
            j -= 2
        else:
            break
    while j < i and row[j].low in {"his", "her", "its", "their", "own", "our", ","}:
        j += 1
    return j, tuple(reversed(countries)), marks


def _adjective(unit: Unit) -> str | None:
    return acts_for(unit) if unit.known and not unit.person else None
