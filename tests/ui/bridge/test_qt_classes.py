"""No class of Qt is left to be made by a worker thread."""

import re
from pathlib import Path

import opsroom.ui
from opsroom.ui.bridge.qt_classes import MODULES, make_qt_classes

UI = Path(opsroom.ui.__file__).parent


def test_every_name_is_made():
    assert make_qt_classes() > 500


def test_every_qt_module_of_the_program_is_among_them():
    used = {
        name
        for path in UI.rglob("*.py")
        for name in re.findall(r"^from PySide6\.(\w+) import", path.read_text("utf-8"), re.MULTILINE)
    }
    assert used <= {module.__name__.removeprefix("PySide6.") for module in MODULES}
