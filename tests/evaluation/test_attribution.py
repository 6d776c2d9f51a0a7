"""Attribution scores: exact spans, cut at lines where the gold data are, and whole attributions."""

from __future__ import annotations

from sayso.evaluation.attribution import Counts, RoleSpans, added, role_counts, whole_counts
from sayso.records import Span

TEXT = "Orlo said it fell.\nAll of it."


ORLO = Span(0, 4)


def attribution(content: Span, *, source: Span = ORLO) -> RoleSpans:
    return RoleSpans(frozenset({source}), frozenset({Span(5, 9)}), frozenset({content}))


def test_a_span_over_two_lines_counts_as_two_where_lines_cut() -> None:
    whole = attribution(Span(10, 29))
    pieces = RoleSpans(whole.source, whole.cue, frozenset({Span(10, 18), Span(19, 29)}))
    assert role_counts(TEXT, [whole], [pieces], cut_at_lines=True)["content"] == Counts(2, 2, 2)
    assert role_counts(TEXT, [whole], [pieces], cut_at_lines=False)["content"] == Counts(0, 1, 2)


def test_an_attribution_with_one_wrong_part_is_not_whole() -> None:
    gold = [attribution(Span(10, 18)), attribution(Span(19, 29))]
    predicted = [attribution(Span(10, 18)), attribution(Span(19, 29), source=Span(0, 9))]
    assert whole_counts(predicted, gold) == Counts(1, 2, 2)


def test_counts_add_up() -> None:
    assert added([Counts(1, 2, 3), Counts(0, 1, 1)]) == Counts(1, 3, 4)
