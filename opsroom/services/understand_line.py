"""One report of the entry line, understood: which TPS, which stage, when; or what a person must decide."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from opsroom.domain.radio import Guess, Understanding
from opsroom.domain.radio_text import RadioText, moment_of, read_line, split_reports
from opsroom.domain.radio_words import SAFE
from opsroom.domain.stages import TPS_STAGES, Stage
from opsroom.services.field_register import FieldRegister
from opsroom.services.radio_names import NameKind
from opsroom.services.radio_places import Places, describe, find_places
from opsroom.services.radio_spans import Mark, Spans, sort_words

NO_STAGE = "Tahapnya belum terbaca. Tulis misalnya tiba, buka, tutup, hitung, selesai."
_DENIED = "Kalimat ini memuat kata ingkar atau tanya. Periksa, lalu pilih sendiri."
_MANY = "Ada lebih dari satu tahap dalam kalimat ini. Pilih satu, atau pisahkan dengan titik koma."
_GUESSES = 8


def understand(text: str, register: FieldRegister, now: datetime, zone: tzinfo) -> tuple[Understanding, ...]:
    """Every report of an entry, in order. Pure but for `register`; any thread.

    Args:
        text: As typed; several reports between `` / ``, ``;`` or line breaks.
        register: Where to look things up.
        now: Aware, when it was received.
        zone: Of the typed times.
    """
    return tuple(_understand(read_line(part), register, now, zone) for part in split_reports(text))


def _understand(line: RadioText, register: FieldRegister, now: datetime, zone: tzinfo) -> Understanding:
    spans = sort_words(line.words, register.names, register.phrases)
    stages = [one for one in spans.stages if one != SAFE] or spans.stages
    stage = stages[0] if len(stages) == 1 else ""
    is_of_people = stage in Stage.__members__ and Stage(stage) not in TPS_STAGES
    places = find_places(spans.places, register, whole=stage == SAFE)
    why = places.why
    is_whole = any(span.mark is Mark.ALL for span in spans.places)
    if spans.is_denied:
        why = _DENIED
    elif not why and (spans.is_doubtful or (spans.unknown and is_whole)):
        why = f"Kata '{' '.join(spans.unknown)}' tidak dikenal. Periksa tempatnya, lalu pilih."
    elif not stages:
        why = why or NO_STAGE
    elif len(stages) > 1:
        why = _MANY
    people = register.people_of(places.tps_ids) if is_of_people else ()
    if is_of_people and not people and not why:
        why = "Belum ada tim di tempat itu, padahal tahap ini milik personel. Pilih timnya."
    return Understanding(
        text=line.text,
        stage=stage,
        at=moment_of(line.clock, now, zone),
        is_typed=line.clock is not None,
        tps_ids=tuple(places.tps_ids),
        person_ids=people,
        channel=line.channel,
        relay=line.relay,
        guesses=tuple(_guesses(spans, places, register)) if why else (),
        why=why,
        is_alarm=spans.is_alarm,
    )


def _guesses(spans: Spans, places: Places, register: FieldRegister) -> Sequence[Guess]:
    found = list(places.guesses)
    if places.tps_ids:
        found.append(Guess(describe(register, places.tps_ids), tuple(places.tps_ids)))
    if not found:
        for name, likeness in register.names.guesses(spans.unknown):
            whole = register.all_of_desa(name.key) if name.kind is NameKind.DESA else ()
            whole = whole or (register.all_of_kecamatan(name.key) if name.kind is NameKind.KECAMATAN else ())
            if whole:
                found.append(Guess(describe(register, whole), whole, likeness))
    return found[:_GUESSES]
