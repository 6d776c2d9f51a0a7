"""Relations between mentions and between entities. The cases stand in cases.txt: text, tree, mentions, relations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from sayso.interpret.relations import add_relations, links_in
from sayso.interpret.syntax import syntax_of
from sayso.ontology.relations import load_relation_words
from sayso.records import (
    Claim,
    Entity,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Period,
    PeriodType,
    Reading,
    RelationKind,
    Span,
    Stance,
    TimePrecision,
)
from sayso.records.prediction import Prediction
from tests.factories import reading
from tests.predictions import predicted, span_of


@dataclass(frozen=True)
class Case:
    text: str
    tree: str
    mentions: tuple[str, ...]
    relations: tuple[str, ...]


def cases() -> list[Case]:
    found = []
    for block in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            by_mark = {mark: tuple(row[4:] for row in lines if row.startswith(f"  {mark} ")) for mark in "@="}
            tree = "\n".join(row for row in lines[1:] if row.startswith("    "))
            found.append(Case(lines[0], tree, by_mark["@"], by_mark["="]))
    return found


def case(start: str) -> Case:
    return next(one for one in cases() if one.text.startswith(start))


def mentions_of(one: Case) -> tuple[Mention, ...]:
    """Each with an entity of its own; the head is the last word."""
    found = []
    for number, row in enumerate(one.mentions):
        piece, kind = (cell.strip() for cell in row.split("|"))
        span = span_of(one.text, piece)
        head = Span(span.end - len(piece.split()[-1]), span.end)
        if kind == "Person":
            head = span
        form = MentionForm.NAME if piece[-1].isalpha() and piece.split()[-1][0].isupper() else MentionForm.NOMINAL
        found.append(Mention(f"m{number}", span, head, MentionType(kind), form, f"e{number}", 0.9))
    return tuple(found)


def entities_of(mentions: tuple[Mention, ...], text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(f"e{n}", one.type, None, one.span.text_in(text), (), None, None, (), (one.id,))
        for n, one in enumerate(mentions)
    )


def read(one: Case, **layers: Any) -> tuple[Reading, Prediction]:
    mentions = mentions_of(one)
    given = replace(reading(one.text), mentions=mentions, entities=entities_of(mentions, one.text), **layers)
    return given, predicted(one.text, one.tree)


@pytest.mark.parametrize("one", cases(), ids=lambda one: one.text[:60])
def test_relations_are_found_between_the_right_parties(one: Case) -> None:
    given, prediction = read(one)
    links = links_in(given.mentions, syntax_of(one.text, prediction.words), load_relation_words())
    shown = [
        f"{link.subject.span.text_in(one.text)} | {link.kind} | {link.object.span.text_in(one.text)} | "
        f"{link.span.text_in(one.text)} |{' ended' if link.has_ended else ''}"
        for link in links
    ]
    assert shown == list(one.relations)


def test_a_relation_told_twice_is_one() -> None:
    text = "The council is headed by Haddad. Haddad heads the council."
    first = case("The council")
    second = ("Haddad PROPN 2 nsubj", "heads VERB 0 root", "the DET 4 det", "council NOUN 2 obj", ". PUNCT 2 punct")
    tree = first.tree + "\n\n" + "\n".join(second)
    spans = [
        span_of(text, "The council"),
        span_of(text, "Haddad"),
        span_of(text, "Haddad", 1),
        span_of(text, "the council"),
    ]
    kinds = (MentionType.ORGANISATION, MentionType.PERSON, MentionType.PERSON, MentionType.ORGANISATION)
    mentions = tuple(
        Mention(f"m{n}", span, span, kind, MentionForm.NAME, entity, 0.9)
        for n, (span, kind, entity) in enumerate(zip(spans, kinds, ("e0", "e1", "e1", "e0"), strict=True))
    )
    entities = entities_of(mentions[:2], text)
    found = add_relations(replace(reading(text), mentions=mentions, entities=entities), predicted(text, tree)).relations
    assert [(one.id, one.kind, one.subject, one.object) for one in found] == [("r0", RelationKind.LEADS, "e1", "e0")]


def claim(content: Span) -> Claim:
    return Claim("c0", (content,), (), (), Manner.INDIRECT, Stance.ASSERTS, (), None, None, (), 0.9)


def test_a_relation_stands_under_the_claim_that_tells_it() -> None:
    one = case("The United Nations")
    given, prediction = read(one, claims=(claim(Span(0, len(one.text))),))
    assert [relation.claims for relation in add_relations(given, prediction).relations] == [("c0",)]


def test_a_relation_takes_the_time_that_hangs_on_its_words() -> None:
    text = "Haddad joined the League in 2012."
    tree = """
        Haddad PROPN 2 nsubj
        joined VERB  0 root
        the    DET   4 det
        League PROPN 2 obj
        in     ADP   6 case
        2012   NUM   2 obl
        .      PUNCT 2 punct
    """
    one = Case(text, tree, ("Haddad | Person", "the League | Organisation"), ())
    year = Period(
        "t0", Span(28, 32), PeriodType.DATE, "2012", "2012-01-01", "2013-01-01", TimePrecision.YEAR, None, None
    )
    given, prediction = read(one, times=(year,))
    relation = add_relations(given, prediction).relations[0]
    assert (relation.kind, relation.time) == (RelationKind.MEMBER_OF, "t0")


def test_nothing_known_gives_no_relations() -> None:
    one = case("The council")
    assert add_relations(reading(one.text), predicted(one.text, one.tree)).relations == ()
