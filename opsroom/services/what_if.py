"""What-ifs: changes written as text, and up to four plans made from them to be laid side by side.

The text is pieces parted by `;`, Indonesian first, English understood:
``cadangan=20; orang=-20; ka_tim=BRIPKA; pola KURANG_RAWAN=2:10:20,2:16:32; aturan satu_desa=wajib; bobot jarak=50;
batas jarak=30``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from opsroom.domain.categories import Pattern, category_code, parse_pattern
from opsroom.domain.errors import RuleViolation
from opsroom.domain.plot_changes import RequestChanges, RuleChange
from opsroom.domain.plot_rules import ADVISORY_ONLY, SOFT_LABELS, RuleSetting, Soft
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.domain.ranks import parse_rank
from opsroom.services.plot_teams import PlotOptions, PlotOutcome, plot
from opsroom.services.workspace import Workspace

#: Plans side by side.
MOST_PLANS = 4
EXAMPLE = "cadangan=20; pola KURANG_RAWAN=2:10:20; aturan satu_desa=wajib"

ENFORCED, ADVISORY, OFF = "wajib", "anjuran", "mati"
_MODES: Mapping[str, RuleChange] = {
    ENFORCED: RuleChange(is_on=True, is_enforced=True),
    ADVISORY: RuleChange(is_on=True, is_enforced=False),
    OFF: RuleChange(is_on=False, is_enforced=False),
}
_MODE_WORDS = {
    ENFORCED: ENFORCED, "enforced": ENFORCED, "must": ENFORCED,
    ADVISORY: ADVISORY, "hidup": ADVISORY, "advisory": ADVISORY, "on": ADVISORY,
    OFF: OFF, "off": OFF,
}  # fmt: skip
_RULE_NAMES = {rule.value: rule for rule in Soft} | {rule.name.casefold(): rule for rule in Soft}
_ANY_RANK = ("bebas", "any", "")
_PIECE = re.compile(r"(?P<verb>[^\W\d]\w*)(?:\s+(?P<name>[^=]+?))?\s*=\s*(?P<value>.*)", re.DOTALL)
_COUNT = re.compile(r"[0-9]{1,6}")
_SIGNED = re.compile(r"([+-])\s*([0-9]{1,6})")
_LOOSE_PEOPLE = re.compile(r"(?:(?P<a>[+-])\s*(?:orang|people)\s+|(?:orang|people)\s*(?P<b>[+-])\s*)(?P<n>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One what-if: its changes and the name it is stored by."""

    changes: RequestChanges
    name: str


@dataclass(slots=True)
class _Draft:
    """Changes as far as they were read."""

    changes: RequestChanges = field(default_factory=RequestChanges)
    told: set[tuple[str, str]] = field(default_factory=set)


def parse_changes(text: str) -> RequestChanges:
    """The changes a text asks for; an empty text asks for none.

    Raises:
        RuleViolation: A piece cannot be read, or says again what another piece said; the sentence names it.
    """
    draft = _Draft()
    for piece in re.split(r"[;\n]", text):
        if piece.strip():
            try:
                _take(draft, " ".join(piece.split()))
            except RuleViolation as problem:
                raise RuleViolation(f"Andaian '{' '.join(piece.split())}': {problem.user_text}", "what_if") from problem
    return draft.changes


def write_changes(changes: RequestChanges) -> str:
    """The text that reads as these changes, every piece in one fixed order."""
    pieces = [f"orang={changes.people:+d}"] if changes.people else []
    if changes.reserve is not None:
        pieces.append(f"cadangan={changes.reserve}")
    if changes.leader_rank is not None:
        pieces.append(f"ka_tim={changes.leader_rank or _ANY_RANK[0]}")
    pieces += [f"pola {code}={','.join(map(str, found))}" for code, found in sorted(changes.patterns.items())]
    for rule in Soft:
        change = changes.rules.get(rule, RuleChange())
        mode = RuleChange(is_on=change.is_on, is_enforced=change.is_enforced)
        pieces += [f"aturan {rule}={word}" for word, meant in _MODES.items() if meant == mode]
        if change.weight is not None:
            pieces.append(f"bobot {rule}={change.weight}")
        if change.limit is not None:
            pieces.append(f"batas {rule}={change.limit}")
    return "; ".join(pieces)


def read_scenario(text: str, name: str = "") -> Scenario:
    """A what-if from its text; without a name it is called by what it changes.

    Raises:
        RuleViolation: The text cannot be read.
    """
    changes = parse_changes(text)
    return Scenario(changes, name.strip() or write_changes(changes) or "Tanpa perubahan")


def run_scenarios(
    workspace: Workspace,
    scenarios: Sequence[Scenario],
    options: PlotOptions | None = None,
    watch: PlotWatch = UNWATCHED,
) -> tuple[PlotOutcome, ...]:
    """Make and store a plan for each; none becomes the current one. Long work: run it as a job.

    When it is cancelled, the plans made till then stay.

    Raises:
        RuleViolation: More than `MOST_PLANS`, or a change that the operation does not allow.
        Cancelled: The user threw it away.
    """
    if len(scenarios) > MOST_PLANS:
        raise RuleViolation(
            f"Paling banyak {MOST_PLANS} andaian sekaligus; diminta {len(scenarios)}. Belum ada yang dihitung.",
            "what_if",
        )
    base = options or PlotOptions()
    return tuple(
        plot(
            workspace,
            replace(base, changes=one.changes, name=one.name, adopt=False),
            watch.part(at / len(scenarios), (at + 1) / len(scenarios)),
        )
        for at, one in enumerate(scenarios)
    )


