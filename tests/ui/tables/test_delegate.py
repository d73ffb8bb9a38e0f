import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from opsroom.domain.duty import Duty
from opsroom.ui.tables.decor import CellDecor
from opsroom.ui.tables.delegate import CellDelegate
from opsroom.ui.tables.editors import CellEdit, ChoiceCellEdit
from opsroom.ui.theme.tokens import Tone

WIDTH, HEIGHT = 120, 24


@pytest.fixture
def parent(qtbot, look):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def delegate(look, parent):
    return CellDelegate(look, {"duty": lambda value: Tone.OK if value is Duty.PAM_TPS else None}, parent)


def option_of(state=QStyle.StateFlag.State_None):
    option = QStyleOptionViewItem()
    option.rect.setRect(0, 0, WIDTH, HEIGHT)
    option.state = state
    return option


@pytest.fixture
def painted(delegate, model):
    """The colours of a painted cell by row and key."""

    def paint(row, key, state=QStyle.StateFlag.State_None):
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.magenta)
        painter = QPainter(image)
        delegate.paint(painter, option_of(state), model.index(row, model.column_of(key)))
        painter.end()
        return image

    return paint


def colours(image):
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def ground(image):
    return image.pixelColor(2, 12).name()


def test_rows_alternate(painted, look):
    assert (ground(painted(0, "name")), ground(painted(1, "name"))) == (look.theme.surface, look.theme.alternate)


def test_selected_cell_has_its_own_ground(painted, look):
    assert ground(painted(0, "name", QStyle.StateFlag.State_Selected)) == look.theme.selection


def test_refused_cell_is_marked_by_ground_and_corner(painted, model, look):
    model.refuse(1, "rank", "X", "tidak dikenal")
    image = painted(0, "rank")
    assert ground(image) == look.theme.alarm_ground
    assert image.pixelColor(WIDTH - 1, 0).name() == look.theme.alarm


def test_current_cell_is_framed(painted, look):
    image = painted(0, "name", QStyle.StateFlag.State_HasFocus)
    assert image.pixelColor(0, 12).name() == look.theme.accent


def test_toned_value_has_a_coloured_symbol(painted, look):
    assert look.theme.ok in colours(painted(0, "duty"))
    assert look.theme.ok not in colours(painted(1, "duty"))


def test_edit_on_its_way_is_written_quietly(painted, model, roster, look):
    before = painted(0, "rank")
    roster.is_busy = True
    model.ask_cell(1, "rank", "BRIGPOL ", "AKP")
    assert look.theme.text in colours(before)
    assert look.theme.text not in colours(painted(0, "rank"))


def test_record_on_its_way_shows_no_symbol(painted, look):
    assert look.theme.ok not in colours(painted(250, "duty"))


def test_long_text_ends_before_the_cell_does(painted, model, roster, qtbot, look):
    roster.change(1, name="W" * 80)
    qtbot.waitUntil(lambda: model.record(1).name.startswith("W"))
    image = painted(0, "name")
    edge = {image.pixelColor(x, y).name() for x in range(WIDTH - 5, WIDTH) for y in range(HEIGHT)}
    assert edge == {look.theme.surface}


def test_text_of_several_lines_is_shown_in_one(painted, model, roster, qtbot):
    roster.change(1, note="jalan\ntanah")
    roster.change(3, note="jalan tanah")
    qtbot.waitUntil(lambda: bool(model.record(3).note and model.record(1).note))
    one, two = painted(0, "note"), painted(2, "note")
    columns = [
        {x for x in range(WIDTH) if any(image.pixelColor(x, y).lightness() < 128 for y in range(HEIGHT))}
        for image in (one, two)
    ]  # fmt: skip
    assert columns[0] == columns[1] != set()


def test_colours_follow_the_look(painted, look):
    look.use("dark")
    assert ground(painted(0, "name")) == look.theme.surface


@pytest.mark.parametrize(
    "state", [QStyle.StateFlag.State_None, QStyle.StateFlag.State_Selected], ids=["plain", "selected"]
)
def test_hit_is_marked_calmly_under_its_letters(painted, model, look, state):
    plain = colours(painted(0, "name", state))
    model.set_decorator(lambda *_cell: CellDecor(hits=((0, 5),)))
    marked = colours(painted(0, "name", state))
    new = {look.theme.ground(Tone.WARN).name(), look.theme.qcolor("warn").name()}
    assert new <= marked
    assert not new & plain


def test_foreign_model_is_left_to_qt(delegate):
    model = QStandardItemModel(1, 1)
    model.setData(model.index(0, 0), "teks")
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option_of(), model.index(0, 0))
    painter.end()
    assert len(colours(image)) > 1
    with pytest.raises(TypeError):
        delegate.createEditor(None, option_of(), model.index(0, 0))


@pytest.mark.parametrize(("key", "kind"), [("name", CellEdit), ("rank", ChoiceCellEdit)])
def test_editor_fits_the_column(delegate, model, parent, key, kind):
    index = model.index(0, model.column_of(key))
    editor = delegate.createEditor(parent, option_of(), index)
    delegate.setEditorData(editor, index)
    delegate.updateEditorGeometry(editor, option_of(), index)
    assert type(editor) is kind
    assert editor.geometry().width() >= WIDTH
    assert (editor.row_id, editor.text()) == (1, model.data(index))


def test_edit_goes_to_the_row_it_was_opened_on(delegate, model, parent, roster, qtbot):
    index = model.index(4, model.column_of("name"))
    editor = delegate.createEditor(parent, option_of(), index)
    roster.remove(1, 2)
    qtbot.waitUntil(lambda: model.rowCount() == 298)
    editor.setText("NAMA BARU")
    delegate.setModelData(editor, model, index)
    qtbot.waitUntil(lambda: roster.people[5].name == "NAMA BARU")


def test_keys_reach_the_editor(delegate, model, parent, qtbot):
    editor = delegate.createEditor(parent, option_of(), model.index(0, 1))
    editor.installEventFilter(delegate)
    with qtbot.waitSignals([delegate.commitData, delegate.closeEditor, delegate.edit_done]):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(delegate.closeEditor):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not delegate.eventFilter(editor, QEvent(QEvent.Type.Enter))
