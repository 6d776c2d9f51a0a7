from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UnreadableSource
from sayso.readers import Hints, ReadDocument, Source
from sayso.readers.plain_text import read_plain_text
from sayso.records import (
    DatePrecision,
    FactOrigin,
    LinkKind,
    Notice,
    Origin,
    Producer,
    Reading,
    SourceDocument,
    StatedDate,
)
from sayso.records.consistency import faults
from sayso.settings import Limits

BODY = "Two people were hurt when a shell hit the market of Sample Town, the police said on Thursday."
NOTHING_GIVEN = Hints()
PRODUCER = Producer("0", None, None, "", "", "")


def read(text: str | bytes, hints: Hints = NOTHING_GIVEN) -> SourceDocument:
    content = text if isinstance(text, bytes) else text.encode()
    (item,) = read_plain_text(Source(content, "a.txt", hints), Limits())
    assert isinstance(item, ReadDocument)
    return item.document


def blocks(document: SourceDocument) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.text_in(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\r\n\r\n{BODY}\r\n",
        f"e\u0301 \u202e {BODY}\t \n\n",
        f"😀 مرحبا {BODY}",
        f"\n\n  {BODY}",
        f"a\x00b {BODY}",
    ],
)
def test_text_is_what_the_file_says(text: str) -> None:
    assert read(text).text == text
    assert read(b"\xef\xbb\xbf" + text.encode()).text == text


def test_headline_is_the_first_line_where_it_looks_like_one() -> None:
    document = read(f"Shell hits market of Sample Town\n\n{BODY}\n")
    assert document.title == "Shell hits market of Sample Town"
    assert FactOrigin("title", Origin.TEXT) in document.origins
    assert blocks(document) == [("title", "Shell hits market of Sample Town"), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "first",
    [BODY, "and then it went on", "Sample", "- one item of a list", "x" * 300, "The police, the town and the army,"],
)
def test_a_first_line_that_is_a_sentence_is_no_headline(first: str) -> None:
    assert read(f"{first}\n\n{BODY}").title is None


def test_a_text_of_one_line_has_no_headline() -> None:
    assert read("Shell hits market of Sample Town").title is None


def test_given_title_is_a_block_only_if_the_text_begins_with_it() -> None:
    begins = read(f"Shell hits market!\n\n{BODY}", Hints(title="Shell Hits Market"))
    assert blocks(begins)[0] == ("title", "Shell hits market!")
    other = read(f"Shell hits market\n\n{BODY}", Hints(title="Another headline"))
    assert other.title == "Another headline"
    assert blocks(other)[0] == ("paragraph", "Shell hits market")


def test_header_lines_give_facts_and_stay_in_the_text() -> None:
    text = (
        "Title: Shell hits market\nSource: Sample Post\nDate: 2 January 2020\nAuthor: Jo Doe and Ann Roe\n"
        f"URL: https://post.example/1\nLanguage: en-GB\nSection: World\n\n{BODY}\n"
    )
    document = read(text)
    assert (document.text, document.title, document.publisher) == (text, "Shell hits market", "Sample Post")
    assert document.authors == ("Jo Doe", "Ann Roe")
    assert document.published == StatedDate("2020-01-02", DatePrecision.DAY, Origin.BYLINE)
    assert (document.url, document.language) == ("https://post.example/1", "en")
    kinds = [kind for kind, _ in blocks(document)]
    assert kinds == ["boilerplate", "title", "boilerplate", "paragraph"]


def test_given_facts_win_over_header_lines() -> None:
    given = Hints(
        publisher="Given Post", published="2020-05", url="https://given.example/", language="ru", title="Given"
    )
    document = read(f"Title: a\nSource: b\nDate: 1999-01-01\nURL: https://c.example/\n\n{BODY}", given)
    assert (document.publisher, document.title, document.url) == ("Given Post", "Given", "https://given.example/")
    assert document.published == StatedDate("2020-05", DatePrecision.MONTH, Origin.GIVEN)
    assert FactOrigin("publisher", Origin.GIVEN) in document.origins


