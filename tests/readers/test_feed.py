from __future__ import annotations

import json

import pytest

from sayso.errors import UnreadableSource
from sayso.readers.base import Hints, ReadDocument, Unread
from sayso.readers.feed import read_feed
from sayso.readers.feed_markup import harmless_markup
from sayso.records import BlockKind, LinkKind, Notice, Origin
from tests.readers.reading import FIXTURES, credited, document_of, documents_of, failures_of, items_of, links, words

RSS = (FIXTURES / "feeds" / "orran_rss.xml").read_bytes()
ATOM = (FIXTURES / "feeds" / "northern_atom.xml").read_bytes()


def rss(item: str, *, channel: str = "<title>Orran</title>", before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<rss version="2.0"><channel>{channel}<item>{item}</item></channel></rss>'


def test_each_entry_is_a_document_with_the_fullest_text() -> None:
    first, second, fourth = documents_of(read_feed, RSS)
    assert first.title == "Five killed as convoy is hit near Varsad crossing"
    assert first.text.startswith(first.title + "\n\nVARSAD, Oct 4 (Reuters) – At least five")
    assert "alert" not in first.text
    assert words(first, BlockKind.LIST_ITEM) == ["Two vehicles burned.", "The road was closed."]
    assert links(first, LinkKind.LINK) == [
        ("Interior Ministry said", "https://interior.gov.example/news/812"),
        ("denied", "https://orranherald.example/2021/09/28/denial/"),
    ]
    assert (first.publisher, first.authors, first.url) == (
        "The Orran Herald – World",
        ("Mira Solan",),
        "https://orranherald.example/2021/10/05/convoy/",
    )
    assert first.given_id == "https://orranherald.example/?p=4411"
    assert first.published is not None
    assert (first.published.value, first.published.origin) == ("2021-10-05T06:12:44Z", Origin.FEED)
    assert credited(first) == [("agency", "Reuters")]
    assert {fact.origin for fact in first.origins} == {Origin.FEED}
    assert second.title == 'Talks to resume & truce "holds"'
    assert Notice.TRUNCATED in second.notices
    assert fourth.published is None
    assert Notice.DATE_NOT_READ in fourth.notices


def test_entry_without_words_costs_itself_alone() -> None:
    items = items_of(read_feed, RSS)
    assert [type(item) for item in items] == [ReadDocument, ReadDocument, Unread, ReadDocument]
    assert failures_of(read_feed, RSS) == ["no_text"]


def test_atom_entry_gives_source_dates_and_quotes() -> None:
    first, second = documents_of(read_feed, ATOM)
    assert (first.title, first.publisher) == ("Army says it took Belkesh", "Belkesh Radio")
    assert first.published is not None
    assert first.published.value == "2022-03-14T21:05:00+03:00"
    assert links(first, LinkKind.QUOTE) == [("Belkesh is ours.", "https://t.me/harranfront/3")]
    assert second.text == "Only an update\n\n5 < 6 soldiers, said A & B."


def test_last_change_is_not_the_publication() -> None:
    second = documents_of(read_feed, ATOM)[1]
    assert second.published is None
    assert second.modified is not None
    assert second.modified.value == "2022-03-15T08:00:00Z"


def test_dublin_core_date_of_rss_is_the_publication() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Orran</title></channel>'
        '<item rdf:about="y"><title>T</title><description>Words of it.</description><dc:date>2021-10-05</dc:date>'
        "<dc:publisher>Varsad Radio</dc:publisher></item></rdf:RDF>"
    )
    document = document_of(read_feed, feed)
    assert document.published is not None
    assert document.published.value == "2021-10-05"
    assert document.publisher == "Varsad Radio"


def test_entry_stays_the_same_document_when_the_feed_grows() -> None:
    one = "<title>A</title><description>Words of the first entry.</description><guid>1</guid>"
    grown = rss(one).replace("<item>", "<item><title>New</title><description>More words.</description></item><item>")
    old, new = document_of(read_feed, rss(one)), documents_of(read_feed, grown)[1]
    assert (old.id, old.source_sha256) == (new.id, new.source_sha256)


