"""Words of a text as search sees them, with their places: the one definition for indexing, queries and snippets.

Case, accents and other marks of pronunciation do not count; vowel signs that spell a different word do. Scripts that
are written without spaces give one word for each letter, so that any stretch of them is found as a phrase.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

# Han, kana, Thai, Lao, Burmese, Khmer.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Soft hyphen, zero-width (non-)joiner, word joiner: they stand inside words and say nothing.
_JOINERS: Final = "\u00ad\u200c\u200d\u2060"
# Marks of this combining class and above are accents, Hebrew points, Arabic vowels; below it, marks of Indic scripts
# and kana (virama, nukta, voicing) that make other letters. Unicode Standard, section 4.3.
_FIRST_ACCENT_CLASS: Final = 10
_TATWEEL: Final = "\u0640"
_ASCII_WORD: Final = re.compile("[A-Za-z0-9]+")


class Word(NamedTuple):
    """A word as it is compared, and the characters it takes in the text."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    if text.isascii():
        for match in _ASCII_WORD.finditer(text):
            yield Word(match[0].lower(), match.start(), match.end())
        return
    for match in _any_word().finditer(text):
        folded = _fold(match[0])
        if folded:
            yield Word(folded, match.start(), match.end())


def folded(text: str | None) -> str:
    """The words of a text with a space between them."""
    if text and text.isascii():
        return " ".join(_ASCII_WORD.findall(text)).lower()
    return " ".join(word.folded for word in words(text or ""))


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word.casefold()).casefold())
    kept = "".join(c for c in apart if c != _TATWEEL and (c.isalnum() or _spells(c)))
    return unicodedata.normalize("NFC", kept)


def _spells(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and unicodedata.combining(character) < _FIRST_ACCENT_CLASS


@cache
def _any_word() -> re.Pattern[str]:
    marks = _marks()
    letter = rf"[^\W_{_UNSPACED}]"
    return re.compile(rf"(?=[^\W_])[{_UNSPACED}][{marks}{_JOINERS}]*|{letter}(?:{letter}|[{marks}{_JOINERS}])*")


def _marks() -> str:
    """All combining marks as ranges of a character class."""
    ranges: list[tuple[int, int]] = []
    for code in range(0x300, min(sys.maxunicode, 0xE01F0)):
        if 0x20000 <= code < 0xE0100:  # ideographs and unassigned planes
            continue
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
