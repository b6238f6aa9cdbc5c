"""Bodies and groups composed by rule: "the Foreign Ministry of Kazakhstan", "Beijing's commerce ministry", "Israeli soldiers".

Which nouns make a body, a group or the state itself is data (``knowledge/tables/bodies.tsv``, ``knowledge/lexicon/bodies.yaml``).
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.offices import Titles
from dragoman.knowledge.wordlists import table, words
from dragoman.model import ActorKind, Mention
from dragoman.reading.mentions.title_phrase import acts_for
from dragoman.reading.mentions.title_words import longest, title_words
from dragoman.reading.mentions.units import Unit

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ENDS = frozenset(
    """and or of in to on for with by from at as is are was were has have had the a an its his her their this that these those but not who which
    when after before over during while will would""".split()
)
_INSIDE = frozenset("of for on and the".split())
_STATES = frozenset({"government", "governments", "authorities", "people"})
_ADJECTIVES = frozenset("angry armed anti-government local masked pro-democracy pro-government riot unidentified unknown".split())
_BETWEEN = 3
"""Words that may stand between country and noun: "Israeli ground forces", "Japanese Coast Guard patrol ships"."""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The lexicon of bodies, indexed."""

    organs: dict[tuple[str, ...], str]
    longest: int
    reach: dict[str, int]
    """First word -> words of the longest organ that begins so."""
    whole: frozenset[str]
    institutions: frozenset[str]
    people: frozenset[str]
    material: frozenset[str]
    local: frozenset[str]


@cache
def body_words() -> BodyWords:
    """The lexicon, read once."""
    rows = table("bodies")
    organs = {tuple(b.noun.lower().replace("'s", " 's").split()): b.body for b in Titles.load().bodies.values() if not b.plural}
    return BodyWords(
        organs,
        max(map(len, organs)),
        longest(organs),
        *(words(rows[k]) for k in ("whole", "institutions", "people", "material", "local")),
    )


def acts_as_group(mention: Mention) -> bool:
    """A body, a group of people, or a state by its "authorities": who speak and act; material ("DPRK missile") does not."""
    noun = mention.name.rpartition(" ")[2]
    people = mention.kind in ("group", "country") and noun != mention.name and noun in body_words().people | body_words().whole
    return mention.kind == "body" or people


@cache
def body_nouns() -> frozenset[str]:
    """Last words of bodies that act without a country's name ("the court", "the finance ministry")."""
    lexicon = body_words()
    return (frozenset(organ[-1] for organ in lexicon.organs) - lexicon.material) | words(table("bodies")["bodies_at_home"])


@cache
def actor_nouns() -> frozenset[str]:
    """Nouns of people who act without a country's name ("rebels", "the mayor")."""
    lexicon = body_words()
    titles = {title[-1] for title in title_words().singular}
    return lexicon.people | lexicon.local | words(table("bodies")["people_at_home"]) | titles


@dataclass(frozen=True, slots=True)
class BodyPhrase:
    """Units ``[first, last)``. `country` is None for an organ that the phrase gives no country ("the Foreign Ministry")."""

    first: int
    last: int
    kind: ActorKind
    countries: tuple[str, ...]
    organ: str | None = None
    """Last part of the actor id, for bodies."""


def body_phrases(row: Sequence[Unit], stops: Set[int] = frozenset()) -> list[BodyPhrase]:
    """Bodies, states ("the Kazakh government") and groups of a sentence, from left to right, never overlapping. `stops` are verbs."""
    found: list[BodyPhrase] = []
    i = 0
    while i < len(row):
        phrase = _with_country(row, i, stops) if row[i].known else (_organ(row, i) or _institution(row, i))
        if phrase is None:
            i += 1
        else:
            found.append(phrase)
            i = phrase.last
    return found


def local_groups(row: Sequence[Unit]) -> Iterator[tuple[int, int, str]]:
    """People told by where they are: "angry protesters in Baghdad", "police in Hong Kong". Units ``[first, last)`` and their country."""
    for i, unit in enumerate(row[:-2]):
        if unit.known or unit.low not in body_words().local or row[i + 1].low != "in" or not (row[i + 2].known):
            continue
        code = acts_for(row[i + 2])
        if code is not None and row[i + 2].known[0].kind == "country" and row[i + 2].known[0].form != "demonym":
            yield i - 1 if i and row[i - 1].low in _ADJECTIVES else i, i + 1, code


