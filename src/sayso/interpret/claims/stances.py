"""How a source stands to what it says, where the verb alone does not tell: "called it a lie", "will not leave"."""

from __future__ import annotations

from typing import Final

from sayso.interpret.claims.drafts import Draft, Page, Speaker, origin_step
from sayso.interpret.claims.outlets import mention_at
from sayso.records import Span, Stance

_PREDICATES: Final = ("VERB", "AUX")


def sharpened(draft: Draft, page: Page) -> Stance:
    """The stance that cue, source and content give together."""
    words = [word for piece in draft.content for word in page.syntax.words_in(piece)]
    lowers = {page.syntax.lower(word) for word in words}
    cue = [page.syntax.lower(word) for piece in draft.cue for word in page.syntax.words_in(piece)]
    if _names(draft, cue, page):
        return Stance.DENIES if _is_called_false(lowers, page) else Stance.ASSERTS
    if "guilty" in lowers and any(one in page.words.pleading for one in cue):
        return Stance.DENIES if "not" in lowers | set(cue) else Stance.CONFIRMS
    if draft.stance is not Stance.ASSERTS:
        return draft.stance
    if _is_called_false(lowers, page) and len(words) <= _SHORT_WORDS:
        return Stance.DENIES
    root = _root(draft.content, page)
    helpers = set() if root is None else {page.syntax.lower(child) for child in page.syntax.children(root, "aux")}
    if any(one in page.words.warning for one in cue) and helpers & page.words.unsaid:
        return Stance.EXPECTS
    if _accuses(draft, page):
        return Stance.ACCUSES
    if root is None:
        return draft.stance
    if page.words.promising & helpers and _is_about_the_source(root, draft, page):
        return Stance.INTENDS
    if _owns_up(root, words, page):
        return Stance.CLAIMS_RESPONSIBILITY
    return draft.stance


_SHORT_WORDS: Final = 12


def _names(draft: Draft, cue: list[str], page: Page) -> bool:
    """Whether a verb of naming gives a thing a name: "called the report false", not "called for a truce"."""
    if draft.anchor is None or not any(one in page.words.naming for one in cue):
        return False
    behind = [
        page.syntax.lower(word) for word in range(draft.anchor + 1, min(draft.anchor + 3, len(page.syntax.words)))
    ]
    return not {"for", "on", "upon"}.intersection(behind[:1]) and bool(draft.content)


def _is_called_false(lowers: set[str], page: Page) -> bool:
    return bool(lowers & page.words.falsehoods)


def _root(content: tuple[Span, ...], page: Page) -> int | None:
    """The predicate of what is said."""
    for piece in content:
        head = page.syntax.head_of(piece)
        if head is not None and (page.syntax.part(head) in _PREDICATES or page.syntax.subjects(head)):
            return head
    return None


def _accuses(draft: Draft, page: Page) -> bool:
    """An indictment says so."""
    for hop in _origins(draft):
        noun = None if hop.head is None else page.words.nouns.get(page.syntax.lower(hop.head))
        if noun is not None and noun.document and noun.stance is Stance.ACCUSES:
            return True
    return False


def _origins(draft: Draft) -> list[Speaker]:
    last = origin_step(draft.speakers)
    return [hop for hop in draft.speakers if hop.step == last]


def _is_about_the_source(root: int, draft: Draft, page: Page) -> bool:
    """Whether the subject of what is said is the one who says it, by a pronoun or by entity."""
    subjects = page.syntax.subjects(root)
    if not subjects or page.syntax.children(root, "aux:pass"):
        return False
    subject = subjects[0]
    if page.syntax.lower(subject) in page.words.own_subjects:
        return True
    mine = mention_at(subject, page)
    origins = [mention_at(hop.head, page) for hop in _origins(draft) if hop.head is not None]
    return mine is not None and mine.entity is not None and any(one and one.entity == mine.entity for one in origins)


def _owns_up(root: int, words: list[int], page: Page) -> bool:
    """ "it was behind the attack", "its fighters had shot down a jet": the source's own side did it."""
    syntax = page.syntax
    if syntax.is_negated(root) or {syntax.lower(child) for child in syntax.children(root, "aux")} & page.words.unsaid:
        return False
    subjects = syntax.subjects(root)
    if not subjects or syntax.children(root, "aux:pass", "nsubj:pass"):
        return False
    own = syntax.lower(subjects[0]) in page.words.own_side or any(
        syntax.lower(word) in ("its", "our", "their") for word in syntax.possessors(subjects[0])
    )
    if not own:
        return False
    behind = any(syntax.lower(word) == "behind" for word in words)
    deed = any(syntax.lower(word) in page.words.responsible_objects for word in words)
    return (behind and deed) or syntax.lower(root) in page.words.owned_deeds
