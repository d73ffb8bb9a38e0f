"""The rules a person of the roster is examined by; pure, one row or one pair at a time.

How alike two texts are (0 to 1) is asked of the caller: the fast libraries live above this floor.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.changes import Kind
from opsroom.domain.errors import ParseProblem
from opsroom.domain.names import bare_name, is_front_title
from opsroom.domain.nrp import NIP_DIGITS, POLRI_DIGITS, is_birth_plausible
from opsroom.domain.person import Person
from opsroom.domain.phones import read_phone
from opsroom.domain.quality import Defect, Fix, Issue, Tally
from opsroom.domain.ranks import RANK_BY_CODE, RANKS, Force, force_of, parse_rank

Alike = Callable[[str, str], float]

#: From how much likeness a rank or unit is proposed.
CLOSE = 0.72
CLOSE_UNIT = 0.88
#: A unit written by so few people may be a slip of one written by so many.
RARE, USUAL = 2, 5
#: Likeness of one name written twice, and of two names that may be one when something else agrees as well.
SAME_NAME = 0.995
SAME_NAME_AND_MORE = 0.86
_MUHAMMAD = {"M", "MUH", "MUHAMAD", "MUHAMMAD", "MOH", "MOHAMAD", "MOHAMMAD", "MOCHAMAD", "MOCHAMMAD", "MOCH", "MHD",
             "MUCHAMAD", "MUHAMMD", "MOHD"}  # fmt: skip
_NOT_WORD = re.compile(r"[^A-Z0-9]+")
_CLOSE_NUMBERS = 2


def name_key(name: str) -> str:
    """What two spellings of one name share: no titles, no points, every short form of Muhammad written out."""
    words = _NOT_WORD.sub(" ", bare_name(name).replace("'", "")).split()
    while len(words) > 1 and is_front_title(words[0]):  # a title glued to the name: H.BUDI
        del words[0]
    if words and words[0] in _MUHAMMAD:
        words[0] = "MUHAMMAD"
    return " ".join(words)


def person_place(person: Person) -> str:
    """``BRIPKA BUDI SANTOSO, NRP 80010001, POLSEK X``."""
    name = f"{person.rank} {person.name}".strip()
    return f"{name}, NRP {person.nrp}" + (f", {person.unit}" if person.unit else "")


def same_number(one: str, other: str) -> bool:
    """Whether two service numbers differ only in zeros a spreadsheet drops."""
    return one != other and one.lstrip("0") == other.lstrip("0")


def is_same_person(one: Person, other: Person, likeness: float) -> bool:
    """Whether two people whose names are so alike should be looked at together.

    The same name of several words is enough; one word, other academic titles, or names that are only alike, need
    something more to agree.
    Names that differ in a digit (``SAKSI 1``, ``SAKSI 2``) are meant to differ.
    """
    digits = ["".join(filter(str.isdigit, person.name)) for person in (one, other)]
    if digits[0] != digits[1]:
        return False
    titles = {_titles(one.name), _titles(other.name)}
    if likeness >= SAME_NAME and " " in name_key(one.name) and (len(titles) == 1 or "" in titles):
        return True
    return likeness >= SAME_NAME_AND_MORE and _agrees(one, other)


def _agrees(one: Person, other: Person) -> bool:
    """Something besides the name that is the same: telephone, month of birth, nearly the whole number."""
    if one.phone and one.phone == other.phone:
        return True
    if len(one.nrp) == len(other.nrp):
        differing = sum(a != b for a, b in zip(one.nrp, other.nrp, strict=True))
        if differing <= _CLOSE_NUMBERS:
            return True
    return bool(_birth(one.nrp)) and _birth(one.nrp) == _birth(other.nrp)


def _titles(name: str) -> str:
    return _NOT_WORD.sub("", name.partition(",")[2].upper())


def _birth(number: str) -> str:
    """Year and month of birth in a service number, YYMM; empty where it tells none."""
    return {POLRI_DIGITS: number[:4], NIP_DIGITS: number[2:6]}.get(len(number), "")


def pair_issue(defect: Defect, one: Person, other: Person) -> Issue:
    """The issue of two rows that may be one person."""
    where = f"sama-sama di {one.unit}" if one.unit and one.unit == other.unit else "di dua kesatuan"
    if defect is Defect.DOUBLE_NRP:
        text = f"NRP {one.nrp} dan {other.nrp} hanya berbeda nol di depan: {one.name} dan {other.name}."
    else:
        text = f"{one.name} (NRP {one.nrp}) dan {other.name} (NRP {other.nrp}), {where}: mungkin orang yang sama."
    about = f"{one.nrp} {one.name} | {other.nrp} {other.name}"
    return Issue(defect, (one.id, other.id), person_place(one), text, about, merges=True)


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """What one row is judged beside: spellings proposed for ranks and units nobody knows."""

    ranks: Mapping[str, str]
    units: Mapping[str, str]


def roster_facts(people: Iterable[Person], alike: Alike) -> RosterFacts:
    """Look once at all spellings of the roster."""
    ranks: Counter[str] = Counter()
    units: Counter[str] = Counter()
    for person in people:
        ranks[person.rank] += 1
        units[person.unit] += 1
    unknown = [rank for rank in ranks if rank and rank not in RANK_BY_CODE]
    usual = [unit for unit, count in units.items() if unit and count >= USUAL]
    return RosterFacts(
        {rank: likely_rank(rank, alike) for rank in unknown},
        {unit: likely_unit(unit, usual, alike) for unit, count in units.items() if unit and count <= RARE},
    )


def likely_rank(text: str, alike: Alike) -> str:
    """The rank code meant by this text; empty when none is near."""
    known = parse_rank(text)
    if known is not None:
        return known.code
    wanted = _NOT_WORD.sub(" ", text.upper()).strip()
    best = max(RANKS, key=lambda rank: max(alike(wanted, rank.code), alike(wanted, rank.full)))
    return best.code if max(alike(wanted, best.code), alike(wanted, best.full)) >= CLOSE else ""


def likely_unit(unit: str, usual: Iterable[str], alike: Alike) -> str:
    """The usual unit this rare one is a slip of; empty when none is near. ``POLSEK A`` is no slip of ``POLSEK B``."""
    wanted = _squashed(unit)
    best, likeness = "", CLOSE_UNIT
    for each in usual:
        key = _squashed(each)
        if key == wanted:
            return each
        found = alike(wanted, key)
        # Numbers tell units apart: SIE 1, SIE 2.
        if found >= likeness and re.findall(r"\d", wanted) == re.findall(r"\d", key):
            best, likeness = each, found
    return best


def judge_person(person: Person, facts: RosterFacts, tally: Tally) -> None:
    """Examine one row by every rule that needs no other row."""
    _judge_number(person, tally)
    _judge_rank(person, facts, tally)
    _judge_unit(person, facts, tally)
    _judge_phone(person, tally)


def _judge_number(person: Person, tally: Tally) -> None:
    if person.nrp_repaired:
        fix = _fix("NRP sudah benar", person, "nrp_repaired", value=False)
        text = f"NRP {person.nrp} dilengkapi program dengan nol di depan. Cocokkan sekali dengan kartu anggota."
        tally.put(_issue(Defect.NRP_REPAIRED, person, text, person.nrp, fix))
    problem = nrp_problem(person)
    if problem:
        tally.put(_issue(Defect.NRP_ODD, person, problem, person.nrp))


def nrp_problem(person: Person) -> str:
    """Why the service number is odd, one sentence; empty when it is not."""
    number, force = person.nrp, force_of(person.rank)
    if force is Force.TNI:
        return ""
    if len(number) not in (POLRI_DIGITS, NIP_DIGITS):
        return f"NRP {number} berisi {len(number)} digit; NRP Polri 8 digit, NIP 18 digit."
    if not is_birth_plausible(number):
        return f"NRP {number}: digit ketiga dan keempat harus bulan lahir (01 sampai 12)."
    if force is Force.POLRI and len(number) == NIP_DIGITS:
        return f"{person.rank} memakai NIP 18 digit; pangkat Polri memakai NRP 8 digit."
    return ""


def _judge_rank(person: Person, facts: RosterFacts, tally: Tally) -> None:
    if person.rank in RANK_BY_CODE:
        return
    meant = facts.ranks.get(person.rank, "")
    fixes = (_fix(f"Jadikan {meant}", person, "rank", value=meant),) if meant else ()
    text = f"Pangkat '{person.rank}' tidak ada di daftar pangkat." if person.rank else "Pangkat kosong."
    tally.put(_issue(Defect.RANK_UNKNOWN, person, text, person.rank, *fixes))


def _judge_unit(person: Person, facts: RosterFacts, tally: Tally) -> None:
    meant = facts.units.get(person.unit, "")
    if not person.unit:
        tally.put(_issue(Defect.UNIT_UNKNOWN, person, "Kesatuan kosong.", ""))
    elif meant:
        text = f"Kesatuan '{person.unit}' hanya dipakai sedikit orang dan mirip '{meant}'."
        fix = _fix(f"Jadikan {meant}", person, "unit", value=meant)
        tally.put(_issue(Defect.UNIT_UNKNOWN, person, text, person.unit, fix))


def _judge_phone(person: Person, tally: Tally) -> None:
    if not person.phone.strip():
        tally.put(_issue(Defect.PHONE_MISSING, person, "Nomor HP kosong.", ""))
        return
    clear = _fix("Kosongkan nomor", person, "phone", value="")
    try:
        plain = read_phone(person.phone)
    except ParseProblem as problem:
        tally.put(_issue(Defect.PHONE_ODD, person, problem.user_text, person.phone, clear))
        return
    if plain != person.phone:
        rewrite = _fix(f"Tulis {plain}" if plain else "Kosongkan nomor", person, "phone", value=plain)
        text = f"Nomor HP '{person.phone}' tidak ditulis seperti yang lain."
        tally.put(_issue(Defect.PHONE_ODD, person, text, person.phone, rewrite))


def _issue(defect: Defect, person: Person, text: str, about: str, *fixes: Fix) -> Issue:
    return Issue(defect, (person.id,), person_place(person), text, about, fixes)


def _fix(label: str, person: Person, column: str, *, value: object) -> Fix:
    return Fix(label, Kind.PERSON, person.id, {column: value}, {column: getattr(person, column)})


def _squashed(unit: str) -> str:
    return _NOT_WORD.sub("", unit.upper())
