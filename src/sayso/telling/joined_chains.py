"""Chains of the joined record in words: `TASS ← Interior Ministry ← an unnamed official`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

from sayso.records import SourceNumber, SourceRole
from sayso.records.joined import JoinedHop
from sayso.records.trace import TracedHop
from sayso.telling.chains import NOBODY
from sayso.telling.labels import SOURCE_ROLES
from sayso.telling.quoting import shortened

_NAME_CHARS: Final = 48
_ARROW: Final = " ← "
_ONE: Final = {
    SourceRole.OUTLET: "an unnamed outlet",
    SourceRole.AGENCY: "an unnamed news agency",
    SourceRole.SOCIAL_MEDIA: "an unnamed channel",
    SourceRole.PERSON: "an unnamed person",
    SourceRole.OFFICIAL: "an unnamed official",
    SourceRole.BODY: "an unnamed body",
    SourceRole.MILITARY: "an unnamed military source",
    SourceRole.ARMED_GROUP: "an unnamed armed group",
    SourceRole.WITNESS: "an unnamed witness",
    SourceRole.DOCUMENT: "an unnamed document",
    SourceRole.COURT: "an unnamed court",
    SourceRole.UNKNOWN: "an unnamed source",
}
_SEVERAL: Final = {
    SourceRole.OUTLET: "unnamed outlets",
    SourceRole.AGENCY: "unnamed news agencies",
    SourceRole.SOCIAL_MEDIA: "unnamed channels",
    SourceRole.PERSON: "unnamed people",
    SourceRole.OFFICIAL: "unnamed officials",
    SourceRole.BODY: "unnamed bodies",
    SourceRole.MILITARY: "unnamed military sources",
    SourceRole.ARMED_GROUP: "unnamed armed groups",
    SourceRole.WITNESS: "unnamed witnesses",
    SourceRole.DOCUMENT: "unnamed documents",
    SourceRole.COURT: "unnamed courts",
    SourceRole.UNKNOWN: "unnamed sources",
}


def joined_tiers(chain: Iterable[JoinedHop]) -> tuple[tuple[JoinedHop, ...], ...]:
    """The chain as its steps, nearest to the reader first; the sources of one step speak side by side."""
    ordered = sorted(chain, key=lambda hop: hop.step)
    return tuple(tuple(hops) for _, hops in groupby(ordered, key=lambda hop: hop.step))


def joined_chain_line(chain: Iterable[JoinedHop], outlet: str | None, names: Mapping[str, str] | None = None) -> str:
    """The whole chain, the outlet first; sources by their actors' names where these are given."""
    steps = [[hop_name(hop, names or {}) for hop in hops] for hops in joined_tiers(chain)]
    return _line(outlet, steps)


def traced_chain_line(chain: Iterable[TracedHop], outlet: str | None) -> str:
    """The same of a trace."""
    ordered = sorted(chain, key=lambda hop: hop.step)
    steps = [
        [_source(hop.name or (hop.quote.text if hop.quote else None), hop.role, hop.number) for hop in hops]
        for _, hops in groupby(ordered, key=lambda hop: hop.step)
    ]
    return _line(outlet, steps)


def hop_name(hop: JoinedHop, names: Mapping[str, str] | None = None) -> str:
    """A source: its actor's name, its own, or that it is not named."""
    words = (names or {}).get(hop.actor or "") or hop.name or (hop.evidence.text if hop.evidence else None)
    return _source(words, hop.role, hop.number)


def hop_notes(hop: JoinedHop) -> tuple[str, ...]:
    """What is known of a source beside its name: role, number, why it is not named."""
    notes = [SOURCE_ROLES[hop.role]]
    if hop.number is SourceNumber.SEVERAL:
        notes.append("several")
    if hop.unnamed_reason:
        notes.append(f"not named: “{shortened(hop.unnamed_reason)}”")
    elif not hop.named:
        notes.append("not named")
    if hop.inherited:
        notes.append("carried over")
    return tuple(note for note in notes if note)


def _source(words: str | None, role: SourceRole, number: SourceNumber) -> str:
    if not words:
        return _SEVERAL[role] if number is SourceNumber.SEVERAL else _ONE[role]
    return shortened(words, _NAME_CHARS)


def _line(outlet: str | None, steps: Iterable[Iterable[str]]) -> str:
    parts = [" + ".join(hops) for hops in steps]
    if not parts:
        return f"{outlet} itself" if outlet else NOBODY
    if outlet and parts[0].casefold() != outlet.casefold():
        parts.insert(0, outlet)
    return _ARROW.join(parts)
