"""`opsroom rollcall`: open a roll call, tick by the last digits of the NRP, list, close."""

import argparse
from contextlib import closing

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.errors import RuleViolation
from opsroom.domain.roll_calls import REASON_CODES, count_turnout
from opsroom.runtime.clock import Clock
from opsroom.services.entry_words import person_name
from opsroom.services.radio_desk import open_ear, read_moment_text
from opsroom.services.roll_calls import (
    CloseRollCall,
    MarkAbsent,
    OpenRollCall,
    RollLine,
    latest_call,
    read_roll,
    tick_by_text,
)
from opsroom.services.workspace import Workspace

ACTIONS = ("open", "tick", "list", "close")


def rollcall(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Do one thing with a roll call; the latest one unless ``--id`` names another."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        if options.action == "open":
            _open(workspace, options, clock)
            return 0
        call_id = options.id
        if call_id is None:
            with workspace.read() as reader:
                call_id = latest_call(reader).id
        if options.action == "tick":
            _tick(workspace, call_id, options, clock)
        elif options.action == "close":
            workspace.run(CloseRollCall(call_id, clock.now()))
            say("Apel ditutup.")
        else:
            _list(workspace, call_id, options)
    return 0


def _open(workspace: Workspace, options: argparse.Namespace, clock: Clock) -> None:
    ear = open_ear(workspace)
    at = read_moment_text(options.at, clock.now(), ear.zone) if options.at else clock.now()
    code = ear.kecamatan(options.kecamatan) if options.kecamatan else ""
    call_id = workspace.run(OpenRollCall(options.name, at, options.place, options.leader, code))
    with workspace.read() as reader:
        count = len(reader.roll_entries(call_id))
    say(f"Apel {call_id} dibuka: {count} orang di daftar.")


def _tick(workspace: Workspace, call_id: int, options: argparse.Namespace, clock: Clock) -> None:
    """Tick, or mark as absent, everybody named.

    Raises:
        RuleViolation: Nobody is named.
        ParseProblem: The reason is none.
    """
    if not options.nrp:
        raise RuleViolation("Sebutkan angka terakhir NRP, misalnya: rollcall BERKAS.ops tick 0123.", "nrp")
    for digits in options.nrp:
        command = tick_by_text(call_id, f"{digits} {options.absent}", clock.now())
        person = workspace.run(command)
        reason = command.reason if isinstance(command, MarkAbsent) else None
        mark = f"Tidak hadir ({REASON_CODES[reason]})" if reason else "Hadir"
        say(f"{mark}: {person_name(person)}.")


def _list(workspace: Workspace, call_id: int, options: argparse.Namespace) -> None:
    with workspace.read() as reader:
        lines = read_roll(reader, call_id)
    for line in lines:
        if options.json:
            say_json(
                {
                    "nrp": line.person.nrp, "name": line.person.name, "rank": line.person.rank, "team": line.team,
                    "present": line.entry.present_at is not None,
                    "reason": REASON_CODES[line.entry.reason] if line.entry.reason else None,
                }
            )  # fmt: skip
        else:
            say(f"{_mark(line):8}{line.person.nrp:10}{person_name(line.person)}")
    if not options.json:
        turnout = count_turnout(line.entry for line in lines)
        say(
            f"Rencana {turnout.expected}, hadir {turnout.present}, "
            f"berhalangan {turnout.excused}, belum terlihat {turnout.missing}."
        )


def _mark(line: RollLine) -> str:
    if line.entry.present_at is not None:
        return "hadir"
    return REASON_CODES[line.entry.reason] if line.entry.reason else "belum"
