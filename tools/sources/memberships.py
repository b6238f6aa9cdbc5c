"""Memberships out of the Factbook's lists of organisations, for organisations that our own table does not cover.

The yearly editions name the organisations of each state ("CARICOM, FAO, OAS (suspended), OIC (observer)"). The first and last year of a
name are kept; a first year at the beginning of the series says nothing of the start, and one year missing is no exit.
"""

import re
from collections import defaultdict
from pathlib import Path

from tools.sources import countries, tables
from tools.sources.factbook import code_of

IDS = {
    "UN": "UN", "OIC": "OIC", "OAS": "OAS", "Caricom": "CARICOM", "CARICOM": "CARICOM", "OSCE": "OSCE", "IAEA": "IAEA", "C": "Commonwealth",
    "NAM": "Non-Aligned Movement", "G-77": "G77", "OIF": "OIF", "CPLP": "CPLP", "PIF": "PIF", "IMF": "IMF", "WTO": "WTO", "WHO": "WHO",
    "UNESCO": "UNESCO", "FAO": "FAO", "ILO": "ILO", "IMO": "IMO", "ICAO": "ICAO", "ITU": "ITU", "OPCW": "OPCW", "Interpol": "Interpol",
    "INTERPOL": "Interpol", "ICCt": "ICC", "ADB": "ADB", "AfDB": "AfDB", "EBRD": "EBRD", "AIIB": "AIIB", "IADB": "IADB", "SADC": "SADC",
    "ECO": "ECO", "BSEC": "BSEC", "EITI": "EITI", "NSG": "NSG", "IOM": "IOM", "IEA": "IEA", "EFTA": "EFTA", "COMESA": "COMESA", "IGAD": "IGAD",
    "AMU": "AMU", "SICA": "SICA", "CAN": "Andean Community", "CELAC": "CELAC", "Unasur": "UNASUR", "UNASUR": "UNASUR", "SAARC": "SAARC",
    "CICA": "CICA", "D-8": "D-8", "EAC": "EAC", "ACS": "ACS", "OECS": "OECS",
}  # fmt: skip
"""Names of the Factbook and the ids of organisations.tsv."""
FIELDS = {"International organization participation", "Member of"}
FIRST_EDITION, LAST_EDITION = 1992, 2025
GAP = 4
"""Years (2017-2020 are thin in the source) after which a name that is missing has gone."""
COLUMNS = ("organisation", "country", "role", "start", "end")
COMMENT = """Members of organisations by the Factbook's yearly lists. Built by tools/build_knowledge.py: do not edit; tables/memberships.tsv goes before.
start: the first year listed, empty if listed from the beginning; end: the last year listed, empty if still."""


def build(sources: Path, hand_made: Path) -> dict[str, str]:
    covered = {row["organisation"] for row in tables.read_plain(hand_made / "memberships.tsv")}
    known = {row["acronym"] for row in tables.read_plain(hand_made / "organisations.tsv")}
    codes = countries.iso2_to_code(sources)
    years: dict[tuple[str, str], list[int]] = defaultdict(list)
    listed: dict[str, set[int]] = defaultdict(set)
    for row in tables.read(sources / "factbook_archive/exec_orgs_1990_2025.tsv.gz"):
        country = codes.get(code_of(row), "")
        if row["field"] not in FIELDS or not country:
            continue
        year = int(row["year"])
        listed[country].add(year)
        for entry in re.split(r"[,;] ", row["text"]):
            organisation = IDS.get(entry.strip().rstrip("."))
            if organisation in known - covered:
                years[str(organisation), country].append(year)
    rows = []
    for (organisation, country), found in years.items():
        first, last = min(found), max(found)
        start = "" if first <= max(FIRST_EDITION, min(listed[country])) else str(first)
        end = "" if last + GAP > max(listed[country]) else str(last)
        rows.append((organisation, country, "member", start, end))
    return {"memberships.tsv": tables.text(COMMENT, COLUMNS, sorted(rows))}
