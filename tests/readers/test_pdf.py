from __future__ import annotations

import io

import pytest
from fpdf.enums import EncryptionMethod

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints
from sayso.readers.pdf import read_pdf
from sayso.records import BlockKind, LinkKind, Notice, Origin
from sayso.settings import Limits
from tests.readers import pdf_files as build
from tests.readers.reading import credited, document_of, failures_of, items_of, links, words

HEADLINE = "Five killed as convoy is hit near Varsad crossing"
FIRST = (
    "VARSAD, Oct 4 (Reuters) - At least five people were killed on Monday when a convoy of border guards was hit by a "
    "roadside bomb near the Varsad crossing, the Interior Ministry said in a statement that was read on television."
)
SECOND = (
    "The ministry blamed fighters of the Harran Front, which denied an earlier attack last week. A spokesman for the "
    "group could not be reached by telephone, and its channel has been silent since Sunday evening."
)
THIRD = (
    "It was the second attack on the road since 28 September. Residents said that two vehicles burned for hours and "
    "that ambulances came only after dark. Mobile telephones were cut off."
)


def report(*parts: str, title: str | None = None, author: str | None = None, align: str = "J") -> bytes:
    pdf = build.new_pdf(title=title, author=author)
    pdf.add_page()
    build.headline(pdf, HEADLINE)
    for part in parts or (FIRST, SECOND):
        build.paragraph(pdf, part, align=align)
    return build.written(pdf)


def lines(*written: str, second_page: tuple[str, ...] = ()) -> bytes:
    pdf = build.new_pdf()
    pdf.add_page()
    build.lines_at(pdf, 10, 20, written)
    if second_page:
        pdf.add_page()
        build.lines_at(pdf, 10, 20, second_page)
    return build.written(pdf)


@pytest.mark.parametrize("align", ["J", "L"])
def test_paragraphs_are_put_together_from_their_lines(align: str) -> None:
    document = document_of(read_pdf, report(FIRST, SECOND, THIRD, align=align))
    assert document.text == "\n\n".join((HEADLINE, FIRST, SECOND, THIRD))
    assert (document.title, words(document, BlockKind.TITLE)) == (HEADLINE, [HEADLINE])
    assert words(document, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]
    assert credited(document) == [("agency", "Reuters")]
    assert [span.text_in(document.text) for span in document.pages] == [document.text]


def test_columns_are_read_one_after_the_other() -> None:
    pdf = build.new_pdf()
    for number in range(2):
        pdf.add_page()
        if number == 0:
            build.headline(pdf, HEADLINE)
        build.columns(
            pdf, f"{FIRST}\n{SECOND}" if number == 0 else THIRD * 2, f"{THIRD}" if number == 0 else SECOND * 2, top=40
        )
    document = document_of(read_pdf, build.written(pdf))
    assert words(document, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD, THIRD * 2, SECOND * 2]


def test_columns_drawn_line_by_line_across_are_told_apart() -> None:
    left = [
        "The army said on Monday that it had taken",
        "the bridge of Belkesh after three days of",
        "fighting, and that its losses were small.",
        "It gave no number of the wounded men.",
    ]
    right = [
        "The rebels denied this within the hour and",
        "showed pictures of their flag on the tower.",
        "Neither claim could be checked, as roads",
        "to the town have been closed since June.",
    ]
    pdf = build.new_pdf()
    pdf.add_page()
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        build.lines_at(pdf, 10, 40 + 5.5 * number, [one])
        build.lines_at(pdf, 110, 40 + 5.5 * number, [other])
    assert document_of(read_pdf, build.written(pdf)).text == " ".join(left) + "\n\n" + " ".join(right)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pdf = build.new_pdf()
    for number, part in enumerate((FIRST, SECOND, THIRD), 1):
        pdf.add_page()
        build.lines_at(pdf, 10, 10, ["Orran Conflict Monitor - weekly report"])
        build.lines_at(pdf, 100, 285, [f"Page {number} of 3"])
        pdf.set_xy(10, 30)
        build.paragraph(pdf, part)
    document = document_of(read_pdf, build.written(pdf))
    assert document.text == "\n\n".join((FIRST, SECOND, THIRD))
    assert [span.text_in(document.text) for span in document.pages] == [FIRST, SECOND, THIRD]


