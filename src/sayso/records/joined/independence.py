"""How many independent origins stand behind an event or claim, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OriginReason:
    """One origin that was counted, or why one was not.

    `claims` and `reports` lead to it. `counts_low` and `counts_high` say whether it counts in the low and in the high
    figure. `is_denial`: it counts on the side of those who deny. `origin` is a name for people.
    """

    origin: str
    actor: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    counts_low: bool
    counts_high: bool
    is_denial: bool
    why: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent origins there are, lowest to highest, with the reasoning (`docs/method/independence.md`).

    `copies` is the number of reports that only carry what another one of them wrote. `denials` is the number of
    origins that deny; they do not count in `low` and `high`.
    """

    reports: int
    copies: int
    low: int
    high: int
    denials: int
    reasons: tuple[OriginReason, ...]
