"""Pasting: a harmless block lands at once, any other is shown as a ghost first and lands when the user says so."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QKeyEvent

from opsroom.domain.errors import OpsError
from opsroom.services.paste_block import Policy
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.tables.block_edits import PASTE
from opsroom.ui.tables.block_panel import BlockPanel
from opsroom.ui.tables.block_runner import BlockRunner
from opsroom.ui.tables.clipboard_block import Clip, clip_of
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.edit_desk import EditDesk
from opsroom.ui.tables.html_cells import is_scientific
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.overlay import CellOverlay, GhostCell, GhostView
from opsroom.ui.tables.paste_plan import Aim, PastePlan, plan_paste
from opsroom.ui.tables.selection import Area, bounds
from opsroom.ui.tables.view import RecordView

#: A selection higher than this is not filled with a repeated block.
_MOST_REPEATED_ROWS = 20_000
#: Pause after the last arrow key before a ghost that was moved is worked out anew.
_MOVE_MS = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PasteMode(Enum):
    """When a paste is shown before it lands; the value says it to the user."""

    CAREFUL = "Pratinjau bila ada yang ditimpa, ditolak, atau baris baru"
    ALWAYS = "Selalu pratinjau"
    DIRECT = "Langsung tempel, kecuali ada yang ditolak"


class Pasting(QObject):
    """Paste of one table. Thread: GUI.

    Signals:
        mode_changed: A ghost is shown first at other times.
    """

    mode_changed = Signal()

    def __init__(
        self,
        view: RecordView,
        model: RecordTableModel,
        jobs: JobRunner,
        notices: Notices,
        desk: EditDesk,
        runner: BlockRunner,
        overlay: CellOverlay,
        clipboard: QClipboard,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._jobs = jobs
        self._notices = notices
        self._desk = desk
        self._runner = runner
        self._overlay = overlay
        self._clipboard = clipboard
        self._mode = PasteMode.CAREFUL
        self._version = 0
        self._clip = Clip()
        self._plan: PastePlan | None = None
        self._is_as_rows = False
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(_MOVE_MS)
        self._connect(runner.panel)

    def _connect(self, panel: BlockPanel) -> None:
        self._moving.timeout.connect(self._plan_anew)
        self._view.installEventFilter(self)
        self._view.current_changed.connect(self._on_view_current_changed)
        self._model.modelAboutToBeReset.connect(self.give_up)
        panel.land_wanted.connect(self.land)
        panel.left.connect(self._on_panel_left)

    @property
    def mode(self) -> PasteMode:
        """When a ghost is shown first."""
        return self._mode

    def use_mode(self, mode: PasteMode) -> None:
        """Show a ghost first at these times."""
        if mode is not self._mode:
            self._mode = mode
            self.mode_changed.emit()

    @property
    def plan(self) -> PastePlan | None:
        """The block that waits as a ghost."""
        return self._plan

    def paste(self, fill: Callable[[list[Area], str], None]) -> None:
        """Put the clipboard's block at the selection; one value fills the whole selection through `fill`."""
        clip, areas = clip_of(self._clipboard.mimeData()), self._view.areas()
        if not clip or not areas:
            return
        single = _single(clip)
        if single is not None and self.mode is not PasteMode.ALWAYS:
            self.give_up()
            fill(areas, single)
            return
        area = bounds(areas, self._view.sections())
        self._begin(clip, self._aim(area), is_as_rows=False)

    def paste_as_rows(self) -> None:
        """Add the clipboard's lines as new rows, their first cell in the column of the current cell."""
        clip, order = clip_of(self._clipboard.mimeData()), self._view.sections()
        if not clip or not order:
            return
        current = self._view.currentIndex()
        section = current.column() if current.isValid() and current.column() in order else order[0]
        columns = tuple(self._model.columns[each] for each in order[order.index(section) :])
        count = self._model.rowCount()
        self._begin(clip, Aim(count, self._model.row_ids(count, count), columns), is_as_rows=True)

    def give_up(self) -> None:
        """Forget the ghost; nothing was pasted."""
        self._version += 1
        self._moving.stop()
        if self._plan is not None:
            self._end()

    def land(self, policy: Policy) -> None:
        """Paste the ghost."""
        plan = self._plan
        if plan is None:
            return
        if plan.reasons and policy is Policy.ALL_OR_NOTHING:
            # Enter on a block with refused cells: the list is what to look at, nothing was written.
            self._offer(plan)
            return
        self._end()
        self._runner.run_block(replace(plan.block, policy=policy), plan.texts, PASTE)

    # --- working it out ------------------------------------------------------------------------------------------

    def _aim(self, area: Area) -> Aim:
        order = self._view.sections()
        columns = tuple(self._model.columns[section] for section in order[order.index(area.sections[0]) :])
        height = area.rows if area.rows <= _MOST_REPEATED_ROWS else 1
        return Aim(area.top, self._model.row_ids(area.top, self._model.rowCount()), columns, height, len(area.sections))

    def _begin(self, clip: Clip, aim: Aim, *, is_as_rows: bool) -> None:
        self.give_up()
        self._model.forget_refusals()
        self._clip, self._is_as_rows = clip, is_as_rows
        self._work_out(aim, is_first=True)

    def _work_out(self, aim: Aim, *, is_first: bool) -> None:
        self._version += 1
        version, clip, desk = self._version, self._clip, self._desk
        self._jobs.read(
            lambda: plan_paste(clip, aim, desk.kind, self._runner.read, desk.judge),
            lambda plan: self._on_planned(plan, version, is_first=is_first),
            lambda problem: self._on_failed(problem, version),
        )

    def _on_planned(self, plan: PastePlan, version: int, *, is_first: bool) -> None:
        if version != self._version:
            return
        if is_first and not (plan.cells or plan.reasons or plan.outside):
            self._notices.info("Isi sel sudah sama; tidak ada yang diubah.")
        elif is_first and self._lands_at_once(plan):
            self._runner.run_block(plan.block, plan.texts, PASTE)
        else:
            self._show(plan)

    def _lands_at_once(self, plan: PastePlan) -> bool:
        if self.mode is PasteMode.ALWAYS:
            return False
        if self.mode is PasteMode.DIRECT or len(plan.texts) == 1:
            return not plan.reasons and not plan.outside
        return plan.is_harmless

    def _on_failed(self, problem: OpsError, version: int) -> None:
        if version == self._version:
            self.give_up()
            self._notices.failure(problem)

    # --- the ghost -----------------------------------------------------------------------------------------------

    def _show(self, plan: PastePlan) -> None:
        is_new = self._plan is None
        self._runner.keeps_place = True
        self._plan = plan
        changed = {(edit.row_id, edit.key) for edit in plan.block.edits}
        sections = tuple(self._model.column_of(column.key) for column in plan.columns)
        count, columns = self._model.rowCount(), self._model.columns

        def cell(row: int, section: int) -> GhostCell | None:
            row_id = self._model.row_id(row) if row < count else count - row - 1
            place = (row_id, columns[section].key)
            text = plan.texts.get(place)
            if text is None:
                return None
            return GhostCell(text, is_same=row_id > 0 and place not in changed, is_refused=place in plan.reasons)

        known = min(plan.rows, len(plan.aim.ids))
        bottom = plan.aim.top + known + plan.new_rows - 1
        self._view.reserve_rows(plan.new_rows)
        self._overlay.show_ghost(GhostView(plan.aim.top, max(bottom, plan.aim.top), sections, cell))
        self._offer(plan)
        if is_new and bottom >= count:
            # Once the panel has taken its room: the new rows are what the user wants to see.
            QTimer.singleShot(0, self, lambda: self._bring_into_sight(plan.aim.top, bottom))

    def _bring_into_sight(self, top: int, bottom: int) -> None:
        bar = self._view.verticalScrollBar()
        fitting = self._view.viewport().height() // max(self._view.verticalHeader().defaultSectionSize(), 1)
        bar.setValue(min(bottom - fitting + 1, top))

    def _offer(self, plan: PastePlan) -> None:
        self._runner.panel.offer(sentence_of(plan), self._runner.lines(plan.refused, plan.texts))

    def _end(self) -> None:
        self._plan = None
        self._runner.keeps_place = False
        self._overlay.show_ghost(None)
        self._view.reserve_rows(0)
        self._runner.panel.be_quiet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a ghost waits: Enter pastes, Ctrl+Enter pastes what is good, Escape gives up, arrows carry it along."""
        if self._plan is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, is_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_ours = key in _ENTER or key == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if key in _ENTER:
            self.land(Policy.GOOD_CELLS if is_ctrl else Policy.ALL_OR_NOTHING)
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif event.text().isprintable() and event.text() and not is_ctrl:
            self.give_up()
            return False
        else:
            return False
        return True

    def _on_view_current_changed(self) -> None:
        if self._plan is not None and not self._is_as_rows:
            self._moving.start()

    def _plan_anew(self) -> None:
        current = self._view.currentIndex()
        if self._plan is not None and current.isValid():
            self._work_out(self._aim(Area(current.row(), current.row(), (current.column(),))), is_first=False)

    def _on_panel_left(self) -> None:
        self.give_up()
        self._runner.panel.be_quiet()
        self._view.take_focus()


def sentence_of(plan: PastePlan) -> str:
    """What the block would do, in one line."""
    parts = [f"<b>{thousands(plan.cells)} sel</b> akan berubah"]
    if plan.overwritten:
        parts.append(f"<b>{thousands(plan.overwritten)}</b> isi lama ditimpa")
    if plan.new_rows:
        parts.append(f"<b>{thousands(plan.new_rows)} baris</b> ditambahkan di akhir")
    if plan.outside:
        parts.append(f"{plan.outside} kolom di luar tabel tidak ikut")
    if plan.reasons:
        parts.append(f"<b>{thousands(len(plan.reasons))} ditolak</b>")
    return f"{', '.join(parts)}. Panah: geser blok."


def _single(clip: Clip) -> str | None:
    """The text of a clip that is one plain cell."""
    text = clip.plain.replace("\r\n", "\n").removesuffix("\n")
    is_one = bool(text) and not any(mark in text for mark in '\t\n"') and not is_scientific(text)
    return text if is_one else None