HYPHENS = [
    (("He accused the govern-", "ment of the attack."), "He accused the government of the attack."),
    (("They fought anti-", "government forces there."), "They fought anti-government forces there."),
    (("The Russian-", "Ukrainian talks went on."), "The Russian-Ukrainian talks went on."),
    (("In the years 2020-", "21 it was the worst."), "In the years 2020-21 it was the worst."),
    (("A state-of-the-", "art weapon was shown."), "A state-of-the-art weapon was shown."),
    (("The pro-", "fessor and the professor."), "The professor and the professor."),
    (("A pact of co-", "operation, this co-operation."), "A pact of co-operation, this co-operation."),
    (("The border -", "closed since June - is open."), "The border - closed since June - is open."),
]


@pytest.mark.parametrize(("written", "wanted"), HYPHENS)
def test_hyphen_at_the_end_of_a_line_goes_unless_it_belongs_to_the_word(written: tuple[str, ...], wanted: str) -> None:
    assert document_of(read_pdf, lines(*written)).text == wanted


def test_line_that_was_ended_on_purpose_ends_a_paragraph() -> None:
    written = ("MINISTRY OF DEFENCE OF ORRAN", "PRESS SERVICE", "15 August 2024", FIRST[:80], FIRST[81:150])
    document = document_of(read_pdf, lines(*written))
    assert document.text.split("\n\n") == [*written[:3], f"{FIRST[:80]} {FIRST[81:150]}"]
    assert document.published is not None
    assert document.published.value == "2024-08-15"


def test_sentence_over_two_pages_is_one_paragraph_on_both() -> None:
    document = document_of(read_pdf, lines("The army said that it had", second_page=("taken the town after a week.",)))
    assert document.text == "The army said that it had taken the town after a week."
    assert [span.text_in(document.text) for span in document.pages] == [
        "The army said that it had",
        "taken the town after a week.",
    ]


def test_items_of_a_list_stand_under_each_other() -> None:
    document = document_of(read_pdf, report(FIRST, "- two vehicles burned", "- ambulances came late", "1. one more"))
    assert words(document, BlockKind.LIST_ITEM) == ["- two vehicles burned", "- ambulances came late", "1. one more"]
    assert "burned\n- ambulances" in document.text


def test_table_is_read_row_by_row() -> None:
    pdf = build.new_pdf()
    pdf.add_page()
    build.paragraph(pdf, FIRST)
    with pdf.table(width=150) as table:
        for cells in (("Side", "Killed", "Wounded"), ("Army", "9", "21"), ("Rebels", "30", "unknown")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    document = document_of(read_pdf, build.written(pdf))
    assert words(document, BlockKind.TABLE) == ["Side\tKilled\tWounded", "Army\t9\t21", "Rebels\t30\tunknown"]


def test_links_keep_their_words() -> None:
    pdf = build.new_pdf()
    pdf.add_page()
    pdf.set_font("Helvetica", "", 11)
    pdf.write(6, "See the ")
    pdf.write(6, "statement of the ministry", "https://interior.gov.example/1")
    pdf.write(6, " or ")
    pdf.write(6, "this", "javascript:alert(1)")
    pdf.write(6, " for more.")
    document = document_of(read_pdf, build.written(pdf))
    assert links(document, LinkKind.LINK) == [("statement of the ministry", "https://interior.gov.example/1")]


def test_date_of_the_file_is_never_the_publication() -> None:
    document = document_of(read_pdf, report())
    assert document.published is None
    assert document.modified is not None
    assert (document.modified.value, document.modified.origin) == ("2021-10-09T12:00:00Z", Origin.PDF)


def test_date_and_byline_under_the_headline_are_read() -> None:
    document = document_of(read_pdf, report("By Mira Solan", "5 October 2021", FIRST))
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2021-10-05", Origin.BYLINE)
    assert document.authors == ("Mira Solan",)
    assert words(document, BlockKind.BOILERPLATE) == ["By Mira Solan", "5 October 2021"]


@pytest.mark.parametrize("stated", ["Microsoft Word - draft.doc", "untitled", "report.indd", "Something else entirely"])
def test_title_of_the_file_counts_only_where_the_page_prints_it(stated: str) -> None:
    assert document_of(read_pdf, report(title=stated)).title == HEADLINE


def test_stated_title_is_found_though_other_words_are_larger() -> None:
    pdf = build.new_pdf(title=SECOND[:60])
    pdf.add_page()
    build.headline(pdf, "ORRAN WEEKLY")
    build.paragraph(pdf, SECOND[:60])
    build.paragraph(pdf, FIRST)
    assert document_of(read_pdf, build.written(pdf)).title == SECOND[:60].strip()


@pytest.mark.parametrize(("author", "wanted"), [("jdoe", ()), ("Jane Doe", ("Jane Doe",)), ("Orran Ministry 2", ())])
def test_author_of_the_file_counts_where_it_is_a_person(author: str, wanted: tuple[str, ...]) -> None:
    assert document_of(read_pdf, report(author=author)).authors == wanted


def test_pages_over_the_limit_are_said_to_be_left_out() -> None:
    pdf = build.new_pdf()
    for part in (FIRST, SECOND, THIRD):
        pdf.add_page()
        build.paragraph(pdf, part)
    document = document_of(read_pdf, build.written(pdf), limits=Limits(pages=2))
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert Notice.PAGES_LEFT_OUT in document.notices


def picture() -> io.BytesIO:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 10, 10)).save(stream, "PNG")
    stream.seek(0)
    return stream


