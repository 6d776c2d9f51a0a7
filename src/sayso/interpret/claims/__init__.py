"""Claims: what the report hangs on someone, with the chain of sources from the reader's side down to the origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.interpret.claims.answers import with_answers
from sayso.interpret.claims.details import hedges_of, said_when
from sayso.interpret.claims.drafts import Draft, Page, page_of
from sayso.interpret.claims.implied import without_publisher
from sayso.interpret.claims.joining import joined
from sayso.interpret.claims.layout import layout_drafts, led, without_spent
from sayso.interpret.claims.meaning import meant_by
from sayso.interpret.claims.nesting import nested
from sayso.interpret.claims.phrases import phrase_sites
from sayso.interpret.claims.quotations import manner_of
from sayso.interpret.claims.running_on import run_on, with_taken_over
from sayso.interpret.claims.sources import hop_of
from sayso.interpret.claims.stances import sharpened
from sayso.interpret.claims.verbs import verb_sites
from sayso.interpret.stretches import stretches_of
from sayso.records import BlockKind, Claim, Manner, Reading
from sayso.records.prediction import Prediction

__all__ = ["add_claims"]


def add_claims(reading: Reading, prediction: Prediction) -> Reading:
    """The reading with its claims, ids in the order of first evidence.

    1. Sites: every cue that syntax and lexicon show. 2. Joined with the model's attributions. 3. What layout says
    (headlines, quoted blocks, forwarded messages). 4. Quotations that run on. 5. Nesting, and hops taken over.
    6. Sources looked up, 7. answers.
    """
    page = page_of(reading, prediction)
    sites = (*verb_sites(page), *phrase_sites(page))
    drafts = joined(prediction.attributions, sites, page)
    drafts = led(drafts, page)
    drafts = _told(drafts + layout_drafts(drafts, page), reading)
    drafts = run_on(drafts, page)
    drafts = without_spent(nested(drafts), page)
    drafts = without_publisher(with_taken_over(drafts, page), page)
    inner: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.within is not None:
            inner.setdefault(draft.within, []).append(draft)
    claims = tuple(_claim(place, inner.get(place, []), drafts, page) for place in range(len(drafts)))
    return replace(reading, claims=with_answers(claims, page))


def _told(drafts: tuple[Draft, ...], reading: Reading) -> tuple[Draft, ...]:
    """Without what stands in boilerplate: a line "Author: NAME" is a fact of the document, and nobody says it."""
    around = stretches_of((span, 0) for span in reading.document.spans_of(BlockKind.BOILERPLATE))
    return tuple(draft for draft in drafts if not draft.content or not around.holding(draft.content[0]))


def _claim(place: int, inner: Sequence[Draft], drafts: Sequence[Draft], page: Page) -> Claim:
    draft = drafts[place]
    return Claim(
        id=f"c{place}",
        content=draft.content,
        cue=draft.cue,
        sources=tuple(
            hop_of(speaker, page, meant=meant_by(speaker, place, drafts, page)) for speaker in draft.speakers
        ),
        manner=Manner.DIRECT if draft.verbatim else manner_of(draft.content, page.quotations, page.text),
        stance=sharpened(draft, page),
        hedges=hedges_of(draft, inner, page),
        said=said_when(draft, page),
        within=None if draft.within is None else f"c{draft.within}",
        answers=(),
        score=draft.score,
    )
