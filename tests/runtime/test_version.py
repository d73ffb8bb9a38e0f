from importlib.metadata import version

from opsroom.runtime.version import VERSION, describe, installed_version


def test_version_is_that_of_the_installed_program():
    assert version("opsroom") == VERSION


def test_a_distribution_that_is_missing_has_the_version_given():
    assert installed_version("opsroom-of-another-planet", "none") == "none"


def test_description_names_program_python_and_libraries():
    names = [line.split()[0] for line in describe()]
    assert names[:2] == ["Opsroom", "Python"]
    assert {"peewee", "reportlab", "PySide6-Essentials"} <= set(names)
