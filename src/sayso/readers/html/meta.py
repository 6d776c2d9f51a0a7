"""What a page says of itself in `<meta>` elements: Open Graph, Dublin Core, citation tags and their many cousins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE: Final = re.compile(r"\s+")
_LONGEST_CHARS: Final = 2000

TITLE: Final = (
    "og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title", "sailthru.title",
)  # fmt: skip
PUBLISHER: Final = (
    "og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher",
    "application-name", "twitter:site",
)  # fmt: skip
AUTHORS: Final = (
    "author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "article:author_name", "article.author", "twitter:creator",
)  # fmt: skip
PUBLISHED: Final = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "date.published", "article.published", "publication_date", "publish-date", "publishdate", "published_date",
    "pubdate", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "ptime", "displaydate", "date",
)  # fmt: skip
MODIFIED: Final = (
    "article:modified_time", "article:modified", "og:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised", "utime",
)  # fmt: skip
URL: Final = ("og:url",)

Meta = Mapping[str, Sequence[str]]


def read_meta(root: HtmlElement) -> Meta:
    """Contents by lower-case name, in page order; `name`, `property` and `itemprop` count alike."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = _SPACE.sub(" ", element.get("content") or "").strip()[:_LONGEST_CHARS]
        names = {element.get(key) for key in ("property", "name", "itemprop")} - {None}
        for name in sorted(str(name).strip().lower() for name in names):
            if content:
                found.setdefault(name, []).append(content)
    return found


def first(meta: Meta, names: Sequence[str]) -> str | None:
    """The first content of the first of these names that is there."""
    return next((meta[name][0] for name in names if meta.get(name)), None)
