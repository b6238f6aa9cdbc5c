"""Leaders and ambassadors out of the prose of the CIA World Factbook.

The prose is `Title Given SURNAME (since 14 March 2013); Title ...`. Whatever stands before a "(since" is a title and a name;
the capitals tell the surname. End dates are not in the source: see `tools.sources.terms`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.sources import tables

MONTHS = {m: f"{i:02}" for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
SINCE = re.compile(r"\((?:[^()]{0,120}?\b)?since ([^()]{2,80}?)\)|(?<=[a-z]) since ((?:\d\d? )?(?:[A-Z][a-z]+ )?\d{4})\)")
DAY = re.compile(r"(\d{1,2})(?:-\d+)? (?P<m>[A-Z][a-z]+)\.? (?P<y>\d{4})")
MONTH = re.compile(r"(?:early |late |mid-?)?(?P<m>[A-Z][a-z]+) (?P<y>\d{4})")
YEAR = re.compile(r"\b(19|20)\d\d\b")

RANK = re.compile(
    r"^(?:(?:Air|Field|Brigadier|Brig\.?|Major|Maj\.?|Lieutenant|Lt\.?|Vice|Rear|Colonel|Col\.?|Captain|Capt\.?|General|Gen\.?|Marshal|Army"
    r"|Admiral|Adm\.?|Air Vice-Marshal|Commander|Sir|Dame|Dr\.?|Prof\.?|Mr\.?|Mrs\.?|Ms\.?|Hon\.?|Sheikh|Shaikh|Haji|Alhaji|Pehin|Tan|Datuk|Dato'?"
    r"|Seri|Lord|Lady|Baroness|Eng\.?|Ing\.?|Sgt\.?|Sergeant|Flt\.?|Sr\.?|Prefect|Shaykh|Major-General|Lieutenant-General|Mullah|Ayatollah|Cardinal|Archbishop|Bishop"
    r"|Monsignor|Msgr\.?|Ret\.?|\(Ret\.?\)|\(Ret\.\)|\(retired\)|retired|Amb\.?|Retired|Alternate|H\.E\.|HRH|Don|Doña)[ ,]+)+"
)
TITLE_WORDS = (
    "Acting|Interim|Transitional|Transition|Caretaker|Provisional|Executive|First|Second|Third|Fourth|Fifth|Senior|Vice|Deputy|Co-?|Paramount|"
    "Prime|Chief|State|President|Presidents|Premier|Premiers|Minister|Ministers|Chancellor|King|Queen|Emperor|Empress|Amir|Emir|Sultan|Grand|Duke|"
    "Prince|Princess|Pope|Crown|Governor|Governors|General|Governor-General|Administrator|Chairman|Chairwoman|Chairperson|Chair|Chairmen|Cochairman|"
    "Council|Taoiseach|Tanaiste|Supreme|Leader|Secretary|Representative|Executive|High|Commissioner|Coordinator|Head|Government|"
    "Captain|Captains|Co-Chiefs|Coprince|Co-prince|Co-prince|Regent|Sovereign|Druk|Gyalpo|Ruler|Mayor|Bailiff|Lieutenant|CEO|Speaker|Member|"
    "Consul|Ambassador|Ambassador-designate|Ambassador-Designate|Ambassadors|Charge|Chargé|Chargée|d'Affaires|d’Affaires|D'Affaires|ad|interim|Ad|Interim|"
    "O le|Ao|Malo|Tui|Atua|Co-Captain|Co-Vice|Co-Prime|Cabinet|Elect|Designate|Presidency|Designated|Majesty|Her|His|Monarch|Presiding|Ceremonial|"
    "Appointed|Lt\\.|Elected|Permanent|National|Military|Revolutionary|Commander|Taliban|Presidential|Ruling|Sheikh|Sole|Counsellor|Counselor|"
    "Islands|Chief,|Assistant|Tripartite|Sovereignty|Marshal"
)
TITLE = re.compile(rf"^(?:(?:{TITLE_WORDS})(?:[ ,]+|$)|(?:of|for|and|the|in|to|on)(?= [A-Z]) ?(?=(?:{TITLE_WORDS})\b))+")
OF_STATE = re.compile(
    r"^(?:of|for|in) (?:the )?(?:(?:Islamic|Federal|Democratic|Socialist|United|Kingdom|Republic|State|Government|Union|Federation|Confederation|National|"
    r"People's|Peoples|Arab|Bolivarian|Council|Councils|Ministers|Presidency|Cabinet|Transitional|Military|Supreme|Sovereign|Sovereignty|Executive|Swiss|"
    r"Russian|Commonwealth|Australia|Transition|Assembly|Congress|Party|Defense|Defence|Foreign|Affairs|Finance|Salvation|Ruling|Administrative|Reform|Peace|and|of|the|"
    r"Development|Order|Restoration|Law|Revolution|Revolutionary|Command|Leading|Home|First|Committee|Commission|Armed|Forces|Homeland)\b[ ,]*)+"
)
HEADS = ("chief_of_state", "head_of_government")


AFTERWORD = re.compile(
    r"\s*(?:\[|\((?:Vice )?President|,? also spelled|,? aka |,? - (?:formerly|previously)|,? (?:elected|resigned|appointed|acting|serving|in caretaker|is the caretaker|previously|formerly)\b"
    r"|,? (?:the|of the) [a-z]|, (?:(?:First |Second )?(?:Deputy|Vice) (?:Prime|President|Premier)|US Special|Lt\.?|Gen\.?|Adm\.?|RN\b|Air Chief)).*$"
)
LOWER_TITLE = re.compile(
    r"^(?:(?:first|second|deputy|acting|interim|transitional|vice|prime|minister|ministers|president|chancellor|ambassador|premier|king|queen)\b ?)+"
)
INSTITUTION = frozenset(
    "President Vice Chairman Chairperson Chairpersons Chair Minister Governor Secretary Commission Council Directorate Forces Representatives Parliament"
    " Assembly Government Homeland Republic Territorial Ambassador Regent Envoy Director Mission Affairs Interior Oil Cabinet Kingdom Commonwealth Islands"
    " Territory Pontifical State Soviet Leadership Party Seimas Commander Command Supreme Committee Administration Special Heir Apparent Caretaker Vacant"
    " Islamic Revolution Revolutionary Federal Democratic Acting Interim Deputy Cardinal Heritage Education Premier".split()
)


@dataclass(frozen=True, slots=True)
class Spell:
    """One "(since ...)": who held what since when, and in which year the Factbook said so (an ISO date or year)."""

    iso2: str
    field: str
    title: str
    name: str
    since: str
    seen: str


def iso_date(words: str) -> str:
    """ "14 March 2013" -> "2013-03-14"; less where less is known; "" where nothing is."""
    if day := DAY.search(words):
        month = MONTHS.get(day["m"][:3].lower())
        if month:
            return f"{day['y']}-{month}-{int(day[1]):02}"
    if found := MONTH.search(words):
        month = MONTHS.get(found["m"][:3].lower())
        if month:
            return f"{found['y']}-{month}"
    year = YEAR.search(words)
    return year.group() if year else ""


def spells_of(text: str, iso2: str, field: str, seen: str, countries: "CountryNames") -> Iterator[Spell]:
    """Every dated name in one field's prose."""
    text = re.sub(r"[`ʿʾ‘](?=\w)", "", text)
    text = re.sub(r"(?<=ters|ents|iers|tors):", "", text)
    text = re.sub(r"\bnote\s*[-:–]+.*?(?=;|$)", "", text.replace("“", '"').replace("”", '"'))
    carried, last = "", 0
    for since in SINCE.finditer(text):
        chunk = re.split(r"[;:]| represented (?:by|at) ", text[last : since.start()])[-1]
        last = since.end()
        chunk = chunk.strip(" ,.)|")
        chunk = re.sub(r"^(?:and|vacant|note)\b[ ,-]*", "", chunk)
        title, name = title_and_name(chunk, countries)
        if re.search(r"(?i)\b\w*-?(elect|designate)\b", f"{title} {name}"):
            continue
        title = title or carried
        carried = title
        date = iso_date(since[1] or since[2])
        for one in names_in(name, bool(title)):
            if date:
                yield Spell(iso2, field, title, one, date, seen)


