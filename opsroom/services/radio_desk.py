"""The entry line of the radio desk without a screen: what hears lines, and the log of a team, a TPS or a kecamatan."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from opsroom.domain.calendar import ZONES
from opsroom.domain.errors import NotFound, ParseProblem
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_log import RadioLine
from opsroom.domain.radio_text import read_line
from opsroom.domain.typed_days import read_day, read_hour
from opsroom.services.field_register import FieldRegister, read_register
from opsroom.services.letterheads import read_letterhead
from opsroom.services.radio_names import NameKind
from opsroom.services.radio_places import Places, find_places
from opsroom.services.radio_spans import sort_words
from opsroom.services.understand_line import understand
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace


@dataclass(frozen=True)
class Ear:
    """What is needed to understand lines: a snapshot, asked from any thread."""

    register: FieldRegister
    zone: tzinfo

    def understand(self, text: str, now: datetime) -> tuple[Understanding, ...]:
        """Every report of an entry received at `now` (aware)."""
        return understand(text, self.register, now, self.zone)

    def tps_of(self, text: str) -> tuple[TpsId, ...]:
        """The TPS some words name: ``tim 14``, ``tps 3 kurup``, ``lengkiti``.

        Raises:
            NotFound: They name none, or several places.
        """
        places = self.find_tps(text)
        if places.why:
            raise NotFound(places.why)
        return tuple(places.tps_ids)

    def find_tps(self, text: str) -> Places:
        """The TPS some words name, or why they name none."""
        spans = sort_words(read_line(text).words, self.register.names, self.register.phrases)
        return find_places(spans.places, self.register, whole=True)

    def unknown_words(self, text: str) -> tuple[str, ...]:
        """The words that are neither name nor stage nor filler."""
        return tuple(sort_words(read_line(text).words, self.register.names, self.register.phrases).unknown)

    def kecamatan(self, name: str) -> str:
        """The code of a kecamatan by its name.

        Raises:
            NotFound: There is none called so.
        """
        words = read_line(name).words
        found = [one for one in self.register.names.exact(words) if one.kind is NameKind.KECAMATAN]
        if not found:
            raise NotFound(f"Kecamatan {name} tidak ada di operasi ini. Periksa namanya.")
        return found[0].key


def open_ear(workspace: Workspace) -> Ear:
    """Read everything the desk needs. Thread: any."""
    with workspace.read() as reader:
        letterhead = read_letterhead(reader, load_wordings())
        return Ear(read_register(reader), ZONES[letterhead.zone])


def read_moment_text(text: str, now: datetime, zone: tzinfo) -> datetime:
    """A moment typed in the terminal: ISO, ``14-2-2024 07.10``, or ``07.10`` of the day of `now`.

    Returns:
        Aware, UTC.

    Raises:
        ParseProblem: None of these.
    """
    plain = text.strip()
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        found = None
    if found is not None:
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    day_text, _, hour_text = plain.rpartition(" ")
    day: date | None = read_day(day_text) if day_text else now.astimezone(zone).date()
    hour: time | None = read_hour(hour_text)
    if day is None or hour is None:
        raise ParseProblem("Waktu masih kosong. Tulis misalnya 07.10 atau 14-2-2024 07.10.")
    return datetime.combine(day, hour, zone).astimezone(UTC)


def read_log(
    workspace: Workspace, ear: Ear, *, about: str = "", kecamatan: str = "", since: datetime | None = None
) -> list[RadioLine]:
    """The log in order of receiving, of a place alone where one is named.

    Args:
        workspace: The operation.
        ear: Knows the names.
        about: A team or TPS in words; empty for any.
        kecamatan: Its name; empty for any.
        since: Aware; None for all.

    Raises:
        NotFound: There is no such place.
    """
    tps: tuple[TpsId, ...] | None = None
    if about:
        tps = ear.tps_of(about)
    elif kecamatan:
        tps = ear.register.all_of_kecamatan(ear.kecamatan(kecamatan))
    people: tuple[PersonId, ...] = ear.register.people_of(tps) if tps is not None else ()
    with workspace.read() as reader:
        return reader.lines(since=since, tps_ids=tps, person_ids=people)
