"""The words of an office printed before a name with no comma between: "NSC Spokesperson", "Pakistan's commissioner for Indus Waters"."""

import re
from functools import cache

from dragoman.reading.mentions.title_words import title_words

MOST_WORDS = 16
"""Words of the longest office that is looked for before a name."""
_LINKS = frozenset("of the for and & to in on".split())
_LISTS = frozenset(["of", "for", "to"])
_WORD = re.compile(r"\S+")
_RANKS = frozenset("gen maj col lt capt cmdr adm brig sgt marshal admiral general colonel captain major".split())
_STOPS = '.;:!?“”"()'
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,8}")


def title_run(before: str) -> str:
    """The longest run at the end of `before` that may word an office: capitalised words, words of titles, and what links them; "" if none.

    Ranks and forms of address at its end ("Maj. Gen.", "Mr.") are left out.
    """
    lexicon, loose = title_words(), _loose()
    words = _WORD.findall(before)[-MOST_WORDS:]
    while words and words[-1].rstrip(".").lower() in lexicon.honorifics | _RANKS:
        words.pop()
    run: list[str] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        bare = word.strip(",").lower()
        if word[-1] in _STOPS and not _ABBREVIATED.fullmatch(word):
            break
        if word[0].isupper() or bare in _LINKS or bare in loose:
            if word.endswith(",") and not ("and" in run and _LISTS & set(words[max(0, at - 8) : at])):
                # a comma stands only inside a list: "to Papua New Guinea, Solomon Islands, and Vanuatu"
                break
            run.append(word)
        else:
            break
    run.reverse()
    while run and run[0].strip(",").lower() in _LINKS:
        run.pop(0)
    return " ".join(run).rstrip(",")


@cache
def _loose() -> frozenset[str]:
    """Words of titles, in small letters."""
    lexicon = title_words()
    return frozenset({word for title in lexicon.offices for word in title} | lexicon.fields | lexicon.modifiers | lexicon.deputy)
