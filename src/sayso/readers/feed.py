"""RSS and Atom. Each entry is a document of its own; its bytes are the entry's own fields, so that it stays the same
document when the feed grows."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, Item, ReadDocument, Source, Unread
from sayso.readers.credits import find_credits
from sayso.readers.dates import stated_date
from sayso.readers.encoding import notices_of
from sayso.readers.facts import given_origins
from sayso.readers.feed_markup import harmless_markup
from sayso.readers.html.addresses import resolve
from sayso.readers.html.fragment import compose_fragment
from sayso.readers.identity import document_id, sha256_of
from sayso.records import FactOrigin, Failure, Notice, Origin, Reason, SourceDocument, StatedDate
from sayso.settings import Limits

RSS: Final = "application/rss+xml"
ATOM: Final = "application/atom+xml"
_SPACE: Final = re.compile(r"\s+")
_TAG: Final = re.compile(r"<[^<>]{1,500}>")
_CUT: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\s*$")
_MAIL: Final = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$|^(?P<before>[^<>]+?)\s*<\S+@\S+>$")
_SHORT_TEXT_CHARS: Final = 200
_MOST_AUTHORS: Final = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields of an entry that make a document, as the feed writes them; dates unread, `content` markup."""

    entry_id: str | None
    title: str | None
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    content: str

    def canonical(self) -> bytes:
        """The entry as JSON with sorted keys: the bytes that its document is made from."""
        fields = {
            "authors": self.authors,
            "content": self.content,
            "id": self.entry_id,
            "published": self.published,
            "publisher": self.publisher,
            "title": self.title,
            "updated": self.updated,
            "url": self.url,
        }
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def read_feed(source: Source, limits: Limits) -> Iterator[Item]:
    """Read every entry of a feed, in its order.

    Raises:
        UnreadableSource: not a feed (`malformed`), no entries (`nothing_inside`), entities made to explode (`bomb`).
    """
    import feedparser

    markup = harmless_markup(source.content, media_type=source.hints.media_type)
    # A stream: feedparser takes text for an address or a file name, which it would open.
    parsed = feedparser.parse(
        io.BytesIO(markup.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.entries:
        if parsed.bozo or not parsed.version:
            raise UnreadableSource(Reason.MALFORMED, "The feed is broken: no entry could be found in it.")
        raise UnreadableSource(Reason.NOTHING_INSIDE, "The feed has no entries.")
    is_broken = bool(parsed.bozo) and "CharacterEncoding" not in type(parsed.get("bozo_exception")).__name__
    feed = parsed.feed
    for number, raw in enumerate(parsed.entries, 1):
        name = f"{source.name}, entry {number}"
        entry = _entry(raw, feed, version=parsed.version, base_url=source.hints.url)
        try:
            yield _document(entry, source, limits, name=name, version=parsed.version, is_broken=is_broken)
        except UnreadableSource as error:
            yield Unread(Failure(entry.entry_id, error.reason, f"Entry {number}: {error.sentence}"), name)


def _entry(raw: Mapping[str, object], feed: Mapping[str, object], *, version: str, base_url: str | None) -> Entry:
    # `in` and `get` of feedparser's dictionaries answer for other keys too.
    stated = {str(key): value for key, value in dict(raw).items()}
    published, updated = _plain(stated.get("published")), _plain(stated.get("updated"))
    if published is None and not version.startswith("atom"):
        # RSS knows one date; feedparser files Dublin Core's under "updated".
        published, updated = updated, None
    feed_link = _plain(dict(feed).get("link"))
    return Entry(
        entry_id=_plain(stated.get("id")),
        title=_plain_markup(stated.get("title")),
        url=resolve(_plain(stated.get("link")), feed_link or base_url),
        publisher=_publisher(stated, feed),
        authors=_authors(stated),
        published=published or _plain(stated.get("created")),
        updated=updated,
        content=_content(stated),
    )


def _publisher(stated: Mapping[str, object], feed: Mapping[str, object]) -> str | None:
    origin = stated.get("source")
    of_source = dict(origin).get("title") if isinstance(origin, Mapping) else None
    return _plain_markup(of_source) or _plain_markup(stated.get("publisher")) or _plain_markup(dict(feed).get("title"))


def _authors(stated: Mapping[str, object]) -> tuple[str, ...]:
    listed = stated.get("authors")
    names = [dict(one).get("name") for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    raw = stated.get("author")
    # feedparser cuts addresses out of names by a pattern that does not know every domain.
    names = [raw] if isinstance(raw, str) and "@" in raw else [name for name in names if name] or [raw]
    found: dict[str, None] = {}
    for stated_name in names:
        name = _plain_markup(stated_name)
        if name and (match := _MAIL.match(name)):
            name = (match["name"] or match["before"]).strip(" \"'")
        for part in re.split(r"\s*[,;]\s*|\s+and\s+", name or ""):
            if part and "@" not in part:
                found.setdefault(part)
    return tuple(found)[:_MOST_AUTHORS]


def _content(stated: Mapping[str, object]) -> str:
    """The fullest text that an entry gives."""
    listed = stated.get("content")
    texts = [_markup(dict(one)) for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    detail = stated.get("summary_detail")
    texts.append(_markup(dict(detail)) if isinstance(detail, Mapping) else str(stated.get("summary") or ""))
    return max(texts, key=len)


def _markup(detail: Mapping[str, object]) -> str:
    value = detail.get("value")
    text = value if isinstance(value, str) else ""
    return html.escape(text).replace("\n", "<br>") if detail.get("type") == "text/plain" else text


def _document(
    entry: Entry, source: Source, limits: Limits, *, name: str, version: str, is_broken: bool
) -> ReadDocument:
    hints = source.hints
    composed = compose_fragment(entry.content, title=entry.title, base_url=entry.url or hints.url)
    text, body = composed.text, composed.text[len(entry.title or "") :].strip()
    if not text.strip():
        raise UnreadableSource(Reason.NO_TEXT, "it has neither headline nor text.")
    if len(text) > limits.text_chars:
        raise UnreadableSource(
            Reason.TOO_BIG, f"its text has {len(text):,} characters; at most {limits.text_chars:,} are read."
        )
    original = entry.canonical()
    source_sha256 = sha256_of(original)
    found = find_credits(text, title=entry.title)
    published, notices = _published(entry, hints)
    notices += notices_of(text)
    notices += (Notice.SHORT_TEXT,) if len(body) < _SHORT_TEXT_CHARS else ()
    notices += (Notice.TRUNCATED,) if _CUT.search(body[-20:]) else ()
    notices += (Notice.MALFORMED_CONTAINER,) if is_broken else ()
    authors, authors_origin = (entry.authors, Origin.FEED) if entry.authors else (found.authors, Origin.BYLINE)
    document = SourceDocument(
        id=document_id(source_sha256, hints),
        text=text,
        source_sha256=source_sha256,
        given_id=entry.entry_id,
        title=entry.title,
        language=hints.language,
        media_type=ATOM if version.startswith("atom") else RSS,
        url=entry.url,
        publisher=hints.publisher or entry.publisher,
        authors=authors,
        published=published,
        modified=stated_date(entry.updated, Origin.FEED) if entry.updated else None,
        collected=hints.collected,
        dateline=found.dateline,
        credits=found.credits,
        links=composed.links,
        blocks=composed.blocks,
        notices=tuple(sorted(set(notices))),
        origins=_origins(entry, hints, authors_origin if authors else None),
    )
    return ReadDocument(document, original, name)


def _origins(entry: Entry, hints: Hints, authors: Origin | None) -> tuple[FactOrigin, ...]:
    given = {fact.field: fact for fact in given_origins(hints) if fact.field in {"publisher", "language"}}
    stated = {"title": entry.title, "publisher": entry.publisher, "url": entry.url}
    for name, value in stated.items():
        if value is not None:
            given.setdefault(name, FactOrigin(name, Origin.FEED))
    if authors is not None:
        given["authors"] = FactOrigin("authors", authors)
    order = ("title", "publisher", "url", "language", "authors")
    return tuple(given[name] for name in order if name in given)


def _published(entry: Entry, hints: Hints) -> tuple[StatedDate | None, tuple[Notice, ...]]:
    if entry.published is not None:
        stated = stated_date(entry.published, Origin.FEED)
        if stated is not None:
            return stated, ()
    # A date given for the whole feed is a date for entries that state none.
    given = stated_date(hints.published, Origin.GIVEN) if hints.published is not None else None
    return given, (Notice.DATE_NOT_READ,) if entry.published is not None else ()


def _plain(value: object) -> str | None:
    return (_SPACE.sub(" ", value).strip() or None) if isinstance(value, str) else None


def _plain_markup(value: object) -> str | None:
    """A title as text: without tags, with its characters unescaped."""
    if not isinstance(value, str):
        return None
    text = _TAG.sub("", value) if "<" in value else value
    return _SPACE.sub(" ", html.unescape(text).replace("\u00ad", "")).strip() or None
