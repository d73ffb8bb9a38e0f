import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.ui.tables.editors import CellEdit, ChoiceCellEdit, Move


@pytest.fixture
def open_editor(qtbot, look):
    parents = []

    def make(column, text, kind=CellEdit):
        parent = QWidget()
        qtbot.addWidget(parent)
        parents.append(parent)
        editor = kind(7, column, text, look.theme, parent)
        editor.setGeometry(10, 10, 150, 26)
        editor.fill(text)
        parent.show()
        qtbot.waitExposed(parent)
        editor.setFocus()
        return editor

    return make


@pytest.fixture
def nrp(open_editor):
    return open_editor(by_key(PERSON_COLUMNS, "nrp"), "87010001")


@pytest.fixture
def rank(open_editor):
    return open_editor(by_key(PERSON_COLUMNS, "rank"), "BRIPKA", ChoiceCellEdit)


@pytest.fixture
def duty(open_editor):
    return open_editor(by_key(PERSON_COLUMNS, "duty"), "PAM TPS", ChoiceCellEdit)


def moves_of(editor):
    log = []
    editor.done.connect(log.append)
    return log


def retype(qtbot, editor, text):
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_editor_opens_with_its_text_selected(nrp):
    assert nrp.selectedText() == "87010001"


def test_text_being_typed_is_never_replaced_from_outside(nrp, qtbot):
    retype(qtbot, nrp, "9")
    nrp.fill("11111111")
    assert nrp.text() == "9"


def test_value_that_breaks_a_rule_is_explained_while_typing(nrp, qtbot):
    retype(qtbot, nrp, "87a")
    assert "87A" in nrp.problem.upper()
    assert nrp.toolTip() == nrp.problem


def test_explanation_goes_once_the_value_is_right(nrp, qtbot):
    retype(qtbot, nrp, "87a")
    retype(qtbot, nrp, "87010002")
    assert (nrp.problem, nrp.toolTip()) == ("", "")


def test_wrong_value_is_underlined(nrp, qtbot, look):
    nrp.deselect()
    clean = nrp.grab().toImage()
    retype(qtbot, nrp, "87abc")
    marked = nrp.grab().toImage()
    alarm = look.theme.qcolor("alarm")

    def reds(image):
        pixels = [image.pixelColor(x, image.height() - y) for x in range(60) for y in (3, 4, 5, 6)]
        return sum(pixel.red() - pixel.green() > (alarm.red() - alarm.green()) // 2 for pixel in pixels)

    assert reds(clean) == 0
    assert reds(marked) > 10


def test_wrong_number_is_underlined_on_its_right(open_editor, qtbot):
    editor = open_editor(by_key(TPS_COLUMNS, "voters_m"), "12")
    retype(qtbot, editor, "x")
    image = editor.grab().toImage()
    left = [image.pixelColor(x, image.height() - 4) for x in range(10, 60)]
    assert all(pixel.red() - pixel.green() < 60 for pixel in left)
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(
    ("key", "modifier", "move"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Move.DOWN),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, Move.DOWN),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Move.UP),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, Move.RIGHT),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, Move.LEFT),
    ],
    ids=["enter", "keypad", "shift enter", "tab", "shift tab"],
)
def test_finishing_keys_say_where_to_go(nrp, qtbot, key, modifier, move):
    moves = moves_of(nrp)
    qtbot.keyClick(nrp, key, modifier)
    assert moves == [move]


def test_escape_gives_up(nrp, qtbot):
    moves = moves_of(nrp)
    with qtbot.waitSignal(nrp.dropped):
        qtbot.keyClick(nrp, Qt.Key.Key_Escape)
    assert moves == []


def test_amending_puts_the_cursor_behind_the_text(nrp, qtbot):
    nrp.begin_at_end()
    qtbot.keyClick(nrp, Qt.Key.Key_Backspace)
    assert nrp.text() == "8701000"


def test_typing_narrows_the_choices(duty, qtbot):
    retype(qtbot, duty, "pa")
    completer = duty.completer()
    assert [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())] == [
        "PAM TPS", "Padal", "Pamatwil", "Tanpa keterangan",
    ]  # fmt: skip


def test_amending_a_choice_offers_them_all(duty):
    duty.begin_at_end()
    assert duty.completer().popup().isVisible()
    assert duty.completer().completionCount() == len(duty.column.choices)


def test_alt_down_offers_all_choices(duty, qtbot):
    qtbot.keyClick(duty, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert duty.completer().popup().isVisible()


@pytest.mark.parametrize(
    ("typed", "settled"),
    [("pamat", "Pamatwil"), ("sakit", "sakit"), ("tanpa", "Tanpa keterangan"), ("pa", "pa"), ("", "")],
)
def test_text_that_fits_one_choice_becomes_it(duty, qtbot, typed, settled):
    duty.selectAll()
    qtbot.keyClick(duty, Qt.Key.Key_Backspace)
    qtbot.keyClicks(duty, typed)
    qtbot.keyClick(duty, Qt.Key.Key_Return)
    assert duty.text() == settled


def test_choice_that_only_holds_the_text_is_found(duty, qtbot):
    retype(qtbot, duty, "luar")
    qtbot.keyClick(duty, Qt.Key.Key_Tab)
    assert duty.text() == "Dinas luar"


def test_choice_picked_from_the_list_finishes_the_edit(duty, qtbot):
    moves = moves_of(duty)
    duty.completer().activated.emit("Sakit")
    qtbot.waitUntil(lambda: moves == [Move.STAY])
    assert duty.text() == "Sakit"


def test_rank_is_found_by_its_beginning(rank, qtbot):
    retype(qtbot, rank, "brip")
    qtbot.keyClick(rank, Qt.Key.Key_Return)
    assert rank.text() == "brip"
    retype(qtbot, rank, "bript")
    qtbot.keyClick(rank, Qt.Key.Key_Return)
    assert rank.text() == "BRIPTU"


def test_tab_finishes_though_an_open_list_hands_it_in_by_itself(qtbot, look):
    parent = QWidget()
    qtbot.addWidget(parent)
    column = by_key(PERSON_COLUMNS, "rank")
    editor = ChoiceCellEdit(7, column, "", look.theme, parent)
    QLineEdit(parent)
    parent.show()
    editor.setFocus()
    moves = moves_of(editor)
    qtbot.keyClicks(editor, "aipt")
    editor.event(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    assert (moves, editor.text()) == ([Move.RIGHT], "AIPTU")


def test_list_is_as_wide_as_its_longest_choice(duty):
    duty.offer_all()
    popup = duty.completer().popup()
    assert popup.viewport().width() >= popup.fontMetrics().horizontalAdvance("Tanpa keterangan")


def test_yes_no_column_offers_both(open_editor):
    flag = open_editor(by_key(TPS_COLUMNS, "is_special"), "Ya", ChoiceCellEdit)
    assert flag.completer().completionCount() == 2


def test_editor_says_its_column_aloud(nrp):
    assert nrp.accessibleName() == "NRP / NIP"
