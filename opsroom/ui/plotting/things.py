"""What a hand on the plan can mark, carry and be put on: people, TPS, teams; and the edits that come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from opsroom.domain.calendar import write_number
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutPeople, PutTps, SwapPeople
from opsroom.services.plan_lines import TeamLine
from opsroom.services.plan_view import PlanView

T = TypeVar("T")
_NAMED = 3


class ThingKind(StrEnum):
    """What a thing is."""

    PERSON = "person"
    TPS = "tps"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Thing:
    """A person or TPS by id, a team by number."""

    kind: ThingKind
    id: int


@dataclass(frozen=True, slots=True)
class Load:
    """What is being carried from one place to another.

    Attributes:
        is_swap: One person who changes places with the one he is put on.
    """

    person_ids: tuple[PersonId, ...] = ()
    tps_ids: tuple[TpsId, ...] = ()
    is_swap: bool = False

    def __bool__(self) -> bool:
        return bool(self.person_ids or self.tps_ids)

    @property
    def things(self) -> tuple[Thing, ...]:
        """What is in it, people first."""
        people = tuple(Thing(ThingKind.PERSON, each) for each in self.person_ids)
        return (*people, *(Thing(ThingKind.TPS, each) for each in self.tps_ids))


class Pool(StrEnum):
    """The places outside all teams."""

    PEOPLE = "people"
    TPS = "tps"
    NEW_TEAM = "new_team"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a load may be put: a team, a TPS or person (of a team or without one), or outside all teams."""

    team: int | None = None
    person_id: PersonId | None = None
    tps_id: TpsId | None = None
    pool: Pool | None = None


@dataclass(frozen=True)
class PlanIndex:
    """A plan by the things in it; built with the facts, off the GUI thread."""

    teams: Mapping[int, TeamLine] = field(default_factory=dict)
    team_of_person: Mapping[PersonId, int] = field(default_factory=dict)
    team_of_tps: Mapping[TpsId, int] = field(default_factory=dict)
    names: Mapping[Thing, str] = field(default_factory=dict)
    locked: frozenset[Thing] = frozenset()

    @classmethod
    def of(cls, view: PlanView | None) -> "PlanIndex":
        """The index of a plan, an empty one before the first plot."""
        if view is None:
            return cls()
        names: dict[Thing, str] = {}
        locked: set[Thing] = set()
        for line in view.teams:
            names[Thing(ThingKind.TEAM, line.number)] = f"tim {line.number}"
            for member in line.members:
                person = Thing(ThingKind.PERSON, member.person_id)
                names[person] = member.text
                if member.is_pinned:
                    locked.add(person)
            for mark in line.stations:
                station = Thing(ThingKind.TPS, mark.tps_id)
                names[station] = f"TPS {mark.number} {mark.desa}"
                if mark.is_locked:
                    locked.add(station)
        names.update((Thing(ThingKind.PERSON, line.person_id), line.text) for line in view.idle)
        names.update((Thing(ThingKind.TPS, line.tps_id), f"TPS {line.tps} {line.desa}") for line in view.shortages)
        return cls(
            {line.number: line for line in view.teams},
            {member.person_id: line.number for line in view.teams for member in line.members},
            {tps_id: line.number for line in view.teams for tps_id in line.tps_ids},
            names,
            frozenset(locked),
        )

    def load(self, things: Iterable[Thing]) -> Load:
        """What picking up these things means: a team is its people. What is no longer in the plan stays."""
        people: dict[PersonId, None] = {}
        stations: dict[TpsId, None] = {}
        for thing in things:
            if thing.kind is ThingKind.TEAM:
                line = self.teams.get(thing.id)
                people.update({member.person_id: None for member in line.members} if line else {})
            elif thing not in self.names:
                continue
            elif thing.kind is ThingKind.PERSON:
                people[PersonId(thing.id)] = None
            else:
                stations[TpsId(thing.id)] = None
        return Load(tuple(people), tuple(stations))

    def edits(self, load: Load, place: Place) -> tuple[PlanEdit, ...]:
        """What putting the load there would change; nothing when it is there already or does not belong there."""
        if place.pool is not None:
            return self._out(load, place.pool)
        if place.person_id is not None and self._swaps(load, place.person_id):
            return (SwapPeople(load.person_ids[0], place.person_id),)
        if load.is_swap:
            return ()
        team = self._team_at(place)
        if team is not None:
            people = tuple(each for each in load.person_ids if self.team_of_person.get(each) != team)
            stations = tuple(each for each in load.tps_ids if self.team_of_tps.get(each) != team)
            edits: tuple[PlanEdit, ...] = (PutPeople(people, team),) if people else ()
            return (*edits, PutTps(stations, team)) if stations else edits
        if place.tps_id is not None and load.person_ids:
            return (NewTeam(_joined(place.tps_id, load.tps_ids), load.person_ids),)
        if place.person_id is not None and load.tps_ids:
            return (NewTeam(load.tps_ids, _joined(place.person_id, load.person_ids)),)
        return ()

    def words(self, load: Load) -> str:
        """The load in words: names of a few things, else how many."""
        parts = []
        for kind, ids, noun in (
            (ThingKind.PERSON, load.person_ids, "orang"),
            (ThingKind.TPS, load.tps_ids, "TPS"),
        ):
            if len(ids) > _NAMED:
                parts.append(f"{write_number(len(ids))} {noun}")
            else:
                parts.extend(self.names.get(Thing(kind, each), noun) for each in ids)
        return ", ".join(parts)

    def place_words(self, place: Place) -> str:
        """The place in words: ``tim 7``, ``TPS 003 KURUP``."""
        if place.pool is not None:
            return {Pool.PEOPLE: "luar tim", Pool.TPS: "TPS belum terisi", Pool.NEW_TEAM: "tim baru"}[place.pool]
        team = self._team_at(place)
        if team is not None:
            return f"tim {team}"
        if place.tps_id is not None:
            return self.names.get(Thing(ThingKind.TPS, place.tps_id), "TPS ini")
        return self.names.get(Thing(ThingKind.PERSON, place.person_id or 0), "orang ini")

    def _out(self, load: Load, pool: Pool) -> tuple[PlanEdit, ...]:
        if pool is Pool.NEW_TEAM:
            return (NewTeam(load.tps_ids, load.person_ids),) if load.tps_ids else ()
        edits: list[PlanEdit] = []
        people = tuple(each for each in load.person_ids if each in self.team_of_person)
        stations = tuple(each for each in load.tps_ids if each in self.team_of_tps)
        if people and pool is Pool.PEOPLE:
            edits.append(PutPeople(people, None))
        if stations and pool is Pool.TPS:
            edits.append(PutTps(stations, None))
        return tuple(edits)

    def _swaps(self, load: Load, other: PersonId) -> bool:
        """One person on another one of a team changes places with him; two of one team have nothing to change."""
        if len(load.person_ids) != 1 or load.tps_ids or load.person_ids[0] == other:
            return False
        mine, his = self.team_of_person.get(load.person_ids[0]), self.team_of_person.get(other)
        return mine != his and (his is not None or load.is_swap)

    def _team_at(self, place: Place) -> int | None:
        if place.team is not None:
            return place.team
        if place.tps_id is not None:
            return self.team_of_tps.get(place.tps_id)
        return self.team_of_person.get(place.person_id) if place.person_id is not None else None


def _joined(first: T, others: tuple[T, ...]) -> tuple[T, ...]:
    return (first, *(other for other in others if other != first))
