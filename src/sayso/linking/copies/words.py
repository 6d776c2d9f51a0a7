"""A report as a row of words that can be compared: what the house prints on every page is left out.

Words in quotation marks are marked: two outlets that quote one speaker share his words, not their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.records import BlockKind, Manner, Reading, Span

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
# Marks that open and close a quotation; single ones are apostrophes too often. A new paragraph ends it.
_QUOTED: Final = re.compile(r"\"[^\"\n]{2,2000}\"|[“„][^“”„\n]{2,2000}[”“]|«[^«»\n]{2,2000}»")
_IGNORED: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `key` is what is compared; `is_name` whether it begins with a capital, as names do."""

    key: str
    start: int
    end: int
    is_quoted: bool
    is_name: bool

    @property
    def is_telling(self) -> bool:
        """Whether sharing it says anything about copying: names and quoted words are common property."""
        return not self.is_quoted and not self.is_name


def words_of(reading: Reading) -> tuple[Word, ...]:
    """The words of a report in text order, without boilerplate and credits; hidden characters do not count."""
    document = reading.document
    skipped = list(document.spans_of(BlockKind.BOILERPLATE))
    skipped += [credit.span for credit in document.credits]
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(document.text)]
    quoted += [span for claim in reading.claims if claim.manner is Manner.DIRECT for span in claim.content]
    is_skipped, is_quoted = _covered(skipped, document.text), _covered(quoted, document.text)
    return tuple(_words(document.text, is_skipped, is_quoted))


def _words(text: str, is_skipped: bytearray, is_quoted: bytearray) -> Iterator[Word]:
    # Hidden characters would cut words in two; blanked in place, offsets stay.
    shown = text
    if any(ord(character) in _IGNORED for character in set(text)):
        shown = "".join("'" if ord(c) in _IGNORED else c for c in text)
    for match in _WORD.finditer(shown):
        start, end = match.span()
        if is_skipped[start]:
            continue
        word = text[start:end]
        yield Word(key_of(word), start, end, bool(is_quoted[start]), word[:1].isupper() or word[:1].isdigit())


def key_of(word: str) -> str:
    """The form in which words are compared: without case, accents in one form, hidden characters gone."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_IGNORED)).casefold().replace("’", "'")


def _covered(spans: Iterable[Span], text: str) -> bytearray:
    marks = bytearray(len(text) + 1)
    for span in spans:
        end = min(span.end, len(text))
        marks[span.start : end] = b"\x01" * max(0, end - span.start)
    return marks
