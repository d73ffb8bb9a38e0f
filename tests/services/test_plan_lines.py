"""The lines of a plan, from records made by hand."""

from collections.abc import Callable

import pytest

from opsroom.domain.categories import DEFAULT_CATEGORIES, Pattern
from opsroom.domain.duty import Duty
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Member, Pin, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.domain.tps import Tps
from opsroom.services.plan_lines import PlanSources, by_id, people_in

KECAMATAN = (Kecamatan(1, "160101", "LENGKITI"), Kecamatan(2, "160102", "BATURAJA TIMUR"))
DESA = (
    Desa(1, "1601012001", "KURUP", "160101"),
    Desa(2, "1601012002", "KURUP INDAH", "160101"),
    Desa(3, "1601022001", "AIR PAOH", "160102"),
    Desa(4, "1601022002", "TANPA TPS", "160102"),
)


def tps(row: int, desa: Desa, category: str = "KURANG_RAWAN") -> Tps:
    names = {each.code: each.name for each in KECAMATAN}
    return Tps(
        TpsId(row),
        f"{row:03}",
        desa.code,
        desa.name,
        desa.kecamatan_code,
        names[desa.kecamatan_code],
        category=category,
    )


def person(row: int, duty: Duty = Duty.PAM_TPS, rank: str = "BRIPKA") -> Person:
    return Person(PersonId(row), nrp=f"8001{row:04}", name=f"ORANG {row}", rank=rank, unit="POLSEK", duty=duty)


Make = Callable[..., PlanSources]


@pytest.fixture
def make() -> Make:
    def sources(plan: Plan, people: tuple[Person, ...] = (), pins: tuple[Pin, ...] = ()) -> PlanSources:
        stations = (
            tps(1, DESA[0]),
            tps(2, DESA[0], "RAWAN"),
            tps(3, DESA[1], "SANGAT_RAWAN"),
            tps(4, DESA[2]),
            tps(5, DESA[1]),
        )
        return PlanSources(
            plan, by_id(stations), {each.id: each for each in people}, KECAMATAN, DESA, frozenset(pins),
            {category.code: category for category in DEFAULT_CATEGORIES},
        )  # fmt: skip

    return sources


def team(number: int, stations: tuple[int, ...], people: tuple[int, ...], *, crosses: bool = False) -> Team:
    members = tuple(
        Member(PersonId(each), Role.KA_TIM if place == 0 else Role.ANGGOTA) for place, each in enumerate(people)
    )
    return Team(number, "160101", members, tuple(map(TpsId, stations)), Pattern(2, 8, 16), crosses)


def test_desa_are_counted_one_by_one_and_those_without_tps_left_out(make: Make) -> None:
    lines = make(Plan((team(1, (1, 2), (1, 2)),)), (person(1), person(2))).desa_lines()
    assert [(line.name, line.need, line.covered, line.short, line.teams, line.people) for line in lines] == [
        ("KURUP", 2, 2, 0, 1, 2),
        ("KURUP INDAH", 2, 0, 2, 0, 0),
        ("AIR PAOH", 1, 0, 1, 0, 0),
    ]


def test_crossing_team_counts_in_every_desa_of_its_own(make: Make) -> None:
    lines = make(Plan((team(1, (1, 5), (1, 2), crosses=True),)), (person(1), person(2))).desa_lines()
    assert [(line.name, line.teams, line.people) for line in lines[:2]] == [("KURUP", 1, 2), ("KURUP INDAH", 1, 2)]


def test_tps_of_the_worst_category_without_a_team_are_counted(make: Make) -> None:
    sources = make(Plan((team(1, (1,), (1, 2)),)))
    assert [line.severe for line in sources.kecamatan_lines()] == [1, 0]
    assert [line.severe for line in sources.desa_lines()] == [0, 1, 0]


def test_kecamatan_counts_and_names_its_padal(make: Make) -> None:
    plan = Plan((team(1, (1, 2), (1, 2)),), posts=(Post(Role.PADAL, "160101", PersonId(3)),))
    first, second = make(plan, (person(1), person(2), person(3))).kecamatan_lines()
    assert (first.need, first.covered, first.short, first.teams, first.people) == (4, 2, 2, 1, 2)
    assert (first.padal, second.padal) == ("BRIPKA ORANG 3", "")


