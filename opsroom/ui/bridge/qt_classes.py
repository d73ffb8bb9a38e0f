"""Makes the classes of the Qt modules in use, all at once and on the GUI thread.

PySide makes a class when its name is first asked for. Screens are imported on a worker thread, so classes came into
being there while the GUI thread was using Qt, and once in a few hundred starts the process died of it.
"""

from PySide6 import QtCore, QtGui, QtPdf, QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets

MODULES = (QtCore, QtGui, QtWidgets, QtSvg, QtPrintSupport, QtPdf, QtPdfWidgets)


def make_qt_classes() -> int:
    """Ask for every name of every module the program uses, and return how many; a tenth of a second, once."""
    return sum(getattr(module, name) is not None for module in MODULES for name in dir(module))
