"""What a plain text says of itself: header lines, headline, bylines, dates, links and layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.readers.base import Hints
from sayso.readers.byline_dates import BylineDates, dates_alone
from sayso.readers.dates import stated_date
from sayso.readers.front_matter import FrontMatter, front_matter, without_date_label
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.layout import blocks_of, title_of
from sayso.readers.markdown import is_markdown, links_of, markdown_blocks
from sayso.records import Block, BlockKind, DatePrecision, FactOrigin, Notice, Origin, SourceDocument, Span, StatedDate

# Headline, byline, place and date stand here; a date further down is part of the story.
_TOP_BLOCKS: Final = 4
_TOP_CHARS: Final = 200
_MOST_NAME_WORDS: Final = 6
_TOO_WIDE: Final = frozenset({DatePrecision.YEAR, DatePrecision.MONTH})


def text_document(
    text: str, original: bytes, hints: Hints, *, media_type: str, notices: tuple[Notice, ...]
) -> SourceDocument:
    """Build the document of a text without markup, or with Markdown's, which stays in it.

    Facts come from the hints, else from header lines, else from the headline, bylines and dated lines.

    Args:
        text: the report, used exactly as it is.
        original: the bytes that it was read from.
    """
    from sayso.readers.credits import find_credits  # loads word lists

    header = front_matter(text)
    blocks = _blocks(text, header, hints)
    title = _fact(hints.title, header.title, title_of(text, blocks))
    found = find_credits(text, title=title.value)
    publisher = _fact(hints.publisher, header.publisher or _house_line(text, blocks))
    url = _fact(hints.url, header.url, given_by=hints.origin)
    language = _fact(hints.language, _language_code(header.language))
    authors = header.authors or found.authors
    dated = _dated_lines(text, blocks)
    published, is_date_unread = _published(hints, header, dated.published)
    if is_date_unread:
        notices = (*notices, Notice.DATE_NOT_READ)
    source_sha256 = sha256_of(original)
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
        modified=dated.modified,
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


def _fact(given: str | None, header: str | None, found: str | None = None, *, given_by: Origin = Origin.GIVEN) -> _Fact:
    """The first that is there: given from outside, written in the header lines, found in the text."""
    if given is not None:
        return _Fact(given, given_by)
    return _Fact(header, Origin.BYLINE) if header is not None else _Fact(found, Origin.TEXT)


def _blocks(text: str, header: FrontMatter, hints: Hints) -> tuple[Block, ...]:
    find = markdown_blocks if is_markdown(text) else blocks_of
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


def _published(hints: Hints, header: FrontMatter, dated: StatedDate | None) -> tuple[StatedDate | None, bool]:
    """The publication date, and whether one was stated that could not be read."""
    if hints.published is not None:
        published = stated_date(hints.published, Origin.GIVEN)
    elif header.published is not None:
        published = stated_date(header.published, Origin.BYLINE)
    else:
        return dated, False
    return published, published is None


def _dated_lines(text: str, blocks: tuple[Block, ...]) -> BylineDates:
    """Dates of lines near the top that hold dates and nothing else."""
    published: StatedDate | None = None
    modified: StatedDate | None = None
    for block in blocks[:_TOP_BLOCKS]:
        for line in block.span.text_in(text).splitlines() if len(block.span) <= _TOP_CHARS else ():
            found = dates_alone(without_date_label(line))
            if found is None:
                continue
            if found.published is not None and found.published.precision not in _TOO_WIDE:
                published = published or found.published
            modified = modified or found.modified
    return BylineDates(published, modified)


def _house_line(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The outlet that signs between headline and date: `Steppe Courier` right above `14 May 2021`."""
    from sayso.ontology.credit_lists import credit_words  # loads word lists

    if not blocks or blocks[0].kind is not BlockKind.TITLE:
        return None
    top = text[blocks[0].span.end : blocks[min(_TOP_BLOCKS, len(blocks)) - 1].span.end]
    lines = [line.strip() for line in top.splitlines() if line.strip()]
    houses = {word.casefold() for word in credit_words().houses}
    for line, below in pairwise(lines):
        words = line.split()
        is_name = 2 <= len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() or len(word) <= 3 for word in words)
        is_house = is_name and all(word.isalpha() for word in words) and any(w.casefold() in houses for w in words)
        dated = dates_alone(without_date_label(below)) if is_house else None
        if dated is not None and dated.published is not None:
            return line
    return None


def _language_code(stated: str | None) -> str | None:
    if stated is None or not stated[:2].isascii() or not stated[:2].isalpha() or stated[2:3] not in {"", "-", "_"}:
        return None
    return stated[:2].lower()
