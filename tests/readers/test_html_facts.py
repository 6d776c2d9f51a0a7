"""Title, outlet, authors, dates and address of pages, and where each was found."""

from __future__ import annotations

import json

import pytest

from sayso.readers.base import Hints
from sayso.readers.html import read_html
from sayso.records import DatePrecision, Notice, Origin, SourceDocument
from tests.readers.reading import FIXTURES, document_of

FILLER = (
    "At least five people were killed on Monday when a convoy of border guards was hit by a roadside bomb near the "
    "crossing, the ministry said in a statement that was read on state television. "
)
BODY = f"<p>{FILLER}</p><p>{FILLER}</p>"


def read(
    head: str = "", body: str = "", *, title: str = "A headline of five words", url: str | None = None
) -> SourceDocument:
    markup = (
        f"<html><head><title>{title}</title>{head}</head><body><main><h1>A headline of five words</h1>{body}{BODY}"
        "</main></body></html>"
    )
    return document_of(read_html, markup, hints=Hints(url=url))


def ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org"} | values)}</script>'


def meta(**values: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{content}">' for name, content in values.items())


def origins(document: SourceDocument) -> dict[str, Origin]:
    return {fact.field: fact.origin for fact in document.origins}


def date(document: SourceDocument) -> tuple[str, str] | None:
    return (document.published.value, document.published.origin.value) if document.published else None


def test_structured_data_win_over_meta_elements() -> None:
    document = document_of(read_html, (FIXTURES / "html" / "json_ld_graph.html").read_bytes())
    assert document.publisher == "Northern Wire Agency"
    assert document.authors == ("Selma Dorrit", "Pavel Orlin")
    assert date(document) == ("2022-03-14T21:05:00+03:00", "json_ld")
    assert document.modified is not None
    assert document.modified.value == "2022-03-15T08:00:00+03:00"
    assert document.url == "https://northernwire.example/n/99"
    assert origins(document) == dict.fromkeys(("title", "publisher", "url", "authors"), Origin.JSON_LD)


DATES = [
    (
        ld(**{"@type": "NewsArticle", "headline": "x", "datePublished": "2021-10-05T10:00:00Z"}),
        "",
        None,
        ("2021-10-05T10:00:00Z", "json_ld"),
    ),
    (
        ld(**{"@type": ["Thing", "http://schema.org/ReportageNewsArticle"], "datePublished": "2021-10-05"}),
        "",
        None,
        ("2021-10-05", "json_ld"),
    ),
    (
        ld(
            **{
                "@graph": [
                    {"@type": "WebPage", "datePublished": "2020-01-01"},
                    {"@type": "Article", "datePublished": "2021-10-05"},
                ]
            }
        ),
        "",
        None,
        ("2021-10-05", "json_ld"),
    ),
    (
        ld(**{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2021-10-05"}}),
        "",
        None,
        ("2021-10-05", "json_ld"),
    ),
    (
        ld(**{"@type": "NewsArticle", "datePublished": "soon"}) + meta(article__published_time="2021-10-05T10:00:00Z"),
        "",
        None,
        ("2021-10-05T10:00:00Z", "meta"),
    ),
    (meta(date="2021-10-05"), "", None, ("2021-10-05", "meta")),
    (meta(dc__date="x") + meta(**{"DC.date.issued": "5 October 2021"}), "", None, ("2021-10-05", "meta")),
    (
        "",
        '<time itemprop="datePublished" datetime="2021-10-05T10:00:00+02:00">today</time>',
        None,
        ("2021-10-05T10:00:00+02:00", "markup"),
    ),
    (
        "",
        '<time class="entry-date" datetime="2021-10-05">x</time><time datetime="2020-01-01">old</time>',
        None,
        ("2021-10-05", "markup"),
    ),
    ("", '<time datetime="2021-10-05">x</time>', None, ("2021-10-05", "markup")),
    ("", "<p>Published: 5 October 2021, 14:30 GMT</p>", None, ("2021-10-05T14:30Z", "byline")),
    ("", "<div>October 5, 2021</div>", None, ("2021-10-05", "byline")),
    ("", "<div>5 октября 2021</div>", None, ("2021-10-05", "byline")),
    ("", "<div>Publié le 5 octobre 2021</div>", None, ("2021-10-05", "byline")),
    ("", "", "https://o.example/2021/10/05/convoy", ("2021-10-05", "url")),
    ("", "", "https://o.example/2021/oct/05/convoy", ("2021-10-05", "url")),
    ("", "", "https://o.example/news/2021-10-05-convoy.html", ("2021-10-05", "url")),
    ("", "", "https://o.example/20211005/convoy", ("2021-10-05", "url")),
    ("", "", "https://o.example/2021/10/convoy", ("2021-10", "url")),
    ("", "<div>October 5, 2021</div>", "https://o.example/2021/10/convoy", ("2021-10-05", "byline")),
]


@pytest.mark.parametrize(("head", "body", "url", "wanted"), DATES)
def test_publication_date_is_taken_from_the_best_place(
    head: str, body: str, url: str | None, wanted: tuple[str, str]
) -> None:
    assert date(read(head, body, url=url)) == wanted


NO_DATES = [
    ("", "<footer>Copyright 2019-2024 The Orran Herald</footer>", None),
    ("", "<p>On 5 October 2021 the army said that it had taken the town of Varsad after a week of fighting.</p>", None),
    ("", '<time datetime="2020-01-01">one</time><time datetime="2020-02-01">two</time>', None),
    ("", '<time class="updated" datetime="2021-10-05">x</time>', None),
    (meta(copyright="2021"), "", None),
    ("", "", "https://o.example/article/20219999/x"),
    ("", "", "https://o.example/?date=2021/10/05/"),
    ("", "", "https://o.example/section-2021/item/10"),
    ("", "<div>Updated: 6 October 2021</div>", None),
]


@pytest.mark.parametrize(("head", "body", "url"), NO_DATES)
def test_publication_date_is_never_guessed(head: str, body: str, url: str | None) -> None:
    assert read(head, body, url=url).published is None


def test_date_that_is_no_date_is_noticed() -> None:
    document = read(meta(article__published_time="31.02.2021"))
    assert document.published is None
    assert Notice.DATE_NOT_READ in document.notices


def test_month_in_an_address_has_month_precision() -> None:
    published = read(url="https://o.example/2021/10/convoy").published
    assert published is not None
    assert published.precision is DatePrecision.MONTH


def test_last_change_is_read_beside_the_publication() -> None:
    document = read("", "<p>Published 5 October 2021 | Updated 6 October 2021 10:00</p>")
    assert date(document) == ("2021-10-05", "byline")
    assert document.modified is not None
    assert document.modified.value == "2021-10-06T10:00"


TITLES = [
    ("", "A headline of five words - The Orran Herald", "A headline of five words", Origin.MARKUP),
    (meta(og__title="A headline of five words"), "x", "A headline of five words", Origin.META),
    (
        ld(**{"@type": "NewsArticle", "headline": "A headline of five words"}),
        "x",
        "A headline of five words",
        Origin.JSON_LD,
    ),
    (ld(**{"@type": "NewsArticle", "headline": "A headline of five…"}), "x", "A headline of five words", Origin.MARKUP),
    (
        meta(og__title="A headline &amp;amp; of five words | Orran", og__site_name="Orran"),
        "x",
        "A headline of five words",
        Origin.MARKUP,
    ),
    (
        ld(**{"@type": "NewsArticle", "headline": "Something else entirely was here"}),
        "x",
        "Something else entirely was here",
        Origin.JSON_LD,
    ),
]


@pytest.mark.parametrize(("head", "window", "wanted", "origin"), TITLES)
def test_headline_is_the_printed_one_where_the_page_vouches_for_it(
    head: str, window: str, wanted: str, origin: Origin
) -> None:
    document = read(head, title=window)
    assert (document.title, origins(document)["title"]) == (wanted, origin)
    assert document.text.split("\n")[0] == wanted


PUBLISHERS = [
    (
        ld(**{"@type": "NewsArticle", "headline": "x", "publisher": {"@type": "Organization", "name": "Orran Herald"}}),
        None,
        "Orran Herald",
        Origin.JSON_LD,
    ),
    (
        ld(
            **{
                "@graph": [
                    {"@type": "NewsArticle", "headline": "x", "publisher": {"@id": "#o"}},
                    {"@id": "#o", "@type": "Organization", "name": "Orran &amp; Herald"},
                ]
            }
        ),
        None,
        "Orran & Herald",
        Origin.JSON_LD,
    ),
    (meta(og__site_name="Orran Herald"), None, "Orran Herald", Origin.META),
    (meta(article__publisher="https://facebook.com/orran") + meta(twitter__site="@orran"), None, "orran", Origin.META),
    (
        '<span itemprop="publisher"><meta itemprop="name" content="Orran Herald"></span>',
        None,
        "Orran Herald",
        Origin.MARKUP,
    ),
    ("", "https://www.orranherald.example/1", "The Orran Herald", Origin.MARKUP),
    ("", "https://elsewhere.example/1", None, None),
]


@pytest.mark.parametrize(("head", "url", "wanted", "origin"), PUBLISHERS)
def test_outlet_is_named_by_the_page(head: str, url: str | None, wanted: str | None, origin: Origin | None) -> None:
    document = read(head, title="A headline of five words | The Orran Herald", url=url)
    assert (document.publisher, origins(document).get("publisher")) == (wanted, origin)


OUTLETS = [
    ("Fort reports say nine fled | RT", "https://www.rt.example/1", "RT"),
    ("Nine fled – RT International News", "https://rt.example/1", "RT International News"),
    ("Orran Herald: Nine fled - Fort reports", "https://orran-herald.example/1", None),
    ("Orran Herald | Nine people fled", "https://orran-herald.example/1", "Orran Herald"),
    ("Nine fled - BNA News", "https://www.bna.co.uk/1", "BNA News"),
    ("Nine fled - Thenews", "https://thenews.example/1", "Thenews"),
    ("Fort reports say nine fled", "https://www.rt.example/1", None),
    ("Fort reports say nine fled - Steppe Report", "https://www.rt.example/1", None),
    ("Nine fled - Minister tells RT of the long night", "https://www.rt.example/1", None),
    ("RT", "https://www.rt.example/1", None),
    ("Nine fled | UK", "https://www.bna.co.uk/1", None),
    ("Nine fled | News", "https://news.bna.example/1", None),
]


@pytest.mark.parametrize(("window", "url", "wanted"), OUTLETS)
def test_outlet_in_the_window_title_stands_apart_and_bears_the_whole_name_of_the_host(
    window: str, url: str, wanted: str | None
) -> None:
    assert read(title=window, url=url).publisher == wanted


AUTHORS = [
    (
        ld(**{"@type": "NewsArticle", "headline": "x", "author": [{"name": "Jane Doe"}, "John Roe"]}),
        "",
        ("Jane Doe", "John Roe"),
        Origin.JSON_LD,
    ),
    (
        ld(**{"@type": "NewsArticle", "headline": "x", "author": {"name": "By Jane Doe and John Roe"}}),
        "",
        ("Jane Doe", "John Roe"),
        Origin.JSON_LD,
    ),
    (
        ld(**{"@type": "NewsArticle", "headline": "x", "author": {"name": "Staff"}}) + meta(author="Jane Doe"),
        "",
        ("Jane Doe",),
        Origin.META,
    ),
    (meta(author="Jane Doe, John Roe"), "", ("Jane Doe", "John Roe"), Origin.META),
    (meta(article__author="https://facebook.com/jane") + meta(author="admin@orran.example"), "", (), None),
    ("", '<p><a rel="author" href="/jane">Jane Doe</a></p>', ("Jane Doe",), Origin.MARKUP),
    ("", '<p class="byline">By Jane Doe</p>', ("Jane Doe",), Origin.MARKUP),
    ("", "<p>By Jane Doe and John Roe</p>", ("Jane Doe", "John Roe"), Origin.BYLINE),
    ("", "<p>By Staff Reporter</p>", (), None),
]


@pytest.mark.parametrize(("head", "body", "wanted", "origin"), AUTHORS)
def test_authors_are_people_that_the_page_names(
    head: str, body: str, wanted: tuple[str, ...], origin: Origin | None
) -> None:
    document = read(head, body)
    assert (document.authors, origins(document).get("authors")) == (wanted, origin)


URLS = [
    (
        '<link rel="canonical" href="https://o.example/1">' + '<meta property="og:url" content="https://o.example/2">',
        "https://o.example/1",
        Origin.MARKUP,
    ),
    ('<meta property="og:url" content="https://o.example/2">', "https://o.example/2", Origin.META),
    ('<link rel="canonical" href="javascript:x">', None, None),
    ('<link rel="canonical" href="/relative">', None, None),
]


@pytest.mark.parametrize(("head", "wanted", "origin"), URLS)
def test_address_is_the_canonical_one(head: str, wanted: str | None, origin: Origin | None) -> None:
    document = read(head)
    assert (document.url, origins(document).get("url")) == (wanted, origin)


BROKEN = [
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2021-10-05",}</script>',
    '<script type="application/ld+json"><!-- {"@type":"NewsArticle","datePublished":"2021-10-05"} --></script>',
    '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2021-10-05"}\n//]]>'
    "</script>",
    '<script type="application/ld+json">{"@type":"NewsArticle","description":"two\nlines",'
    '"datePublished":"2021-10-05"};</script>',
    '<script type="application/ld+json">{broken</script>'
    + '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-10-05"}</script>',
    '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + meta(date="2021-10-05"),
    '<script type="application/ld+json">[null, 3, "x", {"@type": null}, {"@type": {"a": 1}}]</script>'
    + meta(date="2021-10-05"),
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":{"x":[]}},"publisher":[[["x"]]],'
    '"datePublished":["2021-10-05"]}</script>',
]


@pytest.mark.parametrize("head", BROKEN)
def test_broken_structured_data_cost_nothing_else(head: str) -> None:
    found = date(read(head))
    assert found is not None
    assert found[0] == "2021-10-05"
