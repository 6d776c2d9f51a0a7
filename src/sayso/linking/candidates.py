"""Which names are worth comparing: those that share a key. The size of a block bounds the work for each name.

A key is never one frequent word: a person's is two of his words, a body's the two rarest kinds of its parts, both by
classes of consonants, which spellings and scripts share. What one word alone could join stays open anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from sayso.linking.aliases import NO_ALIASES, AliasBook
from sayso.linking.naming.arabic import skeleton
from sayso.linking.naming.groups import PartKind, group_name
from sayso.linking.naming.people import given_line, person_name
from sayso.linking.naming.places import exonym_line, place_name
from sayso.records import MentionType

# In a larger block, a name meets only this many others: those next to it in order of spelling.
BLOCK_NAMES: Final = 60
NEIGHBOURS: Final = 10
_WORDS_TAKEN: Final = 5


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name as one thing bears it; `id` says whose it is."""

    id: str
    name: str
    kind: MentionType


def candidate_pairs(named: Iterable[Named], *, aliases: AliasBook = NO_ALIASES) -> Iterator[tuple[Named, Named]]:
    """Pairs of names of two things of one type that may be one, each pair once, in a fixed order."""
    blocks: dict[tuple[MentionType, str], list[Named]] = {}
    for one in sorted(set(named)):
        for key in sorted(set(name_keys(one.name, one.kind, aliases=aliases))):
            blocks.setdefault((one.kind, key), []).append(one)
    seen: set[tuple[Named, Named]] = set()
    for _, block in sorted(blocks.items()):
        for pair in _pairs_of(block):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _pairs_of(block: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    if len(block) <= BLOCK_NAMES:
        yield from ((a, b) for a, b in combinations(block, 2) if a.id != b.id)
        return
    by_spelling = sorted(block, key=lambda one: (one.name.lower(), one.id))
    for place, one in enumerate(by_spelling):
        for other in by_spelling[place + 1 : place + 1 + NEIGHBOURS]:
            if one.id != other.id:
                yield (one, other) if one < other else (other, one)


def name_keys(name: str, kind: MentionType, *, aliases: AliasBook = NO_ALIASES) -> list[str]:
    """The keys of a name; two names that share none are not compared."""
    if kind is MentionType.PERSON:
        return _person_keys(name)
    if kind is MentionType.LOCATION:
        return _place_keys(name)
    if kind in (MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER):
        return [*_group_keys(name), *(f"listed {number}" for number in sorted(aliases.of(name)))]
    return []


def _person_keys(name: str) -> list[str]:
    """Two of the words each, by line of given names or consonants; one word alone by itself."""
    found = person_name(name)
    words = [_word_keys(word) for word in (*found.words[:_WORDS_TAKEN], *(child for _, child in found.kunyas))]
    if len(words) == 1:
        return [f"{first} {key}" for key in words[0] for first in ("one", *(f"{letter}." for letter in found.initials))]
    pairs = [" ".join(sorted(two)) for one, other in combinations(words, 2) for two in product(one, other)]
    initials = [
        f"{word[0]}. {key}" for word in found.words[:1] for other in found.words[1:] for key in _word_keys(other)
    ]
    whole = "".join(skeleton(word) or word for word in found.words)
    return [*pairs, *initials, f"one {whole}"]


def _word_keys(word: str) -> tuple[str, ...]:
    """By sound, and for a known given name by its line besides."""
    line = given_line(word)
    sound = skeleton(word) or word
    return (sound,) if line is None else (sound, f"#{line}")


def _group_keys(name: str) -> list[str]:
    """Acronym and initials; else own words by consonants, each with another part of the name, or alone."""
    found = group_name(name)
    if found.acronym:
        return [f"acronym {found.acronym}"]
    keys = [f"acronym {initials}" for initials in sorted(found.initials)]
    own = [skeleton(part.key) or part.key for part in found.parts if part.kind is PartKind.OWN]
    rest = [f"{p.kind}:{p.key}" for p in found.parts if p.kind not in (PartKind.OWN, PartKind.NEUTRAL)]
    if len(own) + len(rest) <= 1:
        return [*keys, *(f"one {word}" for word in (*own, *rest))]
    parts = (*own, *rest)[: _WORDS_TAKEN + 1]
    return [*keys, *(" ".join(sorted(pair)) for pair in combinations(parts, 2)), *(f"one {word}" for word in own)]


def _place_keys(name: str) -> list[str]:
    found = place_name(name)
    keys = []
    for word in found.words:
        line = exonym_line(word)
        keys.append(f"#{line}" if line is not None else skeleton(word) or word)
    marks = " ".join(sorted(found.marks))
    return [f"{' '.join(sorted(keys))} {marks}".strip(), f"{''.join(keys)} {marks}".strip()]
