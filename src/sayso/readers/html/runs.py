"""The runs of characters between tags: put together to a paragraph with single spaces, and its links with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BREAK: Final = "\n"
CELL: Final = "\t"
_SPACE: Final = re.compile("[ \t\r\n\f\v\u00a0]+")
_SOFT_HYPHEN: Final = "\u00ad"
# Old pages wrap their lines at 60 to 80 characters; bylines and headings are shorter.
_LEAST_WRAPPED_CHARS: Final = 50
_MOST_WRAPPED_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class StretchLink:
    """A hyperlink inside a stretch; `start` and `end` are characters of its text."""

    start: int
    end: int
    url: str


@dataclass(slots=True)
class Run:
    """Characters with one link or none; `link` counts the links of the page. Breaks and cells are runs of their own."""

    text: str
    link: int | None
    node: HtmlElement
    is_tail: bool


def collapsed(text: str, *, keeps_lines: bool) -> str:
    """The text with single spaces and without soft hyphens; `keeps_lines` is for `<pre>`."""
    bare = text.replace(_SOFT_HYPHEN, "")
    if not keeps_lines:
        return _SPACE.sub(" ", bare)
    return "\n".join(_SPACE.sub(" ", line) for line in bare.replace("\r\n", "\n").split("\n"))


def paragraphs_of(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """Paragraphs of pages that know no `<p>`: two breaks in a row end one, and so does one break after a short line
    or after one too long to have been wrapped, unless the next goes on in lower case."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        lines[-1].append(run)
    part: list[Run] = []
    last = ""
    for line in lines:
        words = "".join(run.text for run in line).strip()
        is_whole = len(last) < _LEAST_WRAPPED_CHARS or (len(last) > _MOST_WRAPPED_CHARS and last[-1] in '.!?"”»')
        # "READ ALSO: ..." in a line of its own is no part of the sentence before it.
        is_linked = bool(words) and all(run.link is not None for run in line if run.text.strip())
        is_new = not words or (is_whole and not words[0].islower()) or (is_linked and last[-1:] in {".", "!", "?", "”"})
        if is_new and part:
            yield part
            part = []
        part += line
        last = words
    yield part


def joined(runs: Sequence[Run], urls: Sequence[str | None]) -> tuple[str, tuple[StretchLink, ...]]:
    """The runs as one text with single spaces, and the links in it."""
    parts: list[str] = []
    length = 0
    last = BREAK
    spans: list[tuple[int, int, int]] = []
    for run in runs:
        words = run.text
        if words[:1] == " " and last in {" ", BREAK, CELL}:
            words = words[1:]
        if words in {BREAK, CELL} and last == " " and parts:
            parts[-1] = parts[-1][:-1]
            length -= 1
        if not words:
            continue
        if run.link is not None:
            if spans and spans[-1][2] == run.link:
                spans[-1] = (spans[-1][0], length + len(words), run.link)
            else:
                spans.append((length, length + len(words), run.link))
        parts.append(words)
        length += len(words)
        last = words[-1]
    whole = "".join(parts)
    lead = len(whole) - len(whole.lstrip())
    text = whole.strip()
    links = []
    for start, end, link in spans:
        url = urls[link]
        inside = whole[start:end]
        first = start + len(inside) - len(inside.lstrip()) - lead
        last_exclusive = first + len(inside.strip())
        if url is not None and last_exclusive > first:
            links.append(StretchLink(first, last_exclusive, url))
    return text, tuple(links)