@dataclass(frozen=True, slots=True)
class CountryNames:
    """Patterns for the country in a title: "of Kenya", and "Kenya" alone where "of the Republic of" went before."""

    after_of: re.Pattern[str]
    bare: re.Pattern[str]


def country_names(names: list[str]) -> CountryNames:
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    return CountryNames(
        re.compile(rf"^(?:of|for) (?:the )?(?:{longest_first})\b[ ,]*"), re.compile(rf"^(?:{longest_first})\b[ ,]*")
    )


def title_and_name(chunk: str, countries: CountryNames) -> tuple[str, str]:
    """Cut "Prime Minister Lt. Gen. PRAYUT Chan-ocha" into title and name, ranks dropped."""
    title = ""
    rest = LOWER_TITLE.sub(lambda m: m.group().title(), chunk)
    rest = re.sub(r"\([^()]*\)", " ", rest).strip()
    rest = re.sub(r"\s+", " ", rest)
    for _ in range(4):
        before = rest
        if found := TITLE.match(rest):
            title = f"{title} {found.group()}".strip(" ,")
            rest = rest[found.end() :].strip(" ,")
        rest = RANK.sub("", rest)
        rest = countries.after_of.sub("", rest).strip(" ,")
        if found := OF_STATE.match(rest):
            rest = countries.bare.sub("", rest[found.end() :].strip(" ,")).strip(" ,")
        if rest == before:
            break
    rest = re.sub(r" of (?:the )?[A-Z]\w+$|,? (?:Dr|Ph\.?D|Jr|GCB|KBE|GCMG|OBE|MP|QC|Ret)\b\.?.*$", "", rest)
    return re.sub(r" Lt\.(?: General)?$", "", singular(title)), rest.strip(" ,-")


