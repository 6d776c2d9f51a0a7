"""Telegram Desktop exports. Each message with words is a document; whoever it was forwarded from is its source.

A message has no headline. Its bytes are its own lasting fields, so that it stays the same document in a later export
of the chat, whatever its reactions and the exporter's time zone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source, Unread
from sayso.readers.credits import find_credits
from sayso.readers.dates import stated_date
from sayso.readers.encoding import notices_of, without_half_surrogates
from sayso.readers.facts import given_origins
from sayso.readers.html.addresses import host_of, resolve
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.layout import blocks_of
from sayso.readers.telegram_json import Chat, RawMessage, parse_export
from sayso.records import (
    Block,
    BlockKind,
    DatePrecision,
    FactOrigin,
    Failure,
    Link,
    LinkKind,
    Notice,
    Origin,
    Reason,
    SourceDocument,
    Span,
    StatedDate,
)
from sayso.settings import Limits

MEDIA_TYPE: Final = "application/json"
_HOSTS: Final = frozenset({"t.me", "telegram.me"})
# Telegram began in August 2013; older times are zeros.
_FIRST_SECOND: Final = 1_375_315_200
_LAST_SECOND: Final = 7_258_118_400  # the year 2200
_SHORT_TEXT_CHARS: Final = 40

# What makes a message the message that it is.
_LASTING: Final = (
    "id", "type", "date_unixtime", "edited_unixtime", "from", "from_id", "author", "forwarded_from",
    "forwarded_from_id", "saved_from", "reply_to_message_id", "reply_to_peer_id", "via_bot", "text", "media_type",
    "mime_type", "photo", "file",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    links: tuple[Link, ...]
    quotes: tuple[Span, ...]


def read_telegram(source: Source, limits: Limits) -> Iterator[Item]:
    """Read the messages of a chat or of a whole account, in file order.

    Service messages and media without a caption are passed over. A message that cannot be read costs itself alone.

    Raises:
        UnreadableSource: no list of messages (`malformed`), or none with words (`nothing_inside`).
    """
    export = parse_export(source.content)
    found = False
    for message in export.messages:
        name = _name(source, message, is_account=export.is_account)
        if message.fields is None:
            found = True
            yield Unread(Failure(None, Reason.BAD_ROW, f"Message {message.number} of the chat cannot be read."), name)
            continue
        given_id = _given_id(message, is_account=export.is_account)
        try:
            read = _document(message, given_id, source, limits, name=name, is_broken=export.is_broken)
        except UnreadableSource as error:
            found = True
            yield Unread(
                Failure(given_id, error.reason, f"Message {given_id or message.number}: {error.sentence}"), name
            )
            continue
        if read is not None:
            found = True
            yield read
    if not found:
        raise UnreadableSource(Reason.NOTHING_INSIDE, "The export has no message with words.")


def _name(source: Source, message: RawMessage, *, is_account: bool) -> str:
    fields = message.fields or {}
    chat = f" of {message.chat.name or message.chat.chat_id or 'a chat'}" if is_account else ""
    return f"{source.name}, message {fields.get('id', f'no. {message.number}')}{chat}"


def _given_id(message: RawMessage, *, is_account: bool) -> str | None:
    given = (message.fields or {}).get("id")
    if isinstance(given, bool) or not isinstance(given, int | str) or given == "":
        return None
    return f"{message.chat.chat_id}/{given}" if is_account and message.chat.chat_id else str(given)


def _document(
    message: RawMessage, given_id: str | None, source: Source, limits: Limits, *, name: str, is_broken: bool
) -> ReadDocument | None:
    fields, chat, hints = message.fields or {}, message.chat, source.hints
    if fields.get("type", "message") != "message":
        return None
    said = _text(fields)
    if not said.text.strip():
        return None
    if len(said.text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG, f"its text has {len(said.text):,} characters; at most {limits.text_chars:,} are read."
        )
    original = _canonical(fields, chat)
    source_sha256 = sha256_of(original)
    credits_found = find_credits(said.text, title=None)
    published = _date(fields, "date")
    notices = list(notices_of(said.text))
    if published is None:
        notices.append(Notice.DATE_NOT_READ)
    if is_broken:
        notices.append(Notice.MALFORMED_CONTAINER)
    if len(said.text.strip()) < _SHORT_TEXT_CHARS:
        notices.append(Notice.SHORT_TEXT)
    authors = _authors(fields, chat)
    publisher = hints.publisher or (_clean(chat.name) if chat.name else None)
    url = _url(chat, fields, hints)
    document = SourceDocument(
        id=document_id(source_sha256, hints),
        text=said.text,
        source_sha256=source_sha256,
        given_id=given_id,
        language=hints.language,
        media_type=MEDIA_TYPE,
        url=url,
        publisher=publisher,
        authors=authors,
        published=published,
        modified=_date(fields, "edited"),
        collected=hints.collected,
        dateline=credits_found.dateline,
        credits=credits_found.credits,
        forwarded_from=_forwarded_from(fields),
        links=said.links,
        blocks=_blocks(said),
        notices=tuple(sorted(set(notices))),
        origins=_origins(hints, publisher=publisher, url=url, authors=authors),
    )
    return ReadDocument(document, original, name)


def _text(fields: Mapping[str, object]) -> _Text:
    """The words of a message, its parts joined without anything between them."""
    stated = fields.get("text")
    if not stated:
        stated = fields.get("text_entities") or ""
    parts: list[str] = []
    links: list[Link] = []
    quotes: list[Span] = []
    length = 0
    for part in stated if isinstance(stated, list) else [stated]:
        words = part if isinstance(part, str) else part.get("text") if isinstance(part, dict) else None
        if not isinstance(words, str) or not words:
            continue
        words = without_half_surrogates(words)
        start, length = length, length + len(words)
        parts.append(words)
        if isinstance(part, dict):
            url = _target(part, words)
            if url is not None and words.strip():
                links.append(Link(Span(start, length), url, LinkKind.LINK))
            if part.get("type") == "blockquote" and words.strip():
                quotes.append(Span(start, length))
    return _Text("".join(parts), tuple(links), tuple(quotes))


def _target(part: Mapping[str, object], words: str) -> str | None:
    """The address that a part of a message leads to."""
    kind, href = part.get("type"), part.get("href")
    if kind == "text_link":
        return resolve(href, None) if isinstance(href, str) else None
    if kind == "link":
        stated = words.strip()
        return resolve(stated if "://" in stated else f"https://{stated}", None)
    if kind == "mention" and words.startswith("@"):
        return resolve(f"https://t.me/{words[1:].strip()}", None)
    return None


def _blocks(said: _Text) -> tuple[Block, ...]:
    """Paragraphs by line breaks; nothing is a headline; quoted parts are blocks of their own."""
    blocks: list[Block] = []
    for block in blocks_of(said.text):
        kind = BlockKind.PARAGRAPH if block.kind is BlockKind.TITLE else block.kind
        blocks += _cut(block.span, kind, said)
    return tuple(blocks)


def _cut(span: Span, kind: BlockKind, said: _Text) -> Iterator[Block]:
    edges = {span.start, span.end}
    for quote in said.quotes:
        edges |= {edge for edge in (quote.start, quote.end) if span.start < edge < span.end}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        words = said.text[start:end]
        if words.strip():
            bare = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
            is_quote = any(quote.contains(bare) for quote in said.quotes)
            yield Block(bare, BlockKind.QUOTE if is_quote else kind)


def _date(fields: Mapping[str, object], key: str) -> StatedDate | None:
    """The moment in UTC where the export gives it; else the exporter's local time, without a zone."""
    stated = fields.get(f"{key}_unixtime")
    digits = stated if isinstance(stated, str) else str(stated) if isinstance(stated, int) else ""
    if digits.isascii() and digits.isdecimal() and len(digits) <= 12 and _FIRST_SECOND <= int(digits) <= _LAST_SECOND:
        moment = datetime.fromtimestamp(int(digits), UTC)
        return StatedDate(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), DatePrecision.SECOND, Origin.TELEGRAM)
    local = fields.get(key)
    found = stated_date(local, Origin.TELEGRAM) if isinstance(local, str) else None
    return found if found is not None and int(found.value[:4]) >= 2013 else None


