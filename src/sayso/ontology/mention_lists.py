"""The packaged knowledge of what nouns name and which pronouns stand for people, one file a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

_LISTS: Final = (
    "people", "groups", "documents", "weapons", "vehicles", "platforms", "personal_pronouns", "name_links",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MentionLists:
    """Lemmas of nouns by what they name, pronouns of people, and the small words inside names; all in small letters."""

    people: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    weapons: frozenset[str]
    vehicles: frozenset[str]
    platforms: frozenset[str]
    personal_pronouns: frozenset[str]
    name_links: frozenset[str]


@cache
def mention_lists(language: str = "en") -> MentionLists:
    """The lists of a language.

    Raises:
        BadKnowledge: no file for the language, or an unknown list in it.
    """
    where = f"ontology/mentions/{language}.yml"
    knowledge = read_knowledge("mentions", language)
    check_keys(where, knowledge, frozenset(_LISTS))
    return MentionLists(**{name: frozenset(words_of(f"{where}: {name}", knowledge[name])) for name in _LISTS})
