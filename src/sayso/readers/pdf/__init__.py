"""PDF files with a text layer.

What the file says of itself (`/CreationDate`, `/Title`) tells of the file, not of the report: its dates are never the
date of publication, and its title counts only where the first page prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source
from sayso.readers.byline_dates import byline_dates
from sayso.readers.credits import find_credits
from sayso.readers.credits.names import is_person
from sayso.readers.dates import stated_date
from sayso.readers.encoding import notices_of
from sayso.readers.facts import given_origins
from sayso.readers.identity import document_id, sha256_of
from sayso.readers.pdf.columns import Line, lines_of
from sayso.readers.pdf.composition import PdfText, compose_pages
from sayso.readers.pdf.furniture import without_furniture
from sayso.readers.pdf.words import words_of
from sayso.records import FactOrigin, Notice, Origin, Reason, SourceDocument, StatedDate
from sayso.settings import Limits

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["read_pdf"]

MEDIA_TYPE: Final = "application/pdf"
_DATE: Final = re.compile(
    r"(?:D:)?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?:(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
    r"(?:Z|(?P<zone>[+-]\d\d)'?(?P<zone_minutes>\d\d)?'?)?)?"
)
# Titles that programs write by themselves.
_PROGRAM_TITLE: Final = re.compile(
    r"^(?:microsoft word|microsoft powerpoint|untitled|document\d*|layout \d+|print|unknown|no title)\b"
    r"|\.\w{2,5}$|^\S+$",
    re.I,
)
_SHORT_TEXT_CHARS: Final = 200


@dataclass(frozen=True, slots=True)
class _Pages:
    lines: tuple[tuple[Line, ...], ...]
    heights: tuple[float, ...]
    is_cut: bool
    has_pictures_alone: bool
    is_broken: bool


def read_pdf(source: Source, limits: Limits) -> Iterator[Item]:
    """Read one PDF.

    Raises:
        UnreadableSource: needs a password (`encrypted`), is broken (`malformed`), has no text (`no_text`), or more
            than `limits.text_chars` (`too_big`).
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableSource(Reason.ENCRYPTED, "The PDF is locked with a password.") from error
        raise UnreadableSource(Reason.MALFORMED, "The PDF is broken and cannot be opened.") from error
    try:
        stated = pdf.get_metadata_dict(skip_empty=True)
        pages = _pages(pdf, limits)
    finally:
        pdf.close()
    kept = without_furniture(list(zip(pages.lines, pages.heights, strict=True)))
    if not any(kept):
        sentence = "The PDF has no text."
        if pages.has_pictures_alone:
            sentence = "The PDF's pages are pictures without a text layer; run text recognition (OCR) over it first."
        raise UnreadableSource(Reason.NO_TEXT, sentence)
    composed = compose_pages(kept, stated_title=source.hints.title or _sane_title(stated.get("Title")))
    if len(composed.text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG,
            f"The text has {len(composed.text):,} characters; at most {limits.text_chars:,} are read"
            " (limits.text_chars).",
        )
    yield ReadDocument(_document(composed, pages, stated, source), source.content, source.name)


def _pages(pdf: pypdfium2.PdfDocument, limits: Limits) -> _Pages:
    import pypdfium2

    lines: list[tuple[Line, ...]] = []
    heights: list[float] = []
    total_chars = 0
    is_broken = has_pictures_alone = False
    for number in range(min(len(pdf), limits.pages)):
        try:
            page = pdf[number]
        except (pypdfium2.PdfiumError, IndexError):
            is_broken = True
            continue
        try:
            found = words_of(page)
        except pypdfium2.PdfiumError:
            is_broken = True
            continue
        finally:
            page.close()
        has_pictures_alone = has_pictures_alone or found.has_pictures
        lines.append(lines_of(found.words))
        heights.append(found.height)
        total_chars += sum(len(word.text) for word in found.words)
        if total_chars > limits.text_chars:
            break
    return _Pages(tuple(lines), tuple(heights), len(pdf) > limits.pages, has_pictures_alone, is_broken)


def _document(composed: PdfText, pages: _Pages, stated: Mapping[str, str], source: Source) -> SourceDocument:
    hints, text = source.hints, composed.text
    title = hints.title if hints.title is not None else composed.title
    found = find_credits(text, title=composed.title)
    dates = byline_dates([block.span.text_in(text) for block in composed.blocks[:12]], composed.title)
    published, is_unread = _published(hints, dates.published)
    authors, authors_origin = _authors(found.authors, stated)
    notices = list(notices_of(text))
    notices += [Notice.PAGES_LEFT_OUT] if pages.is_cut else []
    notices += [Notice.NO_TEXT_LAYER] if pages.has_pictures_alone else []
    notices += [Notice.MALFORMED_CONTAINER] if pages.is_broken else []
    notices += [Notice.DATE_NOT_READ] if is_unread else []
    notices += [Notice.SHORT_TEXT] if len(text) < _SHORT_TEXT_CHARS else []
    origins = list(given_origins(hints))
    if hints.title is None and title is not None:
        origins.append(FactOrigin("title", Origin.PDF))
    if authors:
        origins.append(FactOrigin("authors", authors_origin))
    source_sha256 = sha256_of(source.content)
    return SourceDocument(
        id=document_id(source_sha256, hints),
        text=text,
        source_sha256=source_sha256,
        given_id=hints.given_id,
        title=title,
        language=hints.language,
        media_type=MEDIA_TYPE,
        url=hints.url,
        publisher=hints.publisher,
        authors=authors,
        published=published,
        modified=dates.modified or _pdf_date(stated.get("ModDate")) or _pdf_date(stated.get("CreationDate")),
        collected=hints.collected,
        dateline=found.dateline,
        credits=found.credits,
        links=composed.links,
        blocks=composed.blocks,
        pages=composed.pages,
        notices=tuple(sorted(set(notices))),
        origins=tuple(origins),
    )


def _published(hints: Hints, byline: StatedDate | None) -> tuple[StatedDate | None, bool]:
    if hints.published is not None:
        given = stated_date(hints.published, Origin.GIVEN)
        return given or byline, given is None
    return byline, False


def _authors(bylines: tuple[str, ...], stated: Mapping[str, str]) -> tuple[tuple[str, ...], Origin]:
    """The report's own byline; else the file's author where that is a person's name and no login."""
    if bylines:
        return bylines, Origin.BYLINE
    people = [name.strip() for name in re.split(r"[,;]|\band\b", stated.get("Author", ""))]
    return tuple(name for name in people if is_person(name)), Origin.PDF


def _sane_title(stated: str | None) -> str | None:
    title = " ".join((stated or "").split())
    return None if not title or len(title) > 300 or _PROGRAM_TITLE.search(title) else title


def _pdf_date(stated: str | None) -> StatedDate | None:
    match = _DATE.match(stated or "")
    if match is None:
        return None
    day = "-".join(part for part in (match["year"], match["month"], match["day"]) if part)
    if match["hour"] is None or match["day"] is None:
        return stated_date(day, Origin.PDF)
    zone = f"{match['zone']}:{match['zone_minutes'] or '00'}" if match["zone"] else "Z" if "Z" in match.group() else ""
    return stated_date(f"{day}T{match['hour']}:{match['minute']}:{match['second'] or '00'}{zone}", Origin.PDF)
