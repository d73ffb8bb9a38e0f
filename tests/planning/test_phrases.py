import pytest

from opsroom.planning import phrases


def test_ways_out_are_listed_as_people_speak():
    assert phrases.ways_out([]) == ""
    assert phrases.ways_out(["a"]) == "; jalan keluar: a"
    assert phrases.ways_out(["a", "b"]) == "; jalan keluar: a atau b"
    assert phrases.ways_out(["a", "b", "c"]) == "; jalan keluar: a, b, atau c"
    assert phrases.both(["a", "b", "c"]) == "a, b, dan c"


@pytest.mark.parametrize(("steps", "text"), [(60, "0,6 km"), (1449, "14 km"), (123456, "1.235 km")])
def test_ways_are_told_in_kilometres(steps: int, text: str):
    assert phrases.kilometres(steps) == text


def test_patterns_are_told_with_their_linmas_and_scope():
    assert phrases.wider_pattern(2, 10, "", "LENGKITI", is_whole=True) == (
        "izinkan 2-10-20 di LENGKITI (seluruh kecamatan terisi)"
    )
    assert phrases.wider_pattern(2, 3, "rawan", "LENGKITI", is_whole=False) == (
        "izinkan 2-3-6 untuk rawan di LENGKITI (semua TPS yang berbagi tim di sana terisi)"
    )
    assert phrases.first_pattern(2, 10, "rawan", "X") == "jadikan 2-10-20 pola utama untuk rawan di X"


def test_a_team_lent_is_told_with_its_way_and_price():
    assert phrases.lend("LUBUK BATANG", 1400, (0, 0, 1)) == (
        "pinjam 1 tim dari LUBUK BATANG: 14 km (di sana 1 tim menjadi lintas desa)"
    )
    assert phrases.lend("LUBUK BATANG", 0, (2, 1, -1)) == (
        "pinjam 1 tim dari LUBUK BATANG (di sana 2 TPS menjadi kosong dan 1 TPS menjadi di atas pola utama)"
    )
    assert phrases.lend("X", 0, (0, 0, 0)) == "pinjam 1 tim dari X (di sana tidak ada yang berkurang)"


def test_pins_are_named_while_they_are_few():
    assert phrases.unpin(["801", "802"], "X") == "lepas sematan NRP 801 dan 802 di X"
    assert phrases.unpin(["801", "802", "803", "804"], "X") == "lepas sematan di X (4 orang)"


def test_blocks_are_said_plainly():
    assert phrases.no_leader(3, "BRIPKA") == "hanya 3 orang berpangkat BRIPKA ke atas dan semuanya sudah memimpin tim"
    assert phrases.enforced(4, ["A", "B"]) == "4 orang belum mendapat tim tetapi aturan wajib 'A' dan 'B' menghalangi"
    assert "4 orang yang tersisa" in phrases.nobody_may(4)
