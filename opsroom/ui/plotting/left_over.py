"""The lists below the teams: TPS without a team, people without a team, remarks."""

from opsroom.services.plan_lines import PersonLine, RemarkLine, ShortLine
from opsroom.ui.plotting.thing_list import ListSpec
from opsroom.ui.plotting.things import Place, Pool, Thing, ThingKind
from opsroom.ui.tables.lines import LineColumn
from opsroom.ui.theme.tokens import Tone

_TONES = {tone.value: tone for tone in Tone}


def reason_alone(line: ShortLine) -> str:
    """The reason without the TPS it begins with, which stands in the columns before."""
    _place, mark, reason = line.reason.partition(" belum terisi: ")
    return f"{reason[:1].upper()}{reason[1:]}" if mark else line.reason


def short_words(line: ShortLine) -> str:
    """Everything of a short TPS a search may find."""
    return f"{line.kecamatan} {line.desa} {line.tps} {line.category} {line.reason}".casefold()


def person_words(line: PersonLine) -> str:
    """Everything of a person without a team a search may find."""
    return f"{line.text} {line.unit} {line.status}".casefold()


def _reserve_tone(line: PersonLine) -> Tone:
    return Tone.INFO if line.is_reserve else Tone.OK


def _place_of_remark(line: RemarkLine) -> str:
    return f"tim {line.team}" if line.team is not None else "buka" if line.kecamatan_code else ""


SHORT_LIST = ListSpec(
    "TPS belum terisi",
    (
        LineColumn("Kecamatan", lambda line: line.kecamatan, 128),
        LineColumn("Desa", lambda line: line.desa, 118),
        LineColumn("TPS", lambda line: line.tps, 46),
        LineColumn("Kategori", lambda line: line.category, 116, tone=lambda line: _TONES.get(line.colour, Tone.INFO)),
        LineColumn("Sebab dan jalan keluar", reason_alone),
    ),
    thing=lambda line: Thing(ThingKind.TPS, line.tps_id),
    place=lambda line: Place(tps_id=line.tps_id),
    ground=Place(pool=Pool.TPS),
)
PEOPLE_LIST = ListSpec(
    "Personel tanpa tim",
    (
        LineColumn("Status", lambda line: line.status, 110, tone=_reserve_tone),
        LineColumn("Personel", lambda line: line.text, key=lambda line: (line.rank_order, line.text)),
        LineColumn("Kesatuan", lambda line: line.unit, 220),
    ),
    thing=lambda line: Thing(ThingKind.PERSON, line.person_id),
    place=lambda line: Place(person_id=line.person_id),
    ground=Place(pool=Pool.PEOPLE),
)
REMARK_LIST = ListSpec(
    "Catatan ploting",
    (
        LineColumn("Catatan dan jalan keluar", lambda line: line.text),
        LineColumn("Tempat", _place_of_remark, 76, hint="Enter atau klik ganda membuka tempat ini"),
    ),
)
