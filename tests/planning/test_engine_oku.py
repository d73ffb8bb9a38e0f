"""The whole of OKU: 1,225 TPS of Pemilu 2024 (real desa and numbers of TPS, invented people and categories)."""

import csv
import random
from dataclasses import replace
from pathlib import Path

import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN
from opsroom.domain.forces import Source
from opsroom.domain.ids import TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin, PlotRequest
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from tests.planning.cases import CATEGORIES, RANKS, STANDARD, person
from tests.planning.checker import check_plan

pytestmark = pytest.mark.shared
#: Where the hard TPS of OKU are: talang far from their villages.
REMOTE = {"160107", "160109", "160120", "160128", "160131"}
HELD = 17  # teams of their own: sixteen very vulnerable TPS and the prison


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> tuple[Tps, ...]:
    found: list[Tps] = []
    with (shared_data / "oku" / "oku_desa_tps_pemilu2024.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            code = line["kode"].replace(".", "")
            numbers = [*range(1, int(line["tps_reguler_pemilu2024"]) + 1)]
            numbers += [901 + extra for extra in range(int(line["tps_khusus_901"]))]
            found += [
                Tps(
                    id=TpsId(int(code) * 1000 + number),
                    number=f"{number:03d}",
                    desa_code=code,
                    desa=line["desa_kelurahan"],
                    kecamatan_code=code[:6],
                    kecamatan=line["kecamatan"],
                    is_special=number > 900,
                )
                for number in numbers
            ]
    hard = random.Random(2024).sample([one.id for one in found if one.kecamatan_code in REMOTE], 42)
    named = dict.fromkeys(hard[:16], SANGAT_RAWAN) | dict.fromkeys(hard[16:], RAWAN)
    return tuple(_with_category(one, named.get(one.id, one.category)) for one in found)


def _with_category(one: Tps, category: str) -> Tps:
    return Tps(
        one.id, one.number, one.desa_code, one.desa, one.kecamatan_code, one.kecamatan, category,
        is_special=one.is_special,
    )  # fmt: skip


def crowd(rows: tuple[Tps, ...], count: int) -> tuple[Person, ...]:
    """Invented people: 59 lent by the Polda, near half of the rest from Polsek, most with a home desa."""
    chance = random.Random(418)
    desa = sorted({one.desa_code for one in rows})
    kecamatan = sorted({one.kecamatan_code for one in rows})
    people = []
    for number in range(1, count + 1):
        polsek = chance.random() < 0.45
        lent = number <= 59
        unit = "BKO POLDA" if lent else f"POLSEK {chance.choice(kecamatan)}" if polsek else "SAT SAMAPTA"
        source = Source.BKO_POLDA if lent else Source.POLSEK if polsek else Source.POLRES
        home = chance.choice(desa) if chance.random() < 0.7 else ""
        people.append(person(number, chance.choice(RANKS[1:-1]), unit, source, home))
    return tuple(people)


def operation(rows: tuple[Tps, ...], people: int) -> PlotRequest:
    return PlotRequest(
        tps=rows,
        people=crowd(rows, people),
        padal_pool=tuple(person(900 + number, "IPTU") for number in range(13)),
        categories=CATEGORIES,
        patterns=dict(STANDARD),
        unit_areas={f"POLSEK {one.kecamatan_code}": frozenset({one.kecamatan_code}) for one in rows},
    )


def fewest_crossing(rows: tuple[Tps, ...], teams: int) -> int:
    """No plan that covers everything with so many teams has fewer teams crossing a desa.

    In eighths of a team a KURANG_RAWAN TPS weighs 1 and a RAWAN one 4; whatever a desa's own teams cannot hold goes to
    crossing teams. Every split of the teams over the kecamatan is looked at.
    """
    weights: dict[str, dict[str, int]] = {}
    for one in rows:
        if one.category != SANGAT_RAWAN and not one.is_special:
            here = weights.setdefault(one.kecamatan_code, {})
            here[one.desa_code] = here.get(one.desa_code, 0) + (4 if one.category == RAWAN else 1)
    best = {0: 0}
    for desa in weights.values():
        gains = sorted((min(8, w - 8 * i) for w in desa.values() for i in range(-(-w // 8))), reverse=True)
        after: dict[int, int] = {}
        for count in range(-(-sum(gains) // 8), len(gains) + 1):
            crossing = next(x for x in range(count + 1) if sum(gains[count - x :]) <= 8 * x)
            for used, paid in best.items():
                total = paid + crossing
                after[used + count] = min(after.get(used + count, total), total)
        best = after
    return min(paid for used, paid in best.items() if used + HELD <= teams)


@pytest.mark.parametrize("people", [520, 477, 450, 418, 400, 380])
def test_everything_is_covered_with_the_fewest_crossings_possible(rows: tuple[Tps, ...], people: int):
    request = operation(rows, people)
    plan = plot(request)
    assert check_plan(request, plan) == []
    assert (plan.covered_count, plan.shortages) == (1225, ())
    assert plan.cross_desa_count == fewest_crossing(rows, people // 2)
    assert all(level.is_proven for level in plan.levels[:4])


def test_a_plan_locked_by_pins_comes_out_again(rows: tuple[Tps, ...]):
    request = operation(rows, 400)
    plan = plot(request)
    pins = [Pin(member.person_id, one) for team in plan.teams for member in team.members for one in team.tps_ids]
    again = plot(replace(request, pins=tuple(pins)))
    assert again.teams == plan.teams


def test_enough_people_leave_every_team_in_its_desa(rows: tuple[Tps, ...]):
    plan = plot(operation(rows, 600))
    assert plan.cross_desa_count == 0
    assert plan.people_count + len(plan.idle) == 600
    assert plan.remarks == ()


def test_too_few_people_drop_only_the_least_severe_and_spread_the_loss(rows: tuple[Tps, ...]):
    request = operation(rows, 300)
    plan = plot(request)
    assert check_plan(request, plan) == []
    by_id = {one.id: one for one in rows}
    lost = [by_id[one.tps_id] for one in plan.shortages]
    assert {one.category for one in lost} == {"KURANG_RAWAN"}
    assert len({one.kecamatan_code for one in lost}) == 13


def test_people_serve_with_their_own_and_beside_a_senior(rows: tuple[Tps, ...]):
    request = operation(rows, 477)
    plan = plot(request)
    people = {one.id: one for one in request.people}
    teams = [[people[member.person_id] for member in team.members] for team in plan.teams]
    assert not any(all(one.rank == "BRIPDA" for one in team) for team in teams)
    assert not any(all(one.source is Source.BKO_POLDA for one in team) for team in teams)
    away = [
        one for team, members in zip(plan.teams, teams, strict=True) for one in members
        if one.source is Source.POLSEK and one.unit != f"POLSEK {team.kecamatan_code}"
    ]  # fmt: skip
    at_home = sum(one.source is Source.POLSEK for team in teams for one in team) - len(away)
    assert at_home > 10 * len(away)


@pytest.mark.parametrize("people", [418, 440])
def test_the_squeeze_of_oku_is_told_in_words(rows: tuple[Tps, ...], people: int):
    plain = tuple(replace(one, category=KURANG_RAWAN) for one in rows)
    plan = plot(operation(plain, people))
    (told,) = [remark.text for remark in plan.remarks if "satu tim satu desa memerlukan" in remark.text]
    assert told.startswith(f"{people} orang untuk 1.225 TPS: satu tim satu desa memerlukan 450 orang untuk TPS kurang")
    assert f"jumlah 452, kurang {452 - people}" in told


def test_the_squeeze_with_rawan_and_sangat_rawan_is_told_too(rows: tuple[Tps, ...]):
    told = [remark.text for remark in plot(operation(rows, 477)).remarks]
    assert any(text.startswith("477 orang untuk 1.225 TPS: satu tim satu desa memerlukan") for text in told)
