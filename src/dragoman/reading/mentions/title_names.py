"""Names beside titles: after them, after a comma, before them; names of people whom a country's adjective and a noun describe."""

from collections.abc import Sequence, Set

from dragoman.reading.mentions.listed_names import names_in_a_row
from dragoman.reading.mentions.title_complements import ENVOYS
from dragoman.reading.mentions.title_phrase import TitlePhrase, acts_for, printed
from dragoman.reading.mentions.title_words import title_words
from dragoman.reading.mentions.units import Unit, name_from

_DESCRIBED = 5
"""Words that may stand between a country's adjective and a name: "Dutch photographer and war correspondent Jeroen Oerlemans"."""
_NO_NOUNS = frozenset(
    """of in on at to for with by from as that which who is was are were has have had will would and's or but the a an said says against into
    over under after before since while when where during near""".split()
)


def find_name(row: Sequence[Unit], phrase: TitlePhrase, headline: bool) -> None:
    if phrase.plural:
        phrase.names = () if headline or len(phrase.countries) > 1 else names_in_a_row(row, phrase.last)
        return
    k = phrase.last
    lexicon = title_words()
    if k + 2 < len(row) and row[k].low == "(" and row[k + 2].low == ")" and name_from(row, k + 3) > k + 3:
        # "Head of the Small Industries Organization (ISIPO) Ali Rasoulian"
        k += 3
    elif (posted := _posted(row, phrase)) is not None:
        phrase.name, phrase.apposed = posted, True
        return
    begin = k
    k = _past_honorifics(row, k)
    if k < len(row) and (row[k].person or not headline):
        end = name_from(row, k)
        if end > k and end + 1 < len(row) and not phrase.countries and row[end].low == "of":
            # "President Park Geun-hye of South Korea"
            at = end + 2 if row[end + 1].low == "the" and end + 2 < len(row) else end + 1
            if not row[at].person and (code := acts_for(row[at])):
                phrase.countries, phrase.tail = (code,), at + 1
        elif end > k and not phrase.countries and (state := _set_off(row, end)):
            phrase.countries = (state,)
        if row[end - 1].low in ENVOYS and not row[end - 1].known:
            # "Vice Chair of the Partnership and WHO Global Ambassador": a second title
            end = k
        if end > k and not (end - k == 1 and not row[k].known and row[k].low in lexicon.fields):
            phrase.name = (begin, end)
            return
    if (before := _name_before(row, phrase, headline)) is not None:
        phrase.name, phrase.apposed = before, True
    elif k + 1 < len(row) and row[k].low == ",":
        k = _past_honorifics(row, k + 1)
        end = name_from(row, k) if k < len(row) and (row[k].person or not headline) else k
        if end > k and _closed(row, end) and (row[k].person or end - k > 1):
            phrase.name, phrase.apposed = (k, end), True


def _set_off(row: Sequence[Unit], end: int) -> str | None:
    """The state of "Colonel Kim Jun-rak, of South Korea,"."""
    if (
        [u.low for u in row[end : end + 2]] not in ([",", "of"], [",", "from"])
        or end + 3 >= len(row)
        or not _closed(row, end + 3)
    ):
        return None
    return None if row[end + 2].person else acts_for(row[end + 2])


def _posted(row: Sequence[Unit], phrase: TitlePhrase) -> tuple[int, int] | None:
    """The name after an envoy's post: "ambassador to the United Nations, Abdul Aziz al-Wasel,", "Ambassador of Saudi Arabia in Baghdad Abdulaziz Al-Shammari"."""
    k = phrase.last
    if k + 2 >= len(row) or row[k].low not in {"to", "in"} or phrase.role.split()[-1] not in ENVOYS:
        return None
    k += 2 if row[k + 1].low == "the" else 1
    if k + 1 >= len(row) or not row[k].known or row[k].person:
        return None
    comma = row[k + 1].low == ","
    begin = _past_honorifics(row, k + (2 if comma else 1))
    end = name_from(row, begin) if begin < len(row) else begin
    named = end > begin and (row[end - 1].person is not None or end - begin > 1)
    return (begin, end) if named and (not comma or _closed(row, end)) else None


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


def _described_behind(row: Sequence[Unit], i: int, taken: Set[int]) -> TitlePhrase | None:
    """ "Oscar T. Crosby, an American engineer and explorer,": the noun phrase at unit i, if a name stands before it."""
    unit = row[i]
    if (
        i < 4
        or i in taken
        or row[i - 1].low not in {"a", "an"}
        or row[i - 2].low != ","
        or not unit.known
        or unit.known[0].form != "demonym"
    ):
        return None
    k = i + 1
    while (
        k < len(row)
        and k - i <= _DESCRIBED
        and row[k].text.islower()
        and row[k].text.isalpha()
        and not row[k].known
        and (row[k].low not in _NO_NOUNS)
    ):
        k += 1
    begin = i - 2
    while begin > 0 and row[begin - 1].capital and not row[begin - 1].known:
        begin -= 1
    whole = name_from(row, begin) == i - 2 and i - 2 - begin > 1 and not taken & set(range(begin, i))
    if not whole or k == i + 1 or not _closed(row, k, posted=True) or (code := acts_for(unit)) is None:
        return None
    return TitlePhrase(
        i, k, (k - 1, k), printed(row, i, k), row[k - 1].low, (), (code,), False, name=(begin, i - 2), apposed=True
    )


def described(row: Sequence[Unit], found: list[TitlePhrase], headline: bool) -> list[TitlePhrase]:
    """ "American geologist L.H. Mitchell", "Taiwanese activist Lee Ming-che": a name after a country's adjective and nouns in small letters."""
    if headline:
        return found
    taken = {i for phrase in found for i in range(phrase.first, max(phrase.last, phrase.name[1] if phrase.name else 0))}
    more = list(found)
    for i, unit in enumerate(row):
        if (behind := _described_behind(row, i, taken)) is not None:
            more.append(behind)
            taken |= set(range(i, behind.last))
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
                i, k, (k - 1, k), printed(row, i, k), row[k - 1].low, (), (code,), False, name=(begin, end), apposed=comma
            )
        )
        taken |= set(range(i, end))
    return sorted(more, key=lambda p: p.first)
