"""The terminal fixtures, shared with tests/cli."""

from tests.cli.conftest import opsroom

__all__ = ["opsroom"]
