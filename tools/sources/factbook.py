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
    r"|Seri|Lord|Lady|Baroness|Eng\.?|Ing\.?|Sgt\.?|Sergeant|Major-General|Lieutenant-General|Mullah|Ayatollah|Cardinal|Archbishop|Bishop"
    r"|Monsignor|Msgr\.?|Ret\.?|\(Ret\.?\)|\(Ret\.\)|\(retired\)|retired|Amb\.?|Retired|Alternate|H\.E\.|HRH|Don|Doña)[ ,]+)+"
)
TITLE_WORDS = (
    "Acting|Interim|Transitional|Transition|Caretaker|Provisional|Executive|First|Second|Third|Fourth|Fifth|Senior|Vice|Deputy|Co-?|Paramount|"
    "Prime|Chief|State|President|Presidents|Premier|Premiers|Minister|Ministers|Chancellor|King|Queen|Emperor|Empress|Amir|Emir|Sultan|Grand|Duke|"
    "Prince|Princess|Pope|Crown|Governor|Governors|General|Governor-General|Administrator|Chairman|Chairwoman|Chairperson|Chair|Chairmen|Cochairman|"
    "Council|Taoiseach|Tanaiste|Supreme|Leader|Secretary|Representative|Executive|High|Commissioner|Coordinator|Head|Government|"
    "Captain|Captains|Co-Chiefs|Coprince|Co-prince|Co-prince|Regent|Sovereign|Druk|Gyalpo|Ruler|Mayor|Bailiff|Lieutenant|CEO|Speaker|Member|"
    "Ambassador|Ambassador-designate|Ambassador-Designate|Ambassadors|Charge|Chargé|Chargée|d'Affaires|d’Affaires|D'Affaires|ad|interim|Ad|Interim|"
    "O le|Ao|Malo|Tui|Atua|Co-Captain|Cabinet|Elect|Designate|Presidency|Designated|Majesty|Her|His|Monarch|Presiding|Ceremonial|"
    "Appointed|Lt\\.|Elected|Permanent|National|Military|Revolutionary|Commander|Taliban|Presidential|Ruling|Sheikh|Sole|Counsellor|Counselor|"
    "Islands|Chief,|Assistant|Tripartite|Sovereignty|Marshal"
)
TITLE = re.compile(rf"^(?:(?:{TITLE_WORDS})(?:[ ,]+|$)|(?:of|for|and|the|in|to|on)(?= [A-Z]) ?(?=(?:{TITLE_WORDS})\b))+")
OF_STATE = re.compile(
    r"^(?:of|for|in) (?:the )?(?:(?:Islamic|Federal|Democratic|Socialist|United|Kingdom|Republic|State|Government|Union|Federation|Confederation|National|"
    r"People's|Peoples|Arab|Bolivarian|Council|Councils|Ministers|Presidency|Cabinet|Transitional|Military|Supreme|Sovereign|Sovereignty|Executive|Swiss|"
    r"Russian|Transition|Assembly|Congress|Party|Defense|Defence|Foreign|Affairs|Finance|Salvation|Ruling|Administrative|Reform|Peace|and|of|the|"
    r"Development|Order|Restoration|Law|Revolution|Revolutionary|Command|Leading|Home|First|Committee|Commission|Armed|Forces|Homeland)\b[ ,]*)+"
)
HEADS = ("chief_of_state", "head_of_government")


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
    text = re.sub(r"\bnote\s*[-:–]+.*?(?=;|$)", "", text.replace("“", '"').replace("”", '"'))
    carried, last = "", 0
    for since in SINCE.finditer(text):
        chunk = re.split(r"[;:]| represented (?:by|at) ", text[last : since.start()])[-1]
        last = since.end()
        chunk = chunk.strip(" ,.)|")
        chunk = re.sub(r"^(?:and|vacant|note)\b[ ,-]*", "", chunk)
        title, name = title_and_name(chunk, countries)
        title = title or carried
        carried = title
        date = iso_date(since[1] or since[2])
        if date and plausible(name):
            yield Spell(iso2, field, title, name, date, seen)


CountryNames = re.Pattern[str]


def country_names(names: list[str]) -> CountryNames:
    """A pattern for "of Kenya", "of the Netherlands" after a title."""
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"^(?:of|for) (?:the )?(?:" + "|".join(map(re.escape, longest_first)) + r")\b[ ,]*")


def title_and_name(chunk: str, countries: CountryNames) -> tuple[str, str]:
    """Cut "Prime Minister Lt. Gen. PRAYUT Chan-ocha" into title and name, ranks dropped."""
    title = ""
    rest = re.sub(r"\([^()]*\)", " ", chunk).strip()
    rest = re.sub(r"\s+", " ", rest)
    for _ in range(4):
        before = rest
        if found := TITLE.match(rest):
            title = f"{title} {found.group()}".strip(" ,")
            rest = rest[found.end() :].strip(" ,")
        rest = RANK.sub("", rest)
        rest = OF_STATE.sub("", rest).strip(" ,")
        rest = countries.sub("", rest).strip(" ,")
        if rest == before:
            break
    rest = re.sub(r" of (?:the )?[A-Z]\w+$|,? (?:Dr|Ph\.?D|Jr|GCB|KBE|GCMG|OBE|MP|QC|Ret)\b\.?.*$", "", rest)
    return singular(title), rest.strip(" ,-")


def singular(title: str) -> str:
    """ "Executive Vice Premiers" -> "Executive Vice Premier"."""
    return re.sub(r"\b(President|Premier|Minister|Governor|Captain|Ambassador)s\b", r"\1", title).strip(" ,")


def plausible(name: str) -> bool:
    """Is this a person's name? Prose that slipped in has no capitals of a surname, digits, or too many words."""
    words = name.split()
    if not 1 <= len(words) <= 8 or (not name[0].isalpha() and name[0] not in "'’`") or re.search(r"[\d\[\]|%=]", name):
        return False
    small = [w for w in words if w[0].islower() and w.rstrip(",") not in PARTICLES and "-" not in w and "'" not in w]
    return not small and re.search(r"[A-ZÀ-Ý]{2}", name) is not None


PARTICLES = set(
    "al el bin bint ibn ben bel da de del della der di do dos du e la las le los ould van von und y ul i st ter ten den zu".split()
)


def history(path: Path, fields: tuple[str, ...], countries: CountryNames) -> Iterator[Spell]:
    """Spells of `field_history.tsv.gz`: 2014 to January 2026."""
    for row in tables.read(path):
        if row["field"] in fields and row["iso2"]:
            yield from spells_of(row["text"], row["iso2"], row["field"], row["last_seen"], countries)


SECTION = re.compile(
    r"(?i)\b(chief of state and head of government|chief of state|head of government|co-chiefs of state|cabinet|elections?|election results|elections/appointments|political parties)\s*:"
)


def archive(path: Path, countries: CountryNames) -> Iterator[Spell]:
    """Spells of the yearly editions 1990-2025."""
    for row in tables.read(path):
        if row["field"] not in {"Executive branch", "Leaders"} or not row["iso2"]:
            continue
        parts = SECTION.split(row["text"])
        for label, text in zip(parts[1::2], parts[2::2], strict=True):
            label = label.lower()
            if "chief" in label:
                yield from spells_of(text, row["iso2"], "chief_of_state", row["year"], countries)
            if "head of government" in label:
                yield from spells_of(text, row["iso2"], "head_of_government", row["year"], countries)
