"""Picture, diffs and bench as models, and how fast a very large sheet is shown."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from opsroom.domain.imports import (
    ColumnMatch,
    FieldDiff,
    ImportAccount,
    ImportKind,
    Outcome,
    RowOutcome,
    SheetReading,
    SheetRow,
)
from opsroom.domain.sheet_pictures import draw_picture
from opsroom.services.error_bench import benches
from opsroom.services.import_preview import RowMarks, view_of
from opsroom.ui.importing.bench_model import BenchModel
from opsroom.ui.importing.diff_model import DiffModel
from opsroom.ui.importing.picture_model import Part, PictureModel
from opsroom.ui.importing.picture_view import PictureView

SHORT = "NRP kurang dari 8 digit"
COLUMNS = (ColumnMatch(0, "NO", ""), ColumnMatch(1, "NAMA", "name"), ColumnMatch(2, "NRP", "nrp"))
READING = SheetReading("POLRES", ImportKind.PERSON, 2, COLUMNS, (), "abc", head_last=2)


def _account():
    rows = [
        SheetRow("POLRES", 3, {"name": "ADI", "nrp": "80010001"}, {"NO": "1", "NAMA": "ADI", "NRP": "80010001"}),
        SheetRow(
            "POLRES", 4, {"name": "BUDI"}, {"NO": "2", "NAMA": "BUDI", "NRP": "8001"}, ("NRP kurang dari 8 digit",)
        ),
    ]
    outcomes = (
        RowOutcome(rows[0], Outcome.CHANGED, (), (FieldDiff("name", "ADI S", "ADI"),)),
        RowOutcome(rows[1], Outcome.REJECTED, rows[1].problems),
    )
    return ImportAccount(ImportKind.PERSON, "a.csv", outcomes, (READING,))


@pytest.fixture
def picture():
    rows = [(1, ["DAFTAR", "", ""]), (2, ["NO", "NAMA", "NRP"]), (3, ["1", "ADI", "80010001"]), (5, ["", "JUMLAH", ""])]
    return draw_picture("POLRES", rows, 100)


def test_picture_model_keeps_the_rules_of_models(qapp, picture):
    model = PictureModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_picture(picture)
    model.show_reading(READING, ImportKind.PERSON, RowMarks(bytes([0, 0, 0, 1, 0, 0]), 3))
    assert [model.part(row) for row in range(5)] == [Part.ABOVE, Part.HEAD, Part.DATA, Part.IGNORED, Part.IGNORED]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B\nNama"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A\n"
    assert model.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole) == "Baris 2: kepala tabel"
    assert model.data(model.index(2, 1), Qt.ItemDataRole.AccessibleTextRole) == "ADI, data, Nama"
    model.show_edits({(3, 1): "ADE"})
    assert model.text(2, 1) == "ADE"


def test_diff_model_keeps_the_rules_of_models(qapp):
    model = DiffModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = view_of(_account())
    for only in (None, Outcome.CHANGED, Outcome.REJECTED, Outcome.NEW):
        model.show_view(view, only)
    model.show_view(view, Outcome.CHANGED)
    place = model.keys.index("name")
    assert model.data(model.index(0, place)) == "ADI S → ADI"
    model.show_view(None)
    assert model.rowCount() == 0


def test_bench_model_keeps_the_rules_of_models(qapp, qtbot):
    model = BenchModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    (bench,) = benches(_account())
    model.show_bench(bench, {})
    place = model.first_fault()
    assert place is not None
    index = model.index(*place)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "8001, NRP kurang dari 8 digit"
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), "x")
    with qtbot.waitSignal(model.mended):
        model.setData(index, "80010002")
    assert model.is_mended(*place)
    assert not model.fault(*place)
    model.setData(index, "8001")
    assert not model.edits


def test_a_hundred_thousand_rows_are_shown_at_once(qtbot, look):
    texts = [[f"{row}", f"NAMA {row}", f"{row:08}", *["x"] * 13] for row in range(100_000)]
    picture = draw_picture("BESAR", enumerate(texts, start=1), 200_000)
    view = PictureView(look)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    began = time.perf_counter()
    view.model_.show_picture(picture)
    view.fit_columns()
    view.scrollToBottom()
    view.grab()
    assert time.perf_counter() - began < 0.5
    assert view.model_.text(99_999, 1) == "NAMA 99999"


def test_sixteen_thousand_columns_are_shown_at_once(qtbot, look):
    picture = draw_picture("LEBAR", [(1, [f"h{column}" for column in range(16_384)])], 10)
    view = PictureView(look)
    qtbot.addWidget(view)
    view.show()
    view.model_.show_picture(picture)
    view.grab()
    assert view.model_.headerData(16_383, Qt.Orientation.Horizontal) == "XFD\n"


def _focus(view, qtbot):
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)


def test_keys_correct_the_picture(qtbot, look, picture):
    view = PictureView(look)
    qtbot.addWidget(view)
    view.show()
    view.model_.show_picture(picture)
    view.model_.show_reading(READING, ImportKind.PERSON, RowMarks())
    view.setCurrentIndex(view.model_.index(2, 1))
    _focus(view, qtbot)
    wished = []
    view.wished.connect(wished.append)
    for key in (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_Delete, Qt.Key.Key_T, Qt.Key.Key_R):
        QTest.keyClick(view, key)
    assert [(wish.what, wish.row, wish.column) for wish in wished] == [
        ("head", 3, -1), ("data", 3, -1), ("column", 0, 1), ("none", 0, -1), ("found", 0, -1),
    ]  # fmt: skip


def test_the_head_cell_offers_what_a_column_can_mean(qtbot, look, picture):
    view = PictureView(look)
    qtbot.addWidget(view)
    view.show()
    view.model_.show_picture(picture)
    view.open_column_menu(1, QPoint(0, 0))
    assert view.column_menu is None
    view.model_.show_reading(READING, ImportKind.PERSON, RowMarks())
    view.horizontalHeader().sectionClicked.emit(1)
    menu = view.column_menu
    wished = []
    view.wished.connect(wished.append)
    chosen = next(action for action in menu.actions() if action.text() == "Jabatan")
    assert next(action for action in menu.actions() if action.isChecked()).text() == "Nama"
    chosen.trigger()
    assert (wished[0].column, wished[0].key) == (1, "position")
    menu.close()
    _focus(view, qtbot)
    view.setCurrentIndex(view.model_.index(1, 1))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.column_menu is not menu
    view.column_menu.close()
    view.customContextMenuRequested.emit(QPoint(10, 10))
