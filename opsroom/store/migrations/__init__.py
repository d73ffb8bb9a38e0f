"""Steps of the schema, one file per released version: ``NNNN_<what>.py`` with `up(migrator, db)`.

Each step declares the models it needs inline, frozen as they were then; it never imports `opsroom.store.tables`.
A shipped step is never edited. The first line of its docstring is the log line. A step that renames or drops a
journalled column must also set the state of all commands to ``closed``, since their undo would no longer fit.
Each step has a test, and each released version a file ``tests/data/db/vN.sqlite``.
"""
