"""Which of the many other names of a place are worth their bytes in the index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sayso.gazetteer.names import name_key

_ODD: Final = re.compile(r"[\d(),;/:|=_<>\"]")
_OPENING: Final = "'\u2018\u2019\u02bb\u02bc`\u02bf"
# Type words at the end (or "X of") that reports leave out or translate: a division bears its bare name too.
_TYPE_END: Final = re.compile(
    r"\s(?:province|oblast|region|county|district|governorate|state|raion|rayon|prefecture|republic|parish|borough|"
    r"municipality|department|regency|canton|division|territory|krai|autonomous okrug|wilaya|voivodeship|emirate|"
    r"city|cercle|atoll|islands?|zone|woreda|tehsil|taluk|upazila|subdistrict|sub-prefecture|commune|census area)$",
    re.IGNORECASE,
)
_TYPE_START: Final = re.compile(
    r"^(?:province|state|republic|county|city|department|region|governorate|municipality|commonwealth|district|"
    r"autonomous region) of (?:the )?",
    re.IGNORECASE,
)
_ENGLISH_END: Final = re.compile(
    r"^[A-Z][\w'\u2019 .-]+ (?:Province|Oblast|Region|Governorate|Krai|State|Prefecture|Voivodeship)$"
)


_FOREIGN_TYPE: Final = re.compile(
    r"oblast|kraj|kray|respublika|umana|jumhur|muhafaz|wilayat|shahr|provin[cs]i|departament|r[eé]gion |regi[oó]n|"
    r"okrug|kondado|vald$|apskri|\\bil[iı]$|ob\u013cast|v\u016bloyat",
    re.IGNORECASE,
)


def script(name: str) -> str:
    """`Latin`, `Cyrillic`, `Arabic` or `other`, by the first letter."""
    for character in name:
        if character.isalpha():
            code = ord(character)
            if code < 0x250 or 0x1E00 <= code < 0x1F00:
                return "Latin"
            if 0x400 <= code < 0x530:
                return "Cyrillic"
            if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00:
                return "Arabic"
            return "other"
    return "other"


def useful_keys(own: str, others: Iterable[str], *, arabic: bool) -> list[str]:
    """Keys of a place's other names, own name left out, sorted.

    Left out: other scripts than Latin, Cyrillic and (where wanted) Arabic; machine transliterations of those, which
    GeoNames writes in lower case; airport codes; names with digits or remarks in brackets.
    """
    taken = {name_key(own), ""}
    keys = set()
    for other in others:
        kind = script(other)
        if kind == "other" or (kind == "Arabic" and not arabic):
            continue
        if kind != "Arabic" and not (other[0].isupper() or other[0] in _OPENING):
            continue
        if (other.isupper() and len(other) <= 4) or _ODD.search(other):
            continue
        key = name_key(other)
        if key not in taken and len(key) > 1 and key.count(" ") < 6:
            taken.add(key)
            keys.add(key)
    return sorted(keys)


def bare_names(names: Iterable[str]) -> list[str]:
    """The names of a division without their type words, where that leaves something."""
    found: dict[str, None] = {}
    for name in names:
        bare = _TYPE_START.sub("", _TYPE_END.sub("", name))
        if bare != name and len(bare) > 2:
            found[bare] = None
    return list(found)


def display_name(name: str, aliases: Iterable[str], english: Iterable[str], *, is_english: bool) -> str:
    """How a division is called in an English record.

    Where English is a language of the country (`is_english`), its own name if that is plain: ISO 3166-2 lists
    nicknames as English ("The Golden State"). Elsewhere the first English name of ISO 3166-2 that GeoNames knows too,
    else its own name if plain, else GeoNames' English name with a type word, else its own name.
    """
    is_plain = name.isascii() and not _FOREIGN_TYPE.search(name)
    if is_plain and is_english:
        return name
    listed = list(aliases)
    known = {name_key(alias) for alias in (name, *listed)}
    for candidate in english:
        if script(candidate) == "Latin" and name_key(candidate) in known:
            return candidate
    return name if is_plain else next((alias for alias in listed if _ENGLISH_END.match(alias)), name)
