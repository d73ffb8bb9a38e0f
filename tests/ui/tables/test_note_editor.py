import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.ui.tables.editors import Move
from opsroom.ui.tables.note_editor import NoteCellEdit


def read_note(text):
    if "?" in text:
        raise RuleViolation("Tanpa tanda tanya.", "note")
    return text


NOTE = Column(
    "note", "Keterangan", "keterangan", ColumnKind.NOTE, read=read_note, warn=lambda t: "Panjang." * (len(t) > 20)
)


@pytest.fixture
def ground(qtbot):
    widget = QWidget()
    widget.resize(400, 200)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def note(ground, look):
    editor = NoteCellEdit(1, NOTE, "lama", look.theme, ground)
    editor.setGeometry(10, 10, 200, 24)
    editor.fit_height(24)
    editor.fill("lama")
    editor.show()
    editor.setFocus()
    return editor


def test_alt_enter_begins_a_line_and_the_field_grows(note, qtbot):
    before = note.height()
    note.begin_at_end()
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(note, "baru")
    assert note.text() == "lama\nbaru"
    assert note.height() > before


def test_field_at_the_lower_edge_grows_upwards(note):
    note.move(10, 190)
    note.setPlainText("satu\ndua\ntiga")
    assert note.geometry().bottom() <= 200


@pytest.mark.parametrize(
    ("key", "modifier", "move"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Move.DOWN),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Move.UP),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, Move.RIGHT),
    ],
    ids=["enter", "shift enter", "tab"],
)
def test_keys_finish_as_in_other_cells(note, qtbot, key, modifier, move):
    with qtbot.waitSignal(note.done) as told:
        qtbot.keyClick(note, key, modifier)
    assert told.args == [move]


def test_ctrl_enter_means_the_whole_selection(note, qtbot):
    with qtbot.waitSignal(note.spread) as told:
        qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["lama"]


def test_escape_gives_up(note, qtbot):
    with qtbot.waitSignal(note.dropped):
        qtbot.keyClick(note, Qt.Key.Key_Escape)


def test_what_is_wrong_or_odd_is_said_beside_the_field(note):
    note.setPlainText("apa?")
    assert (note.problem, note._bubble.text) == ("Tanpa tanda tanya.", "Tanpa tanda tanya.")
    note.setPlainText("kata " * 6)
    assert (note.problem, note._bubble.text) == ("", "Panjang.")
    note.say_changed("lain")
    assert "'lain'" in note._bubble.text
    note.hide()
    assert note._bubble is None


def test_text_being_typed_is_never_replaced_from_outside(note):
    note.fill("lain")
    assert note.text() == "lama"
