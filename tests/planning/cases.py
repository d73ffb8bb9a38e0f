"""Small operations for the tests of the engine, and random ones for hypothesis."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from opsroom.domain.categories import DEFAULT_CATEGORIES, KHUSUS, KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Category, Pattern
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin, PlotRequest
from opsroom.domain.plot_rules import ADVISORY_ONLY, PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps

CATEGORIES = {one.code: one for one in DEFAULT_CATEGORIES}
STANDARD: Mapping[str, tuple[Pattern, ...]] = {
    KURANG_RAWAN: (Pattern(2, 8, 16),),
    RAWAN: (Pattern(2, 2, 4),),
    SANGAT_RAWAN: (Pattern(2, 1, 2),),
    KHUSUS: (Pattern(2, 1, 2),),
}
RANKS = ("IPTU", "AIPTU", "BRIPKA", "BRIGPOL", "BRIPDA", "")


def tps(
    number: int,
    desa: str = "1601282001",
    category: str = KURANG_RAWAN,
    *,
    special: bool = False,
    point: tuple[float, float] | None = None,
) -> Tps:
    """One TPS whose id is made of desa and number."""
    return Tps(
        id=TpsId(int(desa[-6:]) * 1000 + number),
        number=f"{number:03d}",
        desa_code=desa,
        desa=f"DESA {desa[-4:]}",
        kecamatan_code=desa[:6],
        kecamatan=f"KECAMATAN {desa[:6]}",
        category=category,
        is_special=special,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
    )


def village(desa: str, count: int, category: str = KURANG_RAWAN, start: int = 1) -> tuple[Tps, ...]:
    """So many TPS of one category in one desa."""
    return tuple(tps(number, desa, category) for number in range(start, start + count))


def person(
    number: int,
    rank: str = "BRIGPOL",
    unit: str = "SAT SAMAPTA",
    source: Source = Source.POLRES,
    home: str = "",
    hard_before: int = 0,
) -> Person:
    """Somebody whose NRP follows his number, so lower numbers are senior."""
    return Person(
        PersonId(number),
        f"{80000000 + number}",
        f"ORANG {number}",
        rank,
        unit,
        source,
        home_desa=home,
        hard_before=hard_before,
    )


def force(count: int, rank: str = "BRIGPOL") -> tuple[Person, ...]:
    """So many people alike."""
    return tuple(person(number, rank) for number in range(1, count + 1))


def request(
    rows: Sequence[Tps],
    people: int | Sequence[Person] = 0,
    patterns: Mapping[str, tuple[Pattern, ...]] = STANDARD,
    **more: object,
) -> PlotRequest:
    """A request with the standard categories."""
    crowd = force(people) if isinstance(people, int) else tuple(people)
    return PlotRequest(tuple(rows), crowd, categories=CATEGORIES, patterns=dict(patterns), **more)  # type: ignore[arg-type]


_CODES = (KURANG_RAWAN, KURANG_RAWAN, KURANG_RAWAN, RAWAN, SANGAT_RAWAN, "TANPA_POLA")


@st.composite
def patterns(draw: st.DrawFn) -> dict[str, tuple[Pattern, ...]]:
    """The standard patterns, or odd ones: several per category, several team sizes, categories without any."""
    if draw(st.booleans()):
        return dict(STANDARD)
    pattern = st.builds(Pattern, st.sampled_from([1, 2, 2, 2, 3, 6]), st.integers(1, 9), st.just(2))
    some = st.lists(pattern, max_size=3).map(tuple)
    return {code: draw(some) for code in (KURANG_RAWAN, RAWAN, SANGAT_RAWAN, KHUSUS)}


@st.composite
def plot_rules(draw: st.DrawFn) -> PlotRules:
    """The standard rules, or others: weights, rules off or enforced, a rank for the Ka Tim, people held back."""
    rules = PlotRules()
    if draw(st.booleans()):
        return rules
    for rule in draw(st.sets(st.sampled_from(Soft), max_size=4)):
        enforced = rule not in ADVISORY_ONLY and draw(st.integers(0, 3)) == 0
        limit = draw(st.sampled_from([0, 30])) if rule is Soft.SHORT_WAY else 0
        weight = draw(st.integers(0, 200))
        rules = rules.with_rule(rule, RuleSetting(weight, draw(st.integers(0, 3)) > 0, enforced, limit))
    return replace(
        rules, leader_rank=draw(st.sampled_from(["", "", "AIPTU", "BRIPKA"])), reserve=draw(st.integers(0, 3))
    )


@st.composite
def requests(draw: st.DrawFn, max_tps: int = 40, max_people: int = 40) -> PlotRequest:
    """Operations of every sort: no TPS, no people, odd patterns, contradicting pins, home desa, lent troops."""
    desa = [f"16012{kec}20{number:02d}" for kec in range(draw(st.integers(1, 3))) for number in range(1, 5)]
    places = draw(st.lists(st.tuples(st.sampled_from(desa), st.integers(1, 30)), max_size=max_tps, unique=True))
    rows = [
        replace(
            tps(
                number,
                code,
                draw(st.sampled_from(_CODES)),
                special=draw(st.integers(0, 9)) == 0,
                point=(-4.0 - draw(st.integers(0, 90)) / 100, 104.0) if draw(st.booleans()) else None,
            ),
            access_note=draw(st.sampled_from(["", "", "jalan rantai", "naik ketek"])),
        )
        for code, number in places
    ]
    units = ["POLSEK A", "POLSEK B", "SAT LANTAS"]
    people = [
        person(
            number,
            draw(st.sampled_from(RANKS)),
            draw(st.sampled_from(units)),
            draw(st.sampled_from([Source.POLRES, Source.POLSEK, Source.BKO_POLDA, Source.TNI])),
            draw(st.sampled_from(["", "", *desa])),
            hard_before=draw(st.sampled_from([0, 0, 1, 3])),
        )
        for number in range(1, draw(st.integers(0, max_people)) + 1)
    ]
    ids = [one.id for one in rows] + [TpsId(1)]
    pin = st.builds(Pin, st.integers(1, max_people + 2).map(PersonId), st.sampled_from(ids))
    return PlotRequest(
        tps=tuple(rows),
        people=tuple(people),
        padal_pool=tuple(person(900 + n, "IPTU", draw(st.sampled_from(units))) for n in range(draw(st.integers(0, 4)))),
        categories=CATEGORIES if draw(st.booleans()) else {**CATEGORIES, RAWAN: Category(RAWAN, "Rawan", 1)},
        patterns=draw(patterns()),
        pins=tuple(draw(st.lists(pin, max_size=8))) if draw(st.booleans()) else (),
        unit_areas={"POLSEK A": frozenset({"160120"}), "Polsek  b": frozenset({"160121", "160122"})},
        rules=draw(plot_rules()),
        desa_points={desa[0]: (-4.5, 104.25)},
        unit_points={"POLSEK A": (-4.125, 104.0), "SAT LANTAS": (-4.5, 103.75)},
        absent=frozenset(one.id for one in people if draw(st.integers(0, 9)) == 0),
    )


def large_request(chance: random.Random) -> PlotRequest:
    """Up to 400 TPS and 300 people, patterns that do not divide each other, of several team sizes, and pins."""
    desa = [f"16012{kec}20{number:02d}" for kec in range(chance.randint(1, 4)) for number in range(1, 12)]
    numbers: Counter[str] = Counter()
    rows = []
    for code in chance.choices(desa, k=chance.randint(1, 400)):
        numbers[code] += 1
        category = chance.choice([KURANG_RAWAN] * 6 + [RAWAN] * 2 + [SANGAT_RAWAN])
        rows.append(tps(numbers[code], code, category, special=chance.random() < 0.02))
    people = [
        person(number, chance.choice(RANKS), home=chance.choice(["", "", "", *desa]))
        for number in range(1, chance.randint(0, 300) + 1)
    ]
    odd = {
        code: tuple(
            Pattern(chance.choice([1, 2, 2, 2, 3, 4, 6]), chance.randint(1, 16), 2) for _ in range(chance.randint(1, 3))
        )
        for code in (KURANG_RAWAN, RAWAN, SANGAT_RAWAN)
    }
    count = chance.choice([0, 0, 2, 8, 30]) if people else 0
    pins = tuple(Pin(chance.choice(people).id, chance.choice(rows).id) for _ in range(count))
    return request(rows, people, chance.choice([STANDARD, odd]), pins=pins)
