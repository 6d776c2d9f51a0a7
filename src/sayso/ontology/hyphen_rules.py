"""Which hyphens at the end of a line belong to the word, one file a language."""

from __future__ import annotations

from functools import cache
from typing import Final

from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

LANGUAGES: Final = ("en",)


@cache
def hyphen_keepers() -> frozenset[str]:
    """Case-folded words after which a hyphen stays, of all languages.

    Raises:
        BadKnowledge: an unknown list, or one that `words_of` refuses.
    """
    found: set[str] = set()
    for language in LANGUAGES:
        where = f"ontology/hyphens/{language}.yml"
        knowledge = read_knowledge("hyphens", language)
        check_keys(where, knowledge, frozenset({"keeps_hyphen"}))
        found.update(word.casefold() for word in words_of(f"{where}: keeps_hyphen", knowledge["keeps_hyphen"]))
    return frozenset(found)
