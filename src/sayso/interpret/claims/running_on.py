"""What goes on past its sentence: quotations whose source was said once, and "he added"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.nesting import shifted
from sayso.interpret.claims.outlets import is_outlet, mention_at
from sayso.interpret.claims.sources import is_plural
from sayso.records import SourceRole, Span

# A quotation this short is a phrase, not a statement.
_SHORTEST_QUOTATION_WORDS: Final = 4
# How many sentences may lie between two claims for "he added" to go on with the first.
_REACH_SENTENCES: Final = 2


def run_on(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """The drafts, quotations filled to their ends and followed by those that nobody else is named for."""
    grown = [_filled(draft, drafts, page) for draft in _each_in_its_paragraph(drafts, page)]
    for quotation in page.quotations:
        if not _is_statement(quotation, page) or any(_touches(draft, quotation) for draft in grown):
            continue
        place = _speaks_on(quotation, grown, page)
        if place is not None:
            content = tuple(sorted((*grown[place].content, quotation)))
            grown[place] = replace(grown[place], content=content)
    return tuple(grown)


def _each_in_its_paragraph(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """A quotation behind another speaker's words in an earlier paragraph is that speaker's."""
    grown = list(drafts)
    for place, draft in enumerate(drafts):
        if not draft.cue:
            continue
        for piece in draft.content:
            if piece.end > draft.cue[0].start or "\n\n" not in page.text[piece.end : draft.cue[0].start]:
                continue
            others = [other for other in grown if other is not grown[place]]
            theirs = _speaks_on(piece, others, page) if len(grown[place].content) > 1 else None
            if theirs is not None:
                owner = grown.index(others[theirs])
                grown[owner] = replace(grown[owner], content=tuple(sorted((*grown[owner].content, piece))))
                rest = tuple(other for other in grown[place].content if other != piece)
                grown[place] = replace(grown[place], content=rest)
    return tuple(grown)


def _is_statement(quotation: Span, page: Page) -> bool:
    words = [w for w in page.syntax.words_in(quotation) if page.syntax.part(w) != "PUNCT"]
    return len(words) >= _SHORTEST_QUOTATION_WORDS and any(page.syntax.part(w) in ("VERB", "AUX") for w in words)


def _touches(draft: Draft, span: Span) -> bool:
    own = [*draft.cue, *draft.content, *(hop.span for hop in draft.speakers if hop.span is not None)]
    return any(piece.overlaps(span) for piece in own)


def _filled(draft: Draft, drafts: Sequence[Draft], page: Page) -> Draft:
    """A statement that ends inside a quotation goes on to its end, unless the claim is inside the quotation whole."""
    content = list(draft.content)
    for place, piece in enumerate(content):
        for quotation in page.quotations_over(piece):
            if any(quotation.overlaps(cue) for cue in draft.cue):
                continue
            others = [d for d in drafts if d is not draft and any(q.overlaps(quotation) for q in d.content)]
            outside = [d for d in others if not any(quotation.contains(cue) for cue in d.cue)]
            ends_inside = quotation.start <= piece.start and piece.end < quotation.end
            begins_inside = quotation.start < piece.start < quotation.end <= piece.end
            if not outside and (ends_inside or begins_inside):
                content[place] = Span(min(piece.start, quotation.start), max(piece.end, quotation.end))
    merged: list[Span] = []
    for piece in sorted(content):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return replace(draft, content=tuple(merged))


def _speaks_on(quotation: Span, drafts: Sequence[Draft], page: Page) -> int | None:
    """The claim whose speaker goes on: the last one before the quotation, if nothing but that stands between."""
    ends = [
        (max(span.end for span in (*draft.cue, *draft.content)), place)
        for place, draft in enumerate(drafts)
        if draft.speakers and draft.cue
    ]
    before = [(end, place) for end, place in ends if end <= quotation.start]
    if not before:
        return None
    end, place = max(before)
    between = page.text[end : quotation.start]
    direct = any(page.quotations_over(piece) for piece in drafts[place].content)
    sentence_ends = page.sentences_from(end, quotation.start)
    letters = sum(letter.isalpha() for letter in between)
    if sentence_ends == 0 and direct and letters <= _LONGEST_TRAILER_CHARS:
        return place
    return None


_LONGEST_TRAILER_CHARS: Final = 80


def with_taken_over(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """Hops that an earlier sentence named: "he added" still speaks to the outlet that he told the rest."""
    found: list[Draft] = []
    for draft in drafts:
        own = [hop for hop in draft.speakers if not hop.inherited]
        earlier = _earlier(found)
        if draft.within is None and earlier is not None and own and _goes_on(own, draft, earlier, page):
            first = min(_origins(earlier), key=lambda hop: hop.step)
            nearer = tuple(replace(hop, inherited=True) for hop in earlier.speakers if hop.step < first.step)
            if nearer and all(hop.step == own[0].step for hop in own):
                found.append(replace(draft, speakers=(*nearer, *shifted(own, nearer))))
                continue
        if draft.within is None and earlier is not None and len(own) == 1:
            farther = _still_cited(own[0], draft, earlier, page)
            if farther:
                found.append(replace(draft, speakers=(*own, *shifted(farther, own))))
                continue
        found.append(draft)
    return tuple(found)


def _still_cited(own: Speaker, draft: Draft, earlier: Draft, page: Page) -> tuple[Speaker, ...]:
    """Whom "the paper added" still goes by: those that it cited in the sentence before."""
    if own.head is None or draft.anchor is None or not _near(draft, earlier, page):
        return ()
    first = [hop for hop in earlier.speakers if hop.step == 0]
    goes_on = page.syntax.lower(draft.anchor) in page.words.continuing
    if not goes_on or len(first) != 1 or first[0].head is None or len(earlier.speakers) < 2:
        return ()
    mine, theirs = mention_at(own.head, page), mention_at(first[0].head, page)
    same = mine is not None and theirs is not None and mine.entity is not None and mine.entity == theirs.entity
    if not same and not (is_outlet(first[0].head, page) and _is_outlet_again(own.head, page)):
        return ()
    later = [hop for hop in earlier.speakers if hop.step > 0]
    return tuple(replace(hop, step=hop.step - 1, inherited=True) for hop in later)


def _is_outlet_again(head: int, page: Page) -> bool:
    """ "the paper", "the agency", "it"."""
    syntax = page.syntax
    definite = any(syntax.lower(child) == "the" for child in syntax.children(head, "det"))
    role = page.words.roles.get(syntax.lower(head))
    return syntax.lower(head) == "it" or (definite and role in (SourceRole.OUTLET, SourceRole.AGENCY))


def _is_some_of_them(head: int, page: Page) -> bool:
    """ "one of them", "two of them", "another"."""
    syntax = page.syntax
    if syntax.lower(head) in ("another", "others"):
        return True
    return head + 2 < len(syntax.words) and [syntax.lower(head + 1), syntax.lower(head + 2)] == ["of", "them"]


def _origins(draft: Draft) -> list[Speaker]:
    last = max(hop.step for hop in draft.speakers)
    return [hop for hop in draft.speakers if hop.step == last]


def _earlier(drafts: Sequence[Draft]) -> Draft | None:
    """The last claim before, not inside another one and with its own sources."""
    for draft in reversed(drafts):
        if draft.within is None and draft.speakers:
            return draft
    return None


def _goes_on(own: Sequence[Speaker], draft: Draft, earlier: Draft, page: Page) -> bool:
    """Whether a claim's only source is the earlier claim's origin again, by pronoun or short form."""
    head = own[0].head
    if len(own) != 1 or head is None or not _near(draft, earlier, page):
        return False
    origin = [hop for hop in _origins(earlier) if hop.head is not None]
    if len(origin) != 1 or origin[0].head is None:
        return False
    if _is_some_of_them(head, page) and is_plural(origin[0].head, page):
        return True
    mine, theirs = mention_at(head, page), mention_at(origin[0].head, page)
    if mine is not None and theirs is not None and mine.entity is not None:
        return mine.entity == theirs.entity
    pronoun = page.syntax.lower(head) in page.words.pronouns_one | page.words.pronouns_several
    return pronoun and draft.anchor is not None and page.syntax.lower(draft.anchor) in page.words.continuing


def _near(draft: Draft, earlier: Draft, page: Page) -> bool:
    start = min(span.start for span in (*draft.cue, *draft.content))
    end = max(span.end for span in (*earlier.cue, *earlier.content))
    between = page.sentences_from(end, start)
    return end <= start and between <= _REACH_SENTENCES
