"""Header lines before a report (`Title: …`, `Source: …`, `Date: …`) and the YAML front matter of Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

import yaml

from sayso.records import Span

# What people write in front of a report, and which fact it is.
_KEYS: Final = {
    "title": "title",
    "headline": "title",
    "source": "publisher",
    "publisher": "publisher",
    "publication": "publisher",
    "outlet": "publisher",
    "site": "publisher",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "date published": "published",
    "pubdate": "published",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "language": "language",
    "lang": "language",
}
# Blocks of header lines are short; anything longer is the report itself.
_MOST_LINES: Final = 20
_MOST_CHARS: Final = 16_384
_YAML: Final = re.compile(r"---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_LINE: Final = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{0,29}?)[ \t]*:(?:[ \t]+(?P<value>[^\r\n]*))?(?:\r\n|\r|\n|\Z)")
_AUTHORS: Final = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Facts of the header lines as they are written; `end` is where the report begins."""

    end: int = 0
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Read header lines or YAML front matter at the start of a text; an empty one with `end` 0 where there is none."""
    start = len(text[:_MOST_CHARS]) - len(text[:_MOST_CHARS].lstrip())
    return _from_yaml(text, start) or _from_lines(text, start) or FrontMatter()


def without_date_label(line: str) -> str:
    """A line such as `Published: 2 January 2020` without what it is called; other lines as they are."""
    found = _LINE.fullmatch(line)
    is_date = found is not None and _KEYS.get(found["key"].lower()) == "published"
    return (found["value"] or "") if found is not None and is_date else line


def _from_yaml(text: str, start: int) -> FrontMatter | None:
    found = _YAML.match(text, start, start + _MOST_CHARS)
    if not found:
        return None
    try:
        values = yaml.safe_load(found["body"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    facts: dict[str, list[str]] = {}
    for key, value in values.items():
        name = _KEYS.get(str(key).lower()) if isinstance(key, str) else None
        if name is not None:
            facts.setdefault(name, []).extend(_strings(value))
    return _built(text, found.start(), found.end(), facts)


def _from_lines(text: str, start: int) -> FrontMatter | None:
    facts: dict[str, list[str]] = {}
    end, known = start, 0
    for _ in range(_MOST_LINES):
        found = _LINE.match(text, end)
        if not found or found.end() == end:
            break
        name = _KEYS.get(found["key"].lower())
        if name is not None and found["value"] and found["value"].strip():
            known += 1
            facts.setdefault(name, []).append(found["value"].strip())
        end = found.end()
    # One such line alone may be the report itself: "Source: police say …".
    return _built(text, start, end, facts) if known >= 2 else None


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, date):  # datetime is one too
        return [value.isoformat()]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        return [str(value)]
    if isinstance(value, list):
        return [item.strip() for item in value if isinstance(item, str) and item.strip()]
    return []


def _built(text: str, start: int, end: int, facts: dict[str, list[str]]) -> FrontMatter:
    first = {name: values[0] for name, values in facts.items() if values}
    title = first.get("title")
    at = text.find(title, start, end) if title else -1
    authors = [name for value in facts.get("author", []) for name in _AUTHORS.split(value) if name]
    return FrontMatter(
        end=end,
        title=title,
        title_span=Span(at, at + len(title)) if title and at >= 0 else None,
        publisher=first.get("publisher"),
        authors=tuple(dict.fromkeys(authors)),
        published=first.get("published"),
        url=first.get("url"),
        language=first.get("language"),
    )
