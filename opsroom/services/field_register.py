"""What the desk looks things up in: TPS by desa and number, teams with their people, and every name there is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Team
from opsroom.domain.radio_words import RadioWords, plain, read_words
from opsroom.domain.regions import clean_region
from opsroom.domain.tps import Tps
from opsroom.services.radio_names import Name, NameIndex, NameKind
from opsroom.store.reader import Reader

WORDS_KEY = "radio_words"
_TEAM_WORD = "TIM"


@dataclass(frozen=True)
class FieldRegister:
    """A snapshot for the desk; asked from any thread.

    Attributes:
        numbers: Desa code to TPS number as an integer to TPS.
        desa: Kecamatan code to its desa codes.
        teams: Number to team of the plan that counts.
        team_of_tps, team_of_person: To the number of the team.
        order: TPS to its place in the register.
    """

    words: RadioWords
    phrases: Mapping[str, str]
    names: NameIndex
    tps: Mapping[TpsId, Tps]
    numbers: Mapping[str, Mapping[int, TpsId]]
    desa: Mapping[str, tuple[str, ...]]
    teams: Mapping[int, Team]
    team_of_tps: Mapping[TpsId, int]
    team_of_person: Mapping[PersonId, int]
    order: Mapping[TpsId, int]
    kecamatan: Mapping[str, str]

    def all_of_desa(self, code: str) -> tuple[TpsId, ...]:
        """Every TPS of a desa."""
        return tuple(self.numbers.get(code, {}).values())

    def all_of_kecamatan(self, code: str) -> tuple[TpsId, ...]:
        """Every TPS of a kecamatan."""
        return tuple(one for desa in self.desa.get(code, ()) for one in self.all_of_desa(desa))

    def people_of(self, tps_ids: Iterable[TpsId]) -> tuple[PersonId, ...]:
        """Who is in the teams of some TPS, each once."""
        teams = dict.fromkeys(self.team_of_tps[one] for one in tps_ids if one in self.team_of_tps)
        return tuple(dict.fromkeys(who.person_id for number in teams for who in self.teams[number].members))


def read_register(reader: Reader) -> FieldRegister:
    """Read everything the desk looks up. Thread: any."""
    words = read_words(reader.setting(WORDS_KEY))
    rows = reader.tps()
    stored = reader.current_plan()
    teams = {team.number: team for team in stored.plan.teams} if stored else {}
    numbers: defaultdict[str, dict[int, TpsId]] = defaultdict(dict)
    desa: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in rows:
        digits = "".join(char for char in one.number if char.isdigit())
        numbers[one.desa_code].setdefault(int(digits or 0), one.id)
        desa[one.kecamatan_code].setdefault(one.desa_code)
    return FieldRegister(
        words=words,
        phrases=words.by_phrase(),
        names=NameIndex.of(_names(reader, words, teams.values())),
        tps={one.id: one for one in rows},
        numbers=numbers,
        desa={code: tuple(some) for code, some in desa.items()},
        teams=teams,
        team_of_tps={one: team.number for team in teams.values() for one in team.tps_ids},
        team_of_person={who.person_id: team.number for team in teams.values() for who in team.members},
        order={one.id: place for place, one in enumerate(rows)},
        kecamatan={one.code: one.name for one in reader.kecamatan()},
    )


def _names(reader: Reader, words: RadioWords, teams: Iterable[Team]) -> list[Name]:
    found = [Name(NameKind.DESA, one.code, clean_region(one.name)) for one in reader.desa()]
    found += [Name(NameKind.KECAMATAN, one.code, clean_region(one.name)) for one in reader.kecamatan()]
    people = {one.id: one for one in reader.persons()}
    nrp = {one.nrp: one for one in people.values()}
    team_of = {who.person_id: team.number for team in teams for who in team.members}
    for callsign, meant in words.callsigns.items():
        target = plain(meant)
        person = nrp.get(meant.strip())
        if target.startswith(f"{_TEAM_WORD} "):
            found.append(Name(NameKind.CALLSIGN, target.removeprefix(f"{_TEAM_WORD} "), callsign))
        elif person is not None and person.id in team_of:
            found.append(Name(NameKind.CALLSIGN, str(team_of[person.id]), callsign))
    found += [
        Name(NameKind.PERSON, str(person_id), people[person_id].name.partition(",")[0])
        for person_id in team_of
        if person_id in people and " " in people[person_id].name.partition(",")[0]
    ]
    return found
