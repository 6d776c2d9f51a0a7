"""Takes the JSON of a Telegram Desktop export apart, into chats and their messages; a broken file as far as it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.encoding import decode
from sayso.records import Reason

_MESSAGES: Final = re.compile(r'"messages"\s*:\s*\[')
_MESSAGE: Final = re.compile(r'\{\s*"id"\s*:\s*-?\d')
_HEADER: Final = re.compile(r'"(name|type|id|username)"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d{1,20})')
_BETWEEN: Final = re.compile(r"[\s,]*")
# Longer numbers are no ids or times; Python refuses to read them after thousands of digits.
_LONGEST_NUMBER_CHARS: Final = 30


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's own facts. `kind` is Telegram's, such as `public_channel` or `private_supergroup`."""

    chat_id: str | None
    name: str | None
    kind: str | None
    username: str | None

    @property
    def is_channel(self) -> bool:
        """Whether the chat itself speaks, and not its members."""
        return self.kind is None or self.kind.endswith("channel")


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One entry of a chat; `fields` is None where it cannot be read. `number` counts from 1 inside the chat."""

    chat: Chat
    number: int
    fields: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Export:
    """All messages of an export in file order, and whether the file was broken."""

    messages: tuple[RawMessage, ...]
    is_broken: bool
    is_account: bool


def parse_export(content: bytes) -> Export:
    """Parse an export of one chat or of a whole account.

    Raises:
        UnreadableSource: no list of messages in it (`malformed`).
    """
    text = decode(content).text
    try:
        value = json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_number, strict=False)
    except (ValueError, RecursionError):
        return _scanned(text)
    chats = list(_chats(value))
    if not chats:
        raise UnreadableSource(Reason.MALFORMED, "This is no Telegram export: it has no list of messages.")
    messages = [
        RawMessage(_chat(chat), number, fields if isinstance(fields, dict) else None)
        for chat in chats
        for number, fields in enumerate(_listed(chat), 1)
    ]
    return Export(tuple(messages), is_broken=False, is_account=not (isinstance(value, dict) and "messages" in value))


def _chats(value: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(value, dict):
        return
    if isinstance(value.get("messages"), list):
        yield value
    for key in ("chats", "left_chats"):
        group = value.get(key)
        listed = group.get("list") if isinstance(group, dict) else None
        yield from (chat for chat in listed or () if isinstance(chat, dict) and isinstance(chat.get("messages"), list))


def _listed(chat: Mapping[str, object]) -> list[object]:
    messages = chat.get("messages")
    return messages if isinstance(messages, list) else []


def _chat(fields: Mapping[str, object]) -> Chat:
    def text(key: str) -> str | None:
        value = fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value.strip() or None if isinstance(value, str) else None

    return Chat(text("id"), text("name"), text("type"), text("username"))


def _scanned(text: str) -> Export:
    """Messages one by one, for files that are cut or hold something that no parser takes."""
    decoder = json.JSONDecoder(parse_int=_number, parse_float=_number, parse_constant=_number, strict=False)
    messages: list[RawMessage] = []
    starts = list(_MESSAGES.finditer(text))
    if not starts:
        raise UnreadableSource(Reason.MALFORMED, "The Telegram export is broken: it has no list of messages.")
    for position, start in enumerate(starts):
        end = starts[position + 1].start() if position + 1 < len(starts) else len(text)
        header = text[max(starts[position - 1].end() if position else 0, start.start() - 2000) : start.start()]
        chat = _chat({key: json.loads(value, strict=False) for key, value in _HEADER.findall(header)[-4:]})
        messages += _scanned_chat(decoder, text, start.end(), end, chat)
    return Export(tuple(messages), is_broken=True, is_account=len(starts) > 1)


def _scanned_chat(decoder: json.JSONDecoder, text: str, at: int, end: int, chat: Chat) -> Iterator[RawMessage]:
    number = 0
    while at < end:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string too
        if at >= end or text[at] == "]":
            return
        number += 1
        try:
            fields, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield RawMessage(chat, number, None)
            following = _MESSAGE.search(text, at + 1, end)
            if following is None:
                return
            at = following.start()
        else:
            yield RawMessage(chat, number, fields if isinstance(fields, dict) else None)


def _number(digits: str) -> int | float | None:
    if len(digits) > _LONGEST_NUMBER_CHARS:
        return None
    try:
        return int(digits)
    except ValueError:
        try:
            return float(digits)
        except ValueError:
            return None
