"""From the sorted words of a line to the TPS meant, or to one sentence on what a person must decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.radio import Guess
from opsroom.services.field_register import FieldRegister
from opsroom.services.radio_names import Name, NameKind
from opsroom.services.radio_spans import Mark, Span

NO_PLACE = "Tempatnya belum terbaca. Pilih TPS, desa, atau tim yang dimaksud."


@dataclass
class Places:
    """What a line is about.

    Attributes:
        why: What a person must decide; empty when the places are certain.
    """

    tps_ids: list[TpsId] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    why: str = ""


@dataclass
class _Group:
    """A name with the numbers that belong to it."""

    names: tuple[Name, ...] = ()
    numbers: list[int] = field(default_factory=list)


def find_places(spans: Sequence[Span], register: FieldRegister, *, whole: bool = False) -> Places:
    """The TPS some words mean.

    Args:
        spans: Of the line, in order.
        register: Where to look.
        whole: A name without number means all of it, even without a word like SEMUA.
    """
    cut = next((place for place, span in enumerate(spans) if span.mark is Mark.EXCEPT), None)
    finder = _Finder(register)
    found = finder.find(spans if cut is None else spans[:cut], whole=whole)
    if cut is None or found.why:
        return found
    rest = spans[cut + 1 :]
    home = [span for span in spans[:cut] if span.mark is Mark.NAME]
    has_name = any(span.mark is not Mark.NUMBERS for span in rest)
    without = finder.find(rest if has_name else [*home, *rest], whole=True)
    if without.why or not without.tps_ids:
        return Places(guesses=without.guesses, why=without.why or "Pengecualiannya belum terbaca. Pilih TPS-nya.")
    left_out = set(without.tps_ids)
    return Places([one for one in found.tps_ids if one not in left_out])


class _Finder:
    def __init__(self, register: FieldRegister) -> None:
        self._register = register

    def find(self, spans: Sequence[Span], *, whole: bool) -> Places:
        """The TPS of spans without exceptions."""
        found = Places()
        is_all = whole or any(span.mark is Mark.ALL for span in spans)
        groups, over = _grouped(spans)
        has_teams = any(span.mark is Mark.TEAM for span in spans)
        frames = [group for group in groups if _is_frame(group, groups, has_teams=has_teams)]
        inside = {name.key for group in frames for name in group.names}
        for group in groups:
            if group in frames:
                continue
            self._add(found, group, inside, is_all=is_all)
        for span in spans:
            if span.mark is Mark.TEAM:
                self._add_teams(found, span.numbers)
        if over and not found.why:
            found.why = f"Nomor {', '.join(map(str, over))} belum jelas desanya. Sebut nama desanya."
            found.guesses += self._with_numbers(over)
        if not found.tps_ids and not found.why:
            found.why = NO_PLACE
        if inside and not found.why:
            outside = [one for one in found.tps_ids if self._register.tps[one].kecamatan_code not in inside]
            if outside:
                found.why = "Tempat itu tidak terletak di kecamatan yang disebut. Periksa, lalu pilih."
                found.guesses += [self._guess((one,)) for one in outside[:5]]
        if found.why:
            found.tps_ids = []
        found.tps_ids = sorted(dict.fromkeys(found.tps_ids), key=self._register.order.__getitem__)
        return found

    def _add(self, found: Places, group: _Group, inside: set[str], *, is_all: bool) -> None:
        register = self._register
        teams = [name for name in group.names if name.kind in (NameKind.CALLSIGN, NameKind.PERSON)]
        if teams and len(teams) == len(group.names):
            self._add_called(found, teams)
            return
        desa = [one for one in group.names if one.kind is NameKind.DESA]
        here = [one for one in desa if not inside or _kecamatan(one.key) in inside]
        if group.numbers:
            self._add_numbered(found, group, here or desa)
            return
        options = [register.all_of_desa(one.key) for one in here]
        options += [register.all_of_kecamatan(one.key) for one in group.names if one.kind is NameKind.KECAMATAN]
        options = [one for one in options if one]
        if len(options) == 1 and (is_all or len(options[0]) == 1):
            found.tps_ids += options[0]
            return
        text = group.names[0].text if group.names else ""
        found.why = f"{text}: TPS mana? Tulis nomornya, atau SEMUA."
        if len(options) > 1:
            found.why = f"Ada {len(options)} tempat bernama {text}. Pilih yang dimaksud."
        found.guesses += [self._guess(one) for one in options]

    def _add_numbered(self, found: Places, group: _Group, desa: Sequence[Name]) -> None:
        register = self._register
        text = group.names[0].text
        full = [
            [register.numbers.get(one.key, {}).get(number) for number in group.numbers] for one in dict.fromkeys(desa)
        ]
        whole = [[one for one in some if one is not None] for some in full if None not in some]
        if len(whole) == 1:
            found.tps_ids += whole[0]
        elif whole:
            found.why = f"Ada {len(whole)} desa bernama {text} dengan nomor itu. Sebut kecamatannya, atau pilih."
            found.guesses += [self._guess(some) for some in whole]
        elif desa:
            missing = [number for number in group.numbers if all(number not in register.numbers.get(one.key, {})
                       for one in desa)]  # fmt: skip
            found.why = f"TPS {', '.join(map(str, missing or group.numbers))} tidak ada di {text}. Periksa nomornya."
            found.guesses += [self._guess(register.all_of_desa(one.key)) for one in desa]
        else:
            found.why = f"TPS {', '.join(map(str, group.numbers))} di {text}: desa mana? Pilih yang dimaksud."
            found.guesses += self._in_kecamatan(group)

    def _in_kecamatan(self, group: _Group) -> list[Guess]:
        register = self._register
        codes = [one.key for one in group.names if one.kind is NameKind.KECAMATAN]
        found = []
        for desa in (desa for code in codes for desa in register.desa.get(code, ())):
            rows = [register.numbers[desa].get(number) for number in group.numbers]
            if None not in rows:
                found.append(self._guess([one for one in rows if one is not None]))
        return found[:10]

    def _add_called(self, found: Places, names: Iterable[Name]) -> None:
        numbers = {
            int(one.key)
            if one.kind is NameKind.CALLSIGN and one.key.isdecimal()
            else self._register.team_of_person.get(PersonId(int(one.key)), 0)
            for one in names
        }
        if len(numbers) > 1:
            found.why = "Nama panggilan itu dipakai beberapa tim. Pilih timnya."
            found.guesses += [self._guess(self._register.teams[one].tps_ids) for one in numbers if self._has(one)]
        else:
            self._add_teams(found, tuple(numbers))

    def _has(self, number: int) -> bool:
        return number in self._register.teams

    def _add_teams(self, found: Places, numbers: Iterable[int]) -> None:
        for number in numbers:
            if not self._has(number):
                found.why = f"Tim {number} tidak ada dalam ploting yang berlaku. Periksa nomornya."
                return
            found.tps_ids += self._register.teams[number].tps_ids

    def _with_numbers(self, numbers: Sequence[int]) -> list[Guess]:
        rows = [
            [one[number] for number in numbers] for one in self._register.numbers.values() if set(numbers) <= one.keys()
        ]
        return [self._guess(some) for some in rows[:5]]

    def _guess(self, ids: Iterable[TpsId], likeness: int = 100) -> Guess:
        return Guess(describe(self._register, tuple(ids)), tuple(ids), likeness)


def describe(register: FieldRegister, ids: Sequence[TpsId]) -> str:
    """``TPS 003, 004 SUKARAYA, KEC. BATURAJA TIMUR``; how many where there are more than six."""
    rows = [register.tps[one] for one in ids]
    if not rows:
        return ""
    desa = {one.desa_code: one.desa for one in rows}
    where = f"KEC. {rows[0].kecamatan}"
    if len(desa) > 1:
        return f"{len(rows)} TPS, {where}"
    named = ", ".join(one.number for one in rows) if len(rows) <= 6 else f"{rows[0].number} s.d. {rows[-1].number}"
    return f"TPS {named} {rows[0].desa}, {where}"


def _grouped(spans: Sequence[Span]) -> tuple[list[_Group], list[int]]:
    """Names with their numbers, and numbers that belong to none.

    Numbers stand before their name or after it; the first place of the line shows which.
    """
    relevant = [span for span in spans if span.mark in (Mark.NUMBERS, Mark.NAME)]
    is_before = bool(relevant) and relevant[0].mark is Mark.NUMBERS
    groups: list[_Group] = []
    waiting: list[int] = []
    for span in relevant:
        if span.mark is Mark.NAME:
            groups.append(_Group(span.names, waiting if _may_hold(span) else []))
            waiting = [] if _may_hold(span) else waiting
        elif is_before or not groups:
            waiting += span.numbers
        else:
            next((one for one in reversed(groups)), groups[-1]).numbers.extend(span.numbers)
    if waiting:
        desa = [one for one in groups if any(name.kind is NameKind.DESA for name in one.names)]
        if len(desa) == 1:
            desa[0].numbers += waiting
            waiting = []
    return groups, waiting


def _may_hold(span: Span) -> bool:
    return any(name.kind in (NameKind.DESA, NameKind.KECAMATAN) for name in span.names)


def _is_frame(group: _Group, groups: Sequence[_Group], *, has_teams: bool) -> bool:
    """A kecamatan beside other places only says where they lie."""
    return (
        not group.numbers
        and all(name.kind is NameKind.KECAMATAN for name in group.names)
        and (has_teams or any(one is not group and _is_place(one) for one in groups))
    )


def _is_place(group: _Group) -> bool:
    return bool(group.numbers) or any(name.kind is not NameKind.KECAMATAN for name in group.names)


def _kecamatan(desa_code: str) -> str:
    return desa_code[:6]
