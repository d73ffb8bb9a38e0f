"""The two office workbooks of the demonstration, in the shape a Polres and a KPU send them."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from opsroom.domain.gazetteer import Gazetteer
from opsroom.exchange.office_sheets import Band, SheetTable, Subtotal, write_sheets
from opsroom.services.demo_roster import SEED, InventedPerson

_TPS_HEADS = (
    ("NO", "KECAMATAN", "DESA / KELURAHAN", "NO TPS", "PEMILIH", "", "", "ALAMAT TPS", "KERAWANAN", "KET"),
    ("", "", "", "", "L", "P", "JML", "", "", ""),
)
_PERSON_HEADS = (("NO", "NAMA", "PANGKAT", "NRP / NIP", "JABATAN", "KESATUAN", "NO HP", "KET"),)
_PLACES = ("Balai Desa", "SDN 1", "Posyandu", "Halaman rumah warga", "")
#: What reconnaissance writes about the hard TPS of OKU: remote hamlets, not conflict (domain note 1.3).
_HARD = (
    "talang, 12 km dari desa induk, sinyal 200 m ke bukit",
    "seberang sungai, pakai perahu ketek",
    "jalan tanah, hujan harus pakai rantai ban",
    "blank spot, HT saja",
)
_HARD_KECAMATAN = ("160128", "160107", "160131", "160120")
_RAWAN_COUNT, _SANGAT_RAWAN_COUNT = 26, 16
_SPECIAL_NUMBER = "901"

TpsRow = tuple[object, ...]


def write_tps_workbook(path: Path, facts: Mapping[str, Any], gazetteer: Gazetteer) -> None:
    """The list of TPS: two-level head, merged kecamatan and desa, a subtotal per kecamatan, KPU's signature."""
    rows: list[TpsRow | Subtotal] = []
    number = 1
    for name, lines in _tps_by_kecamatan(facts, gazetteer):
        start = len(rows)
        for line in lines:
            rows.append((number, *line))
            number += 1
        men = sum(int(str(row[4])) for row in rows[start:] if isinstance(row, tuple))
        women = sum(int(str(row[5])) for row in rows[start:] if isinstance(row, tuple))
        rows.append(Subtotal(f"JUMLAH KECAMATAN {name}", ((4, men), (5, women), (6, men + women))))
    rows.append(Subtotal("JUMLAH TOTAL", ((3, number - 1),)))
    sheet = SheetTable(
        "TPS",
        _TPS_HEADS,
        rows,
        titles=("DAFTAR TEMPAT PEMUNGUTAN SUARA (TPS) PEMILU TAHUN 2024 - PERAGAAN", "KABUPATEN OGAN KOMERING ULU"),
        widths=(5, 24, 24, 8, 6, 6, 6, 22, 15, 44),
        is_numbered=True,
        groups=(1, 2),
        signature=("Baturaja,      Februari 2024", "KETUA KPU KABUPATEN", "", "", "(.............................)"),
        signature_column=7,
    )
    write_sheets(path, [sheet])


def write_person_workbook(path: Path, rosters: Mapping[str, list[InventedPerson]]) -> None:
    """The roster: a sheet per origin, a band per unit, a sum, the signature of the Kabag Ops."""
    write_sheets(path, [_person_sheet(name, people) for name, people in rosters.items()])


def _person_sheet(name: str, people: list[InventedPerson]) -> SheetTable:
    rows: list[tuple[object, ...] | Band | Subtotal] = []
    unit, number = "", 0
    for person in people:
        if person.unit != unit:
            unit, number = person.unit, 0
            rows.append(Band(unit))
        number += 1
        rows.append((number, person.name, person.rank, person.nrp, person.position, unit, person.phone, person.remark))
    rows.append(Subtotal("JUMLAH", ((2, len(people)),)))
    return SheetTable(
        name,
        _PERSON_HEADS,
        rows,
        titles=("DAFTAR NAMA PERSONEL POLRES OGAN KOMERING ULU - PERAGAAN", "SEMUA NAMA DAN NOMOR REKAAN"),
        widths=(5, 34, 10, 14, 26, 26, 16, 12),
        signature=("Baturaja,      Februari 2024", "KEPALA BAGIAN OPERASI", "", "", "KOMISARIS POLISI NRP"),
        signature_column=4,
    )


def _tps_by_kecamatan(facts: Mapping[str, Any], gazetteer: Gazetteer) -> Iterator[tuple[str, list[TpsRow]]]:
    draw = random.Random(SEED)
    categories = _draw_categories(facts, draw)
    for region in facts["kecamatan"]:
        lines: list[TpsRow] = []
        name = ""
        for suffix, count in region["tps"].items():
            code = f"{region['code']}{suffix}"
            place = gazetteer.by_code(code)
            name, desa = (place.kecamatan, place.desa) if place else (name, code)
            numbers = [f"{i:03d}" for i in range(1, count + 1)]
            if suffix in region.get("special", ()):
                numbers.append(_SPECIAL_NUMBER)
            for tps in numbers:
                men, women = draw.randrange(70, 150), draw.randrange(70, 150)
                category = categories.get((code, tps), "KURANG RAWAN")
                remark = "LOKASI KHUSUS" if tps == _SPECIAL_NUMBER else ""
                remark = draw.choice(_HARD) if category != "KURANG RAWAN" else remark
                lines.append((name, desa, tps, men, women, men + women, draw.choice(_PLACES), category, remark))
        yield name, lines


def _draw_categories(facts: Mapping[str, Any], draw: random.Random) -> dict[tuple[str, str], str]:
    """Put the hard TPS into the kecamatan the press names as hard to reach."""
    places = [
        (f"{region['code']}{suffix}", f"{number:03d}")
        for region in facts["kecamatan"]
        if region["code"] in _HARD_KECAMATAN
        for suffix, count in region["tps"].items()
        for number in range(1, count + 1)
    ]
    chosen = draw.sample(places, _RAWAN_COUNT + _SANGAT_RAWAN_COUNT)
    return {place: "RAWAN" if i < _RAWAN_COUNT else "SANGAT RAWAN" for i, place in enumerate(chosen)}
