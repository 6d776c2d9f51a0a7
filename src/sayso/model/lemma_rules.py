"""Lemmas as rules over the written word: what to cut from its end, what to write there, whether to keep capitals."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

KEEP: Final = "keep"
LOWER: Final = "lower"


def rule_for(word: str, lemma: str) -> str:
    """The rule that makes the lemma of this word; `apply_rule` reads it."""
    best = ""
    for case in (LOWER, KEEP):
        form = word.lower() if case == LOWER else word
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False)))
        rule = f"{case} {len(form) - kept} {lemma[kept:]}"
        if not best or len(form) - kept < int(best.split(" ")[1]):
            best = rule
    return best


def apply_rule(rule: str, word: str) -> str:
    """The lemma of a word; the word itself where the rule cuts more than there is."""
    case, cut, ending = rule.split(" ", 2)
    form = word.lower() if case == LOWER else word
    kept = len(form) - int(cut)
    return form[:kept] + ending if kept >= 0 and (kept or ending) else form
