"""Finds the outlet in a page's window title, where the page's address vouches for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"\w+")
_CLAUSE: Final = re.compile('[:;?!“”"]')
_LONGEST_OUTLET_CHARS: Final = 49
# "Orran Herald World Service" at orranherald.example; more words than that beside the name are a sentence.
_MOST_WORDS_BESIDE: Final = 2
# "co.uk", "com.pk": what registries of countries put before their own letters.
_SECOND_LEVEL: Final = frozenset({"ac", "co", "com", "edu", "go", "gov", "mil", "net", "or", "org"})


def outlet_in_title(parts: Sequence[str], host: str) -> str | None:
    """The part of a window's title that the address vouches for: "Headline | The Outlet" at www.theoutlet.org.

    The name under which the host is registered must be whole words of a short part at either end ("rt" is no word of
    "report"), and a title of one part is the headline.

    Args:
        parts: what stands between the title's bars, in order.
        host: host of the page's address.
    """
    if len(parts) < 2:
        return None
    name = folded(_registered(host))
    short = [p for p in (parts[-1], parts[0]) if len(p) <= _LONGEST_OUTLET_CHARS and not _CLAUSE.search(p)]
    return next((part.strip() for part in short if len(name) > 1 and _is_named(part, name)), None)


def _is_named(part: str, name: str) -> bool:
    """Whether consecutive words make up the name, with few others beside them."""
    words = [folded(word) for word in _WORD.findall(part)]
    wanted = {name, name.removeprefix("the")}
    return any(
        "".join(words[start:end]) in wanted and len(words) - (end - start) <= _MOST_WORDS_BESIDE
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )


def _registered(host: str) -> str:
    """The part of a host that its owner chose: `bbc` of `news.bbc.co.uk`."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return labels[-1] if labels else ""


def folded(words: str) -> str:
    """Letters and digits alone, in small letters: names that differ in nothing else are the same."""
    return "".join(character for character in words.casefold() if character.isalnum())
