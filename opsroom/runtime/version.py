"""Which Opsroom this is and what it runs on, as shown in "Tentang" and written into crash files."""

import platform
from importlib.metadata import PackageNotFoundError, version

#: Version of a source tree that was never installed.
UNINSTALLED = "0+source"
_PARTS = ("PySide6-Essentials", "pyqtgraph", "peewee", "reportlab", "python-calamine")


def installed_version(distribution: str, missing: str = "") -> str:
    """The version of an installed distribution, `missing` when it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return missing


VERSION = installed_version("opsroom", UNINSTALLED)


def describe() -> tuple[str, ...]:
    """Lines ``name version`` of the program, Python, the system and the libraries that matter; nothing personal."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    found = ((name, installed_version(name)) for name in _PARTS)
    return (
        f"Opsroom {VERSION}",
        f"Python {platform.python_version()}",
        system,
        *(f"{name} {number}" for name, number in found if number),
    )
