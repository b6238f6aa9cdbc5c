"""An event under construction: what its mentions so far agree on, and whether one more profile fits."""

from dataclasses import dataclass, field

from dragoman.merging.geography import same_spot
from dragoman.merging.intervals import Interval
from dragoman.merging.people import shared
from dragoman.merging.profile import VISIT, Parties, Profile, Spot

# Modes of one type that words mix up; every other pair of different modes is two events. "" (not said) goes with all.
_MIXED_MODES = {
    frozenset(pair)
    for pair in (
        ("talks", "meet"), ("talks", "call"), ("talks", "multilateral"), ("talks", "mediate"), ("meet", "mediate"), ("multilateral", "mediate"),
        ("disapprove", "allege"), ("change", "yield"), ("praise", "endorse"),
    )
}  # fmt: skip
_GATHERING = frozenset({"meet", "multilateral"})
_MANY = 3
"""Parties from which on a meeting may be called multilateral."""
_YEAR = 60
"""Days: a vaguer interval dates an event too loosely to join two mentions by itself."""


@dataclass(slots=True)
class Cluster:
    family: str
    modes: set[str]
    sources: Parties
    targets: Parties
    people: dict[str, Parties]
    hosts: set[str]
    spots: list[Spot]
    extent: tuple[int, int] | None
    """Days that words give for certain, together."""
    soft: tuple[int, int] | None
    """Days that all the less certain mentions allow."""
    loose: bool
    """Nothing in it is dated to the day or to days."""
    background: bool
    """Nothing in it is dated at all: it was at some time before."""
    edition: tuple[str, int | None, str | None] | None
    page: str | None
    profiles: list[int] = field(default_factory=list)
    """Indices of the joined profiles."""

    @classmethod
    def of(cls, p: Profile, index: int) -> "Cluster":
        day = p.interval
        return cls(
            p.family,
            {p.mode},
            p.sources,
            p.targets,
            dict(p.persons),
            {p.host} if p.host else set(),
            [p.spot] if p.spot else [],
            (day.first, day.last) if day and day.certain else None,
            (day.first, day.last) if day and not day.certain else None,
            day is None or day.precision not in ("day", "span"),
            day is not None and day.precision == "background",
            p.edition,
            p.page,
            [index],
        )

    def join(self, p: Profile, index: int) -> None:
        self.modes.add(p.mode)
        self.sources |= p.sources
        self.targets |= p.targets
        for party, names in p.persons:
            self.people[party] = self.people.get(party, frozenset()) | names
        if p.host:
            self.hosts.add(p.host)
        if p.spot and p.spot not in self.spots:
            self.spots.append(p.spot)
        self._take_dates(p.interval)
        if p.edition and (self.edition is None or self.edition[1] is None):
            self.edition = p.edition
        self.profiles.append(index)

    def _take_dates(self, day: Interval | None) -> None:
        if day is None:
            return
        here = (day.first, day.last)
        if day.certain:
            self.extent = here if self.extent is None else (min(self.extent[0], day.first), max(self.extent[1], day.last))
        elif self.soft is None:
            self.soft = here
        else:
            low, high = max(self.soft[0], day.first), min(self.soft[1], day.last)
            if low <= high:
                self.soft = (low, high)
        if day.precision in ("day", "span"):
            self.loose = False

    def days(self) -> tuple[int, int] | None:
        """Days within which the event lies, as far as known."""
        return self.extent or self.soft


def fit(cluster: Cluster, p: Profile) -> float | None:
    """How well the profile goes with the cluster (higher is better), or None if they cannot be one event."""
    edition = _edition_fit(cluster, p)
    if edition is None or not _modes_fit(cluster, p):
        return None
    parties = _parties_fit(cluster, p, edition > 0)
    people = _people_fit(cluster, p)
    if parties is None or people is None:
        return None
    place = _place_fit(cluster, p, people)
    if place is None:
        return None
    dates = _dates_fit(cluster, p, people + place + edition, parties)
    if dates is None:
        return None
    return edition + parties + people + place + dates + (0.25 if p.mode in cluster.modes else 0.0)


