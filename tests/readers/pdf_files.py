"""Builds PDF files for tests: the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import Align

BODY_POINTS = 11
TITLE_POINTS = 18
COLUMN_MM = 85.0


def new_pdf(*, title: str | None = None, author: str | None = None) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(2021, 10, 9, 12, 0, tzinfo=UTC))
    pdf.set_auto_page_break(auto=False)
    if title:
        pdf.set_title(title)
    if author:
        pdf.set_author(author)
    return pdf


def headline(pdf: FPDF, words: str) -> None:
    pdf.set_font("Helvetica", "B", TITLE_POINTS)
    pdf.multi_cell(0, 9, words, align=Align.L, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)


def paragraph(pdf: FPDF, words: str, *, width: float = 0, size: int = BODY_POINTS, align: str = "J") -> None:
    pdf.set_font("Helvetica", "", size)
    pdf.multi_cell(width, 5.5, words, align=align, new_x="LEFT", new_y="NEXT")
    pdf.ln(3)


def lines_at(pdf: FPDF, x: float, y: float, lines: Sequence[str], *, pitch: float = 5.5) -> None:
    """Lines broken by hand, each drawn on its own."""
    pdf.set_font("Helvetica", "", BODY_POINTS)
    for number, line in enumerate(lines):
        pdf.text(x, y + number * pitch, line)


def columns(pdf: FPDF, left: str, right: str, *, top: float) -> None:
    for x, words in ((10.0, left), (115.0, right)):
        pdf.set_left_margin(x)
        pdf.set_xy(x, top)
        for part in words.split("\n"):
            paragraph(pdf, part, width=COLUMN_MM)
    pdf.set_left_margin(10)


def written(pdf: FPDF) -> bytes:
    return bytes(pdf.output())
