import pytest
from PySide6.QtGui import QPalette


def test_look_dresses_the_application(look, qapp):
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == look.theme.window
    assert look.theme.accent in qapp.styleSheet()


def test_look_switches_to_dark_while_running(look, qapp, qtbot):
    with qtbot.waitSignal(look.changed) as signal:
        look.use("dark")
    assert signal.args[0] is look.theme
    assert look.theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == look.theme.surface


def test_look_already_in_use_changes_nothing(look, qtbot):
    with qtbot.assertNotEmitted(look.changed):
        look.use("light")


def test_unknown_look_is_a_bug(look):
    with pytest.raises(KeyError):
        look.use("ungu")


def test_looks_are_listed(look):
    assert look.names == ("light", "dark")


def test_icon_is_built_once_per_colour(look):
    light = look.icon("import")
    assert look.icon("import") is light
    look.use("dark")
    assert look.icon("import") is not light


def test_spacing_grows(look):
    spacing = look.spacing
    assert 0 < spacing.tiny < spacing.small < spacing.medium < spacing.large
