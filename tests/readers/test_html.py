from __future__ import annotations

import pytest

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints
from sayso.readers.html import read_html
from sayso.records import BlockKind, DatePrecision, LinkKind, Notice, Origin, SourceDocument
from sayso.settings import Limits
from tests.readers.reading import FIXTURES, credited, document_of, failures_of, items_of, links, words

FILLER = (
    "At least five people were killed on Monday when a convoy of border guards was hit by a roadside bomb near the "
    "crossing, the ministry said in a statement that was read on state television. "
)


def fixture(name: str, **hints: str) -> SourceDocument:
    return document_of(read_html, (FIXTURES / "html" / f"{name}.html").read_bytes(), hints=Hints(**hints))


def page(body: str, *, head: str = "", title: str = "A headline of five words") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}"
        "</article></body></html>"
    )


def test_news_page_gives_its_report_and_nothing_around_it() -> None:
    document = fixture("wordpress_news")
    assert document.title == "Five killed as convoy is hit near Varsad crossing"
    assert document.text.startswith(document.title + "\n\nSmoke rises over the Varsad road")
    assert words(document, BlockKind.CAPTION) == ["Smoke rises over the Varsad road on Monday. Photo: Orran Herald"]
    assert words(document, BlockKind.LIST_ITEM) == [
        "two vehicles burned for hours,",
        "ambulances came only after dark,",
        "mobile telephones were cut off.",
    ]
    assert "two vehicles burned for hours,\nambulances came" in document.text
    for left_out in ("INVISIBLE", "Share this", "I was there", "Recent posts", "Copyright", "Posted in", "dataLayer"):
        assert left_out not in document.text
    assert document.notices == ()


def test_links_and_quote_blocks_keep_their_places() -> None:
    document = fixture("wordpress_news")
    assert links(document, LinkKind.LINK) == [
        ("Interior Ministry said", "https://interior.gov.example/news/812"),
        ("denied", "https://orranherald.example/2021/09/28/harran-front-denies/"),
    ]
    [(quoted, source)] = links(document, LinkKind.QUOTE)
    assert quoted.startswith("“The perpetrators will be found")
    assert quoted.endswith("Interior Ministry")
    assert source == "https://interior.gov.example/news/812"
    assert words(document, BlockKind.QUOTE)[0].startswith("“The perpetrators")


def test_credits_of_a_page_stand_in_its_text() -> None:
    document = fixture("wordpress_news")
    assert credited(document) == [("agency", "Reuters"), ("author", "Mira Solan")]
    assert document.dateline is not None
    assert document.dateline.text_in(document.text) == "VARSAD, Oct 4"
    assert words(document, BlockKind.BOILERPLATE) == ["(Reporting by Mira Solan in Varsad; Editing by Tom Areth)"]


def test_embedded_post_is_one_link_over_its_words() -> None:
    document = fixture("json_ld_graph")
    posts = links(document, LinkKind.EMBED)
    assert posts[0][0].startswith("Belkesh is ours.")
    assert posts[0][0].endswith("March 14, 2022")
    assert posts[0][1].startswith("https://twitter.com/harranfront/status/150341")


def test_video_without_words_points_at_the_paragraph_before_it() -> None:
    posts = links(fixture("json_ld_graph"), LinkKind.EMBED)
    assert posts[1][0].startswith("The aid group Open Roads said")
    assert posts[1][1] == "https://www.youtube.com/embed/k3Jx0aQ"


def test_telegram_widget_names_the_post() -> None:
    [(near, url)] = links(fixture("telegram_embed"), LinkKind.EMBED)
    assert (near, url) == (
        "О взрыве первым написал телеграм-канал «Карасу онлайн».",
        "https://t.me/karasu_online/5512",
    )


def test_table_of_data_is_read_row_by_row() -> None:
    document = fixture("json_ld_graph")
    assert words(document, BlockKind.TABLE) == ["Side\tKilled\tWounded", "Army\t9\t21", "Rebels\t30\tunknown"]
    assert "Army\t9\t21\nRebels\t30\tunknown" in document.text
    assert words(document, BlockKind.CAPTION) == ["Reported losses in Belkesh"]


def test_table_that_lays_out_a_page_gives_paragraphs() -> None:
    document = fixture("table_layout")
    assert words(document, BlockKind.TABLE) == []
    assert len(words(document, BlockKind.PARAGRAPH)) == 4
    assert document.title == "Rebels attack post in Lower Ghor"
    assert document.authors == ("Daniel Obert",)
    assert "Links" not in document.text
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("1999-03-03", Origin.BYLINE)


