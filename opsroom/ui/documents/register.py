"""The list of registered papers."""

from pathlib import Path

from opsroom.domain.calendar import write_moment
from opsroom.domain.documents import DocumentStatus
from opsroom.ui.tables.lines import LineColumn
from opsroom.ui.theme.tokens import Tone

_TONES = {DocumentStatus.DRAF: Tone.NEUTRAL, DocumentStatus.TERBIT: Tone.OK, DocumentStatus.DICABUT: Tone.ALARM}
_SHOWN_DIGITS = 12

REGISTER_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Nomor", lambda record: record.number or "(belum bernomor)", 190),
    LineColumn("Judul", lambda record: record.title),
    LineColumn("Status", lambda record: record.status.value, 84, tone=lambda record: _TONES[record.status]),
    LineColumn("Dibuat", lambda record: write_moment(record.made_at), 250, lambda record: record.made_at.isoformat()),
    LineColumn("SHA-256", lambda record: record.sha256[:_SHOWN_DIGITS], 110, hint="Sidik jari berkas PDF"),
    LineColumn("Berkas", lambda record: Path(record.path).name, 190),
)
