"""An analyst's corrections as data: what stands in place of what a reading or a joined record says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.errors import BadRecord


class CorrectionKind(StrEnum):
    """What is corrected."""

    TYPE = "type"
    VALUE = "value"
    CHOICE = "choice"
    REMOVE = "remove"
    GRADE = "grade"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, never changed: a later one of the same subject and field takes its place.

    `subject` is the id of a trace, an actor, an event, a claim or a source; ids that rest on characters of a report
    outlive a new reading. `field` says what of it ("type", "place", "effect:killed", "name", ""). `value` is the new
    value as text; None takes the thing away (`REMOVE`) or brings back what was there (`UNDO`). `made_utc` is ISO 8601
    in UTC with a final Z.
    """

    subject: str
    kind: CorrectionKind
    field: str
    value: str | None
    author: str
    made_utc: str
    reason: str

    def __post_init__(self) -> None:
        if not self.subject or not self.author or not self.made_utc:
            raise BadRecord("a correction needs its subject, its author and its time")
        if (self.value is None) is not (self.kind in (CorrectionKind.REMOVE, CorrectionKind.UNDO)):
            raise BadRecord(f"a correction of kind {self.kind} on {self.subject} has a wrong value: {self.value!r}")
