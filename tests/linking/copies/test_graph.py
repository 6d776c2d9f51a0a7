"""Who took it from whom: small newsrooms by hand, with what must and what must not become an edge."""

from __future__ import annotations

from itertools import permutations

import pytest

from sayso.linking.copies import copies_among
from sayso.records import Credit, CreditKind, DatePrecision, Link, LinkKind, Origin, Reading, Span, StatedDate
from sayso.records.codec import from_json, to_json
from sayso.records.copy import UNSEEN, Copy, CopyEvidenceKind
from tests.factories import reading

STORY = (
    "Shells fell on the market of Dorvan\n\nAt least nine people were buried on Tuesday after shells fell"
    " on the crowded market of Dorvan, where farmers from the hills had come to sell their last apples "
    "before winter. A nurse at the hospital of Kelmet said the wounded arrived on carts because no "
    "ambulance could pass the broken bridge. Traders swept glass from the steps of the old bank and asked"
    " who would pay for the ruined stalls and the dead mules. The governor of Tolmar promised new guards "
    "on the northern road within a week."
)
LIGHT = STORY.replace("people were buried", "residents were laid to rest").replace(
    "promised new guards", "pledged posts"
)
OTHER = (
    "Grain talks open in Kelmet\n\nEnvoys of Tolmar and its eastern neighbours met behind closed doors to speak of "
    "wheat, rail fares and the price of seed, and left without a word to the reporters who had waited in the rain."
)
OWN = (
    "Nine dead in Dorvan\n\nThe stalls of Dorvan are ash. Our reporter counted nine graves on Tuesday evening and met "
    "a boy who looks for his goat, a widow who does not speak and a clerk of Kelmet who writes lists that nobody reads."
)


def told(name: str, text: str, hour: int | None, publisher: str, **facts: object) -> Reading:
    stated = (
        None
        if hour is None
        else StatedDate(f"2021-03-0{1 + hour // 24}T{hour % 24:02}:00:00Z", DatePrecision.SECOND, Origin.GIVEN)
    )
    return reading(text, id=name, publisher=publisher, published=stated, **facts)


def ends(copies: tuple[Copy, ...]) -> set[tuple[str, str]]:
    return {(copy.from_report.split(":")[0], copy.to_report) for copy in copies}


def credited(text: str, name: str) -> tuple[Credit, ...]:
    at = text.index(name)
    return (Credit(Span(at, at + len(name)), name, CreditKind.AGENCY),)


GAZETTE, HILL = "Tolmar Gazette", "Hill Post"
A = told("a", STORY, 8, GAZETTE)
UNDATED = told("a", STORY, None, GAZETTE)
FAR = OTHER.replace("Tolmar and", "Orv and").replace("Kelmet", "Ustra") + " The Tolmar Gazette sent nobody."
AFTER, NAMES_A = " The Hill Post carries it too.", " The Tolmar Gazette had it first."
BOTH_UNSEEN = {("unseen", "a"), ("unseen", "b")}

CASES: tuple[tuple[str, tuple[Reading, ...], set[tuple[str, str]]], ...] = (
    ("a whole copy later on", (A, told("b", STORY, 9, HILL)), {("a", "b")}),
    ("a light rewrite", (A, told("b", LIGHT, 9, HILL)), {("a", "b")}),
    ("two own reports of one thing", (A, told("b", OWN, 9, HILL)), set()),
    ("another matter", (A, told("b", OTHER, 9, HILL)), set()),
    ("no dates: nobody knows who was first", (UNDATED, told("b", STORY, None, HILL)), BOTH_UNSEEN),
    ("no dates, but one names the other", (UNDATED, told("b", STORY + NAMES_A, None, HILL)), {("a", "b")}),
    (
        "a copy of a copy keeps its edits",
        (A, told("b", LIGHT, 9, HILL), told("c", LIGHT, 10, "Sea News")),
        {("a", "b"), ("b", "c")},
    ),
    ("a changed byline", (A, told("b", STORY + "\n\nBy Ana Brel, our own correspondent", 9, HILL)), {("a", "b")}),
    (
        "a circle of citations",
        (told("a", STORY + AFTER, 8, GAZETTE), told("b", STORY + NAMES_A, 9, HILL)),
        {("a", "b")},
    ),
    ("posted again by its own house", (A, told("b", STORY, 30, GAZETTE)), {("a", "b")}),
    ("a named report without its text", (A, told("b", OWN + NAMES_A, 9, HILL)), {("a", "b")}),
    ("a name on quite another matter", (A, told("b", FAR, 9, HILL)), set()),
)


