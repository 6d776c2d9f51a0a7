"""Which claim lies inside which, and what an inner one takes over: the outer chain stands nearer to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.interpret.claims.drafts import Draft, Speaker
from sayso.interpret.stretches import Stretches, stretches_of
from sayso.records import Span


def evidence_start(draft: Draft) -> tuple[int, int]:
    """Where a claim's own evidence begins, then ends: what claims are ordered by."""
    spans = [*draft.cue, *draft.content]
    spans += [speaker.span for speaker in draft.speakers if speaker.span is not None and not speaker.inherited]
    return min(span.start for span in spans), -max(span.end for span in spans)


def nested(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts in text order, each with the place of its enclosing claim and with the hops taken over from it."""
    ordered = sorted(drafts, key=lambda draft: (*evidence_start(draft), draft.anchor or 0))
    contents = stretches_of((piece, place) for place, draft in enumerate(ordered) for piece in draft.content)
    outer = _without_rings([_enclosing(place, ordered, contents) for place in range(len(ordered))])
    done: dict[int, Draft] = {}
    for place in range(len(ordered)):
        _inherit(place, ordered, outer, done)
    return tuple(done[place] for place in range(len(ordered)))


def _enclosing(place: int, drafts: Sequence[Draft], contents: Stretches) -> int | None:
    """The narrowest claim whose content holds this one's cue, or its content where there is no cue."""
    draft = drafts[place]
    holding = [
        other
        for other in contents.holding((draft.cue or draft.content)[0])
        if other != place and _holds(drafts[other], draft) and not _holds(draft, drafts[other])
    ]
    return min(holding, key=lambda other: (_width(drafts[other].content), other), default=None)


def _without_rings(outer: Sequence[int | None]) -> tuple[int | None, ...]:
    """Contents in pieces may hold each other in a ring; the claim of a ring that is met first lies in none."""
    opened = list(outer)
    settled: set[int] = set()
    for place in range(len(opened)):
        path: dict[int, None] = {}
        current: int | None = place
        while current is not None and current not in settled:
            if current in path:
                opened[current] = None
                break
            path[current] = None
            current = opened[current]
        settled.update(path)
    return tuple(opened)


def _holds(outer: Draft, inner: Draft) -> bool:
    wanted = inner.cue or inner.content
    return all(any(piece.contains(span) for piece in outer.content) for span in wanted) and any(
        piece.overlaps(span) for piece in outer.content for span in inner.content
    )


def _width(content: Sequence[Span]) -> int:
    return sum(len(piece) for piece in content)


def _inherit(place: int, drafts: Sequence[Draft], outer: Sequence[int | None], done: dict[int, Draft]) -> None:
    """Fill `done` for this claim and those around it, the outermost first."""
    waiting: list[int] = []
    current: int | None = place
    while current is not None and current not in done:
        waiting.append(current)
        current = outer[current]
    for inner in reversed(waiting):
        above, draft = outer[inner], drafts[inner]
        taken = () if above is None else tuple(replace(hop, inherited=True) for hop in done[above].speakers)
        speakers = draft.speakers if above is None else (*taken, *shifted(_not_taken(draft.speakers, taken), taken))
        done[inner] = replace(draft, within=above, speakers=speakers)


def _not_taken(own: Sequence[Speaker], taken: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Own hops without those that the claim around names already, their steps closed up."""
    there = [hop.span for hop in taken if hop.span is not None]
    kept = [hop for hop in own if hop.span is None or not any(hop.span.overlaps(span) for span in there)]
    if len(kept) == len(own):
        return tuple(own)
    steps = {step: place for place, step in enumerate(sorted({hop.step for hop in kept}))}
    return tuple(replace(hop, step=steps[hop.step]) for hop in kept)


def shifted(own: Sequence[Speaker], taken: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Own hops behind those taken over."""
    base = max((hop.step for hop in taken), default=-1) + 1
    return tuple(replace(hop, step=hop.step + base) for hop in own)
