"""Rules that colour cells by what they hold: a column, a condition as the filter row writes it, a tone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from opsroom.domain.errors import RuleViolation

#: Tones a rule may give, as the look names them, with what people call them.
TONE_LABELS: Mapping[str, str] = {
    "alarm": "Merah",
    "warn": "Kuning",
    "ok": "Hijau",
    "info": "Biru",
}
MAX_RULES = 30


@dataclass(frozen=True, slots=True)
class FormatRule:
    """One rule.

    Attributes:
        column: Key of the column that is looked at.
        condition: Text of the filter row: ``kosong``, ``>300``, ``sangat rawan``.
        tone: One of `TONE_LABELS`.
        is_row: Whether the whole row takes the tone, not only the cell.
    """

    column: str
    condition: str
    tone: str
    is_row: bool = False


def check_rules(rules: tuple[FormatRule, ...]) -> None:
    """Refuse rules that cannot be kept.

    Raises:
        RuleViolation: Too many, without a condition, or of a tone there is not.
    """
    if len(rules) > MAX_RULES:
        raise RuleViolation(f"Paling banyak {MAX_RULES} aturan format untuk satu tabel.")
    for rule in rules:
        if not rule.condition.strip():
            raise RuleViolation("Syarat aturan format belum diisi, misalnya kosong atau >300.", rule.column)
        if rule.tone not in TONE_LABELS:
            raise RuleViolation(f"Warna '{rule.tone}' tidak ada. Pilih: {', '.join(TONE_LABELS.values())}.")


def rule_to_data(rule: FormatRule) -> dict[str, Any]:
    """The rule as JSON can hold it."""
    return asdict(rule)


def rule_from_data(data: Mapping[str, Any]) -> FormatRule | None:
    """The rule that `rule_to_data` wrote; None for one that means nothing here."""
    known = {field.name for field in fields(FormatRule)}
    values = {key: value for key, value in data.items() if key in known}
    texts = [values.get(name) for name in ("column", "condition", "tone")]
    if not all(isinstance(text, str) for text in texts) or values["tone"] not in TONE_LABELS:
        return None
    return FormatRule(values["column"], values["condition"], values["tone"], is_row=values.get("is_row") is True)
