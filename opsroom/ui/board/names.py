"""Fits a place name of any length into a cell: whole, narrowed, on two lines, at last smaller."""

from dataclasses import dataclass

from opsroom.ui.board.ruler import LINE, Ruler

#: Letters may be narrowed to this before a second line is opened. Units: percent.
NARROW = 85


@dataclass(frozen=True, slots=True)
class FittedName:
    """Units: `px` of letters; `stretch` in percent."""

    lines: tuple[str, ...]
    px: float
    stretch: int = 100


def fit_name(name: str, width: float, height: float, px: float, ruler: Ruler) -> FittedName:
    """`name` in bold as large as it goes, up to `px`, in a cell of that size. Units: px."""
    one = min(px, height / LINE)
    if ruler.width(name, one, bold=True) <= width:
        return FittedName((name,), one)
    narrowed = FittedName((name,), ruler.fit(name, width / NARROW * 100, one, bold=True), NARROW)
    lines = split_name(name, ruler)
    size = min(ruler.fit(line, width, min(px, height / LINE / len(lines)), bold=True) for line in lines)
    return FittedName(lines, size) if size > narrowed.px else narrowed


def least_width(name: str, share: float, ruler: Ruler) -> float:
    """Least width beside an em at which two lines of the name are `share` of an em high."""
    return max(ruler.width(line, share, bold=True, stretch=NARROW) for line in split_name(name, ruler))


def split_name(name: str, ruler: Ruler) -> tuple[str, ...]:
    """Two lines of nearly equal width, or the name itself when it is one word."""
    words = name.split()
    if len(words) < 2:
        return (name,)
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(cuts, key=lambda pair: max(ruler.width(line, 1, bold=True) for line in pair))
