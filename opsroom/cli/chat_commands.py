"""`opsroom whatsapp`: a chat into proposed reports, and on demand into the log."""

import argparse
from contextlib import closing
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.cli.radio_commands import facts_of, told
from opsroom.runtime.clock import Clock
from opsroom.services.radio_desk import Ear, open_ear
from opsroom.services.read_whatsapp import ChatReading, Proposal, read_whatsapp
from opsroom.services.workspace import Workspace


def whatsapp(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Show what a chat reports; with ``--accept`` take all that is new in one act."""
    with closing(Workspace.open(options.file, clock)) as workspace:
        ear = open_ear(workspace)
        reading = read_whatsapp(workspace, ear, options.chat)
        if options.accept and reading.fresh:
            workspace.run(reading.acceptance(clock.now()))
    for one in reading.proposals:
        if options.json:
            say_json(_facts(one, ear))
        else:
            say(_line(one, ear))
    if not options.json:
        say(_summary(reading, is_accepted=options.accept))
    return 0


def _facts(one: Proposal, ear: Ear) -> dict[str, Any]:
    sent = one.sent_at.astimezone(ear.zone).isoformat(timespec="seconds")
    return {
        **facts_of(one.line, ear),
        "sent": sent, "sender": one.sender, "confidence": one.confidence, "duplicate": one.is_known,
    }  # fmt: skip


def _line(one: Proposal, ear: Ear) -> str:
    mark = "sudah ada" if one.is_known else f"{one.confidence}%"
    return f"{one.sent_at.astimezone(ear.zone):%H.%M}  {one.sender}  [{mark}]\n   {told(one.line, ear)}"


def _summary(reading: ChatReading, *, is_accepted: bool) -> str:
    fresh = reading.fresh
    clear = sum(one.line.is_clear for one in fresh)
    verb = "disimpan" if is_accepted else "diusulkan, belum disimpan (--accept menyimpannya)"
    return (
        f"{reading.messages} pesan: {len(fresh)} laporan baru {verb}, {clear} di antaranya jelas; "
        f"{len(reading.proposals) - len(fresh)} sudah ada di log; {reading.chatter} bukan laporan; "
        f"{reading.media} media tidak disertakan; {reading.deleted} dihapus pengirim."
    )
