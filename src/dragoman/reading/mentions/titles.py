"""Titles in running text: "Kazakh Energy Minister Almasadam Satkaliyev", "the Hungarian prime minister", "Chinese and Russian officials".

A phrase is found by its title word (``knowledge/tables/titles.tsv``, ``knowledge/lexicon/titles.yaml``); what stands before it (country, field, "former") and after it
("of Kazakhstan", "for European Affairs", a name) is taken in by the order of the words alone.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from dragoman.knowledge.wordlists import table, words
from dragoman.reading.mentions.title_words import TitleWords, title_words
from dragoman.reading.mentions.units import Unit, name_from

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ENVOYS = frozenset("ambassador envoy consul nuncio representative emissary attache attaché general plenipotentiary".split())
_INSIDE = frozenset("and of the for & on".split())
_DESCRIBED = 5
"""Words that may stand between a country's adjective and a name: "Dutch photographer and war correspondent Jeroen Oerlemans"."""
_NO_NOUNS = frozenset(
    """of in on at to for with by from as that which who is was are were has have had will would and's or but the a an said says against into
    over under after before since while when where during near""".split()
)
MOST_WORDS = 12
"""Words of a complement ("minister for the Economy, Industry and Trade of ..."): longer runs are lists, not titles."""


@dataclass(slots=True)
class TitlePhrase:
    """Units ``[first, last)`` of a row; the name, if one follows, is units ``[last, name_end)``, `apposed` after a comma."""

    first: int
    last: int
    noun: tuple[int, int]
    title: str
    """As printed, without country: "Energy Minister"."""
    role: str
    """The lexicon's title, singular: "minister"."""
    offices: tuple[str, ...]
    countries: tuple[str, ...]
    plural: bool
    past: bool = False
    deputy: bool = False
    possessive: str | None = None
    """"his", "her", "their", "its" before it."""
    definite: bool = False
    indefinite: bool = False
    """"a", "any", "no" before it: somebody, not the holder."""
    name: tuple[int, int] | None = None
    apposed: bool = False
    """The name stands after a comma, or (where its units come first) before one."""
    tail: int | None = None
    """End of "of South Korea" after the name."""
    body: tuple[int, int] | None = None
    fields: tuple[str, ...] = field(default=())

    @property
    def country(self) -> str | None:
        """The one country or organisation it names."""
        return self.countries[0] if len(self.countries) == 1 else None


def title_phrases(row: Sequence[Unit], *, headline: bool = False, barred: Set[int] = frozenset()) -> list[TitlePhrase]:
    """The title phrases of a sentence, from left to right, never overlapping.

    In a headline every word may have a capital: only known names count. `barred` are units that the parse says are no nouns here.
    """
    found: list[TitlePhrase] = []
    lexicon = title_words()
    i = floor = 0
    while i < len(row):
        end = _match(row, i, lexicon)
        if not end or end - 1 in barred:
            i += 1
            continue
        phrase = _phrase(row, i, end, floor, lexicon, headline)
        found.append(phrase)
        i = floor = max(phrase.last, phrase.tail or 0, phrase.name[1] if phrase.name and not phrase.apposed else 0)
    return _described(row, _paired(row, found), headline)


def _paired(row: Sequence[Unit], found: list[TitlePhrase]) -> list[TitlePhrase]:
    """Two titles of one person are one phrase: "Prime Minister and Fidesz leader Viktor Orbán"."""
    kept: list[TitlePhrase] = []
    for phrase in found:
        last = kept[-1] if kept else None
        joined = (
            last is not None
            and last.name is None
            and not last.plural
            and last.last + 1 == phrase.first
            and row[last.last].low == "and"
        )
        if last is not None and joined and phrase.name is not None and not phrase.apposed and not phrase.plural:
            phrase.first, phrase.countries = last.first, last.countries or phrase.countries
            kept.pop()
        kept.append(phrase)
    return kept


