"""Selected cells as rectangles of what is seen: moved columns in their new order, hidden ones left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: First row, first section, last row, last section; as Qt keeps selections.
Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells.

    Attributes:
        top, bottom: First and last row.
        sections: Logical sections from left to right.
    """

    top: int
    bottom: int
    sections: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1

    @property
    def cells(self) -> int:
        """How many cells."""
        return self.rows * len(self.sections)

    def holds(self, row: int, section: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and section in self.sections


def areas_of(ranges: Iterable[Range], order: Sequence[int]) -> list[Area]:
    """The rectangles of a selection, from above; `order` are the sections that are shown, from left to right."""
    chosen: dict[tuple[int, int], set[int]] = {}
    for top, left, bottom, right in ranges:
        chosen.setdefault((top, bottom), set()).update(range(left, right + 1))
    areas = [
        Area(top, bottom, tuple(section for section in order if section in sections))
        for (top, bottom), sections in sorted(chosen.items())
    ]
    return [area for area in areas if area.sections]


def bounds(areas: Sequence[Area], order: Sequence[int]) -> Area:
    """The smallest rectangle around `areas`, of which there is one at least."""
    places = [order.index(section) for area in areas for section in (area.sections[0], area.sections[-1])]
    sections = tuple(order[min(places) : max(places) + 1])
    return Area(min(area.top for area in areas), max(area.bottom for area in areas), sections)


def runs(sections: Iterable[int]) -> list[tuple[int, int]]:
    """Sections as runs of neighbours in the model, first and last of each: what Qt can select at once."""
    found: list[tuple[int, int]] = []
    for section in sorted(sections):
        if found and section == found[-1][1] + 1:
            found[-1] = (found[-1][0], section)
        else:
            found.append((section, section))
    return found


def opposite(area: Area, row: int, section: int) -> tuple[int, int]:
    """The corner of `area` farthest from a cell inside: where Shift went to when the cell is where it began."""
    far_row = area.bottom if row - area.top <= area.bottom - row else area.top
    place = area.sections.index(section)
    far = area.sections[-1] if place <= len(area.sections) - 1 - place else area.sections[0]
    return far_row, far


def row_spans(ranges: Iterable[Range]) -> list[tuple[int, int]]:
    """Rows touched by a selection as runs from above, first and last of each: rows in several blocks count once."""
    spans: list[tuple[int, int]] = []
    for top, _left, bottom, _right in sorted(ranges):
        if spans and top <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], bottom))
        else:
            spans.append((top, bottom))
    return spans


def next_cell(areas: Sequence[Area], row: int, section: int, step: tuple[int, int]) -> tuple[int, int] | None:
    """The cell after (row, section) on a walk through the selection, around its end; None outside of it.

    A step of rows walks column by column, a step of columns row by row.
    """
    number = next((n for n, area in enumerate(areas) if area.holds(row, section)), None)
    if number is None:
        return None
    area = areas[number]
    row_place, column_place = row - area.top, area.sections.index(section)
    if step[0]:
        place = column_place * area.rows + row_place + step[0]
    else:
        place = row_place * len(area.sections) + column_place + step[1]
    if not 0 <= place < area.cells:
        area = areas[(number + (1 if place > 0 else -1)) % len(areas)]
        place = 0 if place > 0 else area.cells - 1
    if step[0]:
        column_place, row_place = divmod(place, area.rows)
    else:
        row_place, column_place = divmod(place, len(area.sections))
    return area.top + row_place, area.sections[column_place]
