"""The operation: one election secured by one unit, the subject of one `.ops` file."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Operation:
    """One election operation.

    Attributes:
        name: As the user named the file's operation, e.g. ``Polres OKU - Pemilu 2024``.
        event: What is secured, as papers write it: ``Pemilu Tahun 2024``.
        operation_name: Name of the police operation: ``Mantap Brata Musi 2023-2024``.
        region: Regency the unit polices, in capitals.
        voting_day: None until set.
        duty_from, duty_to: Span of the order.
        roll_call_at: Aware time of the apel pergeseran, None until set.
        roll_call_place: Where.
        roll_call_leader: Who leads.
    """

    name: str
    event: str = ""
    operation_name: str = ""
    region: str = ""
    voting_day: date | None = None
    duty_from: date | None = None
    duty_to: date | None = None
    roll_call_at: datetime | None = None
    roll_call_place: str = ""
    roll_call_leader: str = ""
