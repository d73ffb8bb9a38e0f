"""The form of the order: fields in groups, paper choices; says what was edited and what is wrong with it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from opsroom.domain.errors import ParseProblem
from opsroom.domain.letterhead import MAX_KOP_CHARS
from opsroom.domain.typed_days import read_day
from opsroom.services.orders import OrderRequest
from opsroom.ui.documents.fields import FIELDS, GROUPS, Field, Shape, Shelf
from opsroom.ui.theme.look import Look

_MARGINS = {MarginProfile.BAKU: "Baku (T20 B15 L25 R15 mm)", MarginProfile.PADAT: "Padat (T12,5 B15 L20 R15 mm)"}
_SIZES = (10, 11, 12)
_LINES_SHOWN = 3
_PAPER_CHARS = 26


class LinesEdit(QPlainTextEdit):
    """A few lines of text that tell when they are left, as a line edit does.

    Signals:
        editing_finished: The field lost the focus.
    """

    #: Nothing, GUI thread.
    editing_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_SHOWN + 22)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("E" * MAX_KOP_CHARS) + 16)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field finishes the edit."""
        super().focusOutEvent(event)
        self.editing_finished.emit()


class OrderForm(QScrollArea):
    """All fields of the order.

    Signals:
        edited: A stored field was finished with a text other than the one shown; payload is the `Field`.
        order_changed: Something that only concerns this order changed.
    """

    #: Field, GUI thread.
    edited = Signal(object)
    #: Nothing, GUI thread.
    order_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Isian surat perintah")
        self._look = look
        self._shown: dict[str, str] = {field.key: "" for field in FIELDS}
        self.fields: dict[str, QLineEdit | LinesEdit] = {}
        self._problems: dict[str, QLabel] = {}
        self.paper = QComboBox()
        self.margins = QComboBox()
        self.font_size = QComboBox()
        self.draft = QCheckBox("Cap DRAF pada tiap halaman")
        self.phones = QCheckBox("Cetak nomor HP (data pribadi)")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._connect()

    def texts(self) -> dict[str, str]:
        """What stands in every field."""
        return {key: _text_of(widget) for key, widget in self.fields.items()}

    def request(self) -> OrderRequest:
        """The order the form asks for.

        Raises:
            ParseProblem: The date of the order cannot be read.
        """
        texts = self.texts()
        return OrderRequest(
            number=texts["number"].strip(),
            issue_date=read_day(texts["issue_date"]),
            page=PageSetup(self.paper.currentData(), self.margins.currentData(), self.font_size.currentData()),
            is_draft=self.draft.isChecked(),
            classification=texts["classification"].strip().upper(),
            prints_phones=self.phones.isChecked(),
        )

    def set_page(self, page: PageSetup) -> None:
        """Choose paper, margins and size of letters."""
        for box, value in ((self.paper, page.paper), (self.margins, page.margins), (self.font_size, page.font_size)):
            box.setCurrentIndex(max(0, box.findData(value)))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show stored texts; a field that is being edited, or was refused, keeps what stands in it."""
        for key, text in texts.items():
            widget = self.fields[key]
            is_edited = _text_of(widget) != self._shown[key]
            self._shown[key] = text
            if is_edited and (widget.hasFocus() or self._problems[key].text()):
                continue
            if _text_of(widget) != text:
                _put_text(widget, text)
            self.accept(key)

    def refuse(self, key: str, reason: str) -> None:
        """Say under the field why it was not taken."""
        label = self._problems[key]
        label.setText(reason)
        label.setStyleSheet(f"color: {self._look.theme.alarm};")
        label.show()

    def accept(self, key: str) -> None:
        """Take the complaint under the field back."""
        self._problems[key].clear()
        self._problems[key].hide()

    def problem(self, key: str) -> str:
        """The complaint under the field, empty when there is none."""
        return self._problems[key].text()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        for group in GROUPS:
            box = QGroupBox(group)
            form = QFormLayout(box)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
            for field in FIELDS:
                if field.group == group:
                    form.addRow(self._label(field.label), self._field(field))
            if group == GROUPS[0]:
                self._add_paper(form)
            column.addWidget(box)
        column.addStretch(1)
        self.setWidget(inner)
        self.setMinimumWidth(inner.minimumSizeHint().width() + 24)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setMinimumWidth(max(self.fontMetrics().horizontalAdvance(field.label) for field in FIELDS) + 4)
        return label

    def _field(self, field: Field) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        widget: QLineEdit | LinesEdit = LinesEdit() if field.shape is Shape.LINES else QLineEdit()
        widget.setPlaceholderText(field.hint)
        widget.setAccessibleName(field.label)
        problem = QLabel()
        problem.setWordWrap(True)
        problem.hide()
        column.addWidget(widget)
        column.addWidget(problem)
        holder.setFocusProxy(widget)
        self.fields[field.key] = widget
        self._problems[field.key] = problem
        return holder

    def _add_paper(self, form: QFormLayout) -> None:
        for paper in Paper:
            self.paper.addItem(paper.value, paper)
        for profile, words in _MARGINS.items():
            self.margins.addItem(words, profile)
        for size in _SIZES:
            self.font_size.addItem(f"{size} pt", size)
        self.set_page(PageSetup())
        for label, widget in (("Kertas", self.paper), ("Tepi", self.margins), ("Huruf", self.font_size)):
            widget.setAccessibleName(label)
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(_PAPER_CHARS)
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(self._label(label), widget)
        form.addRow(self.draft)
        form.addRow(self.phones)

    def _connect(self) -> None:
        for field in FIELDS:
            widget = self.fields[field.key]
            finished = partial(self._on_field_editing_finished, field)
            if isinstance(widget, LinesEdit):
                widget.editing_finished.connect(finished)
            else:
                widget.editingFinished.connect(finished)
                if field.shelf is Shelf.ORDER:
                    widget.textEdited.connect(partial(self._on_order_text_edited, field))
        for box in (self.paper, self.margins, self.font_size):
            box.currentIndexChanged.connect(self.order_changed)
        for switch in (self.draft, self.phones):
            switch.toggled.connect(self.order_changed)

    def _on_field_editing_finished(self, field: Field) -> None:
        text = _text_of(self.fields[field.key])
        if field.shelf is not Shelf.ORDER:
            if text != self._shown[field.key]:
                self.edited.emit(field)
            return
        if field.shape is Shape.DAY:
            try:
                read_day(text)
            except ParseProblem as problem:
                self.refuse(field.key, problem.user_text)

    def _on_order_text_edited(self, field: Field, _text: str) -> None:
        self.accept(field.key)
        self.order_changed.emit()


def _text_of(widget: QLineEdit | LinesEdit) -> str:
    return widget.toPlainText() if isinstance(widget, LinesEdit) else widget.text()


def _put_text(widget: QLineEdit | LinesEdit, text: str) -> None:
    if isinstance(widget, LinesEdit):
        widget.setPlainText(text)
    else:
        widget.setText(text)
        widget.setCursorPosition(0)
