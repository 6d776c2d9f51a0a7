"""Words of a stretch of text with what the place finder asks of them. Linear in the text, whatever stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Longer words are no names; they are passed over whole.
MAX_WORD_CHARS: Final = 60
# So many words are looked at together; a sentence without end is cut here.
MAX_CHUNK_WORDS: Final = 5000
_GAP_CHARS: Final = 8

# A letter with the accents that decomposed text (NFD) and vowelled Arabic write behind it.
_LETTER: Final = r"[^\W\d_][\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u1dc0-\u1dff]*"
# Dotted initials ("U.S.", "W.Va."), then words with inner apostrophes and hyphens, then numbers.
_TOKEN: Final = re.compile(
    rf"(?:{_LETTER}\.){{1,4}}(?:{_LETTER}){{0,3}}(?![^\W_])"
    rf"|(?:{_LETTER})+(?:['’ʻʼ`‘´\-‐‑–/](?:{_LETTER})+){{0,8}}|\d[\d.,]*"
)
# "al-Bukamal", "d'Ivoire": lower-case articles grown on to a name.
_ARTICLE: Final = re.compile(r"(?:a[ldnrstz]|el|es|ash|[dl])[-'’][^\W\d_a-z]")
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S", "`s", "´s")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `text` lacks the possessive; `glued` is what stands between it and the word before (trimmed)."""

    start: int
    end: int
    text: str
    lower: str
    gap: str
    is_capital: bool
    is_upper: bool
    is_possessive: bool
    has_stop: bool

    @property
    def is_initial(self) -> bool:
        """A single capital letter with or without a full stop, as in a person's name."""
        return self.is_capital and len(self.text.rstrip(".")) == 1


def is_joined(token: Token) -> bool:
    """Whether only space parts this word from the one before (a line break in wrapped text too)."""
    return not token.gap.strip() and token.gap.count("\n") < 2


def tokens_in(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """The words of `text[start:end]` in chunks of at most `MAX_CHUNK_WORDS`."""
    chunk: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        if stop - at > MAX_WORD_CHARS:
            last = stop
            continue
        for piece_at, piece in _pieces(match.group(), at):
            chunk.append(_token(text, piece_at, piece, last))
            last = piece_at + len(piece)
        if len(chunk) >= MAX_CHUNK_WORDS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _pieces(word: str, at: int) -> list[tuple[int, str]]:
    """A word with its offset, cut where a hyphen joins a name to something else: `Rock Hill|-based`, `D|-Berkeley`."""
    cut = word.find("-")
    while cut > 0 and not (word[cut + 1 :].islower() or (cut == 1 and word[0].isupper())):
        cut = word.find("-", cut + 1)
    if cut > 0 and word[0].isupper():
        return [(at, word[:cut]), (at + cut + 1, word[cut + 1 :])]
    return [(at, word)]


def _token(text: str, at: int, word: str, last: int) -> Token:
    possessive = word.endswith(_POSSESSIVE)
    if possessive:
        word = word[:-2]
    stop = at + len(word)
    return Token(
        start=at,
        end=stop,
        text=word,
        lower=word.lower() if word.isascii() else unicodedata.normalize("NFC", word.lower()),
        gap=text[last:at] if at - last < _GAP_CHARS else text[at - _GAP_CHARS : at],
        is_capital=word[0].isupper() or bool(_ARTICLE.match(word)),
        is_upper=len(word) > 1 and word.isupper() and not word.endswith("."),
        is_possessive=possessive,
        has_stop=word.endswith(".") or text[stop : stop + 1] == ".",
    )
