"""Winnowing keeps its promise: a shared run that is long enough gives a shared fingerprint."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.copies.fingerprints import SURE_RUN_WORDS, fingerprints
from sayso.linking.copies.passages import passages
from sayso.linking.copies.words import Word

_KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(_KEYS, _KEYS, st.lists(st.text("xyz", min_size=1), min_size=SURE_RUN_WORDS, max_size=20), _KEYS, _KEYS)
def test_texts_that_share_a_long_run_share_a_fingerprint(
    before: list[str], after: list[str], run: list[str], other_before: list[str], other_after: list[str]
) -> None:
    first, second = fingerprints(before + run + after), fingerprints(other_before + run + other_after)
    assert set(first) & set(second)


@given(_KEYS, _KEYS)
def test_passages_are_the_same_words_and_never_overlap(first: list[str], second: list[str]) -> None:
    rows = [[Word(key, i, i + 1, False, False) for i, key in enumerate(keys)] for keys in (first, second)]
    found = passages(*rows)
    runs = [run for passage in found for run in passage.runs]
    assert all(first[r.first : r.first + r.length] == second[r.second : r.second + r.length] for r in runs)
    ours = [run.first + i for run in runs for i in range(run.length)]
    theirs = [run.second + i for run in runs for i in range(run.length)]
    assert len(ours) == len(set(ours))
    assert len(theirs) == len(set(theirs))
