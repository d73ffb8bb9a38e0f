"""Is the operation file sound: integrity, counts, journal, backups."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from opsroom.services.plan_lines import people_in
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    Attributes:
        problems: Indonesian sentences; empty when sound.
        counts: Rows per noun.
        backups: Number of backups; `backup_age` of the newest, None without one.
    """

    problems: tuple[str, ...]
    counts: Mapping[str, int]
    backups: int
    backup_age: timedelta | None

    @property
    def is_sound(self) -> bool:
        """No problem was found."""
        return not self.problems


def examine(workspace: Workspace) -> Health:
    """Check the file and what it holds; changes nothing."""
    problems = list(workspace.integrity())
    with workspace.read() as reader:
        counts = reader.counts()
        problems.extend(_plan_problems(reader))
    return Health(tuple(problems), counts, workspace.backup_count(), workspace.backup_age())


def _plan_problems(reader: Reader) -> list[str]:
    """What a plan must never hold: a person or a TPS twice, or one that no longer exists."""
    stored = reader.current_plan()
    if stored is None:
        return []
    plan = stored.plan
    members = Counter(member.person_id for team in plan.teams for member in team.members)
    tps = Counter(tps_id for team in plan.teams for tps_id in team.tps_ids)
    problems = [f"Personel dengan id {row} ada di {count} tim." for row, count in members.items() if count > 1]
    problems.extend(f"TPS dengan id {row} ada di {count} tim." for row, count in tps.items() if count > 1)
    known_people = {person.id for person in reader.persons()}
    known_tps = {record.id for record in reader.tps()}
    problems.extend(f"Ploting memuat personel yang sudah dihapus (id {row})." for row in people_in(plan) - known_people)
    problems.extend(f"Ploting memuat TPS yang sudah dihapus (id {row})." for row in tps.keys() - known_tps)
    return problems