def test_original_of_an_entry_is_its_own_fields() -> None:
    [item] = items_of(read_feed, rss("<title>A</title><description>Words.</description>").encode())
    assert isinstance(item, ReadDocument)
    assert json.loads(item.original)["content"] == "Words."


def test_given_publisher_and_date_fill_in() -> None:
    hints = Hints(publisher="Given", published="2021-10-06")
    document = document_of(read_feed, rss("<title>A</title><description>Words.</description>"), hints=hints)
    assert document.publisher == "Given"
    assert document.published is not None
    assert (document.published.value, document.published.origin) == ("2021-10-06", Origin.GIVEN)


AUTHORS = [
    ("<author>jane@orran.example (Jane Doe)</author>", ("Jane Doe",)),
    ("<author>Jane Doe and John Roe</author>", ("Jane Doe", "John Roe")),
    ("<author>desk@orran.example</author>", ()),
]


@pytest.mark.parametrize(("markup", "wanted"), AUTHORS)
def test_authors_are_names_without_addresses(markup: str, wanted: tuple[str, ...]) -> None:
    assert document_of(read_feed, rss(f"<title>A</title><description>Words.</description>{markup}")).authors == wanted


BOMBS = [
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "<!DOCTYPE r [<!ENTITY x PUBLIC 'a' 'http://o.example/x'>]>",
    "<!DOCTYPE r [<!ENTITY % p \"<!ENTITY x SYSTEM 'file:///etc/passwd'>\"> %p;]>",
    f'<!DOCTYPE r [<!ENTITY x "{"A" * 100_000}">]>',
    "<!DOCTYPE r [" + "".join(f'<!ENTITY e{n} "x">' for n in range(1000)) + "]>",
]


@pytest.mark.parametrize("document_type", BOMBS, ids=["nested", "file", "public", "parameter", "long", "many"])
def test_entities_made_to_explode_are_refused(document_type: str) -> None:
    assert failures_of(read_feed, rss("<title>&x;&c;</title>", before=document_type)) == ["bomb"]


HARMLESS = [
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
    '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"> <!-- ]> -->]>',
    '<!-- <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]> -->',
]


@pytest.mark.parametrize("document_type", HARMLESS)
def test_document_type_of_old_feeds_is_passed_over(document_type: str) -> None:
    feed = rss("<title>A</title><description>Words of it.</description>", before=document_type)
    assert document_of(read_feed, feed).text == "A\n\nWords of it."
    assert "<!DOCTYPE rss" not in harmless_markup(feed.encode(), media_type=None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_feed_is_read_in_its_encoding(encoding: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>Взрыв</title></item>'
        "</channel></rss>"
    )
    assert document_of(read_feed, feed.encode(encoding)).text == "Взрыв"


def test_feed_that_is_cut_off_gives_what_is_there() -> None:
    cut = RSS[: RSS.index(b"<item><title>Talks") + 60]
    first = documents_of(read_feed, cut)[0]
    assert first.title == "Five killed as convoy is hit near Varsad crossing"
    assert Notice.MALFORMED_CONTAINER in first.notices


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "nothing_inside"),
        ("<rss", "malformed"),
        ("<rss version='2.0'><channel>" + "<a>" * 5000, "malformed"),
        ("not a feed", "malformed"),
    ],
)
def test_feed_without_entries_fails_with_a_reason(feed: str, reason: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        items_of(read_feed, feed.encode())
    assert caught.value.reason == reason


def test_addresses_in_a_feed_are_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader must not open anything")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    for content in (
        b"http://127.0.0.1:9/feed.xml",
        b"/etc/passwd",
        rss("<xi:include href='http://127.0.0.1:9/'/>").encode(),
    ):
        failures_of(read_feed, content)
