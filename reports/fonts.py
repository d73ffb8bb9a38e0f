"""The typeface of papers: Arial or a face of the same widths, found by path, embedded.

Arial, Liberation Sans and Arimo share their metrics, so lines break alike on every machine. Found by path and not by
name, because an old Liberation package installs the same family name with other glyphs. Without any of them papers
fall back to Helvetica of the reader: same widths, not embedded, and the user is told.

Thread: reportlab keeps fonts in a process-wide table and reads font files through one cursor per font, so everything
from `load_fonts` to the finished bytes happens inside `reportlab_turn`.
"""

import os
import struct
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

#: Families in order of preference: name, regular, bold.
FAMILIES = (
    ("Arial", ("arial.ttf", "Arial.ttf"), ("arialbd.ttf", "Arial_Bold.ttf", "Arial Bold.ttf")),
    ("LiberationSans", ("LiberationSans-Regular.ttf",), ("LiberationSans-Bold.ttf",)),
    ("Arimo", ("Arimo-Regular.ttf",), ("Arimo-Bold.ttf",)),
)
_LINUX = Path("/usr/share/fonts")
#: Folders searched, each without its subfolders.
FONT_FOLDERS = (
    Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
    Path("/System/Library/Fonts/Supplemental"),
    Path("/Library/Fonts"),
    _LINUX / "truetype" / "msttcorefonts",
    _LINUX / "truetype" / "liberation2",
    _LINUX / "truetype" / "liberation",
    _LINUX / "truetype" / "croscore",
    _LINUX / "liberation-sans-fonts",
    _LINUX / "liberation-sans",
    _LINUX / "liberation",
)
FALLBACK_WARNING = (
    "Huruf Arial, Liberation Sans atau Arimo tidak ditemukan; surat memakai Helvetica yang tidak ikut tersimpan di PDF"
    " dan dapat tampil lain di komputer lain. Pasang paket fonts-liberation2, lalu buat ulang suratnya."
)
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Fonts:
    """Names reportlab knows the face by.

    Attributes:
        family: ``Arial``, ``LiberationSans``, ``Arimo`` or ``Helvetica``.
        embedded: False only for the fallback.
    """

    family: str
    regular: str
    bold: str
    embedded: bool = True


HELVETICA = Fonts("Helvetica", "Helvetica", "Helvetica-Bold", embedded=False)


@contextmanager
def reportlab_turn() -> Iterator[None]:
    """One rendering at a time in this process (see the module)."""
    with _TURN:
        yield


def load_fonts(folders: Iterable[Path] = FONT_FOLDERS) -> Fonts:
    """The first family whose regular and bold files are readable, registered with reportlab; else `HELVETICA`."""
    places = tuple(folders)
    for family, regular_names, bold_names in FAMILIES:
        regular, bold = _find(places, regular_names), _find(places, bold_names)
        if regular and bold:
            fonts = Fonts(family, f"opsroom-{family}-regular", f"opsroom-{family}-bold")
            if _register(fonts.regular, regular) and _register(fonts.bold, bold):
                return fonts
    return HELVETICA


def _find(folders: tuple[Path, ...], names: tuple[str, ...]) -> Path | None:
    return next((path for folder in folders for name in names if (path := folder / name).is_file()), None)


def _register(name: str, path: Path) -> bool:
    """Whether reportlab has the font under `name`; a damaged or locked file is passed over."""
    if name in getRegisteredFontNames():
        return True
    try:
        registerFont(TTFont(name, str(path), shapable=False))
    except (TTFError, struct.error):
        return False
    return True
