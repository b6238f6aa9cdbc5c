"""How sure: the share of events like this one that were right on the training briefs.

A logistic regression over a few marks of how the event was found (frame, construction, how its actors were reached); the weights stand in
``lexicon/confidence.tsv``, fitted by ``tools/fit_confidence.py`` on the training briefs only.
"""

import math
from functools import cache
from importlib.resources import files

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.frames import Match
from dragoman.reading.acts.governors import Verdict
from dragoman.reading.acts.roles import Roles
from dragoman.reading.acts.victims import away_from_home

KEEP = 0.35
"""Proposals less sure than this are dropped: the threshold of best F1 in cross-validation on the training briefs."""
AVERAGE = 0.72
"""Share of the proposals on the training briefs that are right, as ``tools/fit_confidence.py`` prints it."""
DECLARED = "declared:"
"""Before the `confidence` that a frame declares: of a user's own frame nothing was fitted, and its author's word stands for the weight of its id."""
_FORMS = ("pronoun", "nominal", "metonym", "implicit")


@cache
def _weights() -> dict[str, float]:
    text = (files("dragoman.knowledge") / "lexicon" / "confidence.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {feature: float(weight) for feature, weight in rows}


def estimate(marks: tuple[str, ...]) -> float:
    """Probability, 0 to 1, that an event with these marks is right."""
    z = _weight("bias") + sum(map(_weight, marks))
    return 1.0 / (1.0 + math.exp(-z))


@cache
def _weight(mark: str) -> float:
    if mark.startswith(DECLARED):
        return _log_odds(float(mark.removeprefix(DECLARED))) - _log_odds(AVERAGE)
    return _weights().get(mark, 0.0)


def _log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))


def features(match: Match, roles: Roles, verdict: Verdict, cast: Cast) -> tuple[str, ...]:
    """The marks of an event: its frame, its construction, how its actors were reached."""
    token = match.token
    declared = match.frame.confidence
    marks = [
        f"frame:{match.frame.id}" if declared is None else f"{DECLARED}{declared:g}",
        f"type:{match.frame.type}",
        f"pos:{match.pos}",
        f"type-pos:{match.frame.type}-{match.pos}",
    ]
    marks += [f"status:{verdict.status}", f"verdict:{verdict.reason.split(':')[0].split(' ')[0]}"]
    # the parties of a joint statement are not a guess, and no training brief holds one
    steps = [step for step in roles.steps if step != "parties"]
    marks += [f"step:{step}" for step in steps] or ["step:none"]
    marks += [f"step-pos:{step}-{match.pos}" for step in steps]
    marks += [f"dep:{token.dep_}", f"depth:{min(4, sum(1 for _ in token.ancestors))}"]
    away = away_from_home(match, roles, cast)
    # who struck a stranger or an embassy is seldom known: that nobody is named for it speaks against the event only where it may be at home
    marks += ["victim-away"] if away else []
    for role, words in (("source", roles.reasons.get("source", "none")), ("target", roles.reasons.get("target", "none"))):
        how = "subject" if words.startswith("both parties") else words.split(" -> ")[0]
        if away and role == "source":
            continue
        marks.append(f"{role}:{how.split(' of ')[0] if ' of ' in how else how}")
    for role, mentions in (("source", roles.sources), ("target", roles.targets)):
        marks += [f"{role}-{mentions[0].form}"] if mentions and mentions[0].form in _FORMS else []
        marks += [f"{role}-kind:{mentions[0].kind}"] if mentions else [] if away and role == "source" else [f"{role}-kind:nobody"]
        marks += [f"many-{role}s"] if len(mentions) > 2 else []
    marks.append(f"countries:{min(5, len(cast.countries))}")
    if match.pos == "noun":
        first = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "bare")
        marks.append(f"det:{first}" if first in ("the", "a", "an", "no", "any", "its", "bare") else "det:other")
    else:
        marks.append(f"tag:{token.tag_}")
    return tuple(dict.fromkeys(marks))
