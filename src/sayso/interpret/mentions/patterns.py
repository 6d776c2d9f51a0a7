"""Addresses that their shape alone gives away: web, mail, accounts, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.records import MentionType, Span

_IDENTIFIER: Final = re.compile(
    r"""
    (?P<mail>(?<![\w.@+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})
    | (?P<url>(?:https?://|\bwww\.)[^\s<>"”»)\]]{1,400}[^\s<>"”»)\].,;:!?'’]
        | (?<![\w.@/-])(?:t\.me|bit\.ly|youtu\.be|[\w-]{1,63}\.(?:com|org|net|info))/
            [^\s<>"”»)\]]{0,400}[^\s<>"”»)\].,;:!?'’])
    | (?P<account>(?<![\w@.])@\w{2,64})
    | (?P<telephone>(?<![\w.,-])\+\d{1,3}[ (-]{0,2}\d{2,4}(?:[ )-]{1,2}\d{2,4}){1,4}(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[tuple[Span, MentionType]]:
    """Every address of a text, in order, without overlap."""
    for match in _IDENTIFIER.finditer(text):
        kind = MentionType.URL if match.lastgroup == "url" else MentionType.COMMS_IDENTIFIER
        yield Span(match.start(), match.end()), kind
