"""Commands of roll calls: opened from the plan, ticked person by person, closed; and what a list looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import DUTY_LABELS, Duty
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Plan
from opsroom.domain.radio_log import LineState
from opsroom.domain.roll_calls import LAST_DIGITS, RollCall, RollEntry, missing_first, read_tick
from opsroom.domain.stages import Stage, has_reached
from opsroom.services.entry_words import person_name
from opsroom.services.state_fold import StateFold
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: `RadioLine.source` of ticks.
SOURCE = "APEL"


@dataclass(frozen=True, slots=True)
class OpenRollCall:
    """Begin a roll call of everybody the plan that counts sends out, or of one kecamatan alone."""

    name: str
    at: datetime
    place: str = ""
    leader: str = ""
    kecamatan_code: str = ""
    label: str = "Buka apel"
    origin: Origin = Origin.RADIO
    undoable: bool = False

    def apply(self, work: Work) -> int:
        """Write the list, senior first, with the absences already known; returns the id of the roll call.

        Raises:
            RuleViolation: It has no name, or there is nobody to call.
        """
        stored = work.reader.current_plan()
        ids = _sent_out(stored.plan if stored else Plan(()), self.kecamatan_code)
        if not self.name.strip():
            raise RuleViolation("Apel ini belum bernama. Tulis misalnya: Apel pergeseran.", "name")
        if not ids:
            raise RuleViolation("Belum ada personel yang diploting di sini. Ploting dahulu, lalu buka apelnya.", "plan")
        day = self.at.date()
        known = {one.person_id: one.reason for one in work.reader.absences() if one.overlaps(day, day)}
        call = {"name": self.name.strip(), "at": self.at, "place": self.place.strip(), "leader": self.leader.strip()}
        call_id = work.insert(Kind.ROLL_CALL, call)
        people = sorted(work.reader.persons(ids), key=lambda person: person.seniority)
        rows = [
            {"roll_call_id": call_id, "person_id": one.id, "reason": known[one.id].value if one.id in known else ""}
            for one in people
        ]
        work.insert_many(Kind.ROLL_ENTRY, rows)
        return call_id


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody is there: named by the last digits of the NRP (or all of them, as a scanner types) or picked."""

    roll_call_id: int
    at: datetime
    digits: str = ""
    person_id: PersonId | None = None
    operator: str = ""
    origin: Origin = Origin.RADIO
    undoable: bool = False
    label: str = "Apel: hadir"

    def apply(self, work: Work) -> Person:
        """Tick and return who it was; somebody ticked before stays ticked since then.

        Raises:
            NotFound: No such roll call, or nobody on its list with these digits.
            RuleViolation: It is closed, too few digits, or they fit several people.
        """
        call = open_call(work.reader, self.roll_call_id)
        entry, person = _meant(work.reader, call, self.digits, self.person_id)
        if entry.present_at is not None:
            return person
        line_id = _tell(work, person, call, self, f"{person_name(person)} hadir")
        work.update(
            Kind.ROLL_ENTRY,
            entry.id,
            {"present_at": self.at, "reason": "", "operator": self.operator, "line_id": line_id},
        )
        return person


@dataclass(frozen=True, slots=True)
class MarkAbsent:
    """Somebody is not there, and why; without a reason a wrong tick is taken back. What was told before stays readable.

    Attributes:
        reason: One of `duty.ABSENT`, or None for not seen.
    """

    roll_call_id: int
    person_id: PersonId | None
    reason: Duty | None
    at: datetime
    digits: str = ""
    note: str = ""
    operator: str = ""
    origin: Origin = Origin.RADIO
    undoable: bool = False
    label: str = "Apel: tidak hadir"

    def apply(self, work: Work) -> Person:
        """Write it and return who it was.

        Raises:
            NotFound: No such roll call, or not on its list.
            RuleViolation: It is closed, too few digits, or they fit several people.
        """
        call = open_call(work.reader, self.roll_call_id)
        entry, person = _meant(work.reader, call, self.digits, self.person_id)
        if entry.line_id is not None:
            work.update(Kind.RADIO_LINE, entry.line_id, {"state": LineState.AMENDED})
            StateFold(work).settle(Kind.PERSON_STATE, [person.id])
        why = DUTY_LABELS[self.reason].lower() if self.reason else "belum terlihat"
        line_id = _log(work, self, call, f"{person_name(person)} {why}", amends=entry.line_id)
        values = {"present_at": None, "reason": self.reason.value if self.reason else "", "note": self.note.strip()}
        work.update(Kind.ROLL_ENTRY, entry.id, {**values, "operator": self.operator, "line_id": line_id})
        return person


