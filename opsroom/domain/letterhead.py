"""Everything a Polres prints on its papers that is not in the roster: kop, signer, classification code, wording lists.

Source: documents note sections 2.3, 5 and 5a (2026-11): kop of at most 3 lines and 41 characters, capitals.
"""

from dataclasses import dataclass

from opsroom.domain.errors import RuleViolation

MAX_KOP_LINES = 3
MAX_KOP_CHARS = 41


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: title lines as printed above the space, then name and full rank with NRP below it.

    Attributes:
        head: One to four lines, e.g. ``a.n. KEPALA KEPOLISIAN RESOR ...`` and ``KABAG OPS``.
        name: Capitals with titles; may be empty (written by hand).
        rank: Full rank in capitals; may be empty.
        nrp: May be empty.
    """

    head: tuple[str, ...]
    name: str = ""
    rank: str = ""
    nrp: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The paper identity of a unit.

    Attributes:
        kop: One to three lines, capitals.
        unit_short: ``POLRES OKU``.
        head_short: ``KAPOLRES OKU``, used in running heads.
        city: Where papers are issued.
        zone: WIB, WITA or WIT.
        kka: Archive classification with its trailing dot, e.g. ``OPS.1.3.``; empty leaves it out.
        signer: Who signs the order.
        considerations, legal_basis, orders, copies: Pertimbangan, Dasar, Untuk, Tembusan; placeholders in
            braces are filled when a document is composed.
    """

    kop: tuple[str, ...]
    unit_short: str
    head_short: str
    city: str
    signer: Signer
    zone: str = "WIB"
    kka: str = ""
    considerations: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def check_kop(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The kop in capitals.

    Raises:
        RuleViolation: More than three lines, a line over 41 characters, or no line at all.
    """
    kop = tuple(" ".join(line.upper().split()) for line in lines if line.strip())
    if not 1 <= len(kop) <= MAX_KOP_LINES:
        raise RuleViolation(f"Kop surat harus 1 sampai {MAX_KOP_LINES} baris; ini {len(kop)} baris.", "kop")
    for line in kop:
        if len(line) > MAX_KOP_CHARS:
            raise RuleViolation(
                f"Baris kop '{line}' berisi {len(line)} huruf; paling banyak {MAX_KOP_CHARS}. Singkat barisnya.",
                "kop",
            )
    return kop
