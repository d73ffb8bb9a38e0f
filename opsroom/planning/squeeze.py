"""The force against the need, in words: what teams within one desa would take, what there is, what gave way."""

from collections.abc import Iterator, Sequence

from opsroom.domain.categories import MAX_TPS, Pattern
from opsroom.domain.plan import Remark
from opsroom.planning import phrases, wording
from opsroom.planning.needs import Pool, force_alone, force_needed
from opsroom.planning.outcome import Outcome
from opsroom.planning.ways_out import WIDEST, Advisor


def squeeze(outcome: Outcome, advisor: Advisor) -> Remark | None:
    """The sentence, where the force is short of teams within one desa and something had to give way."""
    pools = [pool for here in advisor.pools.values() for pool in here]
    people, need = len(outcome.case.people), force_needed(pools)
    result = phrases.both(list(_given_way(outcome, pools)))
    if need <= people or not result:
        return None
    alone = force_alone(pools)
    order = sorted(alone, key=lambda code: (-alone[code], code))
    words = [
        f"{phrases.number(alone[code])}{' orang' * (not place)} untuk {_label(outcome, code)} ({_first(outcome, code)})"
        for place, code in enumerate(order)
    ]
    whole = sum(alone.values())
    total = (
        f"jumlah {phrases.number(need)}"
        if whole == need
        else f"bersama-sama {phrases.number(need)} karena sebagian boleh satu tim"
    )
    lacking = f"kurang {phrases.number(need - people)} orang"
    ways = [
        *advisor.reserve(need - people),
        phrases.more_people(need - people),
        *_wider(outcome, pools, order[0], people),
    ]
    return wording.squeeze(people, len(outcome.case.tps), words, f"{total}, {lacking}", f"karena itu {result}", ways)


def _given_way(outcome: Outcome, pools: Sequence[Pool]) -> Iterator[str]:
    short = sum(len(pool.short) for pool in pools)
    beyond = sum(crew.beyond for crew in outcome.crews)
    crossing = sum(len(crew.desa) > 1 for crew in outcome.crews)
    if short:
        yield f"{phrases.number(short)} TPS belum terisi"
    if beyond:
        yield f"{phrases.number(beyond)} TPS di atas pola utama"
    if crossing:
        yield f"{phrases.number(crossing)} tim melintasi desa"


def _wider(outcome: Outcome, pools: Sequence[Pool], code: str, people: int) -> Iterator[str]:
    """The smallest pattern of the class that needs most with which the force does, beside the next one tried."""
    first = outcome.case.patterns[code][0]
    before = ""
    for tps in range(first.tps + 1, min(MAX_TPS, max(WIDEST, 2 * first.tps)) + 1):
        need, name = force_needed(pools, {code: tps}), phrases.pattern(first.polri, tps)
        if need <= people:
            what = f"jadikan {name} pola utama untuk {_label(outcome, code)}"
            yield f"{what} (memerlukan {phrases.number(need)} orang{before})"
            return
        before = before or f", {name} masih {phrases.number(need)}"


def _label(outcome: Outcome, code: str) -> str:
    return f"TPS {outcome.case.category(code).label.lower()}"


def _first(outcome: Outcome, code: str) -> str:
    first: Pattern = outcome.case.patterns[code][0]
    return f"{first.polri}-{first.tps}-{first.linmas}"
