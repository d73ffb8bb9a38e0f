"""Lent people over the kecamatan of a plan: what one more costs, and where edits bring more than the fair share."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Plan
from opsroom.domain.plan_edits import Breach, ScorePart
from opsroom.domain.plot_rules import SOFT_LABELS, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.request import kecamatan_of
from opsroom.planning.scoring import is_lent
from opsroom.services.plan_draft import Draft, Group, Roster

#: People and lent people of a kecamatan to points.
Points = Callable[[int, int], int]


class Spread:
    """People and lent people per kecamatan."""

    def __init__(self, plan: Plan, people: Mapping[PersonId, Person], tps: Mapping[TpsId, Tps], points: Points) -> None:
        """Count the plan. `points` is what so many people, so many of them lent, cost a kecamatan."""
        self._people, self._tps, self._points = people, tps, points
        self._all: Counter[str] = Counter()
        self._lent: Counter[str] = Counter()
        self._at: dict[PersonId, str] = {}
        for team in plan.teams:
            code = team.kecamatan_code
            for who in team.members:
                self._all[code] += 1
                self._lent[code] += is_lent(people[who.person_id])
                self._at[who.person_id] = code

    def parts(self, person: Person, kecamatan: str) -> tuple[ScorePart, ...]:
        """What one more lent person costs there; nothing for somebody who serves there already."""
        if not is_lent(person) or self._at.get(person.id) == kecamatan:
            return ()
        people, lent = self._all[kecamatan], self._lent[kecamatan]
        points = self._points(people + 1, lent + 1) - self._points(people, lent)
        return (ScorePart(Soft.LENT_SPREAD, points, "BKO di kecamatan itu sudah cukup"),) if points > 0 else ()

    def breaches(self, roster: Roster, draft: Draft) -> Iterator[Breach]:
        """Kecamatan that get more lent people beyond their share than they had."""
        people, lent = self._all.copy(), self._lent.copy()
        names: dict[str, str] = {}
        for number, group in draft.touched.items():
            for sign, state in ((-1, roster.groups.get(number)), (1, group)):
                if state is None or not state.tps:
                    continue
                first = self._tps[min(state.tps)]
                code = kecamatan_of(first)
                names[code] = first.kecamatan or code
                people[code] += sign * len(state.people)
                lent[code] += sign * self._count_lent(state)
        for code, name in sorted(names.items()):
            if self._points(people[code], lent[code]) > self._points(self._all[code], self._lent[code]):
                text = f"{name}: aturan '{SOFT_LABELS[Soft.LENT_SPREAD]}' dilanggar ({lent[code]} dari {people[code]})."
                yield Breach(Soft.LENT_SPREAD, text, is_enforced=False)

    def _count_lent(self, group: Group) -> int:
        return sum(is_lent(self._people[one]) for one in group.people)
