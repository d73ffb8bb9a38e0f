import pytest

from opsroom.domain.imports import FieldDiff, ImportAccount, ImportKind, Outcome, RowOutcome, SheetRow
from opsroom.ui.importing.outcome_lines import outcome_columns, outcome_counts, reasons_text, reconciliation
from opsroom.ui.theme.tokens import Tone

VALUES = {"nrp": "80010001", "name": "ADI SAPUTRA", "rank": "IPTU"}


def line(outcome, *, values=VALUES, reasons=(), diffs=(), repaired=(), cells=None):
    row = SheetRow("POLSEK", 7, values, cells or {}, repaired=frozenset(repaired))
    return RowOutcome(row, outcome, reasons, diffs)


def texts(one):
    return [column.text(one) for column in outcome_columns(ImportKind.PERSON)]


def test_line_says_where_it_stands_and_what_becomes_of_it():
    assert texts(line(Outcome.NEW)) == ["Baru", "POLSEK", "7", "80010001", "ADI SAPUTRA", "IPTU", ""]


@pytest.mark.parametrize(
    ("outcome", "tone"),
    [
        (Outcome.NEW, Tone.OK),
        (Outcome.CHANGED, Tone.INFO),
        (Outcome.SAME, Tone.NEUTRAL),
        (Outcome.REJECTED, Tone.ALARM),
    ],
)
def test_outcome_has_its_tone(outcome, tone):
    assert outcome_columns(ImportKind.PERSON)[0].tone(line(outcome)) is tone


def test_changes_are_shown_before_and_after():
    changed = line(Outcome.CHANGED, diffs=(FieldDiff("rank", "BRIPKA", "IPTU"), FieldDiff("phone", "", "0812")))
    assert texts(changed)[-1] == "Pangkat: BRIPKA → IPTU; No. HP: (kosong) → 0812"


def test_reasons_are_shown():
    assert texts(line(Outcome.REJECTED, reasons=("NRP kurang dari 8 digit",)))[-1] == "NRP kurang dari 8 digit"


def test_rejected_row_without_values_shows_its_cells():
    unread = line(Outcome.REJECTED, values={}, reasons=("Nama kosong",), cells={"NO": "4", "NAMA": "", "KET": "x"})
    assert texts(unread)[-1] == "Nama kosong; Isi: 4, x"


def test_repaired_number_is_told():
    assert texts(line(Outcome.NEW, repaired=("nrp",)))[-1] == "nol di depan NRP dilengkapi"


def test_rows_sort_by_outcome_and_by_number():
    columns = {column.title: column for column in outcome_columns(ImportKind.PERSON)}
    assert columns["Hasil"].key(line(Outcome.REJECTED)) > columns["Hasil"].key(line(Outcome.NEW))
    assert columns["Baris"].key(line(Outcome.NEW)) == 7


def account(*outcomes):
    return ImportAccount(ImportKind.PERSON, "x.xlsx", outcomes)


def test_account_is_reconciled_in_words():
    rejected = line(Outcome.REJECTED, reasons=("a",))
    text = reconciliation(account(line(Outcome.NEW), line(Outcome.NEW), rejected))
    assert text == "3 baris dibaca = 2 baru + 0 diubah + 0 sama + 1 ditolak"


def test_every_outcome_is_counted():
    counts = outcome_counts(account(line(Outcome.SAME)))
    assert [(count.label, count.number) for count in counts] == [
        ("Baru", 0),
        ("Diubah", 0),
        ("Sama", 1),
        ("Ditolak", 0),
    ]


def test_reasons_are_counted_most_frequent_first():
    rejected = [line(Outcome.REJECTED, reasons=(reason,)) for reason in ("a", "b", "b")]
    assert reasons_text(account(*rejected)) == "b (2); a (1)"


def test_columns_of_a_tps_list_tell_its_place():
    assert [column.title for column in outcome_columns(ImportKind.TPS)][3:6] == ["Kecamatan", "Desa / Kelurahan", "TPS"]
