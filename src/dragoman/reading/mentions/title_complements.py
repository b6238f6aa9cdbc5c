"""What stands after a title: "of Kazakhstan", "for European Affairs", "of Culture, Sports and Tourism", "to the United Nations"."""

from collections.abc import Sequence

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.mentions.persons import first_names
from dragoman.reading.mentions.title_phrase import POSSESSIVE, acts_for
from dragoman.reading.mentions.title_words import TitleWords
from dragoman.reading.mentions.units import Unit, name_from

ENVOYS = frozenset("ambassador envoy consul nuncio representative emissary attache attaché general plenipotentiary".split())
INSIDE = frozenset("and of the for & on".split())
MOST_WORDS = 12
"""Words of a complement ("minister for the Economy, Industry and Trade of ..."): longer runs are lists, not titles."""


def complement(
    row: Sequence[Unit], end: int, lexicon: TitleWords, plural: bool, role: str
) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """Last unit, countries and body of a complement "of ...", "for ...", "from ...", "to ..."."""
    if end >= len(row) or row[end].low not in {"of", "for", "from", "to", "at", "with"}:
        return end, (), None
    link = row[end].low
    if link in {"to", "at", "with"}:
        return _posting(row, end, role) if link == "to" else (end, (), None)
    if plural or link == "from":
        return _listed(row, end)
    k, countries, body = end + 1, [], None
    last = end
    while k < len(row) and k - end <= MOST_WORDS:
        unit = row[k]
        if unit.known:
            if unit.person or not (code := acts_for(unit)):
                break
            if row[k - 1].low == "and" and body and any(u.low in lexicon.longest for u in row[k + 1 : k + 3]):
                # "chair of the Council and World Bank envoy": a second title
                break
            countries = [code]
            last = k = k + 1
            while k < len(row) and row[k].known and not row[k].person and acts_for(row[k]) == code:
                # "the Russian State Duma"
                last = k = k + 1
            institution = _institution(row, k)
            if institution:
                last = k = institution
                body = (end + 1, last)
            elif k < len(row) and row[k].low in POSSESSIVE:
                k += 1
            elif not (k < len(row) and (row[k].low in lexicon.fields or row[k].low == "of")) or unit.known[0].form != "demonym":
                break
        elif unit.low in INSIDE or (unit.low == "," and row[k - 1].capital and _goes_on(row, k, lexicon)):
            k += 1
        elif unit.capital or unit.low in lexicon.fields:
            stop = _run(row, k, lexicon)
            if stop == k:
                break
            last = k = stop
            if k < len(row) and row[k].low in words(table("titles")["areas"]):
                last = k = k + 1
            body = (end + 1, last)
            if k < len(row) and row[k].capital and not row[k].known and row[k].low not in lexicon.fields:
                break
        else:
            break
    if last > end and last < len(row) and row[last].low == "to" and not body:
        last = _posting(row, last, role)[0]
    # "President of Kazakhstan": no body; "head of Kazakhstan's Foreign Ministry": a body
    return (last, tuple(countries), body) if last > end else (end, (), None)


def _run(row: Sequence[Unit], k: int, lexicon: TitleWords) -> int:
    """End of a run of capitalised words that belong to a complement: to the last word for a field or an institution, since a name may
    follow ("Minister of Culture Nancy Shukri"); the whole run if it has none ("head of Gazprom")."""
    nouns = words(table("bodies")["institutions"])
    j = k
    last = 0
    while (
        j < len(row)
        and not row[j].known
        and not (j > k and not last and _begins_name(row, j))
        and row[j].low not in lexicon.honorifics
        and (row[j].capital or row[j].low in lexicon.fields - INSIDE)
    ):
        j += 1
        region = row[j - 1].low == "central" and j < len(row) and row[j].capital and row[j].low not in lexicon.fields
        if not region and (row[j - 1].text in nouns or row[j - 1].low in lexicon.fields):
            last = j
    return last or j


def _begins_name(row: Sequence[Unit], j: int) -> bool:
    """Does a given name with a surname behind it begin here: "Ambassador for Global Strategy Ray Chambers"?"""
    return row[j].low in first_names() and name_from(row, j) > j + 1


def _goes_on(row: Sequence[Unit], k: int, lexicon: TitleWords) -> bool:
    """Is a comma inside a list of fields ("Minister of Tourism, Arts and Culture")?"""
    ahead = [u.low for u in row[k + 1 : k + 6]]
    return len(ahead) > 2 and ahead[0] in lexicon.fields and bool({"and", "&", ","} & set(ahead[1:3]))


def _institution(row: Sequence[Unit], k: int) -> int:
    """End of a run of capitalised words that ends with the noun of an institution ("Iran Small Industries Organization"), 0 if none."""
    nouns = words(table("bodies")["institutions"])
    end = 0
    for j in range(k, min(len(row), k + 8)):
        if row[j].known or not (row[j].capital or row[j].low in INSIDE):
            break
        if row[j].text in nouns:
            end = j + 1
    return end


def _posting(row: Sequence[Unit], end: int, role: str) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """ "ambassador to Mongolia" is taken in only before a name: Mongolia is a mention of its own otherwise."""
    if role.split()[-1] not in ENVOYS:
        return end, (), None
    k = end + 1
    while k < len(row) and row[k].low == "the":
        k += 1
    if k < len(row) and row[k].known and not row[k].person and name_from(row, k + 1) > k + 1:
        return k + 1, (), None
    return end, (), None


def _listed(row: Sequence[Unit], end: int) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """ "of Russia, China and Iran" after a plural title."""
    k, last = end + 1, end
    countries: list[str] = []
    while k < len(row):
        unit = row[k]
        if unit.low in {"the", "and", ",", "both"}:
            k += 1
        elif unit.known and not unit.person and unit.known[0].form != "demonym" and (code := acts_for(unit)):
            countries.append(code)
            last = k = k + 1
        else:
            break
    return last, tuple(countries), None
