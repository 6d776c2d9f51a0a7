"""How alike two words of names are, whatever the romanisation: from 1 (one word) to 0.

Romanisations differ in vowels of one colour (a and e, e and i, o and u), in doubled letters and in letters of one
sound; names differ in consonants and in vowels of another colour (Karim, Karam). Edits are weighed accordingly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.linking.naming.arabic import reads_as
from sayso.linking.naming.scripts import is_arabic

# Equal for two words that only their romanisation tells apart.
SAME_SOUND: Final = 0.97
# Below this, two words are two words. Set on the tuning half of evals/names.
ALIKE_FROM: Final = 0.72

_SOUNDS: Final = (
    ("tzsch", "ch"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
    ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ii", "i"), ("iy", "i"), ("yi", "i"), ("yev", "ev"),
    ("iev", "ev"), ("yov", "ev"), ("y", "i"), ("ij", "i"),
)  # fmt: skip
# More edits than these make two words, whatever their letters: spares the weighing.
_EDITS: Final = 5
_VOWELS: Final = frozenset("aeiou")
_NEAR: Final = {
    frozenset("ae"): 0.1, frozenset("ei"): 0.1, frozenset("ou"): 0.1, frozenset("ao"): 0.35, frozenset("eo"): 0.4,
    frozenset("ai"): 0.6, frozenset("au"): 0.6, frozenset("iu"): 0.8, frozenset("io"): 0.6, frozenset("eu"): 0.5,
    frozenset("gj"): 0.2, frozenset("gk"): 0.25, frozenset("gh"): 0.2, frozenset("kh"): 0.3, frozenset("td"): 0.4,
    frozenset("sz"): 0.3, frozenset("dz"): 0.3, frozenset("ij"): 0.2, frozenset("iv"): 0.5, frozenset("uv"): 0.2,
    frozenset("bp"): 0.5, frozenset("fv"): 0.5,
}  # fmt: skip


@lru_cache(maxsize=131_072)
def sound_key(word: str) -> str:
    """A folded Latin word with one letter for one sound and no letter doubled."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    word = re.sub(r"(?:ul|ol|al|el)l?ah?$", "alla", word) if len(word) > 5 else word
    word = word[:-1] if len(word) > 3 and word.endswith("ah") else word
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=131_072)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are; 0 for words that are clearly two.

    Source of the weights: own compilation, set on the tuning half of evals/names.
    """
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return 1.0
    if is_arabic(one) or is_arabic(other):
        if is_arabic(one) and is_arabic(other):
            return SAME_SOUND if one.replace("ا", "") == other.replace("ا", "") and len(one) > 3 else 0.0
        arabic, latin = (one, other) if is_arabic(one) else (other, one)
        return SAME_SOUND if reads_as(arabic, latin) else 0.0
    if one.isdigit() or other.isdigit() or len(one) < 3 or len(other) < 3:
        return SAME_SOUND if sound_key(one) == sound_key(other) and not one.isdigit() else 0.0
    a, b = sound_key(one), sound_key(other)
    if a == b:
        return SAME_SOUND
    shorter = min(len(a), len(b))
    if abs(len(a) - len(b)) > max(1, shorter // 3):
        return 0.0
    if Levenshtein.distance(a, b, score_cutoff=_EDITS) > _EDITS:
        return 0.0
    found = 1 - _cost(a, b) / (0.45 * max(4, (len(a) + len(b)) / 2))
    return max(0.0, min(0.95, found))


def _cost(a: str, b: str) -> float:
    """Weighted edit distance; the first letter counts double unless both are vowels."""
    before = [0.0]
    for letter in b:
        before.append(before[-1] + _gap(letter))
    for row, letter in enumerate(a):
        now = [before[0] + _gap(letter)]
        for column, other in enumerate(b):
            change = 0.0 if letter == other else _NEAR.get(frozenset((letter, other)), 1.2)
            if row == 0 and column == 0 and not (letter in _VOWELS and other in _VOWELS):
                change *= 2
            now.append(min(before[column] + change, before[column + 1] + _gap(letter), now[column] + _gap(other)))
        before = now
    return before[-1]


def _gap(letter: str) -> float:
    """What a letter costs that the other word lacks."""
    if letter in "aeh":
        return 0.3
    return 0.4 if letter in "iu" else 0.5 if letter in "oj" else 1.0
