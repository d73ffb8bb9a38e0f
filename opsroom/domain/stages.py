"""Stages (tahap) of the day, from roll call to return, in the order they happen."""

from enum import StrEnum


class Stage(StrEnum):
    """One stage; the order of definition is the order of the day."""

    APEL = "APEL"
    BERGESER = "BERGESER"
    TIBA_POLSEK = "TIBA_POLSEK"
    TIBA_DESA = "TIBA_DESA"
    LOGISTIK_DI_TPS = "LOGISTIK_DI_TPS"
    TPS_BUKA = "TPS_BUKA"
    TPS_TUTUP = "TPS_TUTUP"
    HITUNG = "HITUNG"
    SELESAI = "SELESAI"
    KOTAK_DI_PPS = "KOTAK_DI_PPS"
    KOTAK_DI_PPK = "KOTAK_DI_PPK"
    SERAH_TERIMA = "SERAH_TERIMA"
    KEMBALI = "KEMBALI"


STAGES: tuple[Stage, ...] = tuple(Stage)
STAGE_LABELS: dict[Stage, str] = {
    Stage.APEL: "Apel",
    Stage.BERGESER: "Bergeser",
    Stage.TIBA_POLSEK: "Tiba di Polsek",
    Stage.TIBA_DESA: "Tiba di desa",
    Stage.LOGISTIK_DI_TPS: "Logistik di TPS",
    Stage.TPS_BUKA: "TPS buka",
    Stage.TPS_TUTUP: "TPS tutup",
    Stage.HITUNG: "Penghitungan",
    Stage.SELESAI: "Selesai",
    Stage.KOTAK_DI_PPS: "Kotak di PPS",
    Stage.KOTAK_DI_PPK: "Kotak di PPK",
    Stage.SERAH_TERIMA: "Serah terima",
    Stage.KEMBALI: "Kembali",
}
#: Stages a TPS can be in; the others are about people only.
TPS_STAGES: tuple[Stage, ...] = STAGES[STAGES.index(Stage.TIBA_DESA) : STAGES.index(Stage.SERAH_TERIMA) + 1]


def has_reached(current: Stage | None, wanted: Stage) -> bool:
    """Whether somebody at `current` has passed or is in `wanted`."""
    return current is not None and STAGES.index(current) >= STAGES.index(wanted)
