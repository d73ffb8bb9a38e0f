"""Read what the need of patterns is counted from."""

from collections import Counter

from opsroom.domain.pattern_need import DesaCount
from opsroom.services.workspace import Workspace


def read_desa_counts(workspace: Workspace) -> tuple[DesaCount, ...]:
    """TPS per desa, category and whether they are special, in order. Thread: any."""
    with workspace.read() as reader:
        rows = reader.tps()
    counts = Counter((one.kecamatan_code, one.desa_code, one.category, one.is_special) for one in rows)
    return tuple(DesaCount(*key, tps) for key, tps in sorted(counts.items()))
