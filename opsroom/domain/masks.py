"""Hiding personal data where a list is shown or handed on: that something is there, not what."""

MASK = "•••••"


def mask_cell(value: object) -> str:
    """The mask for a value, nothing for an empty cell."""
    return MASK if value not in (None, "") else ""
