"""The packaged knowledge of words that are written together, one file a language under `clitics/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.ontology.word_lists import check_keys, read_knowledge, words_of


@dataclass(frozen=True, slots=True)
class CliticLists:
    """Endings that are words of their own, longest first, and whole words with the place where they divide."""

    endings: tuple[str, ...]
    divided: tuple[tuple[str, int], ...]


@cache
def clitic_lists(language: str = "en") -> CliticLists:
    """The lists of a language.

    Raises:
        BadKnowledge: no file for the language, or an unknown list in it.
    """
    where = f"ontology/clitics/{language}.yml"
    knowledge = read_knowledge("clitics", language)
    check_keys(where, knowledge, frozenset({"endings", "divided"}))
    endings = words_of(f"{where}: endings", knowledge["endings"])
    divided = words_of(f"{where}: divided", knowledge["divided"])
    return CliticLists(
        endings=tuple(sorted(endings, key=lambda ending: (-len(ending), ending))),
        divided=tuple((word.replace("-", ""), word.index("-")) for word in divided),
    )
