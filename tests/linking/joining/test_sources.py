"""What is known of a source: what it said first, whom it repeats, who denied it."""

from __future__ import annotations

import pytest

from sayso.linking.joining import join_claim, profile_source, publisher_of, sources_of
from sayso.linking.joining.sources import own_name
from sayso.records import SourceRole, Span
from sayso.records.copy import Copy, CopyEvidence, CopyEvidenceKind, SpanIn
from sayso.records.joined import SourceProfile
from tests.traces import Report, actors_by_name, all_traces

CONTENT = "rebels shelled the market of Ardun"


def told(name: str, day: str | None, *, agency: str | None = None, stance: str = "asserts") -> Report:
    report = Report(name, outlet=name, day=day)
    bearer = None if agency is None else report.actor(agency)
    chain = [] if agency is None else [(agency, bearer, "agency")]
    sentence = f"{agency} said {CONTENT}." if agency else f"Here {CONTENT}."
    report.claim(CONTENT, sentence, chain=chain, stance=stance)
    return report


def profiled(mine: Report, others: list[Report], copies: tuple[Copy, ...] = (), denied: bool = False) -> SourceProfile:
    everyone = [mine, *others]
    reports, _, _ = all_traces(everyone)
    who, names = actors_by_name(everyone)
    source = publisher_of(mine.trace)
    assert source is not None
    own = mine.claims[0]
    return profile_source(
        source,
        own=mine.claims,
        same={own.id: [claim for other in others for claim in other.claims]},
        against={own.id: ["claim:x:1-2"]} if denied else {},
        reports=reports,
        copies=copies,
        who=who,
        names=names,
    )


def copied(one: Report, other: Report) -> Copy:
    evidence = CopyEvidence(CopyEvidenceKind.PASSAGE, (SpanIn(other.id, Span(0, 5)),))
    return Copy(one.id, other.id, (evidence,), 0.8, 0.9)


@pytest.mark.parametrize(
    ("mine", "other", "is_first"),
    [
        ("2026-09-03", "2026-09-04", True),
        ("2026-09-04", "2026-09-03", False),
        ("2026-09-03", "2026-09-03", False),
        (None, "2026-09-04", False),
        ("2026-09-03", None, False),
    ],
)
def test_first_is_what_others_said_later_for_sure(mine: str | None, other: str | None, is_first: bool) -> None:
    assert bool(profiled(told("Herald", mine), [told("Post", other)]).first) is is_first


def test_what_nobody_else_said_is_not_first() -> None:
    assert profiled(told("Herald", "2026-09-03"), []).first == ()


def test_of_one_day_the_one_that_was_copied_is_first() -> None:
    herald, post = told("Herald", "2026-09-03"), told("Post", "2026-09-03")

    assert len(profiled(herald, [post], (copied(herald, post),)).first) == 1


def test_whom_it_copies_and_cites_it_repeats_and_they_are_repeated_by_it() -> None:
    herald, post = told("Herald", "2026-09-03"), told("Post", "2026-09-04", agency="Steppe News")
    edge = (copied(herald, post),)

    assert [(row.source, row.times) for row in profiled(post, [herald], edge).repeats] == [
        ("outlet:herald", 1),
        ("outlet:steppe news", 1),
    ]
    assert [(row.source, row.times) for row in profiled(herald, [post], edge).repeated_by] == [("outlet:post", 1)]


def test_what_somebody_denied_is_listed() -> None:
    herald = told("Herald", "2026-09-03")

    assert profiled(herald, [], denied=True).denied == (herald.claims[0].id,)


def test_a_claims_sources_are_its_outlet_and_the_named_links_of_its_chain() -> None:
    post = told("Post", "2026-09-04", agency="Steppe News")
    ministry = post.actor("Interior Ministry")
    sentence = "An official told the Interior Ministry so."
    claim = post.claim(
        "so", sentence, chain=[("the Interior Ministry", ministry, "body"), ("An official", None, "official")]
    )
    who, names = actors_by_name([post])
    found = sources_of(claim, post.trace, who, names)

    assert [(one.name, one.kind) for one in found] == [
        ("Post", SourceRole.OUTLET),
        ("Interior Ministry", SourceRole.BODY),
    ]
    assert [one.id.split(":")[0] for one in found] == ["outlet", "actor"]


def test_a_claim_knows_who_repeats_it_and_who_denies_it() -> None:
    herald, post = told("Herald", "2026-09-03", agency="Steppe News"), told("Post", "2026-09-04")
    denier = told("Denier", "2026-09-05", agency="Ardun Front", stance="denies")
    reports, claims, _ = all_traces([herald, post, denier])
    who, _ = actors_by_name([herald])
    joined = join_claim(
        herald.claims[0],
        same=post.claims,
        against=denier.claims,
        claims=claims,
        reports=reports,
        copies=(),
        who=who,
        event="event:1",
    )

    assert joined.copies == (post.claims[0].id,)
    assert (joined.answers, joined.answered_by) == ((), (denier.claims[0].id,))
    assert [(hop.name, hop.actor) for hop in joined.chain] == [("Steppe News", next(iter(who.values())))]
    assert joined.independence.denials == 1


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("the local news site Leylek Herald", "Leylek Herald"),
        ("Leylek Herald", "Leylek Herald"),
        ("the Radio of the East", "Radio of the East"),
        ("Radio of the East", "Radio of the East"),
        ("local media", "local media"),
        ("RIA news", "RIA news"),
    ],
)
def test_a_description_before_an_outlets_name_is_not_part_of_it(wording: str, name: str) -> None:
    assert own_name(wording) == name


def test_a_report_that_says_it_twice_does_not_repeat_itself() -> None:
    herald = told("Herald", "2026-09-03")
    again = herald.claim(f"again {CONTENT}", f"There again {CONTENT}.")
    joined = join_claim(
        herald.claims[0],
        same=[again],
        against=(),
        claims={claim.id: claim for claim in herald.claims},
        reports={herald.id: herald.trace},
        copies=(),
        who={},
        event=None,
    )

    assert joined.copies == ()
