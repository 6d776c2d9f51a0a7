"""Facts stand under the innermost claims that hold their words."""

from __future__ import annotations

from dataclasses import replace

from sayso.interpret.standing import add_standing, overhead_of
from sayso.records import (
    Attribute,
    AttributeKind,
    Claim,
    Entity,
    EntityName,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    NameKind,
    Quantity,
    Span,
    Stance,
)
from tests.factories import reading

TEXT = "Radio said police said Omar, 40, hit 3 men. Omar fled."


def claim(identity: str, start: int, end: int, within: str | None = None) -> Claim:
    span = Span(start, end)
    return Claim(identity, (span,), (), (), Manner.INDIRECT, Stance.ASSERTS, (), None, within, (), 0.5)


OUTER = claim("c0", 11, 42)
INNER = claim("c1", 23, 42, within="c0")


def test_the_innermost_claim_is_given() -> None:
    assert overhead_of((OUTER, INNER)).over(Span(23, 27)) == ("c1",)
    assert overhead_of((OUTER, INNER)).over(Span(11, 17)) == ("c0",)
    assert overhead_of((OUTER, INNER)).over(Span(0, 5)) == ()


def test_claims_side_by_side_are_both_given() -> None:
    assert overhead_of((OUTER, claim("c1", 20, 42))).over(Span(23, 27)) == ("c0", "c1")


def test_a_span_that_leaves_the_content_does_not_stand_under_it() -> None:
    assert overhead_of((OUTER, INNER)).over(Span(40, 50)) == ()


def test_names_attributes_and_quantities_get_their_claims() -> None:
    attribute = Attribute(AttributeKind.AGE, "40", Span(29, 31), ())
    inside = Mention("m0", Span(23, 27), Span(23, 27), MentionType.PERSON, MentionForm.NAME, "e0", 0.9)
    name = EntityName("Omar", NameKind.NAME, ())
    entity = Entity("e0", MentionType.PERSON, None, "Omar", (name,), None, None, (attribute,), ("m0",))
    quantity = Quantity("q0", Span(37, 38), 3, 3, 3, None, None, ())
    read = replace(reading(TEXT), claims=(OUTER, INNER), entities=(entity,), mentions=(inside,), quantities=(quantity,))
    standing = add_standing(read)
    assert standing.entities[0].names[0].claims == ("c1",)
    assert standing.entities[0].attributes[0].claims == ("c1",)
    assert standing.quantities[0].claims == ("c1",)


def test_a_name_that_the_report_uses_itself_stands_under_no_claim() -> None:
    mentions = tuple(
        Mention(
            f"m{n}", Span(start, start + 4), Span(start, start + 4), MentionType.PERSON, MentionForm.NAME, "e0", 0.9
        )
        for n, start in enumerate((23, 44))
    )
    name = EntityName("Omar", NameKind.NAME, ())
    entity = Entity("e0", MentionType.PERSON, None, "Omar", (name,), None, None, (), ("m0", "m1"))
    read = replace(reading(TEXT), claims=(OUTER, INNER), entities=(entity,), mentions=mentions)
    assert add_standing(read).entities[0].names[0].claims == ()
