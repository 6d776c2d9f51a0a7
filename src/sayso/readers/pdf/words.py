"""The words of a PDF's pages with their places, as PDFium finds them. The only module that talks to PDFium about text.

Places are in points, x to the right and y upwards, after the page was turned the way it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pypdfium2

# PDFium's marks for a hyphen at the end of a line whose word goes on below.
_PDFIUM_HYPHENS: Final = frozenset({0x02, 0xFFFE})
_SOFT_HYPHEN: Final = 0xAD
_BLANKS: Final = frozenset({0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0xA0, 0x00, 0x2028, 0x2029})
_LONGEST_WORD_CHARS: Final = 10_000
_MOST_LINKS: Final = 2_000
_LONGEST_URL_BYTES: Final = 4_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word as drawn. `y` is its baseline, `height` that of its font's box; `link` the address under it.

    `is_broken`: a hyphen follows, at which PDFium saw the word go on in the next line.
    """

    text: str
    left: float
    right: float
    y: float
    height: float
    is_broken: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's words in the order of the file, its size, and whether it shows pictures."""

    words: tuple[Word, ...]
    width: float
    height: float
    has_pictures: bool


def words_of(page: pypdfium2.PdfPage) -> PageWords:
    """Read a page."""
    turn = page.get_rotation() % 360
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        links = list(_links(page))
        words = tuple(_word(drawn, links, turn) for drawn in _drawn(textpage.raw))
    finally:
        textpage.close()
    return PageWords(words, width, height, _has_pictures(page) if not words else False)


@dataclass(slots=True)
class _Drawn:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float
    is_broken: bool


def _drawn(textpage: object) -> Iterator[_Drawn]:
    import pypdfium2.raw as pdfium

    # Bound once: these run for every character of every page.
    get_unicode = pdfium.FPDFText_GetUnicode
    characters: list[str] = []
    first = last = 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = get_unicode(textpage, index)
        is_broken = code in _PDFIUM_HYPHENS
        if is_broken or code in _BLANKS or len(characters) > _LONGEST_WORD_CHARS:
            if characters:
                yield _boxed(textpage, "".join(characters), first, last, is_broken=is_broken)
                characters = []
            if is_broken or code in _BLANKS:
                continue
        if code == _SOFT_HYPHEN:
            continue
        if not characters:
            first = index
        last = index
        characters.append(_character(code))
    if characters:
        yield _boxed(textpage, "".join(characters), first, last, is_broken=False)


def _character(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code < 0x20:
        return "\N{REPLACEMENT CHARACTER}"
    return _LIGATURES.get(code) or chr(code)


# Typesetters' joined letters; everything else that Unicode folds (①, ½) stays as printed.
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


def _boxed(textpage: object, text: str, first: int, last: int, *, is_broken: bool) -> _Drawn:
    import pypdfium2.raw as pdfium

    boxes = []
    for index in (first, last):
        box = pdfium.FS_RECTF(0, 0, 0, 0)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, byref(box))
        boxes.append(box)
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, first, byref(x), byref(y))
    return _Drawn(
        text,
        min(box.left for box in boxes),
        max(box.right for box in boxes),
        min(box.bottom for box in boxes),
        max(box.top for box in boxes),
        x.value,
        y.value,
        is_broken,
    )


def _word(drawn: _Drawn, links: list[_LinkArea], turn: int) -> Word:
    middle_x, middle_y = (drawn.left + drawn.right) / 2, (drawn.bottom + drawn.top) / 2
    link = next((area.url for area in links if area.holds(middle_x, middle_y)), None)
    text = drawn.text
    if turn == 90:
        return Word(text, drawn.bottom, drawn.top, -drawn.x, drawn.right - drawn.left, drawn.is_broken, link)
    if turn == 180:
        return Word(text, -drawn.right, -drawn.left, -drawn.y, drawn.top - drawn.bottom, drawn.is_broken, link)
    if turn == 270:
        return Word(text, -drawn.top, -drawn.bottom, drawn.x, drawn.right - drawn.left, drawn.is_broken, link)
    return Word(text, drawn.left, drawn.right, drawn.y, drawn.top - drawn.bottom, drawn.is_broken, link)


@dataclass(frozen=True, slots=True)
class _LinkArea:
    url: str
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def _links(page: pypdfium2.PdfPage) -> Iterator[_LinkArea]:
    """Areas that lead to an address. Nothing is followed."""
    from ctypes import c_int, create_string_buffer

    import pypdfium2.raw as pdfium

    position, link = c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
            return
        action = pdfium.FPDFLink_GetAction(link)
        area = pdfium.FS_RECTF(0, 0, 0, 0)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, byref(area)):
            continue
        length = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if not 0 < length <= _LONGEST_URL_BYTES:
            continue
        buffer = create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
        bottom, top = sorted((float(area.bottom), float(area.top)))
        yield _LinkArea(buffer.value.decode("utf-8", "replace"), float(area.left), bottom, float(area.right), top)


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    return next(iter(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None
