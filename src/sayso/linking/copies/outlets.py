"""Under which name an outlet is known: one key for `The Velor Herald`, `Velor Herald` and agencies' short forms."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.linking.copies.words import key_of
from sayso.ontology.credit_lists import credit_names

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset({"the"})
_LEAST_INITIALS: Final = 3
# Parts of an address that say how a reader came, not what he reads.
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|ref|source|share")


def outlet_key(name: str | None) -> str | None:
    """The key of an outlet's or agency's name; None where there is no name."""
    if name is None:
        return None
    names = credit_names()
    bare = name.strip()
    return written_key(names.agencies.get(bare) or names.outlets.get(bare) or bare)


def written_key(name: str) -> str | None:
    """The key of a name as it is written, whatever house is known under it; None where it has no word."""
    words = [key_of(word) for word in _WORD.findall(name)]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words) or None


def is_outlet(reference: str, outlet: str) -> bool:
    """Whether two keys mean one outlet: the same words, or the initials of the other's three words or more."""
    return reference == outlet or reference == initials_of(outlet)


def initials_of(outlet: str) -> str | None:
    """`pna` of `pelru news agency`; None where there are too few words for it to say anything."""
    words = outlet.split()
    return "".join(word[0] for word in words) if len(words) >= _LEAST_INITIALS else None


def url_key(url: str | None) -> str | None:
    """The same for all spellings of one address; None for what is no address of a page."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    if not host or parts.scheme not in {"http", "https", ""}:
        return None
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)))
    path = parts.path.removesuffix("/amp").rstrip("/")
    return f"{host}{path}?{query}" if query else f"{host}{path}"
