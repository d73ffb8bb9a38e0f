"""A person of the roster."""

from dataclasses import dataclass

from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId
from opsroom.domain.ranks import rank_order


@dataclass(frozen=True, slots=True)
class Person:
    """One member, known by the service number.

    Attributes:
        nrp: NRP or NIP as text, unique in the operation.
        name: With titles, bare name in capitals.
        rank: Rank code of `opsroom.domain.ranks`, or the text as written when no rank is known.
        unit: Kesatuan.
        source: Asal.
        position: Jabatan.
        phone: National form or empty. Personal data: never printed unless asked.
        duty: Status in this operation.
        home_desa: Code of the desa where the person is registered as voter, empty when unknown.
        nrp_repaired: The number lost zeros in a spreadsheet and was completed.
        gender: ``L`` or ``P``, empty when unknown.
        hard_before: How often the person had a hard TPS in earlier operations.
    """

    id: PersonId
    nrp: str
    name: str
    rank: str = ""
    unit: str = ""
    source: Source = Source.POLRES
    position: str = ""
    phone: str = ""
    duty: Duty = Duty.TERSEDIA
    note: str = ""
    home_desa: str = ""
    nrp_repaired: bool = False
    gender: str = ""
    hard_before: int = 0

    @property
    def seniority(self) -> tuple[int, str]:
        """Sort key: rank high to low, then NRP ascending (older first)."""
        return rank_order(self.rank), self.nrp
