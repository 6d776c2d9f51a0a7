"""One form for all spellings of a name: what the index is sorted by and what a text's words are turned into."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

MAX_NAME_CHARS: Final = 120

_SILENT: Final = re.compile(r"['`.\u2019\u2018\u02bb\u02bc\u02b9\u02bf\u02be\u00b4]")
_BREAK: Final = re.compile(r"[^a-z0-9]+")
# Written both ways in every source; the short form is the key's.
_SHORT: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Fold case, script, accents, apostrophes, hyphens and points: `N'Djamena` and `NDjamena` are one name.

    Non-Latin scripts are transliterated character by character (anyascii), so a Cyrillic name meets its usual
    English form and an Arabic one the consonants that the index holds for it. Longer than `MAX_NAME_CHARS` gives "".
    """
    if len(name) > MAX_NAME_CHARS:
        return ""
    plain = _SILENT.sub("", name)
    if not plain.isascii():
        plain = _SILENT.sub("", anyascii(unicodedata.normalize("NFC", plain)))
    words = _BREAK.sub(" ", plain.lower()).split()
    if not words:
        return ""
    if words[0] == "the" and len(words) > 1:
        del words[0]
    return " ".join([_SHORT.get(word, word) for word in words])


def spelling_variants(key: str) -> tuple[str, ...]:
    """Other keys under which the same name may stand, likeliest first: for names that a lookup did not find.

    Source: differences between the BGN/PCGN romanisations of Russian, Ukrainian, Tajik, Persian and Arabic and the
    spellings of news agencies.
    """
    found: dict[str, None] = {}
    for prefix in _ARTICLES:
        if key.startswith(prefix + " ") and len(key) > len(prefix) + 3:
            found[key[len(prefix) + 1 :]] = None
    if key.split(" ", 1)[0] not in _ARTICLES:
        found["al " + key] = None
    if " " in key:
        found[key.replace(" ", "")] = None
    for old, new in _SPELLINGS:
        if old in key:
            found[key.replace(old, new)] = None
            if key.endswith(old):
                found[key[: -len(old)] + new] = None
    found.pop(key, None)
    return tuple(found)


_ARTICLES: Final = ("al", "el", "as", "ash", "ad", "an", "ar", "az", "at")
# What one spelling has, and what another may have in its place; the likelier first.
_SPELLINGS: Final = tuple(
    (pair.partition("=")[0], pair.partition("=")[2])
    for line in (
        "obod=abad abad=obod kiy=ky sky=skiy skyi=skyy sk=ske sky=skoye iya=ia ia=iya aya=aia iy=y yy=y ii=y ye=e yo=e",
        "yu=iu kh=h h=kh q=k k=q dzh=j j=dzh zh=j gh=g g=gh ou=u u=o o=u oo=u ee=i e=i i=e w=v v=w ay=ai ei=ai ey=ay",
        "iyeh=iya eh=ah ah=a a=ah yya=ya iyya=iya ll=l ss=s mm=m tt=t nn=n bb=b dd=d ff=f l=ll ch=tch tch=ch sh=ch",
        "c=k ia=a ivka=ovka ovka=ivka hrad=grad grad=hrad hirs=gors gors=hors pil=pol pol=pil",
    )
    for pair in line.split()
)
