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
# Combining classes (Unicode Standard, section 4.3) of marks that readers may leave out: points and vowels of Hebrew,
# Arabic and Syriac, and marks placed around letters, such as accents. The others (kana voicing, Indic nukta and virama,
# Thai and Lao vowels and tones) make other words.
_LEFT_OUT_CLASSES: Final = (range(10, 37), range(200, 241))
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
    # A fraction or a circled number taken apart would be another number: these stay as they are.
    apart = "".join(c if unicodedata.category(c) == "No" else _apart(c) for c in word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c != _TATWEEL and (c.isalnum() or _spells(c))))


def _apart(character: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character.casefold()).casefold())


def _spells(character: str) -> bool:
    is_mark = unicodedata.category(character)[0] == "M"
    return is_mark and not any(unicodedata.combining(character) in classes for classes in _LEFT_OUT_CLASSES)


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