def test_live_blog_is_read_with_all_its_posts() -> None:
    document = fixture("live_blog")
    for part in (
        "Follow the latest",
        "14:40",
        "a bakery was hit",
        "Minister: corridor stays open",
        "at least 12 people",
    ):
        assert part in document.text
    assert "Daily Meridian Media" not in document.text


def test_front_page_is_read() -> None:
    document = fixture("home_page")
    assert "Talks to resume in the capital despite attack" in document.text
    assert document.published is None


def test_right_to_left_text_is_kept_as_it_is() -> None:
    document = fixture("arabic_rtl")
    assert document.title == "مقتل أربعة في قصف على بلدة الوادي"
    assert "😢" in document.text
    assert links(document, LinkKind.LINK) == [("رويترز", "https://www.reuters.com/")]
    assert document.notices == ()


@pytest.mark.parametrize(
    ("name", "reason"), [("soft_404", "soft_404"), ("login_wall", "login_wall"), ("consent", "consent_page")]
)
def test_wall_or_error_page_is_said_to_be_one(name: str, reason: str) -> None:
    assert failures_of(read_html, (FIXTURES / "html" / f"{name}.html").read_bytes()) == [reason]


def test_paywalled_page_gives_what_it_shows_and_a_notice() -> None:
    document = fixture("paywall")
    assert document.notices == (Notice.PAYWALL,)
    assert "He has never been charged…" in document.text
    assert "Subscribe" not in document.text


