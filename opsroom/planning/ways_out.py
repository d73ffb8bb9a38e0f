"""Why a TPS stays uncovered or a rule is bent, and the cheapest ways out. Computed once per kecamatan and kind.

A way out is offered only when packing shows that it is enough (`needs`), or the curves do; nothing is guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from opsroom.domain.categories import MAX_TPS
from opsroom.domain.plan import Rule
from opsroom.domain.plot_rules import SOFT_LABELS, Soft
from opsroom.domain.ranks import rank_order
from opsroom.domain.tps import Tps
from opsroom.planning import phrases
from opsroom.planning.kinds import Kind
from opsroom.planning.naming import Crew
from opsroom.planning.needs import Pool, largest_kinds, pools_of
from opsroom.planning.outcome import Outcome, kecamatan_names
from opsroom.planning.request import kecamatan_of

#: Patterns are enlarged to twice their TPS at most, or to what some Polres order (domain notes 1.4: 2-16-32).
WIDEST = 16
#: Neighbours asked whether they can lend a team, and ways out told at most.
NEIGHBOURS, MOST_WAYS = 5, 4
#: Kecamatan for which a lender is looked for; the rest of a very large operation does without.
MOST_ASKED = 200


@dataclass(frozen=True, slots=True)
class Advice:
    """The rule that blocks, what it says here, and the ways out, cheapest first."""

    rule: Rule
    state: str
    ways: tuple[str, ...]


class Advisor:
    """Asked about one outcome; every answer is worked out once."""

    def __init__(self, outcome: Outcome) -> None:
        """Take what was decided."""
        self._outcome = outcome
        self._rules = outcome.case.rules
        self._names = kecamatan_names(outcome.case)
        self._known: dict[tuple[str, int], Advice] = {}
        self._asked = 0

    @cached_property
    def pools(self) -> Mapping[str, tuple[Pool, ...]]:
        """Of every kecamatan."""
        return pools_of(self._outcome.case, self._outcome.kinds, self._outcome.crews)

    @cached_property
    def _place(self) -> dict[tuple[str, Kind], int]:
        """Which pool of a kecamatan holds a kind."""
        return {
            (code, kind): number
            for code, here in self.pools.items()
            for number, pool in enumerate(here)
            for kind in pool.whole
        }

    @cached_property
    def _pinned(self) -> dict[str, list[Crew]]:
        found: dict[str, list[Crew]] = {}
        for crew in self._outcome.crews:
            if crew.pinned:
                found.setdefault(crew.kecamatan, []).append(crew)
        return found

    @cached_property
    def missing(self) -> int:
        """People there would have to be more so that everything is covered."""
        short = [pool for here in self.pools.values() for pool in here if pool.short]
        return max(0, sum(self._more_teams(pool) * pool.size for pool in short) - self._outcome.idle)

    def short(self, tps: Tps, kind: Kind) -> Advice:
        """Why a TPS is uncovered."""
        code = kecamatan_of(tps)
        number = self._place[(code, kind)]
        if (code, number) not in self._known:
            pool = self.pools[code][number]
            rule, state = self._block(pool)
            self._known[(code, number)] = Advice(rule, state, tuple(self._ways(pool, rule))[:MOST_WAYS])
        return self._known[(code, number)]

    def beyond(self, kecamatan: str) -> tuple[str, ...]:
        """Ways to keep a kecamatan within the first patterns."""
        here = [
            pool for pool in self.pools[kecamatan] if all(kind.patterns[0].polri == pool.size for kind in pool.whole)
        ]
        need = [(pool, pool.needed(pool.preferred(), one_desa=False)) for pool in here]
        return tuple(self._easing(kecamatan, need, one_desa=False))[:MOST_WAYS]

    def crossing(self, kecamatan: str) -> tuple[str, ...]:
        """Ways to keep the teams of a kecamatan within their desa."""
        need = [(pool, pool.needed(pool.preferred(), one_desa=True)) for pool in self.pools[kecamatan]]
        return tuple(self._easing(kecamatan, need, one_desa=True))[:MOST_WAYS]

    def _easing(self, kecamatan: str, need: Sequence[tuple[Pool, int]], *, one_desa: bool) -> Iterator[str]:
        """People, first patterns that take more, a team lent; or the pins that are in the way."""
        tight = [(pool, teams - pool.teams) for pool, teams in need if teams > pool.teams]
        people = sum(pool.size * more for pool, more in tight) - self._outcome.idle
        if people <= 0 and kecamatan in self._pinned:
            yield self._unpin(kecamatan)
        if people > 0:
            yield from self.reserve(people)
            yield phrases.more_people(people)
        if len(tight) == 1:
            pool = tight[0][0]
            found = self._wider(pool, pool.preferred(), one_desa=one_desa)
            if found:
                yield phrases.first_pattern(pool.size, found[1], self._label(pool, found[0]), self._names[kecamatan])
        if tight:
            yield from self._lend(kecamatan, tight[0][0].size)

    def _more_teams(self, pool: Pool) -> int:
        return max(1, pool.needed(pool.loosest(), one_desa=self._one_desa) - pool.teams)

    @property
    def _one_desa(self) -> bool:
        return self._rules.enforces(Soft.ONE_DESA)

    def _block(self, pool: Pool) -> tuple[Rule, str]:
        """The rule in the way, and what it says."""
        idle, size = self._outcome.idle, pool.size
        suffix = " dan kategori ini tidak boleh berbagi tim" if pool.rows[0][1].alone else ""
        if self._fits_unpinned(pool):
            return Rule.PIN_CONFLICT, phrases.PINS_BLOCK
        if idle < size:
            if idle:
                return Rule.TEAM_SIZE, f"personel tersisa {idle} orang, satu tim perlu {size} orang{suffix}"
            return Rule.NO_PEOPLE, f"personel PAM TPS habis{suffix}"
        if self._leaders_used:
            return Rule.LEADER_RANK, phrases.no_leader(self._leaders, self._rules.leader_rank)
        enforced = [SOFT_LABELS[rule] for rule in Soft if self._rules.enforces(rule)]
        if enforced:
            return Rule.ENFORCED, phrases.enforced(idle, enforced)
        if self._outcome.is_stopped:
            return Rule.STOPPED, "perhitungan dihentikan sebelum selesai"
        return Rule.HOME_DESA, phrases.nobody_may(idle)

    @cached_property
    def _leaders(self) -> int:
        least = rank_order(self._rules.leader_rank)
        return sum(rank_order(one.rank) <= least for one in self._outcome.case.people)

    @property
    def _leaders_used(self) -> bool:
        return bool(self._rules.leader_rank) and self._leaders <= len(self._outcome.crews)

    def _ways(self, pool: Pool, rule: Rule) -> Iterator[str]:
        """Ways to cover a pool; what only needs a word before what needs people."""
        more = self._more_teams(pool)
        here = [one for one in self.pools[pool.kecamatan] if one.short and one.severity >= pool.severity]
        people = sum(one.size * self._more_teams(one) for one in here) - self._outcome.idle
        if rule is Rule.PIN_CONFLICT:
            yield self._unpin(pool.kecamatan)
            return
        if rule is Rule.LEADER_RANK:
            yield from self._lower_rank(more)
            yield f"tambah {more} orang berpangkat {self._rules.leader_rank} ke atas"
        if rule is Rule.HOME_DESA:
            yield f"perlu {pool.size} personel dari desa lain"
        if people > 0:
            yield from self.reserve(people)
            yield phrases.more_people(people)
        found = self._wider(pool, pool.loosest(), one_desa=self._one_desa)
        if found:
            yield phrases.wider_pattern(
                pool.size, found[1], self._label(pool, found[0]), self._names[pool.kecamatan],
                is_whole=not any(one.short for one in self.pools[pool.kecamatan] if one is not pool),
            )  # fmt: skip
        if self._one_desa and pool.needed(pool.loosest(), one_desa=False) <= pool.teams:
            yield f"izinkan lintas desa di {self._names[pool.kecamatan]}"
        if rule is Rule.ENFORCED:
            yield phrases.RELAX
        yield from self._lend(pool.kecamatan, pool.size)

    def _fits_unpinned(self, pool: Pool) -> bool:
        """Whether the teams there are would do if pins did not begin them."""
        return pool.kecamatan in self._pinned and pool.needed(pool.loosest(), one_desa=self._one_desa) <= pool.teams

    def _unpin(self, kecamatan: str) -> str:
        nrp = {one.id: one.nrp for one in self._outcome.case.people}
        return phrases.unpin(
            [nrp[who] for crew in self._pinned[kecamatan] for who in crew.pinned], self._names[kecamatan]
        )

    def reserve(self, people: int) -> Iterator[str]:
        """People held back, where they are enough."""
        held = len(self._outcome.case.reserve)
        if held >= people:
            yield f"lepas {people} dari {held} orang cadangan"

    def _lower_rank(self, more: int) -> Iterator[str]:
        """The rank so many more people have."""
        people = self._outcome.case.people
        wanted = len(self._outcome.crews) + more
        if wanted <= len(people) and people[wanted - 1].rank:
            yield f"turunkan syarat Ka Tim menjadi {people[wanted - 1].rank}"

    def _wider(self, pool: Pool, capacities: Mapping[Kind, int], *, one_desa: bool) -> tuple[Kind, int] | None:
        """The smallest pattern of one kind with which the teams there are take everything."""
        left = {one.id for one in pool.short}
        first = [largest_kinds(pool)[0], *(kind for one, kind in pool.rows if one.id in left)]
        for kind in dict.fromkeys(first):
            k = capacities[kind]
            for n in range(k + 1, min(MAX_TPS, max(WIDEST, 2 * k)) + 1):
                if pool.teams and pool.needed({**capacities, kind: n}, one_desa=one_desa) <= pool.teams:
                    return kind, n
        return None

    def _label(self, pool: Pool, kind: Kind) -> str:
        """The category, where the kecamatan has several."""
        codes = {one.code for other in self.pools[pool.kecamatan] for one in other.whole}
        return self._outcome.case.category(kind.code).label.lower() if len(codes) > 1 else ""

    def _lend(self, kecamatan: str, size: int) -> Iterator[str]:
        """The nearest kecamatan that loses less by a team less than is won here."""
        shape, atlas = self._outcome.shape, self._outcome.atlas
        if shape is None or atlas is None or self._asked == MOST_ASKED:
            return
        curves = shape.curves
        if not curves.knows(kecamatan):
            return
        self._asked += 1
        gain = _change(
            curves.best(kecamatan, curves.chosen(kecamatan) + size), curves.best(kecamatan, curves.chosen(kecamatan))
        )
        regency = [
            code for code in self._names if code[:4] == kecamatan[:4] and code != kecamatan and curves.knows(code)
        ]
        near = sorted((atlas.between(kecamatan, code), code) for code in regency)[:NEIGHBOURS]
        for steps, code in near:
            people = curves.chosen(code)
            loss = _change(curves.best(code, people), curves.best(code, people - size)) if people >= size else gain
            if people >= size and any(gain) and loss <= gain and (loss < gain or not any(loss[:-2])):
                yield phrases.lend(self._names[code], steps, loss)
                return


def _change(fewer: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    return tuple(b - a for a, b in zip(fewer, more, strict=True))
