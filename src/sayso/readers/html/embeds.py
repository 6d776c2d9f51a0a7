"""Recognises posts and videos of other sites in a page, and the address that they are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.ontology.page_lists import EmbedMarks, embed_marks
from sayso.readers.html.addresses import host_of, is_host_in, resolve

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRAMES: Final = frozenset(
    {"iframe", "embed", "amp-iframe", "amp-youtube", "amp-twitter", "amp-instagram", "amp-facebook"}
)


def is_frame(element: HtmlElement) -> bool:
    """Whether an element shows something from elsewhere that the page has no words of."""
    return element.tag in _FRAMES or element.get("data-telegram-post") is not None


def frame_url(element: HtmlElement, base_url: str | None) -> str | None:
    """The address of a frame, if it is of a host whose posts and videos pages embed."""
    source = element.get("src") or element.get("data-src") or element.get("data-lazy-src")
    url = post_url(element, base_url) or resolve(source, base_url)
    return url if url and is_host_in(host_of(url), embed_marks().frame_hosts) else None


def is_post(element: HtmlElement, marks: EmbedMarks) -> bool:
    """Whether an element holds the words of an embedded post."""
    return has_class(element, marks.post_classes)


def has_class(element: HtmlElement, names: tuple[str, ...]) -> bool:
    """Whether an element is of one of these classes."""
    stated = element.get("class")
    return stated is not None and any(name in names for name in stated.split())


def post_url(element: HtmlElement, base_url: str | None) -> str | None:
    """The address of an embedded post: an attribute, or the last link inside that leads to a post."""
    marks = embed_marks()
    for attribute, template in marks.post_templates:
        if value := (element.get(attribute) or "").strip():
            return resolve(template.format(value), base_url)
    for attribute in marks.post_attributes:
        url = resolve(element.get(attribute), base_url)
        if url and is_host_in(host_of(url), marks.post_hosts):
            return url
    inside = [resolve(link.get("href"), base_url) for link in element.iter("a")]
    posts = [url for url in inside if url and is_host_in(host_of(url), marks.post_hosts)]
    return posts[-1] if posts else None
