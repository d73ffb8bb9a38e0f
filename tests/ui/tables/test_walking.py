import pytest
from PySide6.QtCore import Qt

from opsroom.ui.tables.walking import Ground, target

GROUND = Ground(rows=1000, places=9, page_rows=20, page_places=4)
K = Qt.Key


@pytest.mark.parametrize(
    ("key", "is_ctrl", "is_alt", "end"),
    [
        (K.Key_Down, False, False, (101, 5)),
        (K.Key_Left, False, False, (100, 4)),
        (K.Key_Down, True, False, (999, 5)),
        (K.Key_Up, True, False, (0, 5)),
        (K.Key_Right, True, False, (100, 8)),
        (K.Key_Left, True, False, (100, 0)),
        (K.Key_Down, False, True, None),
        (K.Key_Home, False, False, (100, 0)),
        (K.Key_Home, True, False, (0, 0)),
        (K.Key_End, False, False, (100, 8)),
        (K.Key_End, True, False, (999, 8)),
        (K.Key_PageDown, False, False, (120, 5)),
        (K.Key_PageUp, False, False, (80, 5)),
        (K.Key_PageDown, False, True, (100, 8)),
        (K.Key_PageUp, False, True, (100, 1)),
        (K.Key_PageUp, True, False, None),
        (K.Key_A, False, False, None),
    ],
)
def test_keys_lead_where_spreadsheets_go(key, is_ctrl, is_alt, end):
    assert target(GROUND, 100, 5, key, is_ctrl=is_ctrl, is_alt=is_alt) == end


def test_edges_hold():
    assert target(GROUND, 0, 0, K.Key_Up, is_ctrl=False, is_alt=False) == (0, 0)
    assert target(GROUND, 999, 8, K.Key_PageDown, is_ctrl=False, is_alt=False) == (999, 8)
