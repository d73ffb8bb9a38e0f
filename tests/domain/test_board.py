from opsroom.domain.board import BoardRow, BoardSnapshot
from opsroom.domain.stages import Stage

BOARD = BoardSnapshot(
    "Papan",
    "POLRES OKU",
    "WIB",
    (
        BoardRow("160107", "SOSOH BUAY RAYAP", tps=49, teams=7, reached={Stage.TIBA_DESA: 5, Stage.TPS_BUKA: 2}),
        BoardRow("160108", "PENGANDONAN", tps=39, teams=6, reached={Stage.TIBA_DESA: 1}),
    ),
    changed_at=None,
)


def test_total_sums_a_field_over_all_kecamatan():
    assert (BOARD.total("tps"), BOARD.total("teams"), BOARD.total("incidents")) == (88, 13, 0)


def test_reached_sums_a_stage_over_all_kecamatan():
    assert (BOARD.reached(Stage.TIBA_DESA), BOARD.reached(Stage.TPS_BUKA), BOARD.reached(Stage.SELESAI)) == (6, 2, 0)
