"""What is wrong with the data, as a queue: kinds of defects with their weights, issues with ready fixes, the score.

Rules live in `person_quality` and `tps_quality`; all are pure. A rule never changes anything: it proposes `Fix`es.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opsroom.domain.changes import Kind

#: Issues kept per kind of defect; all are counted, the next ones come up as these are mended.
LISTED = 1000


class Defect(StrEnum):
    """A kind of defect, in the order of the queue."""

    DOUBLE_NRP = "nrp_ganda"
    SAME_PERSON = "orang_sama"
    NRP_ODD = "nrp_janggal"
    NRP_REPAIRED = "nrp_dilengkapi"
    RANK_UNKNOWN = "pangkat_tak_dikenal"
    UNIT_UNKNOWN = "kesatuan_tak_dikenal"
    PHONE_MISSING = "hp_kosong"
    PHONE_ODD = "hp_janggal"
    SWAPPED = "koordinat_terbalik"
    ZERO = "koordinat_nol"
    OUTSIDE = "koordinat_di_luar"
    SHARED_POINT = "koordinat_sama"
    NO_POINT = "koordinat_kosong"
    DOUBLE_CONTACT = "kontak_ganda"
    NO_PADAL = "tanpa_padal"


@dataclass(frozen=True, slots=True)
class DefectSpec:
    """How one kind of defect is told and weighed.

    Attributes:
        kind: What its issues are about.
        title: Name in the list of kinds.
        weight: Points the list loses when every row has the defect; the weights of a list make 100.
        hint: Why it matters, one sentence.
    """

    kind: Kind
    title: str
    weight: int
    hint: str


SPECS: Mapping[Defect, DefectSpec] = {
    Defect.DOUBLE_NRP: DefectSpec(
        Kind.PERSON, "NRP ganda", 15, "Satu NRP ditulis dengan dua cara: satu orang bisa diplot dua kali."
    ),
    Defect.SAME_PERSON: DefectSpec(
        Kind.PERSON, "Nama mirip", 20, "Kemungkinan orang yang sama: satu orang bisa diplot dua kali."
    ),
    Defect.NRP_ODD: DefectSpec(Kind.PERSON, "NRP janggal", 15, "NRP tercetak di surat perintah dan lampirannya."),
    Defect.NRP_REPAIRED: DefectSpec(
        Kind.PERSON, "NRP dilengkapi", 5, "Nol di depan yang hilang di Excel dikembalikan program; periksa sekali."
    ),
    Defect.RANK_UNKNOWN: DefectSpec(
        Kind.PERSON, "Pangkat tak dikenal", 15, "Ka Tim dipilih menurut pangkat; tanpa pangkat ia di urutan terakhir."
    ),
    Defect.UNIT_UNKNOWN: DefectSpec(
        Kind.PERSON, "Kesatuan tak dikenal", 10, "Tim disusun menurut kesatuan dan wilayahnya."
    ),
    Defect.PHONE_MISSING: DefectSpec(
        Kind.PERSON, "No. HP kosong", 15, "Tanpa nomor, orangnya tidak bisa dihubungi dari ruang operasi."
    ),
    Defect.PHONE_ODD: DefectSpec(Kind.PERSON, "No. HP janggal", 5, "Nomor seperti ini tidak bisa ditelepon."),
    Defect.SWAPPED: DefectSpec(Kind.TPS, "Lintang-bujur terbalik", 10, "TPS akan tergambar di laut."),
    Defect.ZERO: DefectSpec(Kind.TPS, "Koordinat nol", 10, "0, 0 berarti belum diukur, bukan sebuah tempat."),
    Defect.OUTSIDE: DefectSpec(Kind.TPS, "Di luar wilayahnya", 15, "Tim yang mengikuti koordinat ini akan tersesat."),
    Defect.SHARED_POINT: DefectSpec(
        Kind.TPS, "Koordinat sama, desa beda", 10, "Biasanya koordinat kantor kecamatan yang disalin ke semua TPS."
    ),
    Defect.NO_POINT: DefectSpec(Kind.TPS, "Tanpa koordinat", 25, "TPS tidak tampak di peta; jaraknya tak diketahui."),
    Defect.DOUBLE_CONTACT: DefectSpec(
        Kind.TPS, "Kontak TPS ganda", 10, "Satu orang tidak bisa bertugas di dua TPS pada saat yang sama."
    ),
    Defect.NO_PADAL: DefectSpec(
        Kind.KECAMATAN, "Kecamatan tanpa Padal", 20, "Tidak ada perwira pengendali untuk kecamatan ini."
    ),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """One key that mends an issue.

    Attributes:
        label: What the button says and the undo history calls it.
        kind, row_id: The row it changes.
        values: New values by column; `seen` what they were judged by.
    """

    label: str
    kind: Kind
    row_id: int
    values: Mapping[str, object]
    seen: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to look at.

    Attributes:
        ids: Rows it is about; the first is the one to go to.
        place: Which row, as people call it.
        text: What is wrong, one Indonesian sentence.
        about: The values judged; a dismissed issue comes back when they change.
        fixes: Best first.
        merges: The first two rows may be one and the same.
    """

    defect: Defect
    ids: tuple[int, ...]
    place: str
    text: str
    about: str = ""
    fixes: tuple[Fix, ...] = ()
    merges: bool = False

    @property
    def key(self) -> str:
        """What a dismissal remembers it by."""
        return issue_key(self.defect, self.ids, self.about)


