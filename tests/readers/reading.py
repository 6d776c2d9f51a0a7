"""Reads a file's bytes with one reader, as tests want it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source, Unread
from sayso.records import BlockKind, LinkKind, SourceDocument
from sayso.records.consistency import spans_of
from sayso.settings import Limits

FIXTURES = Path(__file__).parent.parent / "fixtures"
LIMITS = Limits()

Read = Callable[[Source, Limits], Iterator[Item]]


def items_of(read: Read, content: bytes, *, hints: Hints | None = None, limits: Limits = LIMITS) -> list[Item]:
    """Everything that comes out; what a reader promises for every document is checked here."""
    items = list(read(Source(content, "test", hints or Hints()), limits))
    for item in items:
        if isinstance(item, ReadDocument):
            check_promises(item.document)
    return items


def document_of(
    read: Read, content: bytes | str, *, hints: Hints | None = None, limits: Limits = LIMITS
) -> SourceDocument:
    """The only document."""
    items = items_of(read, content.encode() if isinstance(content, str) else content, hints=hints, limits=limits)
    [item] = items
    assert isinstance(item, ReadDocument)
    return item.document


def documents_of(read: Read, content: bytes | str, *, hints: Hints | None = None) -> list[SourceDocument]:
    items = items_of(read, content.encode() if isinstance(content, str) else content, hints=hints)
    return [item.document for item in items if isinstance(item, ReadDocument)]


def failures_of(read: Read, content: bytes | str) -> list[str]:
    """Reason codes of what was not read, of the whole source too."""
    try:
        items = items_of(read, content.encode() if isinstance(content, str) else content)
    except UnreadableSource as error:
        return [error.reason if error.sentence.endswith(".") else "no sentence"]
    return [item.failure.code for item in items if isinstance(item, Unread)]


def check_promises(document: SourceDocument) -> None:
    """Spans lie in the text and hold more than blanks, blocks follow each other, the text can be written."""
    text = document.text
    text.encode("utf-8")
    assert text == text.strip() or document.media_type == "application/json"
    for where, span in spans_of(document, "document"):
        assert span.end <= len(text), where
        assert span.text_in(text).strip(), where
    for earlier, later in pairwise(document.blocks):
        assert earlier.span.end <= later.span.start
    for link in document.links:
        assert link.url.startswith(("http://", "https://"))
    titles = words(document, BlockKind.TITLE)
    assert titles in ([], [text.split("\n")[0]])


def words(document: SourceDocument, kind: BlockKind) -> list[str]:
    """The text of each block of a kind."""
    return [block.span.text_in(document.text) for block in document.blocks if block.kind is kind]


def links(document: SourceDocument, kind: LinkKind) -> list[tuple[str, str]]:
    """Words and address of each link of a kind."""
    return [(link.span.text_in(document.text), link.url) for link in document.links if link.kind is kind]


def credited(document: SourceDocument) -> list[tuple[str, str]]:
    return [(credit.kind.value, credit.name) for credit in document.credits]
