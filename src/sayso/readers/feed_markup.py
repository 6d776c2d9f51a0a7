"""Makes the XML of a feed harmless before anything parses it: one encoding, no document type, no own entities."""

from __future__ import annotations

import re
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.encoding import charset_of, decode
from sayso.records import Reason

_DECLARATION: Final = re.compile(
    r"\s*<\?xml[^>]{0,200}?(?:encoding\s*=\s*[\"']([\w.:-]{2,40})[\"'])?[^>]{0,200}?\?>", re.I
)
_ENCODING: Final = re.compile(rb"^[^<]{0,10}<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.I)
_ENTITY: Final = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s+)?[\w.:-]+\s+(?P<external>SYSTEM|PUBLIC)?\s*(?P<value>\"[^\"]*\"|'[^']*')?", re.I
)
_DOCTYPE: Final = "<!DOCTYPE"
_BEFORE_DOCTYPE: Final = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.S)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Longest value that an entity for a character or a name needs.
_LONGEST_ENTITY_CHARS: Final = 200
_MOST_ENTITIES: Final = 300


def harmless_markup(content: bytes, *, media_type: str | None) -> str:
    """The text of a feed without its document type.

    Raises:
        UnreadableSource: entities that stand for other entities, for files or for long texts (`bomb`).
    """
    found = _ENCODING.match(content)
    declared = charset_of(media_type) or (found.group(1).decode("ascii") if found else None)
    text = _CONTROL.sub("", decode(content, declared=declared).text)
    text = _DECLARATION.sub("", text, count=1).lstrip("\ufeff \t\r\n")
    return _without_document_type(text)


def _without_document_type(text: str) -> str:
    before = _BEFORE_DOCTYPE.match(text)
    start = before.end() if before else 0
    if text[start : start + len(_DOCTYPE)].upper() != _DOCTYPE:
        return text
    end = _end_of_document_type(text, start)
    entities = list(_ENTITY.finditer(text, start, end))
    for entity in entities:
        value = (entity["value"] or "")[1:-1]
        is_nested = re.search(r"&(?!#)|%\w", value) is not None
        if entity["parameter"] or entity["external"] or is_nested or len(value) > _LONGEST_ENTITY_CHARS:
            raise UnreadableSource(
                Reason.BOMB,
                "The feed defines entities that stand for files, long texts or other entities, as none needs.",
            )
    if len(entities) > _MOST_ENTITIES:
        raise UnreadableSource(Reason.BOMB, f"The feed defines {len(entities):,} entities, which no real feed needs.")
    return text[:start] + text[end:]


def _end_of_document_type(text: str, start: int) -> int:
    """Position behind the `>` that closes it; quotes and the inner part in brackets may hold others."""
    quote, depth = "", 0
    for match in re.compile(r"[\"'\[\]>]").finditer(text, start):
        character = match.group()
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif depth <= 0:
            return match.end()
    return len(text)
