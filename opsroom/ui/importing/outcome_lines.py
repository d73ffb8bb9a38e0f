"""The rows of an import as lines of a table: where they stand, what becomes of them, and why."""

from collections.abc import Callable

from opsroom.domain.imports import ImportAccount, ImportKind, Outcome, RowOutcome
from opsroom.ui.importing.fields import show_value, title_of
from opsroom.ui.tables.count_line import Count
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.lines import LineColumn
from opsroom.ui.theme.tokens import Tone

OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.NEW: "Baru",
    Outcome.CHANGED: "Diubah",
    Outcome.SAME: "Sama",
    Outcome.REJECTED: "Ditolak",
}
_TONES: dict[Outcome, Tone] = {
    Outcome.NEW: Tone.OK,
    Outcome.CHANGED: Tone.INFO,
    Outcome.SAME: Tone.NEUTRAL,
    Outcome.REJECTED: Tone.ALARM,
}
#: Our columns that tell which row it is, with their widths. Units: px at 100 %.
_SHOWN: dict[ImportKind, tuple[tuple[str, int], ...]] = {
    ImportKind.TPS: (("kecamatan", 130), ("desa", 130), ("number", 52), ("category", 100)),
    ImportKind.PERSON: (("nrp", 92), ("name", 170), ("rank", 84)),
}
_MOST_CELLS = 6


def outcome_columns(kind: ImportKind) -> tuple[LineColumn, ...]:
    """The columns of the preview."""
    return (
        LineColumn("Hasil", _label, 86, key=_order, tone=_tone, hint="Apa yang terjadi dengan baris ini"),
        LineColumn("Lembar", _sheet, 86),
        LineColumn("Baris", _row, 56, key=_row_number, hint="Nomor baris di buku kerja"),
        *(LineColumn(title_of(kind, key), _value_of(kind, key), width) for key, width in _SHOWN[kind]),
        LineColumn("Perubahan, alasan, catatan", _remark_of(kind)),
    )


def outcome_counts(account: ImportAccount) -> tuple[Count, ...]:
    """How many rows have each outcome."""
    return tuple(Count(OUTCOME_LABELS[outcome], _TONES[outcome], account.count(outcome)) for outcome in Outcome)


def reconciliation(account: ImportAccount) -> str:
    """``1.225 baris dibaca = 1.200 baru + 3 diubah + 22 sama + 0 ditolak``."""
    parts = " + ".join(
        f"{thousands(account.count(outcome))} {OUTCOME_LABELS[outcome].casefold()}" for outcome in Outcome
    )
    return f"{thousands(account.read)} baris dibaca = {parts}"


def reasons_text(account: ImportAccount) -> str:
    """The reasons of rejection with their counts, empty without any."""
    return "; ".join(f"{reason} ({thousands(count)})" for reason, count in account.reasons.items())


def _label(line: RowOutcome) -> str:
    return OUTCOME_LABELS[line.outcome]


def _order(line: RowOutcome) -> int:
    return list(Outcome).index(line.outcome)


def _tone(line: RowOutcome) -> Tone:
    return _TONES[line.outcome]


def _sheet(line: RowOutcome) -> str:
    return line.row.sheet


def _row(line: RowOutcome) -> str:
    return str(line.row.row)


def _row_number(line: RowOutcome) -> int:
    return line.row.row


def _value_of(kind: ImportKind, key: str) -> Callable[[RowOutcome], str]:
    def text(line: RowOutcome) -> str:
        return show_value(kind, key, line.row.values[key]) if key in line.row.values else ""

    return text


def _remark_of(kind: ImportKind) -> Callable[[RowOutcome], str]:
    def text(line: RowOutcome) -> str:
        diffs = [
            f"{title_of(kind, diff.key)}: {show_value(kind, diff.key, diff.before)} → "
            f"{show_value(kind, diff.key, diff.after)}"
            for diff in line.diffs
        ]
        remarks = [*diffs, *line.reasons]
        if line.outcome is Outcome.REJECTED and not line.row.values:
            remarks.append("Isi: " + ", ".join([cell for cell in line.row.cells.values() if cell][:_MOST_CELLS]))
        if "nrp" in line.row.repaired:
            remarks.append("nol di depan NRP dilengkapi")
        return "; ".join(remarks)

    return text
