"""Which claim lies inside which, and what an inner one takes over: the outer chain stands nearer to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.interpret.claims.drafts import Draft, Speaker
from sayso.records import Span


def evidence_start(draft: Draft) -> tuple[int, int]:
    """Where a claim's own evidence begins, then ends: what claims are ordered by."""
    spans = [*draft.cue, *draft.content]
    spans += [speaker.span for speaker in draft.speakers if speaker.span is not None and not speaker.inherited]
    return min(span.start for span in spans), -max(span.end for span in spans)


def nested(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts in text order, each with the place of its enclosing claim and with the hops taken over from it."""
    ordered = sorted(drafts, key=lambda draft: (*evidence_start(draft), draft.anchor or 0))
    outer = [_enclosing(place, ordered) for place in range(len(ordered))]
    done: dict[int, Draft] = {}
    for place in range(len(ordered)):
        _inherit(place, ordered, outer, done)
    return tuple(done[place] for place in range(len(ordered)))


def _enclosing(place: int, drafts: Sequence[Draft]) -> int | None:
    """The narrowest claim whose content holds this one's cue, or its content where there is no cue."""
    draft = drafts[place]
    holding = [
        other
        for other in range(len(drafts))
        if other != place and _holds(drafts[other], draft) and not _holds(draft, drafts[other])
    ]
    return min(holding, key=lambda other: (_width(drafts[other].content), other), default=None)


def _holds(outer: Draft, inner: Draft) -> bool:
    wanted = inner.cue or inner.content
    return all(any(piece.contains(span) for piece in outer.content) for span in wanted) and any(
        piece.overlaps(span) for piece in outer.content for span in inner.content
    )


def _width(content: Sequence[Span]) -> int:
    return sum(len(piece) for piece in content)


def _inherit(place: int, drafts: Sequence[Draft], outer: Sequence[int | None], done: dict[int, Draft]) -> Draft:
    """Fill `done` for this claim and those around it."""
    if place in done:
        return done[place]
    above = outer[place]
    if above is None:
        done[place] = drafts[place]
        return done[place]
    taken = tuple(replace(hop, inherited=True) for hop in _inherit(above, drafts, outer, done).speakers)
    done[place] = replace(drafts[place], within=above, speakers=(*taken, *shifted(drafts[place].speakers, taken)))
    return done[place]


def shifted(own: Sequence[Speaker], taken: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Own hops behind those taken over."""
    base = max((hop.step for hop in taken), default=-1) + 1
    return tuple(replace(hop, step=hop.step + base) for hop in own)
