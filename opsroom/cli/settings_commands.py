"""`opsroom new`, `pattern` and `duty`: the file, its patterns, and who is available."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.calendar import write_number
from opsroom.domain.categories import Pattern, category_code, parse_pattern
from opsroom.domain.duty import DUTY_LABELS, Duty
from opsroom.domain.errors import RuleViolation
from opsroom.runtime.clock import Clock
from opsroom.services.set_duty import SetDuty
from opsroom.services.set_patterns import SetPatterns
from opsroom.services.workspace import Workspace


def new(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Make a new operation file."""
    with closing(Workspace.create(options.file, options.name, clock)):
        say(f"Dibuat: {options.file}")
    return 0


def pattern(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """List or set patterns."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        if options.set:
            workspace.run(SetPatterns(_parse_settings(options.set)))
        with workspace.read() as reader:
            patterns = reader.patterns()
    if options.json:
        say_json({code: [str(pattern) for pattern in listed] for code, listed in patterns.items()})
        return 0
    for code, listed in patterns.items():
        say(f"{code}: {'; '.join(f'{pattern} ({pattern.sentence})' for pattern in listed)}")
    return 0


def _parse_settings(texts: Sequence[str]) -> dict[str, tuple[Pattern, ...]]:
    settings: dict[str, tuple[Pattern, ...]] = {}
    for text in texts:
        name, sign, listed = text.partition("=")
        code = category_code(name)
        if not sign or not code or not listed.strip():
            raise RuleViolation(f"'{text}' tidak terbaca. Tulis KATEGORI=polri:tps:linmas, misalnya RAWAN=2:2:4.")
        patterns = tuple(parse_pattern(part) for part in listed.split(","))
        settings[code] = (*settings.get(code, ()), *patterns)
    return settings


def duty(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """List or set duty status."""
    nrps = tuple(nrp.strip() for group in options.nrp for nrp in group.split(",") if nrp.strip())
    with closing(Workspace.open(options.file, clock)) as workspace:
        outcome = None
        if options.set:
            if not (options.unit or nrps):
                raise RuleViolation('Sebutkan siapa: --unit "POLSEK%" atau --nrp NRP. Tidak ada yang diubah.')
            outcome = workspace.run(SetDuty(Duty(options.set), options.unit, nrps, limit=options.limit))
        with workspace.read() as reader:
            people = reader.persons()
    counts = {duty.value: sum(person.duty is duty for person in people) for duty in Duty}
    if options.json:
        result: dict[str, Any] = {"status": counts}
        if outcome:
            skipped = {duty.value: count for duty, count in outcome.skipped.items()}
            result.update(changed=outcome.changed, same=outcome.same, skipped=skipped)
        say_json(result)
        return 0
    if outcome:
        say(f"{outcome.changed} orang diubah, {outcome.same} sudah {DUTY_LABELS[Duty(options.set)]}.")
        for duty, count in outcome.skipped.items():
            say(f"  dilewati {count} orang: {DUTY_LABELS[duty]}")
    for duty in Duty:
        if counts[duty.value]:
            say(f"{DUTY_LABELS[duty]}: {write_number(counts[duty.value])}")
    return 0
