"""The situation report (Lapsit) as text for WhatsApp: strength, progress and incidents of a kecamatan or of the Polres.

The form is the one police units use there: Kepada and Dari, sections A, B, C, NIHIL where there is nothing, ``Dum`` at
the end (domain note 3.5). There is no figure about votes.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from opsroom.domain.calendar import ZONES, write_clock, write_day_and_date, write_number
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.incidents import GOING_ON, Incident, IncidentState, state_at
from opsroom.domain.plan import Plan
from opsroom.domain.radio_log import LineState
from opsroom.domain.regions import Kecamatan
from opsroom.domain.stages import STAGE_LABELS, TPS_STAGES, Stage, has_reached
from opsroom.domain.tps import Tps
from opsroom.runtime.paths import resource
from opsroom.services.letterheads import event_of, read_letterhead
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.work import Work

SETTING = "lapsit_words"
_GREETINGS = ((11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore"), (24, "Selamat malam"))


@dataclass(frozen=True, slots=True)
class LapsitWords:
    """The words of the report; each may hold the placeholders it came with."""

    to: str
    sender: str
    address: str
    opening: str
    strength: str
    progress: str
    incidents: str
    nothing: str
    calm: str
    busy: str
    closing: str


@dataclass(frozen=True, slots=True)
class SetLapsitWords:
    """Keep other words for the report: name of a field of `LapsitWords` to text."""

    words: Mapping[str, str]
    label: str = "Ubah teks lapsit"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Check and store.

        Raises:
            RuleViolation: There is no such field, or a placeholder in it is not known.
        """
        for key, text in self.words.items():
            if key not in LapsitWords.__annotations__:
                raise RuleViolation(f"Bagian '{key}' tidak ada di teks lapsit. Tidak ada yang diubah.", key)
            _fill(text, _EXAMPLE, key)
        work.put_setting(SETTING, dict(self.words))


@dataclass(frozen=True, slots=True)
class _Area:
    """The figures of one kecamatan, or of all together."""

    name: str
    tps: int
    people: int
    present: int
    reached: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class _Day:
    """What the report is made from."""

    tps: Sequence[Tps]
    stages: Mapping[TpsId, Stage]
    present: frozenset[PersonId]
    plan: Plan


_EXAMPLE: Mapping[str, str] = dict.fromkeys(
    ("head", "unit", "greeting", "address", "event", "place", "day", "clock"), ""
)


@cache
def standard_words() -> LapsitWords:
    """The words of `resources/texts/lapsit.toml`."""
    return LapsitWords(**tomllib.loads(resource("texts/lapsit.toml").read_text("utf-8")))


def read_words(reader: Reader) -> LapsitWords:
    """The words in use."""
    stored: Any = reader.setting(SETTING)
    own = stored if isinstance(stored, dict) else {}
    known = {key: getattr(standard_words(), key) for key in LapsitWords.__annotations__}
    return LapsitWords(**{key: str(own.get(key, text)) for key, text in known.items()})


def write_lapsit(workspace: Workspace, at: datetime, kecamatan_code: str = "") -> str:
    """The report on the state at `at` (aware); of one kecamatan where its code is given. Thread: any.

    Raises:
        NotFound: There is no such kecamatan.
    """
    with workspace.read() as reader:
        words = read_words(reader)
        letterhead = read_letterhead(reader, load_wordings())
        places = [one for one in reader.kecamatan() if kecamatan_code in ("", one.code)]
        if not places:
            raise NotFound(f"Kecamatan {kecamatan_code} tidak ada di operasi ini.", kecamatan_code)
        day = _read_day(reader, at)
        areas = [_area(one, day) for one in places]
        happened = [one for one in _happened(reader, at) if kecamatan_code in ("", one[0].kecamatan_code)]
        event = event_of(reader.operation())
        alarm = _has_loose_alarm(reader, at)
    local = at.astimezone(ZONES[letterhead.zone])
    filling = {
        "head": letterhead.head_short,
        "unit": letterhead.unit_short,
        "greeting": next(text for hour, text in _GREETINGS if local.hour < hour),
        "address": words.address,
        "event": event,
        "place": f"KEC. {places[0].name}" if kecamatan_code else f"wilayah hukum {letterhead.unit_short}",
        "day": write_day_and_date(local.date()).removeprefix("hari "),
        "clock": write_clock(at, letterhead.zone),
    }
    sender = _fill(words.sender, filling, "sender")
    whole = areas[0] if kecamatan_code else _sum(areas)
    # Nobody may be told that all is calm while a line about danger has become no incident.
    mood = "" if alarm else words.calm
    if any(state in GOING_ON for _, state in happened):
        mood = words.busy
    lines = [
        "Kepada Yth :", f"*{_fill(words.to, filling, 'to')}*", f"Dari : {sender}", "",
        _fill(words.opening, filling, "opening"), "",
        f"*{words.strength}*", *_strength(whole, [] if kecamatan_code else areas), "",
        f"*{words.progress}*", *_progress(whole, [] if kecamatan_code else areas, words.nothing), "",
        f"*{words.incidents}*", *(_incident_lines(happened, letterhead.zone) or [words.nothing]), "",
        *([mood] if mood else []), words.closing, "", sender,
    ]  # fmt: skip
    return "\n".join(lines)


