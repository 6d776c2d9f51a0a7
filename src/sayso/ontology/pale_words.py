"""Words that say nothing of what a sentence is about, one file a language."""

from __future__ import annotations

from functools import cache
from typing import Final

from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

_LISTS: Final = ("grammar", "reporting")


@cache
def pale_words(language: str = "en") -> frozenset[str]:
    """Words of grammar and of reporting, in small letters.

    Raises:
        BadKnowledge: no file for the language, or an unknown list in it.
    """
    where = f"ontology/wording/{language}.yml"
    knowledge = read_knowledge("wording", language)
    check_keys(where, knowledge, frozenset(_LISTS))
    return frozenset(word for name in _LISTS for word in words_of(f"{where}: {name}", knowledge[name]))
