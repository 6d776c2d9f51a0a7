"""Who says what: claims, and the chain of sources from the reader's side down to the origin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.span import Span


class SourceRole(StrEnum):
    """What kind of source speaks."""

    OUTLET = "outlet"
    AGENCY = "agency"
    SOCIAL_MEDIA = "social_media"
    PERSON = "person"
    OFFICIAL = "official"
    BODY = "body"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    WITNESS = "witness"
    DOCUMENT = "document"
    COURT = "court"
    UNKNOWN = "unknown"


class SourceNumber(StrEnum):
    """How many people a source mention stands for."""

    ONE = "one"
    SEVERAL = "several"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """Whether the words are the source's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does by saying it."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    ACCUSES = "accuses"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    INTENDS = "intends"
    THREATENS = "threatens"
    DEMANDS = "demands"
    EXPECTS = "expects"
    BELIEVES = "believes"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain. Hops of one `step` speak side by side; a higher step is cited by the lower."""

    step: int
    span: Span | None
    cue: tuple[Span, ...]
    mention: str | None
    entity: str | None
    role: SourceRole
    named: bool
    number: SourceNumber
    unnamed_reason: Span | None
    inherited: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said (`content`), and on whose say-so: `sources`, nearest to the reader first, origin last."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    sources: tuple[Hop, ...]
    manner: Manner
    stance: Stance
    hedges: tuple[Span, ...]
    said: str | None
    within: str | None
    answers: tuple[str, ...]
    score: float
