"""One report as it was read: its text, fixed for ever, and the facts that its container states about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.records.span import Span


class DatePrecision(StrEnum):
    """How much of a stated date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Origin(StrEnum):
    """Where a fact about a document was found."""

    GIVEN = "given"  # by the user, on the command line or in a JSON Lines row
    JSON_LD = "json_ld"
    META = "meta"
    MARKUP = "markup"  # <time>, <h1>, <title>, rel=author
    BYLINE = "byline"  # the text's own first or last lines
    DATELINE = "dateline"
    URL = "url"
    FEED = "feed"
    TELEGRAM = "telegram"
    PDF = "pdf"
    HTTP = "http"
    FILE_NAME = "file_name"
    TEXT = "text"


class Notice(StrEnum):
    """What a reader of the record should know about this document as a whole."""

    LANGUAGE_NOT_READ = "language_not_read"
    LANGUAGE_UNCERTAIN = "language_uncertain"
    SOFT_404 = "soft_404"
    PAYWALL = "paywall"
    LOGIN_WALL = "login_wall"
    CONSENT_PAGE = "consent_page"
    TRUNCATED = "truncated"
    PAGES_LEFT_OUT = "pages_left_out"
    NO_TEXT_LAYER = "no_text_layer"
    ENCODING_GUESSED = "encoding_guessed"
    CHARACTERS_REPLACED = "characters_replaced"
    CONTROL_CHARACTERS = "control_characters"
    DATE_NOT_READ = "date_not_read"
    MALFORMED_CONTAINER = "malformed_container"
    SHORT_TEXT = "short_text"
    READ_WITHOUT_MODEL = "read_without_model"  # longer than the reader model takes


class CreditKind(StrEnum):
    """Who is credited for the text."""

    AGENCY = "agency"
    OUTLET = "outlet"
    AUTHOR = "author"
    TRANSLATION = "translation"


class LinkKind(StrEnum):
    """How a page points elsewhere."""

    LINK = "link"
    EMBED = "embed"
    QUOTE = "quote"


class BlockKind(StrEnum):
    """Layout role of a stretch of text."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE = "table"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the container or its owner states. `value` is an ISO 8601 prefix no longer than its precision."""

    value: str
    precision: DatePrecision
    origin: Origin = field(metadata={"json": "from"})


@dataclass(frozen=True, slots=True)
class Credit:
    """A wire byline, an agency's sign-off or an author's line, with its place in the text."""

    span: Span
    name: str
    kind: CreditKind


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink, embedded post or quote block: the best evidence of who cites whom."""

    span: Span
    url: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with one layout role. Blocks do not overlap and come in text order."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """Where a fact of the document (title, publisher, authors, url, language) was found; JSON `{field: from}`."""

    field: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Relevance:
    """How surely a text is about conflict (0 to 1), and of which kinds."""

    score: float
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A report. `text` never changes once read; all offsets in a reading refer to it.

    `id` is made from `source_sha256` and what was given from outside (`readers.identity`); `pages` are spans of the
    pages of a PDF; `collected` is an ISO 8601 time, only where the container states it.
    """

    id: str
    given_id: str | None = None
    title: str | None = None
    text: str
    language: str | None = None
    media_type: str | None = None
    source_sha256: str
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: StatedDate | None = None
    modified: StatedDate | None = None
    collected: str | None = None
    dateline: Span | None = None
    credits: tuple[Credit, ...] = ()
    forwarded_from: str | None = None
    links: tuple[Link, ...] = ()
    blocks: tuple[Block, ...] = ()
    pages: tuple[Span, ...] = ()
    relevance: Relevance | None = None
    notices: tuple[Notice, ...] = ()
    origins: tuple[FactOrigin, ...] = ()

    def spans_of(self, kind: BlockKind) -> tuple[Span, ...]:
        """Where the blocks of a kind stand, in text order."""
        return tuple(block.span for block in self.blocks if block.kind is kind)
