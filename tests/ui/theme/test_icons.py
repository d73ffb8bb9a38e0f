from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from opsroom.runtime.paths import resource
from opsroom.ui.theme.icons import icon

NAMES = sorted(entry.name.removesuffix(".svg") for entry in resource("icons").iterdir() if entry.name.endswith(".svg"))


def inked(built, mode=QIcon.Mode.Normal, size=32):
    """The opaque colours of the icon with their strongest alpha."""
    image = built.pixmap(QSize(size, size), mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [pixel for pixel in pixels if pixel.alpha() > 0]


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_the_colour_asked_for(qapp, name):
    strongest = max(inked(icon(name, "#b01e24")), key=lambda pixel: pixel.alpha())
    assert strongest.name() == "#b01e24"


@pytest.mark.parametrize("name", NAMES)
def test_icon_file_holds_no_colour_of_its_own(name):
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    assert root.get("stroke") == "currentColor"
    assert "#" not in svg


def test_disabled_icon_is_faded(qapp):
    built = icon("import", "#000000")
    normal = max(pixel.alpha() for pixel in inked(built))
    disabled = max(pixel.alpha() for pixel in inked(built, QIcon.Mode.Disabled))
    assert disabled < normal / 2


def test_unknown_icon_is_a_bug(qapp):
    with pytest.raises(FileNotFoundError):
        icon("tidak-ada", "#000000")