@pytest.mark.parametrize("text", ["Source: police say that two were hurt.", "Note: x\nWarning: y\n\nTwo were hurt."])
def test_a_single_or_unknown_label_is_no_header(text: str) -> None:
    document = read(text)
    assert document.publisher is None
    assert "boilerplate" not in [kind for kind, _ in blocks(document)]


def test_yaml_front_matter_gives_facts() -> None:
    header = "---\ntitle: 'Shell: hits'\nauthor: [Jo Doe, Ann Roe]\ndate: 2020-01-02\ntags: [a]\n---\n"
    text = f"{header}\n# Shell: hits\n\n{BODY}\n"
    document = read(text)
    assert (document.title, document.authors) == ("Shell: hits", ("Jo Doe", "Ann Roe"))
    assert document.published == StatedDate("2020-01-02", DatePrecision.DAY, Origin.BYLINE)
    assert document.media_type == "text/markdown"
    # The headline stands twice; the one in the report is the title block.
    assert [kind for kind, _ in blocks(document)] == ["boilerplate", "title", "paragraph"]
    assert document.text == text


@pytest.mark.parametrize("line", ["14 August 2024", "Published: 14 August 2024", "Wednesday, August 14, 2024"])
def test_a_dated_line_near_the_top_is_the_publication_date(line: str) -> None:
    document = read(f"Shell hits market of Sample Town\n\nSample Agency\n{line}\n\n{BODY}")
    assert document.published == StatedDate("2024-08-14", DatePrecision.DAY, Origin.BYLINE)


HEADS = [
    ("Published 2 May 2021 09:30 GMT\nUpdated 3 May 2021", "2021-05-02T09:30Z", "2021-05-03"),
    ("Posted on May 2, 2021 | Last updated: May 3, 2021", "2021-05-02", "2021-05-03"),
    ("By Our Correspondent\nPublié le 2 mai 2021", "2021-05-02", None),
    ("Updated 3 May 2021", None, "2021-05-03"),
    ("2 May 2021 - 3 May 2021", None, None),
    ("Published in May 2021", None, None),
    ("2 May 2021 - Shots in Ilm", None, None),
]


@pytest.mark.parametrize(("head", "published", "modified"), HEADS)
def test_labelled_dates_above_the_story_are_publication_and_last_change(
    head: str, published: str | None, modified: str | None
) -> None:
    document = read(f"Two hurt in Ilm\n{head}\n\nTwo people were hurt in Ilm on Monday, the mayor said.")
    found = [date and date.value for date in (document.published, document.modified)]
    assert found == [published, modified]


HOUSES = [
    ("Orran Valley Courier\n2 May 2021", "Orran Valley Courier"),
    ("Orran News Agency\nPublished: 2 May 2021", "Orran News Agency"),
    ("Вестник долины\n2 May 2021", None),
    ("Вестник Долины\n2 мая 2021", "Вестник Долины"),
    ("Selma Dorrit\n2 May 2021", None),
    ("Ilm, Orran\n2 May 2021", None),
    ("Breaking News\n2 May 2021", None),
    ("Orran Valley Courier", None),
    ("He reads the Courier\n2 May 2021", None),
]


@pytest.mark.parametrize(("head", "publisher"), HOUSES)
def test_a_house_that_signs_between_headline_and_date_is_the_publisher(head: str, publisher: str | None) -> None:
    document = read(f"Two hurt as bridge of Ilm falls\n\n{head}\n\nTwo people were hurt on Monday, the mayor said.")
    assert document.publisher == publisher
    assert [fact.origin for fact in document.origins if fact.field == "publisher"] == [Origin.BYLINE] * bool(publisher)