def test_without_categories_nothing_is_the_worst(make: Make) -> None:
    sources = make(Plan(()))
    bare = PlanSources(sources.plan, sources.tps, {}, KECAMATAN, DESA, frozenset(), {})
    assert [line.severe for line in bare.kecamatan_lines()] == [0, 0]
    assert bare.team_lines() == ()


def test_team_shows_its_tps_with_the_colour_of_their_category(make: Make) -> None:
    (line,) = make(Plan((team(1, (1, 2, 3, 99), (1, 2)),)), (person(1), person(2))).team_lines()
    assert [(mark.number, mark.colour) for mark in line.stations] == [("001", "ok"), ("002", "warn"), ("003", "alarm")]
    assert line.desa_codes == ("1601012001", "1601012002")
    assert line.linmas == 8
    assert not line.has_lock


def test_seats_of_the_pattern_nobody_takes_are_free(make: Make) -> None:
    lines = make(Plan((team(1, (1,), (1, 9)), team(2, (2,), ()))), (person(1),)).team_lines()
    assert [line.free_seats for line in lines] == [1, 2]


def test_tps_is_locked_when_the_whole_team_is_held_there(make: Make) -> None:
    pins = (Pin(PersonId(1), TpsId(1)), Pin(PersonId(2), TpsId(1)), Pin(PersonId(1), TpsId(2)))
    (line,) = make(Plan((team(1, (1, 2), (1, 2)),)), (person(1), person(2)), pins).team_lines()
    assert [mark.is_locked for mark in line.stations] == [True, False]
    assert [member.is_pinned for member in line.members] == [True, True]
    assert line.has_lock


def test_short_tps_keeps_its_reason_and_place(make: Make) -> None:
    plan = Plan((), (Shortage(TpsId(3), Rule.NO_PEOPLE, "Personel kurang."), Shortage(TpsId(99), Rule.NO_PEOPLE, "")))
    (line,) = make(plan).short_lines()
    assert (line.tps, line.desa, line.kecamatan_code, line.colour) == ("003", "KURUP INDAH", "160101", "alarm")
    assert line.reason == "Personel kurang."


def test_people_without_a_team_come_duty_first_and_senior_first(make: Make) -> None:
    people = (
        person(1),
        person(2, Duty.CADANGAN, "AIPTU"),
        person(3, rank="BRIPDA"),
        person(4, rank="AIPTU"),
        person(5, Duty.SAKIT),
        person(6, rank="BUKAN PANGKAT"),
    )
    lines = make(Plan((team(1, (1,), (1,)),)), people).person_lines()
    assert [line.person_id for line in lines] == [4, 3, 6, 2]
    assert [line.is_reserve for line in lines] == [False, False, False, True]
    assert lines[3].status == "Cadangan"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tim 7 lintas desa.", (7, "", "")),
        ("Kecamatan LENGKITI belum punya Padal.", (None, "160101", "")),
        ("Tambah 2 orang di BATURAJA TIMUR, pinjam dari LENGKITI.", (None, "160102", "")),
        ("Izinkan 2-10-20 di Kurup Indah.", (None, "160101", "1601012002")),
        ("Desa KURUP di LENGKITI kurang 2 orang.", (None, "160101", "1601012001")),
        ("AIR PAOH jauh dari LENGKITI.", (None, "160101", "")),
        ("KURUPAN bukan nama desa di sini.", (None, "", "")),
    ],
    ids=["team", "kecamatan", "first-named", "longest-desa", "desa-of-it", "desa-elsewhere", "part-of-a-word"],
)
def test_remark_leads_to_the_place_it_names(make: Make, text: str, place: tuple[int | None, str, str]) -> None:
    (line,) = make(Plan((), remarks=(Remark(Rule.CROSS_DESA, text),))).remark_lines()
    assert (line.team, line.kecamatan_code, line.desa_code) == place


def test_people_on_posts_are_in_the_plan() -> None:
    plan = Plan((team(1, (1,), (1, 2)),), posts=(Post(Role.PADAL, "160101", PersonId(3)),))
    assert people_in(plan) == {1, 2, 3}
