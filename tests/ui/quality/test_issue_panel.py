import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.quality import Defect, Fix, Issue
from opsroom.ui.quality.issue_panel import MOST_FIXES, IssuePanel


def issue(fixes, *, merges=False):
    made = tuple(Fix(f"Cara {n}", Kind.TPS, n, {}, {}) for n in range(fixes))
    return Issue(Defect.OUTSIDE, (1,), "TPS 001", "Jauh.", fixes=made, merges=merges)


@pytest.fixture
def panel(qtbot, look):
    made = IssuePanel(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_empty_panel_says_what_to_do(panel):
    assert "F3" in panel.title.text()
    assert not panel.go_button.isVisible()
    panel.dismiss()


@pytest.mark.parametrize(("fixes", "shown"), [(0, 0), (2, 2), (9, MOST_FIXES)])
def test_fixes_have_keys(panel, fixes, shown):
    panel.show_issue(issue(fixes))
    visible = [button for button in panel.fixes if button.isVisible()]
    assert [button.shortcut().toString() for button in visible] == [f"Alt+{n + 1}" for n in range(shown)]


def test_fix_asked_for_is_the_one_clicked(panel, qtbot):
    panel.show_issue(issue(2))
    with qtbot.waitSignal(panel.fix_requested) as wish:
        panel.fixes[1].click()
    assert wish.args[0].label == "Cara 1"


def test_merging_is_offered_for_pairs(panel, qtbot):
    panel.show_issue(issue(0, merges=True))
    with qtbot.waitSignal(panel.merge_requested):
        panel.merge_button.click()


def test_reason_goes_with_its_issue(panel):
    one = issue(1)
    panel.show_issue(one)
    panel.reason.setText("sedang ditulis")
    panel.show_issue(one)
    assert panel.reason.text() == "sedang ditulis"
    panel.show_issue(issue(2))
    assert panel.reason.text() == ""
