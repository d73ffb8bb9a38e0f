"""What all tables have in common: names of indexes, references, and defaults of columns that came later."""

# ruff: noqa: D106  what a Meta holds, peewee says

from __future__ import annotations

from typing import Any

from peewee import SQL, ForeignKeyField, Model, Node


def refers_to(model: type[Model], **options: Any) -> ForeignKeyField[Any]:
    """A reference without back reference, checked at COMMIT."""
    return ForeignKeyField(model, backref="+", deferrable="INITIALLY DEFERRED", **options)


def added(sql: str) -> list[Node]:
    """The default a column that came with a later migration has in SQL, which older rows take."""
    return [SQL(f"DEFAULT {sql}")]


class StoredRow(Model):
    """A table whose indexes are named after it."""

    class Meta:
        legacy_table_names = False  # peewee would name indexes after the class
