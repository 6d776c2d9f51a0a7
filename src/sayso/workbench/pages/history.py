"""What people decided: judgements and corrections in order of time, which of them count, and how to take them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.records.correction import Correction, CorrectionKind
from sayso.records.judgement import Decision, Judgement

DECISIONS: Final = {
    Decision.SAME: "the same",
    Decision.DIFFERENT: "not the same",
    Decision.UNSURE: "unsure",
    Decision.UNDONE: "decision taken back",
}
_KINDS: Final = {
    CorrectionKind.TYPE: "type is",
    CorrectionKind.VALUE: "corrected to",
    CorrectionKind.CHOICE: "chosen:",
    CorrectionKind.REMOVE: "removed",
    CorrectionKind.GRADE: "graded",
    CorrectionKind.NOTE: "note:",
    CorrectionKind.UNDO: "correction taken back",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision in words. `undo` are the fields of the form that takes it back; empty where it counts no more."""

    when: str
    author: str
    words: str
    reason: str
    undo: tuple[tuple[str, str], ...]


def history(
    judgements: Iterable[Judgement], corrections: Iterable[Correction], labels: Mapping[str, str] | None = None
) -> tuple[Decided, ...]:
    """All that people decided, the last first.

    Args:
        judgements: of people and rules; those of rules are passed over.
        corrections: of people.
        labels: words for ids of things that were judged.
    """
    human = sorted((one for one in judgements if one.is_human), key=lambda one: one.made_utc or "")
    last = {(one.one, one.other): one for one in human}
    made = sorted(corrections, key=lambda one: one.made_utc)
    standing = {(one.subject, one.field): one for one in made if one.kind is not CorrectionKind.NOTE}
    rows = [_judged(one, labels or {}, counts=last[one.one, one.other] is one) for one in human]
    rows += [_corrected(one, counts=standing.get((one.subject, one.field)) is one) for one in made]
    return tuple(sorted(rows, key=lambda row: row.when, reverse=True))


def field_words(field: str) -> str:
    """A field of a correction for people: `effect:killed` is `killed`."""
    name, _, part = field.partition(":")
    if name == "role":
        return f"part of {part.partition(':')[2]}"
    return part or name or "all of it"


def _judged(one: Judgement, labels: Mapping[str, str], *, counts: bool) -> Decided:
    things = f"{labels.get(one.one, one.one)} and {labels.get(one.other, one.other)}"
    undo = (("one", one.one), ("other", one.other), ("decision", Decision.UNDONE.value))
    can_undo = counts and one.decision is not Decision.UNDONE
    return Decided(
        one.made_utc or "", one.author, f"{DECISIONS[one.decision]}: {things}", one.reason, undo if can_undo else ()
    )


def _corrected(one: Correction, *, counts: bool) -> Decided:
    undo = (("subject", one.subject), ("kind", CorrectionKind.UNDO.value), ("field", one.field))
    can_undo = counts and one.kind is not CorrectionKind.UNDO
    words = " ".join(part for part in (f"{field_words(one.field)}:", _KINDS[one.kind], one.value) if part)
    return Decided(one.made_utc, one.author, words, one.reason, undo if can_undo else ())
