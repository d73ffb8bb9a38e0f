"""In which kecamatan and desa a row of a TPS list lies: by its own cells, the rows above, bands, titles, sheet name."""

import re
from functools import lru_cache

from opsroom.exchange.bands import band_texts
from opsroom.exchange.bodies import Entry, Texts
from opsroom.exchange.cells import is_ditto, says_nothing
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import Layout, values_in
from opsroom.exchange.regions_text import desa_in, kecamatan_in, place_name

_GENERIC = re.compile(
    r"^(?:SHEET|LEMBAR|DATA|TPS|DPT|DPS|REKAP|WORKSHEET|TABEL|TABLE|HALAMAN|PAGE|DAFTAR|IMPORT|EXPORT)|^\d+$"
)
_BETWEEN = re.compile(r"\s*[/|\n]\s*|\s+[-–]\s+")


class Places:
    """Remembers kecamatan and desa from row to row."""

    def __init__(self, grid: Grid, layout: Layout, *, bare_name: bool) -> None:
        self._kecamatan_slot, self._desa_slot = layout.slot("kecamatan"), layout.slot("desa")
        self._both_slot = layout.slot("kecamatan_desa")
        self._kecamatan, self._desa = "", ""
        self._is_announced = False
        given = values_in(layout.keys)
        self._has_kecamatan, self._has_desa = "kecamatan" in given, "desa" in given
        self._take_surroundings(grid.name, layout.titles, bare_name=bare_name)

    def _take_surroundings(self, sheet: str, titles: tuple[str, ...], *, bare_name: bool) -> None:
        """What no column tells, told by the sheet name or the lines above the head."""
        texts = (sheet.replace("_", " "), *titles)
        if not self._has_kecamatan:
            self._kecamatan = next(filter(None, map(kecamatan_in, texts)), "")
            bare = " ".join(sheet.upper().split())
            if not self._kecamatan and bare_name and not _GENERIC.match(bare) and not desa_in(bare):
                self._kecamatan = bare
        if not self._has_desa:
            self._desa = next(filter(None, map(desa_in, texts)), "")
            self._is_announced = bool(self._desa)

    @property
    def kecamatan(self) -> str:
        """The kecamatan the next row lies in unless its own cells tell another."""
        return self._kecamatan

    def leave(self, kecamatan: str, desa: str) -> None:
        """Go on behind rows that told their own places; these are those of the last one."""
        self._kecamatan, self._desa, self._is_announced = kecamatan, desa, False

    def of(self, texts: Texts, beside_number: str) -> tuple[str, str]:
        """Kecamatan and desa of a row; `beside_number` is a place written in the cell of its number."""
        kecamatan, desa = self._own(texts)
        if kecamatan and kecamatan != self._kecamatan:
            self._kecamatan = kecamatan
            # The desa of a kecamatan before is none of this one, unless a band has just named it.
            self._desa = self._desa if self._is_announced else ""
        self._is_announced = False
        if not desa and beside_number:
            desa = place_name(beside_number)
        if desa:
            self._desa = desa
        return self._kecamatan, self._desa

    def _own(self, texts: Texts) -> tuple[str, str]:
        both = texts[self._both_slot]
        if both:
            parts = [place_name(part) for part in _BETWEEN.split(both) if part.strip()]
            return (parts[0], parts[-1]) if len(parts) > 1 else ("", parts[0])
        return place_of(texts[self._kecamatan_slot]), place_of(texts[self._desa_slot])

    def take_band(self, entry: Entry) -> None:
        """Remember the place a row between the TPS names."""
        band = band_texts(entry.own)
        text = " ".join(band).upper()
        kecamatan, desa = kecamatan_in(text), desa_in(text)
        if not kecamatan and not desa and not entry.is_title:
            kecamatan, desa = self._own(entry.texts)
        if not kecamatan and not desa and len(band) == 1 and not entry.is_title:
            if not self._has_desa:
                desa = text
            elif not self._has_kecamatan:
                kecamatan = text
        if kecamatan:
            self._kecamatan, self._desa = kecamatan, ""
        if desa:
            self._desa, self._is_announced = desa, True


@lru_cache(maxsize=8192)
def place_of(text: str) -> str:
    """A kecamatan or desa as its own cell names it, empty when the cell says nothing or repeats the one above."""
    return "" if says_nothing(text) or is_ditto(text) else place_name(text)
