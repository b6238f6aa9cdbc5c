"""Quantities of trade, energy, aid and investment: amount, unit, commodity, from whom, to whom."""

import re

from dragoman.model import Fact
from dragoman.reading.draft import Draft
from dragoman.reading.standing.masking import LIST, Masked, mask

_SCALE = {"thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_MONEY = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR",
          "pounds": "GBP", "yuan": "CNY", "yen": "JPY", "rubles": "RUB", "roubles": "RUB", "rupees": "INR", "lira": "TRY", "won": "KRW"}  # fmt: skip
_MASS = ("tonnes", "tons", "barrels", "barrels per day", "cubic meters", "cubic metres", "bcm", "megawatts", "gigawatts", "kilowatt-hours", "doses", "troops",
         "liters", "litres")  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AMOUNT = (
    rf"(?P<sign>US\$|[$€£¥₹])? ?(?P<number>{_NUMBER})[ -]?(?P<scale>thousand|million|billion|trillion|bn|mn)?"
    rf"(?: (?:U\.?S\.? )?(?P<unit>dollars?|euros?|pounds|yuan|yen|rou?bles|rupees|lira|won|{'|'.join(sorted(_MASS, key=len, reverse=True))}))?(?: ?\([^()]{{0,30}}\))?"
)
_OF = r"(?:(?: worth)? (?:of|in) (?P<what>(?:[a-z-]+ ){0,2}[a-z-]+))?"
_ONE, _TWO = rf"(?P<one>{LIST})", rf"(?P<two>{LIST})"
_PATTERNS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (kind, turned, re.compile(p))
    for kind, turned, p in (
        ("trade", False, rf"{_ONE} (?:has |have )?(?:exported|exports|export|sold|sells|supplied|supplies|delivered) (?:about |some |around |nearly |over |more than )?{_AMOUNT}{_OF} to {_TWO}"),
        ("trade", True, rf"{_ONE} (?:has |have )?(?:imported|imports|import|bought|buys|purchased) (?:about |some |around |nearly |over |more than )?{_AMOUNT}{_OF} from {_TWO}"),
        ("trade", False, rf"trade(?: turnover| volume)? between {_ONE}[^.;]{{0,60}}?(?:reached|amounted to|stood at|totall?ed|was|hit|exceeded) {_AMOUNT}"),
        ("aid", False, rf"{_ONE} (?:has |have |will )?(?:pledged|pledges|donated|gave|given|provided|granted|allocated|sent|offered|announced|provide|approved) (?:an? )?"
                       rf"(?:additional |further |new |about |some |more than )?{_AMOUNT}(?: in| of)? (?P<what>(?:[a-z-]+ ){{0,3}}(?:aid|assistance|support|relief|loans?|grants?)) (?:to|for) {_TWO}"),
        ("investment", False, rf"{_ONE} (?:has |have |will )?(?:invested|invest) {_AMOUNT} in {_TWO}"),
    )
)  # fmt: skip


def find_quantities(draft: Draft) -> list[Fact]:
    """Facts whose amount and direction the sentence gives."""
    found = []
    for sentence in draft.sentences:
        if not any(map(str.isdigit, sentence.text)):
            continue
        masked = mask(draft, sentence)
        for kind, turned, pattern in _PATTERNS:
            for match in pattern.finditer(masked.text):
                fact = _fact(draft, masked, match, kind, turned)
                if fact is not None:
                    found.append(fact)
    return found


def _fact(draft: Draft, masked: Masked, match: re.Match[str], kind: str, turned: bool) -> Fact | None:
    groups = match.groupdict()
    unit = _MONEY.get(groups["sign"] or "") or _MONEY.get(groups["unit"] or "") or groups["unit"]
    if unit is None:
        return None
    one, two = masked.countries(groups["one"]), masked.countries(groups.get("two"))
    giver, taker = (two, one) if turned else (one, two)
    amount = float(groups["number"].replace(",", "")) * _SCALE.get(groups["scale"] or "", 1)
    what = (groups.get("what") or "").strip() or None
    start, end = masked.words(match)
    parties: Fact = {"from": giver, "to": taker} if taker and giver else {"between": one}
    return {"fact": "quantity", "kind": kind, "amount": amount, "unit": unit, "commodity": what, **parties,
            "quote": draft.article.text[start:end], "start": start, "end": end}  # fmt: skip