@pytest.mark.parametrize(("readings", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_edges_are_those_that_the_texts_show(readings: tuple[Reading, ...], wanted: set[tuple[str, str]]) -> None:
    assert ends(copies_among(readings)) == wanted


def test_two_outlets_that_quote_one_speaker_at_length_are_no_copies() -> None:
    words = (
        "“We came down from the hills before dawn with empty sacks and we go home with our dead on the same carts that "
        "brought the apples, and nobody in the capital has asked us so much as our names or offered us bread”"
    )
    first = told("a", "Graves in Dorvan\n\nAn elder stood by the wall. " + words + ", he said.", 8, "X Post")
    second = told("b", "Dorvan mourns its own\n\n" + words + ": so speaks an old man whom we met.", 9, "Hill Post")
    assert copies_among((first, second)) == ()


def test_a_disclaimer_in_reports_on_many_matters_is_no_copy() -> None:
    note = (
        " Views given here are those of whoever gave them and need not be shared by the editors, who take no "
        "charge for pages elsewhere to which this one may lead and ask readers to look into every claim "
        "before they pass it on to others by any means whatever, in print or by word of mouth, within the "
        "bounds that the law of the land sets."
    )
    places = ("Arven", "Brusk", "Calmo", "Dorvan", "Eltis", "Fargo")
    readings = [
        told(p.lower(), f"News of {p}\n\nMayor {p}er of {p}ia wed in {p} church.{note}", n, f"{p} Post")
        for n, p in enumerate(places)
    ]
    assert copies_among(readings) == ()


def test_customers_of_an_agency_that_is_not_there_share_an_unseen_source() -> None:
    text = "DORVAN (Reuters) - " + STORY.split("\n\n")[1]
    facts = {"credits": credited(text, "Reuters")}
    copies = copies_among((told("a", text, 8, "Tolmar Gazette", **facts), told("b", text, 9, "Hill Post", **facts)))
    assert ends(copies) == {("unseen", "a"), ("unseen", "b")}
    assert len({copy.from_report for copy in copies}) == 1
    assert {e.kind for e in copies[0].evidence} == {CopyEvidenceKind.PASSAGE, CopyEvidenceKind.CREDIT}


def test_the_agency_itself_comes_before_its_other_customers() -> None:
    text = "DORVAN (Reuters) - " + STORY.split("\n\n")[1]
    facts = {"credits": credited(text, "Reuters")}
    rows = (
        told("r", text, 7, "Reuters", **facts),
        told("a", text, 8, "X Post", **facts),
        told("b", text, 9, "Y Post", **facts),
    )
    assert ends(copies_among(rows)) == {("r", "a"), ("r", "b")}


def test_a_link_to_a_report_is_evidence_without_its_text() -> None:
    link = Link(Span(0, 4), "http://www.tolmar.example/1/?utm_source=x", LinkKind.LINK)
    first = told("a", STORY, 8, "Tolmar Gazette", url="https://tolmar.example/1")
    (copy,) = copies_among((first, told("b", OWN, 9, "Hill Post", links=(link,))))
    assert (copy.from_report, copy.to_report, copy.share) == ("a", "b", 0.0)
    assert [e.kind for e in copy.evidence] == [CopyEvidenceKind.LINK]


def test_a_forwarded_message_names_its_channel() -> None:
    (copy,) = copies_among((A, told("b", STORY, 9, "Hill Channel", forwarded_from="Tolmar Gazette")))
    assert CopyEvidenceKind.FORWARD in {e.kind for e in copy.evidence}


def test_passages_of_the_evidence_read_alike_on_both_sides() -> None:
    texts = {"a": STORY, "b": LIGHT}
    (copy,) = copies_among((A, told("b", LIGHT, 9, "Hill Post")))
    for evidence in copy.evidence:
        there, here = (one.span.text_in(texts[one.report]) for one in evidence.spans)
        assert len(set(there.split()) & set(here.split())) > len(there.split()) / 2
    assert 0.7 < copy.share < 1


def test_the_order_in_which_reports_come_changes_nothing() -> None:
    rows = (A, told("b", LIGHT, 9, "Hill Post"), told("c", LIGHT, 10, "Sea News"), told("d", OWN, 11, "Y Post"))
    wanted = copies_among(rows)
    assert all(copies_among(shuffled) == wanted for shuffled in permutations(rows))


def test_hidden_characters_hide_no_copy() -> None:
    hidden = STORY.replace("market", "mar\u200bket").replace("apples", "ap\u00adples")
    (copy,) = copies_among((A, told("b", hidden, 9, "Hill Post")))
    assert copy.share > 0.9


def test_an_edge_survives_the_round_trip_with_the_keys_of_the_contract() -> None:
    (copy,) = copies_among((A, told("b", STORY, 9, "Hill Post")))
    value = to_json(copy)
    assert set(value) == {"schema", "from", "to", "evidence", "share", "score"}
    assert from_json(Copy, value) == copy
    assert not copy.from_report.startswith(UNSEEN)
