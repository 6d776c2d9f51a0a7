"""What the reader model marked is mended by syntax and quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.interpret.claims.passages import chains, claims_of, contents, passage
from tests.predictions import attribution

# Beginning of the passage; source, cue and content as marked; the content and the chain wanted.
CASES = (
    ("Two people were", ("the Interior Ministry",), ("said",), ("Two people were killed,",), "Two people were killed"),
    ("Two people were", (), ("said",), ("Two people were killed",), "Two people were killed"),
    ("Two people were", ("Ministry",), ("said",), ("Two people", "were killed"), "Two people were killed"),
    ("Two people were", ("the Interior Ministry",), ("said",), (), "Two people were killed"),
)


@pytest.mark.parametrize(("beginning", "source", "cue", "content", "wanted"), CASES)
def test_edges_gaps_and_missing_parts_are_mended(
    beginning: str, source: Sequence[str], cue: Sequence[str], content: Sequence[str], wanted: str
) -> None:
    row = passage(beginning)
    reading = claims_of(row, attribution(row.text, source=source, cue=cue, content=content))
    assert contents(reading) == [wanted]
    assert chains(reading) == ["the Interior Ministry!(body)"]


def test_a_quotation_cut_short_is_closed() -> None:
    row = passage('"We did not fire')
    marked = attribution(
        row.text, source=["Colonel Ahmad Rahimi"], cue=["told"], content=["We did not fire on the village"]
    )
    assert contents(claims_of(row, marked))[0] == '"We did not fire on the village,"'


def test_the_subject_of_a_passive_is_no_source() -> None:
    row = passage("The commander is thought")
    marked = attribution(
        row.text, source=["The commander"], cue=["is thought"], content=["to have fled to the mountains"]
    )
    reading = claims_of(row, marked)
    assert contents(reading) == ["The commander .. to have fled to the mountains"]
    assert chains(reading) == ["-"]


def test_of_two_marked_sources_the_grammatical_one_speaks() -> None:
    row = passage("The army, quoting a villager")
    marked = attribution(
        row.text, source=["The army", "a villager"], cue=["said"], content=["the men crossed the river at night"]
    )
    assert chains(claims_of(row, marked)) == ["The army(military) > a villager(witness)"]


def test_a_source_that_is_cited_is_no_claim() -> None:
    row = passage("Russian media")
    citing = attribution(row.text, source=["Russian media,"], cue=["citing"], content=["a Telegram channel"])
    assert contents(claims_of(row, citing))[0] == "that a commander said he had ordered the raid"
    assert len(claims_of(row, citing).claims) == 2


def test_quoted_as_saying_is_one_claim() -> None:
    row = passage("Interfax quoted")
    marked = attribution(
        row.text,
        source=["Interfax"],
        cue=["quoted"],
        content=["an unnamed official as saying", "that the convoy had been attacked"],
    )
    reading = claims_of(row, marked)
    assert contents(reading) == ["that the convoy had been attacked"]
    assert chains(reading) == ["Interfax!(agency) > an unnamed official(official)"]


def test_the_reason_for_anonymity_is_no_content() -> None:
    row = passage("A security official")
    marked = attribution(
        row.text,
        source=["A security official"],
        cue=["said"],
        content=["authorised to talk to reporters", "the raid had failed"],
    )
    assert contents(claims_of(row, marked)) == ["the raid had failed"]


def test_what_nobody_said_is_no_claim_even_if_marked() -> None:
    row = passage("No group has")
    marked = attribution(row.text, source=["No group"], cue=["has claimed"], content=["responsibility for the attack"])
    assert claims_of(row, marked).claims == ()


def test_a_marked_claim_keeps_the_models_score() -> None:
    row = passage("The report said")
    marked = attribution(row.text, source=["The report"], cue=["said"], content=["the guards opened fire first"])
    assert claims_of(row, marked).claims[0].score == marked.score
    assert claims_of(row).claims[0].score < marked.score
