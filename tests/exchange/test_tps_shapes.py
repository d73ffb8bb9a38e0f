"""Unknown TPS lists of the usual kinds: places in columns, merged, bands, titles or sheet names; any format."""

from dataclasses import dataclass, replace
from pathlib import Path
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
    "voters": (
        ("PEMILIH", "L", "P", "JML"),
        ("JUMLAH DPT", "LK", "PR", "TOTAL"),
        ("DPT", "LAKI-LAKI", "PEREMPUAN", "L+P"),
    ),
    "category": (
        "KERAWANAN",
        "KATEGORI",
        "Tingkat Kerawanan",
        "KATEGORI\nTPS",
        "Klasifikasi TPS",
        "KATEGORI KERAWANAN",
    ),
    "address": ("ALAMAT TPS", "Alamat", "LOKASI TPS", "Lokasi"),
    "spot": (
        ("TITIK KOORDINAT",),
        ("KOORDINAT TPS",),
        ("LAT", "LONG"),
        ("Latitude", "Longitude"),
        ("Lintang", "Bujur"),
    ),
    "extra": ("JARAK KE POLSEK", "MAX SURAT SUARA", "NAMA KEPALA DESA", "KOTAK SUARA"),
}
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
    """How a list tells its places: each in a column (full, merged, once), or only in a band, the title, the sheet name."""

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


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[Station], list[Cells], Merges, str]:
    """Stations, the rows of a sheet that lists them, its merges, and its name."""
    listed = draw(stations())
    way = draw(st.sampled_from(WAYS))
    sheet = "DATA TPS"
    if way.kecamatan in ("title", "sheet"):
        listed = [
            replace(station, kecamatan="LENGKITI") for station in listed if station.kecamatan == listed[0].kecamatan
        ]
        sheet = draw(st.sampled_from(("KEC. LENGKITI", "KECAMATAN LENGKITI"))) if way.kecamatan == "sheet" else sheet
    columns = _columns(draw, way)
    spot, voters = draw(st.sampled_from(HEADS["spot"])), draw(st.sampled_from(HEADS["voters"]))
    heads = _heads(draw, columns, spot, voters, is_joined=draw(st.booleans()))
    rows: list[Cells] = [[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=12))]
    if way.kecamatan == "title":
        rows.append(
            draw(
                st.sampled_from(
                    (
                        ["KECAMATAN : LENGKITI"],
                        ["KECAMATAN", ": LENGKITI"],
                        ["DAFTAR TPS KECAMATAN LENGKITI TAHUN 2024"],
                    )
                )
            )
        )
    rows += heads
    if draw(st.booleans()):
        rows.append([number + 1 for number in range(len(heads[-1]))])
    merges = _fill(draw, rows, listed, columns, way, spot, heads)
    if draw(st.booleans()):
        rows += [
            ["JUMLAH TOTAL", *[""] * 3, len(listed)],
            [],
            ["", "", "", "Baturaja,    November 2024"],
            ["", "", "", "KETUA KPU KABUPATEN"],
        ]
    return listed, rows, merges, sheet


def _columns(draw: st.DrawFn, way: Way) -> list[str]:
    places = [
        key for key, how in (("kecamatan", way.kecamatan), ("desa", way.desa)) if how in ("full", "merged", "once")
    ]
    own = ["desa_number"] if way.desa == "compound" else ["number"]
    some = draw(st.sets(st.sampled_from(("voters", "category", "address", "spot", "extra")), min_size=1))
    return ["no", *draw(st.permutations((*places, *own, *sorted(some))))]


def _heads(
    draw: st.DrawFn, columns: list[str], spot: tuple[str, ...], voters: tuple[str, ...], *, is_joined: bool
) -> list[Cells]:
    """One line, or two when the voters stand under a common parent."""
    upper: Cells = []
    lower: Cells = []
    for column in columns:
        if column == "voters":
            parent, *children = voters
            upper += [f"{parent} {child}" for child in children] if is_joined else [parent, "", ""]
            lower += ["", "", ""] if is_joined else children
        else:
            texts = spot if column == "spot" else (draw(st.sampled_from(HEADS[column])),)
            upper += texts
            lower += [""] * len(texts)
    return [upper] if is_joined or "voters" not in columns else [upper, lower]


