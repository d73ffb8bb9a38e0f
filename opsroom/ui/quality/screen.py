"""The screen "Mutu data" itself: examines, lists, fixes; the examination runs off the window and can be cancelled."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.changes import ChangeSet
from opsroom.domain.errors import OpsError
from opsroom.domain.quality import SPECS, Defect, DefectCount, Fix, Issue, QualityReport
from opsroom.services.command import Command
from opsroom.services.merge_rows import MergeRows, MergeView, read_merge
from opsroom.services.quality import CONCERNED, examine_quality
from opsroom.services.quality_fixes import Dismissal, DismissIssue, FixAll, FixIssue, RecallIssues, read_dismissals
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job, Lane
from opsroom.ui.bridge.notices import NoticeAction
from opsroom.ui.quality.columns import DEFECT_COLUMNS, DISMISSED_COLUMNS, ISSUE_COLUMNS
from opsroom.ui.quality.issue_panel import IssuePanel
from opsroom.ui.quality.merge_panel import MergePanel
from opsroom.ui.quality.score_bar import ScoreBar
from opsroom.ui.tables.lines import LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools

#: An examination faster than this is repeated by itself after every change; a slower one when asked. Units: s.
QUICK_S = 2.0
#: News in a burst are followed by one examination. Units: ms.
_CALM_MS = 400


class QualityScreen(QWidget):
    """The queue of issues.

    Signals:
        row_requested: Kind and row id the user wants to see in its sheet.
        refreshed: The queue is that of the file.
    """

    #: (Kind, int), GUI thread.
    row_requested = Signal(object, int)
    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._report: QualityReport | None = None
        self._job: Job | None = None
        self._is_behind = False
        self._at = 0
        self._defect: Defect | None = None
        look = tools.look
        self.scores = ScoreBar(look)
        self.next_button = QPushButton("Perbaiki berikutnya (F3)")
        self.all_button = QPushButton()
        self.refresh_button = QPushButton("Periksa ulang (F5)")
        self.dismissed_button = QPushButton("Bukan masalah ...")
        self.state = QLabel()
        self.defects = LineView(LineModel(DEFECT_COLUMNS, look, self), "Jenis masalah", look)
        self.issues = LineView(LineModel(ISSUE_COLUMNS, look, self), "Masalah", look)
        self.dismissed = LineView(LineModel(DISMISSED_COLUMNS, look, self), "Yang dinyatakan bukan masalah", look)
        self.recall_button = QPushButton("Periksa lagi yang dipilih")
        self.panel = IssuePanel(look)
        self.merge = MergePanel(look)
        self.pages = QStackedWidget()
        self.lists = QStackedWidget()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._build()
        self._connect()
        self.examine()

    @property
    def report(self) -> QualityReport | None:
        """The last examination."""
        return self._report

    def examine(self) -> None:
        """Examine everything; what changes meanwhile is examined once more afterwards."""
        self._calm.stop()
        if self._job is not None:
            self._is_behind = True
            return
        self._is_behind = False
        quick = self._report is not None and self._report.seconds < QUICK_S
        self.state.setText("Memeriksa ...")
        # Announced with progress and a cancel button, unless it is over before one could read that.
        self._job = self._tools.jobs.run(
            "" if quick else "Memeriksa mutu data",
            lambda progress: examine_quality(self._workspace, progress),
            self._on_examined,
            self._on_examine_failed,
            Lane.QUICK,
        )

    def fix_next(self) -> None:
        """Go to the next issue: the next of this kind, then the first of the next kind."""
        row = self.issues.currentIndex().row()
        if self.panel.issue is not None and row + 1 < self.issues.lines.rowCount():
            self.issues.setCurrentIndex(self.issues.lines.index(row + 1, 0))
        elif self.panel.issue is None and self.issues.lines.rowCount():
            self.issues.setCurrentIndex(self.issues.lines.index(0, 0))
        else:
            self._go_to_next_kind()
        self.issues.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        gap = self._tools.look.spacing
        self.next_button.setProperty("primary", "true")
        self.next_button.setToolTip("Ke masalah berikutnya (F3); Alt+1 mengambil perbaikan yang diusulkan")
        self.refresh_button.setToolTip("Periksa semua daftar lagi (F5)")
        self.dismissed_button.setCheckable(True)
        self.dismissed_button.setToolTip("Yang pernah dinyatakan bukan masalah, dengan alasannya")
        bar = QHBoxLayout()
        bar.setSpacing(gap.medium)
        bar.addWidget(self.next_button)
        bar.addWidget(self.all_button)
        bar.addStretch(1)
        for widget in (self.state, self.dismissed_button, self.refresh_button):
            bar.addWidget(widget)
        self._build_lists()
        queue = QWidget()
        column = QVBoxLayout(queue)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap.medium)
        column.addWidget(self.scores)
        column.addLayout(bar)
        column.addWidget(self._halves(), 1)
        self.pages.addWidget(queue)
        self.pages.addWidget(self.merge)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.medium, gap.medium, gap.medium)
        page.addWidget(self.pages)
        self.setFocusProxy(self.issues)
        self.all_button.hide()

    def _build_lists(self) -> None:
        self.issues.empty_text = "Tidak ada masalah jenis ini."
        self.dismissed.empty_text = "Belum ada yang dinyatakan bukan masalah."
        aside = QWidget()
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.dismissed, 1)
        column.addWidget(self.recall_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.recall_button.setEnabled(False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.issues, 1)
        column.addWidget(self.panel)
        self.lists.addWidget(right)
        self.lists.addWidget(aside)

    def _halves(self) -> QSplitter:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.defects)
        halves.addWidget(self.lists)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 4)
        self.defects.setMinimumWidth(self.fontMetrics().horizontalAdvance("▲ Koordinat sama, desa beda") + 246)
        return halves

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.fix_next)
        self.all_button.clicked.connect(self._on_all_clicked)
        self.refresh_button.clicked.connect(self.examine)
        self.dismissed_button.toggled.connect(self._on_dismissed_toggled)
        self.recall_button.clicked.connect(self._on_recall_clicked)
        self.defects.picked.connect(self._on_defects_picked)
        self.issues.picked.connect(self.panel.show_issue)
        self.issues.doubleClicked.connect(lambda _index: self._on_go_requested(self.panel.issue))
        self.dismissed.picked.connect(lambda line: self.recall_button.setEnabled(line is not None))
        self.panel.fix_requested.connect(self._on_fix_requested)
        self.panel.merge_requested.connect(self._on_merge_requested)
        self.panel.go_requested.connect(self._on_go_requested)
        self.panel.dismiss_requested.connect(self._on_dismiss_requested)
        self.merge.merge_requested.connect(self._on_merge_put_together)
        self.merge.closed.connect(self._on_merge_closed)
        for keys, run in (("F3", self.fix_next), ("F5", self.examine)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self._calm.timeout.connect(self.examine)
        self._tools.relay.changed.connect(self._on_relay_changed)

    # --- examining -----------------------------------------------------------------------------------------------

    def _on_examined(self, report: QualityReport) -> None:
        self._job = None
        self._report = report
        self.scores.show_report(report)
        self.state.setText(f"Diperiksa dalam {max(report.seconds, 0.1):.1f} dtk".replace(".", ","))
        self._show_defects(report)
        if self.dismissed_button.isChecked():
            self._read_dismissed()
        self.dismissed_button.setText(f"Bukan masalah ({write_number(report.set_aside)})")
        self.refreshed.emit()
        if self._is_behind:
            self.examine()

    def _on_examine_failed(self, problem: OpsError) -> None:
        self._job = None
        self.state.setText("Belum diperiksa; tekan F5.")
        self._tools.notices.failure(problem)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if not changeset.touches(*CONCERNED):
            return
        if self._report is None or self._report.seconds < QUICK_S:
            self._calm.start()
        else:
            self.state.setText("Data berubah; tekan F5 untuk memeriksa ulang.")

    def _show_defects(self, report: QualityReport) -> None:
        """Show the kinds again and stay where the user was: same kind, same place in its list."""
        shown = tuple(defect for one in report.lists for defect in one.defects)
        wanted, row = self._defect, self._at
        self.defects.lines.set_lines(shown)
        if wanted is None:
            wanted = next((defect.defect for defect in shown if defect.count), None)
        if wanted is not None:
            self.defects.pick(lambda defect: defect.defect is wanted)
        rows = self.issues.lines.rowCount()
        if rows and wanted is self._defect:
            self.issues.setCurrentIndex(self.issues.lines.index(min(row, rows - 1), 0))

    def _on_defects_picked(self, line: DefectCount | None) -> None:
        if line is None:
            return
        if line.defect is not self._defect:
            self._at = 0
        self._defect = line.defect
        self.issues.lines.set_lines(line.issues)
        self.issues.empty_text = f"{line.spec.title}: tidak ada. {line.spec.hint}"
        alike = [issue for issue in line.issues if issue.fixes and not issue.merges]
        can = len(alike) > 1 and line.defect in _SURE
        self.all_button.setVisible(can)
        self.all_button.setText(f"Perbaiki semua {write_number(len(alike))} yang diusulkan")
        self.all_button.setToolTip(f"{line.spec.title}: ambil perbaikan pertama di semua baris; bisa diurungkan")

    def _go_to_next_kind(self) -> None:
        rows = self.defects.lines.rowCount()
        start = self.defects.currentIndex().row()
        for step in range(1, rows + 1):
            line: DefectCount | None = self.defects.lines.line((start + step) % rows)
            if line is not None and line.count:
                self.defects.pick(lambda each, line=line: each.defect is line.defect)
                self.issues.setCurrentIndex(self.issues.lines.index(0, 0))
                return
        self._tools.notices.done("Tidak ada masalah lagi di antrean.")

    # --- mending -------------------------------------------------------------------------------------------------

    def _on_fix_requested(self, fix: Fix) -> None:
        issue = self.panel.issue
        if issue is not None:
            self._run(FixIssue(fix, issue.place))

    def _on_all_clicked(self) -> None:
        issues = tuple(
            issue
            for row in range(self.issues.lines.rowCount())
            if (issue := self.issues.lines.line(row)) is not None and issue.fixes and not issue.merges
        )
        if issues:
            self._run(FixAll(issues))

    def _on_dismiss_requested(self, issue: Issue, reason: str) -> None:
        self._run(DismissIssue(issue, reason))

    def _run(self, command: Command[Any]) -> None:
        """Run a fix and say so, with a way back; the queue follows by the change itself."""
        self._at = max(self.issues.currentIndex().row(), 0)
        self._tools.jobs.run(
            "", lambda _progress: self._workspace.run(command), lambda _result: self._on_mended(command.label)
        )

    def _on_mended(self, label: str) -> None:
        self._tools.notices.done(f"{label}.", action=NoticeAction("Urungkan", lambda: self._undo(label)))
        self._take_out(self.panel.issue)
        self.pages.setCurrentIndex(0)
        self.issues.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, issue: Issue | None) -> None:
        """The issue is settled: show the next one now, not after the examination that will say so."""
        rows = self.issues.lines.rowCount()
        rest = [line for row in range(rows) if (line := self.issues.lines.line(row)) is not None and line != issue]
        self.issues.lines.set_lines(rest)
        if rest:
            self.issues.setCurrentIndex(self.issues.lines.index(min(self._at, len(rest) - 1), 0))

    def _undo(self, label: str) -> None:
        def work(_progress: Any) -> ChangeSet | None:
            return self._workspace.undo() if self._workspace.history().undo_label == label else None

        self._tools.jobs.run("", work, self._on_undone)

    def _on_undone(self, done: ChangeSet | None) -> None:
        if done is None:
            self._tools.notices.warning("Sesudahnya sudah ada perubahan lain; urungkan berurutan (Ctrl+Z).")
        else:
            self._tools.notices.info(f"{done.label}.")

    # --- merging -------------------------------------------------------------------------------------------------

    def _on_merge_requested(self, issue: Issue) -> None:
        first, second = issue.ids[:2]
        kind = SPECS[issue.defect].kind
        self._tools.jobs.read(
            lambda: read_merge(self._workspace, kind, first, second), self._on_merge_read, self._tools.notices.failure
        )

    def _on_merge_read(self, view: MergeView) -> None:
        self.merge.show_view(view)
        self.pages.setCurrentIndex(1)

    def _on_merge_put_together(self, command: MergeRows) -> None:
        self._run(command)

    def _on_merge_closed(self) -> None:
        self.pages.setCurrentIndex(0)
        self.issues.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the rest ------------------------------------------------------------------------------------------------

    def _on_go_requested(self, issue: Issue | None) -> None:
        if issue is not None:
            self.row_requested.emit(SPECS[issue.defect].kind, issue.ids[0])

    def _on_dismissed_toggled(self, on: bool) -> None:
        self.lists.setCurrentIndex(1 if on else 0)
        if on:
            self._read_dismissed()

    def _read_dismissed(self) -> None:
        self._tools.jobs.read(lambda: read_dismissals(self._workspace), self._on_dismissed_read)

    def _on_dismissed_read(self, found: tuple[Dismissal, ...]) -> None:
        self.dismissed.lines.set_lines(found)

    def _on_recall_clicked(self) -> None:
        line: Dismissal | None = self.dismissed.picked_line()
        if line is not None:
            self._run(RecallIssues((line.key,)))


#: Kinds whose proposed fix needs no second look.
_SURE: frozenset[Defect] = frozenset({Defect.PHONE_ODD, Defect.SWAPPED, Defect.ZERO, Defect.RANK_UNKNOWN})
