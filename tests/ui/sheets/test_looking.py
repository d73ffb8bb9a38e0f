"""Views, formats, find, masks and handing on, on a real operation file."""

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.changes import Kind
from opsroom.domain.formats import FormatRule
from opsroom.domain.queries import ALL, Filter, SortKey
from opsroom.domain.saved_views import SavedView
from opsroom.services.formats import SetFormats, read_formats
from opsroom.services.saved_views import SaveView, shared_views
from opsroom.ui.bridge.notices import Level
from opsroom.ui.sheets.person_sheet import PersonSheet
from opsroom.ui.theme.tokens import Tone

KEY = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def looking(people):
    people.table.view.take_focus()
    return people.looking


@pytest.fixture
def shared(workspace):
    def read():
        with workspace.read() as reader:
            return shared_views(reader, Kind.PERSON)

    return read


def entries(looking):
    looking.views.fill()
    return [action.text() for action in looking.views.menu.actions() if action.text()]


def pick(looking, text):
    looking.views.fill()
    next(action for action in looking.views.menu.actions() if text in action.text()).trigger()


def save(looking, name, qtbot, *, is_shared=False):
    looking.views.ask_name()
    looking.views.line.name.setText(name)
    looking.views.line.shared.setChecked(is_shared)
    qtbot.keyClick(looking.views.line.name, KEY.Key_Return)


# views


def test_view_is_kept_by_keys_and_chosen_again(people, looking, qtbot):
    people.table.set_filter("name", "ANGGOTA 00")
    people.table.model.toggle_sort(1, is_added=False)
    qtbot.keyClick(people.table.view, KEY.Key_S, CTRL | ALT)
    qtbot.keyClicks(looking.views.line.name, "Sepuluh")
    qtbot.keyClick(looking.views.line.name, KEY.Key_Return)
    assert not looking.views.line.isVisible()
    assert looking.views.button.text().startswith("Sepuluh ")
    pick(looking, "Semua baris")
    assert people.table.query == ALL
    pick(looking, "Sepuluh")
    assert people.table.query.filters == (Filter("name", "ANGGOTA 00"),)
    assert people.table.query.sort == (SortKey("name"),)


def test_view_brings_its_columns(people, looking, qtbot):
    people.table.columns.set_hidden(3, is_hidden=True)
    save(looking, "Tanpa kesatuan", qtbot)
    people.table.columns.show_all()
    assert looking.views.is_changed
    pick(looking, "Tanpa kesatuan")
    assert people.table.view.isColumnHidden(3)
    assert not looking.views.is_changed


def test_mark_shows_that_the_table_stands_otherwise(people, looking, qtbot):
    save(looking, "Semua", qtbot)
    assert "*" not in looking.views.button.text()
    people.table.set_filter("name", "1")
    assert "*" in looking.views.button.text()
    pick(looking, "Simpan perubahan")
    assert "*" not in looking.views.button.text()
    assert looking.views.own.views[0].query.filters == (Filter("name", "1"),)


def test_shared_view_is_kept_in_the_file_and_can_be_undone(looking, shared, workspace, qtbot):
    save(looking, "Bersama", qtbot, is_shared=True)
    qtbot.waitUntil(lambda: [view.name for view in shared()] == ["Bersama"])
    qtbot.waitUntil(lambda: any("(bersama)" in text for text in entries(looking)))
    workspace.undo()
    qtbot.waitUntil(lambda: not any("(bersama)" in text for text in entries(looking)))
    assert looking.views.current is None


def test_view_of_another_desk_appears(looking, workspace, qtbot):
    workspace.run(SaveView(Kind.PERSON, SavedView("Dari sebelah")))
    qtbot.waitUntil(lambda: any("Dari sebelah" in text for text in entries(looking)))


@pytest.mark.parametrize("is_shared", [False, True])
def test_view_is_renamed_and_deleted(looking, qtbot, is_shared):
    save(looking, "Lama", qtbot, is_shared=is_shared)
    qtbot.waitUntil(lambda: any("Lama" in text for text in entries(looking)))
    pick(looking, "Ganti nama")
    looking.views.line.name.setText("Baru")
    qtbot.mouseClick(looking.views.line.keep_button, LEFT)
    qtbot.waitUntil(lambda: any("&1  Baru" in text for text in entries(looking)))
    pick(looking, "Hapus 'Baru'")
    qtbot.waitUntil(lambda: not any("Baru" in text for text in entries(looking)))