def test_a_date_inside_the_story_is_no_publication_date() -> None:
    assert read(f"{BODY}\n\nIt was on 14 August 2024 that it began.").published is None
    assert read(f"{BODY}\n\nx.\n\ny.\n\nz.\n\n14 August 2024").published is None


@pytest.mark.parametrize("date", ["31 February 2021", "05/10/2021", "soon"])
def test_a_given_date_that_cannot_be_read_is_noticed(date: str) -> None:
    document = read(BODY, Hints(published=date))
    assert document.published is None
    assert Notice.DATE_NOT_READ in document.notices


LAYOUT = [
    ("one paragraph a line", f"{BODY} {BODY}\n{BODY} {BODY}", ["paragraph", "paragraph"]),
    ("broken lines", "\n".join([BODY[:70], BODY[:75], BODY[:20]]) + "\n\nx", ["paragraph", "paragraph"]),
    ("bullets", "- one thing\n- two things\n• three", ["list_item"] * 3),
    ("numbers", "1. one thing\n2) two things\n(a) three", ["list_item"] * 3),
    ("a bullet over two lines", f"- {BODY[:70]}\n  and so it went on\n- two", ["list_item", "list_item"]),
    ("a quote", f"{BODY}\n\n> It was loud.\n> Very.\n\nHe left.", ["paragraph", "quote", "paragraph"]),
    ("a short column", "BORDER MONITOR\nNo. 33\nBishkek", ["paragraph"] * 3),
    ("blank lines with blanks", f"{BODY}\n \t \n{BODY}", ["paragraph", "paragraph"]),
]


@pytest.mark.parametrize(("text", "kinds"), [row[1:] for row in LAYOUT], ids=[row[0] for row in LAYOUT])
def test_blocks_follow_the_layout(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(read(text))] == kinds


def test_markdown_keeps_its_marks_and_gives_its_links() -> None:
    text = (
        "# Shell hits market #\n\nTwo were hurt, [Sample Post](https://post.example/a_(b) 'title') says. See "
        "<https://bare.example/x>.\n\n![a map](https://img.example/m.png)\n\n## What is known\n\n| a | b |\n\n---\n\n"
        "> They were loud.\n\n```\ncode\n```\n"
    )
    document = read(text)
    assert (document.text, document.title, document.media_type) == (text, "Shell hits market", "text/markdown")
    assert [(link.span.text_in(text), link.url, link.kind) for link in document.links] == [
        ("Sample Post", "https://post.example/a_(b)", LinkKind.LINK),
        ("https://bare.example/x", "https://bare.example/x", LinkKind.LINK),
        ("a map", "https://img.example/m.png", LinkKind.EMBED),
    ]
    kinds = [kind for kind, _ in blocks(document)]
    assert kinds == ["title", "paragraph", "paragraph", "paragraph", "table", "boilerplate", "quote", "boilerplate"]


def test_addresses_in_plain_text_are_links_without_the_full_stop() -> None:
    document = read(f"{BODY} See https://post.example/a?b=c, (http://x.example/y) and www.nothing.example.")
    assert [link.url for link in document.links] == ["https://post.example/a?b=c", "http://x.example/y"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text_gives_a_document_whose_spans_fit(text: str) -> None:
    if not text.strip():
        with pytest.raises(UnreadableSource):
            read(text)
        return
    document = read(text)
    assert faults(Reading(document=document, producer=PRODUCER)) == ()
    # Every character that can be seen is in a block, but for marks of Markdown.
    assert document.blocks or document.media_type == "text/markdown"


LINES = st.sampled_from(
    [
        "# a b",
        "## c",
        "- d",
        "> e",
        "---",
        "===",
        "Title: x",
        "Date: 2020",
        "| a |",
        "",
        " ",
        "\r",
        BODY,
        "[a](https://b.c)",
        "```",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=12))
def test_any_layout_gives_blocks_in_order_without_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        document = read(text)
        assert faults(Reading(document=document, producer=PRODUCER)) == ()
        assert all(block.span.text_in(text).strip() for block in document.blocks)
