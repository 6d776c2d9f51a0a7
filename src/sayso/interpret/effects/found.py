"""One effect as found in the text, before it hangs on an event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records import Effect


class Actuality(StrEnum):
    """How the text speaks of it: as a fact, as none, or as something that may be, may come or was feared."""

    FACT = "fact"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class FoundEffect:
    """An effect with its place in the tree; words are numbers into `Prediction.words`.

    Attributes:
        effect: without claims; its numbers are null unless the text speaks of a fact.
        predicate: the word that says what befell the victim ("killed", "death", "left" in "left 3 dead").
        victim: the head word of who suffered; None where only a number or a noun of harm says it.
        sentence: number into `Reading.sentences`.
        is_toll: a count so far of all victims ("the toll rose to 15"), which replaces and does not add to others.
        is_part: among those that another effect of the predicate counts ("including three children").
    """

    effect: Effect
    predicate: int
    victim: int | None
    sentence: int
    actuality: Actuality
    is_toll: bool = False
    is_part: bool = False
