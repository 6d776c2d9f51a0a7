"""A place's name taken apart: its own words, its kind, and what sets it apart from a namesake."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sayso.linking.naming.scripts import MAX_NAME_CHARS, fold_word, is_arabic
from sayso.ontology.names import Lines, group_words, place_name_words

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['’ʼ`\u200c][^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Folded parts of a place's name; `marks` are directions, numbers and qualifiers, `kinds` its kinds."""

    text: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[str, str]
    kind_beginnings: tuple[tuple[str, str], ...]
    marks: Mapping[str, str]
    mark_beginnings: tuple[tuple[str, str], ...]
    articles: frozenset[str]
    saints: frozenset[str]
    exonyms: Mapping[str, int]


@cache
def _words() -> _Words:
    own, groups = place_name_words(), group_words()
    kinds, kind_beginnings = _folded(own.kinds)
    marks, mark_beginnings = _folded(groups.directions)
    marks |= {fold_word(word): word for word in own.qualifiers}
    return _Words(
        kinds=kinds,
        kind_beginnings=kind_beginnings,
        marks=marks,
        mark_beginnings=mark_beginnings,
        articles=frozenset(fold_word(word) for word in groups.links),
        saints=frozenset(fold_word(word) for word in own.saints),
        exonyms={fold_word(form): line for line, forms in enumerate(own.exonyms) for form in forms},
    )


def _folded(lines: Lines) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    words = {fold_word(form): key for key, forms in lines.items() for form in forms if not form.endswith("*")}
    beginnings = {fold_word(form[:-1]): key for key, forms in lines.items() for form in forms if form.endswith("*")}
    return words, tuple(sorted(beginnings.items(), key=lambda pair: (-len(pair[0]), pair)))


def exonym_line(word: str) -> int | None:
    """The line of names of one place that a folded word belongs to."""
    return _words().exonyms.get(word)


@lru_cache(maxsize=131_072)
def place_name(text: str) -> PlaceName:
    """Take a place's name apart. A name of nothing but kinds and marks ("North Bank") keeps them as its words too."""
    known = _words()
    words: list[str] = []
    kinds: set[str] = set()
    marks: set[str] = set()
    for raw in _WORD.findall(unicodedata.normalize("NFKC", text[:MAX_NAME_CHARS])):
        word = fold_word(raw)
        if is_arabic(word) and word.startswith("ال") and len(word) > 4:
            word = word[2:]
        kind = known.kinds.get(word) or _beginning(known.kind_beginnings, word)
        mark = known.marks.get(word) or _beginning(known.mark_beginnings, word)
        if not word or word in known.articles:
            continue
        if word in known.saints:
            words.append("st")
        elif word.isdigit():
            marks.add(word)
        elif mark is not None:
            marks.add(mark)
        elif kind is not None:
            kinds.add(kind)
        else:
            words.append(word)
    return PlaceName(text, tuple(words or sorted(kinds)), frozenset(kinds), frozenset(marks))


def _beginning(beginnings: tuple[tuple[str, str], ...], word: str) -> str | None:
    return next((key for beginning, key in beginnings if word.startswith(beginning)), None)