def _authors(fields: Mapping[str, object], chat: Chat) -> tuple[str, ...]:
    """Who signed a channel's post, or which member of a group wrote."""
    signed = fields.get("author")
    sender = None if chat.is_channel else fields.get("from")
    name = next((_clean(value) for value in (signed, sender) if isinstance(value, str) and value.strip()), None)
    return (name,) if name else ()


def _forwarded_from(fields: Mapping[str, object]) -> str | None:
    for key in ("forwarded_from", "saved_from"):
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return _clean(value)
    return None


def _url(chat: Chat, fields: Mapping[str, object], hints: Hints) -> str | None:
    """The post's address, where the channel's is known; an export itself rarely says it."""
    username = chat.username
    if hints.url and host_of(hints.url) in _HOSTS:
        username = urlsplit(hints.url).path.strip("/").removeprefix("s/").partition("/")[0] or username
    number = fields.get("id")
    if not username or isinstance(number, bool) or not isinstance(number, int):
        return None
    return resolve(f"https://t.me/{username.lstrip('@')}/{number}", None)


def _origins(hints: Hints, *, publisher: str | None, url: str | None, authors: Sequence[str]) -> tuple[FactOrigin, ...]:
    given = {fact.field: fact for fact in given_origins(hints) if fact.field in {"publisher", "language"}}
    for name, value in (("publisher", publisher), ("url", url), ("authors", authors)):
        if value:
            given.setdefault(name, FactOrigin(name, Origin.TELEGRAM))
    return tuple(given[name] for name in ("publisher", "url", "language", "authors") if name in given)


def _canonical(fields: Mapping[str, object], chat: Chat) -> bytes:
    kept = {key: fields[key] for key in _LASTING if key in fields}
    if not kept.get("text"):
        kept["text"] = fields.get("text_entities")
    if "date_unixtime" not in kept:
        kept["date"] = fields.get("date")
    kept["chat"] = {"id": chat.chat_id, "name": chat.name, "type": chat.kind}
    # ASCII escapes carry half surrogates, which UTF-8 refuses.
    return json.dumps(kept, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def _clean(name: str) -> str:
    return " ".join(without_half_surrogates(name).split())
