"""The order of texts."""

import pytest

from opsroom.domain.collation import fold


@pytest.mark.parametrize(("text", "folded"), [("BUDI", "budi"), ("Élan", "elan"), ("", ""), ("Straße", "strasse")])
def test_case_and_marks_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded
