"""Numbers in sentences of the window."""


def thousands(number: int) -> str:
    """``1.225``."""
    return f"{number:,}".replace(",", ".")


def shown_of(shown: int, total: int) -> str:
    """``37 dari 1.225``, or the total alone when all are shown."""
    return thousands(total) if shown == total else f"{thousands(shown)} dari {thousands(total)}"
