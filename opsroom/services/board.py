"""The figures on the wall, from one consistent view of the data."""

from collections import Counter, defaultdict

from opsroom.domain.board import BoardRow, BoardSnapshot
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Plan
from opsroom.domain.stages import TPS_STAGES, Stage, has_reached
from opsroom.domain.strength import measure
from opsroom.domain.tps import Tps
from opsroom.services.letterheads import read_letterhead
from opsroom.services.plan_lines import describe, people_in
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace


def read_board(workspace: Workspace) -> BoardSnapshot:
    """The whole Polres, one row per kecamatan in order of code. Thread: any; a few ms for 1,225 TPS."""
    with workspace.read() as reader:
        operation = reader.operation()
        letterhead = read_letterhead(reader, load_wordings())
        names = {region.code: region.name for region in reader.kecamatan()}
        tps = reader.tps()
        people = {person.id: person for person in reader.persons()}
        stored = reader.current_plan()
        states = reader.tps_states()
        present = {person for person, stage in reader.person_states().items() if has_reached(stage, Stage.APEL)}
        categories = {category.code: category.label for category in reader.categories()}
        changed_at = reader.last_change_at()
        going_on = Counter(one.kecamatan_code for one in reader.incidents() if one.is_going_on)
    plan = stored.plan if stored else Plan(())
    by_kecamatan: defaultdict[str, list[Tps]] = defaultdict(list)
    for record in tps:
        by_kecamatan[record.kecamatan_code].append(record)
    covered = {tps_id for team in plan.teams for tps_id in team.tps_ids}
    expected = _expected(plan)
    padal = {post.kecamatan_code: describe(people[post.person_id]) for post in plan.posts if post.person_id in people}
    rows = tuple(
        BoardRow(
            kecamatan_code=code,
            name=names[code],
            tps=len(by_kecamatan[code]),
            tps_covered=sum(record.id in covered for record in by_kecamatan[code]),
            teams=sum(team.kecamatan_code == code for team in plan.teams),
            people_expected=len(expected[code]),
            people_present=len(expected[code] & present),
            reached={
                stage: sum(has_reached(states.get(record.id), stage) for record in by_kecamatan[code])
                for stage in TPS_STAGES
            },
            incidents=going_on[code],
            by_category=dict(Counter(record.category for record in by_kecamatan[code])),
            padal=padal.get(code, ""),
        )
        for code in sorted(names)
    )
    return BoardSnapshot(
        title=operation.name,
        unit=letterhead.unit_short,
        zone=letterhead.zone,
        rows=rows,
        changed_at=changed_at,
        plan_version=stored.version if stored else 0,
        share_out=measure(people.values(), people_in(plan)).share_out,
        incidents_elsewhere=going_on.total() - sum(going_on[code] for code in names),
        categories=categories,
    )


def _expected(plan: Plan) -> defaultdict[str, set[PersonId]]:
    """People who should be in a kecamatan, Padal included."""
    expected: defaultdict[str, set[PersonId]] = defaultdict(set)
    for team in plan.teams:
        expected[team.kecamatan_code].update(member.person_id for member in team.members)
    for post in plan.posts:
        expected[post.kecamatan_code].add(post.person_id)
    return expected
