"""Frozen records and pure rules of the trade; standard library only, imports no other room.

Everything above speaks in these types: `Person`, `Tps`, `Pattern`, `Plan`, `ChangeSet`, `OrderSnapshot`.
Example: ``from opsroom.domain.ranks import parse_rank``.
"""
