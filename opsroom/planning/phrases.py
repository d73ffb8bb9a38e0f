"""The parts Indonesian sentences of a plan are made of: ways out, counts, kilometres, patterns."""

from collections.abc import Mapping, Sequence

from opsroom.domain.categories import LINMAS_PER_TPS
from opsroom.planning.places import STEPS_PER_KM

#: Numbers of people or names spelled out in one phrase.
MOST_NAMED = 3
PINS_BLOCK = "sematan mengikat tim sehingga tidak dapat diisi penuh"
RELAX = "jadikan aturan itu anjuran"


def ways_out(ways: Sequence[str]) -> str:
    """``; jalan keluar: tambah 2 orang, izinkan 2-10-20 di LENGKITI, atau pinjam 1 tim ...``; empty without any."""
    return f"; jalan keluar: {either(ways)}" if ways else ""


def either(things: Sequence[str]) -> str:
    """``a``, ``a atau b``, ``a, b, atau c``."""
    return _listed(things, "atau")


def both(things: Sequence[str]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    return _listed(things, "dan")


def _listed(things: Sequence[str], word: str) -> str:
    if len(things) < 3:
        return f" {word} ".join(things)
    return f"{', '.join(things[:-1])}, {word} {things[-1]}"


def counted(by_name: Mapping[str, int]) -> str:
    """``LENGKITI 3, ULU OGAN 1``."""
    return ", ".join(f"{name} {count}" for name, count in by_name.items())


def number(value: int) -> str:
    """``1.225``."""
    return f"{value:,}".replace(",", ".")


def pattern(polri: int, tps: int) -> str:
    """``2-8-16``."""
    return f"{polri}-{tps}-{LINMAS_PER_TPS * tps}"


def kilometres(steps: int) -> str:
    """``14 km``, ``0,6 km`` below one."""
    if steps < STEPS_PER_KM:
        return f"{steps / STEPS_PER_KM:.1f} km".replace(".", ",")
    return f"{number(round(steps / STEPS_PER_KM))} km"


def more_people(count: int) -> str:
    """More people."""
    return f"tambah {number(count)} orang"


def wider_pattern(polri: int, tps: int, category: str, kecamatan: str, *, is_whole: bool) -> str:
    """A reserve pattern that takes more TPS.

    Args:
        polri: People of a team.
        tps: What a team may take.
        category: In small letters; empty where the kecamatan has one only.
        kecamatan: Where.
        is_whole: Nothing else of the kecamatan is short.
    """
    of = f" untuk {category}" if category else ""
    scope = "seluruh kecamatan terisi" if is_whole else "semua TPS yang berbagi tim di sana terisi"
    return f"izinkan {pattern(polri, tps)}{of} di {kecamatan} ({scope})"


def first_pattern(polri: int, tps: int, category: str, kecamatan: str) -> str:
    """A pattern that should be the preferred one."""
    of = f" untuk {category}" if category else ""
    return f"jadikan {pattern(polri, tps)} pola utama{of} di {kecamatan}"


def lend(kecamatan: str, steps: int, loss: Sequence[int]) -> str:
    """A team of another kecamatan, and what is lost there (uncovered per severity, beyond, crossing)."""
    short, beyond, crossing = sum(loss[:-2]), loss[-2], loss[-1]
    words = [
        f"{count} {what}"
        for count, what in (
            (short, "TPS menjadi kosong"),
            (beyond, "TPS menjadi di atas pola utama"),
            (crossing, "tim menjadi lintas desa"),
        )
        if count > 0
    ]
    far = f": {kilometres(steps)}" if steps else ""
    return f"pinjam 1 tim dari {kecamatan}{far} (di sana {both(words) or 'tidak ada yang berkurang'})"


def unpin(nrps: Sequence[str], kecamatan: str) -> str:
    """Pins to be given up."""
    if len(nrps) > MOST_NAMED:
        return f"lepas sematan di {kecamatan} ({len(nrps)} orang)"
    return f"lepas sematan NRP {both(nrps)} di {kecamatan}"


def no_leader(leaders: int, rank: str) -> str:
    """Nobody left who may lead a team."""
    return f"hanya {leaders} orang berpangkat {rank} ke atas dan semuanya sudah memimpin tim"


def enforced(idle: int, rules: Sequence[str]) -> str:
    """People are there, but rules keep them away."""
    named = both([f"'{rule}'" for rule in rules])
    return f"{idle} orang belum mendapat tim tetapi aturan wajib {named} menghalangi"


def nobody_may(idle: int) -> str:
    """People are there, but registered where they would serve."""
    return f"{idle} orang yang tersisa tidak boleh bertugas di sana karena terdaftar sebagai pemilih di desa itu"
