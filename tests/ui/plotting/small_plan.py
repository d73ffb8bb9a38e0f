"""A small plan as the screen shows it, made by hand: two kecamatan, three teams, a free seat, one TPS left over."""

from dataclasses import replace
from datetime import UTC, datetime

from opsroom.domain.plan import Plan
from opsroom.domain.strength import measure
from opsroom.services.plan_lines import (
    DesaLine,
    KecamatanLine,
    MemberLine,
    PersonLine,
    RemarkLine,
    ShortLine,
    TeamLine,
    TpsMark,
)
from opsroom.services.plan_view import PlanView

LENGKITI, BATURAJA = "160101", "160102"
KURUP, SEGARA, AIR_PAOH = "1601012001", "1601012002", "1601022001"


def member(row, name, *, leads=False, pinned=False):
    return MemberLine(row, name, "KA TIM" if leads else "ANGGOTA", pinned, "POLSEK LENGKITI")


def mark(row, number, desa="KURUP", colour="ok", *, locked=False):
    return TpsMark(row, number, desa, {"ok": "Kurang rawan", "alarm": "Sangat rawan"}[colour], colour, locked)


TEAMS = (
    TeamLine(
        1, "LENGKITI", "KURUP", "001 s.d. 003",
        (member(11, "AIPTU ADI", leads=True), member(12, "BRIPDA BUDI", pinned=True)),
        "Kurang rawan", "2:8:16", False, (101, 102, 103), LENGKITI, (KURUP,),
        (mark(101, "001", locked=True), mark(102, "002"), mark(103, "003")), 6, 0, "IPTU PADAL",
    ),
    TeamLine(
        2, "LENGKITI", "KURUP; SEGARA", "004; 001", (member(13, "BRIPKA CITRA", leads=True),),
        "Sangat rawan", "2:8:16", True, (104, 105), LENGKITI, (KURUP, SEGARA),
        (mark(104, "004", colour="alarm"), mark(105, "001", "SEGARA")), 4, 1, "IPTU PADAL",
    ),
    TeamLine(
        3, "BATURAJA TIMUR", "AIR PAOH", "001",
        (member(14, "AIPDA DEWI", leads=True), member(15, "BRIPTU EKO")),
        "Kurang rawan", "2:8:16", False, (106,), BATURAJA, (AIR_PAOH,), (mark(106, "001", "AIR PAOH"),), 2,
    ),
)  # fmt: skip
SHORT = ShortLine(
    107, SEGARA, "LENGKITI", "SEGARA", "002", "Sangat rawan", "personel_kurang",
    "TPS 002 SEGARA (sangat rawan) belum terisi: personel habis. Tambah 2 orang.", LENGKITI, "alarm",
)  # fmt: skip
IDLE = (
    PersonLine(21, "BRIPDA FAJAR", "SAT LANTAS", "PAM TPS", False, 14),
    PersonLine(22, "IPDA GITA", "BAG OPS", "Cadangan", True, 9),
)
REMARKS = (
    RemarkLine("lintas_desa", "Tim 2 lintas desa. " * 12, 2, LENGKITI),
    RemarkLine("tanpa_padal", "BATURAJA TIMUR belum punya Padal.", None, BATURAJA),
    RemarkLine("kekuatan", "Kekuatan keluar kurang dari dua pertiga."),
)
VIEW = PlanView(
    1, datetime(2024, 2, 13, tzinfo=UTC), 0.1, Plan(()),
    (
        KecamatanLine(LENGKITI, "LENGKITI", 6, 5, 2, 3, "IPTU PADAL", 1),
        KecamatanLine(BATURAJA, "BATURAJA TIMUR", 10, 9, 1, 2),
    ),
    (
        DesaLine(KURUP, "KURUP", LENGKITI, 4, 4, 2, 3),
        DesaLine(SEGARA, "SEGARA", LENGKITI, 2, 1, 1, 1, 1),
        DesaLine(AIR_PAOH, "AIR PAOH", BATURAJA, 10, 9, 1, 2),
    ),
    TEAMS, (SHORT,), REMARKS, IDLE, measure((), frozenset()),
)  # fmt: skip


def without_team(number):
    """The same plan after a team is gone."""
    return replace(VIEW, teams=tuple(line for line in TEAMS if line.number != number))
