"""Setting the security patterns of categories."""

from collections.abc import Mapping
from dataclasses import dataclass

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class SetPatterns:
    """Replace all patterns of the categories named; the first of each is preferred. An unknown category is added."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    label: str = "Ubah pola"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the new patterns.

        Raises:
            RuleViolation: A category has the same pattern twice.
        """
        known = {category.code for category in work.reader.categories()}
        rows = work.reader.pattern_rows()
        for code, patterns in self.patterns.items():
            if len(set(patterns)) != len(patterns):
                raise RuleViolation(f"Pola untuk {code} ditulis dua kali.", "pattern")
            if code not in known:
                add_category(work, code)
            work.delete_many(Kind.PATTERN, [row_id for row_id, category in rows.items() if category == code])
            work.insert_many(
                Kind.PATTERN,
                [
                    {"category": code, "polri": p.polri, "tps": p.tps, "linmas": p.linmas, "ordinal": ordinal}
                    for ordinal, p in enumerate(patterns)
                ],
            )


def add_category(work: Work, code: str) -> None:
    """Add a category of the user's own; it ranks with RAWAN until somebody says otherwise."""
    category = Category(code, code.replace("_", " ").capitalize(), severity=2, colour="warn")
    work.insert(
        Kind.CATEGORY,
        {
            "code": category.code,
            "label": category.label,
            "severity": category.severity,
            "own_team": category.own_team,
            "colour": category.colour,
        },
    )
