"""`opsroom rollcall`: open a roll call, tick by the last digits of the NRP, list, close."""

import argparse
from contextlib import closing

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.duty import DUTY_LABELS
from opsroom.domain.errors import RuleViolation
from opsroom.domain.roll_calls import REASON_CODES, count_turnout, read_reason
from opsroom.runtime.clock import Clock
from opsroom.services.entry_words import person_name
from opsroom.services.radio_desk import open_ear, read_moment_text
from opsroom.services.roll_calls import (
    CloseRollCall,
    MarkAbsent,
    OpenRollCall,
    RollLine,
    Tick,
    latest_call,
    read_roll,
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
        RuleViolation: Nobody is named, or the reason is none.
    """
    if not options.nrp:
        raise RuleViolation("Sebutkan angka terakhir NRP, misalnya: rollcall BERKAS.ops tick 0123.", "nrp")
    reason = read_reason(options.absent) if options.absent else None
    if options.absent and reason is None:
        codes = ", ".join(f"{code} ({DUTY_LABELS[duty].lower()})" for duty, code in REASON_CODES.items())
        raise RuleViolation(f"Alasan '{options.absent}' tidak dikenal. Pilih: {codes}.", "absent")
    for digits in options.nrp:
        if reason is None:
            person = workspace.run(Tick(call_id, clock.now(), digits))
            say(f"Hadir: {person_name(person)}.")
            continue
        with workspace.read() as reader:
            found = [line.person for line in read_roll(reader, call_id) if line.person.nrp.endswith(digits)]
        if len(found) != 1:
            raise RuleViolation(f"NRP ...{digits} menunjuk {len(found)} orang di daftar apel ini.", "nrp")
        workspace.run(MarkAbsent(call_id, found[0].id, reason, clock.now()))
        say(f"Tidak hadir ({REASON_CODES[reason]}): {person_name(found[0])}.")


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
