import pytest
from PySide6.QtCore import Qt

from opsroom.domain.categories import DEFAULT_CATEGORIES, DEFAULT_PATTERNS, Pattern
from opsroom.domain.pattern_need import DesaCount
from opsroom.ui.plotting.pattern_editor import PatternEditor

ALT = Qt.KeyboardModifier.AltModifier
WIDE = {**DEFAULT_PATTERNS, "RAWAN": (Pattern(2, 2, 4), Pattern(2, 4, 8), Pattern(3, 6, 12))}


@pytest.fixture
def editor(qtbot, look):
    editor = PatternEditor(look)
    qtbot.addWidget(editor)
    editor.show_patterns(DEFAULT_CATEGORIES, DEFAULT_PATTERNS)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


@pytest.fixture
def wide(editor):
    editor.show_patterns(DEFAULT_CATEGORIES, WIDE)
    return editor.rows[1]


def test_stored_patterns_are_shown_with_their_sentence(editor):
    first = editor.rows[0].fields[0]
    assert first.pattern == Pattern(2, 8, 16)
    assert first.sentence.text() == "2 polisi menjaga 8 TPS bersama, 16 Linmas"


def test_every_stored_pattern_is_shown_in_its_order(editor, wide):
    assert wide.patterns() == WIDE["RAWAN"]
    assert [line.rank.text() for line in wide.fields] == ["diutamakan", "cadangan 1", "cadangan 2"]
    assert not editor.is_dirty


def test_nothing_can_be_applied_before_something_changes(editor):
    assert not editor.apply_button.isEnabled()
    assert not editor.is_dirty


def test_linmas_follow_the_number_of_tps(editor):
    editor.rows[0].fields[0].tps.setValue(4)
    assert editor.rows[0].fields[0].pattern == Pattern(2, 4, 8)


def test_linmas_can_be_set_apart(editor):
    editor.rows[0].fields[0].linmas.setValue(10)
    assert editor.rows[0].fields[0].pattern == Pattern(2, 8, 10)


def test_only_what_changed_is_applied(editor, qtbot):
    editor.rows[3].fields[0].polri.setValue(3)
    with qtbot.waitSignal(editor.apply_requested) as signal:
        editor.apply_button.click()
    assert signal.args == [{"SANGAT_RAWAN": (Pattern(3, 1, 2),)}]


def test_added_pattern_comes_last_for_twice_as_many_tps(editor, qtbot):
    row = editor.rows[1]
    row.fields[0].tps.setFocus()
    qtbot.keyClick(row.fields[0].tps, Qt.Key.Key_Insert, ALT)
    assert editor.changed_patterns() == {"RAWAN": (Pattern(2, 2, 4), Pattern(2, 4, 8))}
    assert row.fields[1].tps.hasFocus()


def test_pattern_is_preferred_more_by_key_and_keeps_the_cursor(editor, wide, qtbot):
    last = wide.fields[2]
    last.tps.setFocus()
    qtbot.keyClick(last.tps, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(last.tps, Qt.Key.Key_Up, ALT)
    assert wide.patterns() == (Pattern(3, 6, 12), Pattern(2, 2, 4), Pattern(2, 4, 8))
    assert last.tps.hasFocus()
    qtbot.keyClick(last.tps, Qt.Key.Key_Up, ALT)
    assert wide.fields[0] is last
    qtbot.keyClick(last.tps, Qt.Key.Key_Down, ALT)
    assert wide.fields[1] is last


def test_pattern_is_removed_by_key_but_the_last_one_stays(editor, wide, qtbot):
    for _ in range(4):
        line = wide.fields[0]
        line.tps.setFocus()
        qtbot.keyClick(line.tps, Qt.Key.Key_Delete, ALT)
    assert wide.patterns() == (Pattern(3, 6, 12),)
    assert not wide.fields[0].remove.isEnabled()


def test_buttons_do_what_the_keys_do(wide):
    wide.fields[1].up.click()
    assert wide.patterns()[0] == Pattern(2, 4, 8)
    wide.fields[0].down.click()
    assert wide.patterns() == WIDE["RAWAN"]
    wide.fields[2].remove.click()
    assert wide.patterns() == WIDE["RAWAN"][:2]
    assert not wide.fields[0].up.isEnabled()
    assert not wide.fields[1].down.isEnabled()


def test_two_patterns_alike_are_refused_in_a_sentence(editor):
    row = editor.rows[1]
    row.add_button.click()
    row.fields[1].tps.setValue(2)
    assert not editor.apply_button.isEnabled()
    assert editor.status.text() == "Rawan: dua pola sama; ubah atau hapus salah satunya."


def test_remainder_is_told_and_follows(editor):
    row = editor.rows[0]
    assert "desa dengan 9 TPS memerlukan 2 tim" in row.remainder.text()
    row.fields[0].tps.setValue(4)
    assert "desa dengan 5 TPS" in row.remainder.text()


def test_changes_can_be_taken_back(editor):
    editor.rows[0].fields[0].tps.setValue(4)
    editor.rows[0].add_button.click()
    editor.reset_button.click()
    assert editor.rows[0].patterns() == (Pattern(2, 8, 16),)
    assert not editor.is_dirty


def test_fields_being_changed_outlive_news_from_the_file(editor):
    editor.rows[0].fields[0].tps.setValue(4)
    editor.show_patterns(DEFAULT_CATEGORIES, {**DEFAULT_PATTERNS, "RAWAN": (Pattern(2, 3, 6),)})
    assert editor.rows[0].patterns() == (Pattern(2, 4, 8),)
    assert editor.rows[1].patterns() == (Pattern(2, 3, 6),)


def test_applied_fields_are_clean_again(editor):
    editor.rows[0].fields[0].tps.setValue(4)
    editor.show_patterns(DEFAULT_CATEGORIES, {**DEFAULT_PATTERNS, "KURANG_RAWAN": (Pattern(2, 4, 8),)})
    assert not editor.is_dirty


def test_category_of_the_user_gets_a_row(editor):
    own = DEFAULT_CATEGORIES[0].__class__("BANJIR", "Banjir", 2, colour="biru")
    editor.show_patterns((*DEFAULT_CATEGORIES, own), DEFAULT_PATTERNS)
    assert len(editor.rows) == 5
    assert editor.rows[4].patterns() == (Pattern(2, 1, 2),)
    assert editor.changed_patterns() == {"BANJIR": (Pattern(2, 1, 2),)}


def test_every_number_is_named_for_screen_readers(editor, wide):
    names = [wide.fields[0].polri.accessibleName(), wide.fields[2].linmas.accessibleName()]
    assert names == ["Rawan, pola 1: polisi", "Rawan, pola 3: Linmas"]


def test_labels_follow_the_look(editor, look):
    look.use("dark")
    assert look.theme.ok in editor.rows[0].label.styleSheet()


def test_need_follows_the_fields_beside_what_is_stored(editor):
    assert not editor.need.isVisible()
    counts = tuple(DesaCount("160101", f"160101200{place}", "KURANG_RAWAN", False, 9) for place in range(3))
    editor.show_counts(counts, 10)
    was, would, state = editor.need.cells["preferred"]
    assert (was.text(), would.text(), state.text()) == ("12 orang", "12 orang", "■ kurang 2 orang (ada 10)")
    editor.rows[0].fields[0].tps.setValue(10)
    assert (was.text(), would.text(), state.text()) == ("12 orang", "6 orang", "● cukup (ada 10)")
    assert editor.need.cells["preferred_crossing"][1].text() == "6 orang"
