from opsroom.exchange.row_cells import RowCells


def test_cells_are_a_mapping_in_the_order_of_the_sheet() -> None:
    cells = RowCells("S", {0: "NO", 2: "NAMA"}).of([1.0, "x", " BUDI "])
    assert dict(cells) == {"NO": "1", "NAMA": "BUDI"}
    assert (len(cells), list(cells)) == (2, ["NO", "NAMA"])
    assert repr(cells) == "{'NO': '1', 'NAMA': 'BUDI'}"
    assert cells == {"NO": "1", "NAMA": "BUDI"}
