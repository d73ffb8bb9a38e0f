"""What a wall page is made of: a list of texts, grounds and marks with their places, painted in order.

A page is solved into a `Scene` once per snapshot and size; tests measure its boxes instead of looking for pixels.
"""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF

from opsroom.ui.theme.tokens import Tone


class Align(IntEnum):
    """Where a text stands in its box; it is always in the middle of its height."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. `token` names its colour. Units: `px` of letters, `stretch` in percent."""

    box: QRectF
    text: str
    px: float
    token: str = "text"
    bold: bool = False
    align: Align = Align.LEFT
    stretch: int = 100


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle in the colour `token`."""

    box: QRectF
    token: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape of a tone: circle, diamond, triangle, square or ring."""

    box: QRectF
    tone: Tone


@dataclass(frozen=True, slots=True)
class Frame:
    """A line around a rectangle in the colour `token`. Units: px."""

    box: QRectF
    token: str
    width: float


Item = Text | Fill | Mark | Frame


@dataclass(frozen=True, slots=True)
class Scene:
    """Painted in order. `em` is the size of the figures in the table. Units: px."""

    items: tuple[Item, ...]
    em: float = 0.0

    def texts(self) -> tuple[Text, ...]:
        """Only the texts."""
        return tuple(item for item in self.items if isinstance(item, Text))
