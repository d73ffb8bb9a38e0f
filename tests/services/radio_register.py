"""A register for the radio desk made of regions alone: every desa gets a few TPS, no plan."""

from collections import defaultdict
from collections.abc import Iterable

from opsroom.domain.gazetteer import Place
from opsroom.domain.ids import TpsId
from opsroom.domain.radio_words import RadioWords
from opsroom.domain.tps import Tps
from opsroom.services.field_register import FieldRegister
from opsroom.services.radio_names import Name, NameIndex, NameKind


def register_of(places: Iterable[Place], counts: Iterable[int]) -> FieldRegister:
    """TPS numbered from 1 in every desa, as many as `counts` says one after the other."""
    words = RadioWords()
    tps: dict[TpsId, Tps] = {}
    numbers: dict[str, dict[int, TpsId]] = {}
    desa: defaultdict[str, list[str]] = defaultdict(list)
    names: dict[Name, None] = {}
    for place, count in zip(places, counts, strict=False):
        code = place.desa_code
        numbers[code] = {}
        desa[place.kecamatan_code].append(code)
        names[Name(NameKind.DESA, code, place.desa)] = None
        names[Name(NameKind.KECAMATAN, place.kecamatan_code, place.kecamatan)] = None
        for number in range(1, count + 1):
            one = TpsId(len(tps) + 1)
            tps[one] = Tps(one, f"{number:03}", code, place.desa, place.kecamatan_code, place.kecamatan)
            numbers[code][number] = one
    return FieldRegister(
        words=words,
        phrases=words.by_phrase(),
        names=NameIndex.of(names),
        tps=tps,
        numbers=numbers,
        desa={code: tuple(some) for code, some in desa.items()},
        teams={},
        team_of_tps={},
        team_of_person={},
        order={one: place for place, one in enumerate(tps)},
        kecamatan={},
    )
