import pytest
from PySide6.QtCore import Qt

from opsroom.domain.changes import Kind
from opsroom.services.backups import read_backups
from opsroom.services.edit_cells import AddPerson
from opsroom.ui.shell.rooms import BIN, PERSONEL, PLOTTING, QUALITY, TPS


def screen_of(window, key, qtbot):
    window.visit(key)
    qtbot.waitUntil(lambda: window.rooms.screen(key) is not None and window.is_at_rest, timeout=30_000)
    return window.rooms.screen(key)


@pytest.fixture
def people(open_window, qtbot):
    sheet = screen_of(open_window, PERSONEL, qtbot)
    qtbot.waitUntil(lambda: sheet.table.model.is_loaded)
    return sheet


def test_history_comes_and_goes_by_its_key(open_window, qtbot):
    action = open_window.actions_table["history"]
    action.trigger()
    assert open_window.past.isVisible()
    assert action.isChecked()
    qtbot.waitUntil(lambda: open_window.past.commands.commands.lines.rowCount() > 0)
    action.trigger()
    assert open_window.past.isHidden()
    assert not action.isChecked()


def test_history_is_not_read_before_it_is_wanted(open_window):
    assert open_window.past.commands is None


def test_open_history_follows_to_the_next_operation(open_window, make_operation, qtbot):
    open_window.past.show_commands()
    before = open_window.past.commands
    other = make_operation(name="lain.ops")
    other.close()
    open_window.open_file(other.path)
    qtbot.waitUntil(lambda: open_window.session.workspace.path == other.path and open_window.is_at_rest, timeout=20_000)
    assert open_window.past.commands is not None
    assert open_window.past.commands is not before


def test_story_of_the_current_row(open_window, people, qtbot):
    people.table.view.go_to(2, 0)
    open_window.actions_table["story"].trigger()
    story = open_window.past.story
    assert story.row == (Kind.PERSON, people.table.model.row_id(2))
    qtbot.waitUntil(lambda: "ANGGOTA 002" in story.title.text())
    assert open_window.past.tabs.currentWidget() is story


def test_story_is_in_the_context_menu_of_the_sheet(open_window, people):
    assert open_window.actions_table["story"] in people.table.view.actions()


def test_story_without_a_row_says_what_to_do(open_window, qtbot, told):
    screen_of(open_window, PLOTTING, qtbot)
    open_window.show_story()
    assert told()[-1].startswith("Pilih dahulu satu baris")


@pytest.mark.parametrize(("kind", "key"), [(Kind.PERSON, PERSONEL), (Kind.TPS, TPS), (Kind.KECAMATAN, PLOTTING)])
def test_an_issue_leads_to_its_room(open_window, qtbot, kind, key):
    quality = screen_of(open_window, QUALITY, qtbot)
    quality.row_requested.emit(kind, 3)
    qtbot.waitUntil(lambda: open_window.rooms.current_room == key and open_window.is_at_rest, timeout=30_000)
    if key != PLOTTING:
        table = open_window.rooms.screen(key).table
        qtbot.waitUntil(lambda: table.view.currentIndex().isValid())
        assert table.model.row_id(table.view.currentIndex().row()) == 3


def test_bin_has_its_room(open_window, qtbot):
    bin_screen = screen_of(open_window, BIN, qtbot)
    qtbot.waitUntil(lambda: "kosong" in bin_screen.lines.empty_text)


def test_backups_of_the_open_file(open_window, qtbot):
    open_window.actions_table["backups"].trigger()
    panel = open_window.backups.panel
    qtbot.waitUntil(lambda: panel.lines.lines.rowCount() == 1)
    assert open_window.backups.isVisible()


def test_backups_of_a_file_that_is_not_open(window, picker, operation, qtbot):
    picker.path = operation
    window.show_backups()
    assert picker.asked == ["Pulihkan operasi dari cadangan"]
    assert "operasi.ops" in window.backups.panel.title.text() or window.backups.isVisible()


def test_restoring_in_place_closes_and_opens_again(open_window, qtbot, told, operation):
    session = open_window.session
    session.workspace.run(AddPerson({"nrp": "90010001", "name": "SESUDAH CADANGAN"}))
    backup = read_backups(operation)[-1].path
    open_window.past.show_commands()
    open_window.files.restore(operation, backup)
    qtbot.waitUntil(
        lambda: open_window.session is not None and open_window.session is not session and open_window.is_at_rest,
        timeout=20_000,
    )
    with open_window.session.workspace.read() as reader:
        assert "90010001" not in {person.nrp for person in reader.persons()}
    assert any("dipulihkan dari cadangan" in text for text in told())
    assert "sebelum dipulihkan" in {line.reason for line in read_backups(operation)}


def test_bad_backup_leaves_the_file_open_as_it_was(open_window, qtbot, told, operation):
    session = open_window.session
    backup = read_backups(operation)[-1].path
    backup.write_bytes(b"rusak" * 1000)
    open_window.files.restore(operation, backup)
    qtbot.waitUntil(
        lambda: open_window.session is not None and open_window.session is not session and open_window.is_at_rest,
        timeout=20_000,
    )
    assert any("dibuka seperti semula" in text for text in told())


def test_restoring_waits_for_a_file_on_its_way(window, operation, told, qtbot):
    window.open_file(operation)
    window.files.restore(operation, operation)
    assert "masih dibuka" in told()[-1]
    qtbot.waitUntil(lambda: window.session is not None and window.is_at_rest, timeout=20_000)


def test_wall_leaves_the_program_by_its_key(open_window, qtbot):
    open_window.toggle_wall()
    wall = open_window.wall
    wall.activateWindow()
    qtbot.keyClick(wall, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not open_window.isVisible())
    assert open_window.wall is None
