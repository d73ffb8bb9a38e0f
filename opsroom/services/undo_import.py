"""Taking back an import that was just made, and nothing else."""

from opsroom.domain.changes import ChangeSet
from opsroom.domain.errors import OpsError
from opsroom.domain.imports import ImportAccount
from opsroom.services.import_table import import_label
from opsroom.services.workspace import Workspace


def undo_import(workspace: Workspace, account: ImportAccount) -> ChangeSet:
    """Undo the import of an account while it is the last thing that was done.

    Raises:
        OpsError: Something else was done since; nothing was undone.
        StaleEdit: Somebody else changed the same cells since; nothing was overwritten.
    """
    last = workspace.history().undo_label
    if last != import_label(account.kind, account.source):
        what = f"Sesudah impor masih ada '{last}'" if last else "Impor ini sudah diurungkan"
        raise OpsError(f"{what}, jadi tidak ada yang diurungkan. Buka Riwayat untuk mengurungkan satu per satu.")
    return workspace.undo()
