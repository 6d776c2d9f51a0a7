"""Which claim a confirmation, a denial or a doubt answers: what it names, what it repeats, what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.records import Claim, Stance

_ANSWERING: Final = (Stance.CONFIRMS, Stance.DENIES, Stance.DOUBTS)
# What can be answered: not beliefs, questions and answers themselves.
_ANSWERABLE: Final = (
    Stance.ASSERTS,
    Stance.ACCUSES,
    Stance.CLAIMS_RESPONSIBILITY,
    Stance.THREATENS,
    Stance.INTENDS,
    Stance.BELIEVES,
    Stance.CONFIRMS,
)
# Share of the shorter content's words that two claims must have in common to be about the same thing.
_SAME_MATTER: Final = 0.5
_FEWEST_SHARED: Final = 2
_OPEN_CLASSES: Final = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")


def with_answers(claims: Sequence[Claim], page: Page) -> tuple[Claim, ...]:
    """The claims, those that answer linked to what they answer."""
    matters = [_matter(claim, page) for claim in claims]
    return tuple(
        replace(claim, answers=_answered(place, claims, matters, page)) if claim.stance in _ANSWERING else claim
        for place, claim in enumerate(claims)
    )


def _answered(place: int, claims: Sequence[Claim], matters: Sequence[frozenset[str]], page: Page) -> tuple[str, ...]:
    """1. A claim named inside the answer. 2. Claims about the same matter by others. 3. "denied it": the last one."""
    claim = claims[place]
    inside = [other.id for other in claims if other.within == claim.id]
    if inside and _names_a_claim(claim, page):
        return tuple(inside)
    open_to_answer = [
        other
        for other in range(len(claims))
        if other != place and claims[other].stance in _ANSWERABLE and not _kin(claim, claims[other], claims)
    ]
    alike = [other for other in open_to_answer if _alike(matters[place], matters[other])]
    if alike:
        return tuple(claims[other].id for other in sorted(alike))
    if _names_a_claim(claim, page):
        before = [other for other in open_to_answer if other < place and not _same_source(claim, claims[other])]
        named = _stance_named(claim, page)
        fitting = [other for other in before if claims[other].stance is named]
        if before:
            return (claims[(fitting or before)[-1]].id,)
    return ()


def _kin(claim: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Whether one lies within the other."""
    by_id = {each.id: each for each in claims}
    for inner, outer in ((claim, other), (other, claim)):
        current = inner.within
        while current is not None:
            if current == outer.id:
                return True
            current = by_id[current].within
    return False


def _same_source(claim: Claim, other: Claim) -> bool:
    mine = {hop.entity for hop in claim.sources if hop.entity and not hop.inherited}
    theirs = {hop.entity for hop in other.sources if hop.entity and not hop.inherited}
    return bool(mine & theirs)


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared >= _FEWEST_SHARED and shared >= _SAME_MATTER * min(len(mine), len(theirs))


def _matter(claim: Claim, page: Page) -> frozenset[str]:
    """What a content is about: its words of open classes by lemma, and the entities mentioned."""
    words: set[str] = set()
    syntax = page.syntax
    for piece in claim.content:
        for word in syntax.words_in(piece):
            if syntax.part(word) in _OPEN_CLASSES and syntax.lower(word) not in page.words.hedges:
                words.add(syntax.lemma(word))
        for mention in page.reading.mentions:
            if mention.entity is not None and piece.contains(mention.span) and syntax.words_in(mention.head):
                head = syntax.words_in(mention.head)[0]
                words.discard(syntax.lemma(head))
                words.add(f"#{mention.entity}")
    return frozenset(words)


def _stance_named(claim: Claim, page: Page) -> Stance | None:
    """What sort of claim the content's noun names: an "accusation" accuses, a "threat" threatens."""
    for piece in claim.content:
        for word in page.syntax.words_in(piece):
            noun = page.words.nouns.get(page.syntax.lower(word))
            if noun is not None and page.syntax.lower(word) in page.words.earlier:
                return noun.stance
    return None


def _names_a_claim(claim: Claim, page: Page) -> bool:
    """ "denied the allegations", "confirmed this", "denied involvement", or nothing but a short word."""
    return any(
        page.syntax.lower(word) in page.words.earlier
        for piece in claim.content
        for word in page.syntax.words_in(piece)
        if page.syntax.part(word) in ("NOUN", "PRON", "DET")
    )
