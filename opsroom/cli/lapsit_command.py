"""`opsroom lapsit`: the situation report as text for WhatsApp."""

import argparse
from contextlib import closing

from opsroom.cli.output import Screens, say
from opsroom.runtime.clock import Clock
from opsroom.services.lapsit import write_lapsit
from opsroom.services.radio_desk import open_ear, read_moment_text
from opsroom.services.workspace import Workspace


def lapsit(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Print the report of a kecamatan, or of the whole Polres."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        ear = open_ear(workspace)
        at = read_moment_text(options.at, clock.now(), ear.zone) if options.at else clock.now()
        code = ear.kecamatan(options.kecamatan) if options.kecamatan else ""
        say(write_lapsit(workspace, at, code))
    return 0
