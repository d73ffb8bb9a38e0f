"""What every screen needs from the window it lives in, handed down as one thing."""

from dataclasses import dataclass, field

from opsroom.runtime.habits import Habits
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.file_picker import FilePicker
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class ScreenTools:
    """The window's services to its screens.

    Attributes:
        relay: Tells committed changes.
        jobs: Runs work off the GUI thread.
        notices: Tells the user.
        look: Colours, distances, icons.
        picker: Asks for files.
        habits: How tables were left at this desk.
    """

    relay: ChangeRelay
    jobs: JobRunner
    notices: Notices
    look: Look
    picker: FilePicker
    habits: Habits = field(default_factory=Habits)
