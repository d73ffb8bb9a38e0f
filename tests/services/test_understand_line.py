"""Lines of the desk and what they mean: by hand one by one, and whole days over registers the program never saw."""

import gzip
import random
from collections import Counter
from datetime import UTC, datetime
from itertools import cycle

import pytest

from opsroom.domain.calendar import ZONES
from opsroom.domain.gazetteer import parse_table
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_words import RadioWords
from opsroom.runtime.paths import resource
from opsroom.services.field_register import FieldRegister
from opsroom.services.plot_teams import plot
from opsroom.services.radio_desk import Ear, open_ear
from opsroom.services.set_radio_words import SetRadioWords
from opsroom.services.understand_line import understand
from opsroom.services.workspace import Workspace
from tests.services.radio_register import register_of
from tests.services.radio_script import Line, Place, script

NOON = datetime(2024, 2, 14, 5, 0, tzinfo=UTC)  # 12.00 WIB


@pytest.fixture
def ear(on_duty: Workspace) -> Ear:
    plot(on_duty)
    return open_ear(on_duty)


def one(ear: Ear, text: str) -> Understanding:
    (found,) = ear.understand(text, NOON)
    return found


def labels(ear: Ear, found: Understanding) -> list[str]:
    return [ear.register.tps[row].label for row in found.tps_ids]


@pytest.mark.parametrize(
    ("text", "stage", "places"),
    [
        ("tps 3 kurup tiba", "TIBA_DESA", ["TPS 003 KURUP"]),
        ("TPS 03 KURUP BUKA", "TPS_BUKA", ["TPS 003 KURUP"]),
        ("kurup 3 tutup", "TPS_TUTUP", ["TPS 003 KURUP"]),
        ("tps3 kurup hitung", "HITUNG", ["TPS 003 KURUP"]),
        ("tps 1, 2 dan 3 kurup selesai", "SELESAI", ["TPS 001 KURUP", "TPS 002 KURUP", "TPS 003 KURUP"]),
        ("tps 1-2 kurup kotak di pps", "KOTAK_DI_PPS", ["TPS 001 KURUP", "TPS 002 KURUP"]),
        ("tps 1 s/d 2 kurup sampai ppk", "KOTAK_DI_PPK", ["TPS 001 KURUP", "TPS 002 KURUP"]),
        ("kurup semua kecuali tps 2 dan 901 buka", "TPS_BUKA", ["TPS 001 KURUP", "TPS 003 KURUP"]),
        ("mohon ijin ndan, tps 901 kurup sudah dibuka, aman", "TPS_BUKA", ["TPS 901 KURUP"]),
        ("tps 3 kurp tiba", "TIBA_DESA", ["TPS 003 KURUP"]),
        ("tps 3 kurup tba", "TIBA_DESA", ["TPS 003 KURUP"]),
        ("tps 1 tanjunglengkayap logistik lengkap", "LOGISTIK_DI_TPS", ["TPS 001 TANJUNG LENGKAYAP"]),
        ("tps 1 kurup kec lubuk batang serah terima", "SERAH_TERIMA", ["TPS 001 KURUP"]),
    ],
)
def test_line_is_understood(ear: Ear, text: str, stage: str, places: list[str]) -> None:
    found = one(ear, text)
    assert (found.stage, labels(ear, found), found.why) == (stage, places, "")


@pytest.mark.parametrize("text", ["lengkiti semua tiba", "kec lengkiti seluruh tps sudah tiba"])
def test_whole_kecamatan_in_one_act(ear: Ear, text: str) -> None:
    assert labels(ear, one(ear, text)) == [f"TPS {number:03} TANJUNG LENGKAYAP" for number in range(1, 5)]


def test_team_stands_for_its_tps(ear: Ear) -> None:
    found = one(ear, "tim 1 hitung 0.15 via HT1 diteruskan oleh padal lengkiti")
    assert found.tps_ids == ear.register.teams[1].tps_ids
    assert (found.stage, found.channel, found.relay) == ("HITUNG", "HT1", "padal lengkiti")
    assert found.at == datetime(2024, 2, 13, 17, 15, tzinfo=UTC)


def test_stage_of_people_is_about_the_people_of_the_team(ear: Ear) -> None:
    found = one(ear, "tim 1 bergeser")
    assert found.person_ids == tuple(who.person_id for who in ear.register.teams[1].members)


