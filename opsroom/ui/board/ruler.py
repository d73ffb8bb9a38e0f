"""Measures text for layouts that are solved before anything is painted."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetricsF

#: Size the metrics are taken at; widths of other sizes follow in proportion. Units: px.
REFERENCE_PX = 100
#: Hinting and rounding may make a text wider than the proportion says.
SAFETY = 1.03
#: Height of a line beside the size of its letters.
LINE = 1.16


def wall_font(base: QFont, px: float, *, bold: bool = False, stretch: int = 100) -> QFont:
    """`base` at a size in pixels; `stretch` below 100 narrows the letters. Units: px, percent."""
    font = QFont(base)
    font.setPixelSize(max(1, int(px)))
    font.setBold(bold)
    font.setStretch(stretch)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Ruler:
    """Widths of texts in the wall font, remembered. Units: px."""

    def __init__(self, base: QFont) -> None:
        self.base = base
        self._metrics = {bold: QFontMetricsF(wall_font(base, REFERENCE_PX, bold=bold)) for bold in (False, True)}
        self._widths: dict[tuple[str, bool], float] = {}

    def width(self, text: str, px: float, *, bold: bool = False, stretch: int = 100) -> float:
        """How wide `text` is at that size, never less than what is painted."""
        key = (text, bold)
        if key not in self._widths:
            self._widths[key] = self._metrics[bold].horizontalAdvance(text) / REFERENCE_PX
        return self._widths[key] * px * stretch / 100 * SAFETY

    def widest(self, texts: Iterable[str], px: float, *, bold: bool = False) -> float:
        """The widest of `texts`, 0 for none."""
        return max((self.width(text, px, bold=bold) for text in texts), default=0.0)

    def fit(self, text: str, width: float, px: float, *, bold: bool = False) -> float:
        """The largest size up to `px` at which `text` is not wider than `width`."""
        needed = self.width(text, px, bold=bold)
        return px if needed <= width else px * width / needed
