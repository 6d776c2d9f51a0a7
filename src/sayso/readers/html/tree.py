"""From bytes to a tree of what a visitor could see: decoded, without scripts, styles and hidden parts.

Nothing of a page runs or loads here; the tree is only ever read as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.readers.encoding import charset_of, decode
from sayso.records import Notice

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where browsers look for it, doubled.
_CHARSET_BYTES: Final = 2048
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
# Browsers read these as the larger Windows set.
_LATIN: Final = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
# What a tree cannot hold; the original keeps it.
_UNHOLDABLE: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")

# Deeper trees make parsers stop in the middle of a page. Such tags carry no meaning of their own.
_MOST_NESTED: Final = 200
_NESTING_TAG: Final = re.compile(
    r"</?(?:div|span|font|b|i|u|em|strong|center|section|small|big|p|ul|ol|li|table|tbody|tr|td|blockquote)\b[^<>]{0,1000}>",
    re.I,
)
_ERROR_TOO_DEEP: Final = "depth"

_DROPPED: Final = frozenset(
    [
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "object",
        "applet",
        "audio",
        "select",
        "option",
        "optgroup",
        "button",
        "textarea",
        "datalist",
        "map",
        "area",
        "link",
        "frame",
        "frameset",
        "noframes",
        "dialog",
        "progress",
        "meter",
    ]
)
_HIDING_STYLE: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|(?:max-)?(?:height|width)\s*:\s*0(?![.\d]*[1-9])(?=[^;]*(?:;|$)))",
    re.I,
)
# Dialogues hide the page behind them from screen readers by this mark, though everybody sees it.
_NEVER_HIDDEN_BY_ARIA: Final = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree and the notices of reading its characters. The tree is changed by those who read it."""

    root: HtmlElement
    notices: tuple[Notice, ...]


def parse_page(content: bytes, *, media_type: str | None) -> Page | None:
    """Build the tree of a page; None if nothing can be made of it.

    Args:
        content: the bytes of a whole page or of a fragment.
        media_type: what the server said, whose charset counts before the page's own.
    """
    decoded = decode(content, declared=_declared(content, media_type))
    notices: list[Notice] = [notice for notice in decoded.notices if notice is Notice.ENCODING_GUESSED]
    text, dropped = _UNHOLDABLE.subn("", decoded.text)
    if dropped:
        notices.append(Notice.CONTROL_CHARACTERS)
    root, is_whole = _parsed(text)
    if not is_whole:
        notices.append(Notice.MALFORMED_CONTAINER)
        root, _ = _parsed(_NESTING_TAG.sub("<br>", text))
    return None if root is None else Page(root, tuple(notices))


def parse_fragment(markup: str) -> HtmlElement | None:
    """Build a tree of a piece of markup, such as the content of a feed's entry."""
    page = parse_page(markup.encode("utf-8", errors="replace"), media_type="text/html; charset=utf-8")
    return page.root if page else None


def drop_hidden(root: HtmlElement) -> None:
    """Take out of the tree what no visitor sees, except structured data that describes the page."""
    for element in [element for element in root.iter() if _is_hidden(element)]:
        if element.getparent() is not None:
            element.drop_tree()


def _declared(content: bytes, media_type: str | None) -> str | None:
    head = content[:_CHARSET_BYTES]
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    stated = charset_of(media_type) or (found.group(1).decode("ascii") if found else None)
    if stated is None:
        return None
    name = stated.lower()
    if name in _LATIN:
        return "cp1252"
    # A page whose mark was readable as ASCII is not in UTF-16, whatever the mark says.
    return "utf-8" if name.startswith(("utf-16", "utf16", "utf-32")) and found and not charset_of(media_type) else name


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None, True
    is_whole = not any(_ERROR_TOO_DEEP in entry.message.lower() for entry in parser.error_log)
    return root, is_whole


def _is_hidden(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag == "script":
        # Telegram's widget is a script that names a post; the page's description is one that holds JSON.
        return "ld+json" not in (element.get("type") or "") and not element.get("data-telegram-post")
    if tag in _DROPPED:
        return True
    if element.get("hidden") is not None or _HIDING_STYLE.search(element.get("style") or ""):
        return tag not in {"html", "body"}
    if (element.get("aria-hidden") or "").lower() == "true" and tag not in _NEVER_HIDDEN_BY_ARIA:
        return True
    return element.get("role") in {"dialog", "alertdialog"} or element.get("aria-modal") == "true"
