"""The rooms of the window, declared. A screen is loaded by name at its first visit, so that the window starts fast."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Room:
    """One room.

    Attributes:
        screen: ``module:Class`` of the screen.
        in_rail: Whether the rail has a button for it.
    """

    key: str
    title: str
    icon: str
    keys: str
    hint: str
    screen: str
    in_rail: bool = True


PERSONEL, TPS, PLOTTING, DOCUMENTS, BOARD, IMPORT = "personel", "tps", "ploting", "dokumen", "papan", "impor"
QUALITY, BIN, UNITS, RADIO, ROLL = "mutu", "sampah", "kesatuan", "radio", "apel"

ROOMS: tuple[Room, ...] = (
    Room(
        PERSONEL,
        "Personel",
        "people",
        "Ctrl+1",
        "Daftar personel dan statusnya",
        "opsroom.ui.sheets.person_sheet:PersonSheet",
    ),
    Room(TPS, "TPS", "tps", "Ctrl+2", "Daftar TPS dan kategorinya", "opsroom.ui.sheets.tps_sheet:TpsSheet"),
    Room(
        UNITS,
        "Kesatuan",
        "unit",
        "Ctrl+3",
        "Kesatuan mana melayani kecamatan mana",
        "opsroom.ui.sheets.unit_sheet:UnitSheet",
    ),
    Room(
        PLOTTING,
        "Ploting",
        "plotting",
        "Ctrl+4",
        "Susun tim untuk semua TPS",
        "opsroom.ui.plotting.screen:PlottingScreen",
    ),
    Room(
        DOCUMENTS,
        "Dokumen",
        "document",
        "Ctrl+5",
        "Surat perintah dan lampirannya",
        "opsroom.ui.documents.screen:DocumentsScreen",
    ),
    Room(BOARD, "Papan", "board", "Ctrl+6", "Papan keadaan untuk dinding", "opsroom.ui.board.panel:BoardPanel"),
    Room(
        ROLL,
        "Apel",
        "duty",
        "Ctrl+Shift+K",
        "Apel: centang dengan empat angka terakhir NRP",
        "opsroom.ui.desk.roll_screen:RollScreen",
    ),
    Room(
        RADIO,
        "Radio",
        "radio",
        "Ctrl+9",
        "Laporan dari lapangan, log dan kotak masuk (F2, di tabel F12)",
        "opsroom.ui.desk.screen:RadioScreen",
    ),
    Room(
        QUALITY,
        "Mutu data",
        "quality",
        "Ctrl+7",
        "Yang ganda, kosong atau janggal di semua daftar",
        "opsroom.ui.quality.screen:QualityScreen",
    ),
    Room(
        BIN,
        "Sampah",
        "bin",
        "Ctrl+8",
        "Tempat sampah: baris yang dihapus, bisa dipulihkan",
        "opsroom.ui.history.bin_screen:BinScreen",
    ),
    Room(IMPORT, "Impor", "import", "", "Impor buku kerja", "opsroom.ui.importing.page:ImportPage", in_rail=False),
)


def room(key: str) -> Room:
    """The room of that key.

    Raises:
        KeyError: No such room; a bug.
    """
    return {each.key: each for each in ROOMS}[key]


def load_screen(which: Room) -> Callable[..., QWidget]:
    """The class of a room's screen; importing it takes up to a second. Thread: any."""
    found: Callable[..., QWidget] = pkgutil.resolve_name(which.screen)
    return found
