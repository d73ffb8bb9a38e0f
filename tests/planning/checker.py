"""A second opinion on plans. It shares no code with `opsroom.planning`: fractions here, whole numbers there."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from opsroom.domain.categories import DEFAULT_CATEGORIES, Category, Pattern
from opsroom.domain.plan import Plan, PlotRequest, Role, Rule, Team
from opsroom.domain.tps import Tps
from tests.planning.points import check_claims

STANDARD = {one.code: one for one in DEFAULT_CATEGORIES}


def check_plan(request: PlotRequest, plan: Plan) -> list[str]:
    """Every hard rule a plan breaks and every figure it tells wrongly, in words; empty when there are none."""
    facts = _Facts(request)
    complaints = [*_counts(facts, plan), *_people(facts, plan), *_posts(facts, plan), *_pins(facts, plan)]
    for team in plan.teams:
        complaints += [f"team {team.number}: {one}" for one in facts.complaints(team)]
    return complaints or check_claims(request, plan, levels(request, plan))


def levels(request: PlotRequest, plan: Plan) -> tuple[int, ...]:
    """The objectives in order: uncovered per severity (TPS with a pattern only), beyond, crossing, people."""
    facts = _Facts(request)
    able = [one for one in facts.tps.values() if facts.patterns(one)]
    severities = sorted({facts.severity(one) for one in able}, reverse=True)
    covered = {one for team in plan.teams for one in team.tps_ids}
    uncovered = [sum(facts.severity(one) == level and one.id not in covered for one in able) for level in severities]
    crossing = sum(len({facts.tps[one].desa_code for one in team.tps_ids}) > 1 for team in plan.teams)
    beyond = sum(facts.beyond(team) for team in plan.teams)
    return (*uncovered, beyond, crossing, sum(len(team.members) for team in plan.teams))


class _Facts:
    def __init__(self, request: PlotRequest) -> None:
        self.request = request
        self.tps = {one.id: one for one in request.tps}
        self.people = {one.id: one for one in request.people}

    def category(self, code: str) -> Category:
        return self.request.categories.get(code) or STANDARD.get(code) or Category(code, code, 0)

    def klass(self, tps: Tps) -> str:
        return "KHUSUS" if tps.is_special and self.request.patterns.get("KHUSUS") else tps.category

    def patterns(self, tps: Tps) -> tuple[Pattern, ...]:
        return self.request.patterns.get(self.klass(tps), ())

    def severity(self, tps: Tps) -> int:
        return max(self.category(tps.category).severity, self.category(self.klass(tps)).severity)

    def beyond(self, team: Team) -> int:
        """TPS over the preferred pattern, the most severe (then those with the smallest pattern) taken in first."""
        load, over = Fraction(0), 0
        size = len(team.members)
        rows = [self.tps[one] for one in team.tps_ids]
        most = {one.id: max(p.tps for p in self.patterns(one) if p.polri == size) for one in rows}
        for one in sorted(rows, key=lambda one: (-self.severity(one), most[one.id], self.klass(one))):
            first = next(pattern for pattern in self.patterns(one) if pattern.polri == size)
            fits = load + Fraction(1, first.tps) <= 1
            load += Fraction(1, first.tps) if fits else 0
            over += self.patterns(one)[0].polri != size or not fits
        return over

    def complaints(self, team: Team) -> list[str]:
        rows = [self.tps[one] for one in team.tps_ids]
        if not rows or not team.members:
            return ["empty"]
        if any(all(pattern.polri != len(team.members) for pattern in self.patterns(one)) for one in rows):
            return [f"no pattern of {len(team.members)} people for its TPS"]
        return [*self._pattern(team, rows), *self._place(team, rows), *self._members(team, rows)]

    def _pattern(self, team: Team, rows: list[Tps]) -> Iterator[str]:
        size = len(team.members)
        if size != team.pattern.polri:
            yield f"{size} people for {team.pattern}"
        if sum(Fraction(1, max(p.tps for p in self.patterns(one) if p.polri == size)) for one in rows) > 1:
            yield "over capacity"
        worst = max(self.severity(one) for one in rows)
        if not any(team.pattern in self.patterns(one) for one in rows if self.severity(one) == worst):
            yield "its pattern is not one of its most severe TPS"
        for names in ({one.category for one in rows}, {self.klass(one) for one in rows}):
            if len(names) > 1 and any(self.category(name).own_team for name in names):
                yield f"shares a team that must not be shared: {sorted(names)}"

    def _place(self, team: Team, rows: list[Tps]) -> Iterator[str]:
        if {one.kecamatan_code for one in rows} != {team.kecamatan_code}:
            yield "not in one kecamatan"
        if team.crosses_desa != (len({one.desa_code for one in rows}) > 1):
            yield "crosses_desa is wrong"
        if [(one.desa_code, one.number) for one in rows] != sorted((one.desa_code, one.number) for one in rows):
            yield "TPS out of order"

    def _members(self, team: Team, rows: list[Tps]) -> Iterator[str]:
        members = [self.people[member.person_id] for member in team.members if member.person_id in self.people]
        if {one.desa_code for one in rows} & {person.home_desa for person in members}:
            yield "somebody serves his own desa"
        if [member.role for member in team.members] != [Role.KA_TIM] + [Role.ANGGOTA] * (len(team.members) - 1):
            yield "not exactly one Ka Tim in front"
        if members != sorted(members, key=lambda person: (*person.seniority, person.id)):
            yield "Ka Tim is not the senior"


def _counts(facts: _Facts, plan: Plan) -> list[str]:
    found = []
    seen = Counter([one for team in plan.teams for one in team.tps_ids] + [one.tps_id for one in plan.shortages])
    if seen != Counter(list(facts.tps)):
        found.append(f"covered and short are not all TPS once each: {seen - Counter(list(facts.tps))}")
    for shortage in plan.shortages:
        tps = facts.tps[shortage.tps_id]
        if (shortage.rule is Rule.NO_PATTERN) != (not facts.patterns(tps)):
            found.append(f"{tps.label}: rule {shortage.rule}")
        if not shortage.text.startswith(tps.label) or not shortage.text.endswith(".") or "\n" in shortage.text:
            found.append(f"no sentence: {shortage.text}")
    if [team.number for team in plan.teams] != list(range(1, len(plan.teams) + 1)):
        found.append("teams are not numbered from 1")
    first = [facts.tps[team.tps_ids[0]] for team in plan.teams]
    keys = [(one.kecamatan_code, one.desa_code, one.number) for one in first]
    if keys != sorted(keys):
        found.append("teams are out of order")
    return found


def _people(facts: _Facts, plan: Plan) -> list[str]:
    used = Counter([member.person_id for team in plan.teams for member in team.members] + list(plan.idle))
    there = set(facts.people) - facts.request.absent
    held = there - set(used)
    pinned = {pin.person_id for pin in facts.request.pins}
    fair = min(facts.request.rules.reserve, len(there - pinned))
    if max(used.values(), default=1) > 1 or set(used) - there or len(held) != fair or held & pinned:
        return ["in teams, idle and held back are not all people once each"]
    return []


def _posts(facts: _Facts, plan: Plan) -> list[str]:
    found = []
    kecamatan = sorted({one.kecamatan_code for one in facts.request.tps})
    posted = [post.kecamatan_code for post in plan.posts]
    officers = [post.person_id for post in plan.posts]
    free = {one.id for one in facts.request.padal_pool} - set(facts.people)
    if posted != [code for code in kecamatan if code in posted] or len(set(posted)) < len(posted):
        found.append("posts are not one per kecamatan in order")
    if not set(officers) <= free or len(set(officers)) < len(officers):
        found.append("a Padal is nobody of the pool, or has two posts")
    if len(posted) != min(len(kecamatan), len(free)):
        found.append("a Padal was left over while a kecamatan has none")
    if sum(remark.rule is Rule.NO_PADAL for remark in plan.remarks) != len(kecamatan) - len(posted):
        found.append("not a remark for every kecamatan without Padal")
    return found


def _pins(facts: _Facts, plan: Plan) -> list[str]:
    """Kept, or refused in a sentence that names the person and the TPS."""
    teams = {one: {member.person_id for member in team.members} for team in plan.teams for one in team.tps_ids}
    refusals = [remark.text for remark in plan.remarks if remark.rule is Rule.PIN_CONFLICT]
    lost: Counter[tuple[str, str]] = Counter()
    for pin in set(facts.request.pins):
        person, tps = facts.people.get(pin.person_id), facts.tps.get(pin.tps_id)
        # Desa of two kecamatan may share a name, so sentences are counted.
        named = f"NRP {person.nrp} " if person else ""
        place = f"{tps.label}" if tps else f"TPS nomor {pin.tps_id}"
        lost[named, place] += pin.person_id not in teams.get(pin.tps_id, ())
    found = []
    for (named, place), count in lost.items():
        refused = sum(named in text and f"pada {place} tidak" in text for text in refusals)
        if refused != count and named:
            found.append(f"{count} pins of {named}on {place} are lost, {refused} are said to be")
    return found
