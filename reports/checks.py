"""What a reader should know about an order before it is printed; nothing here stops the printing."""

import re
from collections import Counter
from collections.abc import Iterator

from opsroom.domain.documents import OrderSnapshot
from reports.fonts import FALLBACK_WARNING, Fonts

_FIRST_NUMBER = re.compile(r"\d[\d.]*")


def order_warnings(snapshot: OrderSnapshot, fonts: Fonts) -> tuple[str, ...]:
    """Indonesian sentences: fonts not embedded, people listed twice, a JUMLAH line that does not tell the truth."""
    return tuple(_warnings(snapshot, fonts))


def _warnings(snapshot: OrderSnapshot, fonts: Fonts) -> Iterator[str]:
    if not fonts.embedded:
        yield FALLBACK_WARNING
    people = Counter(row.nrp for group in snapshot.annex_groups for row in group.rows if row.nrp)
    for nrp, times in people.items():
        if times > 1:
            yield f"NRP {nrp} tercantum {times} kali dalam lampiran. Periksa ploting sebelum surat ditandatangani."
    found = _FIRST_NUMBER.search(snapshot.annex_total)
    if found and snapshot.row_count and int(found[0].replace(".", "")) != snapshot.row_count:
        yield (
            f"Baris jumlah menyebut {found[0]}, tetapi lampiran memuat {snapshot.row_count} orang."
            " Susun ulang surat sebelum ditandatangani."
        )
