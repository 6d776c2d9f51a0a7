from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BadQuery, NoSuchDocument
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.base import Filters, Order, View
from sayso.records import Failure, Reason, Status
from tests.ledger.samples import Sample, sample

REPORTS = {
    "attack": sample(
        "Attack on a convoy\nArmed men attacked a convoy near Kharkiv, the army said.",
        title="Attack on a convoy",
        publisher="Écho du Nord",
        authors=("Ana Petrović", "Li Wei"),
        published="2021-10-05",
        url="https://echo.example/2021/attack",
    ),
    "denial": sample(
        "The army denied that armed men had reached the convoy.",
        publisher="The Daily Post",
        published="2021-10-07T22:15:00Z",
        url="https://post.example/denial",
    ),
    "month": sample("A round-up of October.", publisher="The Daily Post", published="2021-10"),
    "year": sample("В области прошли бои.", language="ru", published="2020", publisher="100%_real"),
    "undated": sample("Something happened somewhere, men said.", media_type="text/html"),
}
STATUS = {"undated": (Status.PARTIAL, Reason.PAYWALL)}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("view") / "sayso.db"), actor="tester") as opened:
        for name, report in REPORTS.items():
            status, reason = STATUS.get(name, (Status.READ, Reason.OK))
            report.add_to(opened, status=status, reason=reason)
        opened.record_failure(Failure(None, "encrypted", "It is locked."), "locked.pdf")
        yield opened


@pytest.fixture
def view(ledger: Ledger) -> Iterator[View]:
    with ledger.view() as opened:
        yield opened


def _names(ids: list[str]) -> list[str]:
    return [next(name for name, report in REPORTS.items() if report.id == found) for found in ids]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"attack", "denial", "month", "year", "undated"}),
        (Filters(publisher="echo"), {"attack"}),
        (Filters(publisher="daily POST"), {"denial", "month"}),
        (Filters(publisher="100%_real"), {"year"}),
        (Filters(publisher="Nobody"), set()),
        (Filters(language="RU"), {"year"}),
        (Filters(since="2021-10-05", until="2021-10-05"), {"attack", "month"}),
        (Filters(since="2021-10-06"), {"denial", "month"}),
        (Filters(until="2021-09"), {"year"}),
        (Filters(since="2020-06", until="2020-07"), {"year"}),
        (Filters(since="2021", until="2021"), {"attack", "denial", "month"}),
        (Filters(url="https://ECHO.example/2021"), {"attack"}),
        (Filters(url="https://echo.example/2021/attack#x"), {"attack"}),
        (Filters(url="https://echo_example/"), set()),
        (Filters(url=""), set()),
        (Filters(status=Status.PARTIAL), {"undated"}),
        (Filters(publisher="post", since="2021-10-06", status=Status.READ), {"denial", "month"}),
    ],
)
def test_filters_keep_what_they_say(view: View, filters: Filters, expected: set[str]) -> None:
    page = view.documents(filters)
    assert set(_names([entry.document_id for entry in page.items])) == expected
    assert page.total == view.count(filters) == len(expected)
    stored = [one.document_id for one in view.stored(filters)]
    assert stored == sorted(stored)
    assert set(_names(stored)) == expected


@pytest.mark.parametrize(
    "filters",
    [Filters(since="yesterday"), Filters(until="2021-13"), Filters(since="2021-10-05x"), Filters(publisher="?")],
)
def test_filters_that_cannot_be_understood_are_answered_with_a_sentence(view: View, filters: Filters) -> None:
    with pytest.raises(BadQuery):
        view.count(filters)


def test_lists_come_newest_first_with_the_undated_last_or_as_added(view: View) -> None:
    listed = view.documents().items
    assert _names([entry.document_id for entry in listed]) == ["denial", "attack", "month", "year", "undated"]
    added = view.documents(order=Order.ADDED).items
    assert _names([entry.document_id for entry in added]) == list(REPORTS)


def test_pages_cut_a_list_without_gap_or_overlap(view: View) -> None:
    whole = view.documents().items
    pages = [view.documents(limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert tuple(entry for page in pages for entry in page.items) == whole
    assert [page.total for page in pages] == [5] * 4


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("convoy", ["attack", "denial"]),
        ("ATTACKED", ["attack"]),
        ('"armed men"', ["attack", "denial"]),
        ('"men armed"', []),
        ("convoy -denied", ["attack"]),
        ("kharkiv OR reached", ["attack", "denial"]),
        ("(kharkiv OR reached) NOT denied", ["attack"]),
        ("title:convoy", ["attack"]),
        ("title:kharkiv", []),
        ("publisher:post", ["denial", "month"]),
        ("author:petrovic", ["attack"]),
        ("text:petrovic", []),
        ('author:"Li Wei" convoy', ["attack"]),
        ("внутри OR БОИ", ["year"]),
        ("khar*", ["attack"]),
        ('"a convoy near"', ["attack"]),
        ("nothing-like-this", []),
    ],
)
def test_find_gives_the_reports_that_are_meant(view: View, query: str, expected: list[str]) -> None:
    page = view.find(query)
    assert sorted(_names([hit.entry.document_id for hit in page.items])) == sorted(expected)
    assert page.total == len(expected)


