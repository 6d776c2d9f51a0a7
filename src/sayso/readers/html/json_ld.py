"""What a page says of its article in JSON-LD (schema.org), the most reliable place for outlet, authors and dates."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_SCRIPT_CHARS: Final = 5_000_000
_DEEPEST: Final = 8
_SPACE: Final = re.compile(r"\s+")
_TAG: Final = re.compile(r"<[^<>]{1,500}>")
# Left by publishing systems around the JSON.
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)?\s*|\s*(?:-->|//\s*\]\]>|\]\]>|/\*\]\]>\*/)?\s*;?\s*$"
)
_TRAILING_COMMA: Final = re.compile(r",\s*(?=[}\]])")
# Best first: what a page is about, then what it merely is.
_ARTICLES: Final = (
    "newsarticle", "reportagenewsarticle", "liveblogposting", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "article", "report", "blogposting",
    "socialmediaposting", "discussionforumposting", "scholarlyarticle", "techarticle", "videoobject", "webpage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatedArticle:
    """The article of a page as its JSON-LD states it; texts are unescaped and on one line, dates as written."""

    kind: str
    headline: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    url: str | None
    is_free: bool | None


def stated_article(root: HtmlElement) -> StatedArticle | None:
    """The page's article; where several are described, the kind that comes first in the order of this module."""
    nodes = [node for value in _values(root) for node in _nodes(value, 0)]
    ids = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    articles = [(rank, position, node) for position, node in enumerate(nodes) if (rank := _rank(node)) is not None]
    if not articles:
        return None
    rank, _, node = min(articles, key=lambda found: found[:2])
    return StatedArticle(
        kind=_ARTICLES[rank],
        headline=_text(node.get("headline")) or (_text(node.get("name")) if _ARTICLES[rank] != "webpage" else None),
        publisher=next(iter(_names(node.get("publisher"), ids)), None),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator"), ids))),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        url=_url(node),
        is_free=_is_true(node.get("isAccessibleForFree")),
    )


def _values(root: HtmlElement) -> Iterator[object]:
    for script in root.iter("script"):
        content = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(content) > _LONGEST_SCRIPT_CHARS:
            continue
        bare = _WRAPPING.sub("", content)
        for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
            try:
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """All described things, the outer ones first; lists, `@graph` and what a page is about are looked into."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value[:1000]:
            yield from _nodes(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher", "author"):
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)


def _rank(node: Mapping[str, object]) -> int | None:
    kinds = node.get("@type")
    names = [str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    ranks = [_ARTICLES.index(name) for name in names if name in _ARTICLES]
    has_content = any(node.get(key) for key in ("headline", "datePublished", "author", "isAccessibleForFree"))
    return min(ranks) if ranks and has_content else None


def _names(value: object, ids: Mapping[str, Mapping[str, object]], depth: int = 0) -> Iterator[str]:
    if depth > 3:
        return
    if isinstance(value, list):
        for entry in value[:50]:
            yield from _names(entry, ids, depth + 1)
    elif isinstance(value, dict):
        name = _text(value.get("name")) or _text(value.get("legalName"))
        if name:
            yield name
        elif (referred := ids.get(str(value.get("@id")))) is not None:
            yield from _names({**referred, "@id": None}, ids, depth + 1)
    elif (name := _text(value)) and not name.startswith(("http://", "https://", "#", "/")):
        yield name


def _url(node: Mapping[str, object]) -> str | None:
    page = node.get("mainEntityOfPage")
    candidates = [node.get("url"), page, page.get("@id") if isinstance(page, dict) else None]
    candidates += [page.get("url") if isinstance(page, dict) else None]
    found = (_text(candidate) for candidate in candidates)
    return next((url for url in found if url and url.startswith(("http://", "https://"))), None)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str) or len(value) > 10_000:
        return None
    plain = _SPACE.sub(" ", _TAG.sub("", html.unescape(html.unescape(value)))).strip()
    return plain.encode("utf-8", "replace").decode("utf-8") or None


def _is_true(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return (
        {"true": True, "false": False}.get(value.strip().lower().rsplit("/", 1)[-1]) if isinstance(value, str) else None
    )
