"""Examining the data: all lists, counted and scored, with the first issues of every kind; a long read, off the window.

Lean reads and one kecamatan at a time: 823,236 TPS need no more memory than a few thousand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from time import perf_counter

from opsroom.domain.changes import Kind
from opsroom.domain.fences import Outline
from opsroom.domain.person_quality import judge_person, pair_issue, roster_facts
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.quality import Defect, Fix, Issue, QualityReport, Tally, score_list
from opsroom.domain.tps_quality import (
    BY_NEIGHBOURS,
    BY_OUTLINE,
    Places,
    TpsFacts,
    contact_fix,
    contact_issue,
    contacts,
    judge_kecamatan,
    padal_issue,
    shared_point_issue,
)
from opsroom.services.import_outlines import outlines
from opsroom.services.quality_fixes import DISMISSED
from opsroom.services.similar_names import alike, similar_people
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader

#: Kinds whose change may raise or settle an issue.
CONCERNED = frozenset({Kind.PERSON, Kind.TPS, Kind.KECAMATAN, Kind.DESA, Kind.PLAN, Kind.POST, Kind.SETTING})
_PIECE = 2000


def examine_quality(workspace: Workspace, progress: Progress = SILENT) -> QualityReport:
    """Examine everything and return counts, score and the first issues.

    Raises:
        Cancelled: The user asked to stop.
    """
    began = perf_counter()
    with workspace.read() as reader:
        kept = reader.upkeep.settings_under(DISMISSED)
        tally = Tally(frozenset(key.removeprefix(DISMISSED) for key in kept))
        sizes = {Kind.PERSON: _examine_people(reader, tally, progress.part(0.0, 0.3))}
        borders = outlines(reader)
        sizes |= _examine_tps(reader, tally, borders, progress.part(0.3, 1.0))
    lists = (
        score_list("Personel", tally, sizes, Kind.PERSON),
        score_list("TPS", tally, sizes, Kind.TPS, Kind.KECAMATAN),
    )
    judged_by = BY_OUTLINE if borders else BY_NEIGHBOURS
    return QualityReport(lists, tally.set_aside, judged_by, perf_counter() - began)


def _examine_people(reader: Reader, tally: Tally, progress: Progress) -> int:
    people = reader.persons()
    facts = roster_facts(people, alike)
    for number, person in enumerate(people):
        if number % _PIECE == 0:
            progress.step(number, 2 * len(people), "memeriksa personel")
        judge_person(person, facts, tally)
    for defect, one, other in similar_people(people, progress.part(0.5, 1.0)):
        tally.put(pair_issue(defect, one, other))
    return len(people)


def _examine_tps(reader: Reader, tally: Tally, borders: Mapping[str, Outline], progress: Progress) -> dict[Kind, int]:
    places = Places(
        {desa.code: desa for desa in reader.desa()}, {each.code: each for each in reader.kecamatan()}, borders
    )
    per_kecamatan: Counter[str] = Counter()
    book = _ContactBook()
    rows = _facts(reader, progress)
    for code, group in groupby(rows, places.kecamatan_of):
        here = list(group)
        per_kecamatan[code] += len(here)
        book.take(here)
        judge_kecamatan(here, places, tally)
    for shared in reader.upkeep.shared_points():
        progress.step(9, 10, "membandingkan koordinat")
        tally.put(shared_point_issue([TpsFacts._make(row) for row in shared], places))
    _add_contacts(reader, book, places, tally)
    _add_padal(reader, places, per_kecamatan, tally)
    return {Kind.TPS: per_kecamatan.total(), Kind.KECAMATAN: len(per_kecamatan)}


def _facts(reader: Reader, progress: Progress) -> Iterator[TpsFacts]:
    total, done = reader.counts()[Kind.TPS.value], 0
    for piece in reader.upkeep.tps_facts():
        progress.step(done, total + 1, "memeriksa TPS")
        done += len(piece)
        yield from map(TpsFacts._make, piece)


class _ContactBook:
    """Which contact stands at which TPS; only hashes are kept, of contacts met twice the TPS as well."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self.again: defaultdict[int, set[int]] = defaultdict(set)

    def take(self, rows: list[TpsFacts]) -> None:
        """Write the contacts of these TPS down."""
        for tps in rows:
            if not (tps.kpps_contact or tps.panwas_contact or tps.linmas_contact):
                continue
            for key, _text in contacts(tps):
                mark = hash(key)
                first = self._first.setdefault(mark, tps.id)
                if first != tps.id:
                    self.again[mark] |= {first, tps.id}


def _add_contacts(reader: Reader, book: _ContactBook, places: Places, tally: Tally) -> None:
    told: set[str] = set()
    for ids in book.again.values():
        by_key: defaultdict[str, list[TpsFacts]] = defaultdict(list)
        texts: dict[str, str] = {}
        for tps in map(TpsFacts._make, reader.upkeep.tps_rows(sorted(ids))):
            for key, text in contacts(tps):
                texts.setdefault(key, text)
                if tps not in by_key[key]:
                    by_key[key].append(tps)
        # A TPS of the group has other contacts too; those stand there once.
        for key, rows in by_key.items():
            if key not in told and {row.id for row in rows} == ids:
                told.add(key)
                tally.put(_with_fixes(contact_issue(rows, texts[key], key, places), rows, key))


def _with_fixes(issue: Issue, rows: list[TpsFacts], key: str) -> Issue:
    found: tuple[Fix, ...] = tuple(fix for row in rows[:4] if (fix := contact_fix(row, key)) is not None)
    return Issue(issue.defect, issue.ids, issue.place, issue.text, issue.about, found)


def _add_padal(reader: Reader, places: Places, per_kecamatan: Counter[str], tally: Tally) -> None:
    controlled = reader.upkeep.padal_places()
    if controlled is None:
        return
    for code, kecamatan in places.kecamatan.items():
        if per_kecamatan[code] and code not in controlled:
            issue = padal_issue(kecamatan, per_kecamatan[code])
            tally.add(Defect.NO_PADAL, issue.ids, "", lambda issue=issue: issue)  # type: ignore[misc]