@dataclass(frozen=True, slots=True)
class CloseRollCall:
    """End a roll call; its list can be read, not changed, from then on."""

    roll_call_id: int
    at: datetime
    label: str = "Tutup apel"
    origin: Origin = Origin.RADIO
    undoable: bool = False

    def apply(self, work: Work) -> None:
        """Close it.

        Raises:
            NotFound: There is no such roll call.
            RuleViolation: It is closed already.
        """
        call = open_call(work.reader, self.roll_call_id)
        work.update(Kind.ROLL_CALL, call.id, {"closed_at": self.at})


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line of a list; `team` is None for whoever is in none."""

    entry: RollEntry
    person: Person
    team: int | None


def tick_by_text(roll_call_id: int, text: str, at: datetime, operator: str = "") -> Tick | MarkAbsent:
    """The command a typed or scanned line asks for.

    Raises:
        ParseProblem: What follows the number is no reason.
    """
    typed = read_tick(text)
    if typed.reason is None and not typed.is_taken_back:
        return Tick(roll_call_id, at, typed.digits, operator=operator)
    return MarkAbsent(roll_call_id, None, typed.reason, at, typed.digits, operator=operator)


def read_roll(reader: Reader, roll_call_id: int) -> list[RollLine]:
    """The list of a roll call, the missing first, each group in its order."""
    entries = sorted(reader.roll_entries(roll_call_id), key=missing_first)
    people = {one.id: one for one in reader.persons([entry.person_id for entry in entries])}
    stored = reader.current_plan()
    teams = {who.person_id: team.number for team in stored.plan.teams for who in team.members} if stored else {}
    return [RollLine(one, people[one.person_id], teams.get(one.person_id)) for one in entries]


def latest_call(reader: Reader) -> RollCall:
    """The roll call that was opened last, of those that go on where there is one.

    Raises:
        NotFound: There is none at all.
    """
    calls = reader.roll_calls()
    going_on = [one for one in calls if one.closed_at is None]
    if not calls:
        raise NotFound("Belum ada apel di operasi ini. Buka apel dahulu.")
    return max(going_on or calls, key=lambda one: one.id)


def open_call(reader: Reader, roll_call_id: int) -> RollCall:
    """A roll call that goes on.

    Raises:
        NotFound: There is no such roll call.
        RuleViolation: It is closed.
    """
    found = next((one for one in reader.roll_calls() if one.id == roll_call_id), None)
    if found is None:
        raise NotFound(f"Apel nomor {roll_call_id} tidak ada. Periksa nomornya di daftar apel.", f"roll {roll_call_id}")
    if found.closed_at is not None:
        raise RuleViolation(f"Apel '{found.name}' sudah ditutup. Tidak ada yang diubah; buka apel baru.", "roll_call")
    return found


def _sent_out(plan: Plan, kecamatan_code: str) -> Sequence[PersonId]:
    teams = [one for one in plan.teams if kecamatan_code in ("", one.kecamatan_code)]
    posts = [one.person_id for one in plan.posts if kecamatan_code in ("", one.kecamatan_code)]
    return list(dict.fromkeys([*posts, *(who.person_id for team in teams for who in team.members)]))


def _meant(reader: Reader, call: RollCall, digits: str, person_id: PersonId | None) -> tuple[RollEntry, Person]:
    entries = {one.person_id: one for one in reader.roll_entries(call.id)}
    people = reader.persons(entries)
    wanted = "".join(digits.split())
    if person_id is None and len(wanted) < LAST_DIGITS:
        raise RuleViolation(f"Ketik paling sedikit {LAST_DIGITS} angka terakhir NRP.", "digits")
    found = [one for one in people if (one.id == person_id if person_id is not None else one.nrp.endswith(wanted))]
    if not found:
        who = f"NRP ...{wanted}" if person_id is None else "Orang itu"
        raise NotFound(f"{who} tidak ada di daftar apel '{call.name}'. Tidak ada yang dicatat; periksa angkanya.")
    if len(found) > 1:
        names = ", ".join(f"{person_name(one)} ({one.nrp})" for one in found[:4])
        raise RuleViolation(f"Ada {len(found)} orang dengan angka itu: {names}. Ketik NRP lengkap.", "digits")
    return entries[found[0].id], found[0]


def _tell(work: Work, person: Person, call: RollCall, said: Tick, words: str) -> int:
    """Append the line, and the report unless the person is further on already (a night roll call at the Polsek)."""
    line_id = _log(work, said, call, words)
    state = work.reader.state_rows(Kind.PERSON_STATE, [person.id]).get(person.id)
    if not has_reached(state.stage if state else None, Stage.APEL):
        facts = {"received_at": said.at, "text": words, "operator": said.operator, "line_id": line_id}
        StateFold(work).append(Kind.PERSON_STATE, Stage.APEL, said.at, [person.id], facts)
    return line_id


def _log(work: Work, said: Tick | MarkAbsent, call: RollCall, words: str, amends: int | None = None) -> int:
    return work.insert(
        Kind.RADIO_LINE,
        {
            "at": said.at, "received_at": said.at, "text": f"{call.name}: {words}", "stage": Stage.APEL.value,
            "state": LineState.TAKEN, "operator": said.operator, "source": SOURCE, "subjects": 1, "amends": amends,
        },
    )  # fmt: skip