HIDDEN = [
    '<p style="display: none">SECRET</p>',
    '<p style="color:red;visibility:hidden">SECRET</p>',
    '<span style="font-size:0">SECRET</span>',
    '<span style="font-size: 0px">SECRET</span>',
    '<div style="height:0;overflow:hidden">SECRET</div>',
    '<div style="opacity:0">SECRET</div>',
    "<p hidden>SECRET</p>",
    '<p aria-hidden="true">SECRET</p>',
    "<script>SECRET</script>",
    '<script type=\'application/ld+json\'>{"a":"SECRET"}</script>',
    "<style>SECRET{}</style>",
    "<noscript>SECRET</noscript>",
    "<template><p>SECRET</p></template>",
    "<svg><text>SECRET</text></svg>",
    "<svg><style><img src=x onerror=alert('SECRET')></style></svg>",
    "<math><mtext>SECRET</mtext></math>",
    "<iframe srcdoc='<p>SECRET</p>'>SECRET</iframe>",
    "<object data='x'>SECRET</object>",
    "<textarea>SECRET</textarea>",
    "<select><option>SECRET</option></select>",
    "<!-- SECRET -->",
    "<![CDATA[ SECRET ]]>",
    "<dialog open>SECRET</dialog>",
    '<div role="dialog">SECRET</div>',
    '<img src=x alt="SECRET" onerror="SECRET">',
    '<a href="javascript:SECRET"></a>',
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_what_no_visitor_sees_is_not_read(markup: str) -> None:
    document = document_of(read_html, page(f"<p>{FILLER}</p>{markup}<p>And this is what came after it, in full.</p>"))
    assert "SECRET" not in document.text
    assert "came after it" in document.text


SEEN = [
    '<p style="font-size:0.9em">SHOWN there.</p>',
    '<p style="opacity:0.5">SHOWN there.</p>',
    '<p style="max-height:0.5em">SHOWN there.</p>',
    '<p aria-hidden="false">SHOWN there.</p>',
    "<p><b>SH</b><i>OWN</i> there.</p>",
    "<p>SH&shy;OWN there.</p>",
    "<p>&#83;HOWN there.</p>",
]


@pytest.mark.parametrize("markup", SEEN)
def test_what_visitors_see_is_read(markup: str) -> None:
    document = document_of(read_html, page(f"<p>{FILLER}</p><div>{FILLER}</div>{markup}<p>{FILLER}</p>"))
    assert "\n\nSHOWN there.\n\n" in document.text


LINKS = [
    ("https://a.example/x", "https://a.example/x"),
    ("/x?y=1", "https://orran.example/x?y=1"),
    ("x.html", "https://orran.example/news/x.html"),
    ("//b.example/x", "https://b.example/x"),
    (" \n https://a.example/x\t", "https://a.example/x"),
    ("#part", None),
    ("", None),
    ("javascript:alert(1)", None),
    ("JaVa\tScRiPt:alert(1)", None),
    ("data:text/html,x", None),
    ("mailto:a@b.example", None),
    ("tel:+123", None),
    ("file:///etc/passwd", None),
    ("http://[broken", None),
    ("https://a.example/" + "x" * 5000, None),
]


@pytest.mark.parametrize(("href", "wanted"), LINKS, ids=[href[:25] for href, _ in LINKS])
def test_link_is_resolved_or_left_out(href: str, wanted: str | None) -> None:
    body = f'<p>{FILLER}<a href="{href}">The statement</a> was short.</p>'
    document = document_of(read_html, page(body), hints=Hints(url="https://orran.example/news/1"))
    assert links(document, LinkKind.LINK) == ([("The statement", wanted)] if wanted else [])


def test_base_element_counts_for_relative_links_unless_it_is_no_page() -> None:
    body = f'<p>{FILLER}<a href="x">The statement</a> was short.</p>'
    for base, wanted in (("https://c.example/d/", "https://c.example/d/x"), ("javascript:x", "https://o.example/x")):
        document = document_of(
            read_html, page(body, head=f'<base href="{base}">'), hints=Hints(url="https://o.example/1")
        )
        assert links(document, LinkKind.LINK) == [("The statement", wanted)]


def test_relative_links_of_a_page_without_address_are_left_out() -> None:
    document = document_of(read_html, page(f'<p>{FILLER}<a href="/x">The statement</a> was short.</p>'))
    assert document.links == ()


def test_link_span_is_trimmed_and_covers_its_words_alone() -> None:
    body = f"<p>{FILLER}see<a href='https://a.example/'>  the <b>full</b>\n text </a>, he said.</p>"
    assert links(document_of(read_html, page(body)), LinkKind.LINK) == [("the full text", "https://a.example/")]


def test_blanks_are_single_and_a_break_after_a_short_line_ends_a_paragraph() -> None:
    line = "Four, a line of its own that goes on for a good while longer."
    body = f"<p>One  \n\t two&nbsp;three.<br>{line}</p><p>{FILLER}</p>"
    document = document_of(read_html, page(body))
    assert "One two three.\n\nFour, a line" in document.text
    assert "  " not in document.text


def test_preformatted_lines_stay_lines() -> None:
    document = document_of(read_html, page(f"<p>{FILLER}</p><pre>{FILLER}\nline two of it, a bit longer\n</pre>"))
    assert "\nline two of it" in document.text


def test_headline_is_not_said_twice() -> None:
    document = document_of(read_html, page(f"<p>{FILLER}</p>"))
    assert document.text.count("A headline of five words") == 1


def test_given_facts_win_and_their_origin_is_said() -> None:
    document = fixture(
        "wordpress_news",
        title="Given title",
        publisher="Given",
        url="https://g.example/1",
        published="2021-10-06",
        language="en",
    )
    assert (document.title, document.publisher, document.url) == ("Given title", "Given", "https://g.example/1")
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2021-10-06", Origin.GIVEN)
    origins = {fact.field: fact.origin for fact in document.origins}
    assert origins["title"] is origins["publisher"] is origins["url"] is origins["language"] is Origin.GIVEN
    # What the page prints stays: a title from outside is no evidence.
    assert document.text.startswith("Five killed as convoy")


@pytest.mark.parametrize(
    ("encoded", "media_type"),
    [
        (page(f"<p>Où était l’armée ? {FILLER}</p>").encode("utf-8"), None),
        (page(f"<p>Où était l’armée ? {FILLER}</p>").encode("utf-8-sig"), None),
        (page(f"<p>Où était l’armée ? {FILLER}</p>").encode("utf-16"), None),
        (page(f"<p>Où était l’armée ? {FILLER}</p>").encode("utf-16-le"), "text/html; charset=utf-16le"),
        (page(f"<p>Où était l’armée ? {FILLER}</p>", head='<meta charset="iso-8859-1">').encode("cp1252"), None),
        (page(f"<p>Où était l’armée ? {FILLER}</p>").encode("cp1252"), "text/html; charset=windows-1252"),
        (page(f"<p>Où était l’armée ? {FILLER}</p>", head='<meta charset="utf-16">').encode("utf-8"), None),
        (page(f"<p>Où était l’armée ? {FILLER}</p>", head='<meta charset="utf-7">').encode("utf-8"), None),
        (
            b'<?xml version="1.0" encoding="windows-1252"?>'
            + page(f"<p>Où était l’armée ? {FILLER}</p>").encode("cp1252"),
            None,
        ),
        (page(f"<p>O&ugrave; &#233;tait l&rsquo;arm&#xe9;e ? {FILLER}</p>").encode("ascii"), None),
    ],
)
def test_characters_are_read_as_the_page_or_its_server_says(encoded: bytes, media_type: str | None) -> None:
    assert "Où était l’armée ?" in document_of(read_html, encoded, hints=Hints(media_type=media_type)).text


def test_utf_7_is_not_an_encoding_of_pages() -> None:
    content = page(f"<p>+ADw-script+AD4- {FILLER}</p>", head='<meta charset="utf-7">').encode()
    assert "+ADw-script+AD4-" in document_of(read_html, content).text


def test_unusual_characters_are_kept_and_noticed() -> None:
    odd = page(f"<p>{FILLER}a\u202eb c\u200bd \u0001e Z\u0351\u0352\u0353</p>")
    document = document_of(read_html, odd)
    assert "a\u202eb c\u200bd e Z\u0351\u0352\u0353" in document.text
    assert document.notices == (Notice.CONTROL_CHARACTERS,)


def test_null_bytes_do_not_end_a_page() -> None:
    document = document_of(read_html, page(f"<p>{FILLER}</p>").encode().replace(b"guards", b"gu\x00ards"))
    assert "border guards was hit" in document.text


def test_page_nested_too_deep_for_a_parser_is_still_read() -> None:
    document = document_of(
        read_html, f"<p>First. {FILLER}</p>{'<div>' * 20_000}Deep. {FILLER}{'</div>' * 20_000}<p>Last. {FILLER}</p>"
    )
    assert Notice.MALFORMED_CONTAINER in document.notices
    assert [part in document.text for part in ("First.", "Deep.", "Last.")] == [True] * 3


def test_report_that_only_the_data_of_a_page_hold_is_read() -> None:
    body = FILLER * 5
    script = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A headline of five words",'
        f'"articleBody":"{body}"}}</script>'
    )
    document = document_of(read_html, page("<div id='app'>Loading the page</div>", head=script))
    assert FILLER.strip() in document.text


