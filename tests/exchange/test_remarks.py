import pytest

from opsroom.exchange.remarks import Remark, split_remark


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("seberang sungai, pakai perahu ketek", Remark(access="seberang sungai, pakai perahu ketek")),
        ("blank spot, HT saja", Remark(signal="blank spot, HT saja")),
        (
            "talang, 12 km dari desa induk, sinyal 200 m ke bukit",
            Remark(access="talang, 12 km dari desa induk", signal="sinyal 200 m ke bukit"),
        ),
        (
            "tidak ada sinyal di jalan masuk",
            Remark("tidak ada sinyal di jalan masuk", "tidak ada sinyal di jalan masuk"),
        ),
        ("dekat pasar, jalan rusak, licin saat hujan", Remark("jalan rusak, licin saat hujan", "", "dekat pasar")),
        ("LOKASI KHUSUS", Remark(is_special=True)),
        ("LOKSUS, RUTAN BATURAJA", Remark(other="RUTAN BATURAJA", is_special=True)),
        ("TPS lokasi khusus Rutan", Remark(other="TPS lokasi khusus Rutan", is_special=True)),
        ("jarak 4,5 km", Remark(access="jarak 4,5 km")),
        ("rumah Pak RT", Remark(other="rumah Pak RT")),
    ],
)
def test_clauses_go_to_the_matter_they_speak_of(text: str, remark: Remark) -> None:
    assert split_remark(text) == remark
