"""What the wall shows: one frozen snapshot, made by `services`, painted by `ui.board`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from opsroom.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One kecamatan.

    Attributes:
        tps: TPS in the kecamatan; `tps_covered` of them have a team.
        people_expected: In teams here, Padal included; `people_present` of them reported at roll call.
        reached: Stage to the number of TPS that have reached it (an open TPS also counts at every stage before).
        incidents: Open incidents.
        by_category: Category code to number of TPS.
    """

    kecamatan_code: str
    name: str
    tps: int = 0
    tps_covered: int = 0
    teams: int = 0
    people_expected: int = 0
    people_present: int = 0
    reached: Mapping[Stage, int] = field(default_factory=dict)
    incidents: int = 0
    by_category: Mapping[str, int] = field(default_factory=dict)
    padal: str = ""


@dataclass(frozen=True, slots=True)
class BoardSnapshot:
    """The whole Polres.

    Attributes:
        changed_at: Aware time of the last committed change; the age of the data is counted from it.
        share_out: Share of the own force (Polres and Polsek) that is plotted, 0 to 1; None without a roster.
        incidents_elsewhere: Open incidents of no known kecamatan.
    """

    title: str
    unit: str
    zone: str
    rows: tuple[BoardRow, ...]
    changed_at: datetime | None
    plan_version: int = 0
    share_out: float | None = None
    incidents_elsewhere: int = 0
    categories: Mapping[str, str] = field(default_factory=dict)

    def total(self, field_name: str) -> int:
        """Sum of a counting field over all kecamatan."""
        return sum(int(getattr(row, field_name)) for row in self.rows)

    def reached(self, stage: Stage) -> int:
        """TPS that have reached `stage`, whole Polres."""
        return sum(row.reached.get(stage, 0) for row in self.rows)