def _with_country(row: Sequence[Unit], i: int, stops: Set[int]) -> BodyPhrase | None:
    """ "Kazakh government", "Beijing's commerce ministry", "Hungarian and Romanian troops", "Chinese Badminton Association"."""
    code = acts_for(row[i])
    if (person := row[i].person) is not None:
        return _of_person(row, i, person.country)
    if code is None:
        return None
    if (coalition := _led(row, i, code)) is not None:
        return coalition
    countries, k = [code], i + 1
    while (at := _next_listed(row, k)) and (more := acts_for(row[at])):
        countries.append(more)
        k = at + 1
    possessive = k < len(row) and row[k].low in _POSSESSIVE
    if possessive:
        k += 1
    lexicon = body_words()
    direct = row[i].known[0].form == "demonym" or possessive or row[i].text.isupper() or "." in row[i].text
    if not direct and not (k < len(row) and (row[k].low in {"government", "side", "delegation"} or _organ_at(row, k, lexicon))):
        return None
    best: BodyPhrase | None = None
    for end in range(k + 1, min(len(row), k + 1 + _BETWEEN + lexicon.longest) + 1):
        unit = row[end - 1]
        if unit.known or not unit.text[0].isalpha() or unit.low in _ENDS or end - 1 in stops:
            break
        run = tuple(u.low for u in row[k:end])
        tail = next(
            (lexicon.organs[run[-n:]] for n in range(min(len(run), lexicon.longest), 0, -1) if run[-n:] in lexicon.organs), None
        )
        if tail is not None and len(countries) == 1:
            best = BodyPhrase(i, end, "body", (code,), tail)
        elif unit.low in lexicon.whole:
            best = BodyPhrase(i, end, "country", tuple(countries))
        elif unit.low in lexicon.people | lexicon.material:
            best = BodyPhrase(i, end, "group", tuple(countries))
            break
        elif unit.text in lexicon.institutions and all(u.capital for u in row[k:end]) and len(countries) == 1 and not possessive:
            best = BodyPhrase(i, end, "body", (code,), "-".join(run))
    if best is not None and best.kind == "body" and (longer := _longer_organ(row, k, best, lexicon)) is not None:
        return longer
    if best is not None and best.kind == "body" and row[best.last - 1].capital and not possessive:
        return _in_full(row, k, best)
    return best


def _led(row: Sequence[Unit], i: int, code: str) -> BodyPhrase | None:
    """ "the U.S.-led coalition", "French-led forces": a group of the state that leads it."""
    if i + 3 >= len(row) or row[i + 1].text not in {"-", "–"} or row[i + 2].low != "led" or row[i + 1].start != row[i].end:
        return None
    end = i + 4 if row[i + 3].low in {"military", "international", "naval"} and i + 4 < len(row) else i + 3
    return BodyPhrase(i, end + 1, "group", (code,)) if row[end].low in words(table("bodies")["led"]) else None


def _longer_organ(row: Sequence[Unit], k: int, body: BodyPhrase, lexicon: BodyWords) -> BodyPhrase | None:
    """ "Israel's [Ministry of Foreign Affairs]": an organ that goes on behind the noun found."""
    for start in range(k, body.last):
        for end in range(min(len(row), start + lexicon.reach.get(row[start].low, 0)), body.last, -1):
            organ = lexicon.organs.get(tuple(u.low for u in row[start:end]))
            if organ is not None and not any(u.known for u in row[start:end]):
                return BodyPhrase(body.first, end, "body", body.countries, organ)
    return None


def _organ_at(row: Sequence[Unit], k: int, lexicon: BodyWords) -> bool:
    """Does an organ of two words or more in capitals follow: "United States [Armed Forces]"?"""
    ends = (end for end in range(k + 2, min(len(row), k + lexicon.longest) + 1) if all(u.capital for u in row[k:end]))
    return any(tuple(u.low for u in row[k:end]) in lexicon.organs for end in ends)


