"""HTML as a tree: text and attributes are escaped when it is written, so that no report can add markup to a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, tostring

# `None` stands for what is not there; an iterable for its members in order.
Node = Element | str | None

# Control and direction-changing characters become a visible sign of the same length; line ends and tabs stay.
_UNSAFE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_SAFE_SCHEMES: Final = ("https://", "http://")


def element(tag: str, *children: Node | Iterable[Node], **attributes: str | None) -> Element:
    """An element; `class_` and `aria_label` are the attributes `class` and `aria-label`, None leaves one out."""
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), shown(value))
    add(made, *children)
    return made


def add(parent: Element, *children: Node | Iterable[Node]) -> None:
    """Put nodes at the end of an element (changes it)."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _add_text(parent, shown(child))
        elif isinstance(child, Element):
            parent.append(child)
        else:
            add(parent, *child)


def written(root: Element) -> str:
    """The HTML of a tree."""
    return tostring(root, encoding="unicode", method="html")


def web_address(url: str | None) -> str | None:
    """The address if a page may link to it: `javascript:` and its like never become links."""
    return url if url is not None and url.lower().startswith(_SAFE_SCHEMES) else None


def outward(url: str, words: str) -> Element:
    """A link that leaves the page, telling the other side nothing; plain words where the address is no web address."""
    if web_address(url) is None:
        return element("span", words)
    return element("a", words, href=url, rel="noopener noreferrer external nofollow", dir="auto")


def words(*children: Node | Iterable[Node], class_: str | None = None) -> Element:
    """Words of a report beside our own: kept apart, whichever way they run."""
    return element("bdi", *children, class_=class_)


def shown(text: str) -> str:
    """Text with control and direction-changing characters as a visible sign."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
