"""Whether two names can be, must be or cannot be one name: pure rules on texts, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.interpret.entities.names import Name, acronym_letters, initials
from sayso.ontology.entities import EntityWords
from sayso.records import MentionType

# Shorter words are alike by chance after folding.
_LOOSE_CHARS: Final = 4
_PEOPLE: Final = MentionType.PERSON
_PLACES: Final = MentionType.LOCATION


def same_name(one: Name, other: Name, kind: MentionType, words: EntityWords) -> str | None:
    """Why the two are one name whatever the text around them; None if they are not."""
    if one.key == other.key:
        return "same name" if one.text == other.text else "same name, written otherwise"
    if kind is _PLACES:
        return None
    if one.words == other.words:
        return "same name but for an article or particle"
    if one.key.replace(" ", "") == other.key.replace(" ", "") and len(one.key) > _LOOSE_CHARS:
        return "same name but for hyphens or spaces"
    if _is_spelling_variant(one, other):
        return "spelling variant"
    if kind is not _PEOPLE and (reason := _without_end(one, other, words)):
        return reason
    return None


def _is_spelling_variant(one: Name, other: Name) -> bool:
    if one.is_acronym or other.is_acronym or len(one.words) != len(other.words):
        return False
    return all(
        a == b or (len(a) >= _LOOSE_CHARS and len(b) >= _LOOSE_CHARS and la == lb)
        for a, b, la, lb in zip(one.words, other.words, one.loose, other.loose, strict=True)
    )


def _without_end(one: Name, other: Name, words: EntityWords) -> str | None:
    """ "Hamas movement" is Hamas, "Islamic State group" Islamic State; "Islamic State Khorasan Province" is not."""
    longer, shorter = (one, other) if len(one.words) > len(other.words) else (other, one)
    extra = longer.words[len(shorter.words) :]
    starts = longer.words[: len(shorter.words)] == shorter.words
    if starts and extra and all(word in words.neutral_name_ends for word in extra):
        return "same name but for the kind of body"
    return None


def is_acronym_of(short: Name, long: Name, words: EntityWords) -> bool:
    """Whether the first is made of the initials of the second."""
    if not short.is_acronym or long.is_acronym:
        return False
    return acronym_letters(short.text) in initials(long.words, long.text, words)


def is_short_form(short: Name, long: Name, kind: MentionType, words: EntityWords) -> str | None:
    """Why `short` may be a later, shorter way to write `long`; whether it is depends on the other names around."""
    if len(short.words) >= len(long.words) or short.is_acronym:
        return None
    if kind is _PEOPLE:
        return _short_person(short, long)
    if kind is _PLACES:
        return None
    return _short_body(short, long, words)


def _short_person(short: Name, long: Name) -> str | None:
    if len(short.words) == 1:
        word, loose = short.words[0], short.loose[0]
        if _alike(word, loose, long.words[-1], long.loose[-1]):
            return "surname of the full name"
        if len(word) > 2 and _alike(word, loose, long.words[0], long.loose[0]) and long.words[0] != "abu":
            return "first name of the full name"
        if len(word) > 3 and any(_alike(word, loose, w, lo) for w, lo in zip(long.words, long.loose, strict=True)):
            return "part of the full name"
        return None
    if _fits(short, long):
        return "part of the full name"
    return None


def _fits(short: Name, long: Name) -> bool:
    """Whether the words of the short name stand in the long one in their order, initials for words."""
    position = 0
    for word, loose in zip(short.words, short.loose, strict=True):
        while position < len(long.words) and not _alike(word, loose, long.words[position], long.loose[position]):
            position += 1
        if position == len(long.words):
            return False
        position += 1
    return True


def _alike(word: str, loose: str, other: str, other_loose: str) -> bool:
    if word == other:
        return True
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return len(word) >= _LOOSE_CHARS and len(other) >= _LOOSE_CHARS and loose == other_loose


def _short_body(short: Name, long: Name, words: EntityWords) -> str | None:
    """ "the Front" of the White Ridge Front, "Defence Ministry" of the Russian Defence Ministry, not "Taliban" of the
    Pakistani Taliban: a name that drops its first words must end in a word for a kind of body."""
    if short.words == long.words[-len(short.words) :]:
        last = short.words[-1]
        if len(short.words) == 1:
            # Alone, such a word needs the article: "the Front".
            is_kind = last in words.organisation_nouns and short.has_article
            return "the kind of body alone, for the full name" if is_kind else None
        is_generic = last in words.generic_name_heads or last in words.organisation_nouns
        return "end of the full name" if is_generic else None
    of = _of_form(long.text)
    if of is not None and short.key == of and short.words[-1] in words.organisation_nouns and short.has_article:
        return "the kind of body alone, for the full name"
    return None


def _of_form(text: str) -> str | None:
    """What stands before "of" or "for" in a name: "ministry" of "Ministry of Defence"."""
    lowered = text.lower()
    for link in (" of ", " for "):
        if link in lowered:
            return lowered.split(link)[0]
    return None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why two names are not one; `is_strong` if no third name can make it good ("one surname, two first names")."""

    reason: str
    is_strong: bool


def conflict(one: Name, other: Name, kind: MentionType, words: EntityWords) -> Conflict | None:
    """Why two names cannot mean one by themselves: two people with one surname, a group and its local namesake.

    Names that are merely different may belong to one bearer of several; names that differ in what tells namesakes apart
    may not.
    """
    if same_name(one, other, kind, words):
        return None
    if kind is _PEOPLE:
        return _people_conflict(one, other)
    if kind is _PLACES:
        return Conflict("different place names", is_strong=False)
    if is_acronym_of(one, other, words) or is_acronym_of(other, one, words):
        return None
    if is_short_form(one, other, kind, words) or is_short_form(other, one, kind, words):
        return None
    begin_alike = one.words[0] == other.words[0] and len(one.words) > 1 and len(other.words) > 1
    if begin_alike or one.words[-1] == other.words[-1]:
        return Conflict("namesakes", is_strong=True)
    return Conflict("different names", is_strong=False)


def _people_conflict(one: Name, other: Name) -> Conflict | None:
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    different = Conflict("different names", is_strong=False)
    if len(shorter.words) == 1:
        return None if _short_person(shorter, longer) or longer.words == shorter.words else different
    if _fits(shorter, longer):
        return None
    if _alike(shorter.words[-1], shorter.loose[-1], longer.words[-1], longer.loose[-1]):
        return Conflict("one surname, different first names", is_strong=True)
    return different