def _take(draft: _Draft, piece: str) -> None:
    """Read one piece into the draft."""
    loose = _LOOSE_PEOPLE.fullmatch(piece.casefold())
    found = _PIECE.fullmatch(f"orang={loose['a'] or loose['b']}{loose['n']}" if loose else piece)
    read = _VERBS.get(found["verb"].casefold()) if found else None
    if found is None or read is None:
        raise RuleViolation(f"tidak dikenal. Tulis misalnya: {EXAMPLE}.")
    draft.changes = read(draft, (found["name"] or "").strip(), found["value"].strip())


def _once(draft: _Draft, verb: str, name: str = "") -> None:
    if (verb, name) in draft.told:
        raise RuleViolation("sudah ditulis; sisakan satu.")
    draft.told.add((verb, name))


def _nameless(name: str) -> None:
    if name:
        raise RuleViolation(f"kata '{name}' tidak dimengerti di sini.")


def _number(value: str) -> int:
    if not _COUNT.fullmatch(value):
        raise RuleViolation(f"'{value}' bukan bilangan bulat.")
    return int(value)


def _people(draft: _Draft, name: str, value: str) -> RequestChanges:
    _nameless(name)
    _once(draft, "orang")
    found = _SIGNED.fullmatch(value)
    if found is None:
        raise RuleViolation("tulis tanda di depan jumlahnya, misalnya orang=-20 atau orang=+40.")
    return replace(draft.changes, people=int(found[1] + found[2]))


def _reserve(draft: _Draft, name: str, value: str) -> RequestChanges:
    _nameless(name)
    _once(draft, "cadangan")
    return replace(draft.changes, reserve=_number(value))


def _leader(draft: _Draft, name: str, value: str) -> RequestChanges:
    _nameless(name)
    _once(draft, "ka_tim")
    if value.casefold() in _ANY_RANK:
        return replace(draft.changes, leader_rank="")
    rank = parse_rank(value)
    if rank is None:
        raise RuleViolation(f"pangkat '{value}' tidak dikenal; tulis misalnya BRIPKA, atau bebas.")
    return replace(draft.changes, leader_rank=rank.code)


def _patterns(draft: _Draft, name: str, value: str) -> RequestChanges:
    code = category_code(name)
    if not code:
        raise RuleViolation("tulis kategorinya, misalnya pola KURANG_RAWAN=2:10:20.")
    _once(draft, "pola", code)
    found = tuple(parse_pattern(text) for text in value.split(","))
    if len(set(found)) < len(found):
        raise RuleViolation("pola yang sama ditulis dua kali.")
    patterns: dict[str, tuple[Pattern, ...]] = {**draft.changes.patterns, code: found}
    return replace(draft.changes, patterns=patterns)


def _mode(draft: _Draft, name: str, value: str) -> RequestChanges:
    rule = _rule(name)
    _once(draft, "aturan", rule)
    word = _MODE_WORDS.get(value.casefold())
    if word is None:
        raise RuleViolation(f"'{value}' tidak dikenal; tulis {ENFORCED}, {ADVISORY} atau {OFF}.")
    if word == ENFORCED and rule in ADVISORY_ONLY:
        raise RuleViolation(f"'{SOFT_LABELS[rule]}' hanya dapat berupa anjuran.")
    change = _change(draft, rule)
    return _with_rule(draft, rule, replace(_MODES[word], weight=change.weight, limit=change.limit))


def _weight(draft: _Draft, name: str, value: str) -> RequestChanges:
    rule = _rule(name)
    _once(draft, "bobot", rule)
    return _with_rule(draft, rule, replace(_change(draft, rule), weight=RuleSetting(_number(value)).weight))


def _limit(draft: _Draft, name: str, value: str) -> RequestChanges:
    rule = _rule(name)
    if rule is not Soft.SHORT_WAY:
        raise RuleViolation(f"hanya '{Soft.SHORT_WAY}' yang mempunyai batas.")
    _once(draft, "batas")
    return _with_rule(draft, rule, replace(_change(draft, rule), limit=_number(value)))


def _rule(name: str) -> Soft:
    rule = _RULE_NAMES.get("_".join(name.casefold().split()))
    if rule is None:
        raise RuleViolation(f"aturan '{name}' tidak dikenal. Yang ada: {', '.join(Soft)}.")
    return rule


def _change(draft: _Draft, rule: Soft) -> RuleChange:
    return draft.changes.rules.get(rule, RuleChange())


def _with_rule(draft: _Draft, rule: Soft, change: RuleChange) -> RequestChanges:
    return replace(draft.changes, rules={**draft.changes.rules, rule: change})


_VERBS: Mapping[str, Callable[[_Draft, str, str], RequestChanges]] = {
    "orang": _people, "personel": _people, "people": _people,
    "cadangan": _reserve, "reserve": _reserve,
    "ka_tim": _leader, "katim": _leader, "leader": _leader,
    "pola": _patterns, "pattern": _patterns,
    "aturan": _mode, "rule": _mode,
    "bobot": _weight, "weight": _weight,
    "batas": _limit, "limit": _limit,
}  # fmt: skip
