"""Chooses which stretches of a page are the report. trafilatura decides; the words stay as the page has them.

Each stretch is marked with its number in characters that no page uses, trafilatura extracts the main text by whichever
of its ways works, and the marks that come through tell which stretches it took.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from sayso.readers.credits import is_credit_line
from sayso.readers.html.stretches import PageContent, Stretch
from sayso.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Linear A: letters to every program, in no living text. Two brackets and sixteen digits.
_OPEN: Final = "\U00010600"
_CLOSE: Final = "\U00010601"
_DIGITS: Final = "".join(chr(0x10602 + digit) for digit in range(16))
_MARK: Final = re.compile(f"{_OPEN}([{_DIGITS}]+){_CLOSE}")
# With them go the control characters that a page may hold but an XML tree takes from nobody.
_ANY_MARK_CHARACTER: Final = re.compile(f"[{_OPEN}-{_DIGITS[-1]}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]+")

# Shorter lines ("Facebook", "Share") must stay bare for trafilatura to know them as no part of a report.
_LEAST_MARKED_CHARS: Final = 16
# Bylines, captions and sign-offs stand this near to the main text, in stretches.
_NEAR_BEFORE: Final = 8
_NEAR_AFTER: Final = 5
# Above this trafilatura's several passes take longer than a page may; measured on 2 cores at 10 s.
_MOST_STRETCHES: Final = 20_000
_MOST_CHARS: Final = 3_000_000
_MOST_ELEMENTS: Final = 60_000

_LEAST_MENU_LINKS: Final = 3
_MENU_SHARE: Final = 0.8
_TEASER_SHARE: Final = 0.5
_LEAST_ITEM_WORDS: Final = 3
_LEAST_POSTS: Final = 3
_GROUPED: Final = frozenset({BlockKind.TABLE, BlockKind.LIST_ITEM})

# A short sentence, which buttons and labels are not.
_SENTENCE: Final = re.compile(r"\w \w.*[.!?…][\"”»’)]?$")

_SIDE_TAGS: Final = frozenset({"nav", "footer", "aside", "form"})
_SIDE_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu"})
_SIDE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|share|sharing|social|sidebar|promo|newsletter|breadcrumbs?|cookies?|consent|menu|nav"
    r"|navbar|subscribe|advert(?:isement)?|ads?|footer|toolbar|tags|recommended|trending|popular|most-read|widget)(?:$|[\s_-])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Numbers of the chosen stretches in order; or `instead`, the text that the page holds only as data."""

    chosen: tuple[int, ...]
    instead: tuple[str, ...] = ()


def choose(root: HtmlElement, content: PageContent, *, is_live: bool = False) -> Selection:
    """Choose the stretches of the report. The tree is marked by this.

    Args:
        root: the tree that `content` was laid out from.
        content: what a visitor sees.
        is_live: a running report of many posts, of which extraction alone would take one.
    """
    stretches = content.stretches
    if not stretches:
        return Selection((), _extracted(root) if len(root) else ())
    taken, lines = _by_trafilatura(root, stretches)
    if not taken:
        if lines and sum(map(len, lines)) > sum(len(s.text) for s in stretches):
            return Selection((), lines)
        taken = _by_place(stretches)
    if is_live or _is_one_of_many(stretches, taken):
        taken |= _by_place(stretches)
    taken = {number for number in taken if not _is_menu(stretches[number])}
    if not taken:
        return Selection(())
    bare = (" ".join(line.replace("\u00ad", "").split()) for line in lines)
    short = {line for line in bare if len(line) < _LEAST_MARKED_CHARS}
    return Selection(tuple(sorted(_with_neighbours(stretches, taken, short))))


def is_aside(stretch: Stretch) -> bool:
    """Whether a stretch stands in a part of the page that is never the report: menus, footers, comments."""
    element = stretch.element
    while element is not None and element.tag not in {"body", "html"}:
        if element.tag in _SIDE_TAGS or element.get("role") in _SIDE_ROLES:
            return True
        if element.tag in {"article", "main"}:
            return False
        if _SIDE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        element = element.getparent()
    return False


