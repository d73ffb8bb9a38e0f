import pytest

from opsroom.services.plan_lines import ShortLine
from opsroom.ui.plotting.columns import reason_alone


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("TPS 001 KURUP (rawan) belum terisi: personel PAM TPS habis.", "Personel PAM TPS habis."),
        ("Sebab yang ditulis lain.", "Sebab yang ditulis lain."),
    ],
    ids=["of-the-engine", "other"],
)
def test_reason_does_not_repeat_the_place(reason, shown):
    line = ShortLine(1, "1601012001", "LENGKITI", "KURUP", "001", "Rawan", "personel_kurang", reason)
    assert reason_alone(line) == shown
