import dataclasses

from opsroom.domain.imports import (
    ImportAccount,
    ImportKind,
    NothingToImport,
    Outcome,
    RowOutcome,
    SheetReading,
    SheetRow,
)


def outcome(kind: Outcome, *reasons: str, repaired: bool = False) -> RowOutcome:
    return RowOutcome(SheetRow("POLRES", 7, {}, {}, repaired=frozenset({"nrp"} if repaired else ())), kind, reasons)


ACCOUNT = ImportAccount(
    ImportKind.PERSON,
    "personel.xlsx",
    (
        outcome(Outcome.NEW, repaired=True),
        outcome(Outcome.NEW),
        outcome(Outcome.CHANGED),
        outcome(Outcome.SAME),
        outcome(Outcome.REJECTED, "NRP kosong", repaired=True),
        outcome(Outcome.REJECTED, "NRP kosong", "Nama kosong"),
        outcome(Outcome.REJECTED, "Desa tidak dikenal"),
    ),
)


def test_the_account_reconciles():
    counts = {kind: ACCOUNT.count(kind) for kind in Outcome}
    assert counts == {Outcome.NEW: 2, Outcome.CHANGED: 1, Outcome.SAME: 1, Outcome.REJECTED: 3}
    assert ACCOUNT.read == sum(counts.values())


def test_a_copy_of_the_account_counts_each_row_once():
    assert dataclasses.replace(ACCOUNT, committed=True).count(Outcome.NEW) == 2


def test_only_accepted_rows_count_as_repaired():
    assert ACCOUNT.repaired == 1


def test_reasons_stand_most_frequent_first():
    assert list(ACCOUNT.reasons.items()) == [("NRP kosong", 2), ("Desa tidak dikenal", 1), ("Nama kosong", 1)]


def test_rejected_rows_keep_their_order():
    assert [row.reasons[0] for row in ACCOUNT.rejected] == ["NRP kosong", "NRP kosong", "Desa tidak dikenal"]


def test_a_workbook_without_our_list_says_why_for_each_sheet():
    readings = (SheetReading("REKAP", None, 0, reason="Lembar rekapitulasi."),)
    problem = NothingToImport("Tidak ada daftar TPS.", readings)
    assert (problem.user_text, problem.readings) == ("Tidak ada daftar TPS.", readings)
