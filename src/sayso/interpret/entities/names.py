"""Names as texts: where a name lies in a mention, what is no part of it, and one key for all its spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.gazetteer.names import name_key
from sayso.ontology.entities import EntityWords, Gender
from sayso.records import Span

# One word of a name: dotted initials, then words with inner hyphens and apostrophes, then numbers.
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:[-'’ʼ‘`/&+.][^\W_]+)*\.?|&", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"(?:['’`´]s|(?<=s)['’])$", re.IGNORECASE)
# Longest phrase of `titles`, in words.
_TITLE_WORDS: Final = 4
MAX_NAME_WORDS: Final = 16
_ACRONYM_LETTERS: Final = 8
_SHOUTED_ACRONYM_LETTERS: Final = 5
_AROUND_CHARS: Final = 40
_GROWN_ARTICLE: Final = re.compile(r"^(?:al|el|as|ash|ad|an|ar|az|at|ul|ud|ur|us)[-’']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, rank or office before a name, with the former-word before it, if any."""

    span: Span
    kind: str
    gender: Gender
    former: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name: `text` without article, titles, quotes, possessive; `span` is where it stands.

    `key` folds spelling; `words` are its parts without Arabic articles; `loose` folds
    transliterations too. A person's name is never an acronym.
    """

    text: str
    span: Span
    key: str
    words: tuple[str, ...]
    loose: tuple[str, ...]
    titles: tuple[Title, ...]
    has_article: bool
    is_acronym: bool


def bare_name(text: str, span: Span, words: EntityWords, *, is_person: bool) -> Name | None:
    """The name within a stretch of text that holds little beside it; None if nothing is left.

    A person's name loses all before its last title ("Prime Minister", "rebel leader"); every name loses articles,
    possessives and quotes.
    """
    pieces = [match.span() for match in _WORD.finditer(text, span.start, span.end)][: MAX_NAME_WORDS * 2]
    if not pieces:
        return None
    first, last = 0, len(pieces)
    has_article = text[slice(*pieces[0])].lower() in words.articles and len(pieces) > 1
    if has_article:
        first = 1
    titles: tuple[Title, ...] = ()
    if is_person:
        first, titles = _titles(text, pieces, first, words)
        while last - 1 > first and text[slice(*pieces[last - 1])].rstrip(".").lower() in words.generational:
            last -= 1
    if first >= last:
        return None
    start, end = pieces[first][0], pieces[last - 1][1]
    raw = text[start:end]
    shorter = _POSSESSIVE.sub("", raw)
    if shorter.endswith(".") and not re.search(r"(?:\b[^\W\d_]\.){1,}$", shorter):
        shorter = shorter[:-1]
    if not shorter:
        return None
    plain = " ".join(shorter.split())
    key = name_key(plain)
    if not key:
        return None
    own = tuple(word for word in key.split() if word not in words.transparent_name_words) or tuple(key.split())
    return Name(
        text=plain,
        span=Span(start, start + len(shorter)),
        key=key,
        words=own,
        loose=tuple(loose_key(word) for word in own),
        titles=titles,
        has_article=has_article,
        is_acronym=not is_person and _is_acronym(plain, in_capitals=_in_capitals(text, span)),
    )


def _is_acronym(text: str, *, in_capitals: bool) -> bool:
    """Capital letters (with figures or points) only, as in "SDF", "P.K.K.", "UN"; among capitals, short ones."""
    letters = [c for c in text if c.isalpha()]
    longest = _SHOUTED_ACRONYM_LETTERS if in_capitals else _ACRONYM_LETTERS
    if not 2 <= len(letters) <= longest or " " in text:
        return False
    return sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def _in_capitals(text: str, span: Span) -> bool:
    """Whether all around is written in capitals, so that they say nothing."""
    letters = [c for c in text[max(0, span.start - _AROUND_CHARS) : span.end + _AROUND_CHARS] if c.isalpha()]
    return len(letters) > _AROUND_CHARS and not any(c.islower() for c in letters)


def _titles(text: str, pieces: list[tuple[int, int]], first: int, words: EntityWords) -> tuple[int, tuple[Title, ...]]:
    """Where the name begins after the last title, and the titles before it."""
    lowered = [text[start:end].lower().rstrip(".") for start, end in pieces]
    found: list[Title] = []
    begin = position = first
    while position < len(pieces) - 1:
        size, row = _title_at(lowered, position, words)
        if row is None:
            position += 1
            continue
        # "Sheikh" and "General" alone may be a name's own word; what follows must look like a name.
        following = pieces[position + size][0] if position + size < len(pieces) else None
        if following is None or not text[following].isupper():
            position += size
            continue
        start = position
        while row[0] == "office" and start > begin and lowered[start - 1] in words.portfolio_words:
            start -= 1
        # "Deputy Secretary of State" is one office.
        is_deputy = bool(found) and found[-1].span == Span(*pieces[start - 1])
        if is_deputy and row[0] == "office" and lowered[start - 1] in words.portfolio_words:
            found.pop()
            start -= 1
        before = lowered[start - 1] if start else ""
        former = before.rstrip("-") in words.former_words or lowered[start].startswith("ex-")
        found.append(Title(Span(pieces[start][0], pieces[position + size - 1][1]), row[0], row[1], former))
        position += size
        begin = position
    return begin, tuple(found)


def _title_at(lowered: list[str], position: int, words: EntityWords) -> tuple[int, tuple[str, Gender] | None]:
    for size in range(min(_TITLE_WORDS, len(lowered) - position - 1), 0, -1):
        phrase = " ".join(lowered[position : position + size]).removeprefix("ex-")
        row = words.titles.get(phrase)
        if row is not None:
            return size, row
    return 1, None


@lru_cache(maxsize=65_536)
def loose_key(word: str) -> str:
    """One form for the usual transliterations of a word: doubled letters, vowels, kh/h, q/k, iy/y, ou/u.

    Source: differences between the romanisations of Arabic, Persian and the Cyrillic scripts in agencies' reports.
    """
    folded = word
    for old, new in _LOOSE:
        folded = folded.replace(old, new)
    return re.sub(r"([^\W\d])\1+", r"\1", folded)


_LOOSE: Final = (
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("dzh", "j"),
    ("tch", "ch"), ("zh", "j"), ("q", "k"), ("ck", "k"), ("w", "v"), ("iye", "ie"), ("iya", "ia"), ("yev", "ev"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("y", "i"), ("iev", "ev"), ("ei", "i"), ("ai", "i"), ("o", "u"), ("e", "i"),
    ("ia", "a"), ("iu", "u"),
)  # fmt: skip


def initials(words_of_name: tuple[str, ...], text: str, words: EntityWords) -> frozenset[str]:
    """The acronyms that a long name may have: of all its words, and of its capitalised words alone."""
    parts = [part for part in re.split(r"[\s\-/]+", text) if part and part[0].isalnum()]
    if len(parts) < 2 or not words_of_name:
        return frozenset()
    every = "".join(part[0] for part in parts)
    capital = "".join(part[0] for part in parts if part[0].isupper() or part[0].isdigit())
    inner = "".join(part[0] for part in parts if part.lower() not in words.name_particles)
    return frozenset(made.upper() for made in (every, capital, inner) if len(made) >= 2)


def acronym_letters(text: str) -> str:
    """An acronym without points: `P.K.K.` is PKK."""
    return "".join(c for c in text if c.isalnum()).upper()
