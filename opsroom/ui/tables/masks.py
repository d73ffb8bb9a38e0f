"""The switch that hides personal data in every table of this desk, kept until it is turned back."""

from opsroom.runtime.habits import Habits

_NAME = "umum"


class MaskSwitch:
    """Whether personal data is hidden at this desk. Thread: GUI."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits

    @property
    def is_on(self) -> bool:
        """Whether it is hidden."""
        return self._habits.read(_NAME).get("is_masked") is True

    def put(self, *, is_on: bool) -> None:
        """Hide it, or show it."""
        self._habits.put(_NAME, {**self._habits.read(_NAME), "is_masked": is_on})