def _is_menu(stretch: Stretch) -> bool:
    linked = sum(link.end - link.start for link in stretch.links)
    return len(stretch.links) >= _LEAST_MENU_LINKS and linked >= _MENU_SHARE * len(stretch.text)


def _is_one_of_many(stretches: Sequence[Stretch], taken: set[int]) -> bool:
    """Whether what was taken stands in articles side by side: posts of a running report, teasers of a front page."""
    articles = {_article_of(stretches[number]) for number in taken}
    article = _article_of(stretches[min(taken)]) if taken else None
    if article is None or article.getparent() is None or article.find(".//h1") is not None:
        return False
    alike = {e for e in article.getparent() if e.tag == "article" and e.get("class") == article.get("class")}
    return len(alike) >= _LEAST_POSTS and articles <= alike


def _article_of(stretch: Stretch) -> HtmlElement | None:
    return next((e for e in (stretch.element, *stretch.element.iterancestors()) if e.tag == "article"), None)


def _by_trafilatura(root: HtmlElement, stretches: Sequence[Stretch]) -> tuple[set[int], tuple[str, ...]]:
    is_huge = len(stretches) > _MOST_STRETCHES or sum(len(stretch.text) for stretch in stretches) > _MOST_CHARS
    if is_huge or sum(1 for _ in islice(root.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return set(), ()
    for number, stretch in enumerate(stretches):
        if len(stretch.text) >= _LEAST_MARKED_CHARS:
            _mark(stretch, number)
    lines = _extracted(root)
    taken = {
        int("".join(f"{_DIGITS.index(digit):x}" for digit in mark), 16)
        for line in lines
        for mark in _MARK.findall(line)
    }
    bare = tuple(filter(None, (_ANY_MARK_CHARACTER.sub("", line).strip() for line in lines)))
    return {number for number in taken if number < len(stretches)}, bare


def _mark(stretch: Stretch, number: int) -> None:
    mark = _OPEN + "".join(_DIGITS[int(digit, 16)] for digit in f"{number:x}") + _CLOSE
    node = stretch.first
    if stretch.first_is_tail:
        node.tail = mark + _ANY_MARK_CHARACTER.sub("", node.tail or "")
    else:
        node.text = mark + _ANY_MARK_CHARACTER.sub("", node.text or "")


def _extracted(root: HtmlElement) -> tuple[str, ...]:
    """The lines that trafilatura takes for the main text."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            root, include_comments=False, include_tables=True, include_links=False, include_images=False
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        # Its parts fail on broken trees in many ways; the page can still be read by its own structure.
        return ()
    body = getattr(found, "body", None)
    if body is None:
        return ()
    return tuple(line for text in body.itertext() for line in text.split("\n") if line.strip())


def _by_place(stretches: Sequence[Stretch]) -> set[int]:
    """What stands in the page's own main part, where it has one; else all but menus, footers and the like."""
    main = {n for n, s in enumerate(stretches) if _is_within(s.element, {"article", "main"}) and not is_aside(s)}
    return main or {n for n, s in enumerate(stretches) if not is_aside(s)} or set(range(len(stretches)))


def _is_within(element: HtmlElement | None, tags: set[str]) -> bool:
    while element is not None:
        if element.tag in tags or element.get("role") == "main":
            return True
        element = element.getparent()
    return False


def _with_neighbours(stretches: Sequence[Stretch], taken: set[int], short: set[str]) -> set[int]:
    """Add what belongs to the report though extraction passed it by.

    Embedded posts, quote blocks, captions and table rows between chosen stretches; short lines that were extracted;
    bylines and sign-offs just before and after.
    """
    first, last = min(taken), max(taken)
    region = _common(stretches[number].element for number in sorted(taken)[:: max(1, len(taken) // 50)])
    posts = {stretches[n].embed for n in taken} | {s.embed for s in stretches[first : last + 1]}
    quotes = {stretches[n].quote for n in taken}
    chosen = set(taken)
    grouped = _tables_and_lists(stretches, taken)
    for number in range(max(0, first - _NEAR_BEFORE), min(len(stretches), last + _NEAR_AFTER + 1)):
        stretch = stretches[number]
        if number in chosen or (region is not None and not _is_inside(stretch.element, region)):
            continue
        within = first <= number <= last
        is_part = (
            (stretch.embed is not None and (stretch.embed in posts or number == last + 1))
            or (stretch.quote is not None and (stretch.quote in quotes or within))
            or (stretch.kind is BlockKind.CAPTION and not is_aside(stretch))
            or (within and number in grouped)
            or (within and (stretch.text in short or _SENTENCE.search(stretch.text)))
            or (within and _is_same_block(stretches, taken, number))
        )
        if is_part or is_credit_line(stretch.text):
            chosen.add(number)
    article = _container(stretches[last].element)
    after = {n for n in grouped if n > last and article is not None and _container(stretches[n].element) is article}
    return chosen | after


def _tables_and_lists(stretches: Sequence[Stretch], taken: set[int]) -> set[int]:
    """Rows and items that extraction passed by, whole tables and lists at a time.

    A table or list of which a part was taken, or that stands between or right behind taken stretches; lists that are
    menus or teasers are left.
    """
    first, last = min(taken), max(taken)
    found: set[int] = set()
    by_kind = groupby(range(first, len(stretches)), lambda n: (stretches[n].kind, is_aside(stretches[n])))
    for (kind, is_outside), numbers in by_kind:
        group = list(numbers)
        rows = [stretches[number] for number in group]
        is_behind, is_begun = group[0] > last, not taken.isdisjoint(group)
        if kind in _GROUPED and (
            (is_begun and kind is BlockKind.TABLE) or not (is_outside or _are_labels(rows, is_behind=is_behind))
        ):
            found.update(group)
        if is_behind and kind not in _GROUPED:
            break
    return found


def _are_labels(rows: Sequence[Stretch], *, is_behind: bool) -> bool:
    """Whether rows lead elsewhere, or, behind the report, are too short to tell anything: tags, buttons."""
    linked = sum(link.end - link.start for row in rows for link in row.links)
    if linked >= _TEASER_SHARE * sum(len(row.text) for row in rows):
        return True
    short = sum(len(row.text.split()) < _LEAST_ITEM_WORDS for row in rows)
    return is_behind and rows[0].kind is BlockKind.LIST_ITEM and 2 * short > len(rows)


def _container(element: HtmlElement | None) -> HtmlElement | None:
    """The page's own main part that an element stands in."""
    while element is not None and element.tag not in {"article", "main"} and element.get("role") != "main":
        element = element.getparent()
    return element


def _is_same_block(stretches: Sequence[Stretch], taken: set[int], number: int) -> bool:
    """Whether a line is parted from a chosen one by a break alone."""
    near = (number - 1, number + 1)
    return any(n in taken and stretches[n].element is stretches[number].element for n in near)


def _common(elements: object) -> HtmlElement | None:
    chain: list[HtmlElement] | None = None
    for element in elements:  # type: ignore[attr-defined]
        own = [element, *element.iterancestors()][::-1]
        if chain is None:
            chain = own
            continue
        same = 0
        for one, other in zip(chain, own, strict=False):
            if one is not other:
                break
            same += 1
        chain = chain[:same]
    return chain[-1] if chain else None


def _is_inside(element: HtmlElement, region: HtmlElement) -> bool:
    # One level of slack: headline and byline often stand beside the body, under one parent.
    parent = region.getparent()
    outer = parent if parent is not None and parent.tag not in {"body", "html"} else region
    return any(one is outer for one in (element, *element.iterancestors()))
