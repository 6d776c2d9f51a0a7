"""Bytes to characters. The text that comes out is fixed for ever: only a byte order mark is dropped."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from sayso.records import Notice

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that no outlet uses and that can make harmless bytes say something else.
_REFUSED: Final = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})

# Enough for a sure guess; guessing is quadratic in nothing but costs about 1 ms a kilobyte.
_SAMPLE_BYTES: Final = 32_768

# A UTF-8 text with a few broken bytes is still UTF-8: at most one bad byte to this many good multi-byte characters.
_GOOD_FOR_ONE_BAD: Final = 10

# Of the letters that the Windows set for Western Europe knows, those of its larger languages; no Š, Ž, Ý, Þ, Ð.
_SMALL: Final = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿ"
_WESTERN_LETTERS: Final = frozenset(_SMALL + _SMALL.upper() + "ß")
_WESTERN_SIGNS: Final = frozenset("\u00a0‘’“”«»–—…•·¿¡€£§°©")
# French has the most accents: one letter in 15 to 30.
_PLAIN_FOR_ONE_ACCENTED: Final = 4

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALF_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was read with, and what a reader of the record should know."""

    text: str
    encoding: str
    notices: tuple[Notice, ...]


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Decode a whole text; never fails.

    A byte order mark wins, then `declared` where the bytes allow it, then UTF-8, UTF-16 without a mark, and last a
    guess, which is said to be one.

    Args:
        content: all bytes of the text.
        declared: encoding name of an HTTP header or the like.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _noticed(_lenient(content[len(mark) :], encoding), encoding, ())
    if declared is not None and (text := _strict(content, declared)) is not None:
        return _noticed(text, declared.lower(), ())
    if (text := _strict(content, "utf-8")) is not None and not _is_wide(content):
        return _noticed(text, "utf-8", ())
    if wide := _is_wide(content):
        return _noticed(_lenient(content, wide), wide, (Notice.ENCODING_GUESSED,))
    if _is_damaged_utf8(content):
        return _noticed(_lenient(content, "utf-8"), "utf-8", ())
    encoding = _guess(content)
    return _noticed(_lenient(content, encoding), encoding, (Notice.ENCODING_GUESSED,))


def charset_of(media_type: str | None) -> str | None:
    """The charset parameter of a media type such as `text/html; charset=windows-1251`."""
    found = _CHARSET.search(media_type) if media_type else None
    return found.group(1) if found else None


def notices_of(text: str) -> tuple[Notice, ...]:
    """Notices on characters that are unusual in a text: replaced ones and control characters."""
    notices = []
    if "\N{REPLACEMENT CHARACTER}" in text:
        notices.append(Notice.CHARACTERS_REPLACED)
    if _CONTROL.search(text):
        notices.append(Notice.CONTROL_CHARACTERS)
    return tuple(notices)


def without_half_surrogates(text: str) -> str:
    """Put U+FFFD for each half of a surrogate pair: no such text can be written as UTF-8. Offsets stay as they are."""
    return _HALF_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _noticed(text: str, encoding: str, notices: tuple[Notice, ...]) -> Decoded:
    return Decoded(text, encoding, notices + notices_of(text))


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name.replace("_", "-") in _REFUSED:
            return None
        text = content.decode(encoding)
    except (LookupError, ValueError):  # an unknown name, or bytes that are not in this encoding
        return None
    return None if _HALF_SURROGATE.search(text) else text


def _lenient(content: bytes, encoding: str) -> str:
    return without_half_surrogates(content.decode(encoding, errors="replace"))


def _is_wide(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin or Cyrillic text is one and the same small number."""
    sample = content[:4096]
    half = len(sample) // 2
    if half < 8 or b"\x00" not in sample:
        return None
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if zeros_odd > half * 0.7 and zeros_even < half * 0.1:
        return "utf-16-le"
    if zeros_even > half * 0.7 and zeros_odd < half * 0.1:
        return "utf-16-be"
    return None


def _is_damaged_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    good = len(_BEYOND_ASCII.findall(text)) - bad
    # One broken byte at the very end is how a cut file looks.
    return good >= bad * _GOOD_FOR_ONE_BAD or (bad == 1 and text.endswith("\N{REPLACEMENT CHARACTER}"))


def _guess(content: bytes) -> str:
    if _is_western(content[:_SAMPLE_BYTES]):
        return "cp1252"
    from charset_normalizer import from_bytes  # only odd files pay for it

    best = from_bytes(content[:_SAMPLE_BYTES]).best()
    return "cp1252" if best is None else best.encoding


def _is_western(sample: bytes) -> bool:
    """Latin text with the accents of Western Europe. Guessers read it as Baltic ("Citķ") up to whole pages of French;
    texts that are Czech, Polish, Turkish or Cyrillic hold characters that give them away."""
    text = sample.decode("cp1252", errors="replace")
    beyond = set(_BEYOND_ASCII.findall(text))
    if not beyond or not beyond <= _WESTERN_LETTERS | _WESTERN_SIGNS:
        return False
    accented = sum(character in _WESTERN_LETTERS for character in text)
    plain = sum(character.isascii() and character.isalpha() for character in text)
    return accented * _PLAIN_FOR_ONE_ACCENTED <= plain
