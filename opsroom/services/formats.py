"""The rules that colour the cells of a table, kept in the operation file for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.formats import FormatRule, check_rules, rule_from_data, rule_to_data
from opsroom.store.reader import Reader
from opsroom.store.work import Work

Rules = tuple[FormatRule, ...]


@dataclass(frozen=True, slots=True)
class SetFormats:
    """Keep these rules for a table, in the order in which they are tried."""

    kind: Kind
    rules: Rules
    label: str = "Ubah format bersyarat"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Check and write.

        Raises:
            RuleViolation: A rule cannot be kept.
        """
        check_rules(self.rules)
        work.put_setting(_setting(self.kind), [rule_to_data(rule) for rule in self.rules])


def read_formats(reader: Reader, kind: Kind) -> Rules:
    """The rules of a table; those of a newer version that mean nothing here are left out."""
    stored = reader.setting(_setting(kind))
    found = stored if isinstance(stored, list) else []
    rules = (rule_from_data(each) for each in found if isinstance(each, Mapping))
    return tuple(rule for rule in rules if rule is not None)


def _setting(kind: Kind) -> str:
    return f"formats.{kind.value}"
