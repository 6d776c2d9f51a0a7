"""Whether a page is a report at all: error pages that come with status 200, paywalls, login walls, consent pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.ontology.page_lists import page_phrases
from sayso.records import Notice

# A wall around less than this much article text hides the article; above it the article is there.
SHORT_TEXT_CHARS: Final = 400
_CUT_TEXT_CHARS: Final = 2500
_LONGEST_ERROR_CHARS: Final = 900
_SCANNED_CHARS: Final = 20_000
_END_CHARS: Final = 600
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_SPACE: Final = re.compile(r"\s+")
_EDGE: Final = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class PageState:
    """`wall` is what stands instead of the report, or None; `notices` are said of a report that is there."""

    wall: Notice | None
    notices: tuple[Notice, ...]


def page_state(
    *, title: str | None, article: str, whole: str, has_password: bool = False, is_free: bool | None = None
) -> PageState:
    """Judge a page.

    Args:
        title: headline or window title.
        article: what was found as the report's text, without the headline.
        whole: every visible word of the page, dialogues included.
        has_password: whether the page asks for a password.
        is_free: what the page states (schema.org `isAccessibleForFree`).
    """
    phrases = page_phrases()
    body, page = _folded(article), _folded(whole[:_SCANNED_CHARS] + " " + whole[-_SCANNED_CHARS:])
    is_short = len(body) < SHORT_TEXT_CHARS
    if _is_not_found(title, body):
        return PageState(Notice.SOFT_404, ())
    asked = _count(phrases.consent, f"{_folded(title or '')} | {body}")
    if is_short and (asked >= 2 or ((asked or not body) and _count(phrases.consent, page) >= 2)):
        return PageState(Notice.CONSENT_PAGE, ())
    paywalled = _count(phrases.paywall, page) > 0
    if is_short and not paywalled and (_count(phrases.login, body) or (has_password and _count(phrases.login, page))):
        return PageState(Notice.LOGIN_WALL, ())
    if is_short and has_password and len(body) < SHORT_TEXT_CHARS // 4:
        return PageState(Notice.LOGIN_WALL, ())
    if (paywalled or is_free is False) and _is_cut(article, body, is_stated=is_free is False, is_said=paywalled):
        return PageState(Notice.PAYWALL if len(body) < _LEAST_TEASER_CHARS else None, (Notice.PAYWALL,))
    return PageState(None, ())


def is_wall_line(line: str) -> bool:
    """Whether a short line asks its reader to pay, log in or consent; it is no part of a report."""
    if len(line) > _LONGEST_WALL_LINE_CHARS:
        return False
    phrases, folded = page_phrases(), _folded(line)
    return _count((*phrases.paywall, *phrases.login, *phrases.consent), folded) > 0


_LONGEST_WALL_LINE_CHARS: Final = 160
# Less than a sentence is no teaser.
_LEAST_TEASER_CHARS: Final = 40


def _is_not_found(title: str | None, body: str) -> bool:
    if len(body) > _LONGEST_ERROR_CHARS:
        return False
    phrases = page_phrases()
    said = _count(phrases.not_found, body) > 0
    headline = _EDGE.sub("", _folded(title or ""))
    if headline in phrases.not_found_titles:
        return said or len(body) < SHORT_TEXT_CHARS
    # "Body of missing man not found" is a report: only a longer phrase counts inside a longer headline.
    telling = tuple(p for p in phrases.not_found_titles if len(p.split()) > 2 or p.startswith("page ") or "404 " in p)
    titled = any(headline.startswith(phrase) or headline.endswith(phrase) for phrase in telling)
    return titled and (said or len(body) < _LEAST_TEASER_CHARS)


def _is_cut(article: str, body: str, *, is_stated: bool, is_said: bool) -> bool:
    if _ELLIPSIS.search(article[-40:].rstrip()):
        return True
    if is_said and _count(page_phrases().paywall, body[-_END_CHARS:]):
        return len(body) < _CUT_TEXT_CHARS * 2
    return len(body) < (_CUT_TEXT_CHARS if is_stated else SHORT_TEXT_CHARS * 2)


@cache
def _patterns(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)") for phrase in phrases)


def _count(phrases: tuple[str, ...], text: str) -> int:
    # Plain search first: it is many times quicker than the pattern, and nearly all phrases are nowhere in a report.
    return sum(
        1
        for phrase, pattern in zip(phrases, _patterns(phrases), strict=True)
        if phrase in text and pattern.search(text)
    )


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).casefold().strip()
