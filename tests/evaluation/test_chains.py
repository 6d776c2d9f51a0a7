"""Chains of say-so are scored by their hops and steps, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadSetting
from sayso.evaluation.attribution import Counts
from sayso.evaluation.chain_bench import Part, all_mistakes, gold_passages, pair_all, score_pairings
from sayso.evaluation.chain_gold import GoldClaim, GoldHop, Passage, read_passages
from sayso.evaluation.chains import chain_counts, mistakes, paired
from sayso.evaluation.quotes import find_quote
from sayso.gazetteer import open_gazetteer
from sayso.records import Claim, Hop, Mention, MentionForm, MentionType, Reading, SourceRole, Stance
from sayso.settings import Settings
from tests import factories

GOLD = """
part: development
passages:
  - id: p
    style: wire
    text: >-
      ANB said, citing a clerk of the mine and two drivers, that the pit fell. The owner denied it. The clerk added that
      nobody died.
    claims:
      - id: pit
        content: that the pit fell
        cue: said
        chain:
          - {who: ANB, role: agency, named: true, number: one}
          - - {who: a clerk of the mine, role: person, named: false, number: one}
            - {who: two drivers, role: witness, named: false, number: several}
        manner: indirect
        stance: asserts
      - content: it
        cue: denied
        chain: [{who: The owner, role: person, named: false, number: one}]
        manner: indirect
        stance: denies
        answers: [pit]
      - content: that nobody died
        cue: added
        chain:
          - {who: ANB, role: agency, named: true, number: one, inherited: true}
          - {who: The clerk, means: a clerk of the mine, role: person, named: false, number: one}
        manner: indirect
        stance: asserts
