"""What the need of patterns is counted from."""

from opsroom.services.pattern_need import read_desa_counts
from opsroom.services.workspace import Workspace


def test_tps_are_counted_by_desa_category_and_kind(workspace: Workspace) -> None:
    found = sorted((one.category, one.is_special, one.tps) for one in read_desa_counts(workspace))
    assert found == [
        ("KURANG_RAWAN", False, 2), ("KURANG_RAWAN", False, 3), ("KURANG_RAWAN", True, 1),
        ("RAWAN", False, 1), ("SANGAT_RAWAN", False, 1),
    ]  # fmt: skip
