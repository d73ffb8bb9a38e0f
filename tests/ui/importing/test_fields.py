import pytest

from opsroom.domain.duty import Duty
from opsroom.domain.imports import ImportKind
from opsroom.ui.importing.fields import IGNORED, field_options, show_value, title_of


@pytest.mark.parametrize("kind", ImportKind)
def test_every_option_has_its_own_key_and_label(kind):
    options = field_options(kind)
    assert options[0] == ("", IGNORED)
    assert len({key for key, _label in options}) == len({label for _key, label in options}) == len(options)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (ImportKind.PERSON, "rank_nrp"),
        (ImportKind.PERSON, "duty"),
        (ImportKind.TPS, "coordinates"),
        (ImportKind.TPS, "lat"),
    ],
)
def test_compound_and_single_columns_are_offered(kind, key):
    assert key in dict(field_options(kind))


def test_values_are_shown_as_in_the_sheet():
    assert show_value(ImportKind.PERSON, "duty", Duty.PAM_TPS) == "PAM TPS"
    assert show_value(ImportKind.PERSON, "phone", "") == "(kosong)"
    assert show_value(ImportKind.PERSON, "nrp_repaired", 1) == "1"


def test_titles_are_those_of_the_sheet():
    assert (title_of(ImportKind.TPS, "number"), title_of(ImportKind.TPS, "x")) == ("TPS", "x")
