"""Who sits in which team, and what every change of it costs: the soft rules, moves and prohibitions as one number.

People and teams are numbers here: their place in the case and in the list of crews. A person moved outweighs all soft
points, a team nobody may lead or form outweighs any move.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from opsroom.domain.plot_rules import Soft
from opsroom.domain.ranks import UNKNOWN_ORDER, rank_order
from opsroom.planning.naming import Crew
from opsroom.planning.request import Case
from opsroom.planning.scoring import Scorer, is_junior, is_lent

MOVED = 10**7
FORBIDDEN = 10**12
#: The team of somebody without one.
IDLE = -1


class Chart:
    """Every seat of a plan.

    Attributes:
        people, crews: Behind the numbers.
        team_of: Per person, `IDLE` without one.
        members: Per team, in the order they sat down.
        is_pinned: Per person; he is never moved.
        given_up: Teams that stay empty.
    """

    def __init__(self, case: Case, crews: Sequence[Crew], scorer: Scorer) -> None:
        """Seat the pinned people."""
        self.people, self.crews, self.scorer = case.people, crews, scorer
        self.grounds = [scorer.ground(crew.tps) for crew in crews]
        self.team_of = [IDLE] * len(self.people)
        self.members: list[list[int]] = [[] for _ in crews]
        self.given_up = [False] * len(crews)
        leader = rank_order(case.rules.leader_rank) if case.rules.leader_rank else UNKNOWN_ORDER
        self.lent = [int(is_lent(one)) for one in self.people]
        self.junior = [int(is_junior(one)) for one in self.people]
        self.leads = [int(rank_order(one.rank) <= leader) for one in self.people]
        self.was_ordered = [scorer.was_ordered(one) for one in self.people]
        names: dict[str, int] = {}
        self.unit = [names.setdefault(one.unit, len(names)) for one in self.people]
        self.kecamatan = [crew.kecamatan for crew in crews]
        self._stats = [[0, 0, 0] for _ in crews]
        self._seated: defaultdict[str, int] = defaultdict(int)
        self._lent_there: defaultdict[str, int] = defaultdict(int)
        for crew in crews:
            self._seated[crew.kecamatan] += crew.size
        rules = case.rules
        self.alone = scorer.alone_points(1, 1) + FORBIDDEN * rules.enforces(Soft.LENT_PAIRED)
        self.paired = scorer.junior_points(2) + FORBIDDEN * rules.enforces(Soft.JUNIOR_PAIR)
        self._base: dict[int, int] = {}
        self._is_free = not any(rules.enforces(one) for one in (Soft.OWN_POLSEK, Soft.SHORT_WAY, Soft.FEW_MOVES))
        number = {one.id: place for place, one in enumerate(self.people)}
        self.is_pinned = [False] * len(self.people)
        for team, crew in enumerate(crews):
            for one in crew.pinned:
                self.is_pinned[number[one]] = True
                self.put(number[one], team)

    def open_seats(self, team: int) -> int:
        """Seats nobody sits on; none in a team given up."""
        return 0 if self.given_up[team] else self.crews[team].size - len(self.members[team])

    def idle(self) -> list[int]:
        """People without a team, senior first."""
        return [one for one, team in enumerate(self.team_of) if team == IDLE]

    def put(self, person: int, team: int) -> None:
        """Seat somebody idle."""
        self.team_of[person] = team
        self.members[team].append(person)
        self._count(person, team, 1)

    def take(self, person: int) -> int:
        """Make somebody idle; returns the team he had."""
        team = self.team_of[person]
        self.team_of[person] = IDLE
        self.members[team].remove(person)
        self._count(person, team, -1)
        return team

    def exchange(self, person: int, other: int) -> None:
        """Two people change places; `other` may be idle."""
        team, there = self.take(person), self.team_of[other]
        if there != IDLE:
            self.take(other)
            self.put(person, there)
        self.put(other, team)

    def give_up(self, team: int) -> list[int]:
        """Empty a team for good; returns who was in it."""
        self.given_up[team] = True
        self._seated[self.kecamatan[team]] -= self.crews[team].size
        gone = list(self.members[team])
        for one in gone:
            self.take(one)
        return gone

    def may(self, person: int, team: int) -> bool:
        """Whether nothing forbids a person a team."""
        if self._is_free:
            return self.people[person].home_desa not in self.grounds[team].desa
        return self.scorer.may_join(self.people[person], self.grounds[team])

    def place_cost(self, person: int, team: int) -> int:
        """Points of a person in a team, moves left out."""
        key = self.unit[person] * len(self.crews) + team
        points = self._base.get(key)
        if points is None:
            points = self._base[key] = self.scorer.place_points(self.people[person], self.grounds[team])
        if self.people[person].hard_before:
            points += self.scorer.unfair_points(self.people[person], self.grounds[team])
        return points

    def cost(self, person: int, team: int) -> int:
        """Points of a person in a team, and of leaving his old one."""
        return self.place_cost(person, team) + MOVED * self.is_moved(person, team)

    def is_moved(self, person: int, team: int) -> bool:
        """Whether a person leaves all his TPS of the ordered plan."""
        return self.was_ordered[person] and self.scorer.moves(self.people[person], self.grounds[team])

    def moved(self) -> list[int]:
        """Who leaves all his TPS."""
        return [one for one, team in enumerate(self.team_of) if team != IDLE and self.is_moved(one, team)]

    def team_cost(self, team: int) -> int:
        """What its people cost together."""
        return self._together(team, *self._stats[team])

    def gain(self, person: int, other: int) -> int | None:
        """How much the cost falls when a seated person and another (seated or idle) change; None when forbidden."""
        team, there = self.team_of[person], self.team_of[other]
        if not self.may(other, team) or (there != IDLE and not self.may(person, there)):
            return None
        lent = self.lent[other] - self.lent[person]
        junior = self.junior[other] - self.junior[person]
        leads = self.leads[other] - self.leads[person]
        gain = self.cost(person, team) - self.cost(other, team)
        stats = self._stats[team]
        if lent or junior or leads:
            gain += self._together(team, *stats)
            gain -= self._together(team, stats[0] + lent, stats[1] + junior, stats[2] + leads)
        if there == IDLE:
            return gain + self._spread_gain(self.kecamatan[team], lent)
        gain += self.cost(other, there) - self.cost(person, there)
        if lent or junior or leads:
            stats = self._stats[there]
            gain += self._together(there, *stats)
            gain -= self._together(there, stats[0] - lent, stats[1] - junior, stats[2] - leads)
            if self.kecamatan[team] != self.kecamatan[there]:
                gain += self._spread_gain(self.kecamatan[team], lent) + self._spread_gain(self.kecamatan[there], -lent)
        return gain

    def soft_cost(self) -> int:
        """The true total of all formed teams."""
        total = self.scorer.move_points * len(self.moved())
        for team in self.formed():
            crossing = self.scorer.crossing_points(self.grounds[team])
            total += self.grounds[team].tour + crossing + self.team_cost(team) % FORBIDDEN
            total += sum(self.place_cost(one, team) for one in self.members[team])
        for code in dict.fromkeys(self.kecamatan):
            total += self.scorer.spread_points(self._seated[code], self._lent_there[code])
        return total

    def formed(self) -> Iterator[int]:
        """Teams that are not given up."""
        return (team for team in range(len(self.crews)) if not self.given_up[team])

    def _spread_gain(self, code: str, lent: int) -> int:
        if not lent:
            return 0
        seated, now = self._seated[code], self._lent_there[code]
        return self.scorer.spread_points(seated, now) - self.scorer.spread_points(seated, now + lent)

    def _together(self, team: int, lent: int, juniors: int, leads: int) -> int:
        points = 0
        if lent == self.crews[team].size:
            points = self.alone
        if juniors > 1:
            points += self.paired
        return points if leads else points + FORBIDDEN

    def _count(self, person: int, team: int, sign: int) -> None:
        stats = self._stats[team]
        stats[0] += sign * self.lent[person]
        stats[1] += sign * self.junior[person]
        stats[2] += sign * self.leads[person]
        self._lent_there[self.kecamatan[team]] += sign * self.lent[person]
