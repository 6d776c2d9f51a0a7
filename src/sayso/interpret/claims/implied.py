"""The report's own publisher is implied in every claim and not listed: "told AFP" in AFP's own report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.outlets import name_of
from sayso.ontology.credit_lists import credit_names


def without_publisher(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """The drafts without hops that are the publisher itself, as long as another source remains."""
    publisher = page.reading.document.publisher
    if not publisher:
        return tuple(drafts)
    return tuple(replace(draft, speakers=_without(draft.speakers, publisher, page)) for draft in drafts)


def _without(speakers: tuple[Speaker, ...], publisher: str, page: Page) -> tuple[Speaker, ...]:
    kept = [hop for hop in speakers if hop.head is None or _canonical(name_of(hop.head, page)) != _canonical(publisher)]
    if not kept or len(kept) == len(speakers):
        return speakers
    steps = {step: place for place, step in enumerate(sorted({hop.step for hop in kept}))}
    return tuple(replace(hop, step=steps[hop.step]) for hop in kept)


def _canonical(name: str) -> str:
    names = credit_names()
    return (names.agencies.get(name) or names.outlets.get(name) or name).casefold()
