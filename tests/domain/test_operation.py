import dataclasses

import pytest

from opsroom.domain.operation import Operation


def test_a_new_operation_has_a_name_and_nothing_else():
    values = dataclasses.asdict(Operation("Polres OKU - Pemilu 2024"))
    assert values.pop("name") == "Polres OKU - Pemilu 2024"
    assert not any(values.values())


def test_an_operation_is_changed_by_a_command_only():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Operation("A").name = "B"  # type: ignore[misc]
