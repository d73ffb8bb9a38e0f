"""`opsroom import`: a workbook into an operation file, or the account of what would come of it."""

import argparse
from contextlib import closing
from typing import Any

from opsroom.cli.output import Screens, say, say_json
from opsroom.domain.calendar import write_number
from opsroom.domain.imports import ImportAccount, ImportKind, Outcome
from opsroom.runtime.clock import Clock
from opsroom.services import import_table
from opsroom.services.import_table import ImportRequest
from opsroom.services.workspace import Workspace

_OUTCOME_WORDS = (
    (Outcome.NEW, "baru"),
    (Outcome.CHANGED, "berubah"),
    (Outcome.SAME, "sama"),
    (Outcome.REJECTED, "ditolak"),
)


def import_workbook(options: argparse.Namespace, clock: Clock, _screens: Screens) -> int:
    """Import or dry-run one workbook."""
    request = ImportRequest(ImportKind(options.kind), options.workbook, tuple(options.sheet))
    with closing(Workspace.open(options.into, clock)) as workspace:
        make = import_table.preview if options.dry_run else import_table.commit
        account = make(workspace, request)
    if options.rejects:
        import_table.write_rejects(account, options.rejects)
    if options.json:
        say_json(_account_json(account))
        return 0
    verb = "Diimpor" if account.committed else "Akan diimpor"
    counts = ", ".join(f"{write_number(account.count(outcome))} {word}" for outcome, word in _OUTCOME_WORDS)
    say(f"{verb} dari {account.source}: {write_number(account.read)} baris dibaca = {counts}.")
    for reason, count in account.reasons.items():
        say(f"  ditolak {count}x: {reason}")
    for note in account.notes:
        say(f"  {note}")
    return 0


def _account_json(account: ImportAccount) -> dict[str, Any]:
    return {
        "kind": account.kind.value,
        "committed": account.committed,
        "read": account.read,
        **{outcome.value: account.count(outcome) for outcome in Outcome},
        "repaired": account.repaired,
        "reasons": account.reasons,
        "notes": list(account.notes),
    }
