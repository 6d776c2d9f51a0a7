"""Addresses in pages: resolved against the page, and only those that lead to a page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin, urlsplit

# Longer ones carry content, not places: data in disguise, tracking.
LONGEST_URL_CHARS: Final = 4000


def resolve(reference: str | None, base_url: str | None) -> str | None:
    """The absolute http(s) address that a reference means; None for anything else (`javascript:`, `data:`, `#top`)."""
    if reference is None or len(reference) > LONGEST_URL_CHARS:
        return None
    # Browsers drop line breaks and tabs inside addresses; so do people who hide "java\nscript:".
    stated = "".join(character for character in reference if character not in "\t\r\n").strip(" \u00a0\x00")
    if not stated or stated.startswith("#"):
        return None
    try:
        joined = urljoin(base_url, stated) if base_url else stated
        parts = urlsplit("https:" + joined if joined.startswith("//") else joined)
        is_page = parts.scheme in {"http", "https"} and bool(parts.hostname)
        return parts.geturl() if is_page else None
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host of an absolute address, without `www.`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_host_in(host: str, known: tuple[str, ...]) -> bool:
    """Whether a host is one of these or a part of it (`m.facebook.com`)."""
    return any(host == name or host.endswith("." + name) for name in known)