def _fill(
    draw: st.DrawFn,
    rows: list[Cells],
    listed: list[Station],
    columns: list[str],
    way: Way,
    spot: tuple[str, ...],
    heads: list[Cells],
) -> Merges:
    merges: Merges = []
    starts: dict[str, int] = {}
    style = draw(st.sampled_from(("001", "1", "TPS 1", "TPS-001", "No. 1")))
    spelling = {code: draw(st.sampled_from(texts)) for code, texts in CATEGORIES.items()}
    breaks_after = draw(st.sampled_from((1000, 11)))
    places = {key: columns.index(key) for key in ("kecamatan", "desa") if key in columns}
    offset = {key: len(_flat(columns[:place], spot)) for key, place in places.items()}
    before: Station | None = None
    for count, station in enumerate(listed, start=1):
        is_new = {
            "kecamatan": before is None or before.kecamatan != station.kecamatan,
            "desa": before is None or (before.kecamatan, before.desa) != (station.kecamatan, station.desa),
        }
        if is_new["desa"] and before is not None and draw(st.booleans()):
            rows.append(["", f"JUMLAH {before.desa}", "", "", 120])
        if is_new["kecamatan"] and way.kecamatan == "band":
            rows.append(
                draw(
                    st.sampled_from(
                        (
                            [f"KECAMATAN {station.kecamatan}"],
                            ["", f"KEC. {station.kecamatan}"],
                            ["I", f"KECAMATAN {station.kecamatan}"],
                        )
                    )
                )
            )
        if is_new["desa"] and way.desa == "band":
            rows.append(
                draw(
                    st.sampled_from(
                        ([f"DESA {station.desa}"], ["", f"KEL. {station.desa}"], [f"DESA {station.desa} (4 TPS)"])
                    )
                )
            )
        row: Cells = [count]
        for column in columns[1:]:
            how = way.kecamatan if column == "kecamatan" else way.desa
            shown = column not in places or how == "full" or is_new[column]
            row += _cells(station, column, style, spelling, spot) if shown else [""]
        for key in places:
            if is_new[key]:
                starts[key] = len(rows)
        rows.append(row)
        before = station
        following = listed[count] if count < len(listed) else None
        for key, how in (("kecamatan", way.kecamatan), ("desa", way.desa)):
            ends = (
                following is None
                or following.kecamatan != station.kecamatan
                or (key == "desa" and following.desa != station.desa)
            )
            if how == "merged" and ends and starts[key] < len(rows) - 1:
                merges.append((starts[key], offset[key], len(rows) - 1, offset[key]))
        if count % breaks_after == 0 and "merged" not in (way.kecamatan, way.desa):
            rows += heads
    return merges


def _flat(columns: list[str], spot: tuple[str, ...]) -> list[str]:
    return [name for column in columns for name in [column] * {"voters": 3, "spot": len(spot)}.get(column, 1)]


def _cells(station: Station, column: str, style: str, spelling: dict[str, str], spot: tuple[str, ...]) -> Cells:
    number: Any = {
        "001": f"{station.number:03d}",
        "1": station.number,
        "TPS 1": f"TPS {station.number}",
        "TPS-001": f"TPS-{station.number:03d}",
        "No. 1": f"No. {station.number}",
    }[style]
    degrees = [station.lat, station.lon] if len(spot) == 2 else [f"{station.lat}, {station.lon}"]
    cells: dict[str, Cells] = {
        "kecamatan": [station.kecamatan],
        "desa": [station.desa],
        "number": [number],
        "desa_number": [f"{station.desa} / TPS {station.number}"],
        "voters": [station.men, station.women, station.men + station.women],
        "category": [spelling[station.category]],
        "address": [station.address],
        "spot": degrees,
        "extra": [12],
    }
    return cells[column]


@given(shape=lists(), form=st.sampled_from(FORMATS))
@settings(max_examples=100)
def test_tps_list_of_any_shape_gives_its_stations(
    tmp_path_factory: pytest.TempPathFactory,
    save: Any,
    shape: tuple[list[Station], list[Cells], Merges, str],
    form: tuple[str, str],
) -> None:
    listed, rows, merges, sheet = shape
    suffix, delimiter = form
    path: Path = tmp_path_factory.mktemp("shape") / f"{sheet}{suffix}"
    save(path, rows, sheet=sheet, merges=merges, delimiter=delimiter)
    for row in rows:
        note(str(row))
    (reading,) = read_workbook(path, None)
    note(str([(column.head, column.key) for column in reading.columns]))
    assert reading.kind is ImportKind.TPS
    keys = {column.key for column in reading.columns}
    assert [_seen(row) for row in reading.rows] == [(s.kecamatan, s.desa, f"{s.number:03d}") for s in listed]
    for row, station in zip(reading.rows, listed, strict=True):
        values = row.values
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
