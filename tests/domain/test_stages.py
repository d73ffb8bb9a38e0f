import pytest

from opsroom.domain.stages import STAGE_LABELS, STAGES, TPS_STAGES, Stage, has_reached


def test_the_day_runs_from_roll_call_to_return():
    assert STAGES[0] is Stage.APEL
    assert STAGES[-1] is Stage.KEMBALI
    assert len(STAGES) == 13


def test_every_stage_has_a_label():
    assert list(STAGE_LABELS) == list(STAGES)


def test_stages_of_a_tps_begin_in_the_desa_and_end_with_the_handover():
    assert (TPS_STAGES[0], TPS_STAGES[-1]) == (Stage.TIBA_DESA, Stage.SERAH_TERIMA)


@pytest.mark.parametrize(
    ("current", "wanted", "reached"),
    [
        (Stage.TPS_BUKA, Stage.TIBA_DESA, True),
        (Stage.TPS_BUKA, Stage.TPS_BUKA, True),
        (Stage.TPS_BUKA, Stage.TPS_TUTUP, False),
        (None, Stage.APEL, False),
    ],
    ids=["passed", "there", "not yet", "no word"],
)
def test_has_reached(current: Stage | None, wanted: Stage, reached: bool):
    assert has_reached(current, wanted) is reached
