"""Unknown TPS lists of the usual kinds: places in columns, merged, bands, titles or sheet names; any format."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from opsroom.domain.imports import ImportKind, SheetRow
from opsroom.exchange.reading import read_workbook

Cells = list[Any]
Merges = list[tuple[int, int, int, int]]

FORMATS = ((".xlsx", ""), (".ods", ""), (".csv", ","), (".csv", ";"), (".tsv", "\t"), (".txt", "|"))
PLACES = {
    "MUARA JAYA": ("KARANG ENDAH", "SURAU", "LUBUK TUPAK"),
    "BATURAJA TIMUR": ("SUKARAYA", "AIR PAOH", "SEKAR JAYA"),
    "LENGKITI": ("SUNDAN", "TANJUNG LENGKAYAP", "BATURAJA"),
}
TITLES = (
    "DAFTAR TEMPAT PEMUNGUTAN SUARA (TPS)",
    "PEMILIHAN BUPATI DAN WAKIL BUPATI",
    "TAHUN 2024",
    "",
    "KABUPATEN OKU",
)
HEADS = {
    "no": ("NO", "No.", "NO URUT"),
    "kecamatan": ("KECAMATAN", "KEC", "Nama Kecamatan", "kec", "K E C A M A T A N"),
    "desa": ("DESA / KELURAHAN", "DESA/KEL", "Desa", "KELURAHAN", "nama_desa", "KEL/\nDESA", "DESA ATAU KELURAHAN"),
    "number": ("NO TPS", "TPS", "NOMOR TPS", "No. TPS", "no_tps", "tps_no", "NAMA TPS"),
    "desa_number": ("DESA / TPS", "TPS DAN DESA"),
    "category": (
        "KERAWANAN",
        "KATEGORI",
        "Tingkat Kerawanan",
        "KATEGORI\nTPS",
        "Klasifikasi TPS",
        "KATEGORI KERAWANAN",
    ),
    "address": ("ALAMAT TPS", "Alamat", "LOKASI TPS", "Lokasi"),
    "extra": ("JARAK KE POLSEK", "MAX SURAT SUARA", "NAMA KEPALA DESA", "KOTAK SUARA"),
}
VOTERS = (
    ("PEMILIH", "L", "P", "JML"),
    ("JUMLAH DPT", "LK", "PR", "TOTAL"),
    ("DPT", "LAKI-LAKI", "PEREMPUAN", "L+P"),
)
SPOTS: tuple[tuple[str, ...], ...] = (
    ("TITIK KOORDINAT",),
    ("KOORDINAT TPS",),
    ("LAT", "LONG"),
    ("Latitude", "Longitude"),
    ("Lintang", "Bujur"),
)
CATEGORIES = {
    "KURANG_RAWAN": ("KURANG RAWAN", "Kurang Rawan", "KR"),
    "RAWAN": ("RAWAN", "R"),
    "SANGAT_RAWAN": ("SANGAT RAWAN", "SR"),
}


@dataclass(frozen=True)
class Station:
    kecamatan: str
    desa: str
    number: int
    men: int
    women: int
    category: str
    address: str
    lat: float
    lon: float


@st.composite
def stations(draw: st.DrawFn) -> list[Station]:
    names = draw(st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=3, unique=True))
    return [
        Station(
            kecamatan,
            desa,
            number,
            draw(st.integers(20, 200)),
            draw(st.integers(20, 200)),
            draw(st.sampled_from(sorted(CATEGORIES))),
            draw(st.sampled_from(("", "Balai Desa", "SDN 12"))),
            -4 - draw(st.integers(1, 9999)) / 10_000,
            104 + draw(st.integers(1, 9999)) / 10_000,
        )
        for kecamatan in names
        for desa in PLACES[kecamatan][: draw(st.integers(1, 3))]
        for number in range(1, 1 + draw(st.integers(1, 4)))
    ]


@dataclass(frozen=True)
class Way:
    """How a list tells its places: in a column (full, merged, once), or in a band, the title or the sheet name."""

    kecamatan: str
    desa: str


WAYS = (
    Way("full", "full"),
    Way("merged", "merged"),
    Way("once", "once"),
    Way("full", "once"),
    Way("band", "full"),
    Way("band", "once"),
    Way("band", "band"),
    Way("title", "full"),
    Way("title", "band"),
    Way("sheet", "full"),
    Way("sheet", "merged"),
    Way("full", "compound"),
)


Shape = tuple[list[Station], list[Cells], Merges, str]
TITLED: tuple[Cells, ...] = (
    ["KECAMATAN : LENGKITI"],
    ["KECAMATAN", ": LENGKITI"],
    ["DAFTAR TPS KECAMATAN LENGKITI TAHUN 2024"],
)


@st.composite
def lists(draw: st.DrawFn) -> Shape:
    """Stations, the rows of a sheet that lists them, its merges, and its name."""
    listed, way = draw(stations()), draw(st.sampled_from(WAYS))
    sheet = "DATA TPS"
    if way.kecamatan in ("title", "sheet"):
        first = [station for station in listed if station.kecamatan == listed[0].kecamatan]
        listed = [replace(station, kecamatan="LENGKITI") for station in first]
    if way.kecamatan == "sheet":
        sheet = draw(st.sampled_from(("KEC. LENGKITI", "KECAMATAN LENGKITI")))
    rows = StationSheet(draw, way)
    rows.begin()
    for before, station, after in zip([None, *listed], listed, [*listed[1:], None], strict=False):
        rows.add(before, station, after)
    rows.end(len(listed))
    return listed, rows.rows, rows.merges, sheet


class StationSheet:
    """The rows of one TPS list, drawn piece by piece."""

    def __init__(self, draw: st.DrawFn, way: Way) -> None:
        self.rows: list[Cells] = []
        self.merges: Merges = []
        self.draw, self.way = draw, way
        how = {"kecamatan": way.kecamatan, "desa": way.desa}
        self.in_columns = [key for key in how if how[key] in ("full", "merged", "once")]
        own = "desa_number" if way.desa == "compound" else "number"
        some = draw(st.sets(st.sampled_from(("voters", "category", "address", "spot", "extra")), min_size=1))
        self.columns = ["no", *draw(st.permutations((*self.in_columns, own, *sorted(some))))]
        self.spot: tuple[str, ...] = draw(st.sampled_from(SPOTS))
        self.heads = self._heads(draw(st.sampled_from(VOTERS)), is_joined=draw(st.booleans()))
        self.style = draw(st.sampled_from(("001", "1", "TPS 1", "TPS-001", "No. 1")))
        self.spelling = {code: draw(st.sampled_from(texts)) for code, texts in CATEGORIES.items()}
        self.breaks_after = draw(st.sampled_from((1000, 11)))
        self.starts: dict[str, int] = {}

    def _heads(self, voters: tuple[str, ...], *, is_joined: bool) -> list[Cells]:
        """One line, or two when the voters stand under a common parent."""
        upper: Cells = []
        lower: Cells = []
        for column in self.columns:
            if column == "voters":
                parent, *children = voters
                upper += [f"{parent} {child}" for child in children] if is_joined else [parent, "", ""]
                lower += ["", "", ""] if is_joined else children
            else:
                texts = self.spot if column == "spot" else (self.draw(st.sampled_from(HEADS[column])),)
                upper += texts
                lower += [""] * len(texts)
        return [upper] if is_joined or "voters" not in self.columns else [upper, lower]

    def begin(self) -> None:
        """Titles, the head, perhaps column numbers."""
        self.rows += [[title] for title in self.draw(st.lists(st.sampled_from(TITLES), max_size=12))]
        if self.way.kecamatan == "title":
            self.rows.append(list(self.draw(st.sampled_from(TITLED))))
        self.rows += self.heads
        if self.draw(st.booleans()):
            self.rows.append([number + 1 for number in range(len(self.heads[-1]))])

    def add(self, before: Station | None, station: Station, after: Station | None) -> None:
        """A station, with what stands between it and the one before."""
        is_new = {key: not is_same(key, before, station) for key in ("kecamatan", "desa")}
        if is_new["desa"] and before is not None and self.draw(st.booleans()):
            self.rows.append(["", f"JUMLAH {before.desa}", "", "", 120])
        self._add_bands(station, is_new)
        self.starts |= {key: len(self.rows) for key in self.in_columns if is_new[key]}
        row: Cells = [station.number]
        for column in self.columns[1:]:
            is_blank = column in self.in_columns and getattr(self.way, column) != "full" and not is_new[column]
            row += [""] if is_blank else self._cells(station, column)
        self.rows.append(row)
        for key in self.in_columns:
            is_last = not is_same(key, station, after)
            if getattr(self.way, key) == "merged" and is_last and self.starts[key] < len(self.rows) - 1:
                place = self._place(key)
                self.merges.append((self.starts[key], place, len(self.rows) - 1, place))
        if len(self.rows) % self.breaks_after == 0 and "merged" not in (self.way.kecamatan, self.way.desa):
            self.rows += self.heads

    def _add_bands(self, station: Station, is_new: dict[str, bool]) -> None:
        kecamatan, desa = station.kecamatan, station.desa
        if is_new["kecamatan"] and self.way.kecamatan == "band":
            bands = ([f"KECAMATAN {kecamatan}"], ["", f"KEC. {kecamatan}"], ["I", f"KECAMATAN {kecamatan}"])
            self.rows.append(list(self.draw(st.sampled_from(bands))))
        if is_new["desa"] and self.way.desa == "band":
            bands = ([f"DESA {desa}"], ["", f"KEL. {desa}"], [f"DESA {desa} (4 TPS)"])
            self.rows.append(list(self.draw(st.sampled_from(bands))))

    def end(self, count: int) -> None:
        """Perhaps a sum and a signature."""
        if self.draw(st.booleans()):
            self.rows += [["JUMLAH TOTAL", "", "", "", count], []]
            self.rows += [["", "", "", "Baturaja,    November 2024"], ["", "", "", "KETUA KPU KABUPATEN"]]

    def _place(self, key: str) -> int:
        """The first cell of a column of ours, some of which are several cells wide."""
        widths = {"voters": 3, "spot": len(self.spot)}
        return sum(widths.get(column, 1) for column in self.columns[: self.columns.index(key)])

    def _cells(self, station: Station, column: str) -> Cells:
        number = station.number
        numbers = {"001": f"{number:03d}", "1": number, "TPS 1": f"TPS {number}", "TPS-001": f"TPS-{number:03d}"}
        pair = [station.lat, station.lon]
        cells: dict[str, Cells] = {
            "kecamatan": [station.kecamatan],
            "desa": [station.desa],
            "number": [numbers.get(self.style, f"No. {number}")],
            "desa_number": [f"{station.desa} / TPS {number}"],
            "voters": [station.men, station.women, station.men + station.women],
            "category": [self.spelling[station.category]],
            "address": [station.address],
            "spot": pair if len(self.spot) == 2 else [f"{station.lat}, {station.lon}"],
            "extra": [12],
        }
        return cells[column]


def is_same(key: str, one: Station | None, other: Station | None) -> bool:
    """Whether two neighbours lie in the same kecamatan, or desa."""
    if one is None or other is None or one.kecamatan != other.kecamatan:
        return False
    return key == "kecamatan" or one.desa == other.desa


@given(shape=lists(), form=st.sampled_from(FORMATS))
@settings(max_examples=100)
def test_tps_list_of_any_shape_gives_its_stations(
    tmp_path_factory: pytest.TempPathFactory,
    save: Any,
    shape: Shape,
    form: tuple[str, str],
) -> None:
    listed, rows, merges, sheet = shape
    suffix, delimiter = form
    path = tmp_path_factory.mktemp("shape") / f"{sheet}{suffix}"
    save(path, rows, sheet=sheet, merges=merges, delimiter=delimiter)
    for row in rows:
        note(str(row))
    (reading,) = read_workbook(path, None)
    note(str([(column.head, column.key) for column in reading.columns]))
    assert reading.kind is ImportKind.TPS
    keys = {column.key for column in reading.columns}
    assert [_seen(row) for row in reading.rows] == [(s.kecamatan, s.desa, f"{s.number:03d}") for s in listed]
    for found, station in zip(reading.rows, listed, strict=True):
        values = found.values
        if "voters_m" in keys:
            assert (values["voters_m"], values["voters_f"]) == (station.men, station.women)
        if "category" in keys:
            assert values["category"] == station.category
        if keys & {"lat", "coordinates"}:
            assert (values["lat"], values["lon"]) == (pytest.approx(station.lat), pytest.approx(station.lon))


def _seen(row: SheetRow) -> tuple[object, ...]:
    assert not row.problems
    assert not row.warnings
    return tuple(row.values.get(key, "") for key in ("kecamatan", "desa", "number"))
