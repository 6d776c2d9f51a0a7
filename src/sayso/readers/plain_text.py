"""Plain text and Markdown. The text is what the bytes say, to the character; only a byte order mark is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Item, ReadDocument, Source
from sayso.readers.encoding import charset_of, decode
from sayso.readers.markdown import is_markdown
from sayso.readers.text_document import text_document
from sayso.records import Reason
from sayso.settings import Limits

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"


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
    document = text_document(
        text,
        source.content,
        source.hints,
        media_type=MARKDOWN if is_markdown(text) else TEXT,
        notices=decoded.notices,
    )
    yield ReadDocument(document, source.content, source.name)
