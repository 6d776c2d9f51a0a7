"""A place where the report hangs words on someone, as syntax shows it: the cue, its own sources, what is said."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ontology.cues import CueVerb
from sayso.records import Stance


@dataclass(frozen=True, slots=True)
class Site:
    """Word numbers throughout.

    `own` are the heads of those who say it, side by side; `told` the heads of those told; `alone` says whether the
    words make a claim even where the reader model saw none. `cites`: whoever speaks here stands farther from the reader
    than the speaker of the clause that it hangs on.
    """

    anchor: int
    cue: tuple[int, ...]
    own: tuple[int, ...]
    content: tuple[int, ...]
    stance: Stance
    alone: bool
    told: tuple[int, ...] = ()
    verb: CueVerb | None = None
    cites: bool = False
