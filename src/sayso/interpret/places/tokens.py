"""Words of a stretch of text with what the place finder asks of them. Linear in the text, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Longer words are no names; they are passed over whole.
MAX_WORD_CHARS: Final = 60
# So many words are looked at together; a sentence without end is cut here.
MAX_CHUNK_WORDS: Final = 5000

# Dotted initials ("U.S.", "W.Va."), then words with inner apostrophes and hyphens, then numbers.
_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){1,4}[^\W\d_]{0,3}(?![^\W_])|[^\W\d_]+(?:['’ʻʼ`‘´\-‐‑–/][^\W\d_]+){0,8}|\d[\d.,]*"
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


def tokens_in(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """The words of `text[start:end]` in chunks of at most `MAX_CHUNK_WORDS`."""
    chunk: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        if stop - at > MAX_WORD_CHARS:
            last = stop
            continue
        word = match.group()
        possessive = word.endswith(_POSSESSIVE)
        if possessive:
            word = word[:-2]
            stop -= 2
        has_stop = word.endswith(".") or text[stop : stop + 1] == "."
        chunk.append(
            Token(
                at, stop, word, word.lower(), text[last:at] if at - last < 8 else text[at - 8 : at],
                word[0].isupper() or bool(_ARTICLE.match(word)),
                len(word) > 1 and word.isupper() and not word.endswith("."), possessive, has_stop,
            )
        )  # fmt: skip
        last = match.end()
        if len(chunk) >= MAX_CHUNK_WORDS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
