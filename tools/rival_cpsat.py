"""A rival for the bench: the plot written down straight for OR-Tools CP-SAT, levels solved one after another.

Per kecamatan so many team slots as it could need; whole numbers say how many TPS of a desa and category a slot takes
and how many people of a unit go to a kecamatan. Only operations with one pattern per category, all of one team size.
Shares nothing with `opsroom.planning`.
"""

import time
from collections import defaultdict
from dataclasses import dataclass
from math import cos, hypot, lcm, radians

from ortools.sat.python import cp_model

from opsroom.domain.ids import TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Member, Plan, PlotRequest, Role, Rule, Shortage, Team
from opsroom.domain.tps import Tps

#: A cell: desa and pattern class.
Cell = tuple[str, str]


@dataclass
class Slot:
    """A team that may be used."""

    kecamatan: str
    used: cp_model.IntVar
    takes: dict[Cell, cp_model.IntVar]
    crosses: cp_model.IntVar


@dataclass(frozen=True)
class Answer:
    """What the solver had when its time was over; `plan` is None when it had nothing."""

    plan: Plan | None
    variables: int
    seconds: float
    proven: tuple[str, ...]


class Straight:
    """The model of one request."""

    def __init__(self, request: PlotRequest) -> None:
        self._request = request
        self._size = next(iter(request.patterns.values()))[0].polri
        self._model = cp_model.CpModel()
        self._rows: dict[Cell, list[Tps]] = defaultdict(list)
        for one in sorted(request.tps, key=lambda one: one.code):
            self._rows[one.desa_code, self._class(one)].append(one)
        self._full = lcm(*(found[0].tps for found in request.patterns.values()))
        self._left: dict[Cell, cp_model.IntVar] = {}
        self._slots: list[Slot] = []
        self._sent: dict[tuple[str, str], cp_model.IntVar] = {}
        by_kecamatan: dict[str, list[Cell]] = defaultdict(list)
        for cell in self._rows:
            by_kecamatan[cell[0][:6]].append(cell)
        for kecamatan, cells in sorted(by_kecamatan.items()):
            self._district(kecamatan, cells)
        self._people(sorted(by_kecamatan))

    def solve(self, seconds: float) -> Answer:
        """Level by level, each with an equal share of the time, the one before held fast."""
        started = time.perf_counter()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        proven, best = [], None
        targets = self._targets()
        for place, (name, target) in enumerate(targets):
            self._model.minimize(target)
            left = seconds - (time.perf_counter() - started)
            solver.parameters.max_time_in_seconds = max(0.5, left / (len(targets) - place))
            status = solver.solve(self._model)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                break
            best = self._plan(solver)
            if status == cp_model.OPTIMAL:
                proven.append(name)
            self._model.add(target <= round(solver.objective_value))
            self._model.clear_hints()
            for index in range(len(self._model.proto.variables)):
                variable = self._model.get_int_var_from_proto_index(index)
                self._model.add_hint(variable, solver.value(variable))
        return Answer(best, len(self._model.proto.variables), time.perf_counter() - started, tuple(proven))

    def _class(self, tps: Tps) -> str:
        return "KHUSUS" if tps.is_special and self._request.patterns.get("KHUSUS") else tps.category

    def _district(self, kecamatan: str, cells: list[Cell]) -> None:
        shared = [cell for cell in cells if not self._request.categories[cell[1]].own_team]
        alone = {cell[1] for cell in cells} - {cell[1] for cell in shared}
        for together in [shared, *([cell for cell in cells if cell[1] == one] for one in sorted(alone))]:
            if together:
                self._group(kecamatan, together)

    def _group(self, kecamatan: str, cells: list[Cell]) -> None:
        model = self._model
        weight = {cell: self._full // self._request.patterns[cell[1]][0].tps for cell in cells}
        desa = sorted({cell[0] for cell in cells})
        needed = {one: sum(weight[cell] * len(self._rows[cell]) for cell in cells if cell[0] == one) for one in desa}
        count = sum(-(-load // self._full) for load in needed.values())
        slots = []
        for number in range(count):
            used = model.new_bool_var("")
            takes = {cell: model.new_int_var(0, min(len(self._rows[cell]), self._full // weight[cell]), "")
                     for cell in cells}  # fmt: skip
            here = {one: model.new_bool_var("") for one in desa}
            crosses = model.new_bool_var("")
            model.add(sum(weight[cell] * take for cell, take in takes.items()) <= self._full * used)
            for cell, take in takes.items():
                model.add(take <= len(self._rows[cell]) * here[cell[0]])
            model.add(sum(here.values()) <= 1 + (len(desa) - 1) * crosses)
            if number:
                model.add(used <= slots[-1].used)
            slots.append(Slot(kecamatan, used, takes, crosses))
        for cell in cells:
            self._left[cell] = model.new_int_var(0, len(self._rows[cell]), "")
            model.add(sum(slot.takes[cell] for slot in slots) + self._left[cell] == len(self._rows[cell]))
        self._slots += slots

    def _people(self, kecamatan: list[str]) -> None:
        units: dict[str, int] = defaultdict(int)
        for person in self._request.people:
            units[person.unit] += 1
        for unit, count in sorted(units.items()):
            for code in kecamatan:
                self._sent[unit, code] = self._model.new_int_var(0, count, "")
            self._model.add(sum(self._sent[unit, code] for code in kecamatan) <= count)
        for code in kecamatan:
            seats = sum(self._size * slot.used for slot in self._slots if slot.kecamatan == code)
            self._model.add(sum(self._sent[unit, code] for unit in units) == seats)

    def _targets(self) -> list[tuple[str, cp_model.LinearExpr]]:
        severity = {cell: self._request.categories[cell[1]].severity for cell in self._left}
        found = [
            (f"uncovered {level}", sum(left for cell, left in self._left.items() if severity[cell] == level))
            for level in sorted(set(severity.values()), reverse=True)
        ]
        found.append(("cross_desa", sum(slot.crosses for slot in self._slots)))
        found.append(("people", sum(slot.used for slot in self._slots)))
        found.append(("soft_cost", sum(self._cost(unit, code) * sent for (unit, code), sent in self._sent.items())))
        return found

    def _cost(self, unit: str, kecamatan: str) -> int:
        """Kilometres to the middle of the kecamatan, and forty for a Polsek that serves another one."""
        areas = self._request.unit_areas.get(unit, frozenset())
        home = self._request.unit_points.get(unit)
        points = [point for desa, point in self._request.desa_points.items() if desa.startswith(kecamatan)]
        away = 0
        if home and points:
            lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
            away = round(111.2 * hypot(lat - home[0], (lon - home[1]) * cos(radians(lat))))
        return away + 40 * bool(areas and kecamatan not in areas)

    def _plan(self, solver: cp_model.CpSolver) -> Plan:
        stock = {cell: list(rows) for cell, rows in self._rows.items()}
        free: dict[str, list[Person]] = defaultdict(list)
        for person in sorted(self._request.people, key=lambda one: (*one.seniority, one.id), reverse=True):
            free[person.unit].append(person)
        waiting: dict[str, list[Person]] = defaultdict(list)
        for (unit, code), sent in self._sent.items():
            waiting[code] += [free[unit].pop() for _ in range(solver.value(sent))]
        teams = []
        for slot in self._slots:
            taken = [stock[cell].pop(0) for cell, take in slot.takes.items() for _ in range(solver.value(take))]
            if solver.value(slot.used) and taken:
                taken.sort(key=lambda one: one.code)
                people = [waiting[slot.kecamatan].pop(0) for _ in range(self._size)]
                teams.append(self._team(len(teams) + 1, taken, people))
        covered = {one for team in teams for one in team.tps_ids}
        short = [Shortage(TpsId(one.id), Rule.NO_PEOPLE, "") for one in self._request.tps if one.id not in covered]
        return Plan(tuple(teams), tuple(short))

    def _team(self, number: int, taken: list[Tps], people: list[Person]) -> Team:
        people.sort(key=lambda one: (*one.seniority, one.id))
        worst = max(taken, key=lambda one: self._request.categories[self._class(one)].severity)
        return Team(
            number,
            taken[0].kecamatan_code,
            tuple(Member(one.id, Role.ANGGOTA if place else Role.KA_TIM) for place, one in enumerate(people)),
            tuple(one.id for one in taken),
            self._request.patterns[self._class(worst)][0],
            crosses_desa=len({one.desa_code for one in taken}) > 1,
        )
