"""In which kecamatan and desa a row of a TPS list lies: by its own cells, the rows above, bands, titles, sheet name."""

import re

from opsroom.exchange.bands import band_texts
from opsroom.exchange.bodies import Entry
from opsroom.exchange.cells import Row, at, is_ditto, says_nothing, text_of
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import Layout
from opsroom.exchange.regions_text import desa_in, kecamatan_in, place_name

_GENERIC = re.compile(
    r"^(?:SHEET|LEMBAR|DATA|TPS|DPT|DPS|REKAP|WORKSHEET|TABEL|TABLE|HALAMAN|PAGE|DAFTAR|IMPORT|EXPORT)|^\d+$"
)
_BETWEEN = re.compile(r"\s*[/|\n]\s*|\s+[-–]\s+")


class Places:
    """Remembers kecamatan and desa from row to row."""

    def __init__(self, grid: Grid, layout: Layout, *, bare_name: bool) -> None:
        self._keys = layout.keys
        self._kecamatan, self._desa = "", ""
        self._has = {
            "kecamatan": bool({"kecamatan", "kecamatan_desa"} & set(layout.keys)),
            "desa": bool({"desa", "kecamatan_desa", "desa_number"} & set(layout.keys)),
        }
        self._has_code = bool({"desa_code", "tps_code"} & set(layout.keys))
        self._take_surroundings(grid.name, layout.titles, bare_name=bare_name)

    def _take_surroundings(self, sheet: str, titles: tuple[str, ...], *, bare_name: bool) -> None:
        """What no column tells, told by the sheet name or the lines above the head."""
        texts = (sheet.replace("_", " "), *titles)
        if not self._has["kecamatan"]:
            self._kecamatan = next(filter(None, map(kecamatan_in, texts)), "")
            bare = " ".join(sheet.upper().split())
            if not self._kecamatan and bare_name and not _GENERIC.match(bare) and not desa_in(bare):
                self._kecamatan = bare
        if not self._has["desa"]:
            self._desa = next(filter(None, map(desa_in, texts)), "")

    def of(self, row: Row, beside_number: str) -> tuple[str, str]:
        """Kecamatan and desa of a row; `beside_number` is a place written in the cell of its number."""
        kecamatan, desa = self._own(row)
        if kecamatan and kecamatan != self._kecamatan:
            self._kecamatan, self._desa = kecamatan, ""
        desa = desa or place_name(beside_number)
        if desa:
            self._desa = desa
        return self._kecamatan, self._desa

    def _own(self, row: Row) -> tuple[str, str]:
        both = text_of(at(row, self._keys.get("kecamatan_desa")))
        if both:
            parts = [place_name(part) for part in _BETWEEN.split(both) if part.strip()]
            return (parts[0], parts[-1]) if len(parts) > 1 else ("", parts[0])
        return self._cell(row, "kecamatan"), self._cell(row, "desa")

    def _cell(self, row: Row, key: str) -> str:
        text = text_of(at(row, self._keys.get(key)))
        return "" if says_nothing(text) or is_ditto(text) else place_name(text)

    def take_band(self, entry: Entry) -> None:
        """Remember the place a row between the TPS names."""
        text = " ".join(band_texts(entry.cells)).upper()
        kecamatan, desa = kecamatan_in(text), desa_in(text)
        if not kecamatan and not desa:
            kecamatan, desa = self._own(entry.row)
        if not kecamatan and not desa and text and len(band_texts(entry.cells)) == 1:
            desa_wanted = not self._has["desa"]
            kecamatan, desa = ("", text) if desa_wanted else (text if not self._has["kecamatan"] else "", "")
        if kecamatan:
            self._kecamatan, self._desa = kecamatan, ""
        if desa:
            self._desa = desa
