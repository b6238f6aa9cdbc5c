"""Any number of short news pages that nobody wrote: sentences with other states, persons and dates put in, three pages for each piece of news."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

STATES = [
    ("Kazakhstan", "Kazakh", "Astana"), ("Brazil", "Brazilian", "Brasilia"), ("Kenya", "Kenyan", "Nairobi"), ("Japan", "Japanese", "Tokyo"),
    ("Norway", "Norwegian", "Oslo"), ("Egypt", "Egyptian", "Cairo"), ("Vietnam", "Vietnamese", "Hanoi"), ("Chile", "Chilean", "Santiago"),
    ("Turkey", "Turkish", "Ankara"), ("India", "Indian", "New Delhi"), ("Poland", "Polish", "Warsaw"), ("Ghana", "Ghanaian", "Accra"),
    ("Serbia", "Serbian", "Belgrade"), ("Morocco", "Moroccan", "Rabat"), ("Iran", "Iranian", "Tehran"), ("Canada", "Canadian", "Ottawa"),
]  # fmt: skip
FIRST = "Adam Boris Carla Dana Emil Farah Goran Hana Ivo Jana Karim Lena Milan Nadia Omar Petra".split()
LAST = "Abano Berzin Coralli Dorvan Estrel Fadoun Gorsky Hallem Ivarsen Jelko Karumo Lindane Mossa Norvik Okello Pereli".split()
NEWS = [
    "{a_adj} President {p} met {b_adj} Prime Minister {q} in {b_city} on {day}. The two leaders discussed trade and signed an agreement on energy.",
    "{a} imposed sanctions on {b} on {day}, {p}, the {a_adj} foreign minister, said. {b} called the decision unacceptable.",
    "Foreign Minister of {a} {p} will visit {b} next week, {b_adj} officials announced in {b_city}. He is expected to hold talks with {q}.",
    '{a} accused {b} of violating its airspace. "We demand an explanation," Defence Minister {p} told reporters in {a_city} on {day}.',
    "{a} and {b} agreed on {day} to reopen their border. {b_adj} President {q} thanked {a} for its efforts and invited {p}, his counterpart, to {b_city}.",
    "{b} rejected a proposal by {a} to hold talks in {a_city}. {q}, the {b_adj} prime minister, denied that a meeting had taken place last month.",
    "{a} sent humanitarian aid to {b} after floods struck {b_city}. {p}, the {a_adj} president, promised more help, while {c} offered to send doctors.",
    "Talks between {a}, {b} and {c} in {c_city} ended on {day} without a result. {p} said that {a_adj} troops would withdraw only after an agreement.",
]
ALSO = [
    "Officials of both governments confirmed it.",
    "It was the first such news this year, according to the state agency.",
    "Analysts said that the economy had grown. Markets were quiet in the afternoon.",
]


def page(n: int) -> dict[str, str]:
    """The n-th page, as a JSON line has it: its news is that of the two pages beside it."""
    news = n // 3
    a, b, c = (STATES[(news * step + turn) % len(STATES)] for step, turn in ((1, 0), (5, 3), (7, 9)))
    b, c = (b if b != a else STATES[(news + 1) % len(STATES)]), c
    day = date(2012, 1, 2) + timedelta(days=news % 4_500)
    words = {
        "a": a[0], "a_adj": a[1], "a_city": a[2], "b": b[0], "b_adj": b[1], "b_city": b[2], "c": c[0], "c_city": c[2],
        "p": f"{FIRST[news % 16]} {LAST[news // 16 % 16]}", "q": f"{FIRST[news // 3 % 16]} {LAST[(news // 16 + 5) % 16]}", "day": day.strftime("%A"),
    }  # fmt: skip
    told = NEWS[news % len(NEWS)].format(**words)
    sentences = [told, ALSO[n % 3], f"The report is number {n}."]
    return {
        "url": f"https://news.example/{n}",
        "title": f"{a[0]} and {b[0]}",
        "published": str(day + timedelta(days=1)),
        "article": "\n\n".join(sentences),
    }


def save(path: Path, numbers: Iterator[int] | range) -> Path:
    """Pages of these numbers as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(page(n)) + "\n" for n in numbers)
    return path
