"""Claims that layout makes, and quotations whose source was said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.interpret.claims import add_claims
from sayso.interpret.sentences import add_sentences
from sayso.records import Block, BlockKind, Manner, Span
from tests.factories import reading
from tests.interpret.claims.passages import chains, contents
from tests.predictions import predicted

MINISTRY = """Ministry NOUN 4 nsubj
    : PUNCT 4 punct
    two NUM 4 nsubj
    killed VERB 0 root kill
    """
TAIL = """Two NUM 2 nsubj
    killed VERB 0 root kill
    {} PUNCT 2 punct
    officials NOUN 2 parataxis official
    """
HEADLINES = (
    ("Ministry: two killed", MINISTRY, "two killed", "Ministry(body)"),
    ("Two killed - officials", TAIL.format("-"), "Two killed", "officials*(official)"),
    ("Two killed: officials", TAIL.format(":"), "Two killed", "officials*(official)"),
)


@pytest.mark.parametrize(("text", "tree", "content", "chain"), HEADLINES)
def test_a_headline_names_its_source_beside_colon_or_dash(text: str, tree: str, content: str, chain: str) -> None:
    read = add_claims(add_sentences(reading(text)), predicted(text, tree))
    assert contents(read) == [content]
    assert chains(read) == [chain]


def test_a_label_before_a_colon_is_no_source() -> None:
    text = "Update: two killed"
    tree = MINISTRY.replace("Ministry", "Update")
    assert add_claims(add_sentences(reading(text)), predicted(text, tree)).claims == ()


SHE = """{mark} PUNCT 5 punct
    We PRON 5 nsubj
    will AUX 5 aux
    not PART 5 advmod
    leave VERB 9 ccomp
    , PUNCT 5 punct
    {mark} PUNCT 5 punct
    she PRON 9 nsubj
    said VERB 0 root say
    . PUNCT 9 punct
    """
OUR = """{mark} PUNCT 5 punct
    Our PRON 3 nmod:poss
    dead NOUN 5 nsubj
    are AUX 5 cop
    here ADV 0 root
    . PUNCT 5 punct
    {mark} PUNCT 5 punct
    """


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_quotation_that_follows_belongs_to_the_speaker_before(gap: str) -> None:
    text = f'"We will not leave," she said.{gap}"Our dead are here."'
    trees = (SHE + "\n" + OUR).format(mark='"')
    read = add_claims(add_sentences(reading(text)), predicted(text, trees))
    assert contents(read) == ['"We will not leave," .. "Our dead are here."']
    assert read.claims[0].manner is Manner.DIRECT


def test_all_of_a_forwarded_message_is_on_the_channels_word() -> None:
    text = "The bridge is gone. The mayor said two died."
    trees = """The DET 2 det
        bridge NOUN 4 nsubj
        is AUX 4 cop
        gone ADJ 0 root
        . PUNCT 4 punct

        The DET 2 det
        mayor NOUN 3 nsubj
        said VERB 0 root say
        two NUM 5 nsubj
        died VERB 3 ccomp die
        . PUNCT 3 punct
        """
    read = add_claims(add_sentences(reading(text, forwarded_from="Front Line Notes")), predicted(text, trees))
    whole, inner = read.claims
    assert whole.content == (Span(0, len(text)),)
    assert (whole.sources[0].span, whole.sources[0].named, whole.sources[0].role) == (None, True, "social_media")
    assert inner.within == whole.id
    assert [(hop.step, hop.inherited) for hop in inner.sources] == [(0, True), (1, False)]


def test_a_line_of_the_header_is_said_by_nobody() -> None:
    text, tree, _, _ = HEADLINES[0]
    boilerplate = reading(text, blocks=(Block(Span(0, len(text)), BlockKind.BOILERPLATE),))
    assert add_claims(add_sentences(boilerplate), predicted(text, tree)).claims == ()


def test_a_quoted_block_is_said_by_the_sentence_that_introduces_it() -> None:
    text = "The mayor wrote:\n\nThe power is out"
    trees = """The DET 2 det
        mayor NOUN 3 nsubj
        wrote VERB 0 root write
        : PUNCT 3 punct

        The DET 2 det
        power NOUN 4 nsubj
        is AUX 4 cop
        out ADV 0 root
        """
    block = Span(text.index("The power"), len(text))
    empty = reading(text, blocks=(Block(Span(0, 16), BlockKind.PARAGRAPH), Block(block, BlockKind.QUOTE)))
    read = add_claims(add_sentences(empty), predicted(text, trees))
    assert contents(read) == ["The power is out"]
    assert read.claims[0].manner is Manner.DIRECT
    assert chains(read) == ["The mayor(official)"]


def test_the_reports_own_publisher_is_not_listed() -> None:
    text = "Medics told AFP two died."
    trees = """Medics NOUN 2 nsubj
        told VERB 0 root tell
        AFP PROPN 2 iobj
        two NUM 5 nsubj
        died VERB 2 ccomp die
        . PUNCT 2 punct
        """
    told = add_claims(add_sentences(reading(text)), predicted(text, trees))
    own = add_claims(add_sentences(reading(text, publisher="Agence France-Presse")), predicted(text, trees))
    assert chains(told) == ["AFP!(agency) > Medics*(person)"]
    assert chains(own) == ["Medics*(person)"]


def test_a_text_without_words_has_no_claims() -> None:
    empty = add_sentences(reading("Nothing here."))
    assert add_claims(empty, predicted("Nothing here.")) == replace(empty, claims=())


def test_a_speech_behind_a_colon_runs_to_its_last_paragraph_in_the_first_person() -> None:
    text = "The mayor said:\n\nI am sad.\n\nRoads are cut.\n\nWe need help.\n\nSnow fell."
    trees = """The DET 2 det
        mayor NOUN 3 nsubj
        said VERB 0 root say
        : PUNCT 3 punct

        I PRON 3 nsubj
        am AUX 3 cop
        sad ADJ 0 root
        . PUNCT 3 punct

        Roads NOUN 3 nsubj
        are AUX 3 aux:pass
        cut VERB 0 root
        . PUNCT 3 punct

        We PRON 2 nsubj
        need VERB 0 root
        help NOUN 2 obj
        . PUNCT 2 punct

        Snow NOUN 2 nsubj
        fell VERB 0 root fall
        . PUNCT 2 punct
        """
    read = add_claims(add_sentences(reading(text)), predicted(text, trees))
    assert contents(read) == ["I am sad .. Roads are cut .. We need help"]
    assert chains(read) == ["The mayor(official)"]
