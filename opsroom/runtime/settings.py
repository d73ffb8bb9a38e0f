"""Settings of this PC: one readable JSON file of what differs from the defaults.

Data of the operation (letterhead, signer, zone of the papers) lives in the operation file; window geometry is the
window's own and disposable. This is the third shelf: habits of the person at this desk.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from opsroom.runtime.files import write_atomically

FILE_NAME = "settings.json"
Value = str | int

_log = logging.getLogger(__name__)


class SettingRefusedError(ValueError):
    """A value a setting cannot take; the text is an Indonesian sentence for the user."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        label: Indonesian, as the dialog shows it.
        default: Its type is the type of every value.
        choices: Value to Indonesian label; empty when any value of the type will do.
        group: Page of the dialog; empty when the program keeps the value itself.
        limit: Largest number of characters, or largest number.
    """

    key: str
    label: str
    default: Value
    choices: Mapping[Value, str]
    group: str
    limit: int = 300

    def check(self, value: Value) -> Value:
        """The value itself.

        Raises:
            SettingRefusedError: Wrong type, no choice, or beyond the limit.
        """
        if type(value) is not type(self.default):
            raise SettingRefusedError(f"'{self.label}' tidak bisa diisi {value!r}.")
        if self.choices and value not in self.choices:
            named = ", ".join(self.choices.values())
            raise SettingRefusedError(f"'{self.label}' tidak bisa diisi '{value}'. Pilih: {named}.")
        size = len(value) if isinstance(value, str) else int(value)
        if not 0 <= size <= self.limit:
            raise SettingRefusedError(f"'{self.label}' terlalu besar; paling banyak {self.limit}.")
        return value


_LOOK = "Tampilan"
_DESK = "Meja"
_PAPER = "Kertas"

#: Every setting there is; order is the order of the dialog.
SETTINGS: tuple[Setting, ...] = (
    Setting("operator", "Inisial operator", "", {}, _DESK, limit=12),
    Setting("zone", "Zona waktu", "WIB", {"WIB": "WIB (UTC+7)", "WITA": "WITA (UTC+8)", "WIT": "WIT (UTC+9)"}, _DESK),
    Setting("theme", "Tema", "auto", {"auto": "Ikuti sistem", "light": "Terang", "dark": "Gelap"}, _LOOK),
    Setting("paper", "Ukuran kertas", "A4", {"A4": "A4", "F4": "F4 (folio)"}, _PAPER),
    Setting("font_size", "Ukuran huruf surat", 11, {10: "10", 11: "11", 12: "12"}, _PAPER),
    Setting("last_file", "Berkas terakhir", "", {}, "", limit=4000),
)
_BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The settings as they stand. Every `put` is on the disk when it returns.

    Thread: GUI, or one at a time. Two windows of one user share the file: a `put` keeps what the other wrote.

    Attributes:
        problem: Indonesian sentence when the file could not be used as it was; empty when all is well.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.problem = ""
        self._stored = self._load()

    @property
    def folder(self) -> Path:
        """Where the file is."""
        return self._path.parent

    def text(self, key: str) -> str:
        """The value of a text setting."""
        return str(self._value(key))

    def number(self, key: str) -> int:
        """The value of a number setting."""
        return int(self._value(key))

    def put(self, key: str, value: Value) -> None:
        """Store one setting; the default is stored by leaving it out.

        Raises:
            SettingRefusedError: The setting cannot take the value; nothing was changed.
            OSError: The file cannot be written; the value holds until the program ends.
            KeyError: No such setting; a bug.
        """
        setting = _BY_KEY[key]
        setting.check(value)
        self._stored = {**self._load(), key: value}
        if value == setting.default:
            del self._stored[key]
        text = json.dumps(self._stored, ensure_ascii=False, indent=2, sort_keys=True)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, f"{text}\n".encode())

    def _value(self, key: str) -> Value:
        setting = _BY_KEY[key]
        value = self._stored.get(key, setting.default)
        try:
            return setting.check(value)  # type: ignore[arg-type]  # the file may hold anything; check() judges it
        except SettingRefusedError as refusal:
            self.problem = f"{refusal} Dipakai nilai bawaan."
            return setting.default

    def _load(self) -> dict[str, object]:
        """What the file holds, unknown keys of a newer version included; a broken file is set aside."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as problem:
            return self._set_aside(str(problem))
        return stored if isinstance(stored, dict) else self._set_aside("not an object")

    def _set_aside(self, detail: str) -> dict[str, object]:
        aside = self._path.with_suffix(".rusak.json")
        _log.info("settings file not usable, set aside: %s", detail)
        self.problem = f"Pengaturan tidak terbaca; dipakai nilai bawaan. Berkas lama: {aside}."
        try:
            self._path.replace(aside)
        except OSError as refusal:
            _log.info("settings file could not be set aside: %s", refusal)
        return {}
