"""`opsroom demo`, `order`, `board` and `doctor`: papers, pictures, health."""

import argparse
from contextlib import closing

from opsroom.cli.output import Screens, say, say_json, warn
from opsroom.domain.calendar import write_age, write_number
from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from opsroom.domain.errors import RuleViolation
from opsroom.runtime.clock import Clock
from opsroom.services import demo as demonstration
from opsroom.services import doctor as health_check
from opsroom.services import orders
from opsroom.services.orders import OrderRequest
from opsroom.services.workspace import Workspace

MAX_SIDE = 16_384


def demo(options: argparse.Namespace, clock: Clock, screens: Screens) -> int:
    """Build the demonstration operation, and open the window on it."""
    made = demonstration.build(options.dir, clock, lambda file, out: screens.paint_board(file, out, (1920, 1080)))
    for line in made.lines():
        say(line)
    if options.no_window:
        return 0
    return screens.open_window(made.file)


def order(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Issue an order as PDF."""
    page = PageSetup(Paper(options.paper), MarginProfile(options.margins), options.font_size)
    request = OrderRequest(number=options.number, page=page, is_draft=options.draft)
    with closing(Workspace.open(options.file, clock)) as workspace:
        issued = orders.issue(workspace, request, options.out)
    for warning in issued.warnings:
        warn(warning)
    say(f"{issued.pages} halaman ditulis ke {issued.path} (SHA-256 {issued.sha256})")
    return 0


def board(options: argparse.Namespace, _clock: Clock, screens: Screens) -> int:
    """Paint the board as PNG."""
    width, _, height = options.size.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 0 < int(width) <= MAX_SIDE and 0 < int(height) <= MAX_SIDE):
        raise RuleViolation(f"Ukuran '{options.size}' tidak terbaca. Tulis LEBARxTINGGI, misalnya 1920x1080.")
    screens.paint_board(options.file, options.screenshot, (int(width), int(height)))
    say(f"Gambar papan ditulis ke {options.screenshot}")
    return 0


def doctor(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Examine the file; status 1 when something is wrong."""
    with closing(Workspace.open(options.file, clock, backup=False)) as workspace:
        health = health_check.examine(workspace)
    age = health.backup_age
    if options.json:
        say_json(
            {
                "sound": health.is_sound,
                "problems": list(health.problems),
                "counts": dict(health.counts),
                "backups": health.backups,
                "backup_age_seconds": age.total_seconds() if age else None,
            }
        )
    else:
        say("Berkas sehat." if health.is_sound else "Berkas bermasalah:")
        for problem in health.problems:
            say(f"  {problem}")
        say("Isi: " + ", ".join(f"{name} {write_number(count)}" for name, count in health.counts.items() if count))
        say(f"Cadangan: {health.backups}" + (f", terbaru {write_age(age.total_seconds())} lalu" if age else ""))
    return 0 if health.is_sound else 1
