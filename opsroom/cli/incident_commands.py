"""`opsroom incident`: open, list, show, follow, document and close incidents."""

import argparse
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.errors import ImportProblem, RuleViolation
from opsroom.domain.incidents import (
    INCIDENT_STATE_LABELS,
    KINDS,
    SEVERITY_LABELS,
    STEP_LABELS,
    STEP_WORDS,
    Incident,
    Severity,
    read_severity,
)
from opsroom.runtime.clock import Clock
from opsroom.services.incidents import (
    LARGEST_FILE,
    AddStep,
    AttachEvidence,
    CloseIncident,
    OpenIncident,
    incident_of,
    missing_of,
)
from opsroom.services.radio_desk import Ear, open_ear, read_moment_text
from opsroom.services.workspace import Workspace


def incident(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Do one thing with an incident."""
    acts = {"new": _new, "list": _list, "show": _show, "step": _step, "attach": _attach, "close": _close}
    with closing(Workspace.open(options.file, clock)) as workspace:
        acts[options.action](workspace, options, open_ear(workspace), clock.now())
    return 0


def _new(workspace: Workspace, options: argparse.Namespace, ear: Ear, now: datetime) -> None:
    usual = {kind.name: kind.severity for kind in KINDS}
    severity = read_severity(options.severity) if options.severity else usual.get(options.kind, Severity.SEDANG)
    tps = ear.tps_of(f"tps {options.tps}" if options.tps[:1].isdigit() else options.tps) if options.tps else ()
    if len(tps) > 1:
        raise RuleViolation(f"'{options.tps}' adalah {len(tps)} TPS. Sebutkan satu, misalnya: 3 kurup.", "tps")
    code = ear.kecamatan(options.kecamatan) if options.kecamatan else ""
    number = workspace.run(
        OpenIncident(
            options.kind, severity, options.text, _moment(options.at, now, ear.zone), now,
            tps[0] if tps else None, code, options.place, options.reporter,
        )
    )  # fmt: skip
    say(f"Kejadian {number} dibuka ({SEVERITY_LABELS[severity].lower()}).")


def _list(workspace: Workspace, options: argparse.Namespace, ear: Ear, now: datetime) -> None:
    with workspace.read() as reader:
        found = reader.incidents()
    for one in found:
        if options.json:
            say_json(_facts(one, ear, now))
        else:
            late = ", lewat batas waktu" if one.is_overdue(now) else ""
            say(f"{one.number:4}  {_clock(one.at, ear.zone)}  {one.kind}: {one.summary}  [{_state(one)}{late}]")
    if not options.json:
        say(f"{len(found)} kejadian, {sum(one.is_going_on for one in found)} masih berjalan.")


def _show(workspace: Workspace, options: argparse.Namespace, ear: Ear, now: datetime) -> None:
    with workspace.read() as reader:
        one = incident_of(reader, options.number)
        steps, evidence = reader.incident_steps(one.id), reader.evidence(one.id)
        missing = missing_of(reader, one) if one.is_going_on else ()
    if options.json:
        say_json(
            {
                **_facts(one, ear, now),
                "steps": [
                    {"step": each.step.value, "at": _stamp(each.at, ear.zone), "text": each.text} for each in steps
                ],
                "evidence": [{"name": each.name, "sha256": each.sha256, "size": each.size} for each in evidence],
                "missing": [step.value for step in missing],
            }
        )  # fmt: skip
        return
    revision = f", revisi {one.revision}" if one.revision else ""
    say(f"Kejadian {one.number} [{_state(one)}{revision}] {_clock(one.at, ear.zone)} {one.kind}: {one.summary}")
    for each in steps:
        say(f"  {_clock(each.at, ear.zone)}  {STEP_LABELS[each.step]}{f': {each.text}' if each.text else ''}")
    for file in evidence:
        by = f", oleh {file.taken_by}" if file.taken_by else ""
        say(f"  bukti {file.name}, {file.size} byte, SHA-256 {file.sha256}{by}, {_clock(file.received_at, ear.zone)}")
    if missing:
        say(f"  Belum dicatat: {', '.join(STEP_LABELS[step] for step in missing)}.")


def _step(workspace: Workspace, options: argparse.Namespace, ear: Ear, now: datetime) -> None:
    step = STEP_WORDS[options.step]
    at = _moment(options.at, now, ear.zone)
    workspace.run(AddStep(options.number, step, at, now, options.text, options.other))
    say(f"Kejadian {options.number}: {STEP_LABELS[step]} dicatat.")


def _attach(workspace: Workspace, options: argparse.Namespace, ear: Ear, now: datetime) -> None:
    path: Path = options.path
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ImportProblem(f"Berkas {path.name} lebih besar dari 200 MB. Tidak ada yang disimpan.")
        content = path.read_bytes()
    except OSError as problem:
        raise ImportProblem(
            f"Berkas {path.name} tidak dapat dibaca. Tidak ada yang disimpan; periksa nama dan foldernya.", str(problem)
        ) from problem
    taken = read_moment_text(options.at, now, ear.zone) if options.at else None
    digest = workspace.run(AttachEvidence(options.number, path.name, content, now, taken, options.by, options.place))
    say(f"Bukti {path.name} disimpan. SHA-256 {digest}")


def _close(workspace: Workspace, options: argparse.Namespace, _ear: Ear, now: datetime) -> None:
    workspace.run(CloseIncident(options.number, options.reason, now, now, options.incomplete))
    say(f"Kejadian {options.number} ditutup.")


def _facts(one: Incident, ear: Ear, now: datetime) -> dict[str, Any]:
    tps = ear.register.tps.get(one.tps_id) if one.tps_id is not None else None
    return {
        "number": one.number, "at": _stamp(one.at, ear.zone), "kind": one.kind, "severity": one.severity.value,
        "summary": one.summary, "state": one.state.value, "overdue": one.is_overdue(now), "revision": one.revision,
        "kecamatan": ear.register.kecamatan.get(one.kecamatan_code, ""), "desa": tps.desa if tps else "",
        "tps": tps.number if tps else "", "place": one.place, "reporter": one.reporter, "same_as": one.same_as,
    }  # fmt: skip


def _state(one: Incident) -> str:
    return INCIDENT_STATE_LABELS[one.state].lower()


def _moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    return read_moment_text(text, now, zone) if text else now


def _clock(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H.%M}"


def _stamp(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds")
