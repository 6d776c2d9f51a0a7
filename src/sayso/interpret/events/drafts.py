"""An event while it is put together: triggers, codes, standing and participants, before ids."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.interpret.events.anchors import Anchor
from sayso.interpret.events.facts import Standing
from sayso.interpret.events.naming import Part
from sayso.interpret.events.triggers import Trigger
from sayso.records import AcledCode, Effect, Role


@dataclass(frozen=True, slots=True)
class Draft:
    """One event so far.

    Attributes:
        trigger: the telling that gives the codes; `others` are further tellings or results of the same event.
        type: PLOVER type; None for a happening that PLOVER has no code for.
    """

    trigger: Trigger
    type: str | None
    mode: str | None
    acled: AcledCode | None
    contexts: tuple[str, ...]
    standing: Standing
    parts: tuple[Part, ...]
    others: tuple[Trigger, ...] = ()
    place: Anchor | None = None
    time: Anchor | None = None
    effects: tuple[Effect, ...] = ()

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """All tellings, the main one first."""
        return (self.trigger, *self.others)

    def having(self, *roles: Role) -> tuple[Part, ...]:
        """Participants with one of these roles."""
        return tuple(part for part in self.parts if part.role in roles)


def joined_parts(first: tuple[Part, ...], second: tuple[Part, ...]) -> tuple[Part, ...]:
    """The participants of both; a thing named twice in one role stays once, and roles do not contradict."""
    known = {(part.entity or part.span, part.role) for part in first}
    things = {part.entity or part.span for part in first}
    kept = list(first)
    for part in second:
        key = part.entity or part.span
        if (key, part.role) in known or (key in things and part.role is not Role.INSTRUMENT):
            continue
        kept.append(part)
    return tuple(sorted(kept, key=lambda part: (part.span, part.role)))
