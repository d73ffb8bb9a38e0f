"""What lives as long as the program: clock, settings, look, notices, the runner that opens files."""

from dataclasses import dataclass
from pathlib import Path

from opsroom.runtime.clock import Clock
from opsroom.runtime.settings import Settings
from opsroom.ui.bridge.file_picker import FilePicker
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.shell.window_state import WindowState
from opsroom.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to the window by whoever starts it.

    Attributes:
        state_folder: Where locks and window state live.
        jobs: Opens files; an open operation has a runner of its own.
    """

    clock: Clock
    settings: Settings
    state: WindowState
    state_folder: Path
    look: Look
    notices: Notices
    jobs: JobRunner
    picker: FilePicker
