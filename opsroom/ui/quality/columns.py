"""The columns of the queue: kinds of defect, their issues, what was dismissed."""

from opsroom.domain.calendar import write_number, write_percent
from opsroom.domain.quality import DefectCount
from opsroom.ui.tables.lines import LineColumn
from opsroom.ui.theme.tokens import Tone


def loss_text(defect: DefectCount) -> str:
    """``-1,8``: points this kind of defect costs."""
    if not defect.count:
        return ""
    return f"-{max(defect.loss, 0.1):.1f}".replace(".", ",")


def _tone(defect: DefectCount) -> Tone | None:
    if not defect.count:
        return Tone.OK
    return Tone.ALARM if defect.loss >= 5 else Tone.WARN


def _count_text(defect: DefectCount) -> str:
    return write_number(defect.count) if defect.count else "0"


DEFECT_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Jenis masalah", lambda defect: defect.spec.title, tone=_tone),
    LineColumn("Ada", _count_text, 58, lambda defect: defect.count, is_number=True),
    LineColumn(
        "Baris", lambda defect: write_percent(defect.share) if defect.count else "", 58, lambda defect: defect.share,
        is_number=True, hint="Bagian baris daftar yang terkena",
    ),
    LineColumn(
        "Bobot", lambda defect: str(defect.spec.weight), 50, lambda defect: defect.spec.weight, is_number=True,
        hint="Nilai yang hilang bila semua baris terkena",
    ),
    LineColumn("Nilai", loss_text, 46, lambda defect: defect.loss, is_number=True, hint="Nilai yang hilang sekarang"),
)  # fmt: skip

ISSUE_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Yang mana", lambda issue: issue.place, 330),
    LineColumn("Masalah", lambda issue: issue.text),
    LineColumn(
        "Perbaikan", lambda issue: "Bandingkan" if issue.merges else (issue.fixes[0].label if issue.fixes else ""), 150
    ),
)

DISMISSED_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Jenis masalah", lambda each: each.title, 150),
    LineColumn("Yang mana", lambda each: each.place, 300),
    LineColumn("Alasan", lambda each: each.reason),
)