@pytest.mark.parametrize("is_shared", [False, True])
def test_name_that_says_nothing_is_refused_at_the_line(looking, qtbot, is_shared):
    save(looking, "  ", qtbot, is_shared=is_shared)
    qtbot.waitUntil(lambda: "belum diisi" in looking.views.line.problem.text())
    qtbot.keyClick(looking.views.line.name, KEY.Key_Escape)
    assert not looking.views.line.isVisible()


def test_table_begins_with_the_view_chosen_for_it(people, looking, workspace, tools, open_sheet, qtbot):
    people.table.set_filter("name", "ANGGOTA 00")
    save(looking, "Awal", qtbot)
    pick(looking, "Tampilan awal")
    other = open_sheet(PersonSheet(workspace, tools))
    qtbot.waitUntil(lambda: other.table.query.filters == (Filter("name", "ANGGOTA 00"),))
    pick(looking, "Tampilan awal")
    assert looking.views.own.start == ""


def test_columns_stand_as_they_were_left(people, workspace, tools, open_sheet):
    people.table.columns.set_hidden(4, is_hidden=True)
    people.table.columns.freeze_to(1)
    other = open_sheet(PersonSheet(workspace, tools))
    assert other.table.view.isColumnHidden(4)
    assert other.table.view.head.frozen == (0, 1)


def test_views_are_opened_by_keys(people, looking, qtbot):
    qtbot.keyClick(people.table.view, KEY.Key_V, CTRL | ALT)
    assert looking.views.menu.isVisible()
    looking.views.menu.close()


# formats


def test_rules_colour_cells_and_rows(people, looking, workspace, qtbot):
    rules = (FormatRule("phone", "kosong", "warn"), FormatRule("rank", "=BRIPKA", "alarm", is_row=True))
    workspace.run(SetFormats(Kind.PERSON, rules))
    model = people.table.model

    def tone(key):
        decor = model.face(0, model.column_of(key)).decor
        return decor and decor.tone

    qtbot.waitUntil(lambda: tone("phone") is Tone.WARN)
    assert tone("name") is Tone.ALARM


def test_rule_is_made_in_the_panel(people, looking, workspace, qtbot):
    qtbot.keyClick(people.table.view, KEY.Key_F, CTRL | ALT)
    field = looking.formats.focusWidget()
    qtbot.keyClicks(field, "kosong")
    qtbot.keyClick(field, KEY.Key_Return)

    def kept():
        with workspace.read() as reader:
            return read_formats(reader, Kind.PERSON)

    qtbot.waitUntil(lambda: kept() == (FormatRule("nrp", "kosong", "alarm"),))
    looking.formats.close_panel()
    assert people.table.view.hasFocus()


def test_rule_that_means_nothing_is_told_and_not_kept(people, looking, workspace, qtbot):
    looking.formats.open_panel()
    field = looking.formats.focusWidget()
    qtbot.keyClicks(field, "/(/")
    qtbot.keyClick(field, KEY.Key_Return)
    assert "Aturan 1" in looking.formats.problem.text()
    assert workspace.history().undo_label != "Ubah format bersyarat"


# masks


def test_personal_data_is_hidden_and_stays_hidden(people, looking, workspace, tools, open_sheet, roster, qtbot):
    model = people.table.model
    row_id = model.row_id(0)
    model.setData(model.index(0, model.column_of("phone")), "081234567890")
    qtbot.waitUntil(lambda: bool(roster()[row_id].phone) and not model.face(0, model.column_of("phone")).is_pending)
    qtbot.keyClick(people.table.view, KEY.Key_M, CTRL | ALT)
    assert "8123" not in model.face(0, model.column_of("phone")).text
    assert people.table.visible_state().is_masked
    other = open_sheet(PersonSheet(workspace, tools))
    assert other.table.is_hiding("phone")
    looking.toggle_mask()
    assert "8123" in model.face(0, model.column_of("phone")).text


def test_sheet_that_comes_back_follows_the_switch(people, looking, stations):
    people.hide()
    stations.looking.toggle_mask()
    people.show()
    assert looking.mask_action.isChecked()
    assert people.table.is_hiding("phone")


# find and replace


@pytest.fixture
def find(people, looking, qtbot):
    def look(text, replacement=""):
        qtbot.keyClick(people.table.view, KEY.Key_H, CTRL)
        looking.find.text.setText(text)
        looking.find.replacement.setText(replacement)
        qtbot.waitUntil(lambda: "dari" in looking.find.count.text() and looking.find.next_button.isEnabled())
        return looking.find

    return look


