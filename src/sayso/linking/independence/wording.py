"""What the words of a source say of who it is: kind of people, gender, places and bodies named, one or how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.ontology.mention_lists import mention_lists
from sayso.ontology.numbers import load_number_words
from sayso.ontology.source_lists import source_lists
from sayso.records import SourceNumber

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
# A plural that no number stands with counts so much in the high figure: the least that its words can mean.
SEVERAL: Final = 2
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Wording:
    """Taken from the words of one source; `names` are its words with capitals, `words` all telling ones.

    `number` is how many people it may stand for. `is_definite`: it begins as a body or a known person would.
    """

    text: str
    words: frozenset[str]
    names: frozenset[str]
    kinds: frozenset[str]
    is_female: bool
    is_male: bool
    is_another: bool
    is_mouth: bool
    number: int


def wording_of(text: str, number: SourceNumber, language: str = "en") -> Wording:
    """Read the words of a source."""
    lists = source_lists(language)
    found = [_bare(word) for word in _WORD.findall(text)]
    small = [word.lower() for word in found]
    # A capital at the beginning is that of the sentence, unless the word is no noun for people or bodies.
    capitals = [word.lower() for at, word in enumerate(found) if word[:1].isupper() and (at or not _is_noun(word))]
    names = set(capitals) - lists.plain - lists.mouths - lists.kinds.keys()
    return Wording(
        text=text,
        words=frozenset(small) - lists.plain,
        names=frozenset(names),
        kinds=frozenset(lists.kinds[word] for word in small if word in lists.kinds),
        is_female=bool(lists.female & set(small)),
        is_male=bool(lists.male & set(small)),
        is_another=bool(lists.another & set(small[:2])),
        is_mouth=bool(lists.mouths & set(small)),
        number=_said_number(small, language) if number is SourceNumber.SEVERAL else 1,
    )


def kinds_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one person may be of both kinds; a source of no kind fits all."""
    if not one or not other or one & other:
        return True
    overlaps = source_lists().overlaps
    return any(frozenset((a, b)) in overlaps for a in one for b in other)


def is_one_party(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are kinds of bodies through which a state speaks."""
    party = source_lists().one_party
    return bool(one & party) and bool(other & party)


def _said_number(words: list[str], language: str) -> int:
    units = load_number_words(language).units
    for word in words[:3]:
        value = units.get(word, int(word) if word.isdecimal() and len(word) < 4 else 0)
        if 1 < value <= _MOST:
            return int(value)
    return SEVERAL


def _is_noun(word: str) -> bool:
    lists = mention_lists()
    forms = {word.lower(), word.lower().removesuffix("s"), word.lower().removesuffix("es")}
    return any(form in known for form in forms for known in (lists.people, lists.groups, lists.documents))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?\Z", "", word)
