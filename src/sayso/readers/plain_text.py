"""Plain text and Markdown. The text is what the bytes say, to the character; only a byte order mark is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source
from sayso.readers.dates import stated_date
from sayso.readers.encoding import charset_of, decode
from sayso.readers.front_matter import FrontMatter, front_matter, without_date_label
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.layout import blocks_of, title_of
from sayso.readers.markdown import is_markdown, links_of, markdown_blocks
from sayso.records import (
    Block,
    BlockKind,
    DatePrecision,
    FactOrigin,
    Notice,
    Origin,
    Reason,
    SourceDocument,
    Span,
    StatedDate,
)
from sayso.settings import Limits

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"

# Headline, byline, place and date stand here; a date further down is part of the story.
_TOP_BLOCKS: Final = 4
_TOP_CHARS: Final = 200


def read_plain_text(source: Source, limits: Limits) -> Iterator[Item]:
    """Read one text or Markdown file.

    Raises:
        UnreadableSource: nothing but blanks (`no_text`), or longer than `limits.text_chars` (`too_big`).
    """
    decoded = decode(source.content, declared=charset_of(source.hints.media_type))
    text = decoded.text
    if not text.strip():
        raise UnreadableSource(Reason.NO_TEXT, "The file holds no text.")
    if len(text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG,
            f"The text has {len(text):,} characters; at most {limits.text_chars:,} are read (limits.text_chars).",
        )
    yield ReadDocument(_document(text, decoded.notices, source), source.content, source.name)


def _document(text: str, notices: tuple[Notice, ...], source: Source) -> SourceDocument:
    from sayso.readers.credits import find_credits  # loads word lists

    hints, header = source.hints, front_matter(text)
    media_type = MARKDOWN if is_markdown(text) else TEXT
    blocks = _blocks(text, header, hints, media_type)
    title = _fact(hints.title, hints.origin, header.title, title_of(text, blocks), Origin.TEXT)
    found = find_credits(text, title=title.value)
    publisher = _fact(hints.publisher, hints.origin, header.publisher, None, Origin.TEXT)
    url = _fact(hints.url, hints.origin, header.url, None, Origin.TEXT)
    language = _fact(hints.language, hints.origin, _language_code(header.language), None, Origin.TEXT)
    authors = header.authors or found.authors
    published, is_date_unread = _published(hints, header, text, blocks)
    if is_date_unread:
        notices = (*notices, Notice.DATE_NOT_READ)
    source_sha256 = sha256_of(source.content)
    facts = (("title", title), ("publisher", publisher), ("url", url), ("language", language))
    origins = [FactOrigin(name, fact.origin) for name, fact in facts if fact.value is not None]
    if authors:
        origins.append(FactOrigin("authors", Origin.BYLINE))
    return SourceDocument(
        id=document_id(source_sha256, hints),
        text=text,
        source_sha256=source_sha256,
        given_id=hints.given_id,
        title=title.value,
        language=language.value,
        media_type=media_type,
        url=url.value,
        publisher=publisher.value,
        authors=authors,
        published=published,
        collected=hints.collected,
        dateline=found.dateline,
        credits=found.credits,
        links=links_of(text),
        blocks=blocks,
        notices=notices,
        origins=tuple(origins),
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    value: str | None
    origin: Origin


def _fact(given: str | None, given_by: Origin, header: str | None, fallback: str | None, fallback_by: Origin) -> _Fact:
    """The first that is there: given from outside, written in the header lines, found in the text."""
    if given is not None:
        return _Fact(given, given_by)
    return _Fact(header, Origin.BYLINE) if header is not None else _Fact(fallback, fallback_by)


def _blocks(text: str, header: FrontMatter, hints: Hints, media_type: str) -> tuple[Block, ...]:
    find = markdown_blocks if media_type == MARKDOWN else blocks_of
    blocks = find(text, start=header.end, title=header.title or hints.title)
    has_title = any(block.kind is BlockKind.TITLE for block in blocks)
    return (*_header_blocks(text, header, None if has_title else header.title_span), *blocks)


def _header_blocks(text: str, header: FrontMatter, title: Span | None) -> Iterator[Block]:
    """Header lines are no part of the report, but the headline among them is, unless it stands again below."""
    begin = len(text[: header.end]) - len(text[: header.end].lstrip())
    end = len(text[: header.end].rstrip())
    if header.end == 0:
        return
    if title is None:
        yield Block(Span(begin, end), BlockKind.BOILERPLATE)
        return
    if begin < title.start:
        yield Block(Span(begin, title.start), BlockKind.BOILERPLATE)
    yield Block(title, BlockKind.TITLE)
    if title.end < end:
        yield Block(Span(title.end, end), BlockKind.BOILERPLATE)


def _published(
    hints: Hints, header: FrontMatter, text: str, blocks: tuple[Block, ...]
) -> tuple[StatedDate | None, bool]:
    """The publication date, and whether one was stated that could not be read."""
    if hints.published is not None:
        published = stated_date(hints.published, hints.origin)
    elif header.published is not None:
        published = stated_date(header.published, Origin.BYLINE)
    else:
        return _dated_line(text, blocks), False
    return published, published is None


def _dated_line(text: str, blocks: tuple[Block, ...]) -> StatedDate | None:
    """A line near the top that is a date and nothing else."""
    for block in blocks[:_TOP_BLOCKS]:
        for line in block.span.text_in(text).splitlines() if len(block.span) <= _TOP_CHARS else ():
            found = stated_date(without_date_label(line), Origin.BYLINE)
            if found is not None and found.precision not in {DatePrecision.YEAR, DatePrecision.MONTH}:
                return found
    return None


def _language_code(stated: str | None) -> str | None:
    if stated is None or not stated[:2].isascii() or not stated[:2].isalpha() or stated[2:3] not in {"", "-", "_"}:
        return None
    return stated[:2].lower()
