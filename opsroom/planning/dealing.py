"""Dealing the TPS of a unit to its teams, desa by desa.

Where places are known the ways inside a team are kept short (`clusters`), and a team that crosses a desa takes the TPS
nearest to its other desa; else numbers follow each other. In a replan a team first takes what one old team had.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.clusters import Group, divide
from opsroom.planning.layout import Draft
from opsroom.planning.places import Atlas, Matrix
from opsroom.planning.request import Case

#: Operations up to so many TPS have the teams of each small desa divided as well as can be.
EXACT_CASE = 5000
#: That somebody of an old team may stay counts more than any number of TPS kept together.
STAYS = 1000
Cell = tuple[str, int]


@dataclass(frozen=True, slots=True)
class OldTeam:
    """A team of the plan already ordered, as far as it is still there.

    Attributes:
        tps: What it had.
        people: How many of its people are still there.
    """

    tps: frozenset[TpsId]
    people: int


def old_teams(case: Case) -> dict[str, tuple[OldTeam, ...]]:
    """By kecamatan, those of whose people somebody is still there."""
    there = {one.id for one in case.people}
    found: defaultdict[str, list[OldTeam]] = defaultdict(list)
    for team in case.ordered.teams if case.ordered else ():
        people = sum(who.person_id in there for who in team.members)
        if people:
            found[team.kecamatan_code].append(OldTeam(frozenset(team.tps_ids), people))
    return {code: tuple(teams) for code, teams in found.items()}


class Hand:
    """What a draft has been dealt so far, and what of each desa and kind it still takes."""

    def __init__(self, draft: Draft, cells: Mapping[TpsId, Cell]) -> None:
        """Begin with what pins hold."""
        self.draft = draft
        self.tps: list[TpsId] = list(draft.seed.tps) if draft.seed else []
        held = Counter(cells[tps] for tps in self.tps)
        self.need: dict[Cell, int] = {
            (desa, kind): count - held[(desa, kind)]
            for desa, counts in sorted(draft.parts.items())
            for kind, count in enumerate(counts)
        }

    def wants(self, desa: str) -> tuple[int, ...]:
        """TPS per kind it still takes of a desa."""
        return tuple(count for (code, _), count in self.need.items() if code == desa)


@dataclass(slots=True)
class Deal:
    """Hands, and the TPS not yet dealt.

    Attributes:
        hands: Teams within one desa first.
        cells: Desa and kind of every TPS of the unit.
        rows: TPS of the kecamatan.
        atlas: Where TPS lie, when known.
        stock: TPS not dealt, by desa and kind; the first ones are dealt before the last.
    """

    hands: list[Hand]
    cells: Mapping[TpsId, Cell]
    rows: Mapping[TpsId, Tps]
    atlas: Atlas | None
    stock: defaultdict[Cell, list[TpsId]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        pinned = {tps for hand in self.hands for tps in hand.tps}
        for tps, cell in self.cells.items():
            if tps not in pinned:
                self.stock[cell].append(tps)

    def give(self, hand: Hand, tps: TpsId) -> bool:
        """Deal one TPS to a hand that wants it, when nobody has it yet."""
        cell = self.cells[tps]
        if not hand.need.get(cell, 0) or tps not in self.stock[cell]:
            return False
        self.stock[cell].remove(tps)
        hand.tps.append(tps)
        hand.need[cell] -= 1
        return True

    def serve(self, desa: str) -> None:
        """Deal the TPS of one desa."""
        here = [hand for hand in self.hands if desa in hand.draft.parts]
        own = [hand for hand in here if len(hand.draft.parts) == 1]
        if self.atlas:
            for hand in here[len(own) :]:
                self._deal_near(desa, hand, self.atlas)
            rows = [tps for tps, (code, _) in self.cells.items() if code == desa]
            apart = self.atlas.apart([self.rows[tps] for tps in rows]) if len(own) > 1 else None
            if apart is not None:
                self._deal_close(desa, own, rows, apart, exact=self.atlas.size <= EXACT_CASE)
        for hand in here:
            for kind, count in enumerate(hand.wants(desa)):
                for tps in self.stock[(desa, kind)][:count]:
                    self.give(hand, tps)

    def _deal_close(self, desa: str, own: Sequence[Hand], rows: Sequence[TpsId], apart: Matrix, *, exact: bool) -> None:
        """To the teams of the desa itself, each its own corner."""
        place = {tps: number for number, tps in enumerate(rows)}
        groups = [Group(hand.wants(desa), tuple(place[tps] for tps in hand.tps)) for hand in own]
        free = [
            place[tps]
            for kind, wanted in enumerate(map(sum, zip(*(group.need for group in groups), strict=True)))
            for tps in self.stock[(desa, kind)][:wanted]
        ]
        dealt = divide([self.cells[tps][1] for tps in rows], free, groups, apart, exact=exact)
        for hand, numbers in zip(own, dealt, strict=True):
            for number in numbers:
                self.give(hand, rows[number])

    def _deal_near(self, desa: str, hand: Hand, atlas: Atlas) -> None:
        """To a team that crosses: the TPS nearest to those it has, else to its other desa; the last where equal."""
        others = [tps for tps in hand.tps if self.cells[tps][0] != desa] or [
            tps for tps, (code, _) in self.cells.items() if code != desa and code in hand.draft.parts
        ]
        able = [tps for kind, want in enumerate(hand.wants(desa)) if want for tps in self.stock[(desa, kind)]]
        apart = atlas.apart([self.rows[tps] for tps in able + others])
        if apart is not None and able:
            far = apart[: len(able), len(able) :].min(axis=1)
            for number in sorted(range(len(able)), key=lambda one: (far[one], -one)):
                self.give(hand, able[number])


def keep_together(deal: Deal, old: Sequence[OldTeam], size: int) -> None:
    """Let each hand take what one old team had; which team whose is chosen so that most people can stay.

    Whoever is left of a team that goes can follow one of its TPS to a team where somebody is missing.

    Args:
        deal: What is being dealt.
        old: Teams of the kecamatan in the plan already ordered.
        size: People of a team.
    """
    order = {tps: number for number, tps in enumerate(deal.cells)}
    had = [sorted(team.tps & order.keys(), key=order.__getitem__) for team in old]
    heir = _heirs(deal, old, had)
    left = [0 if number in heir.values() else team.people for number, team in enumerate(old)]
    for place, number in heir.items():
        _take(deal, deal.hands[place], had[number], most=1)
    for place, hand in enumerate(deal.hands):
        missing = size - (old[heir[place]].people if place in heir else 0)
        for number, tps in enumerate(had):
            if missing > 0 and left[number] and _take(deal, hand, tps, most=1):
                missing, left[number] = missing - left[number], max(0, left[number] - missing)
    for place, number in heir.items():
        _take(deal, deal.hands[place], had[number], most=len(had[number]))
    were = {tps for some in had for tps in some}
    for stock in deal.stock.values():
        stock.sort(key=lambda tps: (tps not in were, order[tps]))


def _heirs(deal: Deal, old: Sequence[OldTeam], had: Sequence[Sequence[TpsId]]) -> dict[int, int]:
    """Place of a hand -> number of the old team it goes on for."""
    worth = np.zeros((len(deal.hands), len(old)), dtype=np.int64)
    for number, (team, tps) in enumerate(zip(old, had, strict=True)):
        cells = Counter(deal.cells[one] for one in tps)
        for place, hand in enumerate(deal.hands):
            common = sum(min(count, hand.need.get(cell, 0)) for cell, count in cells.items())
            common += len(team.tps.intersection(hand.tps))
            worth[place, number] = STAYS * team.people + common if common else 0
    pairs = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return {int(place): int(number) for place, number in pairs if worth[place, number]}


def _take(deal: Deal, hand: Hand, tps: Sequence[TpsId], most: int) -> int:
    """Give a hand at most so many of some TPS; returns how many it took."""
    taken = 0
    for one in tps:
        taken += taken < most and deal.give(hand, one)
    return taken
