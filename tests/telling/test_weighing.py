"""A rule's reason, taken apart into what speaks for and against."""

from __future__ import annotations

import pytest

from sayso.telling.weighing import Weight, weighed, weights


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("same place +2.0 (Ardun / Ardun)", (Weight("same place", 2.0, "Ardun / Ardun"),)),
        (
            "day -2.8 (Tuesday; Friday); same kind +0.3 (attack (ASSAULT) / raid (ASSAULT destroy)); words +1.5 (a, b)",
            (
                Weight("day", -2.8, "Tuesday; Friday"),
                Weight("words", 1.5, "a, b"),
                Weight("same kind", 0.3, "attack (ASSAULT) / raid (ASSAULT destroy)"),
            ),
        ),
        ("sha256:ab calls one bearer by both names", ()),
        ("", ()),
    ],
)
def test_features_come_with_their_weights_the_weightiest_first(reason: str, expected: tuple[Weight, ...]) -> None:
    assert weights(reason) == expected


def test_what_adds_nothing_speaks_neither_for_nor_against() -> None:
    speaks_for, against = weighed("a +1.0 (x); b -1.0 (y); c +0.0 (z)")

    assert [one.name for one in speaks_for] == ["a"]
    assert [one.name for one in against] == ["b"]
