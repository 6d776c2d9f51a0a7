"""Lemmas of frequent English words, by form and part of speech (`en.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge

LEMMAS_FILE: Final = Path(__file__).parent / "en.tsv"


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What a list of lemmas says; parts of speech are those of Universal Dependencies."""

    by_form: dict[tuple[str, str], tuple[str, ...]]
    known: dict[str, frozenset[str]]

    def of(self, form: str, part: str) -> tuple[str, ...]:
        """The lemmas of a form as written, the most frequent first; none for a word that the list does not hold."""
        return self.by_form.get((part, form_key(form, part)), ())

    def knows(self, lemma: str, part: str) -> bool:
        """Whether this is the lemma of some form."""
        return lemma in self.known.get(part, frozenset())


def form_key(form: str, part: str) -> str:
    """A form as it stands in the list: names as written, all else in small letters."""
    return form if part == "PROPN" else form.lower()


@cache
def english_lemmas() -> Lemmas:
    """The packaged list.

    Raises:
        BadKnowledge: a line has too few columns.
    """
    by_form: dict[tuple[str, str], tuple[str, ...]] = {}
    known: defaultdict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(LEMMAS_FILE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        part, *columns = line.split("\t")
        if len(columns) < 2:
            raise BadKnowledge(f"{LEMMAS_FILE.name}, line {number}: part of speech, form and lemmas expected")
        by_form[part, columns[0]] = tuple(columns[1:])
        known[part].update(columns[1:])
    return Lemmas(by_form, {part: frozenset(lemmas) for part, lemmas in sorted(known.items())})
