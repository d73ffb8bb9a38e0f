"""Running one terminal command: parse, do, print; expected errors become one sentence and exit status 1."""

import argparse
from collections.abc import Callable, Mapping, Sequence

from opsroom.cli import (
    chat_commands,
    import_command,
    incident_commands,
    lapsit_command,
    list_commands,
    paper_commands,
    plan_commands,
    radio_commands,
    rollcall_commands,
    settings_commands,
)
from opsroom.cli.output import Screens, warn
from opsroom.cli.parser import build_parser
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import Clock

_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Clock, Screens], int]] = {
    "demo": paper_commands.demo,
    "new": settings_commands.new,
    "import": import_command.import_workbook,
    "pattern": settings_commands.pattern,
    "duty": settings_commands.duty,
    "plot": plan_commands.plot,
    "plan": plan_commands.plan,
    "report": radio_commands.report,
    "log": radio_commands.log,
    "whatsapp": chat_commands.whatsapp,
    "rollcall": rollcall_commands.rollcall,
    "incident": incident_commands.incident,
    "lapsit": lapsit_command.lapsit,
    "export": list_commands.export,
    "order": paper_commands.order,
    "board": paper_commands.board,
    "doctor": paper_commands.doctor,
}
COMMAND_NAMES = frozenset(_COMMANDS)


def run(argv: Sequence[str], clock: Clock, screens: Screens) -> int:
    """Run the command `argv` names.

    Returns:
        0 when done, 1 after an expected error (told on stderr), 2 for a wrong command line.
    """
    try:
        options = build_parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _COMMANDS[options.command](options, clock, screens)
    except OpsError as problem:
        warn(problem.user_text)
        return 1
