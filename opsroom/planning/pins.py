"""Pins turned into the beginnings of teams (seeds), and a sentence for each pin that cannot be kept.

A pin is kept before everything but the hard rules: a person is in one team, a team has its size and capacity, kinds
share only as allowed, a team stays in one kecamatan, nobody serves the desa where he is registered. Pins are taken in
order of person and TPS; one that contradicts those before it is refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Pin, Remark
from opsroom.domain.plot_rules import Soft
from opsroom.planning.kinds import Kind, Scale, scale_of
from opsroom.planning.request import Case, kecamatan_of
from opsroom.planning.wording import pin_refused


@dataclass(frozen=True, slots=True)
class Seed:
    """The beginning of a team.

    Attributes:
        tps: TPS its people are pinned to.
        people: Pinned people.
        barred: Desa the team must not enter: where its people are registered.
    """

    tps: tuple[TpsId, ...]
    people: tuple[PersonId, ...]
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seeds:
    """All seeds, in order of their first TPS.

    Attributes:
        single: As the pins say.
        joined: Those of one desa made one where it would not need so many teams.
    """

    single: tuple[Seed, ...] = ()
    joined: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """TPS and people that pins hold together; one team or nothing."""

    tps: frozenset[TpsId]
    people: frozenset[PersonId]

    def __or__(self, other: "_Group") -> "_Group":
        return _Group(self.tps | other.tps, self.people | other.people)


def read_pins(case: Case, kinds: Mapping[TpsId, Kind]) -> tuple[Seeds, dict[Pin, Remark]]:
    """The seeds that keep as many pins as can be kept, and a remark per pin refused.

    Args:
        case: The request.
        kinds: Of every TPS that has a pattern.
    """
    holder = _Holder(case, kinds)
    for pin in case.pins:
        holder.take(pin)
    holder.drop_beyond(len(case.people))
    return holder.seeds(len(case.people)), holder.refused


class _Holder:
    """Takes pins one by one into groups that can each be one team."""

    def __init__(self, case: Case, kinds: Mapping[TpsId, Kind]) -> None:
        self._kinds = kinds
        self._one_desa = case.rules.enforces(Soft.ONE_DESA)
        self._people = {person.id: person for person in case.people}
        self._names = {person.id: person.nrp for person in (*case.padal_pool, *case.absent, *case.people)}
        self._absent = {person.id for person in case.absent}
        self._tps = {one.id: one for one in case.tps}
        self._order = {one.id: place for place, one in enumerate(case.tps)}
        self._in_desa: defaultdict[str, list[TpsId]] = defaultdict(list)
        for one in case.tps:
            self._in_desa[one.desa_code].append(one.id)
        self._by_person: dict[PersonId, _Group] = {}
        self._by_tps: dict[TpsId, _Group] = {}
        self._kept: defaultdict[PersonId, list[Pin]] = defaultdict(list)
        self._fewest: list[_Group] = []
        self.refused: dict[Pin, Remark] = {}

    def take(self, pin: Pin) -> None:
        """Keep a pin, or say why not."""
        group = _Group(frozenset({pin.tps_id}), frozenset({pin.person_id}))
        reason = self._objection(pin)
        if not reason:
            for touching in (self._by_person.get(pin.person_id), self._by_tps.get(pin.tps_id)):
                group = group | touching if touching else group
            reason = self._fault(group)
        if reason:
            self._refuse(pin, reason)
            return
        self._kept[pin.person_id].append(pin)
        self._by_person.update(dict.fromkeys(group.people, group))
        self._by_tps.update(dict.fromkeys(group.tps, group))

    def drop_beyond(self, people: int) -> None:
        """Keep only so many groups as there are people to fill their teams, the most severe first."""
        groups = self._groups()
        groups.sort(key=lambda group: -max(self._kinds[one].severity for one in group.tps))
        # Teams there must be at least, as if groups that may share a team always did.
        shared: defaultdict[tuple[object, ...], list[_Group]] = defaultdict(list)
        for group in groups:
            size = self._scale(group).size
            here = shared[(kecamatan_of(self._tps[min(group.tps)]), *self._pool(group))]
            place = next((i for i, other in enumerate(here) if self._may_share(other, group, size)), None)
            if place is not None:
                here[place] = here[place] | group
            elif size <= people:
                people -= size
                here.append(group)
            else:
                self._drop(group, size)
        self._fewest = [group for here in shared.values() for group in here]

    def _may_share(self, one: _Group, other: _Group, size: int) -> bool:
        return len(one.people) + len(other.people) <= size and not self._fault(one | other)

    def _drop(self, group: _Group, size: int) -> None:
        for person in sorted(group.people):
            del self._by_person[person]
            for pin in self._kept[person]:
                self._refuse(pin, f"personel PAM TPS tidak cukup untuk tim {size} orang")

    def seeds(self, people: int) -> Seeds:
        """The groups as seeds, not more joined ones than so many people can fill."""
        by_place: defaultdict[tuple[object, ...], list[_Group]] = defaultdict(list)
        for group in self._groups():
            desa = sorted({self._tps[one].desa_code for one in group.tps})
            by_place[(*desa, *self._pool(group))].append(group)
        joined = [group for groups in by_place.values() for group in self._join(groups)]
        if sum(self._scale(group).size for group in joined) > people:
            joined = self._fewest
        return Seeds(self._seeds(self._groups()), self._seeds(joined))

    def _seeds(self, groups: Iterable[_Group]) -> tuple[Seed, ...]:
        return tuple(
            Seed(
                tps=tuple(sorted(group.tps, key=self._order.__getitem__)),
                people=tuple(sorted(group.people)),
                barred=frozenset(self._people[one].home_desa for one in group.people) - {""},
            )
            for group in self._sorted(groups)
        )

    def _refuse(self, pin: Pin, reason: str) -> None:
        tps, nrp = self._tps.get(pin.tps_id), self._names.get(pin.person_id)
        who = f"NRP {nrp}" if nrp else f"personel nomor {pin.person_id}"
        self.refused[pin] = pin_refused(who, tps.label if tps else f"TPS nomor {pin.tps_id}", reason)

    def _objection(self, pin: Pin) -> str:
        """Why a pin is impossible by itself; empty when it is not."""
        person, tps = self._people.get(pin.person_id), self._tps.get(pin.tps_id)
        if pin.person_id in self._absent:
            return "personel itu tidak hadir selama masa tugas"
        if person is None:
            return "personel itu tidak berstatus PAM TPS"
        if tps is None:
            return "TPS itu tidak ada dalam operasi"
        if tps.id not in self._kinds:
            return "kategori TPS itu belum punya pola"
        if person.home_desa == tps.desa_code:
            return "personel terdaftar sebagai pemilih di desa itu"
        return ""

    def _fault(self, group: _Group) -> str:
        """Why pins that hang together cannot be one team; empty when they can."""
        rows = [self._tps[one] for one in group.tps]
        if len({kecamatan_of(row) for row in rows}) > 1:
            return "sematan lainnya berada di kecamatan lain"
        if self._one_desa and len({row.desa_code for row in rows}) > 1:
            return "sematan lainnya berada di desa lain dan tim tidak boleh lintas desa"
        if len({self._pool_of(one) for one in group.tps}) > 1:
            return "sematan lainnya tidak boleh satu tim dengan TPS itu"
        scale = self._scale(group)
        if len(group.people) > scale.size:
            return f"tim TPS itu hanya {scale.size} orang dan sudah penuh dengan sematan lain"
        if self._weight(group.tps, scale.kinds, scale.loosest) > scale.full:
            return "TPS yang disematkan bersama melebihi kapasitas satu tim"
        if {self._people[one].home_desa for one in group.people} & {row.desa_code for row in rows}:
            return "rekan setimnya terdaftar sebagai pemilih di salah satu desa tim"
        return ""

    def _pool_of(self, tps: TpsId) -> tuple[str, int]:
        kind = self._kinds[tps]
        return kind.alone, kind.sizes[0]

    def _pool(self, group: _Group) -> tuple[str, int]:
        """What the group may share a team with: the `alone` of its kinds, and their team size."""
        return self._pool_of(min(group.tps))

    def _scale(self, group: _Group) -> Scale:
        return scale_of({self._kinds[one] for one in group.tps}, self._pool(group)[1])

    def _weight(self, tps: Iterable[TpsId], kinds: Iterable[Kind], weights: Iterable[int]) -> int:
        by_kind = dict(zip(kinds, weights, strict=True))
        return sum(by_kind[self._kinds[one]] for one in tps)

    def _groups(self) -> list[_Group]:
        return self._sorted(set(self._by_person.values()))

    def _sorted(self, groups: Iterable[_Group]) -> list[_Group]:
        return sorted(groups, key=lambda group: min(self._order[one] for one in group.tps))

    def _join(self, groups: list[_Group]) -> list[_Group]:
        """Join groups of one place, but not below the number of teams its TPS take anyway."""
        desa = {self._tps[one].desa_code for one in groups[0].tps}
        pool = self._pool(groups[0])
        here = [one for code in desa for one in self._in_desa[code] if one in self._kinds]
        alike = [one for one in here if self._pool_of(one) == pool]
        scale = scale_of({self._kinds[one] for one in alike}, pool[1])
        needed = -(-self._weight(alike, scale.kinds, scale.preferred) // scale.full)
        joined: list[_Group] = []
        for group in groups:
            place = next((i for i, other in enumerate(joined) if self._may_join(other | group)), None)
            if place is None or len(joined) < needed:
                joined.append(group)
            else:
                joined[place] = joined[place] | group
        return joined

    def _may_join(self, both: _Group) -> bool:
        if self._fault(both):
            return False
        scale = self._scale(both)
        return self._weight(both.tps, scale.kinds, scale.preferred) <= scale.full
