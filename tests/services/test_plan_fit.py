"""Which pattern a team is formed by, asked as often as not about teams no pattern forms."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import DEFAULT_CATEGORIES, KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.ids import TpsId
from opsroom.domain.plan import PlotRequest, Rule
from opsroom.domain.tps import Tps
from opsroom.planning.request import canonical
from opsroom.services.plan_fit import Patterns

ONE, TWO, WIDE, FOUR = Pattern(1, 3, 2), Pattern(2, 4, 8), Pattern(2, 8, 16), Pattern(4, 2, 6)


def _patterns(categories: str, **patterns: tuple[Pattern, ...]) -> Patterns:
    """TPS 1, 2, ... of these categories by first letter: K, R, S, and X without a pattern."""
    codes = {"K": KURANG_RAWAN, "R": RAWAN, "S": SANGAT_RAWAN, "X": "LAUT"}
    rows = [
        Tps(TpsId(at), f"{at:03}", "1601082001", category=codes[each]) for at, each in enumerate(categories, start=1)
    ]
    known = {codes[each]: found for each, found in patterns.items()}
    return Patterns(
        canonical(
            PlotRequest(tuple(rows), (), categories={one.code: one for one in DEFAULT_CATEGORIES}, patterns=known)
        )
    )


def _ids(count: int) -> list[TpsId]:
    return [TpsId(at) for at in range(1, count + 1)]


def test_pattern_that_fits_exactly_before_one_that_lacks_people() -> None:
    patterns = _patterns("KKK", K=(TWO, ONE))
    assert patterns.fit(1, _ids(3), size=2).pattern == ONE
    assert patterns.fit(2, _ids(3)).pattern == TWO


def test_team_that_lacks_people_keeps_its_size() -> None:
    patterns = _patterns("KK", K=(TWO, FOUR))
    assert (patterns.fit(0, _ids(2), size=4).pattern, patterns.fit(0, _ids(2), size=4).excess) == (FOUR, 4)
    assert patterns.fit(0, _ids(2)).pattern == TWO
    assert patterns.fit(3, _ids(2)).excess == 1


def test_wider_pattern_when_the_first_is_full() -> None:
    fit = _patterns("KKKKK", K=(TWO, WIDE)).fit(2, _ids(5))
    assert (fit.pattern, fit.beyond, fit.fault) == (WIDE, 1, None)


def test_mixed_team_is_formed_by_its_most_severe() -> None:
    patterns = _patterns("RKKK", K=(TWO,), R=(Pattern(2, 2, 4),))
    assert patterns.fit(2, _ids(3)).pattern == Pattern(2, 2, 4)
    full = patterns.fit(2, _ids(4))
    assert (full.fault, full.excess) == (Rule.CAPACITY, Fraction(5, 4))


def test_faults_in_order() -> None:
    patterns = _patterns("KSX", K=(TWO,), S=(Pattern(2, 1, 2),))
    assert patterns.fit(2, _ids(3)).fault == Rule.NO_PATTERN
    assert patterns.fit(2, _ids(2)).fault == Rule.OWN_TEAM
    assert patterns.fit(3, _ids(1)).fault == Rule.TEAM_SIZE


def test_largest_team() -> None:
    assert _patterns("K", K=(TWO, FOUR, ONE)).most(_ids(1)) == 4
    assert _patterns("KR", K=(TWO,), R=(FOUR,)).most(_ids(2)) == 0


@given(st.integers(0, 5), st.text("KR", min_size=1, max_size=10), st.integers(0, 4))
def test_formed_team_keeps_its_pattern(people: int, categories: str, size: int) -> None:
    known = {"K": (TWO, WIDE, FOUR), "R": (Pattern(2, 2, 4), FOUR)}
    fit = _patterns(categories, **known).fit(people, _ids(len(categories)), size)
    assert (fit.pattern is None) == (fit.fault is not None)
    if fit.pattern is None:
        return
    assert people + fit.excess == fit.pattern.polri
    most = {each: max(one.tps for one in known[each] if one.polri == fit.pattern.polri) for each in categories}
    assert sum(Fraction(1, most[each]) for each in categories) <= 1
    assert len(categories) <= fit.pattern.tps or len(set(categories)) > 1
    assert 0 <= fit.beyond <= len(categories)
