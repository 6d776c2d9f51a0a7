"""Judgements as data: two things are the same, different, or it is open; by whom, when, why. Undo is one more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.errors import BadRecord


class Decision(StrEnum):
    """What is thought of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    # A person takes back what was decided: the rules' judgement counts again.
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on one pair, never changed: a later one of equal or higher standing takes its place.

    `one` is before `other` in order of text. `author` is a person's name or the name and version of a rule;
    `is_human` tells them apart, and a rule never overrules a person. `made_utc` is ISO 8601 in UTC with a final Z,
    None for a rule's judgement, which comes again from the same readings. `score` is that of a rule.
    """

    one: str
    other: str
    decision: Decision
    author: str
    is_human: bool
    made_utc: str | None
    score: float | None
    reason: str

    def __post_init__(self) -> None:
        if not self.one or not self.one < self.other:
            raise BadRecord(f"a judgement is on two things in order, got {self.one!r} and {self.other!r}")
        if self.score is not None and not 0 <= self.score <= 1:
            raise BadRecord(f"a judgement's score is between 0 and 1, got {self.score}")
        if self.is_human and self.made_utc is None:
            raise BadRecord(f"a person's judgement on {self.one} and {self.other} needs its time")


def judged(
    pair: tuple[str, str],
    decision: Decision,
    author: str,
    reason: str,
    *,
    made_utc: str | None = None,
    score: float | None = None,
) -> Judgement:
    """A judgement on a pair in any order; a person's if it has a time, else a rule's."""
    one, other = sorted(pair)
    return Judgement(one, other, decision, author, made_utc is not None, made_utc, score, reason)
