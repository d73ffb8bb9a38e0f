"""Lines as operators type them, with what each means: an election day for any register, made anew from a seed.

Names come from the register given; words, typing errors and hopeless lines from here. Nothing here knows the program.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

#: (stage, ways to say it) of the stages TPS go through.
SAID = (
    ("TIBA_DESA", ("tiba", "sudah tiba", "sampai di tps", "tiba di lokasi", "merapat")),
    ("LOGISTIK_DI_TPS", ("logistik lengkap", "logistik tiba di tps", "logistik sudah di tps")),
    ("TPS_BUKA", ("buka", "dibuka", "sudah buka", "mulai pungut suara")),
    ("TPS_TUTUP", ("tutup", "ditutup", "pungut suara selesai")),
    ("HITUNG", ("hitung", "mulai hitung", "penghitungan suara", "sedang hitung")),
    ("SELESAI", ("selesai", "hitung selesai", "penghitungan selesai")),
    ("KOTAK_DI_PPS", ("kotak di pps", "tiba di pps", "kotak suara di pps")),
    ("KOTAK_DI_PPK", ("kotak di ppk", "sampai ppk", "kotak tiba di ppk")),
    ("SERAH_TERIMA", ("serah terima", "sudah serah terima")),
)
_BEFORE = ("", "", "", "lapor ", "ijin ndan, ", "mohon izin melaporkan ", "selamat pagi, ")
_AFTER = ("", "", "", " aman", ", situasi kondusif", " terima kasih", " via ht1", " lewat wa", " dum")
_HOPELESS = (
    "tes tes monitor", "ada yang tahu nasi bungkus", "xzqw 77 blub", "posko masuk posko", "tps mana ya", "hujan deras",
    "sinyal putus putus", "kapan logistik dikirim", "ndan minta nomor pak padal", "rggh", "3 3 3", "tiba", "sudah buka",
    "tps 4 buka", "halo halo", "ganti shift jam 20.00", "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One TPS as it is called. `number` without leading zeros."""

    kecamatan: str
    desa: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its meaning.

    Attributes:
        stage: Code, empty for a hopeless line.
        places: What it reports on; empty for a hopeless line.
        kind: ``plain``, ``typo`` or ``hopeless``.
    """

    text: str
    stage: str
    places: frozenset[Place]
    kind: str


def script(register: Sequence[Place], count: int, seed: int) -> list[Line]:
    """So many lines: one in ten with a typing error, one in twenty hopeless."""
    draw = random.Random(seed)
    by_desa: dict[tuple[str, str], list[Place]] = {}
    for place in register:
        by_desa.setdefault((place.kecamatan, place.desa), []).append(place)
    desa_names = {desa for _, desa in by_desa}
    names = desa_names | {kecamatan for kecamatan, _ in by_desa}
    bare = Counter(_bare(desa) for _, desa in by_desa)
    twice = {name for name in desa_names if bare[_bare(name)] > 1}
    kecamatan_names = {_bare(kecamatan) for kecamatan, _ in by_desa}
    clash = {name for name in desa_names if _bare(name) in kecamatan_names}
    lines = []
    for _ in range(count):
        kind = draw.choices(("plain", "typo", "hopeless"), (85, 10, 5))[0]
        if kind == "hopeless":
            lines.append(Line(draw.choice(_HOPELESS), "", frozenset(), kind))
            continue
        lines.append(_readable(draw, by_desa, twice, clash, names, is_typo=kind == "typo"))
    return lines


def _readable(
    draw: random.Random,
    by_desa: dict[tuple[str, str], list[Place]],
    twice: set[str],
    clash: set[str],
    names: set[str],
    *,
    is_typo: bool,
) -> Line:
    stage, ways = draw.choice(SAID)
    said = draw.choice(ways)
    kecamatan, desa = draw.choice(sorted(by_desa))
    here = by_desa[kecamatan, desa]
    called = desa.lower()
    if is_typo:
        called = _mistyped(draw, called, names)
    frame = f" kec {kecamatan.lower()}" if desa in twice or desa in clash or draw.random() < 0.15 else ""
    form = draw.choice(("one", "one", "one", "after", "some", "range", "all"))
    places = [draw.choice(here)]
    if form == "some":
        places = draw.sample(here, min(len(here), 3))
    elif form == "range":
        first = draw.randrange(len(here))
        places = here[first : first + 4]
    elif form == "all":
        places = here
    numbers = sorted(place.number for place in places)
    is_row = numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1
    if form == "all" and desa not in clash:
        where = f"desa {called} semua{frame}"
    elif form == "after":
        where = f"{called} tps {numbers[0]}{frame}" if called[-1].isalpha() and " " not in called[-3:] else (
            f"tps {numbers[0]} {called}{frame}"
        )  # fmt: skip
        places = [place for place in places if place.number == numbers[0]]
    elif is_row and form == "range":
        where = f"tps {numbers[0]}{draw.choice(('-', ' s/d ', ' sampai '))}{numbers[-1]} {called}{frame}"
    else:
        where = f"tps {draw.choice((', ', ' ', ' dan ')).join(map(str, numbers))} {called}{frame}"
    clock = f" {draw.choice(('', 'pukul ', 'jam '))}{draw.randint(0, 23):02}.{draw.randint(0, 59):02}"
    text = f"{draw.choice(_BEFORE)}{where} {said}{clock if draw.random() < 0.3 else ''}{draw.choice(_AFTER)}"
    return Line(text, stage, frozenset(places), "typo" if is_typo else "plain")


def _mistyped(draw: random.Random, name: str, names: set[str]) -> str:
    """The name with one letter left out, doubled, swapped or wrong; never a shorter way to another name."""
    for _ in range(50):
        at = draw.randrange(1, len(name) - 1) if len(name) > 2 else 0
        typed = draw.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
                name[:at] + draw.choice("aeioukrt") + name[at + 1 :],
            )
        )
        if typed != name and _bare(typed) not in {_bare(one) for one in names}:
            return typed
    return name


def _bare(name: str) -> str:
    return "".join(char for char in name.upper() if char.isalnum())
