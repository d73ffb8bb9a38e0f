"""Blocks of known height put on pages: none is cut, glued ones travel together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.errors import DocumentError

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is never cut.

    Attributes:
        height: Without `gap`. Units: points.
        draw: Draws it with its top left corner at x, y.
        label: Names it in Indonesian when it does not fit on any page.
        gap: Space before it, dropped at the top of a page. Units: points.
        is_glued: Stays on one page with the block after it.
        bookmark: Title in the outline, or "".
    """

    height: float
    draw: Callable[[Canvas, float, float], None]
    label: str
    gap: float = 0.0
    is_glued: bool = False
    bookmark: str = ""

    def glued(self) -> "Block":
        """The same block, kept on one page with the next."""
        return replace(self, is_glued=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on its page; `offset` is how far its top lies below the top of the page's body. Units: points."""

    block: Block
    offset: float


def paginate(blocks: Sequence[Block], first: float, later: float) -> list[list[Placed]]:
    """The blocks on pages whose bodies are `first` and then `later` points high.

    Glued blocks that would not fit on a page of their own are let go from the front, one by one.

    Raises:
        DocumentError: A single block is higher than a page.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for chain in _chains(blocks):
        rest = list(chain)
        while rest:
            together = _fitting(rest, later)
            room = first if len(pages) == 1 else later
            above = used + together[0].gap if pages[-1] else 0.0
            if above + _height(together) > room + _TOLERANCE:
                pages.append([])
            if not pages[-1]:
                used = -together[0].gap
            for block in together:
                pages[-1].append(Placed(block, used + block.gap))
                used += block.gap + block.height
            rest = rest[len(together) :]
    return pages


def _chains(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.is_glued:
            yield chain
            chain = []
    if chain:
        yield chain


def _height(chain: Sequence[Block]) -> float:
    """Height at the top of a page."""
    return sum(block.height for block in chain) + sum(block.gap for block in chain[1:])


def _fitting(chain: list[Block], later: float) -> list[Block]:
    """The whole chain if a page can hold it, else its first block alone."""
    if _height(chain) <= later + _TOLERANCE:
        return chain
    if chain[0].height > later + _TOLERANCE:
        raise DocumentError(
            f"Surat tidak dapat dicetak: {chain[0].label} lebih tinggi dari satu halaman."
            " Tidak ada berkas yang diubah; singkat isinya lalu coba lagi.",
            f"{chain[0].height:.0f} > {later:.0f} pt",
        )
    return chain[:1]
