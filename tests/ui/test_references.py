"""Guard of ADR 0002: a PySide6 that takes a reference from None, True or False with each call.

Python below 3.12 counts them; at zero the process dies, after minutes in the ops room and never in a short test.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

#: A broken binding takes one reference per call. The first few calls show it before the process dies of it.
FEW, MANY = 200, 10_000
#: Modules loaded and caches filled on the way take or free a few.
NOISE = 100
CONSTANTS = (None, True, False)


def assert_kept(call: Callable[[int], object]) -> None:
    """No constant loses or gains a reference per call."""
    call(0)
    for calls in (FEW, MANY):
        before = [sys.getrefcount(constant) for constant in CONSTANTS]
        for number in range(calls):
            call(number)
        after = [sys.getrefcount(constant) for constant in CONSTANTS]
        drift = {str(it): new - old for it, new, old in zip(CONSTANTS, after, before, strict=True)}
        assert {name: change for name, change in drift.items() if abs(change) > NOISE} == {}


class Emitter(QObject):
    changed = Signal(object)
    asked = Signal(bool)


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(60, 20)
        self.repaints = 0

    def paintEvent(self, _event: object) -> None:
        self.repaints += 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.drawText(QRect(0, 0, 60, 20), 0, "418")
        painter.end()


class Rows(QAbstractListModel):
    asked = 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, _index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        self.asked += 1
        return "BRIPKA" if role == Qt.ItemDataRole.DisplayRole else None


def test_repaints_keep_the_constants(qtbot: QtBot):
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    assert_kept(lambda _number: widget.repaint())
    assert widget.repaints > MANY


def test_emits_keep_the_constants(qtbot: QtBot):
    emitter = Emitter()
    heard: list[int] = []
    emitter.changed.connect(lambda _payload: heard.append(1) if len(heard) < 5 else None)
    emitter.asked.connect(lambda _flag: None)
    assert_kept(lambda number: (emitter.changed.emit(number), emitter.asked.emit(number % 2 == 0)))
    assert len(heard) == 5


def label_texts(qtbot: QtBot) -> Callable[[int], object]:
    label = QLabel()
    qtbot.addWidget(label)
    return lambda number: label.setText(str(number))


def label_buddies(qtbot: QtBot) -> Callable[[int], object]:
    label = QLabel()
    qtbot.addWidget(label)
    return lambda _number: label.buddy()


def visibilities(qtbot: QtBot) -> Callable[[int], object]:
    label = QLabel()
    qtbot.addWidget(label)
    return lambda number: (label.setEnabled(number % 2 == 0), label.isVisible())


def images(qtbot: QtBot) -> Callable[[int], object]:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    return lambda number: (image.fill(number), image.isNull())


def parents(qtbot: QtBot) -> Callable[[int], object]:
    owner = QObject()
    return lambda _number: (owner.parent(), owner.findChild(QObject, "nobody"))


@pytest.mark.parametrize("make", [label_texts, label_buddies, visibilities, images, parents])
def test_calls_keep_the_constants(qtbot: QtBot, make: Callable[[QtBot], Callable[[int], object]]):
    assert_kept(make(qtbot))


def test_a_view_that_asks_its_model_keeps_the_constants(qtbot: QtBot):
    view = QListView()
    qtbot.addWidget(view)
    rows = Rows(view)
    view.setModel(rows)
    with qtbot.waitExposed(view):
        view.show()
    assert_kept(lambda _number: view.viewport().repaint())
    assert rows.asked > MANY
