"""A body's name taken apart: its own words, and the ideas, kinds, numbers, directions and countries in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from sayso.linking.naming.scripts import MAX_NAME_CHARS, fold_word, is_arabic
from sayso.ontology.names import Lines, group_words
from sayso.ontology.places import place_words

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,8}|\d+|[^\W\d_]+(?:['’ʼ`\u200c][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"['’`](?:s\b|(?=\s|$))", re.IGNORECASE)
_ORDINAL_END: Final = re.compile(
    r"(?<=\d)[-\u2011]?(?:st|nd|rd|th|я|й|а|ма|га|та|ша|го|е|ой|er|ère|ème|º|ª)\b", re.IGNORECASE
)
_COUNTRY_WORDS: Final = 5
_ACRONYM: Final = re.compile(r"[^\W_]{2,8}")


class PartKind(StrEnum):
    """What a part of a body's name is."""

    OWN = "own"
    IDEA = "idea"
    KIND = "kind"
    QUALIFIER = "qualifier"
    COUNTRY = "country"
    NUMBER = "number"
    DIRECTION = "direction"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `key` is its idea, code, number, or folded word; `word` is what the name has."""

    kind: PartKind
    key: str
    word: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """Parts of a name in order; `acronym` if the whole is one; `initials` are the acronyms that it may have."""

    text: str
    parts: tuple[Part, ...]
    acronym: str | None
    initials: frozenset[str]

    def of(self, kind: PartKind) -> frozenset[str]:
        """Keys of the parts of one kind."""
        return frozenset(part.key for part in self.parts if part.kind is kind)


@dataclass(frozen=True, slots=True)
class _Index:
    """Folded words and beginnings (`word*`, the longest first) of one list."""

    words: Mapping[str, str]
    beginnings: tuple[tuple[str, str], ...]

    def get(self, word: str) -> str | None:
        """The key of a folded word."""
        if (found := self.words.get(word)) is not None:
            return found
        return next((key for beginning, key in self.beginnings if word.startswith(beginning)), None)


def _index(lines: Lines) -> _Index:
    words: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for key, forms in lines.items():
        for form in forms:
            if form.endswith("*"):
                beginnings.append((fold_word(form[:-1]), key))
            else:
                words.setdefault(" ".join(fold_word(part) for part in form.split()), key)
    return _Index(words, tuple(sorted(beginnings, key=lambda pair: (-len(pair[0]), pair))))


@dataclass(frozen=True, slots=True)
class _Words:
    links: frozenset[str]
    neutral: _Index
    qualifiers: _Index
    kinds: _Index
    ideas: _Index
    compounds: _Index
    compound_ideas: Mapping[str, tuple[str, ...]]
    countries: _Index
    numbers: _Index
    directions: _Index


@cache
def _words() -> _Words:
    own = group_words()
    countries: dict[str, tuple[str, ...]] = dict(own.countries)
    for word, code in place_words("en").demonyms.items():
        countries[code] = (*countries.get(code, ()), word)
    return _Words(
        links=frozenset(fold_word(word) for word in own.links),
        neutral=_index({"neutral": own.neutral}),
        qualifiers=_index({fold_word(word): (word,) for word in own.qualifiers}),
        kinds=_index(own.kinds),
        ideas=_index(own.ideas),
        compounds=_index({word: (word,) for word in own.compounds}),
        compound_ideas=own.compounds,
        countries=_index(countries),
        numbers=_index(own.numbers),
        directions=_index(own.directions),
    )


@lru_cache(maxsize=131_072)
def group_name(text: str) -> GroupName:
    """Take a body's name apart: words of countries first, then each word by the list that has it, else its own."""
    plain = _ORDINAL_END.sub("", _POSSESSIVE.sub(" ", unicodedata.normalize("NFKC", text[:MAX_NAME_CHARS])))
    raw = _WORD.findall(plain)
    parts = tuple(_parts(raw))
    letters = "".join(c for c in text if c.isalnum())
    is_acronym = len(raw) == 1 and _ACRONYM.fullmatch(letters) is not None and sum(c.isupper() for c in letters) >= 2
    is_acronym = is_acronym and sum(c.islower() for c in letters) <= 1
    return GroupName(text, parts, fold_word(letters) if is_acronym else None, _initials(raw))


def _parts(raw: list[str]) -> Iterator[Part]:
    known = _words()
    folded = [_bare(fold_word(word)) for word in raw]
    place = 0
    while place < len(folded):
        size, code = _country(folded, place, known)
        if code is not None:
            yield Part(PartKind.COUNTRY, code, " ".join(raw[place : place + size]))
            place += size
            continue
        yield from _part(folded[place], raw[place], known)
        place += 1


def _bare(word: str) -> str:
    return word[2:] if is_arabic(word) and word.startswith("ال") and len(word) > 4 and word != "الله" else word


def _country(folded: list[str], place: int, known: _Words) -> tuple[int, str | None]:
    for size in range(min(_COUNTRY_WORDS, len(folded) - place), 1, -1):
        if (code := known.countries.words.get(" ".join(folded[place : place + size]))) is not None:
            return size, code
    return 1, known.countries.get(folded[place])


def _part(word: str, raw: str, known: _Words) -> Iterator[Part]:
    if not word:
        return
    if word.isdigit():
        yield Part(PartKind.NUMBER, word.lstrip("0") or "0", raw)
        return
    if (found := known.compounds.get(word)) is not None:
        yield from (_idea(key, raw, known) for key in known.compound_ideas[found])
        return
    if word in known.links:
        return
    for kind, index in (
        (PartKind.DIRECTION, known.directions), (PartKind.KIND, known.kinds), (PartKind.IDEA, known.ideas),
        (PartKind.NUMBER, known.numbers), (PartKind.QUALIFIER, known.qualifiers), (PartKind.NEUTRAL, known.neutral),
    ):  # fmt: skip
        if (key := index.get(word)) is not None:
            yield Part(kind, key, raw)
            return
    yield Part(PartKind.OWN, word, raw)


def _idea(key: str, raw: str, known: _Words) -> Part:
    """A part of a compound, which names its kinds, countries and ideas by their English words."""
    for kind, index in (
        (PartKind.COUNTRY, known.countries), (PartKind.KIND, known.kinds), (PartKind.IDEA, known.ideas),
    ):  # fmt: skip
        if (found := index.get(key)) is not None:
            return Part(kind, found, raw)
    return Part(PartKind.OWN, key, raw)


def _initials(raw: list[str]) -> frozenset[str]:
    """Acronyms of all words, of those that are no links, and of capitals; both scripts folded ("ФСБ" is FSB)."""
    known = _words()
    words = [(word, fold_word(word)) for word in raw if fold_word(word)]
    if len(words) < 2:
        return frozenset()
    every = "".join(folded[0] for _, folded in words)
    no_links = "".join(folded[0] for _, folded in words if folded not in known.links)
    capitals = "".join(folded[0] for word, folded in words if word[0].isupper() or word[0].isdigit())
    return frozenset(made for made in (every, no_links, capitals) if len(made) >= 2)
