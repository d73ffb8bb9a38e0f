"""Padlocks on the plan: people held to the TPS of their team, TPS held by the people of theirs, and letting go.

A lock is a set of pins, one per person and TPS; the next plot keeps them and no edit by hand may break them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Pin, Plan
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class LockPeople:
    """Hold people to all TPS of the team each is in."""

    person_ids: tuple[PersonId, ...]
    label: str = "Kunci personel"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Write the pins; returns how many are new.

        Raises:
            NotFound: There is no plan.
            RuleViolation: One of them is in no team; nothing is locked then.
        """
        plan = _current(work)
        stations = {who.person_id: team.tps_ids for team in plan.teams for who in team.members}
        _check(self.person_ids, stations, "Hanya orang di dalam tim yang dapat dikunci. Tidak ada yang dikunci.")
        return _hold(work, (Pin(one, tps) for one in self.person_ids for tps in stations[one]))


@dataclass(frozen=True, slots=True)
class LockTps:
    """Hold all people of its team to each TPS."""

    tps_ids: tuple[TpsId, ...]
    label: str = "Kunci TPS"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Write the pins; returns how many are new.

        Raises:
            NotFound: There is no plan.
            RuleViolation: One of them has no team, or one without people; nothing is locked then.
        """
        plan = _current(work)
        people = {tps: [who.person_id for who in team.members] for team in plan.teams for tps in team.tps_ids}
        manned = {tps: found for tps, found in people.items() if found}
        _check(self.tps_ids, manned, "Hanya TPS yang sudah punya tim dan orang yang dapat dikunci. Belum ada kunci.")
        return _hold(work, (Pin(person, one) for one in self.tps_ids for person in manned[one]))


@dataclass(frozen=True, slots=True)
class UnlockPeople:
    """Let people go, whatever they are held to."""

    person_ids: tuple[PersonId, ...]
    label: str = "Lepas kunci personel"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Remove their pins; returns how many there were."""
        wanted = frozenset(self.person_ids)
        return _let_go(work, [row for row, pin in work.reader.pins().items() if pin.person_id in wanted])


@dataclass(frozen=True, slots=True)
class UnlockTps:
    """Let TPS go, whoever is held to them."""

    tps_ids: tuple[TpsId, ...]
    label: str = "Lepas kunci TPS"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Remove their pins; returns how many there were."""
        wanted = frozenset(self.tps_ids)
        return _let_go(work, [row for row, pin in work.reader.pins().items() if pin.tps_id in wanted])


def _current(work: Work) -> Plan:
    stored = work.reader.current_plan()
    if stored is None:
        raise NotFound("Belum ada ploting, jadi belum ada yang dapat dikunci. Buat ploting lebih dahulu.")
    return stored.plan


def _check(ids: Collection[int], known: Mapping[PersonId, object] | Mapping[TpsId, object], text: str) -> None:
    there = {int(one) for one in known}
    if any(one not in there for one in ids):
        raise RuleViolation(text, "lock")


def _hold(work: Work, pins: Iterable[Pin]) -> int:
    held = set(work.reader.pins().values())
    new = [pin for pin in dict.fromkeys(pins) if pin not in held]
    work.insert_many(Kind.PIN, [{"person_id": pin.person_id, "tps_id": pin.tps_id} for pin in new])
    return len(new)


def _let_go(work: Work, rows: Sequence[int]) -> int:
    work.delete_many(Kind.PIN, rows)
    return len(rows)
