"""A canvas that notes what is drawn on it, and styles of the fonts papers use."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from reports.fonts import load_fonts
from reports.layout.text import TextStyle


@dataclass
class NotingCanvas:
    """Takes the drawing calls of the blocks and keeps their arguments."""

    strings: list[tuple[float, float, str]] = field(default_factory=list)
    stretches: list[float] = field(default_factory=list)
    segments: list[tuple[float, float, float, float]] = field(default_factory=list)

    def drawString(self, x: float, y: float, text: str, wordSpace: float = 0.0) -> None:  # noqa: N803
        self.strings.append((x, y, text))
        self.stretches.append(wordSpace)

    def line(self, *ends: float) -> None:
        self.segments.append(ends)

    def lines(self, segments: list[tuple[float, float, float, float]]) -> None:
        self.segments.extend(segments)

    def __getattr__(self, name: str) -> Any:
        if name in {"setFont", "setLineWidth", "saveState", "restoreState", "setFillGray", "rect"}:
            return lambda *_args, **_options: None
        raise AttributeError(name)

    @property
    def texts(self) -> list[str]:
        return [text for _, _, text in self.strings]


@pytest.fixture
def canvas() -> NotingCanvas:
    return NotingCanvas()


@pytest.fixture(scope="session")
def style() -> TextStyle:
    return TextStyle(load_fonts().regular, 10)


@pytest.fixture(scope="session")
def strong() -> TextStyle:
    return TextStyle(load_fonts().bold, 10)