def _edition_fit(cluster: Cluster, p: Profile) -> float | None:
    """Editions known to differ never join; equal ones outweigh all else."""
    a, b = cluster.edition, p.edition
    if a is None or b is None:
        return 0.0
    if a[0] != b[0]:
        return None
    if a[1] is not None and b[1] is not None:
        return 4.0 if a[1] == b[1] else None
    if a[2] and b[2]:
        return 4.0 if a[2] == b[2] else None
    return 1.0


def _modes_fit(cluster: Cluster, p: Profile) -> bool:
    for mode in cluster.modes:
        if mode == p.mode or not mode or not p.mode or frozenset((mode, p.mode)) in _MIXED_MODES:
            continue
        if {mode, p.mode} == _GATHERING and len(cluster.sources & p.sources) >= _MANY:
            continue
        return False
    return True


def _parties_fit(cluster: Cluster, p: Profile, same_edition: bool) -> float | None:
    if cluster.sources == p.sources and cluster.targets == p.targets:
        return 2.0
    if same_edition:
        return 1.0
    if p.family == VISIT and not (cluster.targets and p.targets):
        return 0.5 if _nested(cluster.sources, p.sources) else None
    if cluster.targets or p.targets:
        return 1.0 if _nested(cluster.sources, p.sources) and _nested(cluster.targets, p.targets) else None
    common = cluster.sources & p.sources
    if "multilateral" in cluster.modes or p.mode == "multilateral":
        if len(common) >= 2 or (common and _nested(cluster.sources, p.sources)):
            return 1.0
        return None
    # one party named ("Putin arrived"): the other may be anyone, so that day, person or place must speak for it
    if len(common) == 1 and (len(cluster.sources) == 1 or len(p.sources) == 1):
        return 0.5
    return None


def _nested(a: Parties, b: Parties) -> bool:
    return a == b or bool(a and b and (a <= b or b <= a))


def _people_fit(cluster: Cluster, p: Profile) -> float | None:
    """One point for each party whose persons both know; None if both know them and share nobody."""
    points = 0.0
    for party, names in p.persons:
        known = cluster.people.get(party)
        if known is None:
            continue
        if not shared(known, names):
            return None
        points += 1.0
    return points


def _place_fit(cluster: Cluster, p: Profile, people: float) -> float | None:
    if p.spot and cluster.spots:
        if any(same_spot(p.spot, spot) for spot in cluster.spots):
            return 1.0
        # a visit has several stations; the same men on both sides met once, and the pages disagree where
        return 0.0 if p.family == VISIT or people >= 2 else None
    if p.host and cluster.hosts:
        if p.host in cluster.hosts:
            return 0.5
        return 0.0 if people >= 2 else None
    return 0.0


def _dates_fit(cluster: Cluster, p: Profile, other: float, parties: float) -> float | None:
    """Certain days must be the same or lie one within the other; less certain ones must allow each other.

    `other`: points for persons, place and edition: what must speak for it where the date alone is too loose.
    """
    day = p.interval
    if day is None or (cluster.extent is None and cluster.soft is None):
        if p.page is not None and p.page == cluster.page:
            return 0.0
        return 0.0 if cluster.edition and p.edition else None
    if (day.precision == "background") != cluster.background:
        # words without a date prove nothing about a day's event, unless both name one meeting of a series
        return 0.0 if cluster.edition and p.edition else None
    if day.certain and cluster.extent:
        (a, b), (c, d) = cluster.extent, (day.first, day.last)
        if not ((a <= c and d <= b) or (c <= a and b <= d)):
            return None
        return 2.0 if parties >= 1 or other >= 1 else None
    allowed = cluster.days() if day.certain else cluster.extent or cluster.soft
    if allowed is None or day.last < allowed[0] or day.first > allowed[1]:
        return None
    if day.certain and cluster.loose:
        loose = cluster.soft is not None and cluster.soft[1] - cluster.soft[0] > _YEAR
        return _enough(1.0, other, parties, 1.5 if loose else 0.5)
    if day.precision in ("day", "span"):
        return _enough(1.5, other, parties, 0.0)
    return _enough(0.5, other, parties, 1.5 if day.days > _YEAR else 0.5)


def _enough(points: float, other: float, parties: float, needed: float) -> float | None:
    """Parties that are only partly named need one point more."""
    return points if other >= needed + (0.0 if parties >= 1 else 1.0) else None