def names_in(text: str, titled: bool) -> Iterator[str]:
    """The names of a chunk without its title: one, or a list ("A, B, and C (since ...)"); what is no name is left out."""
    text = AFTERWORD.sub("", text).strip(" ,-–")
    if plausible(text, titled):
        yield text
        return
    several = [p.strip() for p in re.split(r", and |, | and ", text)]
    good = [p for p in several if plausible(p, False) and len(p.split()) > 1]
    if len(several) > 1 and good:
        for part in good:
            yield RANK.sub("", TITLE.sub("", part))
        return
    tail: list[str] = []
    for word in reversed(text.split()):
        if word[0].islower() and word not in PARTICLES and "-" not in word and "'" not in word:
            break
        if word.rstrip(".,") in INSTITUTION:
            break
        tail.append(word)
    rest = RANK.sub("", TITLE.sub("", " ".join(reversed(tail)))).strip(" ,-–")
    if tail and len(rest.split()) > 1 and plausible(rest, False):
        yield rest


def singular(title: str) -> str:
    """ "Executive Vice Premiers" -> "Executive Vice Premier"."""
    return re.sub(r"\b(President|Premier|Minister|Governor|Captain|Ambassador)s\b", r"\1", title).strip(" ,")


def plausible(name: str, titled: bool) -> bool:
    """Is this a person's name? Prose that slipped in has no capitals of a surname, digits, or too many words.

    After a title, two to five words that all begin with a capital will do.
    """
    words = name.split()
    if any(w.strip(".,") in INSTITUTION for w in words) or re.search(r", | and ", name):
        return False
    if not 1 <= len(words) <= 8 or (not name[0].isalpha() and name[0] not in "'’`") or re.search(r"[\d\[\]|%=]", name):
        return False
    small = [w for w in words if w[0].islower() and w.rstrip(",") not in PARTICLES and "-" not in w and "'" not in w]
    return not small and (re.search(r"[A-ZÀ-Ý]{2}", name) is not None or (titled and 2 <= len(words) <= 5))


PARTICLES = set(
    "al el bin bint ibn ben bel da de del della der di do dos du e la las le los ould van von und y ul i st ter ten den zu".split()
)


ISLES = {"Kosovo": "XK", "Jersey": "JE", "Guernsey": "GG", "Isle of Man": "IM", "Man, Isle of": "IM"}
SEVERAL = {"GB": "United Kingdom", "AU": "Australia", "FR": "France", "US": "United States", "NO": "Norway", "CY": "Cyprus"}
"""Codes under which the sources also file dependencies: only rows of this name count."""


def code_of(row: tables.Row) -> str:
    """The ISO code of a row; "" for bases, reefs and the like."""
    if row["country"] in ISLES:
        return ISLES[row["country"]]
    name = SEVERAL.get(row["iso2"])
    return "" if name and not row["country"].startswith(name) else row["iso2"]


def history(path: Path, fields: tuple[str, ...], countries: CountryNames) -> Iterator[Spell]:
    """Spells of `field_history.tsv.gz`: 2014 to January 2026."""
    for row in tables.read(path):
        if row["field"] in fields and code_of(row):
            yield from spells_of(row["text"], code_of(row), row["field"], row["last_seen"], countries)


SECTION = re.compile(
    r"(?i)\b(chief of state and head of government|chief of state|head of government|co-chiefs of state|cabinet|elections?|election results|elections/appointments|political parties)\s*:"
)


def archive(path: Path, countries: CountryNames) -> Iterator[Spell]:
    """Spells of the yearly editions 1990-2025."""
    for row in tables.read(path):
        if row["field"] not in {"Executive branch", "Leaders"} or not code_of(row):
            continue
        parts = SECTION.split(row["text"])
        for label, text in zip(parts[1::2], parts[2::2], strict=True):
            label = label.lower()
            if "chief" in label:
                yield from spells_of(text, code_of(row), "chief_of_state", row["year"], countries)
            if "head of government" in label:
                yield from spells_of(text, code_of(row), "head_of_government", row["year"], countries)
