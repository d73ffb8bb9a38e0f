"""The columns of the three lists: kecamatan, teams, TPS without a team."""

from opsroom.domain.calendar import write_number
from opsroom.services.plan_lines import KecamatanLine, ShortLine, TeamLine
from opsroom.ui.tables.lines import LineColumn
from opsroom.ui.theme.tokens import Tone


def _short_tone(line: KecamatanLine) -> Tone:
    return Tone.WARN if line.short else Tone.OK


def _cross_tone(line: TeamLine) -> Tone | None:
    return Tone.INFO if line.crosses_desa else None


def _members(line: TeamLine) -> str:
    return "; ".join(member.text + (" (disematkan)" if member.is_pinned else "") for member in line.members)


def reason_alone(line: ShortLine) -> str:
    """The reason without the TPS it begins with, which stands in the columns before."""
    _place, mark, reason = line.reason.partition(" belum terisi: ")
    return f"{reason[:1].upper()}{reason[1:]}" if mark else line.reason


KECAMATAN_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Kecamatan", lambda line: line.name),
    LineColumn("TPS", lambda line: write_number(line.need), 46, lambda line: line.need, is_number=True),
    LineColumn("Terisi", lambda line: write_number(line.covered), 52, lambda line: line.covered, is_number=True),
    LineColumn(
        "Kurang",
        lambda line: write_number(line.short),
        60,
        lambda line: line.short,
        is_number=True,
        tone=_short_tone,
        hint="TPS yang belum terisi",
    ),
    LineColumn("Tim", lambda line: write_number(line.teams), 42, lambda line: line.teams, is_number=True),
    LineColumn(
        "Orang",
        lambda line: write_number(line.people),
        52,
        lambda line: line.people,
        is_number=True,
        hint="Anggota tim",
    ),
)

TEAM_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Tim", lambda line: str(line.number), 44, lambda line: line.number, is_number=True),
    LineColumn("Kecamatan", lambda line: line.kecamatan, 148),
    LineColumn("Desa", lambda line: line.desa, 126),
    LineColumn("TPS", lambda line: line.tps, 84),
    LineColumn("Anggota", _members, hint="Ka Tim di depan"),
    LineColumn("Kategori", lambda line: line.category, 100),
    LineColumn("Pola", lambda line: line.pattern, 56, hint="polisi : TPS : Linmas"),
    LineColumn(
        "Lintas",
        lambda line: "lintas" if line.crosses_desa else "",
        64,
        lambda line: line.crosses_desa,
        tone=_cross_tone,
        hint="TPS tim ini ada di lebih dari satu desa",
    ),
)

SHORT_COLUMNS: tuple[LineColumn, ...] = (
    LineColumn("Kecamatan", lambda line: line.kecamatan, 148),
    LineColumn("Desa", lambda line: line.desa, 136),
    LineColumn("TPS", lambda line: line.tps, 46),
    LineColumn("Kategori", lambda line: line.category, 100),
    LineColumn("Sebab", reason_alone),
)

REMARK_COLUMNS: tuple[LineColumn, ...] = (LineColumn("Catatan", lambda remark: remark.text),)
IDLE_COLUMNS: tuple[LineColumn, ...] = (LineColumn("Personel PAM TPS tanpa tim", lambda line: line.text),)


def team_words(line: TeamLine) -> str:
    """Everything of a team a search may find."""
    members = " ".join(member.text for member in line.members)
    return f"{line.number} {line.kecamatan} {line.desa} {line.tps} {members} {line.category}".casefold()


def short_words(line: ShortLine) -> str:
    """Everything of a short TPS a search may find."""
    return f"{line.kecamatan} {line.desa} {line.tps} {line.category} {line.reason}".casefold()