def test_person_and_call_sign_stand_for_their_team(on_duty: Workspace, ear: Ear) -> None:
    leader = ear.register.teams[1].members[0].person_id
    with on_duty.read() as reader:
        (person,) = reader.persons([leader])
    assert one(ear, f"{person.name.partition(',')[0].lower()} tiba").tps_ids == ear.register.teams[1].tps_ids
    on_duty.run(SetRadioWords(RadioWords(callsigns={"GARUDA 3": "TIM 2"})))
    named = open_ear(on_duty)
    found = one(named, "garuda 3 aman")
    assert (found.stage, found.tps_ids, found.why) == ("AMAN", named.register.teams[2].tps_ids, "")


def test_words_of_the_operation_are_understood(on_duty: Workspace) -> None:
    phrases = {**RadioWords().phrases, "HITUNG": ("NGITUNG",)}
    on_duty.run(SetRadioWords(RadioWords(phrases)))
    ear = open_ear(on_duty)
    assert one(ear, "tps 1 kurup ngitung").stage == "HITUNG"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tps 3 kurup belum buka", "ingkar"),
        ("tps 99 kurup buka", "tidak ada di KURUP"),
        ("kurup buka", "TPS mana"),
        ("tps 3 buka", "belum jelas desanya"),
        ("tps 3 kurup", "Tahapnya belum terbaca"),
        ("tps 3 kurup tutup hitung", "lebih dari satu tahap"),
        ("tps 3 kurup kec lengkiti buka", "tidak terletak"),
        ("tps 3 lengkiti buka", "desa mana"),
        ("tim 77 buka", "Tim 77 tidak ada"),
        ("asdf qwer", "Tempatnya belum terbaca"),
        ("", "Tempatnya belum terbaca"),
        ("kurup semua kecuali xyzzy buka", "tidak dikenal"),
        ("kurup semua kecuali tim 77 buka", "Tim 77 tidak ada"),
    ],
)
def test_unclear_line_asks(ear: Ear, text: str, word: str) -> None:
    found = one(ear, text)
    assert word in found.why
    assert not found.is_clear


def test_unclear_line_offers_what_could_be_meant(ear: Ear) -> None:
    assert [guess.text for guess in one(ear, "tps 3 lengkiti buka").guesses] == [
        "TPS 003 TANJUNG LENGKAYAP, KEC. LENGKITI"
    ]
    assert one(ear, "kurop sesuatu").guesses


def test_several_reports_in_one_entry(ear: Ear) -> None:
    found = ear.understand("tps 1 kurup buka / tps 2 kurup tutup; tps 3 kurup hitung", NOON)
    assert [line.stage for line in found] == ["TPS_BUKA", "TPS_TUTUP", "HITUNG"]


def test_words_of_an_incident_are_noticed(ear: Ear) -> None:
    assert one(ear, "tps 1 kurup hitung, massa ribut di luar").is_alarm
    assert not one(ear, "tps 1 kurup hitung").is_alarm


def day(register: FieldRegister, count: int, seed: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How the lines of a day fared by kind, and those understood wrongly."""
    places = [Place(tps.kecamatan, tps.desa, int(tps.number)) for tps in register.tps.values()]
    fared: Counter[tuple[str, str]] = Counter()
    wrong = []
    for line in script(places, count, seed):
        found = understand(line.text, register, NOON, ZONES["WIB"])
        verdict = _verdict(line, found, register)
        fared[line.kind, verdict] += 1
        if verdict == "wrong":
            wrong.append(line.text)
    return fared, wrong


def _verdict(line: Line, found: tuple[Understanding, ...], register: FieldRegister) -> str:
    if not all(each.is_clear for each in found):
        return "asked"
    rows = [register.tps[row] for each in found for row in each.tps_ids]
    places = frozenset(Place(tps.kecamatan, tps.desa, int(tps.number)) for tps in rows)
    return "right" if len(found) == 1 and found[0].stage == line.stage and places == line.places else "wrong"


PLACES = tuple(parse_table(gzip.decompress(resource("seed/wilayah.txt.gz").read_bytes()).decode("utf-8").splitlines()))
#: OKU, and twenty others drawn from the whole country.
REGENCIES = ("1601", *random.Random(20240214).sample(sorted({place.regency_code for place in PLACES}), 20))


@pytest.mark.parametrize("regency", REGENCIES)
def test_scripted_day_is_understood_and_nothing_wrongly(regency: str) -> None:
    places = [place for place in PLACES if place.regency_code == regency]
    register = register_of(places, cycle((8, 3, 14, 1, 6)))
    fared, wrong = day(register, 1000 if regency != "1601" else 2000, int(regency))
    readable = sum(count for (kind, _), count in fared.items() if kind != "hopeless")
    right = sum(count for (_, verdict), count in fared.items() if verdict == "right")
    assert wrong == []
    assert right >= 0.97 * readable
    assert fared["hopeless", "asked"] == sum(count for (kind, _), count in fared.items() if kind == "hopeless") > 0
