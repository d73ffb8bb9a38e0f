"""Lines of the desk in words."""

from datetime import tzinfo

from opsroom.domain.calendar import write_number
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_words import meaning_label
from opsroom.services.field_register import FieldRegister
from opsroom.services.radio_places import describe

_NAMED = 8


def told(line: Understanding, register: FieldRegister, zone: tzinfo) -> str:
    """What a line is taken for: ``07.10 TPS buka: TPS 003 KURUP, KEC. LUBUK BATANG``, or what must be decided."""
    if not line.is_clear:
        return line.why
    where = describe(register, line.tps_ids[:_NAMED])
    if len(line.tps_ids) > _NAMED:
        where = f"{write_number(len(line.tps_ids))} TPS, mulai {describe(register, line.tps_ids[:1])}"
    people = f" ({write_number(len(line.person_ids))} orang)" if line.person_ids else ""
    more = "".join(f", {part}" for part in (line.channel, line.relay) if part)
    alarm = " Ada kata bahaya: buka lembar kejadian." if line.is_alarm else ""
    return f"{line.at.astimezone(zone):%H.%M} {meaning_label(line.stage)}: {where}{people}{more}.{alarm}"
