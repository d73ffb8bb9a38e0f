"""The Indonesian sentences of a plan. One rule, one sentence: what is blocked, and what would help."""

from collections.abc import Mapping

from opsroom.domain.plan import Remark, Rule, Shortage
from opsroom.domain.tps import Tps


def pin_refused(who: str, place: str, reason: str) -> Remark:
    """A pin that could not be kept."""
    return Remark(Rule.PIN_CONFLICT, f"Sematan {who} pada {place} tidak dapat dipenuhi: {reason}.")


def no_pattern(tps: Tps, category: str) -> Shortage:
    """A TPS whose category has no pattern."""
    text = f"{_uncovered(tps, category)}: kategori ini belum punya pola; isi polanya lebih dahulu."
    return Shortage(tps.id, Rule.NO_PATTERN, text)


def no_people(tps: Tps, category: str, size: int, idle: int, *, alone: bool) -> Shortage:
    """A TPS for which no team could be formed any more.

    Args:
        tps: The TPS.
        category: Its category as printed.
        size: People in a team for it.
        idle: People left over.
        alone: Its category never shares a team.
    """
    rule, state = Rule.NO_PEOPLE, "personel PAM TPS habis"
    if idle:
        rule, state = Rule.TEAM_SIZE, f"personel tersisa {idle} orang, satu tim perlu {size} orang"
    if alone:
        state += " dan kategori ini tidak boleh berbagi tim"
    text = f"{_uncovered(tps, category)}: {state}; perlu {max(1, size - idle)} orang lagi."
    return Shortage(tps.id, rule, text)


def home_desa(tps: Tps, category: str) -> Shortage:
    """A TPS whose team could only be filled with people registered in its desa."""
    text = (
        f"{_uncovered(tps, category)}: personel yang tersisa terdaftar sebagai pemilih di desa tim itu; "
        "perlu personel dari desa lain."
    )
    return Shortage(tps.id, Rule.HOME_DESA, text)


def total_short(count: int, more_people: int) -> Remark:
    """How many more people would cover everything."""
    return Remark(
        Rule.NO_PEOPLE,
        f"{count} TPS belum terisi karena personel PAM TPS kurang; perlu {more_people} orang lagi, "
        "atau pola yang lebih longgar, untuk mengisi semuanya.",
    )


def crossing_teams(by_kecamatan: Mapping[str, int], more_people: int) -> Remark:
    """Teams that had to cross a desa."""
    way_out = f"; tambah {more_people} orang agar setiap tim tetap di satu desa" if more_people > 0 else ""
    return Remark(Rule.CROSS_DESA, f"{sum(by_kecamatan.values())} tim lintas desa ({_counted(by_kecamatan)}){way_out}.")


def beyond_preferred(by_kecamatan: Mapping[str, int], tps: int, more_people: int) -> Remark:
    """Teams formed by a pattern other than the preferred one."""
    way_out = f"; tambah {more_people} orang agar pola utama cukup" if more_people > 0 else ""
    return Remark(
        Rule.BEYOND_PREFERRED,
        f"{sum(by_kecamatan.values())} tim memakai pola cadangan, {tps} TPS di atas pola utama "
        f"({_counted(by_kecamatan)}){way_out}.",
    )


def no_padal(kecamatan: str) -> Remark:
    """A kecamatan without Padal."""
    return Remark(Rule.NO_PADAL, f"Kecamatan {kecamatan} belum punya padal; tetapkan satu orang dengan status Padal.")


def _uncovered(tps: Tps, category: str) -> str:
    return f"{tps.label} ({category.lower()}) belum terisi"


def _counted(by_name: Mapping[str, int]) -> str:
    """``LENGKITI 3, ULU OGAN 1``."""
    return ", ".join(f"{name} {count}" for name, count in by_name.items())
