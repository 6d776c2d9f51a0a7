"""One claim with its chain in actors, and who repeats it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.records.claim import Manner, SourceNumber, SourceRole, Stance
from sayso.records.correction import Correction
from sayso.records.joined.independence import Independence
from sayso.records.joined.support import Evidence
from sayso.records.judgement import Judgement

CLAIM_SCHEMA: Final = "sayso.claim/1"


@dataclass(frozen=True, slots=True)
class JoinedHop:
    """One link of a chain; `actor` is an actor's id. `evidence` is None where the text only implies the source."""

    step: int
    actor: str | None
    name: str | None
    role: SourceRole
    named: bool
    number: SourceNumber
    unnamed_reason: str | None
    inherited: bool
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class JoinedClaim:
    """One claim of one report with its chain in actors; `copies` are the claims of other reports that repeat it.

    `answered_by` are claims that confirm, deny or doubt it, in any report. `independence` is that of all claims that
    say the same.
    """

    id: str
    report: str
    outlet: str | None
    published: str | None
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    chain: tuple[JoinedHop, ...]
    manner: Manner
    stance: Stance
    hedges: tuple[Evidence, ...]
    answers: tuple[str, ...]
    answered_by: tuple[str, ...]
    event: str | None
    copies: tuple[str, ...]
    independence: Independence
    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]
    schema: str = field(default=CLAIM_SCHEMA)