"""


@pytest.fixture
def passage(tmp_path: Path) -> Passage:
    (tmp_path / "gold.yml").write_text(GOLD, encoding="utf-8")
    return read_passages(tmp_path / "gold.yml")[0]


def hop_from(gold: GoldHop, **change: Any) -> Hop:
    found = Hop(gold.step, gold.span, (), None, None, gold.role, gold.named, gold.number, None, gold.inherited)
    return replace(found, **change)


def claim_from(gold: GoldClaim, **change: Any) -> Claim:
    found = Claim(
        id=f"c-{gold.id}",
        content=gold.content,
        cue=gold.cue,
        sources=tuple(hop_from(hop) for hop in gold.hops),
        manner=gold.manner,
        stance=gold.stance,
        hedges=(),
        said=None,
        within=None if gold.within is None else f"c-{gold.within}",
        answers=tuple(f"c-{to}" for to in gold.answers),
        score=1.0,
    )
    return replace(found, **change)


def reading_of(passage: Passage, *claims: Claim, mentions: tuple[Mention, ...] = ()) -> Reading:
    return replace(factories.reading(passage.text), claims=claims, mentions=mentions)


def counts_of(passage: Passage, *claims: Claim, mentions: tuple[Mention, ...] = ()) -> dict[str, Counts]:
    return chain_counts(paired(passage, reading_of(passage, *claims, mentions=mentions)))


def test_the_gold_itself_scores_a_hundred_in_every_row(passage: Passage) -> None:
    counts = counts_of(passage, *map(claim_from, passage.claims))
    baseline = counts.pop("the same, last source alone")
    assert baseline == Counts(1, 3, 3)  # the denial has one source
    assert {name: count for name, count in counts.items() if not count.right == count.predicted == count.gold} == {}
    assert counts["chain right, depth 2"].gold == 2
    assert counts["chain right, side by side"].gold == 1
    assert counts["answers"].gold == 1


def test_nothing_found_is_counted_as_missed(passage: Passage) -> None:
    counts = counts_of(passage)
    assert counts["claims found"] == Counts(0, 0, 3)
    assert counts["hops"] == Counts(0, 0, 6)


def found_with_first_chain(passage: Passage, *sources: Hop) -> dict[str, Counts]:
    first, *others = passage.claims
    return counts_of(passage, claim_from(first, sources=sources), *map(claim_from, others))


def test_the_right_sources_on_wrong_steps_are_no_right_chain(passage: Passage) -> None:
    agency, clerk, drivers = (hop_from(hop) for hop in passage.claims[0].hops)
    counts = found_with_first_chain(passage, agency, clerk, replace(drivers, step=2))
    assert counts["chain exactly right"] == Counts(2, 3, 3)
    assert counts["hops"] == Counts(5, 6, 6)
    assert counts["chain right, side by side"] == Counts(0, 0, 1)


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_a_chain_that_lacks_a_hop_is_wrong(passage: Passage, dropped: int) -> None:
    hops = [hop_from(hop) for hop in passage.claims[0].hops]
    del hops[dropped]
    assert found_with_first_chain(passage, *hops)["chain exactly right"] == Counts(2, 3, 3)


def test_a_chain_with_one_source_too_many_is_wrong(passage: Passage) -> None:
    hops = [hop_from(hop) for hop in passage.claims[0].hops]
    extra = replace(hops[0], step=2, span=find_quote(passage.text, "The owner"))
    assert found_with_first_chain(passage, *hops, extra)["chain exactly right"] == Counts(2, 3, 3)


@pytest.mark.parametrize(
    ("words", "right"),
    [("clerk#1", True), ("a clerk of the mine and two", True), ("the mine", False), ("The clerk", False)],
)
def test_a_source_matches_by_its_head(passage: Passage, words: str, right: bool) -> None:
    agency, clerk, drivers = (hop_from(hop) for hop in passage.claims[0].hops)
    clerk = replace(clerk, span=find_quote(passage.text, words))
    counts = found_with_first_chain(passage, agency, clerk, drivers)
    assert (counts["chain exactly right"].right == 3) is right


def test_a_role_may_be_given_by_what_it_means(passage: Passage) -> None:
    *others, last = passage.claims
    agency, clerk = (hop_from(hop) for hop in last.hops)
    named = replace(clerk, span=find_quote(passage.text, "a clerk of the mine"))
    counts = counts_of(passage, *map(claim_from, others), claim_from(last, sources=(agency, named)))
    assert counts["chain exactly right"].right == 3


def test_an_inherited_source_may_stand_by_another_mention_of_its_entity(passage: Passage) -> None:
    *others, last = passage.claims
    owner, anb = find_quote(passage.text, "The owner"), find_quote(passage.text, "ANB")
    mentions = tuple(
        Mention(f"m{n}", span, span, MentionType.ORGANISATION, MentionForm.NAME, "e0", 1.0)
        for n, span in enumerate((anb, owner))
    )
    agency, clerk = (hop_from(hop) for hop in last.hops)
    for entity, right in (("e0", 3), ("e1", 2)):
        elsewhere = replace(agency, span=owner, entity=entity)
        claims = [*map(claim_from, others), claim_from(last, sources=(elsewhere, clerk))]
        assert counts_of(passage, *claims, mentions=mentions)["chain exactly right"].right == right


def test_a_source_left_out_must_be_left_out(passage: Passage) -> None:
    gold = passage.claims[1]
    nobody = replace(gold, hops=(replace(gold.hops[0], span=None, head=None),))
    bare = replace(passage, claims=(nobody,))
    assert counts_of(bare, claim_from(nobody))["chain exactly right"].right == 1
    assert counts_of(bare, claim_from(nobody, sources=()))["chain exactly right"].right == 1
    assert counts_of(bare, claim_from(gold))["chain exactly right"].right == 0


def test_contents_pair_by_the_words_they_share(passage: Passage) -> None:
    pit = passage.claims[0]
    short = (find_quote(passage.text, "the pit fell"),)
    shorter = (find_quote(passage.text, "fell"),)
    alone = replace(passage, claims=(pit,))
    assert counts_of(alone, claim_from(pit, content=short))["claims found"].right == 1
    assert counts_of(alone, claim_from(pit, content=shorter))["claims found"].right == 0
    both = counts_of(alone, claim_from(pit, content=short), claim_from(pit, id="c9"))
    assert (both["claims found"], both["content, exact span"]) == (Counts(1, 2, 1), Counts(1, 2, 1))


def test_an_answer_to_the_wrong_claim_is_wrong(passage: Passage) -> None:
    first, denial, last = passage.claims
    counts = counts_of(passage, claim_from(first), claim_from(denial, answers=("c-claim 3",)), claim_from(last))
    assert counts["answers"] == Counts(0, 1, 1)


def test_mistakes_name_what_was_expected_and_what_was_found(passage: Passage) -> None:
    first, denial, _ = passage.claims
    agency, clerk, _ = (hop_from(hop) for hop in first.hops)
    extra = claim_from(denial, id="c9", content=(find_quote(passage.text, "the mine"),))
    found = (
        claim_from(first, sources=(agency, replace(clerk, role=SourceRole.OFFICIAL))),
        claim_from(denial, stance=Stance.ASSERTS),
        extra,
    )
    assert mistakes(paired(passage, reading_of(passage, *found))) == [
        "chain: ANB < a clerk of the mine + two drivers: that the pit fell\n   found ANB < a clerk of the mine",
        "role: person, found official: a clerk of the mine",
        "stance: denies, found asserts: it",
        "missed: ANB < The clerk: that nobody died",
        "too many: The owner: the mine",
    ]


def test_the_table_has_the_same_rows_with_and_without_claims(passage: Passage) -> None:
    right = paired(passage, reading_of(passage, *map(claim_from, passage.claims)))
    missed = paired(replace(passage, id="q"), reading_of(passage))
    scores = score_pairings([right, missed])
    assert scores.documents == 2
    assert scores.rows[0].name == "chain exactly right"
    assert [figure.value for figure in scores.rows[0].figures] == pytest.approx([100, 50, 200 / 3])
    assert [entry.passage.id for entry in all_mistakes([right, missed])] == ["q"]


def test_without_a_model_the_bench_says_what_it_needs() -> None:
    folder = Path(__file__).parents[2] / "evals" / "chains"
    some = gold_passages(folder, Part.DEVELOPMENT)[:1]
    with pytest.raises(BadSetting, match="needs a reader model"):
        pair_all(some, Settings(model="none"), open_gazetteer(None))
