"""Reads `resources/theme/tokens.toml` into frozen `Theme` objects."""

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor

from opsroom.runtime.paths import resource


class Tone(StrEnum):
    """Meaning of a coloured thing; the value is a colour token. Colour never speaks alone: see `SYMBOLS`."""

    OK = "ok"
    WARN = "warn"
    ALARM = "alarm"
    INFO = "info"
    NEUTRAL = "muted"


#: A shape per tone for people who cannot tell the colours; all are in Liberation Sans.
SYMBOLS: dict[Tone, str] = {
    Tone.OK: "●",
    Tone.WARN: "▲",
    Tone.ALARM: "■",
    Tone.INFO: "♦",
    Tone.NEUTRAL: "○",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look as ``#rrggbb``; `qcolor` gives them to painters.

    Attributes:
        window: Ground of windows and bars.
        surface: Ground of tables, fields and pages; `alternate` of every second row.
        raised: Ground of heads and buttons.
        text, muted: Texts on window, surface and alternate.
        border, grid: Lines around and inside things.
        accent: Focus, current cell, links; `on_accent` is text on it.
        selection, selection_text: Selected rows.
        ok, warn, alarm, info: Text and symbols of a state, on window, surface and their own `*_ground`.
    """

    name: str
    window: str
    surface: str
    alternate: str
    raised: str
    text: str
    muted: str
    border: str
    grid: str
    accent: str
    on_accent: str
    selection: str
    selection_text: str
    ok: str
    ok_ground: str
    warn: str
    warn_ground: str
    alarm: str
    alarm_ground: str
    info: str
    info_ground: str

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return QColor(self.text).lightnessF() > QColor(self.surface).lightnessF()

    def value(self, token: str) -> str:
        """The colour of a token named in data, e.g. a category's ``warn``; an unknown one is `info`."""
        known = {field.name for field in fields(self)} - {"name"}
        return str(getattr(self, token if token in known else "info"))

    def qcolor(self, token: str) -> QColor:
        """The same as a `QColor`."""
        return QColor(self.value(token))

    def ground(self, token: str) -> QColor:
        """The quiet ground behind a state, e.g. ``warn`` -> `warn_ground`; the window for others."""
        name = f"{token}_ground"
        return QColor(str(getattr(self, name)) if hasattr(self, name) else self.window)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances between things.

    Units: px at 100 %.
    """

    tiny: int
    small: int
    medium: int
    large: int


@dataclass(frozen=True, slots=True)
class Fonts:
    """Which font to load and where it may be."""

    family: str
    size_pt: float
    folders: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The whole token file."""

    themes: dict[str, Theme]
    spacing: Spacing
    fonts: Fonts


def load_tokens() -> Tokens:
    """Read the token file of the installation."""
    data = tomllib.loads(resource("theme/tokens.toml").read_text(encoding="utf-8"))
    fonts = data["fonts"]
    return Tokens(
        themes={name: Theme(name=name, **data[name]) for name in ("light", "dark")},
        spacing=Spacing(**data["spacing"]),
        fonts=Fonts(fonts["family"], float(fonts["size_pt"]), tuple(fonts["folders"]), tuple(fonts["files"])),
    )


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, definition of contrast ratio and relative luminance.
    """
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
