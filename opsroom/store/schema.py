"""Which files are ours, which version they have, and bringing older ones up to date."""

import logging
from pathlib import Path

from playhouse.migrations import Migration, Runner

from opsroom.domain.errors import StoreForeign, StoreTooNew
from opsroom.store import migrations
from opsroom.store.session import PROBING, Session

logger = logging.getLogger(__name__)

#: ``OPSR`` in the file head. Source: sqlite.org/pragma.html#pragma_application_id.
APPLICATION_ID = 0x4F505352
#: Number of the last migration; kept in the file as `user_version`.
SCHEMA_VERSION = 5
MIGRATIONS = Path(migrations.__file__).parent


def version_of(path: Path) -> int:
    """The schema version of an operation file; the file is only read.

    Raises:
        StoreForeign: Another program's database, or an empty file.
        StoreTooNew: Written by a newer version of the program.
    """
    probe = Session(path, PROBING)
    try:
        [(application_id,)] = probe.sql("PRAGMA application_id")
        [(version,)] = probe.sql("PRAGMA user_version")
    finally:
        probe.close()
    if application_id != APPLICATION_ID:
        raise StoreForeign(
            f"Berkas {path.name} bukan berkas operasi Opsroom. Berkas tidak diubah; pilih berkas .ops lain.",
            f"application_id {application_id}",
        )
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"Berkas {path.name} dibuat oleh Opsroom yang lebih baru. Berkas tidak diubah; perbarui program di PC ini.",
            f"schema {version}, this program knows {SCHEMA_VERSION}",
        )
    return int(version)


def migrate(session: Session) -> tuple[str, ...]:
    """Run the steps a file lacks, each in its own transaction, and return their names.

    A step that fails leaves the file as the step before it left it.
    """
    runner = Runner(session.database, str(MIGRATIONS))
    waiting = [step for step in runner.status() if not step.applied]
    for step in waiting:
        logger.info("migration %s: %s", step.name, _first_line(step))
        runner.up(step.name)
    session.sql(f"PRAGMA application_id = {APPLICATION_ID}")
    session.sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return tuple(step.name for step in waiting)


def _first_line(step: Migration) -> str:
    return str(step.load().__doc__ or "").strip().split("\n", 1)[0]
