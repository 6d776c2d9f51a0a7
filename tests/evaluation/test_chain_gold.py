"""Gold passages: the format is checked, and the passages of the project keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.chain_bench import Part, gold_passages
from sayso.evaluation.chain_gold import Passage, head_of, read_passages
from sayso.records import SourceRole, Span

FOLDER = Path(__file__).parents[2] / "evals" / "chains"
TEXT = "ANB said, citing a clerk and two drivers, that it fell. He denied it."
ANB = {"who": "ANB", "role": "agency", "named": True, "number": "one"}
CLERK = {"who": "a clerk", "role": "person", "named": False, "number": "one"}
DRIVERS = {"who": "two drivers", "role": "witness", "named": False, "number": "several"}
FELL: dict[str, Any] = {
    "content": "that it fell",
    "cue": "said",
    "chain": [ANB, [CLERK, DRIVERS]],
    "manner": "indirect",
    "stance": "asserts",
}


def written(tmp_path: Path, *claims: dict[str, Any], **passage: Any) -> Path:
    file = tmp_path / "gold.yml"
    entry = {"id": "p", "style": "wire", "text": TEXT, "claims": list(claims)} | passage
    file.write_text(yaml.safe_dump({"part": "development", "passages": [entry]}), encoding="utf-8")
    return file


def test_sources_side_by_side_share_a_step(tmp_path: Path) -> None:
    [passage] = read_passages(written(tmp_path, FELL))
    [claim] = passage.claims
    assert [(hop.step, hop.role) for hop in claim.hops] == [
        (0, SourceRole.AGENCY),
        (1, SourceRole.PERSON),
        (1, SourceRole.WITNESS),
    ]
    assert (claim.depth, claim.side_by_side, passage.depth) == (2, True, 2)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"stance": "says"}, "'says' is none of"),
        ({"content": "that it rose"}, "does not have"),
        ({"content": []}, "needs content"),
        ({"chain": []}, "a hop for each step"),
        ({"chain": [ANB | {"named": "yes"}]}, "true or false"),
        ({"chain": [ANB | {"rank": 1}]}, "unknown keys rank"),
        ({"chain": [ANB | {"head": "BNA"}]}, "does not have 'BNA'"),
        ({"answers": ["nowhere"]}, "points to 'nowhere'"),
        ({"within": "claim 1"}, "points to 'claim 1'"),
        ({"hedge": "x"}, "unknown keys hedge"),
    ],
)
def test_a_claim_that_breaks_the_format_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(BadRecord, match=complaint) as caught:
        read_passages(written(tmp_path, FELL | change))
    assert str(caught.value).startswith("gold.yml, p: ")


def test_two_claims_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="one id"):
        read_passages(written(tmp_path, FELL | {"id": "a"}, FELL | {"id": "a"}))


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("a spokesman for the army", "spokesman"),
        ("Major Ivan Orlo, head of the guard", "Orlo"),
        ("two people familiar with the talks", "people"),
        ("the Evening Star", "Star"),
        ("he", "he"),
    ],
)
def test_the_head_of_a_source_is_the_last_word_before_what_follows_it(source: str, head: str) -> None:
    assert head_of(source, Span(0, len(source))).text_in(source) == head


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    written(tmp_path, FELL)
    (tmp_path / "other.yml").write_bytes((tmp_path / "gold.yml").read_bytes())
    with pytest.raises(BadRecord, match="twice: p"):
        gold_passages(tmp_path, Part.ALL)


def test_a_part_without_passages_says_where_to_look(tmp_path: Path) -> None:
    written(tmp_path, FELL)
    with pytest.raises(BadSetting, match="no passages of part held_aside"):
        gold_passages(tmp_path, Part.HELD_ASIDE)


@pytest.fixture(scope="module")
def development() -> tuple[Passage, ...]:
    return gold_passages(FOLDER, Part.DEVELOPMENT)


def test_the_projects_own_passages_are_enough_of_each_depth(development: tuple[Passage, ...]) -> None:
    depths = [passage.depth for passage in development]
    assert all(depths.count(depth) >= least for depth, least in {0: 8, 1: 25, 2: 30, 3: 20, 4: 8}.items())
    assert sum(any(claim.side_by_side for claim in passage.claims) for passage in development) >= 12


def test_the_passages_kept_aside_are_enough_of_each_depth() -> None:
    aside = gold_passages(FOLDER, Part.HELD_ASIDE)
    depths = [passage.depth for passage in aside]
    assert all(depths.count(depth) >= least for depth, least in {0: 3, 1: 10, 2: 14, 3: 8, 4: 3}.items())
    assert sum(any(claim.side_by_side for claim in passage.claims) for passage in aside) >= 8


def test_a_claim_within_another_takes_over_its_whole_chain() -> None:
    for passage in gold_passages(FOLDER, Part.ALL):
        by_id = {claim.id: claim for claim in passage.claims}
        for claim in passage.claims:
            if claim.within is not None:
                outer = by_id[claim.within]
                taken = [(hop.step, hop.span) for hop in claim.hops if hop.inherited]
                assert taken == [(hop.step, hop.span) for hop in outer.hops], (passage.id, claim.id)
                last, first = claim.content[-1], claim.content[0]
                assert any(piece.contains(Span(first.start, last.end)) for piece in outer.content), passage.id
