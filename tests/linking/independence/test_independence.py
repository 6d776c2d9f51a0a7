"""How many origins there are at least and at most: each counting rule on the smallest set of reports that shows it."""

from __future__ import annotations

from itertools import permutations

import pytest

from sayso.linking.independence.lines import Lines
from sayso.linking.independence.wording import wording_of
from sayso.records import SourceNumber
from sayso.records.copy import Copy
from tests.linking.independence.cases import Told, Who, figures, short

POLICE = Who("the Vesk Police", "body", "Vesk Police", kind="Organisation")
MINISTRY = Who("the Interior Ministry", "body", "Interior Ministry", kind="Organisation")
DEFENCE = Who("the Defence Ministry", "body", "Defence Ministry", kind="Organisation")
ARMY = Who("the army", "military", kind="Organisation")
FRONT = Who("the Northern Front", "armed_group", "Northern Front", kind="Organisation")
RESIDENT = Who("a resident")
NURSE = Who("a nurse")
BAKER = Who("Amin Tarro, a baker", "witness", "Amin Tarro", kind="Person")
DRIVER = Who("Oleg Marin, a driver", "witness", "Oleg Marin", kind="Person")
CHIEF = Who("Dalia Renko of the Interior Ministry", "official", "Dalia Renko", kind="Person")
HERALD = Who("the Dorne Herald", "outlet", "Dorne Herald")

# (what it shows, reports, copies, (copies, low, high, denials))
CASES = [
    ("a named origin counts once", [Told("a", ((POLICE,),)), Told("b", ((POLICE,),))], [], (0, 1, 1, 0)),
    ("an official and his body are one", [Told("a", ((MINISTRY,),)), Told("b", ((CHIEF,),))], [], (0, 1, 1, 0)),
    ("two bodies of one state are one at least", [Told("a", ((DEFENCE,),)), Told("b", ((ARMY,),))], [], (0, 1, 2, 0)),
    ("a body and a group are two", [Told("a", ((DEFENCE,),)), Told("b", ((FRONT,),))], [], (0, 2, 2, 0)),
    ("witnesses side by side are several", [Told("a", ((BAKER, DRIVER),))], [], (0, 2, 2, 0)),
    ("a new witness adds one", [Told("a", ((POLICE,),)), Told("b", ((BAKER,),), ("confirms",))], [], (0, 2, 2, 0)),
    ("who could be one is one at least", [Told("a", ((RESIDENT,),)), Told("b", ((RESIDENT,),))], [], (0, 1, 2, 0)),
    ("who cannot be one is two", [Told("a", ((NURSE,),)), Told("b", ((Who("a shopkeeper"),),))], [], (0, 2, 2, 0)),
    ("several are one to as many", [Told("a", ((Who("four residents", number="several"),),))], [], (0, 1, 4, 0)),
    ("a plural counts as two", [Told("a", ((Who("witnesses", number="several"),),))], [], (0, 1, 2, 0)),
    ("one voice is one", [Told("a", voice=True)], [], (0, 1, 1, 0)),
    ("two voices are one to two", [Told("a", voice=True), Told("b", voice=True)], [], (0, 1, 2, 0)),
    ("a copy adds nothing", [Told("a", voice=True), Told("b", voice=True)], [("a", "b")], (1, 1, 1, 0)),
    (
        "customers of an agency that is not there are one",
        [Told("a", voice=True), Told("b", voice=True)],
        [("unseen:x", "a"), ("unseen:x", "b")],
        (1, 1, 1, 0),
    ),
    (
        "a copy that brings a witness brings one",
        [Told("a", ((POLICE,),)), Told("b", ((POLICE,), (BAKER,)), taken=frozenset({0}))],
        [("a", "b")],
        (0, 2, 2, 0),
    ),
    (
        "a source without a name in a copy is that of the text",
        [Told("a", ((RESIDENT,),)), Told("b", ((RESIDENT,),), taken=frozenset({0}))],
        [("a", "b")],
        (1, 1, 1, 0),
    ),
    ("a denial counts on its side", [Told("a", ((POLICE,),)), Told("b", ((FRONT,),), ("denies",))], [], (0, 1, 1, 1)),
    (
        "two who deny are two",
        [Told("a", ((FRONT,),), ("denies",)), Told("b", ((BAKER,),), ("denies",))],
        [],
        (0, 0, 0, 2),
    ),
    (
        "who denies does not witness it besides",
        [Told("a", ((POLICE,),)), Told("b", ((FRONT,), (FRONT,)), ("denies", "asserts"))],
        [],
        (0, 1, 1, 1),
    ),
    ("a demand is no knowledge", [Told("a", ((POLICE,), (BAKER,)), ("asserts", "demands"))], [], (0, 1, 1, 0)),
    ("a report that says no denies", [Told("a", ((POLICE,),)), Told("b", voice=True, negated=True)], [], (0, 1, 1, 1)),
    (
        "newsrooms with people of their own are apart",
        [Told("a", voice=True, people=("Mira Kolto",)), Told("b", voice=True, people=("Tomas Rehn",))],
        [],
        (0, 2, 2, 0),
    ),
    (
        "people whom both name show nothing",
        [Told("a", voice=True, people=("Mira Kolto",)), Told("b", voice=True, people=("Mira Kolto",))],
        [],
        (0, 1, 2, 0),
    ),
    (
        "a byline of a copy is no person of its own",
        [Told("a", voice=True, people=("Mira Kolto",)), Told("b", voice=True, people=("Mira Kolto", "Tobin Ferro"))],
        [("a", "b")],
        (1, 1, 1, 0),
    ),
    (
        "what an outlet says and attributes is the source's",
        [Told("a", ((POLICE,),), voice=True), Told("b", ((POLICE,),), voice=True)],
        [],
        (0, 1, 1, 0),
    ),
    (
        "newsrooms that show nothing do not count without end",
        [Told(name, voice=True) for name in "abcdef"],
        [],
        (0, 1, 2, 0),
    ),
]