def _in_full(row: Sequence[Unit], k: int, body: BodyPhrase) -> BodyPhrase:
    """The body with what it is for: "Saudi Fund for Development", "U.S. House Committee on Foreign Affairs"."""
    end = at = body.last
    if at >= len(row) or row[at].low not in {"of", "for", "on"}:
        return body
    while at < len(row) and at - body.last < 7 and not row[at].known and (row[at].capital or row[at].low in _INSIDE):
        at += 1
        if row[at - 1].capital:
            end = at
    if end == body.last or (end < len(row) and row[end].known):
        return body
    return BodyPhrase(body.first, end, "body", body.countries, "-".join(u.low for u in row[k:end]))


def _next_listed(row: Sequence[Unit], k: int) -> int:
    """Unit after "and", "," or ", and", if it is a name that is no person's; 0 if not."""
    if k + 1 >= len(row) or row[k].low not in {"and", ",", "or"}:
        return 0
    at = k + 2 if row[k].low == "," and row[k + 1].low in {"and", "or"} else k + 1
    return at if at < len(row) and row[at].known and not row[at].person else 0


def _of_person(row: Sequence[Unit], i: int, country: str | None) -> BodyPhrase | None:
    """ "the Trump administration", "Fidel Castro's regime": the government, not the man."""
    k = i + 2 if i + 1 < len(row) and row[i + 1].low in _POSSESSIVE else i + 1
    if country is None or k >= len(row) or row[k].low not in words(table("bodies")["of_person"]):
        return None
    return BodyPhrase(i, k + 1, "country", (country,))


def _organ(row: Sequence[Unit], i: int) -> BodyPhrase | None:
    """ "Foreign Ministry of Kazakhstan", "government of Japan"; without a country only a capitalised organ of two words or more."""
    lexicon = body_words()
    reach = 1 if row[i].low in _STATES else lexicon.reach.get(row[i].low, 0)
    for end in range(min(len(row), i + reach), i, -1):
        run = tuple(u.low for u in row[i:end])
        if any(u.known for u in row[i:end]):
            continue
        organ = lexicon.organs.get(run)
        whole = len(run) == 1 and run[0] in _STATES
        if organ is None and not whole:
            continue
        k = end
        while k < len(row) and k - end < 4 and row[k].low in {"of", "the"}:
            k += 1
        countries = []
        while (
            k > end
            and k < len(row)
            and row[k].known
            and not row[k].person
            and row[k].known[0].form != "demonym"
            and (code := acts_for(row[k]))
        ):
            countries.append(code)
            after = k + 1
            if not run[0].endswith("s") or after + 1 >= len(row) or row[after].low not in {"and", ","}:
                break
            k = after + 2 if row[after + 1].low in {"and", "the"} else after + 1
        if countries:
            return BodyPhrase(i, after, "body" if organ else "country", tuple(dict.fromkeys(countries)), organ)
        if organ and len(run) > 1 and row[i].text[0].isupper() and i > 0:
            return BodyPhrase(i, end, "body", (), organ)
        return None
    return None


def _institution(row: Sequence[Unit], i: int) -> BodyPhrase | None:
    """ "Badminton Association of Thailand", "Bank of Japan", "Central Bank of the Russian Federation"."""
    lexicon = body_words()
    if not row[i].capital or (i and row[i - 1].capital and not row[i - 1].known):
        return None
    k = i
    last_noun = None
    while (
        k < len(row)
        and k - i < 8
        and not row[k].known
        and (row[k].capital or (row[k].low in {"of", "for", "and", "the", "on"} and k > i))
    ):
        if row[k].text in lexicon.institutions:
            last_noun = k
        k += 1
    if last_noun is None or k >= len(row) or not row[k].known or row[k].person or row[k - 1].low not in {"of", "the"}:
        return None
    code = acts_for(row[k])
    if code is None or row[k].known[0].form == "demonym":
        return None
    return BodyPhrase(i, k + 1, "body", (code,), "-".join(u.low for u in row[i : last_noun + 1]))
