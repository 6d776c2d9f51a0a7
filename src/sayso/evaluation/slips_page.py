"""Writes slips as one page of HTML that needs nothing else: gold against predicted in their context, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Final

from sayso.evaluation.slips import Slip, by_kind

# Characters of text shown on either side of what is marked.
_AROUND: Final = 140
# Slips shown of one kind, spread evenly over all of it: a page stays readable, and its size bounded.
MOST_SHOWN: Final = 80
# Marks farther from each other than this are shown in two stretches.
_FAR: Final = 2 * _AROUND
_GOLD: Final = 1
_FOUND: Final = 2
_CLASSES: Final = {_GOLD: "gold", _FOUND: "found", _GOLD | _FOUND: "gold found"}


def slips_page(title: str, about: str, slips: Sequence[Slip]) -> str:
    """The page.

    Args:
        title: what was measured.
        about: a sentence on the model and the data.
    """
    return "".join(_page(title, about, slips))


def _page(title: str, about: str, slips: Sequence[Slip]) -> Iterator[str]:
    kinds = by_kind(slips)
    style = files("sayso.evaluation").joinpath("slips_page.css").read_text(encoding="utf-8")
    yield f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{style}</style>\n<h1>{escape(title)}</h1>\n<p>{escape(about)}</p>\n"
    yield (
        '<p class="key"><span class="gold">only in the gold data</span> <span class="found">only found</span> '
        '<span class="gold found">in both</span></p>\n'
    )
    if not kinds:
        yield "<p>No slips: everything found is in the gold data, and the other way round.</p>\n"
        return
    most = max(len(group) for _, group in kinds)
    kinds_told = "one kind" if len(kinds) == 1 else f"{len(kinds)} kinds"
    yield f"<h2>{len(slips):,} slips of {kinds_told}</h2>\n<table>\n"
    for number, (kind, group) in enumerate(kinds):
        yield (
            f'<tr><td><a href="#k{number}">{escape(kind)}</a></td><td class="count">{len(group):,}</td>'
            f'<td><span class="bar" style="width:{20 * len(group) / most:.1f}em"></span></td></tr>\n'
        )
    yield "</table>\n"
    for number, (kind, group) in enumerate(kinds):
        shown = _spread(group)
        of_all = "" if len(shown) == len(group) else f" – {len(shown)} shown, spread over all"
        yield f'<section id="k{number}">\n<h2>{escape(kind)} <small>{len(group):,}{of_all}</small></h2>\n<ol>\n'
        for slip in shown:
            yield f'<li><span class="where">{escape(slip.document)}</span> {_context(slip)}'
            yield f'<div class="note">{escape(slip.note)}</div></li>\n' if slip.note else "</li>\n"
        yield "</ol>\n</section>\n"


def _spread(group: Sequence[Slip]) -> list[Slip]:
    if len(group) <= MOST_SHOWN:
        return list(group)
    return [group[len(group) * place // MOST_SHOWN] for place in range(MOST_SHOWN)]


def _context(slip: Slip) -> str:
    """The marked stretches with some text around them; without marks, how the text begins."""
    marks = sorted({*slip.gold, *slip.predicted})
    if not marks:
        return escape(_folded(slip.text[:_FAR])) + (" …" if len(slip.text) > _FAR else "")
    stretches = [[marks[0].start, marks[0].end]]
    for mark in marks[1:]:
        if mark.start - stretches[-1][1] > _FAR:
            stretches.append([mark.start, mark.end])
        else:
            stretches[-1][1] = max(stretches[-1][1], mark.end)
    return " <b>…</b> ".join(_stretch(slip, first, last) for first, last in stretches)


def _stretch(slip: Slip, first: int, last: int) -> str:
    start, end = _at_blank(slip.text, first - _AROUND, first), _at_blank(slip.text, last + _AROUND, last)
    kinds = [0] * (end - start)
    for spans, kind in ((slip.gold, _GOLD), (slip.predicted, _FOUND)):
        for span in spans:
            for place in range(max(span.start, start), min(span.end, end)):
                kinds[place - start] |= kind
    pieces: list[str] = []
    place = 0
    while place < len(kinds):
        until = place
        while until < len(kinds) and kinds[until] == kinds[place]:
            until += 1
        words = escape(_folded(slip.text[start + place : start + until]))
        pieces.append(f'<span class="{_CLASSES[kinds[place]]}">{words}</span>' if kinds[place] else words)
        place = until
    return ("… " if start else "") + "".join(pieces) + (" …" if end < len(slip.text) else "")


def _at_blank(text: str, wanted: int, marked: int) -> int:
    """The place nearest to the mark, from the wanted one on, that cuts no word."""
    place = min(max(wanted, 0), len(text))
    step = 1 if wanted < marked else -1
    while 0 < place < len(text) and place != marked and not text[place - (step > 0)].isspace():
        place += step
    return place


def _folded(text: str) -> str:
    """Line ends shown, so that what stands on two lines is seen to."""
    return text.replace("\n", "↵ ")
