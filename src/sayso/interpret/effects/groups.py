"""The members of a victim phrase: several kinds side by side, and those that are only part of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.interpret.effects.amounts import Counts, amount_of
from sayso.interpret.effects.predicates import Harm
from sayso.records import EffectKind, MentionType, Span

_PART_RELATIONS = ("nmod", "appos", "acl", "conj", "parataxis", "dep", "obl", "advcl", "list", "nmod:desc")
_RELATIVES = ("who", "whom", "that", "which")
_MARKER_WORDS = 3
_PHRASE_WORDS = 8
_OF_WHOM_WITHIN_CHARS = 120


@dataclass(frozen=True, slots=True)
class Members:
    """Head words in text order: `mains` are counted side by side, `parts` lie within `wholes`."""

    all: tuple[int, ...]
    mains: tuple[int, ...]
    parts: frozenset[int]
    wholes: frozenset[int]


def members_of(victims: tuple[int, ...], counts: Counts) -> Members:
    """Tell the members of a coordination from "including" phrases inside them."""
    syntax = counts.syntax
    parts: set[int] = set()
    wholes: set[int] = set()
    for victim in victims:
        for child in syntax.children(victim, *_PART_RELATIONS):
            if child > victim and _is_marked(child, counts):
                wholes.add(victim)
                parts.update(syntax.conjuncts(child) if syntax.relation(child) != "conj" else _following(child, counts))
        if victim not in wholes and (inner := _behind_marker(victim, counts)) is not None and inner not in victims:
            wholes.add(victim)
            parts.update((inner, *syntax.children(inner, "conj")))
    for number in _numbers_of_whom(victims, counts):
        before = [victim for victim in victims if victim < number and victim not in parts]
        if before:
            wholes.add(before[-1])
            parts.add(number)
    ordered = sorted({*victims, *parts})
    for earlier, later in pairwise(ordered):
        # "Including a boy and two girls": what is joined to a part without a comma is a part too.
        if earlier in parts and later not in parts and not _comma_between(earlier, later, counts):
            parts.add(later)
    mains = tuple(word for word in ordered if word not in parts)
    return Members(tuple(ordered), mains, frozenset(parts), frozenset(wholes) - parts)


def _following(child: int, counts: Counts) -> tuple[int, ...]:
    return (child, *counts.syntax.children(child, "conj"))


def _is_marked(word: int, counts: Counts) -> bool:
    """Whether one of the markers of parts stands before the phrase."""
    syntax = counts.syntax
    markers = counts.words.words("parts", "markers")
    if any(syntax.lower(child) in markers for child in syntax.children(word, "case", "mark", "advmod")):
        return True
    first = syntax.words_in(syntax.phrase_span(word)).start
    before = " ".join(syntax.lower(other) for other in range(max(first - _MARKER_WORDS, 0), first))
    return any(f" {before}".endswith(f" {marker}") for marker in markers)


def _behind_marker(victim: int, counts: Counts) -> int | None:
    """ "Five people, among them two children": the head word behind the marker, wherever the tree hangs it."""
    syntax, markers = counts.syntax, counts.words.words("parts", "markers")
    start = victim + 2 if syntax.form(min(victim + 1, len(syntax.words) - 1)) in (",", "(", "–", "—") else victim + 1
    for length in (1, 2, 3):
        if " ".join(syntax.lower(w) for w in range(start, min(start + length, len(syntax.words)))) in markers:
            return _first_head(start + length, counts)
    return None


def _first_head(first: int, counts: Counts) -> int | None:
    syntax = counts.syntax
    for word in range(first, min(first + _PHRASE_WORDS, len(syntax.words))):
        is_noun = syntax.part(word) in ("NOUN", "PROPN", "PRON")
        if is_noun and (word + 1 == len(syntax.words) or syntax.part(word + 1) not in ("NOUN", "PROPN")):
            return word
        if not is_noun and syntax.part(word) not in ("NUM", "ADJ", "DET", "ADV", "ADP"):
            return None
    return None


def _numbers_of_whom(victims: tuple[int, ...], counts: Counts) -> Iterator[int]:
    """ "Twelve people, three of them children": the words of such numbers behind the victims."""
    syntax = counts.syntax
    if not victims:
        return
    start, root = min(victims), syntax.root(victims[0])
    for quantity in counts.quantities_after(syntax.span(start).end, _OF_WHOM_WITHIN_CHARS):
        inside = syntax.words_in(quantity.span)
        if syntax.root(inside[0]) != root:
            return
        behind = " ".join(syntax.lower(word) for word in range(inside.stop, min(inside.stop + 2, len(syntax.words))))
        if behind in counts.words.words("parts", "of_whom"):
            yield inside[-1]


def _comma_between(earlier: int, later: int, counts: Counts) -> bool:
    return any(counts.syntax.form(word) in (",", ")", "—", "–", ";") for word in range(earlier + 1, later))


def suffers(victim: int, harm: Harm, counts: Counts) -> bool:
    """Whether the phrase can name who or what suffers this."""
    syntax, words = counts.syntax, counts.words
    lower = syntax.lower(victim)
    if lower in ("it", "which", "that", "what", "there", "this") or syntax.part(victim) in ("VERB", "ADV", "PUNCT"):
        return False
    kind_of = counts.type_of(victim)
    if harm.kind is EffectKind.CAPTURED:
        return kind_of is not MentionType.LOCATION and lower not in words.words("places")
    if harm.kind in words.people_only:
        in_things = lower in words.words("things")
        return not in_things and kind_of not in (MentionType.LOCATION, MentionType.TEMPORAL, MentionType.WEAPON)
    # "To destroy the group" is a figure of speech; "destroyed two tank units" is not.
    is_body = kind_of is MentionType.ORGANISATION and amount_of(victim, counts).span is None
    return kind_of is not MentionType.PERSON and not is_body


def who_of(noun: int, counts: Counts) -> Span | None:
    """The words for the kind of victim, without number and article; None where a number stands alone."""
    syntax = counts.syntax
    for child in syntax.children(noun, "nmod"):
        stands_for = counts.quantity_at(noun) is not None or syntax.lower(noun) in counts.words.words("groups", "of")
        if stands_for and syntax.preposition(child) == "of":
            return None if syntax.part(child) == "PRON" else who_of(child, counts)
    names_nobody = syntax.lower(noun) in counts.words.words("zero", "pronouns") or syntax.lower(noun) in _RELATIVES
    if counts.quantity_at(noun) is not None or names_nobody:
        return None
    phrase = syntax.phrase_span(noun)
    inside = syntax.words_in(phrase)
    numbers = [word for word in inside if word < noun and counts.quantity_at(word) is not None]
    first = numbers[-1] + 1 if numbers else inside.start
    while first < noun and syntax.part(first) in ("DET", "NUM", "PUNCT", "ADP"):
        first += 1
    return Span(syntax.span(first).start, phrase.end)
