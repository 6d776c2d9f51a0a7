"""Divides a text into words: the units that every head of the model scores.

Words follow Universal Dependencies (contractions and hyphens divide) and never cross white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sayso.ontology.clitic_lists import CliticLists, clitic_lists
from sayso.ontology.sentence_rules import SentenceRules, sentence_rules
from sayso.records import Span

# Longer stretches without white space are cut here: nothing readable is so long, and time stays bounded.
LONGEST_STRETCH_CHARS: Final = 200

_STRETCH: Final = re.compile(rf"\S{{1,{LONGEST_STRETCH_CHARS}}}")
_APOSTROPHES: Final = "'’ʼ"
_STRAIGHTENED: Final = str.maketrans("’ʼ", "''")
_TOKEN: Final = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"”»)\]]+[^\s<>"”»)\].,;:!?'’] # an address of the web
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                        # an address of mail
    | [@\#]\w+                                            # an account, a tag
    | (?:[^\W\d_]\.){2,}                                  # letters with stops: U.S.
    | \d++(?:[.,:]\d++)*+(?:st|nd|rd|th)?+                # a number; its unit is a word of its own
    | [^\W_]+(?:['’ʼ][^\W\d_]+)*['’ʼ]?                    # a word, apostrophes inside
    | (?P<sign>[^\w\s])(?P=sign)*                         # one sign, or the same again
    | _+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def words_of(text: str, *, language: str = "en") -> tuple[Span, ...]:
    """The words of a text in order; signs of punctuation are words too.

    Raises:
        BadKnowledge: there are no word rules for the language.
    """
    found: list[Span] = []
    for stretch in _STRETCH.finditer(text):
        first = stretch.start()
        found.extend(Span(first + start, first + end) for start, end in _divided(stretch.group(), language))
    return tuple(found)


@lru_cache(maxsize=65_536)
def _divided(stretch: str, language: str) -> tuple[tuple[int, int], ...]:
    rules, clitics = sentence_rules(language), clitic_lists(language)
    edges: list[tuple[int, int]] = []
    position = 0
    while position < len(stretch):
        match = _TOKEN.match(stretch, position)
        end = match.end() if match else position + 1
        if stretch[end : end + 1] == "." and _keeps_stop(stretch[position:end], stretch[end + 1 :], rules):
            end += 1
        edges.extend(_cut(stretch, position, end, clitics))
        position = end
    return tuple(edges)


def _keeps_stop(word: str, rest: str, rules: SentenceRules) -> bool:
    """Whether the stop behind a word is part of it: abbreviations, initials; an ellipsis is not."""
    if rest.startswith(".") or not word[:1].isalpha():
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    lists = (rules.titles, rules.never_ends, rules.may_end, rules.months - rules.month_names)
    return any(word in words or word.casefold() in words for words in lists)


def _cut(stretch: str, start: int, end: int, clitics: CliticLists) -> Iterator[tuple[int, int]]:
    word = stretch[start:end]
    plain = word.casefold().translate(_STRAIGHTENED)
    if len(plain) == len(word):
        for fused, place in clitics.divided:
            if plain == fused:
                yield start, start + place
                yield start + place, end
                return
        for ending in clitics.endings:
            if plain.endswith(ending) and len(plain) > len(ending):
                yield start, end - len(ending)
                yield end - len(ending), end
                return
    if len(word) > 1 and word[-1] in _APOSTROPHES and word[0].isalnum():
        yield start, end - 1
        yield end - 1, end
        return
    yield start, end
