"""From counts to TPS: which TPS, by number, each team takes, and which stay uncovered."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.bins import spread
from opsroom.planning.kinds import Kind
from opsroom.planning.layout import Draft, Layout, Unit


@dataclass(frozen=True, slots=True)
class Crew:
    """A team that knows its TPS but not all its people.

    Attributes:
        size: People it needs.
        tps: In order of desa and number.
        pinned: People held to it.
        severity: Of its most severe TPS.
        beyond: TPS beyond the preferred pattern.
    """

    kecamatan: str
    size: int
    tps: tuple[Tps, ...]
    pattern: Pattern
    pinned: tuple[PersonId, ...]
    severity: int
    beyond: int

    @property
    def desa(self) -> frozenset[str]:
        """Codes of the desa it serves."""
        return frozenset(one.desa_code for one in self.tps)


def name_tps(unit: Unit, layout: Layout, rows: Sequence[Tps], kinds: Mapping[TpsId, Kind]) -> list[Crew]:
    """Deal the TPS of a unit to its teams: to each desa's own teams in order of number, then to those that cross.

    Args:
        unit: What was laid out.
        layout: What every team takes, in counts.
        rows: The TPS of the kecamatan, in order; others than the unit's are passed over.
        kinds: Of every TPS that has a pattern.
    """
    place = {kind: number for number, kind in enumerate(unit.scale.kinds)}
    cell = {row.id: (row.desa_code, place[kind]) for row in rows if (kind := kinds.get(row.id)) in place}
    order = {row.id: number for number, row in enumerate(rows)}
    by_id = {row.id: row for row in rows}
    pinned = {tps for draft in layout.drafts if draft.seed for tps in draft.seed.tps}
    stock: defaultdict[tuple[str, int], deque[TpsId]] = defaultdict(deque)
    for tps, where in cell.items():
        if tps not in pinned:
            stock[where].append(tps)
    crews = []
    for draft in sorted(_evened(unit, layout.drafts, cell), key=lambda one: len(one.parts)):
        taken = list(draft.seed.tps) if draft.seed else []
        held = Counter(cell[tps] for tps in taken)
        for desa, counts in sorted(draft.parts.items()):
            for column, count in enumerate(counts):
                taken += [stock[(desa, column)].popleft() for _ in range(count - held[(desa, column)])]
        crews.append(_crew(unit, draft, tuple(by_id[tps] for tps in sorted(taken, key=order.__getitem__))))
    return crews


def _crew(unit: Unit, draft: Draft, rows: tuple[Tps, ...]) -> Crew:
    scale, counts = unit.scale, draft.counts
    return Crew(
        kecamatan=unit.kecamatan,
        size=scale.size,
        tps=rows,
        pattern=scale.formed_by(counts),
        pinned=draft.seed.people if draft.seed else (),
        severity=max(kind.severity for kind, count in zip(scale.kinds, counts, strict=True) if count),
        beyond=scale.beyond(counts),
    )


def _evened(unit: Unit, drafts: Sequence[Draft], cell: Mapping[TpsId, tuple[str, int]]) -> list[Draft]:
    """Teams that pins began were filled to the brim; share their desa's TPS evenly with its other teams."""
    by_desa: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if len(draft.parts) == 1:
            by_desa[next(iter(draft.parts))].append(draft)
    changed: dict[int, Draft] = {}
    for desa, own in by_desa.items():
        if not any(draft.seed for draft in own):
            continue
        begun = [[0] * len(unit.scale.kinds) for _ in own]
        for counts, draft in zip(begun, own, strict=True):
            for tps in draft.seed.tps if draft.seed else ():
                counts[cell[tps][1]] += 1
        free = [sum(column) - sum(held) for column, held in zip(_columns(own), zip(*begun, strict=True), strict=True)]
        bins, rest = spread(free, begun, unit.scale)
        before = sum(unit.scale.beyond(draft.counts) for draft in own)
        if not any(rest) and all(map(any, bins)) and sum(map(unit.scale.beyond, bins)) <= before:
            changed |= {id(draft): Draft({desa: one}, draft.seed) for draft, one in zip(own, bins, strict=True)}
    return [changed.get(id(draft), draft) for draft in drafts]


def _columns(drafts: Sequence[Draft]) -> list[tuple[int, ...]]:
    return list(zip(*(draft.counts for draft in drafts), strict=True))
