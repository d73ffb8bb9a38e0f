import pytest

from opsroom.ui.tables.count_line import Count, CountLine
from opsroom.ui.theme.tokens import SYMBOLS, Tone

COUNTS = (Count("PAM TPS", Tone.OK, 1183), Count("Sakit", Tone.WARN, 3), Count("Posko", Tone.INFO, 0))


@pytest.fixture
def line(qtbot, look):
    built = CountLine("Jumlah personel", look)
    qtbot.addWidget(built)
    return built


def test_counts_are_shown_with_symbol_word_and_number(line, look):
    line.show_counts(COUNTS)
    assert SYMBOLS[Tone.OK] in line.text()
    assert "PAM&nbsp;TPS" in line.text()
    assert "1.183" in line.text()
    assert look.theme.ok in line.text()


def test_zero_counts_are_left_out(line):
    line.show_counts(COUNTS)
    assert [count.label for count in line.counts] == ["PAM TPS", "Sakit"]
    assert "Posko" not in line.text()


def test_line_without_counts_takes_no_room(line):
    line.show_counts(COUNTS)
    assert not line.isHidden()
    line.show_counts(())
    assert line.isHidden()


def test_click_tells_the_label(line, qtbot):
    line.show_counts(COUNTS)
    with qtbot.waitSignal(line.clicked) as clicked:
        line.linkActivated.emit("PAM TPS")
    assert clicked.args == ["PAM TPS"]


def test_counts_are_read_aloud(line):
    line.show_counts(COUNTS)
    assert (line.accessibleName(), line.accessibleDescription()) == ("Jumlah personel", "PAM TPS 1.183, Sakit 3")


def test_colours_follow_the_look(line, look):
    line.show_counts(COUNTS)
    look.use("dark")
    assert look.theme.ok in line.text()


def test_label_cannot_break_the_line(line):
    line.show_counts([Count("<b>x", Tone.OK, 1)])
    assert "&lt;b&gt;x" in line.text()
