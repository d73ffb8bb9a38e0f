"""The annex (Lampiran) of an order: the plan as numbered rows, kecamatan by kecamatan, Padal first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from opsroom.domain.documents import AnnexGroup, AnnexRow
from opsroom.domain.forces import OWN_FORCE, SOURCE_LABELS
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import ROLE_LABELS, Plan, Role
from opsroom.domain.ranks import RANK_BY_CODE
from opsroom.domain.tps import Tps
from opsroom.domain.wording import write_addressee
from opsroom.services.plan_lines import place_text
from opsroom.store.reader import Reader

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def annex_groups(reader: Reader, *, prints_phones: bool = False) -> tuple[AnnexGroup, ...]:
    """One group per kecamatan that has people, numbered through all groups; empty without a plan."""
    stored = reader.current_plan()
    if stored is None:
        return ()
    tps = {record.id: record for record in reader.tps()}
    people = {person.id: person for person in reader.persons()}
    groups: list[AnnexGroup] = []
    number = 1
    for region in sorted(reader.kecamatan(), key=lambda region: region.code):
        rows = list(_rows(stored.plan, region.code, region.name, tps, people, prints_phones=prints_phones))
        if not rows:
            continue
        numbered = tuple(replace(row, number=number + i) for i, row in enumerate(rows))
        number += len(rows)
        padal = next((f"{row.rank} {row.name}" for row in rows if row.team == 0), "")
        band = f"{to_roman(len(groups) + 1)}. KECAMATAN {region.name}"
        groups.append(AnnexGroup(f"{band} - PADAL: {padal}" if padal else band, numbered))
    return tuple(groups)


def short_list(groups: Iterable[AnnexGroup]) -> tuple[str, ...]:
    """Kepada of one to three people: each with name, then rank and number, then position, a line each."""
    rows = [row for group in groups for row in group.rows]
    return tuple(write_addressee(row.name, _full_rank(row.rank), row.nrp, row.position) for row in rows)


def _full_rank(code: str) -> str:
    rank = RANK_BY_CODE.get(code)
    return rank.full if rank else code


def to_roman(value: int) -> str:
    """Capital Roman numeral of 1 to 399."""
    text = ""
    for size, letters in _ROMAN:
        while value >= size:
            text += letters
            value -= size
    return text


def _rows(
    plan: Plan,
    code: str,
    name: str,
    tps: Mapping[TpsId, Tps],
    people: Mapping[PersonId, Person],
    *,
    prints_phones: bool,
) -> Iterator[AnnexRow]:
    for post in plan.posts:
        if post.kecamatan_code == code and post.person_id in people:
            yield _row(people[post.person_id], post.role, name, prints_phones=prints_phones)
    for team in plan.teams:
        if team.kecamatan_code != code:
            continue
        desa, numbers = place_text(team, tps)
        for member in team.members:
            if member.person_id in people:
                row = _row(people[member.person_id], member.role, name, prints_phones=prints_phones)
                yield replace(row, desa=desa, tps=numbers, team=team.number)


def _row(person: Person, role: Role, kecamatan: str, *, prints_phones: bool) -> AnnexRow:
    lent = "" if person.source in OWN_FORCE else SOURCE_LABELS[person.source].upper()
    same = person.unit and person.unit.upper() in person.position.upper()
    position = person.position if same or not person.unit else " / ".join(filter(None, (person.position, person.unit)))
    return AnnexRow(
        number=0,
        name=person.name,
        rank=person.rank,
        nrp=person.nrp,
        position=position,
        kecamatan=kecamatan,
        desa="",
        tps="",
        remark=" / ".join(part for part in (ROLE_LABELS[role], lent) if part),
        phone=person.phone if prints_phones else "",
    )
