"""The sentence on independent origins keeps its form, whatever the figures."""

from __future__ import annotations

import pytest

from sayso.records.joined import Independence
from sayso.telling.independence import independence_sentence


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ((14, 9, 2, 4, 1), "14 reports, 9 copies, 2 to 4 independent, 1 denial"),
        ((1, 0, 1, 1, 0), "1 report, 0 copies, 1 to 1 independent, 0 denials"),
        ((2, 1, 0, 1, 2), "2 reports, 1 copy, 0 to 1 independent, 2 denials"),
        ((1200, 1003, 3, 3, 0), "1,200 reports, 1,003 copies, 3 to 3 independent, 0 denials"),
    ],
)
def test_the_sentence_has_one_form(figures: tuple[int, int, int, int, int], sentence: str) -> None:
    assert independence_sentence(Independence(*figures, ())) == sentence