def _described(row: Sequence[Unit], found: list[TitlePhrase], headline: bool) -> list[TitlePhrase]:
    """ "American geologist L.H. Mitchell", "Taiwanese activist Lee Ming-che": a name after a country's adjective and nouns in small letters."""
    if headline:
        return found
    taken = {i for phrase in found for i in range(phrase.first, max(phrase.last, phrase.name[1] if phrase.name else 0))}
    more = list(found)
    for i, unit in enumerate(row):
        if i in taken or not unit.known or unit.known[0].form != "demonym" or (code := acts_for(unit)) is None:
            continue
        k = i + 1
        while (
            k < len(row)
            and k - i <= _DESCRIBED
            and row[k].text.islower()
            and row[k].text[0].isalpha()
            and row[k].low not in _NO_NOUNS
            and not row[k].known
        ):
            k += 1
        comma = k < len(row) and row[k].low == ","
        begin = k + 1 if comma else k
        end = name_from(row, begin) if k > i + 1 else begin
        if end - begin < 2 and not (end > begin and row[begin].person):
            continue
        if comma and not _closed(row, end):
            continue
        if taken & set(range(i, end)) or (row[k - 1].low.endswith(("s", "ed")) and not row[k - 1].low.endswith("ss")):
            continue
        more.append(
            TitlePhrase(
                i, k, (k - 1, k), _printed(row, i, k), row[k - 1].low, (), (code,), False, name=(begin, end), apposed=comma
            )
        )
        taken |= set(range(i, end))
    return sorted(more, key=lambda p: p.first)


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
    while (more := _match(row, end, lexicon) if end < len(row) else 0) and not plural:
        marks.add("field")
        end, key = more, tuple(u.low for u in row[end:more])
        plural = key in lexicon.plural
    offices = () if marks & {"field", "deputy"} else lexicon.offices[key]
    last, after, body = _after(row, end, lexicon, plural, lexicon.singular[key])
    if not countries:
        countries = after
    if body is not None and not (marks & {"field"}):
        offices = ()
    phrase = TitlePhrase(
        first=first,
        last=last,
        noun=(i, end),
        title=_printed(row, first, end),
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
    _find_name(row, phrase, headline)
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
            unit.low in _POSSESSIVE and j - 2 >= floor and row[j - 2].known and not countries and (code := acts_for(row[j - 2]))
        ) or (unit.low in {"and", ",", "&"} and countries and plural and j - 2 >= floor and (code := _adjective(row[j - 2]))):
            countries.append(code)
            j -= 2
        elif (
            unit.low in {"and", ","} and not countries and j - 2 >= floor and row[j - 2].low in lexicon.fields - _INSIDE and j < i
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
        elif (not countries and unit.low in lexicon.fields - _INSIDE) or (
            not countries and not headline and unit.capital and j - 1 > 0 and unit.text[-1].isalnum()
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


def _after(
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
            countries = [code]
            last = k = k + 1
            while k < len(row) and row[k].known and not row[k].person and acts_for(row[k]) == code:
                # "the Russian State Duma"
                last = k = k + 1
            institution = _institution(row, k)
            if institution:
                last = k = institution
                body = (end + 1, last)
            elif k < len(row) and row[k].low in _POSSESSIVE:
                k += 1
            elif not (k < len(row) and (row[k].low in lexicon.fields or row[k].low == "of")) or unit.known[0].form != "demonym":
                break
        elif unit.low in _INSIDE or (unit.low == "," and row[k - 1].capital and _goes_on(row, k, lexicon)):
            k += 1
        elif unit.capital or unit.low in lexicon.fields:
            stop = _run(row, k, lexicon)
            if stop == k:
                break
            last = k = stop
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
        and row[j].low not in lexicon.honorifics
        and (row[j].capital or row[j].low in lexicon.fields - _INSIDE)
    ):
        j += 1
        if row[j - 1].text in nouns or row[j - 1].low in lexicon.fields:
            last = j
    return last or j


def _goes_on(row: Sequence[Unit], k: int, lexicon: TitleWords) -> bool:
    """Is a comma inside a list of fields ("Minister of Tourism, Arts and Culture")?"""
    ahead = [u.low for u in row[k + 1 : k + 6]]
    return len(ahead) > 2 and ahead[0] in lexicon.fields and bool({"and", "&", ","} & set(ahead[1:3]))


def _institution(row: Sequence[Unit], k: int) -> int:
    """End of a run of capitalised words that ends with the noun of an institution ("Iran Small Industries Organization"), 0 if none."""
    nouns = words(table("bodies")["institutions"])
    end = 0
    for j in range(k, min(len(row), k + 8)):
        if row[j].known or not (row[j].capital or row[j].low in _INSIDE):
            break
        if row[j].text in nouns:
            end = j + 1
    return end


def _posting(row: Sequence[Unit], end: int, role: str) -> tuple[int, tuple[str, ...], tuple[int, int] | None]:
    """ "ambassador to Mongolia" is taken in only before a name: Mongolia is a mention of its own otherwise."""
    if role.split()[-1] not in _ENVOYS:
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
        elif unit.known and not unit.person and (code := acts_for(unit)):
            countries.append(code)
            last = k = k + 1
        else:
            break
    return last, tuple(countries), None


def _find_name(row: Sequence[Unit], phrase: TitlePhrase, headline: bool) -> None:
    if phrase.plural:
        return
    k = phrase.last
    lexicon = title_words()
    if k + 2 < len(row) and row[k].low == "(" and row[k + 2].low == ")" and name_from(row, k + 3) > k + 3:
        # "Head of the Small Industries Organization (ISIPO) Ali Rasoulian"
        k += 3
    k = _past_honorifics(row, k)
    if k < len(row) and (row[k].person or not headline):
        end = name_from(row, k)
        if end > k and end + 1 < len(row) and not phrase.countries and row[end].low == "of":
            # "President Park Geun-hye of South Korea"
            at = end + 2 if row[end + 1].low == "the" and end + 2 < len(row) else end + 1
            if not row[at].person and (code := acts_for(row[at])):
                phrase.countries, phrase.tail = (code,), at + 1
        if end > k and not (end - k == 1 and not row[k].known and row[k].low in lexicon.fields):
            phrase.name = (phrase.last, end)
            return
    if (before := _name_before(row, phrase, headline)) is not None:
        phrase.name, phrase.apposed = before, True
    elif k + 1 < len(row) and row[k].low == ",":
        k = _past_honorifics(row, k + 1)
        end = name_from(row, k) if k < len(row) and (row[k].person or not headline) else k
        if end > k and _closed(row, end) and (row[k].person or end - k > 1):
            phrase.name, phrase.apposed = (k, end), True


def _past_honorifics(row: Sequence[Unit], k: int) -> int:
    """Past "Mr", "H.E. Dr."."""
    honorifics = title_words().honorifics
    while k < len(row) and (row[k].low in honorifics or (row[k].low == "." and row[k - 1].low in honorifics)):
        k += 1
    return k


def _name_before(row: Sequence[Unit], phrase: TitlePhrase, headline: bool) -> tuple[int, int] | None:
    """ "Han Zhiqiang, Chinese ambassador to Thailand," and "Burns, the director of the agency"."""
    k = phrase.first - 1
    while k > 0 and row[k].low in {"the", "a", "an", "who", "is", "was", "then", "as"}:
        k -= 1
    if k < 1 or row[k].low not in {",", "(", "–", "—"} or phrase.possessive:
        return None
    if row[k - 1].person:
        return (k - 1, k) if _closed(row, phrase.last, posted=True) else None
    begin = k
    while begin > 0 and row[begin - 1].capital and not row[begin - 1].known and row[begin - 1].text[0].isalpha():
        begin -= 1
    whole = name_from(row, begin) == k and k - begin > 1
    return (begin, k) if whole and not headline and _closed(row, phrase.last, posted=True) else None


def _closed(row: Sequence[Unit], end: int, posted: bool = False) -> bool:
    """Does a phrase end here, so that it can be an apposition? With `posted` also before "to", "in", "who" ("ambassador to Thailand,")."""
    more = {"to", "in", "at", "for", "who", "under", "since", "from"} if posted else set()
    return end >= len(row) or row[end].low in {",", ".", ")", ";", "and", ":", "-", "–", "—", "?", "!", "”", '"'} | more


def acts_for(unit: Unit) -> str | None:
    """Code of the one state or organisation that a unit names or belongs to; None for persons and groups."""
    codes = {m.country for m in unit.known if m.kind != "person" and m.country}
    return codes.pop() if len(codes) == 1 else None


def _adjective(unit: Unit) -> str | None:
    return acts_for(unit) if unit.known and not unit.person else None


def _printed(row: Sequence[Unit], first: int, end: int) -> str:
    """The title as printed, without countries and articles."""
    return " ".join(u.text for u in row[first:end] if not u.known and u.low not in _POSSESSIVE)
