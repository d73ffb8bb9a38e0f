"""What became of the rows of an import, in words: outcomes, the sum that must add up, reasons and remarks."""

from opsroom.domain.imports import ImportAccount, Outcome, RowOutcome
from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.tokens import Tone

OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.NEW: "Baru",
    Outcome.CHANGED: "Diubah",
    Outcome.SAME: "Sama",
    Outcome.REJECTED: "Ditolak",
}
OUTCOME_TONES: dict[Outcome, Tone] = {
    Outcome.NEW: Tone.OK,
    Outcome.CHANGED: Tone.INFO,
    Outcome.SAME: Tone.NEUTRAL,
    Outcome.REJECTED: Tone.ALARM,
}
_MOST_CELLS = 6


def reconciliation(account: ImportAccount) -> str:
    """``1.225 baris dibaca = 1.200 baru + 3 diubah + 22 sama + 0 ditolak``."""
    parts = " + ".join(
        f"{thousands(account.count(outcome))} {OUTCOME_LABELS[outcome].casefold()}" for outcome in Outcome
    )
    return f"{thousands(account.read)} baris dibaca = {parts}"


def reasons_text(account: ImportAccount) -> str:
    """The reasons of rejection with their counts, empty without any."""
    return "; ".join(f"{reason} ({thousands(count)})" for reason, count in account.reasons.items())


def remark_of(line: RowOutcome) -> str:
    """The reasons and remarks of one row; a rejected one of which nothing was understood shows its cells."""
    remarks = list(line.reasons)
    if line.outcome is Outcome.REJECTED and not line.row.values:
        remarks.append("Isi: " + ", ".join([cell for cell in line.row.cells.values() if cell][:_MOST_CELLS]))
    if "nrp" in line.row.repaired:
        remarks.append("NRP dipulihkan dari kerusakan Excel")
    return "; ".join(remarks)
