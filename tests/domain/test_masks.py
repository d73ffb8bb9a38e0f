"""Personal data hidden."""

import pytest

from opsroom.domain.masks import MASK, mask_cell


@pytest.mark.parametrize(("value", "shown"), [("081234567890", MASK), (7, MASK), ("", ""), (None, "")])
def test_mask_tells_only_that_something_is_there(value: object, shown: str) -> None:
    assert mask_cell(value) == shown