def test_find_puts_headlines_first_and_shows_the_words(view: View) -> None:
    hits = view.find("convoy").items
    assert _names([hit.entry.document_id for hit in hits]) == ["attack", "denial"]
    assert hits[0].score > hits[1].score > 0
    for hit in hits:
        assert hit.snippet
        text = view.get(hit.entry.document_id).reading().document.text
        assert {match.text_in(text) for match in hit.snippet.matches} == {"convoy"}


def test_find_takes_filters_and_pages(view: View) -> None:
    assert _names([hit.entry.document_id for hit in view.find("men", Filters(publisher="post")).items]) == ["denial"]
    pages = [view.find("men", limit=1, offset=offset) for offset in range(4)]
    assert [page.total for page in pages] == [3] * 4
    assert [hit.entry.document_id for page in pages for hit in page.items] == [
        hit.entry.document_id for hit in view.find("men").items
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.sampled_from(list("aemn*-:\"()ORNTANDé北 \x00\n{}^+\\'%_;,./")), max_size=60))
def test_no_query_reaches_the_database_as_it_is(view: View, query: str) -> None:
    try:
        view.find(query)
    except BadQuery:
        return


@pytest.mark.parametrize(
    "query",
    ['" OR 1=1 --', "title:", "text : x", "NEAR(a b)", "a NEAR/3 b", "{title}: x", "^a", "a + b", "*", "col:x*"],
)
def test_the_languages_of_databases_are_words_or_a_sentence(view: View, query: str) -> None:
    try:
        view.find(query)
    except BadQuery as error:
        assert "fts5" not in str(error).lower()  # noqa: PT017 - both ends are right


def test_documents_are_found_by_any_beginning_of_their_id(view: View) -> None:
    report: Sample = REPORTS["attack"]
    for given_id in (report.id, report.id[:20], report.id.removeprefix("sha256:"), report.id[7:15]):
        assert view.get(given_id).document_id == report.id
        assert view.entry(given_id).document_id == report.id


@pytest.mark.parametrize(
    ("given_id", "told"),
    [("", "empty"), ("sha256:", "several"), ("sha", "several"), ("zz", "no document"), ("%", "no document")],
)
def test_an_id_that_fits_none_or_several_is_told(view: View, given_id: str, told: str) -> None:
    with pytest.raises(NoSuchDocument, match=told):
        view.get(given_id)


def test_the_overview_counts_what_there_is(view: View) -> None:
    seen = view.overview()
    assert seen.reports == seen.originals == 5
    assert seen.original_bytes == sum(len(report.original) for report in REPORTS.values())
    assert [(t.value, t.reports) for t in seen.publishers] == [
        ("The Daily Post", 2),
        ("100%_real", 1),
        ("Écho du Nord", 1),
        (None, 1),
    ]
    assert [(t.value, t.reports) for t in seen.languages] == [("en", 4), ("ru", 1)]
    assert [(t.value, t.reports) for t in seen.formats] == [(None, 4), ("text/html", 1)]
    assert [(t.value, t.reports) for t in seen.statuses] == [("read", 4), ("partial", 1)]
    assert [(t.value, t.reports) for t in seen.failures] == [("encrypted", 1)]
    assert (seen.earliest, seen.latest, seen.undated) == ("2020-01-01", "2021-10-07", 1)
    assert (seen.pages_with_versions, seen.custody_rows) == (0, 7)


def test_the_overview_passes_over_dates_that_cannot_be_read(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db")) as ledger:
        sample("One.", published="2021-10").add_to(ledger)
        sample("Two.", published="yesterday").add_to(ledger)
        with ledger.view() as view:
            seen = view.overview()
    assert (seen.earliest, seen.latest, seen.undated) == ("2021-10-01", "2021-10", 1)


def test_a_view_stays_as_it_was_when_others_add(tmp_path: Path) -> None:
    location = str(tmp_path / "sayso.db")
    with open_ledger(location) as writer, open_ledger(location, read_only=True) as reader:
        sample("One.").add_to(writer)
        with reader.view() as view:
            assert view.count() == 1
            sample("Two.").add_to(writer)
            assert view.count() == len(list(view.stored())) == view.find("one OR two").total == 1
        with reader.view() as view:
            assert view.count() == 2
