"""Where sentences end. Each case is a text and its sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.interpret.sentences import split_sentences
from sayso.records import Block, BlockKind, Span

CASES = {
    "ranks": ["Gen. Saidov met Lt. Col. Toirov.", "They spoke briefly."],
    "initials": ["Maj. J. R. Orozov led the patrol.", "It came back at dawn."],
    "initial before a starter": ["They called it plan B. ", "The patrol left."],
    "country in full stops inside": ["The U.S. Embassy closed its doors."],
    "country in full stops at the end": ["He flew to the U.S. ", "The embassy said nothing."],
    "number sign": ["Shells hit school No. 4 on Sept. 3.", "No one was hurt."],
    "saint": ["They met in St. Petersburg.", "It rained."],
    "clock before a sentence": ["The raid began at 4 a.m. ", "Soldiers blocked the bridge."],
    "clock before a weekday": ["The raid began at 4 a.m. Tuesday near the bridge."],
    "decimals": ["Some 3.5 million people need help.", "Prices rose 4.2 percent."],
    "web address": ["The list is at https://list.example/a.b?c=1. ", "It names six men."],
    "mail address": ["Write to press.office@army.example. ", "Nobody answers."],
    "quote, then small letters": ["“We are still here … .” he said.", "Nobody asked why."],
    "quote, then a new sentence": ["“They came at night.” ", "The elder pointed at the ridge."],
    "quoted question before its speaker": ['"Who opened fire?" Rustam Odilov asked.', "Nobody knew."],
    "quoted shout, then a sentence": ['They shouted "Leave!" ', "The crowd ran."],
    "ellipsis goes on": ["He waited ... and nobody came."],
    "ellipsis ends": ["He waited…", "Nobody came."],
    "town of a dateline": ["OSH. June 5.", "Two herders went missing."],
    "agency dateline": ["BATKEN, Sept. 3 (Agency) - Two herders went missing.", "One came back."],
    "capitals": ["FOUR HURT NEAR POST.", "GEN. SAIDOV BLAMES SMUGGLERS.", "NO. 2 GATE SHUT."],
    "item number": ["3. Two houses burned. ", "Nobody was inside."],
    "footnotes": ["The post was built in 2008.[3] [4]", "It burned twice."],
    "lost space": ["Three soldiers were hurt.", "The ministry denied it."],
    "company": ["Varzob Gold Ltd. owns the pit.", "It is closed."],
    "case name": ["The court cited Odilov v. State Committee.", "It adjourned."],
    "case name with vs.": ["The court cited Odilov vs. State Committee.", "It adjourned."],
    "question and exclamation": ["Who gave the order?!", "Nobody says."],
    "Arabic stops": ["قتل رجلان.", "هل عاد أحد؟", "لا أحد۔"],
    "Devanagari stop": ["दो लोग मारे गए।", "तीन घायल हैं।"],
    "Russian": ["Двое погибли.", "Трое ранены."],
}
JOINTS = {"lost space": ""}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_text_divides_into_the_sentences_of_the_table(name: str) -> None:
    wanted = [sentence.strip() for sentence in CASES[name]]
    if name == "item number":
        wanted[0] = wanted[0].removeprefix("3. ")
    text = JOINTS.get(name, " ").join(sentence.strip() for sentence in CASES[name])
    assert [span.text_in(text) for span in split_sentences(text, ())] == wanted


def test_scripts_without_spaces_divide_at_their_stops() -> None:
    text = "两人死亡。三人受伤！"
    assert [span.text_in(text) for span in split_sentences(text, ())] == ["两人死亡。", "三人受伤！"]


def test_hard_wrapped_lines_do_not_divide() -> None:
    text = (
        "Two herders were hurt on Monday when a shell hit the\n"
        "summer pasture above the village, the district head\n"
        "said. The herd was scattered and about forty sheep\n"
        "died.\n\n"
        "Nobody claimed the shelling."
    )
    sentences = [" ".join(span.text_in(text).split()) for span in split_sentences(text, ())]
    assert [sentence[:11] for sentence in sentences] == ["Two herders", "The herd wa", "Nobody clai"]


def test_lines_cut_short_on_purpose_divide() -> None:
    text = "Village shelled again\nBy a correspondent\nBATKEN - Two herders were hurt on Monday when a shell hit them."
    assert len(split_sentences(text, ())) == 3


def test_headings_in_capitals_and_labelled_lines_stand_alone() -> None:
    text = "SITUATION REPORT ON THE SUMMER PASTURES OF THE SOUTH\nPeriod: 12-18 August\nPrepared by: the desk in Osh"
    assert [span.text_in(text) for span in split_sentences(text, ())] == text.splitlines()


def test_one_paragraph_a_line_divides_at_line_ends() -> None:
    first = "The press service said that the shelling went on " + "for most of the night and " * 5 + "stopped at dawn"
    text = f"{first}\nSubscribe to our channel"
    assert [span.text_in(text) for span in split_sentences(text, ())] == [first, "Subscribe to our channel"]


def test_items_of_lists_stand_alone_without_their_marks() -> None:
    text = "Losses so far:\n• two guards dead\n• six wounded. One gravely\n1) a truck burned\n– the road is shut"
    assert [span.text_in(text) for span in split_sentences(text, ())] == [
        "Losses so far:",
        "two guards dead",
        "six wounded.",
        "One gravely",
        "a truck burned",
        "the road is shut",
    ]


def test_blocks_are_never_crossed_and_gaps_between_them_are_not_lost() -> None:
    text = "Shells hit pasture\nA herder shows a crater\nTwo herders were hurt"
    blocks = (Block(Span(0, 18), BlockKind.TITLE), Block(Span(19, 42), BlockKind.CAPTION))
    assert [span.text_in(text) for span in split_sentences(text, blocks)] == text.splitlines()


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.BOILERPLATE])
def test_every_line_of_tables_and_boilerplate_stands_alone(kind: BlockKind) -> None:
    text = "title: Shells hit pasture\npublisher: the desk\nKilled 0"
    spans = split_sentences(text, (Block(Span(0, len(text)), kind),))
    assert [span.text_in(text) for span in spans] == text.splitlines()


def test_a_headline_over_two_lines_is_one_unit() -> None:
    text = "Shelling again\nnear Batken"
    assert split_sentences(text, (Block(Span(0, len(text)), BlockKind.TITLE),)) == (Span(0, len(text)),)


def test_stretches_without_words_are_left_out() -> None:
    text = "* * *\n\nTwo herders were hurt.\n\n🔥🔥🔥\n\n-----"
    assert [span.text_in(text) for span in split_sentences(text, ())] == ["Two herders were hurt."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_wraps(line_end: str) -> None:
    text = line_end.join(["Two herders were hurt on Monday when a", "shell hit the pasture above the village"])
    assert split_sentences(text, ()) == (Span(0, len(text)),)


@given(st.text(alphabet=st.sampled_from("aB3 .…?!\"”'()[]-•\n\r😀\u0301éЖ。/@")))
def test_sentences_lie_in_order_without_white_space_around_them(text: str) -> None:
    spans = split_sentences(text, ())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for span in spans:
        assert span.end <= len(text)
        assert span.text_in(text) == span.text_in(text).strip()
        assert any(character.isalnum() for character in span.text_in(text))


@pytest.mark.parametrize("piece", [".", '"', ". ", "?  ", " A.", '."', ".[1]", "• ", "a\n", ". - ", "1. ", "\n\n"])
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000 + "The end"
    assert split_sentences(text, ())[-1].text_in(text).endswith("end")
