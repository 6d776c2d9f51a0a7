"""Scripts: which one a name is in, and one folded key for each word of it.

Latin and Cyrillic words fold to plain Latin letters. Arabic script has no short vowels, so its words stay in it,
folded, and meet Latin ones by a pattern (`arabic.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ARABIC: Final = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Points, length marks and the tatweel are not part of a word's letters; the zero-width joiner only shapes them.
_ARABIC_MARKS: Final = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c\u200d\u200e\u200f]")
_ARABIC_FOLD: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ۀ": "ه", "ة": "ه"}
)
_SILENT: Final = re.compile(r"['`\u2018\u2019\u02bb\u02bc\u02b9\u02bf\u02be\u00b4ьъЬЪ]")
MAX_NAME_CHARS: Final = 200


def script_of(text: str) -> str:
    """`Arab`, `Cyrl` or `Latn` (ISO 15924), whichever has most letters; `Zyyy` for none of them."""
    counts = [(len(p.findall(text)), code) for p, code in ((_LATIN, "Latn"), (_CYRILLIC, "Cyrl"), (_ARABIC, "Arab"))]
    most, code = max(counts, key=lambda pair: pair[0])
    return code if most else "Zyyy"


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic script."""
    return _ARABIC.search(word) is not None


@lru_cache(maxsize=131_072)
def fold_word(word: str) -> str:
    """One key for a word: lower case without accents in Latin letters and figures, or folded Arabic script."""
    word = unicodedata.normalize("NFKC", word)
    if is_arabic(word):
        return "".join(c for c in _ARABIC_MARKS.sub("", word).translate(_ARABIC_FOLD) if c.isalnum())
    plain = _SILENT.sub("", word)
    if not plain.isascii():
        from anyascii import anyascii

        plain = _SILENT.sub("", anyascii(plain))
    return "".join(c for c in plain.lower() if c.isalnum())
