"""On what the values of the joined record rest."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a report, and what they say."""

    report: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Support:
    """On what something rests: claims (none: the reports say it in their own voice), reports, and the first day.

    `first_seen` is the first publication day among the reports, None where none is dated.
    """

    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]
