"""The big figures above the lists, and the share of the force that is out as a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number, write_percent
from opsroom.domain.strength import ORDERED_SHARE, Strength
from opsroom.services.plan_view import PlanView
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_BIG = 1.9
#: Room the numbers of the share need.
_WIDEST = "28.418 dari 28.627 = 100,0% (perintah 66,7%, 2/3 kekuatan)"


class Figure(QFrame):
    """One big figure under its caption; a tone colours it and adds its symbol."""

    def __init__(self, caption: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone: Tone | None = None
        self._text = "-"
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._caption = QLabel(caption)
        self._caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._value = QLabel("-")
        font = self._value.font()
        font.setPointSizeF(font.pointSizeF() * _BIG)
        font.setBold(True)
        self._value.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        look.changed.connect(self._on_look_changed)

    @property
    def text(self) -> str:
        """What is shown, without the symbol."""
        return self._text

    def show_value(self, text: str, tone: Tone | None = None) -> None:
        """Show another value."""
        self._text, self._tone = text, tone
        self._value.setText(f"{SYMBOLS[tone]} {text}" if tone else text)
        self.setAccessibleName(f"{self._caption.text()}: {text}")
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        colour = self._look.theme.value(self._tone.value if self._tone else "text")
        self._value.setStyleSheet(f"color: {colour};")


class ShareBar(QWidget):
    """The own force that is out against the two thirds of the order: a bar with a mark, and the numbers."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share: float | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The numbers in words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for the numbers and the bar."""
        width = self.fontMetrics().horizontalAdvance(_WIDEST)
        return QSize(width + 24, self.fontMetrics().height() * 2 + 24)

    def minimumSizeHint(self) -> QSize:
        """The numbers are never cut."""
        return self.sizeHint()

    def show_strength(self, strength: Strength | None) -> None:
        """Show another strength; None before the first plot."""
        self._share = strength.share_out if strength else None
        self._text = share_text(strength)
        self.setAccessibleName(f"Kekuatan keluar: {self._text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint caption, numbers and bar."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        painter.setPen(theme.qcolor("muted"))
        painter.drawText(0, 4, self.width(), line, int(Qt.AlignmentFlag.AlignLeft), "Kekuatan sendiri yang keluar")
        painter.setPen(theme.qcolor("text"))
        painter.drawText(0, 6 + line, self.width(), line, int(Qt.AlignmentFlag.AlignLeft), self._text)
        bar = QRectF(0.5, self.height() - 11.5, self.width() - 1, 9)
        painter.setPen(theme.qcolor("border"))
        painter.setBrush(theme.qcolor("surface"))
        painter.drawRect(bar)
        if self._share:
            filled = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, self._share), bar.height())
            painter.fillRect(filled, theme.qcolor("accent"))
        order = round(bar.left() + bar.width() * ORDERED_SHARE)
        painter.fillRect(QRectF(order - 1, bar.top() - 3, 2, bar.height() + 5), theme.qcolor("text"))
        painter.end()


class FiguresBar(QWidget):
    """All big figures of a plan in one row."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.teams = Figure("Tim", look)
        self.people = Figure("Personel dalam tim", look)
        self.covered = Figure("TPS terisi", look)
        self.short = Figure("Belum terisi", look)
        self.crossing = Figure("Lintas desa", look)
        self.share = ShareBar(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for figure in (self.teams, self.people, self.covered, self.short, self.crossing):
            row.addWidget(figure)
        row.addSpacing(8)
        row.addWidget(self.share, 1)

    def show_plan(self, view: PlanView | None) -> None:
        """Show the figures of a plan; None before the first plot."""
        self.share.show_strength(view.strength if view else None)
        if view is None:
            for figure in (self.teams, self.people, self.covered, self.short, self.crossing):
                figure.show_value("-")
            return
        need = sum(line.need for line in view.kecamatan)
        short = need - view.plan.covered_count
        self.teams.show_value(write_number(len(view.plan.teams)))
        self.people.show_value(write_number(view.plan.people_count))
        self.covered.show_value(f"{write_number(view.plan.covered_count)} dari {write_number(need)}")
        self.short.show_value(write_number(short), Tone.WARN if short else Tone.OK)
        crossing = view.plan.cross_desa_count
        self.crossing.show_value(write_number(crossing), Tone.INFO if crossing else Tone.OK)


def share_text(strength: Strength | None) -> str:
    """``418 dari 627 = 66,7% (perintah 66,7%)``."""
    ordered = f"perintah {write_percent(ORDERED_SHARE)}, 2/3 kekuatan"
    if strength is None or strength.share_out is None:
        return f"belum ada ({ordered})"
    out, own = write_number(strength.own_out), write_number(strength.own)
    return f"{out} dari {own} = {write_percent(strength.share_out)} ({ordered})"
