"""Commands of the radio desk. Nothing heard is lost: what is unclear waits, what was wrong is replaced and stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.radio import Understanding
from opsroom.domain.radio_log import LineState, RadioLine
from opsroom.domain.radio_words import SAFE
from opsroom.domain.stages import TPS_STAGES, Stage
from opsroom.services.state_fold import StateFold
from opsroom.store.reader import Reader
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class Heard:
    """Where lines come from.

    Attributes:
        received_at: Aware.
        operator: Initials.
        source: ``DESK``, ``CLI``, ``WA``.
    """

    received_at: datetime
    operator: str = ""
    sender: str = ""
    source: str = "DESK"


@dataclass(frozen=True, slots=True)
class TakeLines:
    """Put lines into the log: clear ones count at once, the others wait in the inbox.

    Attributes:
        digests: One per line where lines may come twice; a line in the log already is passed over. Empty for none.
        senders: One per line where they differ; else the sender of `heard`.
    """

    lines: Sequence[Understanding]
    heard: Heard
    digests: Sequence[str] = ()
    senders: Sequence[str] = ()
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Laporan radio: tps 3 kurup tiba``."""
        first = self.lines[0].text if self.lines else ""
        more = f" (+{len(self.lines) - 1})" if len(self.lines) > 1 else ""
        return f"Laporan radio: {first[:60]}{more}"

    def apply(self, work: Work) -> tuple[int, ...]:
        """Append lines and reports; returns the ids of the lines that were new."""
        known = work.reader.known_digests(self.digests)
        fold = StateFold(work)
        ids = []
        for number, line in enumerate(self.lines):
            digest = self.digests[number] if self.digests else ""
            if digest and digest in known:
                continue
            known.add(digest)
            heard = replace(self.heard, sender=self.senders[number]) if self.senders else self.heard
            ids.append(take(work, fold, line, heard, digest=digest))
        return tuple(ids)


@dataclass(frozen=True, slots=True)
class AmendLine:
    """Replace a line: the old one stays readable, its reports count no more."""

    line_id: int
    line: Understanding
    heard: Heard
    origin: Origin = Origin.RADIO
    undoable: bool = False
    label: str = "Ralat baris radio"

    def apply(self, work: Work) -> int:
        """Take the new line in the place of the old one; returns its id.

        Raises:
            NotFound: There is no such line.
            RuleViolation: It was replaced already, or the new one is not clear.
        """
        old = _open_line(work.reader, self.line_id)
        if not self.line.is_clear:
            raise RuleViolation(f"{self.line.why} Baris lama tidak diubah.", "text")
        fold = StateFold(work)
        tps_ids, person_ids = work.reader.line_subjects(old.id)
        work.update(Kind.RADIO_LINE, old.id, {"state": LineState.AMENDED})
        fold.settle(Kind.TPS_STATE, tps_ids)
        fold.settle(Kind.PERSON_STATE, person_ids)
        return take(work, fold, self.line, self.heard, amends=old.id)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Say what a line in the inbox meant."""

    line_id: int
    stage: str
    tps_ids: tuple[TpsId, ...]
    person_ids: tuple[PersonId, ...] = ()
    origin: Origin = Origin.RADIO
    undoable: bool = False
    label: str = "Tetapkan arti baris radio"

    def apply(self, work: Work) -> None:
        """Count the line with this meaning.

        Raises:
            NotFound: There is no such line.
            RuleViolation: It does not wait any more, or nothing was chosen.
        """
        line = _waiting(work.reader, self.line_id)
        if not self.tps_ids and not self.person_ids:
            raise RuleViolation("Pilih dahulu TPS atau personel yang dilaporkan. Baris tetap menunggu.", "stage")
        facts = _report_facts(line, line.id)
        count = _append(StateFold(work), self.stage, line.at, self.tps_ids, self.person_ids, facts)
        work.update(
            Kind.RADIO_LINE, line.id, {"state": LineState.TAKEN, "stage": self.stage, "why": "", "subjects": count}
        )


@dataclass(frozen=True, slots=True)
class DismissLine:
    """Say that a line in the inbox has nothing to report; it stays in the log with the reason."""

    line_id: int
    reason: str
    origin: Origin = Origin.RADIO
    undoable: bool = False
    label: str = "Kesampingkan baris radio"

    def apply(self, work: Work) -> None:
        """Take it out of the inbox.

        Raises:
            NotFound: There is no such line.
            RuleViolation: It does not wait any more, or no reason was given.
        """
        line = _waiting(work.reader, self.line_id)
        if not self.reason.strip():
            raise RuleViolation("Tulis alasannya dahulu. Baris tetap menunggu.", "reason")
        work.update(Kind.RADIO_LINE, line.id, {"state": LineState.DISMISSED, "why": self.reason.strip()})


def take(
    work: Work, fold: StateFold, line: Understanding, heard: Heard, *, amends: int | None = None, digest: str = ""
) -> int:
    """Append one line and, when it is clear, its reports; returns its id."""
    is_people = bool(line.person_ids)
    subjects = len(line.person_ids) if is_people else len(line.tps_ids)
    row = {
        "at": line.at, "received_at": heard.received_at, "text": line.text, "stage": line.stage,
        "state": LineState.TAKEN if line.is_clear else LineState.INBOX, "channel": line.channel,
        "sender": heard.sender, "relay": line.relay, "operator": heard.operator, "source": heard.source,
        "why": line.why, "subjects": subjects if line.is_clear else 0, "is_alarm": line.is_alarm, "amends": amends,
        "digest": digest,
    }  # fmt: skip
    line_id = work.insert(Kind.RADIO_LINE, row)
    if line.is_clear:
        facts = {key: row[key] for key in ("received_at", "channel", "sender", "text", "operator")}
        _append(fold, line.stage, line.at, line.tps_ids, line.person_ids, {**facts, "line_id": line_id})
    return line_id


def _append(
    fold: StateFold,
    stage: str,
    at: datetime,
    tps_ids: Sequence[TpsId],
    person_ids: Sequence[PersonId],
    facts: dict[str, object],
) -> int:
    if stage == SAFE:
        return len(tps_ids)
    reached = Stage(stage)
    if reached in TPS_STAGES:
        return fold.append(Kind.TPS_STATE, reached, at, tps_ids, facts)
    return fold.append(Kind.PERSON_STATE, reached, at, person_ids, facts)


def _report_facts(line: RadioLine, line_id: int) -> dict[str, object]:
    return {
        "received_at": line.received_at, "channel": line.channel, "sender": line.sender, "text": line.text,
        "operator": line.operator, "line_id": line_id,
    }  # fmt: skip


def _open_line(reader: Reader, line_id: int) -> RadioLine:
    line = reader.line(line_id)
    if line is None:
        raise NotFound("Baris ini tidak ada di log. Muat ulang log, lalu pilih lagi.", f"line {line_id}")
    if line.state is LineState.AMENDED:
        raise RuleViolation("Baris ini sudah diralat oleh baris lain. Ralat baris yang terbaru.", "line")
    return line


def _waiting(reader: Reader, line_id: int) -> RadioLine:
    line = _open_line(reader, line_id)
    if line.state is not LineState.INBOX:
        raise RuleViolation("Baris ini tidak lagi menunggu; sudah ditangani. Muat ulang kotak masuk.", "line")
    return line


def stamped(lines: Sequence[Understanding], at: datetime | None) -> tuple[Understanding, ...]:
    """The same lines as if they had happened at `at` where no time was typed."""
    return tuple(line if at is None or line.is_typed else replace(line, at=at) for line in lines)
