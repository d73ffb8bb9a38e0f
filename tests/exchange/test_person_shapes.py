"""Unknown rosters of the usual kinds: any order of columns, any way to name units, any format."""

import itertools
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from opsroom.domain.imports import ImportKind, SheetRow
from opsroom.exchange.reading import read_workbook

Cells = list[object]
Merges = list[tuple[int, int, int, int]]

FORMATS = ((".xlsx", ""), (".ods", ""), (".csv", ","), (".csv", ";"), (".tsv", "\t"), (".txt", "|"))
TITLES = (
    "DAFTAR NAMA YANG TERLIBAT PENGAMANAN",
    "OPERASI MANTAP PRAJA 2024",
    "TAHUN ANGGARAN 2024",
    "LAMPIRAN SURAT PERINTAH",
    "",
    "NOMOR : SPRIN/   /XI/2024",
)
UNITS = ("BAG OPS", "SAT LANTAS", "SI HUMAS", "POLSEK LENGKITI", "POLSEK BATURAJA TIMUR", "SPKT")
NAMES = ("BUDI SANTOSO, S.H.", "SITI AMINAH", "AHMAD", "DEDI KURNIAWAN, S.H., M.H.", "H. MUHAMMAD YUSUF", "NI LUH AYU")
RANKS = ("AKP", "IPTU", "AIPTU", "BRIPKA", "BRIPTU", "BRIPDA")
HEADS = {
    "no": ("NO", "No.", "NO URUT", "Nomor"),
    "name": ("NAMA", "NAMA LENGKAP", "N A M A", "Nama Personil", "nama_lengkap", "NAMA\nANGGOTA", "Nama Anggota"),
    "rank": ("PANGKAT", "PKT", "PANGKAT/GOL", "pangkat", "P A N G K A T", "Pangkat / Korps"),
    "nrp": ("NRP", "NRP / NIP", "NRP/NIP", "N R P", "nrp", "NO. NRP", "NIP/NRP"),
    "rank_nrp": ("PANGKAT / NRP", "PANGKAT/GOL NRP/NIP", "PANGKAT DAN NRP", "Pkt/Nrp"),
    "name_nrp": ("NAMA / NRP", "NAMA DAN NRP"),
    "name_rank_nrp": ("NAMA / PANGKAT / NRP", "NAMA, PANGKAT, NRP", "NAMA/PKT/NRP"),
    "unit": ("KESATUAN", "SATKER", "SATUAN KERJA", "Unit Kerja", "SATFUNG", "KESATUAN ASAL"),
    "position": ("JABATAN", "Jabatan Struktural", "jabatan", "JAB"),
    "phone": ("NO HP", "No. Telp", "NO. HP / WA", "Nomor Handphone", "no_hp", "No WhatsApp"),
    "extra": ("TANGGAL LAHIR", "AGAMA", "EMAIL", "JENIS KELAMIN", "UKURAN BAJU"),
}


@dataclass(frozen=True)
class Someone:
    nrp: str
    name: str
    rank: str
    unit: str
    phone: str

    def cell(self, column: str, *, as_number: bool) -> object:
        number: object = int(self.nrp) if as_number else self.nrp
        return {
            "name": self.name,
            "rank": self.rank,
            "nrp": number,
            "rank_nrp": f"{self.rank} / {self.nrp}",
            "name_nrp": f"{self.name}\nNRP {self.nrp}",
            "name_rank_nrp": f"{self.name} / {self.rank} / {self.nrp}",
            "unit": self.unit,
            "position": f"BA {self.unit}",
            "phone": self.phone,
            "extra": "x",
        }[column]


@st.composite
def people(draw: st.DrawFn) -> list[Someone]:
    count = draw(st.integers(6, 14))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True))
    serials = draw(st.lists(st.integers(0, 9999), min_size=count, max_size=count, unique=True))
    found = [
        Someone(
            f"{draw(st.sampled_from((0, 1, 4, 75, 88, 99))):02d}{draw(st.integers(1, 12)):02d}{serial:04d}",
            draw(st.sampled_from(NAMES)),
            draw(st.sampled_from(RANKS)),
            draw(st.sampled_from(units)),
            draw(st.sampled_from(("", "081234567890", "085711112222"))),
        )
        for serial in serials
    ]
    return sorted(found, key=lambda someone: someone.unit)


