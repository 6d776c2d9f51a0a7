"""A whole template as Sayso fills it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.evaluation.templates.keys import Days
from sayso.evaluation.templates.records import Filler, Template


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where: keys of the country's names, and of the place's names if it is no whole country."""

    country: frozenset[str]
    exact: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """A person or thing that was hit, by all names that the text gives it; effect and number where they are told."""

    names: Filler
    effect: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class FoundTemplate:
    """One incident: kind and string slots in `template`, the rest beside it; None or empty is not filled."""

    template: Template
    date: Days | None
    place: FoundPlace | None
    stage: str | None
    confidence: tuple[tuple[Filler, str], ...]
    people: tuple[FoundTarget, ...]
    things: tuple[FoundTarget, ...]
