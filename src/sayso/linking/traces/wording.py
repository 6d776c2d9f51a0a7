"""The words by which the wording of two reports is compared: what grammar and reporting add is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sayso.linking.naming.scripts import fold_word
from sayso.ontology.events.inflection import bases_of
from sayso.ontology.joining import common_words
from sayso.ontology.pale_words import pale_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`\u200c][^\W_]+)*")
_NAME: Final = re.compile(r"(?<=[\w,] )[^\W\d_a-z][\w'’-]+")
# Long lists of names tell nothing; the first of the alphabet are as good as any.
_MOST_NAMES: Final = 80
_LONGEST_CHARS: Final = 40
_ENDINGS: Final = ("s", "ed", "ing")
_POSSESSIVE: Final = re.compile(r"['’]s$")


def words_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Words in one form each, sorted, each once: "Attacks", "attacked" and "attack" are one."""
    found = {_form(word) for text in texts for word in _WORD.findall(text) if len(word) <= _LONGEST_CHARS}
    return tuple(sorted(found - {""}))


def names_in(text: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Words that begin with a capital after another word and are no common ones, and weekdays; sorted, each once."""
    words, most = common_words(), _MOST_NAMES
    common = (words.of_conflict | words.everyday | words.frequent) - set(words.weekdays)
    found = words_in(match[0] for match in _NAME.finditer(text))
    return tuple(word for word in found if word not in common and not word.isdigit() and word not in set(without))[
        :most
    ]


@lru_cache(maxsize=65_536)
def _form(word: str) -> str:
    """One form for the forms of a word, which need not be a word itself; empty for a pale one."""
    plain = fold_word(_POSSESSIVE.sub("", word))
    if plain in pale_words() or (len(plain) < 2 and not plain.isdigit()):
        return ""
    if not plain.isascii() or not plain.isalpha():
        return plain
    if not plain.endswith(_ENDINGS):
        irregular = sorted(bases_of(plain) - {plain})
        return _stem(irregular[0] if irregular else plain)
    return _stem(plain)


def _stem(word: str) -> str:
    """A word without the endings of English number, tense and participle."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsfz":
                word = word[:-1]
            word = word[:-1] + "y" if word.endswith("i") else word
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
