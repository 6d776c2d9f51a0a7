"""Whether a Latin spelling can be the reading of a word in Arabic script: each letter by the ways it is romanised."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Cyrillic writes one letter for the three that are h and kh here.
# Source: own compilation after the romanisations of the Library of Congress, BGN/PCGN and IJMES, and of agencies.
_LETTERS: Final = {
    "ا": "(?:aa|[aeoiu])?", "ب": "[bp]", "ت": "t", "ث": "(?:th|s|t)", "ج": "(?:dj|j|g)",
    "ح": "(?:kh|h)", "خ": "(?:kh|h|x)", "د": "d", "ذ": "(?:dh|th|d|z)", "ر": "r", "ز": "z", "س": "[sc]",
    "ش": "(?:sh|ch)", "ص": "s", "ض": "(?:dh|d|z)",
    "ط": "t", "ظ": "(?:dh|th|z)", "ع": "(?:aa|[aeoiu])?", "غ": "(?:gh|g)", "ف": "(?:ph|f)", "ق": "(?:gh|q|k|g)",
    "ك": "[kc]", "ل": "l", "م": "m", "ن": "n", "ه": "(?:h|a|e)?", "و": "(?:ou|oo|ow|au|aw|uw|[wvou])",
    "ي": "(?:iy|ee|ei|ai|ay|ey|[yie])", "ء": "[aeoiu]?", "ئ": "[aeoiuy]?", "ؤ": "[aeoiu]?", "پ": "p", "چ": "(?:tch|ch)",
    "ژ": "(?:zh|j)", "گ": "g", "ڤ": "v",
}  # fmt: skip
_FINAL: Final = {"ه": "(?:ah|eh|at|et|[aehi])?", "ي": "(?:iyy|iy|ee|ei|ai|ay|[yiea])"}
_ALLAH: Final = "(?:[aeiou]?ll?[ao]h?)"
_SHORT: Final = "[aeiou]?"


@lru_cache(maxsize=16_384)
def _pattern(word: str) -> re.Pattern[str]:
    body, tail = (word[:-4], _ALLAH) if word.endswith("الله") and len(word) > 4 else (word, "")
    parts: list[str] = []
    for place, letter in enumerate(body):
        is_last = place == len(body) - 1 and not tail
        shape = _FINAL.get(letter) if is_last else None
        if letter == "ا" and place == 0:
            shape = "[aeiou]"
        shape = shape or _LETTERS.get(letter, re.escape(letter))
        # A doubled letter is written once in Arabic; a silent vowel may follow each but the last.
        doubled = rf"(?:{shape})" if shape.endswith("?") else rf"(?P<l{place}>{shape})(?P=l{place})?"
        parts.append(doubled + ("" if is_last else _SHORT))
    return re.compile("".join(parts) + tail)


@lru_cache(maxsize=65_536)
def reads_as(arabic: str, latin: str) -> bool:
    """Whether the folded Latin word can be a reading of the folded Arabic one, both without article."""
    return len(arabic) > 1 and _pattern(arabic).fullmatch(latin) is not None


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Classes of a folded word's consonants, equal for an Arabic word and its usual readings; for blocking alone."""
    kept = "".join(_CLASSES.get(letter, "") for letter in word.replace("kh", ""))
    return re.sub(r"(.)\1+", r"\1", kept)


# What romanisations confuse is one class: dentals and hisses, and the back letters with j. Vowels, h, w, v, y: nothing.
_CLASSES: Final = {
    **dict.fromkeys("dtzscxذدتثزسشصضطظژچ", "t"),
    **dict.fromkeys("kgqjقكغجگ", "k"),
    **dict.fromkeys("bpبپ", "b"),
    **dict.fromkeys("fف", "f"),
    **dict.fromkeys("lل", "l"),
    **dict.fromkeys("mم", "m"),
    **dict.fromkeys("nن", "n"),
    **dict.fromkeys("rر", "r"),
}