def issue_key(defect: Defect, ids: tuple[int, ...], about: str) -> str:
    """``koordinat_nol:12:0.0, 0.0``; a long list of rows is named by its ends and its length."""
    rows = "+".join(map(str, ids)) if len(ids) <= 4 else f"{ids[0]}+..+{ids[-1]}({len(ids)})"
    return f"{defect.value}:{rows}:{about}"


@dataclass(slots=True)
class Tally:
    """Counts issues of every kind and keeps the first of each; dismissed ones are neither counted nor kept.

    Attributes:
        dismissed: Keys of issues somebody called no problem.
        counts: Issues per kind of defect; `rows` how many rows they touch.
    """

    dismissed: frozenset[str] = frozenset()
    listed: int = LISTED
    counts: dict[Defect, int] = field(default_factory=dict)
    rows: dict[Defect, int] = field(default_factory=dict)
    issues: dict[Defect, list[Issue]] = field(default_factory=dict)
    set_aside: int = 0

    def add(self, defect: Defect, ids: tuple[int, ...], about: str, make: Callable[[], Issue]) -> None:
        """Count an issue; `make` is called only when it is kept."""
        if self.dismissed and issue_key(defect, ids, about) in self.dismissed:
            self.set_aside += 1
            return
        self.counts[defect] = self.counts.get(defect, 0) + 1
        self.rows[defect] = self.rows.get(defect, 0) + len(ids)
        kept = self.issues.setdefault(defect, [])
        if len(kept) < self.listed:
            kept.append(make())

    def put(self, issue: Issue) -> None:
        """Count an issue that is made already."""
        self.add(issue.defect, issue.ids, issue.about, lambda: issue)


@dataclass(frozen=True, slots=True)
class DefectCount:
    """One kind of defect in a list.

    Attributes:
        count: Issues.
        share: Part of the list's rows they touch, 0 to 1.
        loss: Points they cost.
        issues: The first of them.
    """

    defect: Defect
    count: int
    share: float
    loss: float
    issues: tuple[Issue, ...]

    @property
    def spec(self) -> DefectSpec:
        """Title, weight and hint."""
        return SPECS[self.defect]


@dataclass(frozen=True, slots=True)
class ListScore:
    """How one list stands.

    Attributes:
        rows: Rows examined.
        score: 100 without a defect; None for an empty list.
    """

    title: str
    rows: int
    score: float | None
    defects: tuple[DefectCount, ...]


@dataclass(frozen=True, slots=True)
class QualityReport:
    """The whole examination.

    Attributes:
        set_aside: Issues dismissed and still there.
        judged_by: How coordinates were held against their place (Indonesian).
        seconds: How long it took.
    """

    lists: tuple[ListScore, ...]
    set_aside: int = 0
    judged_by: str = ""
    seconds: float = 0.0

    @property
    def count(self) -> int:
        """All issues."""
        return sum(defect.count for one in self.lists for defect in one.defects)

    @property
    def score(self) -> float | None:
        """Mean of the lists that have rows."""
        scores = [one.score for one in self.lists if one.score is not None]
        return sum(scores) / len(scores) if scores else None

    @property
    def defects(self) -> tuple[DefectCount, ...]:
        """All kinds of defect that were found, in the order of the queue."""
        return tuple(defect for one in self.lists for defect in one.defects if defect.count)


def score_list(title: str, tally: Tally, sizes: Mapping[Kind, int], own: Kind, also: Kind | None = None) -> ListScore:
    """Weigh the defects of `own` (and of `also`, whose rows belong to the same list); `sizes` are rows per kind."""
    found: list[DefectCount] = []
    for defect, spec in SPECS.items():
        if spec.kind not in (own, also):
            continue
        share = min(1.0, tally.rows.get(defect, 0) / sizes[spec.kind]) if sizes.get(spec.kind) else 0.0
        issues = tuple(tally.issues.get(defect, ()))
        found.append(DefectCount(defect, tally.counts.get(defect, 0), share, spec.weight * share, issues))
    score = 100.0 - sum(defect.loss for defect in found) if sizes.get(own) else None
    return ListScore(title, sizes.get(own, 0), score, tuple(found))
