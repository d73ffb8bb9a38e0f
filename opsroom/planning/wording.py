"""The Indonesian sentences of a plan. One rule, one sentence: what is blocked, and what would help."""

from collections.abc import Mapping, Sequence

from opsroom.domain.plan import Remark, Rule, Shortage
from opsroom.domain.tps import Tps
from opsroom.planning.phrases import MOST_NAMED, both, counted, kilometres, number, ways_out


def pin_refused(who: str, place: str, reason: str) -> Remark:
    """A pin that could not be kept."""
    return Remark(Rule.PIN_CONFLICT, f"Sematan {who} pada {place} tidak dapat dipenuhi: {reason}.")


def no_pattern(tps: Tps, category: str) -> Shortage:
    """A TPS whose category has no pattern."""
    text = f"{_uncovered(tps, category)}: kategori ini belum punya pola; jalan keluar: isi polanya lebih dahulu."
    return Shortage(tps.id, Rule.NO_PATTERN, text)


def short(tps: Tps, category: str, rule: Rule, state: str, ways: Sequence[str]) -> Shortage:
    """A TPS without a team: the rule that blocks it, what it says here, the cheapest ways out."""
    return Shortage(tps.id, rule, f"{_uncovered(tps, category)}: {state}{ways_out(ways)}.")


def home_desa(tps: Tps, category: str, size: int) -> Shortage:
    """A TPS whose team could only be filled with people registered in its desa."""
    text = (
        f"{_uncovered(tps, category)}: personel yang tersisa terdaftar sebagai pemilih di desa tim itu; "
        f"jalan keluar: tambah atau tukar {size} orang dari desa lain."
    )
    return Shortage(tps.id, Rule.HOME_DESA, text)


def move_cap(tps: Tps, category: str, most: int) -> Shortage:
    """A TPS whose team would need more people moved than the cap allows."""
    text = (
        f"{_uncovered(tps, category)}: paling banyak {most} orang pindah tugas, dan timnya memerlukan lebih; "
        "jalan keluar: naikkan batas orang yang pindah."
    )
    return Shortage(tps.id, Rule.ENFORCED, text)


def total_short(count: int, more_people: int) -> Remark:
    """How many more people would cover everything."""
    return Remark(
        Rule.NO_PEOPLE,
        f"{number(count)} TPS belum terisi karena personel PAM TPS kurang; perlu {number(more_people)} orang lagi, "
        "atau pola yang lebih longgar, untuk mengisi semuanya.",
    )


def crossing(kecamatan: str, teams: Sequence[tuple[int, Sequence[str], int]], ways: Sequence[str]) -> Remark:
    """Teams of a kecamatan that cross a desa: number, names of their desa, steps between its TPS."""
    named = [
        f"tim {team}: {both(desa)}{f', {kilometres(steps)}' if steps else ''}"
        for team, desa, steps in teams[:MOST_NAMED]
    ]
    if len(teams) > MOST_NAMED:
        named.append(f"dan {len(teams) - MOST_NAMED} tim lain")
    text = f"{kecamatan}: {len(teams)} tim lintas desa ({'; '.join(named)}){ways_out(ways)}."
    return Remark(Rule.CROSS_DESA, text)


def beyond_preferred(kecamatan: str, teams: int, tps: int, ways: Sequence[str]) -> Remark:
    """Teams of a kecamatan formed by a pattern other than the preferred one."""
    text = f"{kecamatan}: {teams} tim memakai pola cadangan, {tps} TPS di atas pola utama{ways_out(ways)}."
    return Remark(Rule.BEYOND_PREFERRED, text)


def no_padal(kecamatan: str) -> Remark:
    """A kecamatan without Padal."""
    return Remark(Rule.NO_PADAL, f"Kecamatan {kecamatan} belum punya padal; tetapkan satu orang dengan status Padal.")


def no_pamatwil(rayon: str, kecamatan: Sequence[str]) -> Remark:
    """A rayon without Pamatwil."""
    where = f"Rayon {rayon} ({', '.join(kecamatan)})" if rayon else "Wilayah ini"
    return Remark(Rule.NO_PAMATWIL, f"{where} belum punya pamatwil; tetapkan satu perwira dengan status Pamatwil.")


def no_rayon(kecamatan: str) -> Remark:
    """A kecamatan outside every rayon."""
    return Remark(
        Rule.NO_PAMATWIL, f"Kecamatan {kecamatan} belum masuk rayon, jadi belum diawasi pamatwil; isi rayonnya."
    )


def reserve_held(count: int) -> Remark:
    """People held back."""
    return Remark(Rule.RESERVE, f"{number(count)} orang ditahan sebagai cadangan dan tidak diploting.")


def moved(by_kecamatan: Mapping[str, int], count: int) -> Remark:
    """People who serve elsewhere than ordered before; by the kecamatan they serve in now."""
    return Remark(
        Rule.MOVED,
        f"{number(count)} orang pindah tugas dari rencana yang sudah diperintahkan ({counted(by_kecamatan)}).",
    )


def women(team: int, people: Sequence[str], desa: Sequence[str]) -> Remark:
    """A team with women, who need rooms of their own."""
    return Remark(
        Rule.WOMEN,
        f"Tim {team}: anggota Polwan {both(people)}; siapkan tempat istirahat dan MCK terpisah di {both(desa)}.",
    )


def stopped() -> Remark:
    """The search was ended early."""
    return Remark(
        Rule.STOPPED,
        "Perhitungan dihentikan sebelum selesai; rencana terbaik sampai saat itu dipakai. "
        "Hitung lagi tanpa batas waktu bila masih ada waktu.",
    )


def squeeze(people: int, tps: int, need: Sequence[str], total: str, result: str, ways: Sequence[str]) -> Remark:
    """The force against what teams within one desa need.

    Args:
        people: The force.
        tps: To be secured.
        need: What each category needs.
        total: What that comes to, and how many are lacking.
        result: What the plan had to do about it.
        ways: Ways out.
    """
    return Remark(
        Rule.FORCE,
        f"{number(people)} orang untuk {number(tps)} TPS: satu tim satu desa memerlukan {both(need)}, {total}; "
        f"{result}{ways_out(ways)}.",
    )


def _uncovered(tps: Tps, category: str) -> str:
    return f"{tps.label} ({category.lower()}) belum terisi"
