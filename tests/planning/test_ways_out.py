"""Ways out are tried: the plan is made again with the way applied, and the TPS is covered."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin, Plan, PlotRequest, Rule
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from opsroom.planning.findings import Outcome, shortages
from opsroom.planning.kinds import kind_of
from opsroom.planning.naming import Crew
from opsroom.planning.outcome import Shape
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical, kecamatan_of
from opsroom.planning.ways_out import Advisor
from tests.planning.cases import STANDARD, person, request, tps, village

A, B, EAST, FAR = "1601282001", "1601282002", "1601212001", "1602012001"
CODES = {"kurang rawan": KURANG_RAWAN, "rawan": RAWAN, "sangat rawan": SANGAT_RAWAN}
ENFORCED = PlotRules({Soft.ONE_DESA: RuleSetting(100, is_enforced=True)})


def text_of(plan: Plan, row: Tps) -> str:
    return next(one.text for one in plan.shortages if one.tps_id == row.id)


def with_people(case: PlotRequest, text: str) -> PlotRequest:
    """The request with as many more people as a sentence asks for."""
    found = re.search(r"tambah (\d+) orang", text)
    assert found, text
    more = tuple(person(len(case.people) + number) for number in range(1, int(found[1]) + 1))
    return replace(case, people=case.people + more)


def with_pattern(case: PlotRequest, text: str, *, first: bool = False) -> PlotRequest:
    """The request with the pattern a sentence names as reserve, or as the first one."""
    found = re.search(r"(\d+)-(\d+)-(\d+)(?: pola utama)?(?: untuk ([a-z ]+?))? di ", text)
    assert found, text
    code = CODES[found[4]] if found[4] else next(iter({one.category for one in case.tps}))
    pattern = Pattern(int(found[1]), int(found[2]), int(found[3]))
    known = case.patterns[code]
    return replace(case, patterns={**case.patterns, code: (pattern,) if first else (*known, pattern)})


def test_more_people_or_a_wider_pattern_cover_the_rest():
    case = request(village(A, 20), 3)
    plan = plot(case)
    text = plan.shortages[0].text
    assert text == (
        "TPS 009 DESA 2001 (kurang rawan) belum terisi: personel tersisa 1 orang, satu tim perlu 2 orang; "
        "jalan keluar: tambah 3 orang."
    )
    assert plot(with_people(case, text)).shortages == ()


def test_the_smallest_pattern_that_is_enough_is_named():
    case = request([*village(A, 9), *village(B, 9)], 4)
    text = plot(case).shortages[0].text
    assert "izinkan 2-9-18 di KECAMATAN 160128 (seluruh kecamatan terisi)" in text
    assert plot(with_pattern(case, text)).shortages == ()


def test_a_category_that_shares_no_team_is_told_and_helped():
    case = request([*village(A, 2), *(tps(number, A, SANGAT_RAWAN) for number in (3, 4))], 4)
    plan = plot(case)
    text = plan.shortages[0].text
    row = next(one for one in case.tps if one.id == plan.shortages[0].tps_id)
    assert text_of(plan, row) == text
    assert plot(with_people(case, text)).shortages == ()


def test_thousand_short_tps_are_worked_out_once():
    case = canonical(request(village(A, 900), 0))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    made = Outcome(case, kinds, {}, (), (), frozenset(), 0, ())
    advisor = Advisor(made)
    found = shortages(made, advisor)
    assert len({one.text.partition(": ")[2] for one in found}) == 1
    assert advisor.short(case.tps[0], kinds[case.tps[0].id]) is advisor.short(case.tps[-1], kinds[case.tps[-1].id])


@st.composite
def short_kecamatan(draw: st.DrawFn) -> PlotRequest:
    """One kecamatan with too few people, patterns whose weights divide each other."""
    rows: list[Tps] = []
    for desa in (A, B, "1601282003"):
        for number in range(1, draw(st.integers(0, 14)) + 1):
            rows.append(tps(number, desa, draw(st.sampled_from([KURANG_RAWAN, KURANG_RAWAN, RAWAN, SANGAT_RAWAN]))))
    case = request(rows, draw(st.integers(0, 9)))
    return replace(case, patterns={**STANDARD, KURANG_RAWAN: (Pattern(2, draw(st.sampled_from([2, 4, 8])), 16),)})


@settings(max_examples=40)
@given(short_kecamatan())
def test_ways_out_are_ways_out(case: PlotRequest):
    plan = plot(case)
    for text in sorted({one.text for one in plan.shortages}):
        label = text[text.index("(") + 1 : text.index(")")]
        more = plot(with_people(case, text))
        rows = {one.id: one for one in case.tps}
        assert not [one for one in more.shortages if rows[one.tps_id].category == CODES[label]]
        if "izinkan" in text:
            wider = plot(with_pattern(case, text[text.index("izinkan") :]))
            assert not [one for one in wider.shortages if rows[one.tps_id].category == CODES[label]]
            assert not wider.shortages or "seluruh kecamatan" not in text


def test_ways_to_keep_within_the_desa_do():
    case = request([*village(A, 9), *village(B, 9)], 6)
    (remark,) = [one.text for one in plot(case).remarks if one.rule is Rule.CROSS_DESA]
    assert plot(with_people(case, remark)).cross_desa_count == 0
    assert "jadikan 2-9-18 pola utama di KECAMATAN 160128" in remark
    assert plot(with_pattern(case, remark, first=True)).cross_desa_count == 0


def test_ways_to_keep_within_the_first_pattern_do():
    loose = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16))}
    case = request(village(A, 14), 4, loose)
    (remark,) = [one.text for one in plot(case).remarks if one.rule is Rule.BEYOND_PREFERRED]
    for other in (with_people(case, remark), with_pattern(case, remark, first=True)):
        assert not [one for one in plot(other).remarks if one.rule is Rule.BEYOND_PREFERRED]


def outcome(case: PlotRequest, sets: Sequence[Sequence[Tps]] = (), **more: object) -> Outcome:
    """An outcome in which these sets of TPS have a team of two, and the rest none."""
    canon = canonical(case)
    kinds = {one.id: kind for one in canon.tps if (kind := kind_of(one, canon))}
    crews = [Crew(kecamatan_of(rows[0]), 2, tuple(rows), Pattern(2, 8, 16), (), 1, 0) for rows in sets]
    made = Outcome(canon, kinds, {}, crews, (), frozenset(), len(canon.people) - 2 * len(crews), ())
    return replace(made, **more)  # type: ignore[arg-type]


def ways(made: Outcome) -> str:
    return shortages(made)[0].text.partition(": ")[2]


def test_pins_that_keep_a_team_from_filling_are_named():
    rows = [*village(A, 1), tps(1, B)]
    made = outcome(request(rows, 2, pins=(Pin(PersonId(2), rows[0].id),)), [rows[:1]])
    held = replace(made, crews=[replace(made.crews[0], pinned=(PersonId(2),))])
    assert shortages(held)[0].rule is Rule.PIN_CONFLICT
    assert ways(held) == (
        "sematan mengikat tim sehingga tidak dapat diisi penuh; "
        "jalan keluar: lepas sematan NRP 80000002 di KECAMATAN 160128."
    )
    assert plot(request(rows, 2)).shortages == ()


def test_pins_are_no_reason_where_teams_lack_anyway():
    rows = [*village(A, 9), tps(1, B)]
    made = outcome(request(rows, 2, pins=(Pin(PersonId(2), rows[0].id),)), [rows[:8]])
    held = replace(made, crews=[replace(made.crews[0], pinned=(PersonId(2),))])
    assert shortages(held)[0].rule is Rule.NO_PEOPLE


def test_a_desa_that_may_not_be_left_is_told():
    rows = [*village(A, 4), *village(B, 4)]
    made = outcome(request(rows, 2, rules=ENFORCED), [rows[:4]])
    assert ways(made) == (
        "personel PAM TPS habis; jalan keluar: tambah 2 orang atau izinkan lintas desa di KECAMATAN 160128."
    )
    assert plot(request(rows, 2)).shortages == ()


def test_too_few_who_may_lead_are_told_with_the_rank_that_would_do():
    people = (person(1, "AIPTU"), person(2, "BRIPKA"), person(3, "BRIPDA"), person(4, "BRIPDA"))
    made = outcome(request(village(A, 9), people, rules=PlotRules(leader_rank="AIPTU")), [village(A, 8)])
    assert shortages(made)[0].rule is Rule.LEADER_RANK
    assert ways(made) == (
        "hanya 1 orang berpangkat AIPTU ke atas dan semuanya sudah memimpin tim; jalan keluar: "
        "turunkan syarat Ka Tim menjadi BRIPKA, tambah 1 orang berpangkat AIPTU ke atas, "
        "atau izinkan 2-9-18 di KECAMATAN 160128 (seluruh kecamatan terisi)."
    )


def test_a_rank_nobody_has_is_not_proposed():
    people = (person(1, "AIPTU"), person(2, ""), person(3, ""))
    made = outcome(request(village(A, 20), people, rules=PlotRules(leader_rank="AIPTU")), ())
    assert "turunkan" not in ways(
        replace(made, idle=3, crews=outcome(request(village(A, 20), 3), [village(A, 8)]).crews)
    )


def test_enforced_rules_that_leave_people_over_are_named():
    rules = PlotRules({Soft.OWN_POLSEK: RuleSetting(40, is_enforced=True)})
    made = outcome(request(village(A, 9), 4, rules=rules), [village(A, 8)])
    assert shortages(made)[0].rule is Rule.ENFORCED
    assert ways(made) == (
        "2 orang belum mendapat tim tetapi aturan wajib 'Personel Polsek di kecamatannya sendiri' menghalangi; "
        "jalan keluar: izinkan 2-9-18 di KECAMATAN 160128 (seluruh kecamatan terisi) atau jadikan aturan itu anjuran."
    )


def test_people_who_may_not_serve_there_and_a_search_ended_are_told():
    made = outcome(request(village(A, 9), 4), [village(A, 8)])
    assert shortages(made)[0].rule is Rule.HOME_DESA
    assert "perlu 2 personel dari desa lain" in ways(made)
    assert shortages(replace(made, is_stopped=True))[0].rule is Rule.STOPPED


class Told:
    """Curves written down: uncovered, beyond, crossing by kecamatan and people."""

    levels = ()

    def __init__(self, known: dict[tuple[str, int], tuple[int, ...]], chosen: dict[str, int]) -> None:
        self.known, self.given = known, chosen

    @property
    def curves(self) -> "Told":
        return self

    def knows(self, kecamatan: str) -> bool:
        return kecamatan in self.given

    def best(self, kecamatan: str, people: int) -> tuple[int, ...]:
        return self.known[(kecamatan, people)]

    def chosen(self, kecamatan: str) -> int:
        return self.given[kecamatan]


def lent(known: dict[tuple[str, int], tuple[int, ...]], east: int = 2) -> str:
    """What is said of a kecamatan with a TPS short beside another one 11 km away."""
    here = [replace(one, lat=-4.0, lon=104.0) for one in village(A, 9)]
    there = [replace(tps(1, EAST), lat=-4.1, lon=104.0)]
    far = [tps(1, FAR)]
    case = request([*here, *there, *far], 4)
    shape: Shape = Told(known, {"160128": 2, "160121": east})
    made = outcome(case, [there, far, here[:8]], shape=shape)
    return ways(replace(made, atlas=Atlas(made.case), idle=0))


def test_the_nearest_kecamatan_lends_a_team_when_it_loses_less():
    known = {("160128", 2): (1, 0, 0), ("160128", 4): (0, 0, 0), ("160121", 2): (0, 0, 0), ("160121", 0): (0, 0, 1)}
    assert "pinjam 1 tim dari KECAMATAN 160121: 11 km (di sana 1 tim menjadi lintas desa)" in lent(known)


def test_nobody_lends_a_team_it_needs_as_much():
    known = {("160128", 2): (1, 0, 0), ("160128", 4): (0, 0, 0), ("160121", 2): (0, 0, 0), ("160121", 0): (1, 0, 0)}
    assert "pinjam" not in lent(known)
    assert "pinjam" not in lent({**known, ("160128", 4): (1, 0, 0)})
    assert "pinjam" not in lent(known, east=0)


def test_a_lender_may_cross_a_desa_instead():
    known = {("160128", 2): (0, 0, 1), ("160128", 4): (0, 0, 0), ("160121", 2): (0, 0, 0), ("160121", 0): (0, 0, 1)}
    assert "pinjam 1 tim dari KECAMATAN 160121" in lent(known)


def test_patterns_of_several_team_sizes_offer_no_first_pattern():
    sizes = {KURANG_RAWAN: (Pattern(3, 4, 8), Pattern(2, 8, 16))}
    made = outcome(request(village(A, 8), 2, sizes), [village(A, 8)])
    assert Advisor(made).beyond("160128") == ()


def test_more_reserve_than_needed_is_released():
    case = request(village(A, 16), 4, rules=PlotRules(reserve=2))
    plan = plot(case)
    assert "lepas 2 dari 2 orang cadangan" in plan.shortages[0].text
    assert plot(replace(case, rules=PlotRules())).shortages == ()


def test_a_kecamatan_nobody_may_serve_is_told_without_a_neighbour_to_ask():
    rules = PlotRules().with_rule(Soft.OWN_POLSEK, RuleSetting(40, is_enforced=True))
    people = [person(number, unit="POLSEK JAUH") for number in (1, 2)]
    areas = {"POLSEK JAUH": frozenset({"160199"})}
    case = request(village("1601282001", 2), people, rules=rules, unit_areas=areas)
    plan = plot(case)
    assert (plan.teams, len(plan.shortages)) == ((), 2)
    assert all("jalan keluar" in one.text for one in plan.shortages)
