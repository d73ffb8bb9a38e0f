"""The commands of the day itself as argparse sees them: radio desk, chats, roll calls, incidents, situation reports."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from opsroom.cli.rollcall_commands import ACTIONS
from opsroom.domain.incidents import STEP_WORDS

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_AT = "kejadiannya: 07.10 atau 14-2-2024 07.10"


def add_day_commands(commands: "Commands") -> None:
    """Add them all."""
    _add_radio(commands)
    _add_roll_call(commands)
    _add_incident(commands)
    lapsit = commands.add_parser("lapsit", help="teks laporan situasi untuk WhatsApp")
    lapsit.add_argument("file", type=Path, metavar="BERKAS.ops")
    lapsit.add_argument("--kecamatan", default="", metavar="NAMA", help="satu kecamatan; tanpa ini: seluruh Polres")
    lapsit.add_argument("--at", default="", metavar="WAKTU", help="keadaan pada waktu itu: 10.00 atau 14-2-2024 10.00")


def _add_roll_call(commands: "Commands") -> None:
    roll = commands.add_parser("rollcall", help="apel: buka, centang, daftar, tutup")
    roll.add_argument("file", type=Path, metavar="BERKAS.ops")
    roll.add_argument("action", choices=ACTIONS)
    roll.add_argument("nrp", nargs="*", metavar="NRP", help="empat angka terakhir NRP, atau semuanya")
    roll.add_argument("--id", type=int, metavar="APEL", help="apel lain daripada yang terakhir")
    roll.add_argument("--absent", default="", metavar="ALASAN", help="S, I, C, DL, DIK atau TK")
    roll.add_argument("--name", default="Apel pergeseran")
    roll.add_argument("--place", default="", metavar="TEMPAT")
    roll.add_argument("--leader", default="", metavar="PIMPINAN")
    roll.add_argument("--kecamatan", default="", metavar="NAMA", help="hanya yang bertugas di kecamatan ini")
    roll.add_argument("--at", default="", metavar="WAKTU")
    roll.add_argument("--json", action="store_true", help="satu objek JSON per orang")


def _add_incident(commands: "Commands") -> None:
    whole = commands.add_parser("incident", help="kejadian: catat, ikuti, dokumentasikan, tutup")
    whole.add_argument("file", type=Path, metavar="BERKAS.ops")
    acts = whole.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    new = acts.add_parser("new", help="kejadian baru")
    new.add_argument("text", metavar="URAIAN")
    new.add_argument("--kind", required=True, metavar="JENIS")
    new.add_argument("--severity", default="", metavar="TINGKAT", help="ringan, sedang atau berat")
    new.add_argument("--tps", default="", metavar='"NOMOR DESA"')
    new.add_argument("--kecamatan", default="", metavar="NAMA")
    new.add_argument("--place", default="", metavar="TEMPAT")
    new.add_argument("--reporter", default="", metavar="PELAPOR")
    new.add_argument("--at", default="", metavar="WAKTU", help=_AT)
    acts.add_parser("list", help="semua kejadian").add_argument("--json", action="store_true")
    show = acts.add_parser("show", help="satu kejadian dengan langkah dan bukti")
    show.add_argument("number", type=int, metavar="NOMOR")
    show.add_argument("--json", action="store_true")
    step = acts.add_parser("step", help="catat langkah")
    step.add_argument("number", type=int, metavar="NOMOR")
    step.add_argument("step", choices=tuple(STEP_WORDS))
    step.add_argument("text", nargs="?", default="", metavar="KETERANGAN")
    step.add_argument("--other", type=int, metavar="NOMOR", help="kejadian lain (terkait, ganda)")
    step.add_argument("--at", default="", metavar="WAKTU", help=_AT)
    attach = acts.add_parser("attach", help="simpan foto, video atau berkas sebagai bukti")
    attach.add_argument("number", type=int, metavar="NOMOR")
    attach.add_argument("path", type=Path, metavar="BERKAS")
    attach.add_argument("--by", default="", metavar="PENGAMBIL")
    attach.add_argument("--place", default="", metavar="TEMPAT")
    attach.add_argument("--at", default="", metavar="WAKTU", help="saat diambil")
    close = acts.add_parser("close", help="tutup dengan alasan")
    close.add_argument("number", type=int, metavar="NOMOR")
    close.add_argument("reason", metavar="ALASAN")
    close.add_argument("--incomplete", action="store_true", help="tutup walau daftar periksa belum lengkap")


def _add_radio(commands: "Commands") -> None:
    report = commands.add_parser("report", help="laporan dari lapangan: satu kalimat atau berkas berisi baris")
    report.add_argument("file", type=Path, metavar="BERKAS.ops")
    what = report.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="KALIMAT", help='misalnya "tps 3 sukaraya tiba"')
    what.add_argument("--lines", type=Path, metavar="BERKAS.txt", help="satu laporan per baris")
    report.add_argument("--at", default="", metavar="WAKTU", help="kejadiannya: 07.10 atau 14-2-2024 07.10")
    report.add_argument("--dry-run", action="store_true", help="mengerti saja, jangan simpan")
    report.add_argument("--json", action="store_true", help="satu objek JSON per laporan")
    whatsapp = commands.add_parser("whatsapp", help="laporan dari chat WhatsApp (ekspor .txt atau .zip)")
    whatsapp.add_argument("file", type=Path, metavar="BERKAS.ops")
    whatsapp.add_argument("chat", type=Path, metavar="CHAT.txt")
    whatsapp.add_argument("--accept", action="store_true", help="simpan semua laporan baru")
    whatsapp.add_argument("--json", action="store_true", help="satu objek JSON per laporan")
    log = commands.add_parser("log", help="log radio")
    log.add_argument("file", type=Path, metavar="BERKAS.ops")
    which = log.add_mutually_exclusive_group()
    which.add_argument("--team", type=int, metavar="TIM")
    which.add_argument("--tps", default="", metavar='"NOMOR DESA"')
    which.add_argument("--kecamatan", default="", metavar="NAMA")
    log.add_argument("--since", default="", metavar="WAKTU", help="diterima sejak: 07.10 atau 14-2-2024 07.10")
    log.add_argument("--json", action="store_true", help="satu objek JSON per baris")
