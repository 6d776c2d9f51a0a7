"""Files that come along with reports and are none: pictures, sound, style sheets, scripts, leavings of a system.

In folders and archives they are passed over without a word; a saved page or a chat export has hundreds of them.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

# Text that would pass for a report, so that only its name tells. Everything else is known by its first bytes.
_SUFFIXES: Final = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".ts",
        ".scss",
        ".less",
        ".ini",
        ".lnk",
        ".url",
        ".webloc",
        ".desktop",
        ".pyc",
        ".lock",
    ]
)
_NAMES: Final = frozenset({"thumbs.db", "desktop.ini", "robots.txt", "manifest.json", "ehthumbs.db", "icon\r"})

_SIGNATURES: Final[tuple[tuple[int, bytes], ...]] = (
    (0, b"\xff\xd8\xff"),
    (0, b"\x89PNG\r\n"),
    (0, b"GIF8"),
    (8, b"WEBP"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
    (0, b"\x00\x00\x01\x00"),
    (4, b"ftyp"),
    (0, b"\x1aE\xdf\xa3"),
    (8, b"AVI "),
    (8, b"WAVE"),
    (0, b"ID3\x02"),
    (0, b"ID3\x03"),
    (0, b"ID3\x04"),
    (0, b"\xff\xfb"),
    (0, b"OggS\x00"),
    (0, b"fLaC"),
    (0, b"wOFF"),
    (0, b"wOF2"),
    (0, b"OTTO"),
    (0, b"\x00\x01\x00\x00\x00"),
)


def is_junk(path: str) -> bool:
    """Whether a path (with `/`) names something hidden or left by a system: `.DS_Store`, `__MACOSX/…`, `~$draft`."""
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "__MACOSX", "~$")) and part[:2] != ".." for part in parts) or (
        bool(parts) and parts[-1].lower() in _NAMES
    )


def is_companion(path: str, head: bytes) -> bool:
    """Whether a file in a folder or archive is no report but belongs to one: by its first bytes, or a script's name."""
    name = PurePosixPath(path)
    if name.suffix.lower() in _SUFFIXES or name.name.lower() in _NAMES:
        return True
    if head.lstrip()[:4] == b"<svg":
        return True
    return any(head.startswith(signature, offset) for offset, signature in _SIGNATURES)
