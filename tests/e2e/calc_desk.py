"""The roster sheet in a real window on a real display, for tests that type into it from outside.

``python calc_desk.py FILE.ops TITLE``; says ``siap`` on its output once the rows are painted.
"""

import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer

from opsroom.runtime.clock import SystemClock
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.sheets.person_sheet import PersonSheet
from opsroom.ui.shell.launch import build_application
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.look import Look


def main(file: str, title: str) -> int:
    """Show the roster until the process is killed."""
    application = build_application()
    clock = SystemClock()
    with closing(Workspace.open(Path(file), clock, "tes", backup=False)) as workspace:
        notices = Notices(clock)
        jobs = JobRunner(notices)
        relay = ChangeRelay(workspace.feed)
        sheet = PersonSheet(workspace, ScreenTools(relay, jobs, notices, Look(application), picker=None))
        sheet.setWindowTitle(title)
        sheet.resize(1200, 600)
        sheet.show()
        waiting = QTimer()
        waiting.timeout.connect(lambda: _tell_when_ready(sheet, jobs, waiting))
        waiting.start(100)
        notices.posted.connect(lambda notice: sys.stderr.write(f"{notice}\n"))
        return application.exec()


def _tell_when_ready(sheet: PersonSheet, jobs: JobRunner, waiting: QTimer) -> None:
    if sheet.table.model.is_loaded and jobs.is_idle:
        waiting.stop()
        sheet.table.view.go_to(0, 0)
        sheet.table.view.setFocus()
        sys.stdout.write("siap\n")
        sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
