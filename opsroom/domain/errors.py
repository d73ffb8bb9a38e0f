"""Expected failures: each carries one calm Indonesian sentence for the user.

Anything that is not an `OpsError` is a bug and goes to the crash file.
"""


class OpsError(Exception):
    """An expected failure.

    Attributes:
        user_text: Indonesian sentence: what happened, what was kept, what to do.
        detail: Technical remainder for the log and the "rincian" fold, may be empty.
    """

    def __init__(self, user_text: str, detail: str = "") -> None:
        super().__init__(user_text)
        self.user_text = user_text
        self.detail = detail


class RuleViolation(OpsError):
    """A value breaks a rule of the trade; `field` names the column key."""

    def __init__(self, user_text: str, field: str = "", detail: str = "") -> None:
        super().__init__(user_text, detail)
        self.field = field


class ParseProblem(RuleViolation):
    """Text that cannot be read as the value its column holds."""


class NeedsRegion(ParseProblem):
    """Text whose meaning the cell alone cannot tell; where the operation is tells it."""


class StaleEdit(OpsError):
    """The cell no longer holds what the editor saw; nothing was overwritten."""


class NotFound(OpsError):
    """The record asked for does not exist (any more)."""


class Cancelled(OpsError):
    """The user cancelled long work; nothing was kept of it."""

    def __init__(self) -> None:
        super().__init__("Dibatalkan. Tidak ada yang diubah.")


class StoreUnavailable(OpsError):
    """The file cannot be used now: busy, full, read-only, missing or corrupt."""


class StoreTooNew(OpsError):
    """The file was written by a newer version of the program."""


class StoreForeign(OpsError):
    """The file is not an operation file."""


class ImportProblem(OpsError):
    """A workbook that cannot be read, or holds nothing that can be imported."""


class DocumentError(OpsError):
    """A paper that cannot be composed or written."""
