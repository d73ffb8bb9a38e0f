"""Turns a board snapshot into the words, figures and states the wall shows; knows nothing of pixels.

Every state is a tone, which carries a colour, a shape and a word of the legend.
"""

from dataclasses import dataclass

from opsroom.domain.board import BoardRow, BoardSnapshot
from opsroom.domain.calendar import write_number, write_percent
from opsroom.domain.stages import Stage
from opsroom.domain.strength import ORDERED_SHARE
from opsroom.ui.theme.tokens import Tone

#: Stages worth a column on the wall, with the words of their heads.
WALL_STAGES: dict[Stage, tuple[str, ...]] = {
    Stage.TIBA_DESA: ("TIBA", "DI DESA"),
    Stage.LOGISTIK_DI_TPS: ("LOGISTIK", "DI TPS"),
    Stage.TPS_BUKA: ("TPS", "BUKA"),
    Stage.TPS_TUTUP: ("TPS", "TUTUP"),
    Stage.HITUNG: ("HITUNG",),
    Stage.SELESAI: ("SELESAI",),
    Stage.KOTAK_DI_PPK: ("KOTAK", "DI PPK"),
}
LEGEND: dict[Tone, str] = {
    Tone.NEUTRAL: "belum",
    Tone.INFO: "sebagian",
    Tone.OK: "semua / nihil",
    Tone.WARN: "TPS belum terisi",
    Tone.ALARM: "ada kejadian",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure.

    Attributes:
        tone: Its state; None for a figure that has none.
        share: How much of the whole it is, 0 to 1, drawn as a filled ground; None draws none.
    """

    text: str
    tone: Tone | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One kecamatan, or the sum of all (`is_sum`)."""

    name: str
    cells: tuple[Cell, ...]
    is_sum: bool = False
    padal: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One big figure above the table. `word` says its state."""

    caption: str
    value: str
    word: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The whole wall page."""

    unit: str
    title: str
    zone: str
    heads: tuple[tuple[str, ...], ...]
    totals: tuple[Total, ...]
    lines: tuple[Line, ...]
    foot: str


HEADS: tuple[tuple[str, ...], ...] = (
    ("TPS", "TERISI"),
    ("TIM",),
    ("PERSONEL", "HADIR"),
    *WALL_STAGES.values(),
    ("KEJADIAN",),
)


def page_of(snapshot: BoardSnapshot, *, shows_padal: bool = False) -> Page:
    """The words and figures of `snapshot`; names of people only when `shows_padal`."""
    whole = BoardRow(
        kecamatan_code="",
        name="SELURUHNYA",
        tps=snapshot.total("tps"),
        tps_covered=snapshot.total("tps_covered"),
        teams=snapshot.total("teams"),
        people_expected=snapshot.total("people_expected"),
        people_present=snapshot.total("people_present"),
        reached={stage: snapshot.reached(stage) for stage in WALL_STAGES},
        incidents=snapshot.total("incidents") + snapshot.incidents_elsewhere,
    )
    lines = [Line(row.name, _cells(row), padal=row.padal if shows_padal else "") for row in snapshot.rows]
    return Page(
        unit=snapshot.unit,
        title=snapshot.title,
        zone=snapshot.zone,
        heads=HEADS,
        totals=_totals(whole, snapshot),
        lines=(Line(whole.name, _cells(whole), is_sum=True), *lines),
        foot=f"Ploting versi {snapshot.plan_version}" if snapshot.plan_version else "Belum ada ploting",
    )


def progress_tone(done: int, whole: int) -> Tone:
    """Nothing yet, some of it, or all."""
    if done <= 0:
        return Tone.NEUTRAL
    return Tone.OK if done >= whole else Tone.INFO


def coverage_tone(covered: int, whole: int) -> Tone:
    """Like progress, but what is missing wants attention."""
    if whole == 0:
        return Tone.NEUTRAL
    return Tone.OK if covered >= whole else Tone.WARN


def _cells(row: BoardRow) -> tuple[Cell, ...]:
    stages = (_progress(row.reached.get(stage, 0), row.tps) for stage in WALL_STAGES)
    return (
        Cell(_of(row.tps_covered, row.tps), coverage_tone(row.tps_covered, row.tps), _share(row.tps_covered, row.tps)),
        Cell(write_number(row.teams)),
        Cell(
            _of(row.people_present, row.people_expected),
            progress_tone(row.people_present, row.people_expected),
            _share(row.people_present, row.people_expected),
        ),
        *stages,
        Cell(write_number(row.incidents), Tone.ALARM if row.incidents else Tone.OK),
    )


def _progress(done: int, whole: int) -> Cell:
    return Cell(write_number(done), progress_tone(done, whole), _share(done, whole))


def _of(part: int, whole: int) -> str:
    return f"{write_number(part)}/{write_number(whole)}"


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 0.0


def _totals(whole: BoardRow, snapshot: BoardSnapshot) -> tuple[Total, ...]:
    return (
        _covered(whole, snapshot.plan_version),
        Total("TIM", write_number(whole.teams), f"{write_number(whole.people_expected)} personel"),
        _present(whole),
        _out(snapshot.share_out),
        _incidents(whole.incidents),
    )


def _covered(whole: BoardRow, plan_version: int) -> Total:
    missing = whole.tps - whole.tps_covered
    if not plan_version:
        word, tone = "belum ada ploting", Tone.NEUTRAL
    elif missing:
        word, tone = f"kurang {write_number(missing)}", Tone.WARN
    else:
        word, tone = "semua terisi", Tone.OK
    return Total("TPS TERISI", _of(whole.tps_covered, whole.tps), word, tone)


def _present(whole: BoardRow) -> Total:
    tone = progress_tone(whole.people_present, whole.people_expected)
    words = {Tone.NEUTRAL: "belum apel", Tone.INFO: "sebagian hadir", Tone.OK: "lengkap"}
    return Total("PERSONEL HADIR / RENCANA", _of(whole.people_present, whole.people_expected), words[tone], tone)


def _out(share: float | None) -> Total:
    ordered = f"perintah {write_percent(ORDERED_SHARE)}"
    return Total("KEKUATAN KELUAR", write_percent(share) if share is not None else "-", ordered)


def _incidents(count: int) -> Total:
    return Total(
        "KEJADIAN", write_number(count), "ada kejadian" if count else "nihil", Tone.ALARM if count else Tone.OK
    )
