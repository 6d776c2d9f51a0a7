"""Whom a pronoun among the sources means, where coreference left it open: "he added" goes on with the last speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.outlets import mention_at
from sayso.interpret.claims.sources import is_plural

_RELATIVE: Final = ("who", "which", "that", "whom")
_REACH_SENTENCES: Final = 3


def meant_by(speaker: Speaker, place: int, drafts: Sequence[Draft], page: Page) -> int | None:
    """The head word of the one that a pronoun means; None where it is no pronoun, is resolved, or stays open."""
    head = speaker.head
    if head is None or page.syntax.part(head) not in ("PRON", "DET"):
        return None
    lower = page.syntax.lower(head)
    if lower in _RELATIVE:
        return _antecedent(head, page)
    mention = mention_at(head, page)
    if mention is not None and mention.entity is not None and _has_other_mentions(mention.entity, page):
        return None
    if lower in page.words.first_person:
        return None  # who "I" is stands nowhere near
    return _last_speaker(lower, place, drafts, page)


def _antecedent(head: int, page: Page) -> int | None:
    """The noun that a relative clause modifies."""
    predicate = page.syntax.head(head)
    if predicate is not None and page.syntax.relation(predicate) in ("acl:relcl", "acl"):
        return page.syntax.head(predicate)
    # Without a tree that shows it: the noun before "who", over a comma.
    before = head - 1
    while before >= 0 and page.syntax.part(before) == "PUNCT":
        before -= 1
    return before if before >= 0 and page.syntax.part(before) in ("NOUN", "PROPN") else None


def _has_other_mentions(identity: str, page: Page) -> bool:
    known = page.entities.get(identity)
    return known is not None and (known.name is not None or len(known.mentions) > 1)


def _last_speaker(lower: str, place: int, drafts: Sequence[Draft], page: Page) -> int | None:
    """The origin of the claim before, if it can be so called and is not far."""
    several = lower in page.words.pronouns_several
    start = min(span.start for span in (*drafts[place].cue, *drafts[place].content))
    for earlier in reversed(range(place)):
        draft = drafts[earlier]
        if draft.within is not None or not draft.speakers:
            continue
        end = min(span.start for span in (*draft.cue, *draft.content))
        if page.sentences_from(end, start) > _REACH_SENTENCES:
            return None
        last = max(hop.step for hop in draft.speakers)
        origins = [hop for hop in draft.speakers if hop.step == last]
        if len(origins) != 1 and not several:
            return None
        head = origins[0].head
        if head is None or page.syntax.lower(head) in page.words.first_person:
            return None
        if page.syntax.part(head) == "PRON":
            if page.syntax.lower(head) != lower:
                return None
            # "He said ... he added": whoever the earlier one means, by the same steps.
            start = end
            continue
        plural = is_plural(head, page)
        return head if plural == several else None
    return None
