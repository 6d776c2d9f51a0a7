"""Which claim a confirmation, a denial or a doubt answers: what it names, what it repeats, what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.interpret.standing import enclosing
from sayso.interpret.stretches import Stretches, stretches_of
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


@dataclass(frozen=True, slots=True)
class _Matters:
    """What each claim is about, and the ids of the claims that it lies within; rows as the claims."""

    claims: Sequence[Claim]
    words: Sequence[frozenset[str]]
    around: Sequence[frozenset[str]]

    def open_to(self, place: int, other: int) -> bool:
        """Whether a claim may answer another: one that can be answered, neither lying within the other."""
        mine, theirs = self.claims[place], self.claims[other]
        if other == place or theirs.stance not in _ANSWERABLE:
            return False
        return theirs.id not in self.around[place] and mine.id not in self.around[other]


def with_answers(claims: Sequence[Claim], page: Page) -> tuple[Claim, ...]:
    """The claims, those that answer linked to what they answer."""
    if not any(claim.stance in _ANSWERING for claim in claims) and not any(_negates(claim, page) for claim in claims):
        return tuple(claims)
    by_id = {claim.id: claim for claim in claims}
    mentions = stretches_of((mention.span, number) for number, mention in enumerate(page.reading.mentions))
    matters = _Matters(
        claims,
        [_matter(claim, mentions, page) for claim in claims],
        [frozenset(enclosing(claim, by_id)) for claim in claims],
    )
    claims = _contradicting(matters, page)
    matters = replace(matters, claims=claims)
    inner: dict[str, list[str]] = {}
    for claim in claims:
        if claim.within is not None:
            inner.setdefault(claim.within, []).append(claim.id)
    return tuple(
        replace(claim, answers=_answered(place, inner.get(claim.id, []), matters, page))
        if claim.stance in _ANSWERING
        else claim
        for place, claim in enumerate(claims)
    )


def _answered(place: int, inside: Sequence[str], matters: _Matters, page: Page) -> tuple[str, ...]:
    """1. A claim named inside the answer. 2. Claims about the same matter by others. 3. "denied it": the last one."""
    claims = matters.claims
    claim = claims[place]
    if inside and _names_a_claim(claim, page):
        return tuple(inside)
    alike = [
        other
        for other, words in enumerate(matters.words)
        if _alike(matters.words[place], words) and matters.open_to(place, other)
    ]
    if alike:
        return tuple(claims[other].id for other in alike)
    if (touched := _last_touched(place, matters, page)) is not None:
        return (claims[touched].id,)
    if _names_a_claim(claim, page) or len(matters.words[place]) <= _SHORT_MATTER:
        before = [
            other for other in range(place) if matters.open_to(place, other) and not _same_source(claim, claims[other])
        ]
        named = _stance_named(claim, page)
        fitting = [other for other in before if claims[other].stance is named]
        if before:
            return (claims[(fitting or before)[-1]].id,)
    return ()


def _contradicting(matters: _Matters, page: Page) -> tuple[Claim, ...]:
    """The claims; one that says "no" to what someone else said shortly before about the same thing denies it."""
    return tuple(
        replace(claim, stance=Stance.DENIES)
        if claim.stance is Stance.ASSERTS
        and _negates(claim, page)
        and _last_touched(place, matters, page, whole=True) is not None
        else claim
        for place, claim in enumerate(matters.claims)
    )


def _negates(claim: Claim, page: Page) -> bool:
    """Whether what is said is itself a no: its predicate, or its subject or object, is negated."""
    syntax = page.syntax
    for piece in claim.content:
        head = syntax.head_of(piece)
        if head is None:
            continue
        if syntax.is_negated(head) or any(
            syntax.lower(word) in page.words.nothing
            for word in (*syntax.subjects(head), *syntax.objects(head), *syntax.obliques(head))
        ):
            return True
        if any(syntax.is_negated(word) for word in (*syntax.subjects(head), *syntax.objects(head))):
            return True
    return False


def _last_touched(place: int, matters: _Matters, page: Page, *, whole: bool = False) -> int | None:
    """The last claim near before by someone else that shares a word; `whole`: itself a claim that may be denied."""
    claims = matters.claims
    start = _start(claims[place])
    for other in reversed(range(place)):
        if not matters.open_to(place, other) or _same_source(claims[place], claims[other]):
            continue
        if page.sentences_from(_start(claims[other]), start) > _REACH_SENTENCES:
            return None
        if whole and claims[other].stance in (Stance.INTENDS, Stance.THREATENS, Stance.BELIEVES):
            continue
        if matters.words[place] & matters.words[other]:
            return other
    return None


def _start(claim: Claim) -> int:
    return min(span.start for span in (*claim.cue, *claim.content))


_REACH_SENTENCES: Final = 3
# A denial of so few words names what it denies by a pronoun, as a rule: "ever having met them".
_SHORT_MATTER: Final = 2


def _same_source(claim: Claim, other: Claim) -> bool:
    mine = {hop.entity for hop in claim.sources if hop.entity and not hop.inherited}
    theirs = {hop.entity for hop in other.sources if hop.entity and not hop.inherited}
    return bool(mine & theirs)


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared >= _FEWEST_SHARED and shared >= _SAME_MATTER * min(len(mine), len(theirs))


def _matter(claim: Claim, mentions: Stretches, page: Page) -> frozenset[str]:
    """What a content is about: its words of open classes by lemma, and the entities mentioned."""
    words: set[str] = set()
    syntax = page.syntax
    for piece in claim.content:
        for word in syntax.words_in(piece):
            if syntax.part(word) in _OPEN_CLASSES and syntax.lower(word) not in page.words.hedges:
                words.add(syntax.lemma(word))
        for number in mentions.inside(piece):
            mention = page.reading.mentions[number]
            if mention.entity is not None and syntax.words_in(mention.head):
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
