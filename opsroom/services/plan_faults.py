"""What is wrong with one team: every rule of the trade it breaks, with a measure, so that two states can be compared.

Sentences are what the user reads before a drop. Soft rules are the scorer's; here they only become breaches.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from opsroom.domain.duty import DUTY_LABELS, Duty
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Rule
from opsroom.domain.plan_edits import Breach, ScorePart
from opsroom.domain.plot_rules import SOFT_LABELS, Soft
from opsroom.domain.ranks import rank_order
from opsroom.domain.tps import Tps
from opsroom.planning.request import Case, by_seniority, kecamatan_of
from opsroom.services.plan_draft import Group
from opsroom.services.plan_fit import Fit, Patterns
from opsroom.services.plan_lines import describe

#: Soft rules that are kept or broken; the others only cost more or less.
BREAKABLE = frozenset(
    {Soft.ONE_DESA, Soft.OWN_POLSEK, Soft.LENT_PAIRED, Soft.JUNIOR_PAIR, Soft.FAIRNESS, Soft.FEW_MOVES}
)

#: The rule, the person or 0 for the team, and the team or 0 for wherever the person is.
FaultKey = tuple[str, int, int]


class Scores(Protocol):
    """What soft rules say; `planning.scoring.Scorer`."""

    def parts(self, person: Person, tps: Sequence[Tps], others: Sequence[Person]) -> tuple[ScorePart, ...]:
        """What a person costs in a team."""

    def team_parts(self, people: Sequence[Person], tps: Sequence[Tps]) -> tuple[ScorePart, ...]:
        """What a team costs by itself."""

    def forbids(self, person: Person, tps: Sequence[Tps], others: Sequence[Person]) -> Breach | None:
        """The rule that keeps a person from a team."""

    def team_forbids(self, people: Sequence[Person], tps: Sequence[Tps]) -> Breach | None:
        """The rule that forbids a team."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule. `amount` grows the more it is broken."""

    amount: Fraction
    breach: Breach


@dataclass(frozen=True, slots=True)
class Force:
    """Everybody and every TPS, and who may be plotted.

    Attributes:
        people: Everybody on the roster, plotted or not.
        barred: Why somebody may not be plotted, for those who may not.
    """

    people: Mapping[PersonId, Person]
    tps: Mapping[TpsId, Tps]
    order: Mapping[TpsId, int]
    barred: Mapping[PersonId, Breach]


def force_of(case: Case, people: Mapping[PersonId, Person], absent: Collection[PersonId]) -> Force:
    """Everybody of the roster against what the plot may use."""
    free = {one.id for one in case.people}
    held = {one.id for one in case.reserve}
    barred: dict[PersonId, Breach] = {}
    for one in people.values():
        who = describe(one)
        if one.id in held:
            text = f"{who} ditahan sebagai cadangan; kurangi jumlah cadangan pada aturan lebih dahulu."
            barred[one.id] = Breach(Rule.RESERVE, text, is_enforced=True)
        elif one.id in absent and one.duty is Duty.PAM_TPS:
            text = f"{who} tercatat tidak hadir pada hari tugas; perbaiki catatan ketidakhadirannya lebih dahulu."
            barred[one.id] = Breach(Rule.DUTY, text, is_enforced=True)
        elif one.id not in free:
            text = f"{who} berstatus {DUTY_LABELS[one.duty]}; ubah statusnya menjadi PAM TPS lebih dahulu."
            barred[one.id] = Breach(Rule.DUTY, text, is_enforced=True)
    return Force(people, {one.id: one for one in case.tps}, {one.id: at for at, one in enumerate(case.tps)}, barred)


