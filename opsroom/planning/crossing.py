"""Filling the teams that cross a desa: near desa together, no desa torn apart unless it must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from opsroom.planning.kinds import weigh

Distance = Callable[[str, str], int]
#: Exchanges tried before the ways are taken as they are.
MAX_EXCHANGES = 60


@dataclass(frozen=True, slots=True)
class Share:
    """TPS of one desa on their way into a crossing team."""

    desa: str
    counts: tuple[int, ...]
    weight: int


@dataclass(slots=True)
class Mixed:
    """A crossing team being filled.

    Attributes:
        room: Weight it can still take.
        parts: TPS per kind, by desa.
        shares: Those put in whole, which can still be exchanged.
        barred: Desa it must not enter, since somebody pinned to it lives there.
    """

    room: int
    parts: dict[str, list[int]] = field(default_factory=dict)
    shares: list[Share] = field(default_factory=list)
    barred: frozenset[str] = frozenset()

    def add(self, desa: str, counts: Sequence[int], weight: int) -> None:
        """Take in TPS of a desa."""
        here = self.parts.setdefault(desa, [0] * len(counts))
        for kind, count in enumerate(counts):
            here[kind] += count
        self.room -= weight

    def admits(self, desa: str, weight: int) -> bool:
        """Whether TPS of a desa fit and may come."""
        return weight <= self.room and desa not in self.barred

    def farness(self, desa: str, distance: Distance) -> int:
        """How far a desa lies from those already here. Units: 10 m, summed."""
        return sum(distance(desa, other) for other in self.parts)

    def copy(self) -> "Mixed":
        """The same team, to be filled differently."""
        return Mixed(self.room, {desa: list(one) for desa, one in self.parts.items()}, list(self.shares), self.barred)


def place_whole(shares: Sequence[Share], teams: Sequence[Mixed], distance: Distance) -> list[Mixed] | None:
    """Teams that hold every share whole, near ones together, or None when no way is found.

    Two rules are tried, heaviest share first: the nearest team with room, then the fullest team with room.
    """
    order = sorted(shares, key=lambda share: (-share.weight, share.desa))

    def nearest(share: Share, team: Mixed) -> tuple[int, int]:
        return not team.parts, team.farness(share.desa, distance)

    def fullest(share: Share, team: Mixed) -> tuple[int, int]:
        return team.room, team.farness(share.desa, distance)

    for rule in (nearest, fullest):
        filled = [team.copy() for team in teams]
        if all(_place(share, filled, rule) for share in order):
            return filled
    return None


def _place(share: Share, teams: Sequence[Mixed], rule: Callable[[Share, Mixed], tuple[int, int]]) -> bool:
    fitting = [team for team in teams if team.admits(share.desa, share.weight)]
    if not fitting:
        return False
    chosen = min(fitting, key=lambda team: rule(share, team))
    if share.desa not in chosen.parts:
        chosen.shares.append(share)
    chosen.add(share.desa, share.counts, share.weight)
    return True


def place_torn(
    shares: Sequence[Share], teams: Sequence[Mixed], weights: Sequence[int], distance: Distance
) -> list[Share]:
    """Fill the teams TPS by TPS, most severe kind first; returns what found no room."""
    rest = {share.desa: list(share.counts) for share in shares}
    order = sorted(shares, key=lambda share: (-share.weight, share.desa))
    for kind, weight in enumerate(weights):
        for desa in (share.desa for share in order):
            while rest[desa][kind]:
                fitting = [team for team in teams if team.admits(desa, weight)]
                if not fitting:
                    break
                team = min(fitting, key=lambda one: _torn_rule(desa, one, distance))
                taken = min(rest[desa][kind], team.room // weight)
                counts = [taken if number == kind else 0 for number in range(len(weights))]
                team.add(desa, counts, taken * weight)
                rest[desa][kind] -= taken
    return [Share(desa, tuple(counts), weigh(counts, weights)) for desa, counts in rest.items() if any(counts)]


def _torn_rule(desa: str, team: Mixed, distance: Distance) -> tuple[bool, bool, int]:
    """Where the desa already is, else a team already begun, else near."""
    return desa not in team.parts, not team.parts, team.farness(desa, distance)


def draw_near(teams: Sequence[Mixed], own: list[Share], distance: Distance) -> None:
    """Exchange shares between crossing teams, and with desa that keep theirs to themselves, while ways get shorter.

    Args:
        teams: Filled with whole shares; changed in place.
        own: Last teams of desa that do not cross; a swap with one leaves the number of teams and of crossings alone.
            Holds afterwards the shares that stay with their desa.
        distance: Between two desa. Units: 10 m.
    """
    for _ in range(MAX_EXCHANGES):
        if not (_swap_once(teams, distance) or _exchange_once(teams, own, distance)):
            return


def _swap_once(teams: Sequence[Mixed], distance: Distance) -> bool:
    """Do the first swap of two shares that shortens the ways."""
    for one, other in combinations(teams, 2):
        for a in one.shares:
            for b in other.shares:
                possible = _may_replace(one, a, b) and _may_replace(other, b, a)
                if possible and _saved(one, a, b, distance) + _saved(other, b, a, distance) > 0:
                    _replace(one, a, b)
                    _replace(other, b, a)
                    return True
    return False


def _exchange_once(teams: Sequence[Mixed], own: list[Share], distance: Distance) -> bool:
    """Do the first exchange with a desa outside that shortens the ways."""
    for team in teams:
        for a in team.shares:
            for place, b in enumerate(own):
                if _may_replace(team, a, b) and _saved(team, a, b, distance) > 0:
                    _replace(team, a, b)
                    own[place] = a
                    return True
    return False


def _may_replace(team: Mixed, out: Share, into: Share) -> bool:
    return into.weight <= team.room + out.weight and into.desa not in team.barred and into.desa not in team.parts


def _saved(team: Mixed, out: Share, into: Share, distance: Distance) -> int:
    """Steps saved in a team when one share replaces another. Units: 10 m."""
    others = [desa for desa in team.parts if desa != out.desa]
    return sum(distance(out.desa, other) - distance(into.desa, other) for other in others)


def _replace(team: Mixed, out: Share, into: Share) -> None:
    del team.parts[out.desa]
    team.shares.remove(out)
    team.shares.append(into)
    team.room += out.weight
    team.add(into.desa, into.counts, into.weight)
