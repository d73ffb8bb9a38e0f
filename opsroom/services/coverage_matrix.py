"""Polsek by category: how many TPS there are, how many are covered, and by how many people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from opsroom.domain.categories import Category, pattern_class
from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Plan
from opsroom.services.areas import unit_areas
from opsroom.services.workspace import Workspace

#: TPS of kecamatan that no unit serves.
NOBODY = "Tanpa Polsek"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One cell. People of a team with TPS of several categories count where its most severe TPS lies."""

    tps: int = 0
    covered: int = 0
    people: int = 0

    @property
    def short(self) -> int:
        """TPS without a team."""
        return self.tps - self.covered


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Cells by unit and category.

    Attributes:
        units: Units that serve a kecamatan, by name; those that serve the same ones are joined by " / ".
        categories: Most severe first; code and label.
        cells: By unit and code; a cell without TPS is left out.
    """

    units: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], Coverage]

    def total(self, unit: str | None = None, category: str | None = None) -> Coverage:
        """Sum of a row, a column, or of everything."""
        some = [cell for (here, code), cell in self.cells.items() if unit in (None, here) and category in (None, code)]
        return Coverage(sum(c.tps for c in some), sum(c.covered for c in some), sum(c.people for c in some))


def read_coverage(workspace: Workspace) -> CoverageMatrix:
    """The matrix of the plan that counts; nothing is covered where there is none."""
    with workspace.read() as reader:
        tps = reader.tps()
        categories = {one.code: one for one in reader.categories()}
        patterns = reader.patterns()
        stored = reader.current_plan()
        areas = unit_areas(reader)
    serving: dict[str, str] = {}
    for unit, served in sorted(areas.items()):
        for code in sorted(served):
            serving[code] = f"{serving[code]} / {unit}" if code in serving else unit
    klass = {one.id: pattern_class(one.category, is_special=one.is_special, patterns=patterns) for one in tps}
    where = {one.id: (serving.get(one.kecamatan_code, NOBODY), klass[one.id]) for one in tps}
    wanted = Counter(where.values())
    covered, people = _filled(stored.plan if stored else Plan(()), where, categories)
    codes = sorted({code for _, code in wanted}, key=lambda code: (-_severity(categories, code), code))
    return CoverageMatrix(
        units=tuple(sorted({unit for unit, _ in wanted}, key=lambda unit: (unit == NOBODY, unit))),
        categories=tuple((code, _label(categories, code)) for code in codes),
        cells={cell: Coverage(count, covered[cell], people[cell]) for cell, count in sorted(wanted.items())},
    )


def _filled(
    plan: Plan, where: Mapping[TpsId, tuple[str, str]], categories: Mapping[str, Category]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """TPS covered and people by cell."""
    covered: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for team in plan.teams:
        here = [where[one] for one in team.tps_ids if one in where]
        covered.update(here)
        if here:
            worst = max(here, key=lambda cell: (_severity(categories, cell[1]), cell))
            people[worst] += len(team.members)
    return covered, people


def _severity(categories: Mapping[str, Category], code: str) -> int:
    return categories[code].severity if code in categories else 0


def _label(categories: Mapping[str, Category], code: str) -> str:
    return categories[code].label if code in categories else code
