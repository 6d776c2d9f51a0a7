"""The packaged knowledge of where sentences end, one file a language under `sentences/`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """Word lists of `sentences/<language>.yml`; what each means stands in that file."""

    titles: frozenset[str]
    before_numbers: frozenset[str]
    never_ends: frozenset[str]
    may_end: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    months: frozenset[str]
    month_names: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]
    list_marks: frozenset[str]


@cache
def sentence_rules(language: str = "en") -> SentenceRules:
    """The rules of a language.

    Raises:
        BadKnowledge: no file for the language, an unknown list, or a word that two lists of abbreviations claim.
    """
    where = f"ontology/sentences/{language}.yml"
    names = [field.name for field in fields(SentenceRules)]
    knowledge = read_knowledge("sentences", language)
    check_keys(where, knowledge, frozenset(names))
    lists = {name: frozenset(words_of(f"{where}: {name}", knowledge[name])) for name in names}
    settled = ("titles", "never_ends", "may_end", "clock")
    for position, name in enumerate(settled):
        for other in settled[position + 1 :]:
            if both := lists[name] & lists[other]:
                raise BadKnowledge(f"{where}: {', '.join(sorted(both))} stands in {name} and in {other}")
    return SentenceRules(**lists)
