"""From counts to TPS: which TPS each team takes, and which stay uncovered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.bins import spread
from opsroom.planning.dealing import Deal, Hand, OldTeam, keep_together
from opsroom.planning.kinds import Kind
from opsroom.planning.layout import Draft, Layout, Unit
from opsroom.planning.places import Atlas


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


def name_tps(
    unit: Unit,
    layout: Layout,
    rows: Sequence[Tps],
    kinds: Mapping[TpsId, Kind],
    atlas: Atlas | None = None,
    old: Sequence[OldTeam] = (),
) -> list[Crew]:
    """Deal the TPS of a unit to its teams, those within one desa first.

    Args:
        unit: What was laid out.
        layout: What every team takes, in counts.
        rows: The TPS of the kecamatan, in order; others than the unit's are passed over.
        kinds: Of every TPS that has a pattern.
        atlas: Where TPS lie; without it numbers follow each other.
        old: Teams of the kecamatan in the plan already ordered.
    """
    place = {kind: number for number, kind in enumerate(unit.scale.kinds)}
    cells = {row.id: (row.desa_code, place[kind]) for row in rows if (kind := kinds.get(row.id)) in place}
    drafts = sorted(_evened(unit, layout.drafts, cells), key=lambda one: len(one.parts))
    deal = Deal([Hand(draft, cells) for draft in drafts], cells, {row.id: row for row in rows}, atlas)
    if old:
        keep_together(deal, old, unit.scale.size)
    for desa in sorted({desa for draft in drafts for desa in draft.parts}):
        deal.serve(desa)
    order = {row.id: number for number, row in enumerate(rows)}
    taken = [sorted(hand.tps, key=order.__getitem__) for hand in deal.hands]
    return [
        _crew(unit, draft, tuple(deal.rows[one] for one in some)) for draft, some in zip(drafts, taken, strict=True)
    ]


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
