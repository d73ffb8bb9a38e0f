"""Padal: the officer who controls a kecamatan."""

from collections.abc import Sequence

from opsroom.domain.person import Person
from opsroom.domain.plan import Post, Role
from opsroom.planning.request import Case, unit_key


def padal(case: Case) -> tuple[Post, ...]:
    """One Padal per kecamatan, in order of kecamatan, as far as the pool goes.

    First everywhere the most senior of the unit that serves it; then the rest by seniority, most TPS first.
    """
    kecamatan = {code: len(rows) for code, rows in case.tps_by_kecamatan().items()}
    waiting = list(case.padal_pool)
    chosen: dict[str, Person] = {}
    for code in kecamatan:
        _choose(chosen, code, waiting, [one for one in waiting if code in _areas(case, one)])
    for code in sorted(kecamatan, key=lambda one: (-kecamatan[one], one)):
        if code not in chosen:
            _choose(chosen, code, waiting, waiting)
    return tuple(Post(Role.PADAL, code, chosen[code].id) for code in kecamatan if code in chosen)


def _areas(case: Case, person: Person) -> frozenset[str]:
    return case.unit_areas.get(unit_key(person.unit), frozenset())


def _choose(chosen: dict[str, Person], code: str, waiting: list[Person], able: Sequence[Person]) -> None:
    if able:
        chosen[code] = able[0]
        waiting.remove(able[0])
