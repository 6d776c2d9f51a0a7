"""Recognises the names that credits are made of: agencies, outlets, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.ontology.credit_lists import credit_names, credit_words
from sayso.records import Credit, CreditKind, Span

_LONGEST_NAME_CHARS: Final = 60
_MOST_NAME_WORDS: Final = 5
_PARTICLE_CHARS: Final = 3  # al, bin, de, van, von, ul


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line with its place in the text."""

    text: str
    start: int

    def stripped(self, characters: str = " \t\u00a0,.;:()[]*_") -> Piece:
        """The same without these characters at its ends."""
        left = self.text.lstrip(characters)
        return Piece(left.rstrip(characters), self.start + len(self.text) - len(left))

    def split(self, separator: re.Pattern[str]) -> Iterator[Piece]:
        """The parts between matches of `separator`, in order."""
        at = 0
        for match in separator.finditer(self.text):
            yield Piece(self.text[at : match.start()], self.start + at)
            at = match.end()
        yield Piece(self.text[at:], self.start + at)

    def credit(self, name: str, kind: CreditKind) -> Credit:
        """A credit for this stretch, which must not be empty."""
        return Credit(Span(self.start, self.start + len(self.text)), name, kind)


def alternation(words: tuple[str, ...] | frozenset[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def house(*, in_brackets: bool) -> str:
    """A pattern for one agency or outlet; in brackets also the forms that are everyday words elsewhere."""
    names = credit_names()
    forms = names.agencies.keys() | names.outlets.keys()
    wanted = frozenset(forms if in_brackets else forms - names.only_in_brackets)
    return rf"(?<!\w)(?:{alternation(wanted)})(?!\w)"


@cache
def houses(*, in_brackets: bool) -> str:
    """A pattern for one or more agencies or outlets: `AP`, `AFP/Reuters`, `AP, Reuters and BBC`."""
    one = house(in_brackets=in_brackets)
    joint = rf"\s*(?:[/,&+|]|,?\s(?:{alternation(credit_words().and_)})\s)\s*"
    return rf"{one}(?:{joint}{one}){{0,4}}"


@cache
def _one_house() -> re.Pattern[str]:
    return re.compile(house(in_brackets=True))


def credits_of_houses(piece: Piece) -> list[Credit]:
    """A credit for each agency or outlet in a stretch that is known to hold nothing else."""
    names = credit_names()
    found = []
    for match in _one_house().finditer(piece.text):
        form = match.group()
        kind = CreditKind.AGENCY if form in names.agencies else CreditKind.OUTLET
        name = names.agencies.get(form) or names.outlets[form]
        found.append(Piece(form, piece.start + match.start()).credit(name, kind))
    return found


@cache
def _nobody() -> frozenset[str]:
    words = credit_words()
    months = (*words.months, *words.months_short)
    return frozenset(word.casefold() for word in (*words.nobody, *months))


def is_person(name: str) -> bool:
    """Whether a stretch of a byline reads as the name of one person.

    Two to five words with capitals, short particles allowed, no digits, no word that stands for nobody.
    """
    words = name.split()
    if not 2 <= len(words) <= _MOST_NAME_WORDS or len(name) > _LONGEST_NAME_CHARS:
        return False
    if any(not all(c.isalpha() or c in ".'’ʼ`-\u00ad" for c in word) for word in words):
        return False
    if any(word.strip(".").casefold() in _nobody() for word in words):
        return False
    capital = [word for word in words if word[0].isupper() or ("-" in word and word.split("-")[-1][:1].isupper())]
    return len(capital) >= 2 and all(word in capital or len(word) <= _PARTICLE_CHARS for word in words)


@cache
def people_separator() -> re.Pattern[str]:
    """What stands between the names of several people."""
    return re.compile(
        rf"\s*[,;]\s*(?:(?:{alternation(credit_words().and_)})\s+)?|\s+(?:{alternation(credit_words().and_)})\s+", re.I
    )


@cache
def _place_follows() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternation(credit_words().place_follows)})\s+\S.*$", re.S)


def without_place(piece: Piece) -> Piece:
    """`Jane Doe in Kabul` without the place."""
    match = _place_follows().search(piece.text)
    return Piece(piece.text[: match.start()], piece.start) if match else piece