IDENTITIES = (
    ("name", "rank", "nrp"),
    ("name", "rank_nrp"),
    ("name_nrp", "rank"),
    ("name_rank_nrp",),
    ("nrp", "name", "rank"),
)
WAYS = ("column", "band", "band and blank column", "merged", "once", "sheet")
SIGNATURE = ("Baturaja,     November 2024", "KEPALA BAGIAN OPERASI", "", "SLAMET RIYADI, S.I.K.", "KOMPOL NRP 79010101")
Shape = tuple[list[Someone], list[Cells], Merges, str]


@st.composite
def rosters(draw: st.DrawFn) -> Shape:
    """People, the rows of a sheet that lists them, its merges, and its name."""
    listed, way = draw(people()), draw(st.sampled_from(WAYS))
    if way == "sheet":
        listed = [replace(someone, unit="POLSEK LENGKITI") for someone in listed]
    sheet = RosterSheet(draw, way)
    sheet.begin()
    for unit, group in itertools.groupby(listed, key=lambda someone: someone.unit):
        sheet.add_unit(unit, list(group))
    sheet.end()
    return listed, sheet.rows, sheet.merges, "POLSEK LENGKITI" if way == "sheet" else "DATA"


class RosterSheet:
    """The rows of one roster, drawn piece by piece."""

    def __init__(self, draw: st.DrawFn, way: str) -> None:
        self.rows: list[Cells] = []
        self.merges: Merges = []
        self.draw, self.way = draw, way
        identity = draw(st.sampled_from(IDENTITIES))
        with_unit = ("unit",) if way in ("column", "merged", "once", "band and blank column") else ()
        self.others = draw(st.permutations((*identity, *with_unit, "phone", "position", "extra")))
        self.heads: Cells = [draw(st.sampled_from(HEADS[column])) for column in ("no", *self.others)]
        self.as_number = draw(st.booleans())
        self.breaks_after = draw(st.sampled_from((1000, 13, 7)))
        self.identity_at = 1 + self.others.index(identity[0])

    def begin(self) -> None:
        """Titles, perhaps a parent line, the head, perhaps column numbers."""
        self.rows += [[title] for title in self.draw(st.lists(st.sampled_from(TITLES), max_size=12))]
        if self.draw(st.booleans()):
            blank: Cells = [""] * len(self.heads)
            self.rows.append([*blank[: self.identity_at], "IDENTITAS", *blank[self.identity_at + 1 :]])
        self.rows.append(self.heads)
        if self.draw(st.booleans()):
            self.rows.append([number + 1 for number in range(len(self.heads))])

    def add_unit(self, unit: str, members: list[Someone]) -> None:
        """A unit: perhaps its band, its people, perhaps its sum."""
        if self.way.startswith("band"):
            bands = ([unit], ["", unit], ["I", unit], [f"A. {unit}"], [f"{unit} (12 ORANG)"])
            self.rows.append(list(self.draw(st.sampled_from(bands))))
        top = len(self.rows)
        for number, someone in enumerate(members):
            is_shown = self.way == "column" or (number == 0 and self.way in ("merged", "once"))
            cells = (
                "" if column == "unit" and not is_shown else someone.cell(column, as_number=self.as_number)
                for column in self.others
            )
            self.rows.append([number + 1, *cells])
            if len(self.rows) % self.breaks_after == 0 and self.way != "merged":
                self.rows.append(list(self.heads))
        if self.way == "merged" and len(members) > 1:
            column = 1 + self.others.index("unit")
            self.merges.append((top, column, len(self.rows) - 1, column))
        if self.draw(st.booleans()):
            self.rows += [["", f"JUMLAH {unit}", len(members)], []]

    def end(self) -> None:
        """Perhaps a signature, in the last column."""
        if self.draw(st.booleans()):
            self.rows += [[*[""] * (len(self.heads) - 1), line] for line in SIGNATURE]


@given(shape=rosters(), form=st.sampled_from(FORMATS))
@settings(max_examples=100)
def test_roster_of_any_shape_gives_its_people(
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
    note(str(reading.columns))
    assert reading.kind is ImportKind.PERSON
    found = [_seen(row) for row in reading.rows]
    assert found == [(s.nrp, s.name, s.rank, s.unit, s.phone) for s in listed]


def _seen(row: SheetRow) -> tuple[object, ...]:
    assert not row.problems
    return (*(row.values.get(key, "") for key in ("nrp", "name", "rank", "unit")), row.values.get("phone", ""))
