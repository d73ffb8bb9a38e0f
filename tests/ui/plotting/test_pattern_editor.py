import pytest

from opsroom.domain.categories import DEFAULT_CATEGORIES, DEFAULT_PATTERNS, Pattern
from opsroom.ui.plotting.pattern_editor import PatternEditor


@pytest.fixture
def editor(qtbot, look):
    editor = PatternEditor(look)
    qtbot.addWidget(editor)
    editor.show_patterns(DEFAULT_CATEGORIES, DEFAULT_PATTERNS)
    editor.show()
    return editor


def test_stored_patterns_are_shown_with_their_sentence(editor):
    first = editor.rows[0].first
    assert first.pattern == Pattern(2, 8, 16)
    assert first.sentence.text() == "2 polisi - 8 TPS - 16 Linmas"


def test_nothing_can_be_applied_before_something_changes(editor):
    assert not editor.apply_button.isEnabled()
    assert not editor.is_dirty


def test_linmas_follow_the_number_of_tps(editor):
    editor.rows[0].first.tps.setValue(4)
    assert editor.rows[0].first.pattern == Pattern(2, 4, 8)


def test_linmas_can_be_set_apart(editor):
    editor.rows[0].first.linmas.setValue(10)
    assert editor.rows[0].first.pattern == Pattern(2, 8, 10)


def test_only_what_changed_is_applied(editor, qtbot):
    editor.rows[3].first.polri.setValue(3)
    with qtbot.waitSignal(editor.apply_requested) as signal:
        editor.apply_button.click()
    assert signal.args == [{"SANGAT_RAWAN": (Pattern(3, 1, 2),)}]


def test_second_pattern_comes_after_the_preferred_one(editor):
    row = editor.rows[1]
    row.has_second.click()
    row.second.tps.setValue(4)
    assert editor.changed_patterns() == {"RAWAN": (Pattern(2, 2, 4), Pattern(2, 4, 8))}


def test_second_pattern_like_the_first_is_refused(editor):
    editor.rows[1].has_second.click()
    assert not editor.apply_button.isEnabled()
    assert "sama dengan pola pertama" in editor._status.text()


def test_changes_can_be_taken_back(editor):
    editor.rows[0].first.tps.setValue(4)
    editor.reset_button.click()
    assert editor.rows[0].first.pattern == Pattern(2, 8, 16)
    assert not editor.is_dirty


def test_fields_being_changed_outlive_news_from_the_file(editor):
    editor.rows[0].first.tps.setValue(4)
    editor.show_patterns(DEFAULT_CATEGORIES, {**DEFAULT_PATTERNS, "RAWAN": (Pattern(2, 3, 6),)})
    assert editor.rows[0].first.pattern == Pattern(2, 4, 8)
    assert editor.rows[1].first.pattern == Pattern(2, 3, 6)


def test_applied_fields_are_clean_again(editor):
    editor.rows[0].first.tps.setValue(4)
    editor.show_patterns(DEFAULT_CATEGORIES, {**DEFAULT_PATTERNS, "KURANG_RAWAN": (Pattern(2, 4, 8),)})
    assert not editor.is_dirty


def test_stored_second_pattern_is_shown(editor):
    editor.show_patterns(DEFAULT_CATEGORIES, {**DEFAULT_PATTERNS, "RAWAN": (Pattern(2, 2, 4), Pattern(2, 4, 8))})
    row = editor.rows[1]
    assert row.has_second.isChecked()
    assert row.second.pattern == Pattern(2, 4, 8)


def test_category_of_the_user_gets_a_row(editor):
    own = DEFAULT_CATEGORIES[0].__class__("BANJIR", "Banjir", 2, colour="biru")
    editor.show_patterns((*DEFAULT_CATEGORIES, own), DEFAULT_PATTERNS)
    assert len(editor.rows) == 5
    assert editor.rows[4].patterns() == (Pattern(2, 1, 2),)
    assert editor.changed_patterns() == {"BANJIR": (Pattern(2, 1, 2),)}


def test_every_number_is_named_for_screen_readers(editor):
    names = [field.accessibleName() for row in editor.rows for field in (row.first.polri, row.second.linmas)]
    assert names[:2] == ["Kurang rawan: polisi", "Kurang rawan, pola kedua: Linmas"]


def test_labels_follow_the_look(editor, look):
    look.use("dark")
    assert look.theme.ok in editor.rows[0].label.styleSheet()
