"""Claims that only hand on another one: "he said, according to the daily", "the channel published a video in which"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.edges import tidied, without_overlap
from sayso.interpret.claims.nesting import shifted
from sayso.records import Span

# Words that a credit's content may hold beyond the claim that it hands on.
_SPARE_WORDS: Final = 2


def without_credits(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """The drafts; a credit behind a claim becomes the nearer part of its chain, and handing on alone is no claim."""
    kept = list(drafts)
    for credit in drafts:
        if inner := _handed_on(credit, drafts, page):
            kept.remove(credit)
            kept = [_with_nearer(draft, credit) if draft in inner else draft for draft in kept]
            continue
        if not _is_credit(credit, page):
            continue
        owner = next((place for place, other in enumerate(kept) if _is_credited(other, credit, page)), None)
        if owner is not None:
            own = kept[owner]
            theirs = tuple(replace(hop, cue=hop.cue or credit.cue) for hop in credit.speakers)
            if _cites(credit, page) or _stands_inside(credit, own):
                speakers = _behind(own, theirs)
            else:
                theirs = tuple(replace(hop, carries=True) for hop in theirs)
                speakers = (*theirs, *shifted(own.speakers, theirs))
            walls = [*credit.cue, *(hop.span for hop in credit.speakers if hop.span is not None)]
            cut = [tidied(piece, page) for piece in without_overlap(own.content, walls)]
            said = tuple(piece for piece in cut if piece is not None)
            kept[owner] = replace(own, speakers=speakers, content=said or own.content)
            kept = [draft for draft in kept if draft is not credit]
    return tuple(kept)


def _behind(own: Draft, cited: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """The chain with those that it cites, unless it holds them already."""
    there = [hop.span for hop in own.speakers if hop.span is not None]
    if any(hop.span is not None and any(hop.span.overlaps(span) for span in there) for hop in cited):
        return own.speakers
    return (*own.speakers, *shifted(cited, own.speakers))


def _stands_inside(credit: Draft, own: Draft) -> bool:
    """ "wrote that, according to a relative, he was ill"."""
    place = credit.cue[0].start
    behind = [piece for piece in own.content if piece.start > own.cue[0].start]
    return own.cue[0].start < place and any(
        piece.start < place < piece.end or piece.start > credit.cue[-1].end for piece in behind
    )


def _cites(credit: Draft, page: Page) -> bool:
    """Whether a credit names who stands farther from the reader: "with reference to"."""
    first = page.syntax.lower(credit.anchor) if credit.anchor is not None else ""
    return any(one.cites and one.words[0] == first for one in page.words.prepositions)


def _is_credit(draft: Draft, page: Page) -> bool:
    """Whether a claim's cue is a phrase such as "according to" behind what is said."""
    if not draft.cue or not draft.content or not draft.speakers:
        return False
    if draft.anchor is None or not _begins_phrase(draft.anchor, page):
        return False
    return draft.cue[0].start >= draft.content[0].end


def _begins_phrase(word: int, page: Page) -> bool:
    return any(
        [page.syntax.lower(word + at) for at in range(len(one.words)) if word + at < len(page.syntax.words)]
        == list(one.words)
        for one in page.words.prepositions
    )


def _is_credited(other: Draft, credit: Draft, page: Page) -> bool:
    """Whether a credit's content is another claim whole: its content, its cue and its sources, and little more."""
    if other is credit or not other.cue or not other.speakers or _is_credit(other, page):
        return False
    sentence = page.sentence_over(credit.cue[0])
    if sentence is None or not all(sentence.overlaps(cue) for cue in other.cue):
        return False
    if other.cue[0].start > credit.cue[0].start:
        return False
    own = [*other.cue, *other.content, *(hop.span for hop in other.speakers if hop.span is not None)]
    covered = _letters(own, page)
    between = Span(other.cue[-1].end, credit.cue[0].start) if other.cue[-1].end < credit.cue[0].start else None
    before = [piece for piece in credit.content if piece.start < credit.cue[0].start]
    shares = all(any(piece.overlaps(span) for span in own) for piece in before)
    said = _letters(before, page)
    return bool(before) and shares and len(said - covered) <= _SPARE_WORDS and between is not None


def _letters(spans: Sequence[Span], page: Page) -> set[int]:
    return {word for span in spans for word in page.syntax.words_in(span) if page.syntax.part(word) != "PUNCT"}


def _with_nearer(inner: Draft, outer: Draft) -> Draft:
    """The inner claim with whoever hands it on, unless its chain has him already."""
    there = [hop.span for hop in inner.speakers if hop.span is not None]
    own = [hop.span for hop in outer.speakers if hop.span is not None]
    if any(span.overlaps(other) for span in there for other in own):
        return inner
    nearer = tuple(replace(hop, carries=True) for hop in outer.speakers)
    return replace(inner, speakers=(*nearer, *shifted(inner.speakers, nearer)))


def _handed_on(draft: Draft, drafts: Sequence[Draft], page: Page) -> list[Draft]:
    """The claims inside one that only hands on: "published a video in which", "cites a file in which"."""
    verbs = [word for piece in draft.cue for word in page.syntax.words_in(piece) if page.syntax.part(word) == "VERB"]
    if not any(page.syntax.lower(word) in page.words.passing for word in verbs) or not draft.content:
        return []
    words = page.syntax.words_in(draft.content[0])
    first = next((word for word in words if page.syntax.part(word) == "NOUN"), None)
    if first is None or page.syntax.lower(first) not in page.words.nouns.keys() | page.words.meetings:
        return []
    if any(page.syntax.part(word) in ("VERB", "SCONJ") for word in words if word < first):
        return []
    return [
        other
        for other in drafts
        if other is not draft and other.cue and all(draft.content[0].contains(cue) for cue in other.cue)
    ]