def test_hits_are_counted_and_walked(people, find, qtbot):
    panel = find("anggota 00")
    assert panel.count.text() == "10 dari 144 sel"
    people.table.view.go_to(0, 0)
    qtbot.keyClick(panel.text, KEY.Key_Return)
    assert (people.table.view.currentIndex().row(), people.table.view.currentIndex().column()) == (0, 1)
    qtbot.keyClick(people.table.view, KEY.Key_F3)
    assert people.table.view.currentIndex().row() == 1
    qtbot.keyClick(people.table.view, KEY.Key_F3, SHIFT)
    panel.back()
    assert people.table.view.currentIndex().row() == 9


def test_hits_of_the_find_line_are_marked_in_the_cells(people, looking, qtbot):
    find = looking.find
    find.open_panel()
    find.text.setText("ANGGOTA")
    qtbot.waitUntil(lambda: people.table.model.face(0, people.table.model.column_of("name")).decor is not None)
    assert people.table.model.face(0, people.table.model.column_of("name")).decor.hits == ((0, 7),)
    find.close_panel()
    assert people.table.model.face(0, people.table.model.column_of("name")).decor is None


def test_all_hits_are_replaced_as_one_step(people, find, roster, workspace, notices, qtbot):
    panel = find("ANGGOTA", "PERSONEL")
    assert panel.all_button.text() == "Ganti semua (12)"
    qtbot.mouseClick(panel.all_button, LEFT)
    qtbot.waitUntil(lambda: all(person.name.startswith("PERSONEL") for person in roster().values()))
    qtbot.waitUntil(lambda: any(notice.text == "12 sel diganti." for notice in notices.history))
    workspace.undo()
    assert all(person.name.startswith("ANGGOTA") for person in roster().values())


def test_one_hit_is_replaced_and_the_next_is_shown(people, find, roster, qtbot):
    panel = find("ANGGOTA", "PERSONEL")
    people.table.view.go_to(0, 1)
    panel.replace_one()
    qtbot.waitUntil(lambda: sum(person.name.startswith("PERSONEL") for person in roster().values()) == 1)
    qtbot.waitUntil(lambda: people.table.view.currentIndex().row() == 1)


def test_replacing_beside_a_hit_goes_to_it_first(people, find, roster):
    panel = find("ANGGOTA", "PERSONEL")
    people.table.view.go_to(0, 0)
    panel.replace_one()
    assert people.table.view.currentIndex().column() == 1
    assert all(person.name.startswith("ANGGOTA") for person in roster().values())


def test_refused_replacements_are_told(find, notices, qtbot):
    panel = find("BRIPKA", "XX")
    qtbot.mouseClick(panel.all_button, LEFT)
    qtbot.waitUntil(lambda: any("tidak diganti" in notice.text for notice in notices.history))
    assert any(notice.level is Level.WARNING for notice in notices.history)


def test_only_the_selected_cells_are_looked_through(people, looking, select_rows, qtbot):
    select_rows(people, 0, 2)
    people.table.view.select_column()
    looking.find.open_panel()
    looking.find.text.setText("8")
    qtbot.waitUntil(lambda: "dari" in looking.find.count.text())
    assert looking.find.count.text().endswith("dari 12 sel")


def test_only_the_current_column_is_looked_through(people, find, qtbot):
    panel = find("ANGGOTA")
    people.table.view.go_to(0, 0)
    panel.scope.setCurrentIndex(panel.scope.findData("column"))
    panel.scope.activated.emit(panel.scope.currentIndex())
    qtbot.waitUntil(lambda: panel.count.text() == "0 dari 12 sel")
    people.table.view.go_to(0, 1)
    qtbot.waitUntil(lambda: panel.count.text() == "12 dari 12 sel")


def test_escape_closes_the_panel(people, find, qtbot):
    panel = find("ANGGOTA")
    qtbot.keyClick(panel.text, KEY.Key_Escape)
    assert not panel.isVisible()
    assert people.table.view.hasFocus()


# handing on


def test_what_is_seen_is_exported(people, looking, picker, notices, qtbot):
    people.table.columns.set_hidden(0, is_hidden=True)
    people.table.set_filter("name", "ANGGOTA 00")
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 10)
    looking.export()
    qtbot.waitUntil(lambda: bool(notices.history))
    lines = picker.path.read_text("utf-8-sig").splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("Nama")


def test_selected_rows_are_exported_alone(people, looking, select_rows):
    select_rows(people, 2, 4)
    request = looking.request()
    assert request.ids == people.table.selected_ids()
    assert "baris yang dipilih" in request.filter_text


def test_paper_of_what_is_seen(people, looking, picker, notices, qtbot, tmp_path):
    picker.path = tmp_path / "daftar.pdf"
    people.table.search.setText("anggota")
    looking.print()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert picker.path.read_bytes().startswith(b"%PDF")
    assert looking.request().filter_text == "cari: anggota"
