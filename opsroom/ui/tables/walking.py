"""Where the keys of a spreadsheet lead: to the next cell, a page on, to the edges."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

_KEY = Qt.Key
_ARROWS: dict[int, tuple[int, int]] = {
    _KEY.Key_Up: (-1, 0),
    _KEY.Key_Down: (1, 0),
    _KEY.Key_Left: (0, -1),
    _KEY.Key_Right: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """The table walked on.

    Attributes:
        rows, places: How many rows, and how many columns that are shown.
        page_rows, page_places: How many of them fit into the window.
    """

    rows: int
    places: int
    page_rows: int
    page_places: int

    def inside(self, row: int, place: int) -> tuple[int, int]:
        """The nearest cell that exists."""
        return min(max(row, 0), self.rows - 1), min(max(place, 0), self.places - 1)


def target(ground: Ground, row: int, place: int, key: int, *, is_ctrl: bool, is_alt: bool) -> tuple[int, int] | None:
    """Row and place the key leads to from (row, place); None for keys that do not walk.

    A list has no gaps between its rows, so Ctrl with an arrow leads to the edge of the table.
    """
    if key in _ARROWS:
        if is_alt:
            return None
        down, right = _ARROWS[key]
        far_down, far_right = (ground.rows, ground.places) if is_ctrl else (1, 1)
        return ground.inside(row + down * far_down, place + right * far_right)
    if key == _KEY.Key_Home and not is_alt:
        return (0, 0) if is_ctrl else (row, 0)
    if key == _KEY.Key_End and not is_alt:
        return ground.inside(ground.rows if is_ctrl else row, ground.places)
    if key in (_KEY.Key_PageUp, _KEY.Key_PageDown) and not is_ctrl:
        sign = 1 if key == _KEY.Key_PageDown else -1
        if is_alt:
            return ground.inside(row, place + sign * ground.page_places)
        return ground.inside(row + sign * ground.page_rows, place)
    return None
