"""Frozen snapshots papers are rendered from: names resolved, sorted, numbered, worded; a reprint renders them again.

A snapshot is plain data: it goes to JSON and back unchanged (`to_json`, `order_from_json`), holds no clock and no id.
"""

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from opsroom.domain.letterhead import Signer


class Paper(StrEnum):
    """Sheet sizes. A4 210 x 297 mm, F4 (folio) 215 x 330 mm."""

    A4 = "A4"
    F4 = "F4"


class MarginProfile(StrEnum):
    """`BAKU`: the rule of 2017 (T20 B15 L25 R15 mm). `PADAT`: practice (T12.5 B15 L20 R15 mm)."""

    BAKU = "baku"
    PADAT = "padat"


class DocumentStatus(StrEnum):
    """Life of a registered paper."""

    DRAF = "DRAF"
    TERBIT = "TERBIT"
    DICABUT = "DICABUT"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a paper is set. Units: `font_size` in points, 10 to 12."""

    paper: Paper = Paper.A4
    margins: MarginProfile = MarginProfile.BAKU
    font_size: int = 11


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One person in the annex.

    Attributes:
        number: Running number through all groups.
        tps: TPS numbers as written, e.g. ``001 s.d. 004``; with several desa, one entry per desa joined by ``; ``,
            and so are the desa: each desa is then printed level with its TPS.
        team: Team number, 0 for posts; rows of one team stand together and share place and TPS.
        remark: KET: PADAL, KA TIM, ANGGOTA, with the origin for troops lent.
        phone: Empty unless the operation prints telephone numbers.
    """

    number: int
    name: str
    rank: str
    nrp: str
    position: str
    kecamatan: str
    desa: str
    tps: str
    remark: str
    team: int = 0
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AnnexGroup:
    """One kecamatan of the annex: band row, Padal first, then the teams."""

    band: str
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True, slots=True)
class OrderSnapshot:
    """Surat Perintah with one Lampiran (documents note 6.1, 6.2).

    Attributes:
        number: Running number as text; empty leaves 12 mm for the pen.
        number_month: Roman month of signing; empty leaves a gap.
        number_kka: Archive code with trailing dot, or empty.
        number_year: Four digits.
        issue_day: Day of the month as text; empty leaves a gap.
        issue_month: ``Februari 2024``.
        built_at: ISO time with zone that dates the PDF's metadata.
        legal_basis, orders: Numbered items, punctuation included.
        addressees: Items of Kepada; for one to three people they are listed, else they point to the annex. A listed
            person is one item of several lines (`wording.write_addressee`); the first is printed underlined.
        annex_total: The JUMLAH line.
        is_draft: Prints the DRAF watermark.
        classification: Printed on every page head and foot, or empty.
    """

    kop: tuple[str, ...]
    unit_short: str
    head_short: str
    city: str
    number: str
    number_month: str
    number_kka: str
    number_year: str
    issue_day: str
    issue_month: str
    built_at: str
    considerations: tuple[str, ...]
    legal_basis: tuple[str, ...]
    addressees: tuple[str, ...]
    orders: tuple[str, ...]
    copies: tuple[str, ...]
    signer: Signer
    annex_title: tuple[str, ...]
    annex_groups: tuple[AnnexGroup, ...]
    annex_total: str
    page: PageSetup = field(default_factory=PageSetup)
    is_draft: bool = True
    classification: str = ""

    @property
    def row_count(self) -> int:
        """People in the annex."""
        return sum(len(group.rows) for group in self.annex_groups)

    def number_line(self, *, capitals: bool = False, gap: str = "    ") -> str:
        """``Sprin/123/II/OPS.1.3./2024``; `gap` stands for a number left blank."""
        head = "SPRIN" if capitals else "Sprin"
        parts = [head, self.number or gap, self.number_month or gap, self.number_kka, self.number_year]
        return "/".join(part for part in parts if part)

    def date_line(self, *, capitals: bool = False, gap: str = "    ") -> str:
        """``11 Februari 2024``; `gap` stands for a day left blank."""
        text = f"{self.issue_day or gap} {self.issue_month}"
        return text.upper() if capitals else text


def to_json(snapshot: OrderSnapshot) -> str:
    """Canonical JSON of a snapshot: sorted keys, no spaces."""
    return json.dumps(asdict(snapshot), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def order_from_json(text: str) -> OrderSnapshot:
    """The snapshot `to_json` wrote."""
    raw: dict[str, Any] = json.loads(text)
    lines = ("kop", "considerations", "legal_basis", "addressees", "orders", "copies", "annex_title")
    values: dict[str, Any] = {key: tuple(value) if key in lines else value for key, value in raw.items()}
    values["signer"] = Signer(**{**raw["signer"], "head": tuple(raw["signer"]["head"])})
    values["page"] = PageSetup(
        Paper(raw["page"]["paper"]), MarginProfile(raw["page"]["margins"]), int(raw["page"]["font_size"])
    )
    values["annex_groups"] = tuple(
        AnnexGroup(group["band"], tuple(AnnexRow(**row) for row in group["rows"])) for group in raw["annex_groups"]
    )
    return OrderSnapshot(**values)