def _read_day(reader: Reader, at: datetime) -> _Day:
    tps = reader.tps()
    people = reader.persons()
    stored = reader.current_plan()
    stages = reader.newest_reports(Kind.TPS_STATE, [one.id for one in tps], until=at)
    calls = reader.newest_reports(Kind.PERSON_STATE, [one.id for one in people], until=at)
    present = frozenset(PersonId(one) for one, (_, stage, _) in calls.items() if has_reached(Stage(stage), Stage.APEL))
    reached = {TpsId(one): Stage(stage) for one, (_, stage, _) in stages.items()}
    return _Day(tps, reached, present, stored.plan if stored else Plan(()))


def _area(place: Kecamatan, day: _Day) -> _Area:
    rows = [one for one in day.tps if one.kecamatan_code == place.code]
    people = {post.person_id for post in day.plan.posts if post.kecamatan_code == place.code}
    for team in day.plan.teams:
        if team.kecamatan_code == place.code:
            people.update(who.person_id for who in team.members)
    reached = {stage: sum(has_reached(day.stages.get(one.id), stage) for one in rows) for stage in TPS_STAGES}
    return _Area(place.name, len(rows), len(people), len(people & day.present), reached)


def _sum(areas: Sequence[_Area]) -> _Area:
    return _Area(
        "",
        sum(one.tps for one in areas),
        sum(one.people for one in areas),
        sum(one.present for one in areas),
        {stage: sum(one.reached[stage] for one in areas) for stage in TPS_STAGES},
    )


def _happened(reader: Reader, at: datetime) -> list[tuple[Incident, IncidentState]]:
    """The incidents up to a moment with how they stood then; those that repeat another one left out."""
    found = [(one, state_at(reader.incident_steps(one.id), at)) for one in reader.incidents() if one.at <= at]
    return [(one, state) for one, state in found if state is not IncidentState.REPEATED]


def _has_loose_alarm(reader: Reader, at: datetime) -> bool:
    """Whether a line with words of danger stands in the log that was neither put aside nor made an incident."""
    told = {one.line_id for one in reader.incidents()}
    return any(
        line.is_alarm and line.received_at <= at and line.id not in told
        for line in reader.lines()
        if line.state in (LineState.INBOX, LineState.TAKEN)
    )


def _strength(whole: _Area, areas: Sequence[_Area]) -> list[str]:
    lines = [f"Personel hadir : {write_number(whole.present)}/{write_number(whole.people)}"]
    return lines + [
        f"{number}. Kec. {one.name} : {write_number(one.present)}/{write_number(one.people)}"
        for number, one in enumerate(areas, 1)
    ]


def _progress(whole: _Area, areas: Sequence[_Area], nothing: str) -> list[str]:
    told = [stage for stage in TPS_STAGES if whole.reached[stage]]
    lines = [f"Jumlah TPS : {write_number(whole.tps)}"]
    if not told:
        return [*lines, f"Laporan masuk : {nothing}"]
    lines += [f"- {STAGE_LABELS[one]} : {write_number(whole.reached[one])}/{write_number(whole.tps)}" for one in told]
    # Where most of them are; a single TPS that is further on says nothing about the others.
    most = max((stage for stage in told if whole.reached[stage] * 2 >= whole.tps), key=told.index, default=told[0])
    lines += [
        f"{number}. Kec. {one.name} : {STAGE_LABELS[most]} {write_number(one.reached[most])}/{write_number(one.tps)}"
        for number, one in enumerate(areas, 1)
    ]
    return lines


def _incident_lines(happened: Sequence[tuple[Incident, IncidentState]], zone: str) -> list[str]:
    return [
        f"{place}. Pukul {write_clock(one.at, zone)} {one.kind}: {one.summary} "
        f"({'selesai' if state is IncidentState.CLOSED else 'dalam penanganan'})"
        for place, (one, state) in enumerate(happened, 1)
    ]


def _fill(text: str, filling: Mapping[str, str], field: str) -> str:
    try:
        return text.format_map(filling)
    except (KeyError, ValueError, IndexError, AttributeError) as problem:
        names = ", ".join(f"{{{key}}}" for key in filling)
        raise RuleViolation(f"Teks lapsit memuat isian yang tidak dikenal. Yang dikenal: {names}.", field) from problem
