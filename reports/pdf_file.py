"""A PDF being written: same input, same bytes, on every machine with the same fonts.

Nothing is taken from the clock, the zone or the environment: dates come from the snapshot, the file's ID from its
content.
"""

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from reports.fonts import Fonts


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What the reader shows about the file.

    Attributes:
        dated: Aware time written as the date of creation.
        seed: Text the file's ID is made of: equal for equal papers.
    """

    title: str
    subject: str
    author: str
    dated: datetime
    seed: str


def open_pdf(info: PdfInfo, fonts: Fonts) -> tuple[Canvas, io.BytesIO]:
    """A canvas to draw pages on, and where its bytes go when it is saved.

    Raises:
        ValueError: The date has no zone; a bug.
    """
    if info.dated.tzinfo is None:
        raise ValueError("naive datetime")
    target = io.BytesIO()
    # initialFontName keeps an unembedded Helvetica out of every page's resources.
    canvas = Canvas(target, invariant=1, pageCompression=1, lang="id-ID", initialFontName=fonts.regular)
    canvas.setTitle(info.title)
    canvas.setSubject(info.subject)
    canvas.setAuthor(info.author)
    canvas.setCreator("")
    canvas.setProducer("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    written = f"{info.dated:D:%Y%m%d%H%M%S%z}"
    # Invariant mode alone dates every file 2000-01-01, and SOURCE_DATE_EPOCH is process-wide.
    canvas.setDateFormatter(lambda *_: f"{written[:-2]}'{written[-2:]}'")
    # reportlab derives the ID from SOURCE_DATE_EPOCH where it is set (5.1.0, PDFDocument.__init__).
    digest = hashlib.sha256(info.seed.encode()).hexdigest()[:32]
    canvas._doc._ID = f"\n[<{digest}><{digest}>]\n".encode()
    return canvas, target
