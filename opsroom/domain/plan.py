"""The plot: what the engine is asked, and the plan it answers with.

Pure records; the engine itself lives in `opsroom.planning`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plot_rules import PlotRules
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
    LEADER_RANK = "pangkat_ka_tim"
    ENFORCED = "aturan_wajib"
    MOVES_CAP = "batas_pindah"
    TAKEN_OUT = "dikeluarkan"
    NO_PAMATWIL = "tanpa_pamatwil"
    RESERVE = "cadangan"
    WOMEN = "fasilitas_polwan"
    FORCE = "kekuatan"
    MOVED = "pindah_tugas"
    STOPPED = "dihentikan"
    KECAMATAN = "satu_kecamatan"
    DUTY = "tidak_bertugas"
    GONE = "sudah_tidak_ada"


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
        pins: Person to TPS, kept; a person or a TPS may have several.
        unit_areas: Unit name (capitals) to the kecamatan codes it serves.
        pamatwil_pool: People whose duty is PAMATWIL.
        rayon: Kecamatan code to the name of its rayon; without any the whole region is one.
        rules: Soft rules, rank of the Ka Tim, people held back.
        desa_points: Desa code to latitude and longitude, for TPS without their own.
        unit_points: Unit name (capitals) to where its people set out.
        absent: People of `people` whose absence (cuti, sakit, dinas lain) overlaps the duty; they are not plotted.
        ordered: The plan already ordered; the new one moves as few of its people as the levels allow.
        seed: Varies ties only; stored with the plan.
    """

    tps: tuple[Tps, ...]
    people: tuple[Person, ...]
    padal_pool: tuple[Person, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=dict)
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    unit_areas: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pamatwil_pool: tuple[Person, ...] = ()
    rayon: Mapping[str, str] = field(default_factory=dict)
    rules: PlotRules = field(default_factory=PlotRules)
    desa_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    unit_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    absent: frozenset[PersonId] = frozenset()
    ordered: "Plan | None" = None
    seed: int = 0


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


class LevelName(StrEnum):
    """The objective of a plot, most weighty first."""

    UNCOVERED = "uncovered"
    BEYOND = "beyond_preferred"
    CROSSING = "cross_desa"
    PEOPLE = "people"
    SOFT = "soft_cost"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the objective: what the plan has, and what no plan can go below.

    Attributes:
        bound: No plan as good on all levels before has less; `value` itself when that was proven.
        parts: `UNCOVERED` only: category codes joined by `+`, value and bound, most severe first. The level is solved
            part by part, so it is proven when every part is.
    """

    name: LevelName
    value: int
    bound: int
    parts: tuple[tuple[str, int, int], ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound and all(value == bound for _, value, bound in self.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """A full answer: teams, posts, what is short and why.

    Attributes:
        idle: People on TPS duty who got no team (an odd one out, or more people than needed).
        input_hash: SHA-256 of the canonical request, so that "same input, same plan" can be checked on paper.
        levels: The objective in order, empty for plans of before and for those edited by hand.
        moved: People who leave all their TPS of the plan ordered before.
        seed: Of the request.
        is_stopped: Time limit or user ended the search early; what was found till then is kept.
    """

    teams: tuple[Team, ...]
    shortages: tuple[Shortage, ...] = ()
    posts: tuple[Post, ...] = ()
    remarks: tuple[Remark, ...] = ()
    idle: tuple[PersonId, ...] = ()
    input_hash: str = ""
    levels: tuple[Level, ...] = ()
    moved: tuple[PersonId, ...] = ()
    seed: int = 0
    is_stopped: bool = False

    @property
    def people_count(self) -> int:
        """People in teams."""
        return sum(len(team.members) for team in self.teams)

    @property
    def covered_count(self) -> int:
        """TPS with a team."""
        return sum(len(team.tps_ids) for team in self.teams)

    @property
    def content_hash(self) -> str:
        """SHA-256 of who serves where: teams, their people and TPS, and posts. Words and figures do not count."""
        facts = [
            sorted(
                [team.kecamatan_code, [[who.person_id, who.role] for who in team.members], list(team.tps_ids)]
                for team in self.teams
            ),
            sorted([post.role, post.kecamatan_code, post.person_id] for post in self.posts),
        ]
        return hashlib.sha256(json.dumps(facts, separators=(",", ":")).encode()).hexdigest()

    @property
    def cross_desa_count(self) -> int:
        """Teams whose TPS lie in more than one desa."""
        return sum(team.crosses_desa for team in self.teams)
