from opsroom.domain.imports import ImportAccount, ImportKind, Outcome, RowOutcome, SheetRow
from opsroom.ui.importing.outcome_lines import reasons_text, reconciliation, remark_of


def _outcome(outcome, *reasons, values=None, cells=None, repaired=frozenset()):
    row = SheetRow("POLRES", 7, values or {}, cells or {}, repaired=repaired)
    return RowOutcome(row, outcome, reasons)


def test_the_sum_adds_up():
    outcomes = (_outcome(Outcome.NEW), _outcome(Outcome.SAME), _outcome(Outcome.REJECTED, "NRP/NIP kosong"))
    account = ImportAccount(ImportKind.PERSON, "a.csv", outcomes)
    assert reconciliation(account) == "3 baris dibaca = 1 baru + 0 diubah + 1 sama + 1 ditolak"
    assert reasons_text(account) == "NRP/NIP kosong (1)"


def test_a_rejected_row_not_understood_shows_its_cells():
    line = _outcome(Outcome.REJECTED, "Nama kosong", cells={"NO": "1", "NAMA": "", "KET": "x"})
    assert remark_of(line) == "Nama kosong; Isi: 1, x"


def test_a_repair_is_told():
    line = _outcome(Outcome.NEW, values={"nrp": "03091332"}, repaired=frozenset({"nrp"}))
    assert remark_of(line) == "NRP dipulihkan dari kerusakan Excel"