def test_page_without_text_fails_with_a_reason() -> None:
    for empty in ("<html><head><title>x</title></head><body></body></html>", "<p></p>", "<!-- only this -->", "<html>"):
        assert failures_of(read_html, empty) == ["no_text"]


def test_page_with_too_much_text_fails_with_a_reason() -> None:
    with pytest.raises(UnreadableSource) as caught:
        items_of(read_html, page(f"<p>{FILLER * 20}</p>").encode(), limits=Limits(text_chars=1000))
    assert caught.value.reason == "too_big"


def test_two_readings_are_the_same() -> None:
    content = (FIXTURES / "html" / "json_ld_graph.html").read_bytes()
    assert document_of(read_html, content) == document_of(read_html, content)


def test_publication_day_keeps_its_precision() -> None:
    head = '<meta property="article:published_time" content="2021-10-05T00:00:00+02:00">'
    document = document_of(read_html, page(f"<p>{FILLER}</p>", head=head))
    assert document.published is not None
    assert (document.published.value, document.published.precision) == ("2021-10-05", DatePrecision.DAY)


BYLINES = [
    ("Steppe News Agency | 14 August 2024", BlockKind.BOILERPLATE),
    ("By Jane Doe", BlockKind.BOILERPLATE),
    ("14 August 2024, 10:30", BlockKind.BOILERPLATE),
    ("The army took Varsad on 14 August 2024.", BlockKind.PARAGRAPH),
    ("Varsad fell | the army says that it was on 14 August 2024", BlockKind.PARAGRAPH),
]


@pytest.mark.parametrize(("line", "wanted"), BYLINES)
def test_line_that_only_names_and_dates_is_boilerplate(line: str, wanted: BlockKind) -> None:
    document = document_of(read_html, page(f"<p>{line}</p><p>{FILLER}</p><p>{FILLER}</p>"))
    kinds = {block.span.text_in(document.text): block.kind for block in document.blocks}
    assert kinds.get(line, wanted) is wanted


def test_line_that_is_a_link_alone_is_no_part_of_the_sentence_before_it() -> None:
    body = (
        f"<div>{FILLER}<br>Residents of the old town fled to the hills before dark.<br><a href='https://o.example/x'>"
    )
    body += f"READ ALSO: Bread prices rise again</a><br>{FILLER}</div>"
    text = document_of(read_html, page(body)).text
    assert "before dark.\n\nREAD ALSO: Bread prices rise again\n\nAt least" in text
