"""Who hands words on, read from the words behind a source: "an elder quoted by the radio in a report carried by AFP".

Trees of such tails are seldom right, so their words are read in order. Each link says whether the one behind it stands
nearer to the reader ("quoted by") or farther ("citing"); the next link hangs on the one found last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.interpret.claims.edges import in_one_sentence, noun_behind, plain_phrase
from sayso.interpret.claims.outlets import is_outlet
from sayso.interpret.syntax import Syntax

# Words that a tail may hold before its first link, and between one link and the next.
_REACH_WORDS: Final = 9
# Words between a participle and its "by": "quoted on Tuesday by".
_BEFORE_AGENT: Final = 4
_RELATIVE: Final = ("which", "who", "that", "whom")
_PREDICATES: Final = ("VERB", "AUX")
_SKIPPED: Final = ("ADV", "AUX", "PART")


@dataclass(frozen=True, slots=True)
class Link:
    """Whom a link adds: the head word behind it, the words of the link itself, and on which side."""

    head: int
    cue: tuple[int, ...]
    nearer: bool
    between: int | None = None


def links_behind(start: int, stop: frozenset[int], page: Page, *, spoken: bool) -> tuple[Link, ...]:
    """The links behind a word, in text order.

    Args:
        start: the last word before the tail: a source's head, or a verb of saying with those told.
        stop: words where the tail ends for certain: what is said, the cue.
        spoken: whether the tail hangs on a verb of saying, whose relative clauses are none of its own.
    """
    syntax = page.syntax
    found: list[Link] = []
    place, skipped = start + 1, 0
    while place < len(syntax.words) and place not in stop and skipped <= _REACH_WORDS:
        if not in_one_sentence(place, start, syntax):
            break
        link = _link_at(place, stop, page, spoken=spoken and not found)
        if link is not None:
            last = link[0].head if link[0].between is None else max(link[0].head, link[0].between)
            found.append(link[0])
            place, skipped = max(last, link[1]) + 1, 0
            continue
        if syntax.part(place) in _PREDICATES and not _may_pass(place, syntax):
            break
        place, skipped = place + 1, skipped + 1
    return tuple(found)


def _may_pass(word: int, syntax: Syntax) -> bool:
    """Whether a verb form is a part of the source's phrase: "intercepted calls", "was" before a participle."""
    return syntax.part(word) == "AUX" or syntax.relation(word) == "amod"


def _link_at(place: int, stop: frozenset[int], page: Page, *, spoken: bool) -> tuple[Link, int] | None:
    """The link that begins at a word, and its last word."""
    for read in (_phrase, _passive, _handed, _active):
        found = read(place, page, spoken=spoken)
        if found is not None and found[0].head not in stop:
            return found
    return None


def _phrase(place: int, page: Page, *, spoken: bool) -> tuple[Link, int] | None:
    """ "citing X", "with reference to X", "who had spoken to X"."""
    syntax = page.syntax
    first = place
    relative = syntax.lower(place) in _RELATIVE
    if not relative and _reads(place + 1, ("of", "whom"), syntax):
        relative, place = True, place + 2
    if relative:
        place = _past(place + 1, syntax, _SKIPPED, more=("in", "turn"))
    for words in page.words.farther:
        if not _reads(place, words, syntax):
            continue
        if not relative and (spoken or words[0] in page.words.finite_links) and not _leads(words, page):
            return None
        behind = noun_behind(place + len(words) - 1, syntax)
        if behind is None or _is_pronoun(behind, page):
            return None
        cue = tuple(range(place, place + len(words)))
        nearer = words[0] in page.words.speaking and is_outlet(behind, page)
        if first == 0 and not relative and behind is None:
            return None
        return Link(behind, cue, nearer), behind
    return None


def _leads(words: tuple[str, ...], page: Page) -> bool:
    """Whether a link needs no relative pronoun before it: participles and prepositions."""
    return words[0] not in page.words.finite_links


def _passive(place: int, page: Page, *, spoken: bool) -> tuple[Link, int] | None:
    """ "quoted by X", "which was cited by X", "leaked to X", "read out by X"."""
    syntax, words = page.syntax, page.words
    if syntax.lower(place) in _RELATIVE or syntax.lower(place) == "whose":
        if spoken:
            return None
        if syntax.lower(place) == "whose":
            place = noun_behind(place, syntax) or place
        place = _past(place + 1, syntax, ("AUX", "ADV"))
    if place >= len(syntax.words):
        return None
    lower = syntax.lower(place)
    by = lower in words.carrying or lower in words.contacting
    to = lower in words.handing_over
    if not by and not to:
        return None
    for other in range(place + 1, min(len(syntax.words), place + 2 + _BEFORE_AGENT)):
        case = syntax.lower(other)
        if syntax.part(other) in ("VERB", "PUNCT") or not in_one_sentence(other, place, syntax):
            return None
        if (by and case == "by") or (to and case in ("to", "with")) or (lower in words.aired and case == "on"):
            behind = noun_behind(other, syntax)
            if behind is not None and syntax.form(behind) in words.means:
                continue
            fits = behind is not None and (case == "by" or _is_others(behind, page))
            if behind is None or not fits or _is_pronoun(behind, page):
                return None
            return Link(behind, (place,), nearer=True), behind
    return None


def _is_others(head: int, page: Page) -> bool:
    """Whether a noun is an outlet, and not the source's own: "on its website"."""
    own = any(page.syntax.part(word) == "PRON" for word in plain_phrase(head, page.syntax))
    return is_outlet(head, page) and not own


def _handed(place: int, page: Page, *, spoken: bool) -> tuple[Link, int] | None:
    """ "which shared the interview with X": the outlet that is given it hands it on."""
    syntax = page.syntax
    if spoken or syntax.lower(place) not in _RELATIVE:
        return None
    verb = _past(place + 1, syntax, _SKIPPED)
    if verb >= len(syntax.words) or syntax.lower(verb) not in page.words.handing_over:
        return None
    for other in range(verb + 1, min(len(syntax.words), verb + 2 + _BEFORE_AGENT)):
        if syntax.lower(other) in ("to", "with"):
            behind = noun_behind(other, syntax)
            if behind is not None and is_outlet(behind, page):
                return Link(behind, (verb,), nearer=True), behind
            return None
    return None


def _active(place: int, page: Page, *, spoken: bool) -> tuple[Link, int] | None:
    """ "whom X reached by telephone", "that X obtained from Y"; Y stands between X and the source."""
    syntax, words = page.syntax, page.words
    if spoken or syntax.lower(place) not in _RELATIVE:
        return None
    who = noun_behind(place, syntax)
    if who is None or who == place:
        return None
    verb = _past(who + 1, syntax, _SKIPPED)
    if verb >= len(syntax.words):
        return None
    lower = syntax.lower(verb)
    if lower not in words.carrying and lower not in words.contacting:
        return None
    between = noun_behind(verb + 1, syntax) if _reads(verb + 1, ("from",), syntax) else None
    return Link(who, (verb,), nearer=True, between=between), verb if between is None else between


def _is_pronoun(word: int, page: Page) -> bool:
    return page.syntax.part(word) == "PRON" or page.syntax.lower(word) in page.words.first_person


def _past(place: int, syntax: Syntax, parts: Sequence[str], more: Sequence[str] = ()) -> int:
    while place < len(syntax.words) and (syntax.part(place) in parts or syntax.lower(place) in more):
        place += 1
    return place


def _reads(place: int, words: Sequence[str], syntax: Syntax) -> bool:
    last = place + len(words)
    return last <= len(syntax.words) and all(syntax.lower(place + at) == word for at, word in enumerate(words))
