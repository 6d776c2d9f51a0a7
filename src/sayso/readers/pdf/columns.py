"""Puts the words of a page into lines, and the lines into the order in which people read them: column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from sayso.readers.pdf.words import Word

# Gap between two words, in heights of the font, above which they belong to two columns. Justified text stays below
# 1.2, the narrowest gutter in common two-column layouts is 1.5; found by setting such pages and measuring.
_WIDEST_WORD_GAP: Final = 1.3
_SAME_LINE: Final = 0.4
_LEAST_COLUMN_LINES: Final = 3
# Share of lines that may run across both columns: headline, standfirst, captions.
_MOST_CROSSING: Final = 0.5
# Share of a column's width that its lines fill in the middle; cells of tables fill less.
_LEAST_FILL: Final = 0.6
_STEPS: Final = 40
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline of one column, in order.

    `column` are the left and right edge of the column around it; `cells` the numbers of words before which there is a
    gap as between the cells of a table.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    y: float
    height: float
    column: tuple[float, float] = (0.0, 0.0)
    cells: tuple[int, ...] = ()


def lines_of(words: Sequence[Word]) -> tuple[Line, ...]:
    """The lines of a page in reading order."""
    segments = _segments(words)
    return tuple(_ordered(segments, 0)) if segments else ()


def _segments(words: Sequence[Word]) -> list[Line]:
    """Words that follow each other on one line with no more than a word's gap between them."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _continues(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return _merged([_line(row) for row in rows])


def _continues(before: Word, word: Word) -> bool:
    size = max(before.height, word.height, 1.0)
    if abs(before.y - word.y) > _SAME_LINE * size:
        return False
    gap = max(word.left - before.right, before.left - word.right)
    return gap <= _WIDEST_WORD_GAP * size


def _line(words: Sequence[Word], column: tuple[float, float] | None = None) -> Line:
    left, right = min(word.left for word in words), max(word.right for word in words)
    return Line(tuple(words), left, right, words[0].y, max(word.height for word in words), column or (left, right))


def _merged(segments: list[Line]) -> list[Line]:
    """Join pieces of one line that the file draws apart, as it does for every change of font."""
    merged: list[Line] = []
    for line in sorted(segments, key=lambda line: (-round(line.y, 1), line.left)):
        before = merged[-1] if merged else None
        if before is not None and _continues(before.words[-1], line.words[0]) and line.left >= before.right - 1.0:
            merged[-1] = _line((*before.words, *line.words))
        else:
            merged.append(line)
    return merged


def _ordered(lines: list[Line], depth: int) -> list[Line]:
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        edges = (min(line.left for line in lines), max(line.right for line in lines))
        rows = sorted(lines, key=lambda line: (-round(line.y, 1), line.left))
        return [replace(line, column=edges) for line in _joined_rows(rows)]
    # Lines across the gutter part the page into bands, each read left column first.
    crossing = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.y)
    rest = [line for line in lines if not line.left < gutter < line.right]
    ordered: list[Line] = []
    for number, top in enumerate([None, *crossing]):
        above = top.y if top else float("inf")
        below = crossing[number].y if number < len(crossing) else float("-inf")
        band = [line for line in rest if below < line.y <= above]
        if top is not None:
            ordered.append(top)
        for side in ([line for line in band if line.right <= gutter], [line for line in band if line.left >= gutter]):
            if side:
                ordered += _ordered(side, depth + 1)
    return _with_band_columns(ordered, crossing)


def _with_band_columns(ordered: list[Line], crossing: list[Line]) -> list[Line]:
    wide = (min((line.left for line in crossing), default=0.0), max((line.right for line in crossing), default=0.0))
    known = {id(line) for line in crossing}
    return [replace(line, column=wide) if id(line) in known else line for line in ordered]


def _joined_rows(rows: list[Line]) -> list[Line]:
    """One line for each row: without columns, words far apart on one line are a table's row or a heading's tail."""
    joined: list[Line] = []
    for line in rows:
        if joined and abs(joined[-1].y - line.y) <= _SAME_LINE * max(joined[-1].height, line.height):
            before = joined[-1]
            cells = (*before.cells, len(before.words))
            joined[-1] = replace(_line((*before.words, *line.words)), cells=cells)
        else:
            joined.append(line)
    return joined


def _gutter(lines: list[Line]) -> float | None:
    """The x between two columns of text, or None."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    if len(lines) < 2 * _LEAST_COLUMN_LINES or width <= 0:
        return None
    best: tuple[float, float] | None = None
    for step in range(_STEPS // 5, _STEPS - _STEPS // 5 + 1):
        x = left + width * step / _STEPS
        on_left = [line for line in lines if line.right <= x]
        on_right = [line for line in lines if line.left >= x]
        crossing = len(lines) - len(on_left) - len(on_right)
        if crossing > _MOST_CROSSING * len(lines) or not _are_columns(on_left, on_right, x, left, right):
            continue
        quality = (-crossing, -abs(x - (left + right) / 2))
        if best is None or quality > (best[0], -abs(best[1] - (left + right) / 2)):
            best = (quality[0], x)
    return best[1] if best else None


def _are_columns(on_left: list[Line], on_right: list[Line], x: float, left: float, right: float) -> bool:
    if min(len(on_left), len(on_right)) < _LEAST_COLUMN_LINES:
        return False
    # They must stand beside each other, not one below the other.
    low = max(min(line.y for line in side) for side in (on_left, on_right))
    high = min(max(line.y for line in side) for side in (on_left, on_right))
    beside = [sum(1 for line in side if low - 1 <= line.y <= high + 1) for side in (on_left, on_right)]
    if min(beside) < _LEAST_COLUMN_LINES:
        return False
    for side, edge in ((on_left, x - left), (on_right, right - x)):
        widest = max(line.right - line.left for line in side)
        fill = median(line.right - line.left for line in side) / widest
        words = median(len(line.words) for line in side)
        if fill < _LEAST_FILL or words < 2 or widest < edge * 0.5:
            return False
    return True


def pitch_of(lines: Sequence[Line]) -> float:
    """The distance from one line of a paragraph to the next, in points; 0 where there are too few lines.

    It is the lower quartile: gaps between paragraphs may outnumber those inside them.
    """
    gaps = sorted(a.y - b.y for a, b in pairwise(lines) if 0.5 * a.height < a.y - b.y < 4 * max(a.height, b.height))
    return gaps[len(gaps) // 4] if gaps else 0.0
