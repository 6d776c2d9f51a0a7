"""An outlet, agency, channel, body or person as a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sayso.records.claim import SourceRole

SOURCE_SCHEMA: Final = "sayso.source/1"


@dataclass(frozen=True, slots=True)
class Repeats:
    """A source whose news is carried, or that carries it, and in how many reports."""

    source: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """An outlet, agency, channel, body or person as a source.

    `id` is `outlet:<key>` for a publisher, the actor's id for one who speaks in reports. `first` are the claims that
    it said before any other source here, `denied` those of its claims that somebody denied.
    """

    id: str
    name: str
    kind: SourceRole
    reports: int
    claims: int
    first: tuple[str, ...]
    repeats: tuple[Repeats, ...]
    repeated_by: tuple[Repeats, ...]
    denied: tuple[str, ...]
    schema: str = field(default=SOURCE_SCHEMA)
