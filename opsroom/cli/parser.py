"""The command line as argparse sees it; help texts are Indonesian."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from opsroom.cli.day_parser import add_day_commands
from opsroom.cli.plan_commands import PLAN_ACTIONS
from opsroom.domain.documents import MarginProfile, Paper
from opsroom.domain.duty import Duty
from opsroom.domain.imports import ImportKind
from opsroom.runtime.version import VERSION
from opsroom.services.export_table import Export
from opsroom.services.what_if import EXAMPLE

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command; the window itself is started without one."""
    parser = argparse.ArgumentParser(
        prog="opsroom",
        description="Ruang operasi Polres: daftar personel dan TPS, ploting, surat perintah, papan.",
        epilog="Tanpa perintah: opsroom [BERKAS.ops] membuka jendela.",
    )
    parser.add_argument("--version", action="version", version=f"opsroom {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    _add_demo(commands)
    _add_new(commands)
    _add_import(commands)
    _add_settings(commands)
    _add_plot(commands)
    add_day_commands(commands)
    _add_export(commands)
    _add_papers(commands)
    return parser


def _add_demo(commands: "Commands") -> None:
    demo = commands.add_parser("demo", help="operasi peragaan Polres OKU: surat perintah dan gambar papan")
    demo.add_argument("dir", type=Path, metavar="DIR")
    demo.add_argument("--no-window", action="store_true", help="tanpa jendela: cetak letak hasilnya")


def _add_new(commands: "Commands") -> None:
    new = commands.add_parser("new", help="berkas operasi baru")
    new.add_argument("file", type=Path, metavar="BERKAS.ops")
    new.add_argument("--name", required=True, help='misalnya "Polres OKU - Pemilu 2024"')


def _add_import(commands: "Commands") -> None:
    read = commands.add_parser("import", help="impor daftar TPS atau personel")
    read.add_argument("kind", choices=[kind.value for kind in ImportKind])
    read.add_argument("workbook", type=Path, metavar="BUKU_KERJA")
    read.add_argument("--into", type=Path, required=True, metavar="BERKAS.ops")
    read.add_argument("--sheet", action="append", default=[], help="hanya lembar ini (boleh diulang)")
    read.add_argument("--dry-run", action="store_true", help="hitung saja, jangan simpan")
    read.add_argument("--rejects", type=Path, metavar="KELUAR.xlsx", help="tulis baris yang ditolak beserta alasannya")
    read.add_argument("--json", action="store_true")


def _add_settings(commands: "Commands") -> None:
    pattern = commands.add_parser("pattern", help="lihat atau ubah pola pengamanan")
    pattern.add_argument("file", type=Path, metavar="BERKAS.ops")
    pattern.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KATEGORI=polri:tps:linmas[,...]",
        help="beberapa pola dipisah koma atau opsi diulang; yang pertama diutamakan",
    )
    pattern.add_argument("--json", action="store_true")
    duty = commands.add_parser("duty", help="siapa yang siap untuk tugas PAM TPS")
    duty.add_argument("file", type=Path, metavar="BERKAS.ops")
    duty.add_argument("--unit", default="", help='kesatuan, %% berarti apa saja: "POLSEK%%"')
    duty.add_argument("--nrp", action="append", default=[], help="NRP tertentu (boleh diulang atau dipisah koma)")
    duty.add_argument("--limit", type=int, help="hanya N orang pertama menurut urutan daftar")
    duty.add_argument("--set", choices=[duty.value for duty in Duty], help="status baru; tanpa ini: tampilkan saja")
    duty.add_argument("--json", action="store_true")


def _add_plot(commands: "Commands") -> None:
    plot = commands.add_parser("plot", help="ploting personel ke TPS")
    plot.add_argument("file", type=Path, metavar="BERKAS.ops")
    plot.add_argument("--time-limit", type=float, metavar="DETIK", help="berhenti lebih awal dengan hasil terbaik")
    plot.add_argument("--keep-from", type=int, metavar="VERSI", help="ubah sesedikit mungkin dari ploting ini")
    plot.add_argument("--max-moves", type=int, metavar="N", help="paling banyak N orang pindah tugas")
    plot.add_argument(
        "--what-if",
        action="append",
        default=[],
        metavar="ANDAIAN",
        help=f'disimpan sebagai ploting lain, boleh diulang: "{EXAMPLE}"',
    )
    plot.add_argument("--json", action="store_true")
    plan = commands.add_parser("plan", help="ploting yang tersimpan: daftar, isi, beda, berlakukan")
    plan.add_argument("file", type=Path, metavar="BERKAS.ops")
    plan.add_argument("action", choices=PLAN_ACTIONS)
    plan.add_argument("versions", type=int, nargs="*", metavar="VERSI")
    plan.add_argument("--json", action="store_true")


def _add_export(commands: "Commands") -> None:
    export = commands.add_parser("export", help="ekspor daftar ke .csv, .xlsx atau .ods")
    export.add_argument("what", choices=[what.value for what in Export])
    export.add_argument("file", type=Path, metavar="BERKAS.ops")
    export.add_argument("-o", "--out", type=Path, required=True, metavar="KELUAR")
    export.add_argument("--columns", default="", metavar="KOLOM[,KOLOM]", help="hanya kolom ini, menurut urutan ini")
    export.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="KOLOM=ISI",
        help="saringan seperti di baris saringan tabel (boleh diulang): desa=lubuk, voters_m=>=250, note=kosong",
    )
    export.add_argument(
        "--sort", default="", metavar="KOLOM[,-KOLOM]", help="urutan; - berarti menurun (--sort=-voters_m)"
    )
    export.add_argument("--json", action="store_true")


def _add_papers(commands: "Commands") -> None:
    order = commands.add_parser("order", help="surat perintah")
    order.add_argument("kind", choices=["sprin"])
    order.add_argument("file", type=Path, metavar="BERKAS.ops")
    order.add_argument("-o", "--out", type=Path, required=True, metavar="KELUAR.pdf")
    order.add_argument("--paper", choices=[paper.value for paper in Paper], default=Paper.A4.value)
    order.add_argument("--margins", choices=[m.value for m in MarginProfile], default=MarginProfile.BAKU.value)
    order.add_argument("--font-size", type=int, choices=[10, 11, 12], default=11)
    order.add_argument("--number", default="", help="nomor urut; kosong = ditulis tangan")
    order.add_argument("--draft", action="store_true", help="dengan tanda air DRAF")
    board = commands.add_parser("board", help="gambar papan")
    board.add_argument("file", type=Path, metavar="BERKAS.ops")
    board.add_argument("--screenshot", type=Path, required=True, metavar="KELUAR.png")
    board.add_argument("--size", default="1920x1080", metavar="LEBARxTINGGI")
    doctor = commands.add_parser("doctor", help="periksa berkas operasi")
    doctor.add_argument("file", type=Path, metavar="BERKAS.ops")
    doctor.add_argument("--json", action="store_true")