def test_scanned_pages_fail_or_are_noticed() -> None:
    pdf, mixed = build.new_pdf(), build.new_pdf()
    for new in (pdf, mixed):
        new.add_page()
        new.image(picture(), 10, 10, 100)
    with pytest.raises(UnreadableSource) as caught:
        items_of(read_pdf, build.written(pdf))
    assert caught.value.reason == "no_text"
    assert "OCR" in caught.value.sentence
    mixed.add_page()
    build.paragraph(mixed, FIRST)
    assert Notice.NO_TEXT_LAYER in document_of(read_pdf, build.written(mixed)).notices


def test_locked_file_fails_with_a_reason() -> None:
    pdf = build.new_pdf()
    pdf.set_encryption(owner_password="a", user_password="b", encryption_method=EncryptionMethod.RC4)
    pdf.add_page()
    build.paragraph(pdf, FIRST)
    assert failures_of(read_pdf, build.written(pdf)) == ["encrypted"]


def test_file_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    pdf = build.new_pdf()
    pdf.set_encryption(owner_password="a")
    pdf.add_page()
    build.paragraph(pdf, FIRST)
    assert document_of(read_pdf, build.written(pdf)).text == FIRST


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00" * 1000, b"nothing of the kind"])
def test_broken_file_fails_with_a_reason(content: bytes) -> None:
    assert failures_of(read_pdf, content) == ["malformed"]


def test_file_without_words_fails_with_a_reason() -> None:
    pdf = build.new_pdf()
    pdf.add_page()
    assert failures_of(read_pdf, build.written(pdf)) == ["no_text"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    import pypdfium2

    straight = report(FIRST, SECOND)
    pdf = pypdfium2.PdfDocument(straight)
    pdf[0].set_rotation(turn)
    stream = io.BytesIO()
    pdf.save(stream)
    # The words now run up, down or backwards as shown; their order and number stay.
    assert sorted(document_of(read_pdf, stream.getvalue()).text.split()) == sorted(
        (f"{HEADLINE} {FIRST} {SECOND}").split()
    )


def test_given_facts_win() -> None:
    hints = Hints(
        title="Given", publisher="Orran", published="2021-10-06", url="https://o.example/1.pdf", language="en"
    )
    document = document_of(read_pdf, report(), hints=hints)
    assert (document.title, document.publisher, document.url, document.language) == (
        "Given",
        "Orran",
        "https://o.example/1.pdf",
        "en",
    )
    assert document.published is not None
    assert document.published.origin is Origin.GIVEN
