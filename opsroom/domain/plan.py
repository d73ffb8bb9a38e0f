"""The plot: what the engine is asked, and the plan it answers with.

Pure records; the engine itself lives in `opsroom.planning`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.tps import Tps


class Role(StrEnum):
    """What a person is in a plan."""

    KA_TIM = "KA_TIM"
    ANGGOTA = "ANGGOTA"
    PADAL = "PADAL"
    PAMATWIL = "PAMATWIL"


ROLE_LABELS: dict[Role, str] = {
    Role.KA_TIM: "KA TIM",
    Role.ANGGOTA: "ANGGOTA",
    Role.PADAL: "PADAL",
    Role.PAMATWIL: "PAMATWIL",
}


class Rule(StrEnum):
    """The rule that blocks a TPS from being covered, or that a remark is about."""

    NO_PATTERN = "tanpa_pola"
    NO_PEOPLE = "personel_kurang"
    TEAM_SIZE = "ukuran_tim"
    CAPACITY = "kapasitas_pola"
    PIN_CONFLICT = "sematan_bertentangan"
    OWN_TEAM = "tim_sendiri"
    HOME_DESA = "desa_asal"
    NO_PADAL = "tanpa_padal"
    CROSS_DESA = "lintas_desa"
    BEYOND_PREFERRED = "pola_cadangan"


@dataclass(frozen=True, slots=True)
class Pin:
    """A person held to a TPS by hand; the plot keeps it."""

    person_id: PersonId
    tps_id: TpsId


@dataclass(frozen=True, slots=True)
class PlotRequest:
    """Everything the engine may know; same request, same plan.

    Attributes:
        tps: All TPS of the operation, any order (the engine sorts).
        people: Only people whose duty is PAM_TPS, any order.
        padal_pool: People whose duty is PADAL.
        categories: By code.
        patterns: Per category code, first preferred.
        pins: Person to TPS, kept.
        unit_areas: Unit name (capitals) to the kecamatan codes it serves.
    """

    tps: tuple[Tps, ...]
    people: tuple[Person, ...]
    padal_pool: tuple[Person, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=dict)
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    unit_areas: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a team."""

    person_id: PersonId
    role: Role


@dataclass(frozen=True, slots=True)
class Team:
    """The people who secure a set of TPS together.

    Attributes:
        number: Running number over the whole plan, from 1, in order of kecamatan and desa code.
        members: Ka Tim first.
        tps_ids: In order of desa code and number.
        pattern: The pattern the team was formed by.
        crosses_desa: The TPS lie in more than one desa.
    """

    number: int
    kecamatan_code: str
    members: tuple[Member, ...]
    tps_ids: tuple[TpsId, ...]
    pattern: Pattern
    crosses_desa: bool = False


@dataclass(frozen=True, slots=True)
class Shortage:
    """A TPS without a team, and the rule that blocks it, with one Indonesian sentence."""

    tps_id: TpsId
    rule: Rule
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A soft rule that was bent, or something the Kabag Ops should know, with one Indonesian sentence."""

    rule: Rule
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """An officer controlling a place; a Padal controls one kecamatan."""

    role: Role
    kecamatan_code: str
    person_id: PersonId


@dataclass(frozen=True, slots=True)
class Plan:
    """A full answer: teams, posts, what is short and why.

    Attributes:
        idle: People on TPS duty who got no team (an odd one out, or more people than needed).
        input_hash: SHA-256 of the canonical request, so that "same input, same plan" can be checked on paper.
    """

    teams: tuple[Team, ...]
    shortages: tuple[Shortage, ...] = ()
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    idle: tuple[PersonId, ...] = ()
    input_hash: str = ""

    @property
    def people_count(self) -> int:
        """People in teams."""
        return sum(len(team.members) for team in self.teams)

    @property
    def covered_count(self) -> int:
        """TPS with a team."""
        return sum(len(team.tps_ids) for team in self.teams)

    @property
    def cross_desa_count(self) -> int:
        """Teams whose TPS lie in more than one desa."""
        return sum(team.crosses_desa for team in self.teams)