class Examiner:
    """Looks at one team after the other."""

    def __init__(self, case: Case, force: Force, patterns: Patterns, scores: Scores) -> None:
        self._case, self._force, self._patterns, self._scores = case, force, patterns, scores

    def faults(self, number: int, group: Group, size: int) -> dict[FaultKey, Fault]:
        """Everything wrong with a team; nothing for a team without TPS, which is no team.

        Args:
            number: Of the team; below 1 for a new one, which may still wait for its people.
            group: Its people and TPS.
            size: People of the pattern it had.
        """
        if not group.tps:
            return {}
        rows = sorted((self._force.tps[one] for one in group.tps), key=lambda one: self._force.order[one.id])
        people = sorted((self._force.people[one] for one in group.people), key=by_seniority)
        fit = self._patterns.fit(len(people), group.tps, size)
        found: dict[FaultKey, Fault] = {}
        told = [
            *self._of_place(number, rows),
            *self._of_pattern(number, group, fit),
            *self._of_people(number, rows, people),
        ]
        told += [*self._of_leader(number, people, fit), *self._of_score(number, rows, people)]
        for key, fault in told:
            found.setdefault(key, fault)
        return found

    def _of_place(self, number: int, rows: Sequence[Tps]) -> Iterator[tuple[FaultKey, Fault]]:
        here = list(dict.fromkeys(one.kecamatan or kecamatan_of(one) for one in rows))
        if len({kecamatan_of(one) for one in rows}) > 1:
            text = f"{team_name(number)} hanya boleh menjaga TPS satu kecamatan, bukan {' dan '.join(here)}."
            yield _hard(Rule.KECAMATAN, number, text, Fraction(len(here)))

    def _of_pattern(self, number: int, group: Group, fit: Fit) -> Iterator[tuple[FaultKey, Fault]]:
        name = team_name(number)
        count = f"{len(group.tps)} TPS"
        if fit.pattern is not None:
            if fit.excess and number > 0:
                text = f"{name} kurang {fit.excess} orang dari polanya ({fit.pattern.polri} orang)."
                yield _advice(Rule.TEAM_SIZE, number, text, fit.excess)
            if fit.beyond:
                text = f"{name} menjaga {count}, {fit.beyond} di atas pola utama."
                yield _advice(Rule.BEYOND_PREFERRED, number, text, Fraction(fit.beyond))
        elif fit.fault is Rule.NO_PATTERN:
            bare = next(self._force.tps[one] for one in group.tps if self._patterns.kind(one) is None)
            label = self._case.category(bare.category).label.lower()
            yield _hard(fit.fault, number, f"{bare.label} ({label}) belum punya pola; isi polanya dahulu.", fit.excess)
        elif fit.fault is Rule.OWN_TEAM:
            text = f"{name} mencampur TPS yang harus punya tim sendiri dengan TPS lain."
            yield _hard(fit.fault, number, text, fit.excess)
        elif fit.fault is Rule.TEAM_SIZE:
            most = self._patterns.most(group.tps)
            text = f"{name} paling banyak {most} orang menurut polanya; tukar orang, jangan menambah."
            if not most:
                text = f"{name} mencampur kategori yang jumlah orang per timnya berbeda."
            yield _hard(fit.fault, number, text, fit.excess)
        else:
            yield _hard(Rule.CAPACITY, number, f"{name} tidak muat: {count} melebihi polanya.", fit.excess)

    def _of_people(
        self, number: int, rows: Sequence[Tps], people: Sequence[Person]
    ) -> Iterator[tuple[FaultKey, Fault]]:
        desa = {one.desa_code: one.desa or one.desa_code for one in rows}
        for one in people:
            if one.id in self._force.barred:
                yield _refusal(self._force.barred[one.id], one, number)
            if one.home_desa in desa:
                text = f"{describe(one)} terdaftar sebagai pemilih di {desa[one.home_desa]}, jadi tidak boleh di sana."
                yield _refusal(Breach(Rule.HOME_DESA, text, is_enforced=True), one, number)

    def _of_leader(self, number: int, people: Sequence[Person], fit: Fit) -> Iterator[tuple[FaultKey, Fault]]:
        """A team that still waits for people may yet get its leader."""
        wanted = self._case.rules.leader_rank
        if wanted and people and rank_order(people[0].rank) > rank_order(wanted):
            text = f"{team_name(number)} tidak punya Ka Tim berpangkat {wanted} ke atas."
            say = _advice if fit.pattern and fit.excess else _hard
            yield say(Rule.LEADER_RANK, number, text, Fraction(1))

    def _of_score(self, number: int, rows: Sequence[Tps], people: Sequence[Person]) -> Iterator[tuple[FaultKey, Fault]]:
        name = team_name(number)
        forbidden = self._scores.team_forbids(people, rows)
        if forbidden:
            yield _hard(forbidden.rule, number, f"{name}: {forbidden.text}", Fraction(1))
        for part in _broken(self._scores.team_parts(people, rows)):
            yield _advice(part.rule, number, _sentence(name, part), Fraction(part.points))
        for one in people:
            others = [other for other in people if other is not one]
            forbidden = self._scores.forbids(one, rows, others)
            if forbidden:
                yield _refusal(forbidden, one, number)
            for part in _broken(self._scores.parts(one, rows, others)):
                if forbidden is None or forbidden.rule != part.rule:
                    breach = Breach(part.rule, _sentence(describe(one), part), is_enforced=False)
                    yield (part.rule, one.id, 0), Fault(Fraction(part.points), breach)


def team_name(number: int) -> str:
    """``Tim 7``, ``Tim baru``."""
    return f"Tim {number}" if number > 0 else "Tim baru"


def _broken(parts: Sequence[ScorePart]) -> list[ScorePart]:
    return [part for part in parts if part.points > 0 and part.rule in BREAKABLE]


def _sentence(subject: str, part: ScorePart) -> str:
    return f"{subject}: aturan '{SOFT_LABELS[part.rule]}' dilanggar ({part.text.rstrip('.')})."


def _hard(rule: str, number: int, text: str, amount: Fraction) -> tuple[FaultKey, Fault]:
    return (rule, 0, number), Fault(amount, Breach(rule, text, is_enforced=True))


def _advice(rule: str, number: int, text: str, amount: Fraction) -> tuple[FaultKey, Fault]:
    return (rule, 0, number), Fault(amount, Breach(rule, text, is_enforced=False))


def _refusal(breach: Breach, person: Person, number: int) -> tuple[FaultKey, Fault]:
    """Somebody who may not be there: refused in every other team too, though tolerated where he is."""
    return (breach.rule, person.id, number), Fault(Fraction(1), breach)
