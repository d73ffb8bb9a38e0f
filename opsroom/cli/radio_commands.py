"""`opsroom report` and `log`: lines from the field into the log, and the log read back."""

import argparse
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.errors import ImportProblem
from opsroom.domain.ids import TpsId
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_log import LINE_STATE_LABELS, RadioLine
from opsroom.domain.radio_words import meaning_label
from opsroom.runtime.clock import Clock
from opsroom.services.field_register import FieldRegister
from opsroom.services.radio_desk import Ear, open_ear, read_log, read_moment_text
from opsroom.services.radio_log import Heard, TakeLines, stamped
from opsroom.services.workspace import Workspace

_LARGEST = 20_000_000
_NAMED = 3


def report(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Understand lines, keep them unless this is a dry run, and tell what each was taken for."""
    texts = _texts(options)
    with closing(Workspace.open(options.file, clock)) as workspace:
        ear = open_ear(workspace)
        now = clock.now()
        at = read_moment_text(options.at, now, ear.zone) if options.at else None
        entries = [stamped(ear.understand(text, at or now), at) for text in texts]
        understood = [line for entry in entries for line in entry]
        if not options.dry_run and understood:
            workspace.run(TakeLines(understood, Heard(now, source="CLI")))
    for line in understood:
        if options.json:
            say_json(facts_of(line, ear))
        else:
            say(told(line, ear))
    if not options.json:
        waiting = sum(not line.is_clear for line in understood)
        verb = "dibaca, tidak disimpan" if options.dry_run else "disimpan"
        clear = len(understood) - waiting
        say(f"{len(understood)} baris {verb}: {clear} dimengerti, {waiting} menunggu di kotak masuk.")
    return 0


def log(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Print the log, of a team, a TPS or a kecamatan alone where one is named."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        ear = open_ear(workspace)
        since = read_moment_text(options.since, clock.now(), ear.zone) if options.since else None
        about = f"tim {options.team}" if options.team else options.tps
        lines = read_log(workspace, ear, about=about, kecamatan=options.kecamatan, since=since)
    for line in lines:
        if options.json:
            say_json(_line_facts(line, ear.zone))
        else:
            say(_line_words(line, ear.zone))
    return 0


def _texts(options: argparse.Namespace) -> list[str]:
    """The entries asked about; blank lines of a file are passed over.

    Raises:
        ImportProblem: The file cannot be read.
    """
    if options.lines is None:
        return [options.text or ""]
    path: Path = options.lines
    try:
        if path.stat().st_size > _LARGEST:
            raise ImportProblem(f"Berkas {path.name} terlalu besar untuk daftar laporan. Tidak ada yang disimpan.")
        raw = path.read_bytes()
    except OSError as problem:
        raise ImportProblem(
            f"Berkas {path.name} tidak dapat dibaca. Tidak ada yang disimpan; periksa nama dan foldernya.", str(problem)
        ) from problem
    return [line for line in raw.decode("utf-8-sig", errors="replace").splitlines() if line.strip()]


def facts_of(line: Understanding, ear: Ear) -> dict[str, Any]:
    """A report as the JSON of the command line tells it."""
    return {
        "text": line.text,
        "understood": line.is_clear,
        "tps": [_place(one, ear.register) for one in line.tps_ids] if line.is_clear else [],
        "stage": line.stage or None,
        "time": _stamp(line.at, ear.zone),
        "channel": line.channel,
        "relay": line.relay,
        "candidates": [
            {
                "text": guess.text,
                "likeness": guess.likeness,
                "tps": [_place(one, ear.register) for one in guess.tps_ids],
            }
            for guess in line.guesses
        ],
        "inbox": not line.is_clear,
        "reason": line.why,
    }


def _place(tps_id: TpsId, register: FieldRegister) -> dict[str, str]:
    tps = register.tps[tps_id]
    return {"kecamatan": tps.kecamatan, "desa": tps.desa, "tps": tps.number}


def told(line: Understanding, ear: Ear) -> str:
    """A report in words, or what must be decided."""
    if not line.is_clear:
        return f"?  {line.text}\n   {line.why}"
    rows = [ear.register.tps[one] for one in line.tps_ids]
    named = ", ".join(f"TPS {one.number} {one.desa}" for one in rows[:_NAMED])
    more = f" dan {len(rows) - _NAMED} TPS lain" if len(rows) > _NAMED else ""
    return f"{line.at.astimezone(ear.zone):%H.%M}  {meaning_label(line.stage)}: {named}{more}"


def _line_facts(line: RadioLine, zone: tzinfo) -> dict[str, Any]:
    return {
        "id": line.id, "received": _stamp(line.received_at, zone), "time": _stamp(line.at, zone), "text": line.text,
        "stage": line.stage or None, "state": line.state.value, "channel": line.channel, "sender": line.sender,
        "relay": line.relay, "operator": line.operator, "source": line.source, "subjects": line.subjects,
        "late": line.is_late, "alarm": line.is_alarm, "amends": line.amends, "reason": line.why,
    }  # fmt: skip


def _line_words(line: RadioLine, zone: tzinfo) -> str:
    marks = [
        meaning_label(line.stage),
        LINE_STATE_LABELS[line.state],
        line.channel,
        "terlambat" if line.is_late else "",
    ]
    return f"{line.received_at.astimezone(zone):%H.%M}  {line.text}  [{', '.join(mark for mark in marks if mark)}]"


def _stamp(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds")
