"""Orders of any size with invented people, and real PDFs read back by poppler and qpdf."""

import html
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from opsroom.domain.calendar import spell_number
from opsroom.domain.documents import AnnexGroup, AnnexRow, OrderSnapshot
from opsroom.domain.letterhead import Signer
from opsroom.domain.tps_numbers import write_numbers
from reports.rendered import RenderedDocument
from reports.sprin import render

FIRST = ("ARGA", "BIMO", "CAHYO", "DEWANTO", "ELANG", "FAJRIN", "GALANG", "HENDRA", "IRWANDI", "JAKA", "KURNIA")
LAST = ("PRAMUDYA", "SULAIMAN, S.H.", "NUGRAHA", "WIBISANA, S.I.K., M.H.", "ARDIANSYAH PUTRA", "SETIA", "LAKSANA")
RANKS = ("AIPTU", "AIPDA", "BRIPKA", "BRIGPOL", "BRIPTU", "BRIPDA")
KECAMATAN = ("BATURAJA TIMUR", "BATURAJA BARAT", "LUBUK BATANG", "PENINJAUAN", "SOSOH BUAY RAYAP", "PENGANDONAN")
DESA = ("AIR PAOH", "TANJUNG BARU", "SUKARAYA", "KEMELAK BINDUNG LANGIT", "LUBUK BATANG BARU")
PLEDGE = "melaksanakan perintah ini dengan saksama dan penuh rasa tanggung jawab;"


