"""What undo and redo are called."""

import pytest
from PySide6.QtGui import QAction

from opsroom.store.records import HistoryStatus
from opsroom.ui.shell.history_words import ANNOUNCED_ROWS, HistoryWords


@pytest.fixture
def actions(qapp):
    return QAction("Urungkan"), QAction("Ulangi")


def test_actions_are_named_after_their_commands(actions):
    HistoryWords(*actions).show_history(HistoryStatus("Ubah pangkat", "", 1, 0))
    assert [(action.text(), action.isEnabled()) for action in actions] == [
        ("Urungkan: Ubah pangkat", True),
        ("Ulangi", False),
    ]


def test_only_steps_of_many_rows_are_announced(actions):
    words = HistoryWords(*actions)
    words.show_history(HistoryStatus("Tempel", "Isi kolom", ANNOUNCED_ROWS, ANNOUNCED_ROWS - 1))
    assert (words.undo_title, words.redo_title) == ("Mengurungkan Tempel", "")
    words.show_history(HistoryStatus("", "Isi kolom", 0, ANNOUNCED_ROWS))
    assert (words.undo_title, words.redo_title) == ("", "Mengulangi Isi kolom")
