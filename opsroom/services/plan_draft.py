"""A plan while it is changed by hand: who and what each team has after some edits. Pure; knows no rule.

Team numbers in edits are those of the plan; new teams are numbered downwards from -1 while they are drafted.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Plan, Rule
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutTps, SwapPeople

Id = TypeVar("Id", PersonId, TpsId)


@dataclass(frozen=True, slots=True)
class Group:
    """The people and TPS of a team, in no particular order."""

    people: tuple[PersonId, ...] = ()
    tps: tuple[TpsId, ...] = ()


NOBODY = Group()


class Roster:
    """Where everybody and every TPS is in a plan; made once, shared by all drafts.

    Attributes:
        groups: By number of the team.
    """

    def __init__(self, plan: Plan, people: Collection[PersonId], tps: Collection[TpsId]) -> None:
        """Take a plan, and everybody and every TPS that exists."""
        self.groups = {
            team.number: Group(tuple(who.person_id for who in team.members), team.tps_ids) for team in plan.teams
        }
        self.team_of_person = {who: number for number, group in self.groups.items() for who in group.people}
        self.team_of_tps = {tps: number for number, group in self.groups.items() for tps in group.tps}
        self.people, self.tps = people, tps


class Draft:
    """A roster with edits; only what they touch is kept apart.

    Attributes:
        touched: Teams whose people or TPS were named by an edit, as they are now; without TPS they are no more.
    """

    def __init__(self, roster: Roster, edits: Iterable[PlanEdit]) -> None:
        """Carry out the edits in order.

        Raises:
            RuleViolation: An edit names a person, TPS or team that is not there, or asks for nothing; `field` is the
                rule.
        """
        self._roster = roster
        self._person_at: dict[PersonId, int | None] = {}
        self._tps_at: dict[TpsId, int | None] = {}
        self.touched: dict[int, Group] = {}
        for edit in edits:
            self._carry_out(edit)

    def team_of_person(self, person_id: PersonId) -> int | None:
        """Where somebody is now; None for no team, also when the team lost all its TPS."""
        if person_id in self._person_at:
            number = self._person_at[person_id]
        else:
            number = self._roster.team_of_person.get(person_id)
        return number if number is not None and self.group(number).tps else None

    def team_of_tps(self, tps_id: TpsId) -> int | None:
        """Which team has a TPS now."""
        return self._tps_at[tps_id] if tps_id in self._tps_at else self._roster.team_of_tps.get(tps_id)

    def group(self, number: int) -> Group:
        """A team as it is now; nobody for a number that is not there."""
        found = self.touched.get(number)
        return found if found is not None else self._roster.groups.get(number, NOBODY)

    def _carry_out(self, edit: PlanEdit) -> None:
        if isinstance(edit, SwapPeople):
            self._swap(edit.first, edit.second)
        elif isinstance(edit, NewTeam):
            if not edit.tps_ids:
                raise RuleViolation("Tim baru harus punya paling sedikit satu TPS. Tidak ada yang diubah.", Rule.GONE)
            number = min(0, 0, *self.touched) - 1
            self.touched[number] = NOBODY
            self._put_tps(edit.tps_ids, number)
            self._put_people(edit.person_ids, number)
        elif isinstance(edit, PutTps):
            self._check_team(edit.team)
            self._put_tps(edit.tps_ids, edit.team)
        else:
            self._check_team(edit.team)
            self._put_people(edit.person_ids, edit.team)

    def _swap(self, first: PersonId, second: PersonId) -> None:
        here, there = (self.team_of_person(one) for one in (first, second))
        if here == there:
            raise RuleViolation("Kedua orang ini tidak berada di dua tempat yang berbeda.", Rule.GONE)
        self._put_people((first,), there)
        self._put_people((second,), here)

    def _check_team(self, number: int | None) -> None:
        if number is not None and number not in self._roster.groups:
            raise RuleViolation(f"Tim {number} tidak ada dalam ploting ini. Muat ulang, lalu ulangi.", Rule.GONE)

    def _put_people(self, ids: Iterable[PersonId], number: int | None) -> None:
        for one in ids:
            if one not in self._roster.people:
                raise RuleViolation("Personel ini sudah dihapus. Muat ulang, lalu ulangi.", Rule.GONE)
            old = self._person_at[one] if one in self._person_at else self._roster.team_of_person.get(one)
            if old is not None:
                group = self.group(old)
                self.touched[old] = Group(_without(group.people, one), group.tps)
            if number is not None:
                group = self.group(number)
                self.touched[number] = Group((*group.people, one), group.tps)
            self._person_at[one] = number

    def _put_tps(self, ids: Iterable[TpsId], number: int | None) -> None:
        for one in ids:
            if one not in self._roster.tps:
                raise RuleViolation("TPS ini sudah dihapus. Muat ulang, lalu ulangi.", Rule.GONE)
            old = self.team_of_tps(one)
            if old is not None:
                group = self.group(old)
                self.touched[old] = Group(group.people, _without(group.tps, one))
            if number is not None:
                group = self.group(number)
                self.touched[number] = Group(group.people, (*group.tps, one))
            self._tps_at[one] = number


def _without(ids: tuple[Id, ...], one: Id) -> tuple[Id, ...]:
    return tuple(other for other in ids if other != one)