def person(number: int, **fields: Any) -> AnnexRow:
    """An invented member of a pair; the NRP follows from the number."""
    place = (number // 2) % len(DESA)
    values: dict[str, Any] = {
        "number": number,
        "name": f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}",
        "rank": RANKS[number % len(RANKS)],
        "nrp": f"{86010000 + number:08d}",
        "position": "BA SAT SAMAPTA POLRES OKU",
        "kecamatan": KECAMATAN[(number // 60) % len(KECAMATAN)],
        "desa": DESA[place],
        "tps": write_numbers(f"{(number // 2) * 4 % 90 + step:03d}" for step in range(1, 5)),
        "remark": "ANGGOTA" if number % 2 else "KA TIM",
        "team": number // 2 + 1,
    }
    return AnnexRow(**{**values, **fields})


def people_in_groups(count: int) -> tuple[AnnexGroup, ...]:
    """`count` people in kecamatan of up to 60, each with its Padal first."""
    groups = []
    for index, start in enumerate(range(1, count + 1, 60)):
        place = KECAMATAN[index % len(KECAMATAN)]
        numbers = range(start, min(start + 60, count + 1))
        padal = person(start, rank="IPTU", team=0, desa="", tps="", remark="PADAL", kecamatan=place)
        rows = (padal, *(person(number, kecamatan=place) for number in numbers[1:]))
        band = f"{'I' * (index + 1)}. KECAMATAN {place} - PADAL: IPTU {padal.name}"
        groups.append(AnnexGroup(band, rows))
    return tuple(groups)


def build_order(people: int = 26, **fields: Any) -> OrderSnapshot:
    """An order over `people` invented people; any field can be replaced."""
    snapshot = OrderSnapshot(
        kop=("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH SUMATERA SELATAN", "RESOR OGAN KOMERING ULU"),
        unit_short="POLRES OKU",
        head_short="KAPOLRES OKU",
        city="Baturaja",
        number="",
        number_month="II",
        number_kka="OPS.1.3.",
        number_year="2024",
        issue_day="",
        issue_month="Februari 2024",
        built_at="2024-02-11T08:00:00+07:00",
        considerations=(
            "bahwa dalam rangka pengamanan pemungutan dan penghitungan suara Pemilu Tahun 2024 di wilayah hukum"
            " Polres OKU, dipandang perlu mengeluarkan surat perintah ini.",
        ),
        legal_basis=(
            "Undang-Undang Nomor 2 Tahun 2002 tentang Kepolisian Negara Republik Indonesia;",
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;",
            "Rencana Operasi Mantap Brata Musi 2023-2024;",
            "Rencana Kegiatan Polres OKU Tahun Anggaran 2024.",
        ),
        addressees=("NAMA, PANGKAT, NRP DAN JABATAN SEBAGAIMANA TERCANTUM DALAM LAMPIRAN SURAT PERINTAH INI.",),
        orders=(
            "di samping melaksanakan tugas dan jabatan sehari-hari, melaksanakan pengamanan TPS (PAM TPS);",
            "terhitung mulai tanggal 12 s.d. 16 Februari 2024 pada TPS sebagaimana tercantum dalam lampiran;",
            "melaporkan setiap perkembangan situasi kepada Padal secara berjenjang;",
            PLEDGE,
            "melaporkan hasil pelaksanaan tugas kepada Kapolres OKU u.p. Kabag Ops pada kesempatan pertama.",
        ),
        copies=("Kapolda Sumsel.", "Irwasda Polda Sumsel.", "Karoops Polda Sumsel."),
        signer=Signer(
            ("KEPALA KEPOLISIAN RESOR OGAN KOMERING ULU",),
            "WIRATAMA ADIJAYA, S.I.K., M.H.",
            "AJUN KOMISARIS BESAR POLISI",
            "80010001",
        ),
        annex_title=(
            "DAFTAR PERSONEL PENGAMANAN TEMPAT PEMUNGUTAN SUARA (PAM TPS)",
            "DALAM RANGKA OPERASI MANTAP BRATA MUSI 2023-2024",
        ),
        annex_groups=people_in_groups(people),
        annex_total=f"JUMLAH : {people} ({spell_number(people)}) PERSONEL",
        is_draft=False,
    )
    return replace(snapshot, **fields)


@dataclass(frozen=True)
class Word:
    """A word on its page; y counts down from the top. Units: points."""

    page: int
    text: str
    x: float
    y: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ReadPdf:
    """A PDF as other programs see it."""

    path: Path
    document: RenderedDocument

    def run(self, *command: str) -> str:
        """What a tool prints about the file."""
        done = subprocess.run([*command], capture_output=True, text=True, check=True)
        return done.stdout

    @cached_property
    def pages(self) -> list[str]:
        """Text of every page as laid out."""
        return self.run("pdftotext", "-layout", str(self.path), "-").split("\f")[:-1]

    @cached_property
    def words(self) -> list[Word]:
        """Every word with its place."""
        text = self.run("pdftotext", "-bbox", str(self.path), "-")
        found: list[Word] = []
        for number, page in enumerate(text.split("<page ")[1:], start=1):
            for x, y, right, bottom, word in re.findall(
                r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
            ):
                found.append(Word(number, html.unescape(word), float(x), float(y), float(right), float(bottom)))
        return found

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of every page. Units: points."""
        text = self.run("pdfinfo", "-f", "1", "-l", str(self.document.pages), str(self.path))
        return [(float(w), float(h)) for w, h in re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", text)]

    def places(self, text: str) -> list[Word]:
        """Words that read `text`."""
        return [word for word in self.words if word.text == text]

    def info(self) -> dict[str, str]:
        """What pdfinfo says, by its labels."""
        lines = self.run("pdfinfo", str(self.path)).splitlines()
        return {label: value.strip() for label, value in (line.split(":", 1) for line in lines)}


@pytest.fixture(scope="session")
def order() -> Callable[..., OrderSnapshot]:
    return build_order


@pytest.fixture(scope="session")
def row() -> Callable[..., AnnexRow]:
    return person


@pytest.fixture(scope="session")
def read_back(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., ReadPdf]:
    """Render a snapshot and give it to poppler."""
    folder = tmp_path_factory.mktemp("orders")

    def read(snapshot: OrderSnapshot, **options: Any) -> ReadPdf:
        document = render(snapshot, **options)
        path = folder / f"order-{len(list(folder.iterdir()))}.pdf"
        path.write_bytes(document.pdf)
        return ReadPdf(path, document)

    return read
