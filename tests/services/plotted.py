"""A small plan laid by hand on a real file: two kecamatan, three desa, teams with and without room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, Remark, Role, Rule, Shortage, Team
from opsroom.services.workspace import Workspace
from opsroom.store.plans import save_plan
from opsroom.store.work import Work

LENGKITI, KURUP = "160108", "160114"
#: Rank by person id, from 1.
RANKS = ("AIPTU", "BRIPKA", "BRIPKA", "BRIGPOL", "BRIPTU", "BRIPDA", "AIPDA", "BRIPDA", "BRIPTU", "BRIPDA")
MADE_AT = datetime(2024, 2, 1, 3, tzinfo=UTC)
DOUBLE, QUAD = Pattern(2, 4, 8), Pattern(4, 8, 16)


@dataclass(frozen=True, slots=True)
class Lay:
    """Write rows, or a plan, as one command."""

    rows: Sequence[tuple[Kind, dict[str, object]]] = ()
    plan: Plan | None = None
    updates: Sequence[tuple[Kind, int, dict[str, object]]] = ()
    label: str = "Siapkan"
    origin: Origin = Origin.OTHER_PROCESS
    undoable: bool = True

    def apply(self, work: Work) -> None:
        for kind, values in self.rows:
            work.insert(kind, values)
        for kind, row_id, values in self.updates:
            work.update(kind, row_id, values)
        if self.plan is not None:
            save_plan(work, self.plan, MADE_AT, 1.0, name="Rencana A")


def lay(workspace: Workspace) -> Workspace:
    """Twelve TPS (1-4 and 5-6 in two desa of Lengkiti, 7-12 in Kurup), ten people on TPS duty, and `PLAN`."""
    rows: list[tuple[Kind, dict[str, object]]] = [
        (Kind.KECAMATAN, {"code": LENGKITI, "name": "LENGKITI"}),
        (Kind.KECAMATAN, {"code": KURUP, "name": "LUBUK BATANG"}),
        (Kind.DESA, {"code": f"{LENGKITI}2001", "name": "TANJUNG", "kecamatan_code": LENGKITI}),
        (Kind.DESA, {"code": f"{LENGKITI}2002", "name": "TIHANG", "kecamatan_code": LENGKITI}),
        (Kind.DESA, {"code": f"{KURUP}2001", "name": "KURUP", "kecamatan_code": KURUP}),
    ]
    places = [(f"{LENGKITI}2001", 4), (f"{LENGKITI}2002", 2), (f"{KURUP}2001", 6)]
    rows += [
        (Kind.TPS, {"number": f"{number:03}", "desa_code": desa, "category": KURANG_RAWAN})
        for desa, count in places
        for number in range(1, count + 1)
    ]
    rows += [
        (
            Kind.PERSON,
            {
                "nrp": f"8501{number:04}",
                "name": f"ORANG {chr(64 + number)}",
                "rank": rank,
                "unit": "SAT SAMAPTA",
                "source": Source.POLRES,
                "duty": Duty.PAM_TPS,
            },
        )
        for number, rank in enumerate(RANKS, start=1)
    ]
    rows.append((Kind.PERSON, {"nrp": "85010099", "name": "ORANG POSKO", "rank": "BRIPKA", "duty": Duty.POSKO}))
    workspace.run(Lay(rows))
    set_patterns(workspace, KURANG_RAWAN, DOUBLE, QUAD)
    workspace.run(Lay(plan=PLAN))
    return workspace


def set_patterns(workspace: Workspace, category: str, *patterns: Pattern) -> None:
    """Give a category these patterns, the first preferred."""
    workspace.run(Patterns(category, patterns))


@dataclass(frozen=True, slots=True)
class Patterns:
    """Replace the patterns of a category."""

    category: str
    patterns: tuple[Pattern, ...]
    label: str = "Pola"
    origin: Origin = Origin.OTHER_PROCESS
    undoable: bool = True

    def apply(self, work: Work) -> None:
        old = [row_id for row_id, category in work.reader.pattern_rows().items() if category == self.category]
        work.delete_many(Kind.PATTERN, old)
        for place, one in enumerate(self.patterns):
            work.insert(
                Kind.PATTERN,
                {"category": self.category, "polri": one.polri, "tps": one.tps, "linmas": one.linmas, "ordinal": place},
            )


def team(number: int, kecamatan: str, people: Sequence[int], tps: Sequence[int], **other: bool) -> Team:
    """A team of two for up to four TPS."""
    members = tuple(Member(PersonId(one), Role.ANGGOTA if at else Role.KA_TIM) for at, one in enumerate(people))
    return Team(number, kecamatan, members, tuple(TpsId(one) for one in tps), DOUBLE, **other)


PLAN = Plan(
    teams=(
        team(1, LENGKITI, (1, 5), (1, 2, 3)),
        team(2, LENGKITI, (2, 6), (4, 5), crosses_desa=True),
        team(3, KURUP, (7, 8), (7, 8, 9, 10)),
        team(4, KURUP, (3, 9), (11,)),
    ),
    shortages=(
        Shortage(TpsId(6), Rule.NO_PEOPLE, "TPS 002 TIHANG (kurang rawan) belum terisi."),
        Shortage(TpsId(12), Rule.NO_PEOPLE, "TPS 006 KURUP (kurang rawan) belum terisi."),
    ),
    remarks=(
        Remark(Rule.NO_PEOPLE, "2 TPS belum terisi karena personel PAM TPS kurang."),
        Remark(Rule.CROSS_DESA, "LENGKITI: 1 tim lintas desa (tim 2: TANJUNG dan TIHANG)."),
        Remark(Rule.WOMEN, "Tim 3: anggota Polwan AIPDA ORANG G; siapkan tempat istirahat."),
        Remark(Rule.WOMEN, "Catatan tanpa tim."),
        Remark(Rule.NO_PADAL, "Kecamatan LENGKITI belum punya padal."),
    ),
    idle=(PersonId(4), PersonId(10)),
    moved=(PersonId(2), PersonId(9)),
    input_hash="sidik",
)