@pytest.mark.parametrize(("reports", "copies", "wanted"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_each_rule_counts_as_it_says(
    reports: list[Told], copies: list[tuple[str, str]], wanted: tuple[int, int, int, int]
) -> None:
    assert short(figures(reports, copies)) == wanted


def test_outlets_that_cite_each_other_end_in_none_or_one() -> None:
    first = Told("a", ((Who("the Alpha Post", "outlet", "Alpha Post"),),), outlet="beacon weekly")
    second = Told("b", ((Who("Beacon Weekly", "outlet", "Beacon Weekly"),),), outlet="alpha post")
    assert short(figures([first, second]))[1:3] == (0, 1)


def test_a_chain_is_followed_to_its_end() -> None:
    channel = Who("a channel", "social_media", step=1)
    end = Who("Amin Tarro, a baker", "witness", "Amin Tarro", kind="Person", step=2)
    found = figures([Told("a", ((HERALD, channel, end),)), Told("b", ((BAKER,),))])
    assert [reason.origin for reason in found.reasons if reason.counts_high] == ["Amin Tarro"]


def test_actors_are_joined_across_spellings() -> None:
    reports = [Told("a", ((BAKER,),)), Told("b", ((Who("Amin Taro", "witness", "Amin Taro", kind="Person"),),))]
    assert short(figures(reports))[1:3] == (2, 2)
    assert short(figures(reports, who={"a#Amin Tarro": "actor:1", "b#Amin Taro": "actor:1"}))[1:3] == (1, 1)


def test_every_order_of_reports_gives_the_same_figures_and_reasons() -> None:
    reports = [Told("a", ((RESIDENT,),)), Told("b", ((NURSE, POLICE),)), Told("c", voice=True)]
    dated = [figures([reports[at] for at in (0, 1, 2)], [("a", "c")])]
    for order in permutations(range(3)):
        again = figures([reports[at] for at in order], [("a", "c")])
        dated.append(again)
    assert {(found.low, found.high, found.reports) for found in dated} == {(dated[0].low, dated[0].high, 3)}
    assert len({frozenset(reason.why for reason in found.reasons) for found in dated}) == 1


def test_no_decision_is_without_a_reason() -> None:
    found = figures([Told("a", ((RESIDENT,),)), Told("b", ((RESIDENT,),)), Told("c", voice=True)], [("a", "c")])
    assert {report for reason in found.reasons for report in reason.reports} == {"a", "b", "c"}
    assert all(reason.why for reason in found.reasons)
    assert sum(reason.counts_low for reason in found.reasons) == found.low


def test_nothing_said_has_no_origin() -> None:
    assert short(figures([])) == (0, 0, 0, 0)


def test_lines_that_run_in_a_circle_come_to_an_end() -> None:
    edges = [Copy("a", "b", (), 0.5, 0.5), Copy("b", "a", (), 0.5, 0.5)]
    lines = Lines({"a": (), "b": ()}, edges)
    assert lines.before("a") == {"b"}
    assert lines.ends() == ()


@pytest.mark.parametrize(
    ("words", "number", "kinds"),
    [
        ("a police officer in Vesk", 1, {"police"}),
        ("two nurses", 2, {"medical"}),
        ("seven residents", 7, set()),
        ("several witnesses", 2, set()),
    ],
)
def test_words_of_a_source_say_who_and_how_many(words: str, number: int, kinds: set[str]) -> None:
    found = wording_of(words, SourceNumber.SEVERAL if number > 1 else SourceNumber.ONE)
    assert (found.number, found.kinds) == (number, kinds)
