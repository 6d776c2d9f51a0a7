"""Rules of claims on passages with hand-checked trees; no model."""

from __future__ import annotations

import pytest

from sayso.records.consistency import faults
from tests.interpret.claims.passages import Passage, claims_of, compact, passages


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage.text[:50])
def test_a_passage_gives_its_claims_with_their_chains(passage: Passage) -> None:
    reading = claims_of(passage)
    assert [compact(claim, passage.text) for claim in reading.claims] == list(passage.claims)
    assert faults(reading) == ()


def test_the_table_covers_every_depth_and_sources_side_by_side() -> None:
    chains = [claim.split(" <- ")[1] for passage in passages() for claim in passage.claims]
    depths = {0 if chain == "-" else chain.count(" > ") + 1 for chain in chains}
    assert {0, 1, 2, 3} <= depths
    assert any(" + " in chain for chain in chains)
