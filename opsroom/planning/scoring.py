"""The soft rules as points: what a person costs in a team, what a team costs by itself, and what is forbidden.

The soft cost of a plan is a sum of whole points; every rule is counted once, `w` is its weight, 0 when it is off:

- Per person of a team, with the TPS of the team:
  OWN_POLSEK    w when the person's unit serves kecamatan and none of the TPS lies in one of them;
  SHORT_WAY     w * way // 1000, way in steps of 10 m from the person's unit to the nearest TPS, weighed by access;
  FAIRNESS      w * `hard_before` when one of the TPS is hard: of a category as severe as SANGAT_RAWAN, or by boat;
  FEW_MOVES     w when the person is in a team of the ordered plan that had none of the TPS.
- Per team:
  ONE_DESA      w when its TPS lie in more than one desa;
  LENT_PAIRED   w when it has people and nobody of the own force (`OWN_FORCE`);
  JUNIOR_PAIR   w when two or more of its people are juniors: BRIPDA, its equals, all below, and unknown ranks;
  SHORT_WAY     w * tour // 1000, tour in steps of 10 m between its TPS.
- Per kecamatan:
  LENT_SPREAD   w * (lent people in its teams beyond ceil(people in its teams * L / P)), where P is everybody who may
                be plotted and L the lent ones of them.

WOMEN costs nothing. Forbidden whatever the weight: the home desa, a team whose senior is below the rank of a leader,
and, where enforced, what the rules above count; SHORT_WAY then refuses ways of a person longer than its limit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from opsroom.domain.access import Access, access_of
from opsroom.domain.categories import SANGAT_RAWAN
from opsroom.domain.forces import OWN_FORCE
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Rule
from opsroom.domain.plan_edits import Breach, ScorePart
from opsroom.domain.plot_rules import SOFT_LABELS, Soft
from opsroom.domain.ranks import rank_order
from opsroom.domain.tps import Tps
from opsroom.planning.request import Case, kecamatan_of, unit_key

#: Ten kilometres, the unit of `Soft.SHORT_WAY`.
STEPS_PER_UNIT = 1000
STEPS_PER_KM = 100
#: The lowest rank of Bintara; it, its TNI equal and all below count as junior, and so do ranks nobody knows.
JUNIOR_FROM = rank_order("BRIPDA")


class Ways(Protocol):
    """How far things are; `planning.places.Atlas`."""

    def tour(self, rows: Sequence[Tps]) -> int:
        """Steps between TPS."""

    def way(self, unit: str, rows: Sequence[Tps]) -> int:
        """Steps from a unit to the nearest TPS."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the scores need of the TPS of a team.

    Attributes:
        desa: Codes.
        tour: Points for the ways between them.
        is_hard: One of them is hard.
    """

    tps: tuple[Tps, ...]
    ids: frozenset[TpsId]
    kecamatan: frozenset[str]
    desa: frozenset[str]
    tour: int
    is_hard: bool


def is_lent(person: Person) -> bool:
    """Whether somebody comes from outside the Polres and its Polsek."""
    return person.source not in OWN_FORCE


def is_junior(person: Person) -> bool:
    """Whether a person should have an older colleague beside him."""
    return rank_order(person.rank) >= JUNIOR_FROM


class Scorer:
    """Points and prohibitions of one case."""

    def __init__(self, case: Case, atlas: Ways) -> None:
        self._case, self._ways, self._rules = case, atlas, case.rules
        self._weights = {rule: case.rules.weight(rule) for rule in Soft}
        self._grounds: dict[tuple[TpsId, ...], Ground] = {}
        self._areas: dict[str, frozenset[str]] = {}
        self._severe = case.category(SANGAT_RAWAN).severity
        self._lent, self._all = sum(map(is_lent, case.people)), len(case.people)
        self._before: Mapping[PersonId, frozenset[TpsId]] = {
            who.person_id: frozenset(team.tps_ids)
            for team in (case.ordered.teams if case.ordered else ())
            for who in team.members
        }

    def parts(self, person: Person, tps: Sequence[Tps], others: Sequence[Person]) -> tuple[ScorePart, ...]:
        """What a person costs in a team of `others`, less the points of the team as a whole; no part costs nothing."""
        del others  # What depends on them belongs to the team.
        ground = self.ground(tps)
        steps = self._ways.way(person.unit, tps)
        found = (
            (Soft.OWN_POLSEK, self._away(person, ground), f"di luar wilayah {person.unit}"),
            (Soft.SHORT_WAY, self._way_points(steps), f"perjalanan {_km(steps)} tertimbang"),
            (Soft.FAIRNESS, self.unfair_points(person, ground), f"sudah {person.hard_before} kali mendapat TPS berat"),
            (Soft.FEW_MOVES, self.move_points * self.moves(person, ground), "pindah dari semua TPS lama"),
        )
        return tuple(ScorePart(rule, points, text) for rule, points, text in found if points)

    def team_parts(self, people: Sequence[Person], tps: Sequence[Tps]) -> tuple[ScorePart, ...]:
        """What a team costs as a whole; no part costs nothing."""
        ground = self.ground(tps)
        juniors = sum(map(is_junior, people))
        found = (
            (Soft.ONE_DESA, self.crossing_points(ground), f"TPS di {len(ground.desa)} desa"),
            (Soft.LENT_PAIRED, self.alone_points(len(people), sum(map(is_lent, people))), "tanpa anggota Polres"),
            (Soft.JUNIOR_PAIR, self.junior_points(juniors), f"{juniors} orang berpangkat terendah"),
            (Soft.SHORT_WAY, ground.tour, f"jarak antar-TPS {_km(self._ways.tour(tps))} tertimbang"),
        )
        return tuple(ScorePart(rule, points, text) for rule, points, text in found if points)

    def forbids(self, person: Person, tps: Sequence[Tps], others: Sequence[Person]) -> Breach | None:
        """The rule that keeps a person out of a team of `others`, apart from what concerns the team as a whole."""
        del others  # What depends on them belongs to the team.
        return next(self._forbidden(person, self.ground(tps)), None)

    def may_join(self, person: Person, ground: Ground) -> bool:
        """Whether nothing forbids a person a place."""
        return next(self._forbidden(person, ground), None) is None

    def team_forbids(self, people: Sequence[Person], tps: Sequence[Tps]) -> Breach | None:
        """The rule that forbids a team as a whole; nothing about people while there are none."""
        return next(self._team_forbidden(people, self.ground(tps)), None)

    def ground(self, tps: Sequence[Tps]) -> Ground:
        """The TPS of a team, looked at once."""
        key = tuple(one.id for one in tps)
        if key not in self._grounds:
            self._grounds[key] = Ground(
                tps=tuple(tps),
                ids=frozenset(key),
                kecamatan=frozenset(map(kecamatan_of, tps)),
                desa=frozenset(one.desa_code for one in tps),
                tour=self._way_points(self._ways.tour(tps)) if self._weights[Soft.SHORT_WAY] else 0,
                is_hard=any(map(self._is_hard, tps)),
            )
        return self._grounds[key]

    def place_points(self, person: Person, ground: Ground) -> int:
        """Points of a person in a place that everybody of his unit has there; the rest is `FAIRNESS` and moves."""
        way = self._way_points(self._ways.way(person.unit, ground.tps)) if self._weights[Soft.SHORT_WAY] else 0
        return way + self._away(person, ground)

    def person_points(self, person: Person, ground: Ground) -> int:
        """The sum of `parts`."""
        moved = self.move_points * self.moves(person, ground)
        return self.place_points(person, ground) + self.unfair_points(person, ground) + moved

    def alone_points(self, people: int, lent: int) -> int:
        """`LENT_PAIRED` of a team."""
        return self._weights[Soft.LENT_PAIRED] if people and lent == people else 0

    def junior_points(self, juniors: int) -> int:
        """`JUNIOR_PAIR` of a team."""
        return self._weights[Soft.JUNIOR_PAIR] if juniors > 1 else 0

    def spread_points(self, people: int, lent: int) -> int:
        """`LENT_SPREAD` of a kecamatan whose teams have so many people, so many of them lent."""
        fair = -(-people * self._lent // max(1, self._all))
        return self._weights[Soft.LENT_SPREAD] * max(0, lent - fair)

    def crossing_points(self, ground: Ground) -> int:
        """`ONE_DESA` of a team."""
        return self._weights[Soft.ONE_DESA] if len(ground.desa) > 1 else 0

    @property
    def move_points(self) -> int:
        """`FEW_MOVES` of somebody moved."""
        return self._weights[Soft.FEW_MOVES]

    def was_ordered(self, person: Person) -> bool:
        """Whether a person is in a team of the ordered plan."""
        return person.id in self._before

    def before(self, person: Person) -> frozenset[TpsId]:
        """The TPS of his team in the ordered plan."""
        return self._before.get(person.id, frozenset())

    def moves(self, person: Person, ground: Ground) -> bool:
        """Whether a person leaves all TPS of his team in the ordered plan."""
        before = self._before.get(person.id)
        return before is not None and before.isdisjoint(ground.ids)

    def areas(self, person: Person) -> frozenset[str]:
        """Kecamatan a person's unit serves."""
        if person.unit not in self._areas:
            self._areas[person.unit] = self._case.unit_areas.get(unit_key(person.unit), frozenset())
        return self._areas[person.unit]

    def _is_away(self, person: Person, ground: Ground) -> bool:
        areas = self.areas(person)
        return bool(areas) and areas.isdisjoint(ground.kecamatan)

    def _away(self, person: Person, ground: Ground) -> int:
        return self._weights[Soft.OWN_POLSEK] if self._is_away(person, ground) else 0

    def unfair_points(self, person: Person, ground: Ground) -> int:
        """`FAIRNESS` of a person."""
        return self._weights[Soft.FAIRNESS] * person.hard_before if ground.is_hard else 0

    def _way_points(self, steps: int) -> int:
        return self._weights[Soft.SHORT_WAY] * steps // STEPS_PER_UNIT

    def _is_hard(self, tps: Tps) -> bool:
        return self._case.category(tps.category).severity >= self._severe or access_of(tps) is Access.BOAT

    def _forbidden(self, person: Person, ground: Ground) -> Iterator[Breach]:
        if self._rules.enforces(Soft.OWN_POLSEK) and self._is_away(person, ground):
            yield _breach(Soft.OWN_POLSEK, f"{_name(person)} harus bertugas di wilayah {person.unit}.")
        limit = self._rules.of(Soft.SHORT_WAY).limit
        if limit and self._rules.enforces(Soft.SHORT_WAY):
            steps = self._ways.way(person.unit, ground.tps)
            if steps > limit * STEPS_PER_KM:
                text = f"{_name(person)} harus menempuh {_km(steps)} tertimbang; batasnya {limit} km."
                yield _breach(Soft.SHORT_WAY, text)
        if self._rules.enforces(Soft.FEW_MOVES) and self.moves(person, ground):
            yield _breach(Soft.FEW_MOVES, f"{_name(person)} harus tetap pada salah satu TPS dari rencana sebelumnya.")
        if person.home_desa in ground.desa:
            home = next(one.desa or one.desa_code for one in ground.tps if one.desa_code == person.home_desa)
            yield _breach(Rule.HOME_DESA, f"{_name(person)} terdaftar sebagai pemilih di {home}.")

    def _team_forbidden(self, people: Sequence[Person], ground: Ground) -> Iterator[Breach]:
        rules = self._rules
        if rules.enforces(Soft.ONE_DESA) and len(ground.desa) > 1:
            yield _enforced(Soft.ONE_DESA, f"TPS tim ini terletak di {len(ground.desa)} desa")
        if rules.enforces(Soft.LENT_PAIRED) and people and all(map(is_lent, people)):
            yield _enforced(Soft.LENT_PAIRED, "tim ini tidak punya anggota Polres atau Polsek")
        if rules.enforces(Soft.JUNIOR_PAIR) and sum(map(is_junior, people)) > 1:
            yield _enforced(Soft.JUNIOR_PAIR, f"tim ini punya {sum(map(is_junior, people))} orang berpangkat terendah")
        if rules.leader_rank and people:
            wanted = rank_order(rules.leader_rank)
            if all(rank_order(one.rank) > wanted for one in people):
                yield _breach(Rule.LEADER_RANK, f"Tim ini tidak punya Ka Tim berpangkat {rules.leader_rank} ke atas.")


def _enforced(rule: Soft, fact: str) -> Breach:
    return _breach(rule, f"Aturan '{SOFT_LABELS[rule]}' wajib, padahal {fact}.")


def _breach(rule: str, text: str) -> Breach:
    return Breach(rule, text, is_enforced=True)


def _name(person: Person) -> str:
    return f"{person.rank} {person.name}".strip()


def _km(steps: int) -> str:
    """``14,3 km``."""
    tenths = (steps + STEPS_PER_KM // 20) // (STEPS_PER_KM // 10)
    return f"{tenths // 10},{tenths % 10} km"
