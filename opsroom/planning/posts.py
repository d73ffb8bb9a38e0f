"""Officers over places: the Padal who controls a kecamatan, the Pamatwil who watches a rayon."""

from collections.abc import Mapping, Sequence

from opsroom.domain.person import Person
from opsroom.domain.plan import Post, Role
from opsroom.planning.request import Case, unit_key


def padal(case: Case) -> tuple[Post, ...]:
    """One Padal per kecamatan, in order of kecamatan, as far as the pool goes; whoever is absent is not in it.

    As many kecamatan as can be have an officer of a unit that serves them, the most senior ones; then the rest by
    seniority, most TPS first.
    """
    sizes = {code: len(rows) for code, rows in case.tps_by_kecamatan().items()}
    serves = [
        [code for code in sorted(case.unit_areas.get(unit_key(one.unit), ())) if code in sizes]
        for one in case.padal_pool
    ]
    chosen: dict[str, int] = {}
    for number in range(len(serves)):
        _seat(number, serves, chosen)
    waiting = [number for number in range(len(serves)) if number not in set(chosen.values())]
    empty = sorted(sizes.keys() - chosen.keys(), key=lambda code: (-sizes[code], code))
    chosen |= dict(zip(empty, waiting, strict=False))
    return tuple(Post(Role.PADAL, code, case.padal_pool[chosen[code]].id) for code in sizes if code in chosen)


def pamatwil(case: Case) -> tuple[Post, ...]:
    """One officer per rayon, the most senior where most TPS are; one post for each kecamatan of his rayon.

    Without any rayon named the whole region is one; where some are, kecamatan outside have nobody.
    """
    officer = dict(zip(rayons(case), case.pamatwil_pool, strict=False))
    codes = case.tps_by_kecamatan()
    found: list[tuple[str, Person | None]] = [(code, officer.get(rayon_of(case, code))) for code in codes]
    return tuple(Post(Role.PAMATWIL, code, one.id) for code, one in found if one)


def rayons(case: Case) -> tuple[str, ...]:
    """Names of the rayon that hold TPS, most TPS first; one without a name when none is named."""
    sizes: dict[str, int] = {}
    for code, rows in case.tps_by_kecamatan().items():
        name = rayon_of(case, code)
        sizes[name] = sizes.get(name, 0) + len(rows)
    return tuple(name for name in sorted(sizes, key=lambda one: (-sizes[one], one)) if name or not _named(case.rayon))


def rayon_of(case: Case, kecamatan: str) -> str:
    """The rayon a kecamatan lies in; empty for none."""
    return case.rayon.get(kecamatan, "").strip()


def _named(rayon: Mapping[str, str]) -> bool:
    return any(name.strip() for name in rayon.values())


def _seat(number: int, serves: Sequence[Sequence[str]], chosen: dict[str, int]) -> None:
    """Give an officer a kecamatan his unit serves: a free one, else one whose officer can move to another of his.

    Walked without recursion: `back` remembers who would take whose place.
    """
    back: dict[str, tuple[int, str]] = {}
    queue = [(number, "")]
    for who, held in queue:
        for code in serves[who]:
            if code in back:
                continue
            back[code] = (who, held)
            if code not in chosen:
                _shift(code, back, chosen)
                return
        queue += [(chosen[code], code) for code in serves[who] if back[code] == (who, held)]


def _shift(free: str, back: Mapping[str, tuple[int, str]], chosen: dict[str, int]) -> None:
    """Fill the free kecamatan, then the one its officer leaves, and so on."""
    code = free
    while code:
        chosen[code], code = back[code]
