"""What rendering a paper gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A finished PDF.

    Attributes:
        pages: All pages; the annex counts its own from 1 again.
        letter_pages: Pages of the order itself.
        annex_pages: Pages of the Lampiran, 0 without one.
        warnings: Indonesian sentences the user must see before printing; empty when all is well.
    """

    pdf: bytes
    pages: int
    letter_pages: int
    annex_pages: int
    warnings: tuple[str, ...] = ()
