"""The operation file: one SQLite database per operation, every change journalled, undoable and backed up.

The only room that speaks SQL. It takes and gives records of `opsroom.domain`; a peewee row never leaves it.
May import `domain`, `runtime`, peewee and sqlite3; never services, ui, Qt, or the other rooms of its floor.

Doors: `operation_file.OperationFile` (create, open, work, read, undo, redo, poll, backup), `reader.Reader`,
`work.Work` and `plans.save_plan`. Failures of the machine leave as `StoreUnavailable` with an Indonesian sentence.

Example::

    with OperationFile.open(path, clock) as file:
        with file.work("Ubah status", actor="ops") as work:
            work.update(Kind.PERSON, 7, {"duty": Duty.SAKIT}, seen={"duty": Duty.TERSEDIA})
        views.refresh(work.changeset)
"""
