"""A draft made a plan again: patterns, Ka Tim, numbers, what is left over and the remarks that still hold."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, Remark, Role, Rule, Shortage, Team
from opsroom.domain.plot_rules import Soft
from opsroom.planning import wording
from opsroom.planning.request import Case, by_seniority, kecamatan_of
from opsroom.planning.scoring import Ways
from opsroom.services.plan_draft import Draft, Group
from opsroom.services.plan_faults import Force
from opsroom.services.plan_fit import Patterns
from opsroom.services.plan_lines import describe

_TEAM = re.compile(r"\b(tim) (\d+)\b", re.IGNORECASE)
#: Remarks on teams, written anew for the kecamatan a change touches.
_OF_TEAMS = frozenset({Rule.CROSS_DESA, Rule.BEYOND_PREFERRED, Rule.WOMEN})


class Rebuilder:
    """Makes plans of drafts of one plan."""

    def __init__(self, plan: Plan, case: Case, force: Force, patterns: Patterns, atlas: Ways) -> None:
        self._plan, self._case, self._force = plan, case, force
        self._patterns, self._atlas = patterns, atlas
        self._teams = {team.number: team for team in plan.teams}

    def rebuild(self, draft: Draft) -> Plan:
        """The plan with the edits of a draft. Teams nobody touched change their number at most.

        A team that no pattern forms keeps the one it had.

        Raises:
            RuleViolation: No pattern forms a new team.
        """
        kept = [(team.number, team) for team in self._plan.teams if team.tps_ids and team.number not in draft.touched]
        made = [(number, self._team(number, group)) for number, group in draft.touched.items() if group.tps]
        order = sorted([*kept, *made], key=lambda pair: self._place(pair[1]))
        numbers = {old: new for new, (old, _) in enumerate(order, start=1)}
        teams = tuple(replace(team, number=numbers[old]) for old, team in order)
        shortages = self._shortages(teams)
        return replace(
            self._plan,
            teams=teams,
            shortages=shortages,
            remarks=self._remarks(draft, teams, numbers, is_same_short=shortages == self._plan.shortages),
            idle=self._idle(teams),
            levels=(),
            moved=tuple(one for one in self._plan.moved if draft.team_of_person(one) is not None),
        )

    def _place(self, team: Team) -> tuple[str, int]:
        return team.kecamatan_code, self._force.order[team.tps_ids[0]]

    def _team(self, number: int, group: Group) -> Team:
        tps = tuple(sorted(group.tps, key=self._force.order.__getitem__))
        rows = [self._force.tps[one] for one in tps]
        people = sorted((self._force.people[one] for one in group.people), key=by_seniority)
        members = tuple(Member(one.id, Role.ANGGOTA if place else Role.KA_TIM) for place, one in enumerate(people))
        old = self._teams.get(number)
        fit = self._patterns.fit(len(people), tps, old.pattern.polri if old else 0)
        pattern = fit.pattern or (old.pattern if old else None)
        if pattern is None:
            raise RuleViolation("Tidak ada pola untuk tim baru ini. Tidak ada yang diubah.", fit.fault or "")
        crosses = len({one.desa_code for one in rows}) > 1
        return Team(number, kecamatan_of(rows[0]), members, tps, pattern, crosses)

    def _shortages(self, teams: Sequence[Team]) -> tuple[Shortage, ...]:
        covered = {tps for team in teams for tps in team.tps_ids}
        told = {each.tps_id: each for each in self._plan.shortages}
        left = {tps for team in self._plan.teams for tps in team.tps_ids} | told.keys()
        order = sorted((one for one in left if one not in covered), key=self._force.order.__getitem__)
        return tuple(told.get(one) or self._taken_out(one) for one in order)

    def _taken_out(self, tps: TpsId) -> Shortage:
        row = self._force.tps[tps]
        label = self._case.category(row.category).label.lower()
        text = f"{row.label} ({label}) belum terisi: dikeluarkan dari timnya dengan tangan; jalan keluar: "
        return Shortage(tps, Rule.TAKEN_OUT, f"{text}masukkan ke tim lain atau buat tim baru.")

    def _idle(self, teams: Sequence[Team]) -> tuple[PersonId, ...]:
        busy = {who.person_id for team in teams for who in team.members}
        were = {who.person_id for team in self._plan.teams for who in team.members}
        out = [one for one in were if one not in self._force.barred]
        free = {one for one in (*self._plan.idle, *out) if one not in busy and one in self._force.people}
        return tuple(sorted(free, key=lambda one: by_seniority(self._force.people[one])))

    def _remarks(
        self, draft: Draft, teams: Sequence[Team], numbers: Mapping[int, int], *, is_same_short: bool
    ) -> tuple[Remark, ...]:
        """Those that still hold with their new numbers, then those about the kecamatan touched."""
        codes = {kecamatan_of(self._force.tps[one]) for group in draft.touched.values() for one in group.tps}
        codes |= {self._teams[number].kecamatan_code for number in draft.touched if number in self._teams}
        names = {kecamatan_of(one): one.kecamatan or kecamatan_of(one) for one in self._case.tps}
        touched = {names[code] for code in codes}

        def still_holds(remark: Remark) -> bool:
            if remark.rule is Rule.NO_PEOPLE:
                return is_same_short
            if remark.rule is Rule.WOMEN:
                named = _TEAM.search(remark.text)
                return named is not None and self._teams_kecamatan(int(named[2])) not in codes
            return remark.rule not in _OF_TEAMS or remark.text.partition(":")[0] not in touched

        def renumbered(found: re.Match[str]) -> str:
            return f"{found[1]} {numbers.get(int(found[2]), int(found[2]))}"

        kept = [Remark(one.rule, _TEAM.sub(renumbered, one.text)) for one in self._plan.remarks if still_holds(one)]
        here: defaultdict[str, list[Team]] = defaultdict(list)
        for team in teams:
            if team.kecamatan_code in codes:
                here[team.kecamatan_code].append(team)
        fresh = [each for code, found in here.items() for each in self._of_kecamatan(names[code], found)]
        return (*kept, *fresh)

    def _teams_kecamatan(self, number: int) -> str:
        return self._teams[number].kecamatan_code if number in self._teams else ""

    def _of_kecamatan(self, name: str, teams: Sequence[Team]) -> Iterator[Remark]:
        beyond = {team.number: self._beyond(team) for team in teams}
        over = [number for number, count in beyond.items() if count]
        if over:
            yield wording.beyond_preferred(name, len(over), sum(beyond.values()), ())
        crossing = [
            (team.number, self._desa(team), self._atlas.tour([self._force.tps[one] for one in team.tps_ids]))
            for team in teams
            if team.crosses_desa
        ]
        if crossing:
            yield wording.crossing(name, crossing, ())
        if not self._case.rules.of(Soft.WOMEN).is_on:
            return
        for team in teams:
            people = [self._force.people[who.person_id] for who in team.members]
            women = [describe(one) for one in people if one.gender == "P"]
            if women:
                yield wording.women(team.number, women, self._desa(team))

    def _beyond(self, team: Team) -> int:
        return self._patterns.fit(len(team.members), team.tps_ids, team.pattern.polri).beyond

    def _desa(self, team: Team) -> list[str]:
        rows = [self._force.tps[one] for one in team.tps_ids]
        return list(dict.fromkeys(one.desa or one.desa_code for one in rows))
