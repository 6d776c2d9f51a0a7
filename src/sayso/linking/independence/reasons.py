"""Every decision of the count in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.linking.independence.origins import MOST_BARE, Count, Group
from sayso.linking.independence.voices import Kind, Passed
from sayso.records.joined import OriginReason


def reasons(says: Count, denies: Count, passed: Sequence[Passed]) -> tuple[OriginReason, ...]:
    """One reason for each origin, those that count in the low figure first; then one for all that adds nothing."""
    rows = [*_of_side(says, is_denial=False), *_of_side(denies, is_denial=True)]
    rows.sort(key=lambda row: (row.is_denial, not row.counts_low, not row.counts_high, row.origin, row.claims))
    return (*rows, *_adding_nothing(passed))


def _of_side(count: Count, *, is_denial: bool) -> Iterator[OriginReason]:
    for at, group in enumerate(count.groups):
        yield OriginReason(
            origin=group.best.label,
            actor=next((voice.actor for voice in group.voices if voice.actor is not None), None),
            claims=tuple(sorted({voice.claim for voice in group.voices if voice.claim is not None})),
            reports=tuple(sorted({voice.report for voice in group.voices})),
            counts_low=at in count.low,
            counts_high=at in count.low or count.high[at] > 0,
            is_denial=is_denial,
            why=_why(at, count),
        )


def _why(at: int, count: Count) -> str:
    group = count.groups[at]
    if at in count.spoken:
        return f"{count.groups[count.spoken[at]].best.label} speaks for it and is counted"
    parts = [group.best.why or _what_it_is(group)]
    if at in count.low:
        if not group.is_sure:
            parts.append("somebody must have known it first, and nobody else is shown to")
        if group.number > 1:
            parts.append(f"it is several people: one in the low figure, {count.high[at]} in the high one")
        return "; ".join(parts)
    if group.is_bare and not count.high[at]:
        parts.append(f"but so do others, and not more than {MOST_BARE} that show nothing of their own are counted")
        return "; ".join(parts)
    like = count.groups[count.like[at]].best.label if at in count.like else None
    if not group.is_sure:
        parts.append("counts in the high figure alone")
    elif like is not None:
        parts.append(f"could be the same as {like}: nothing said of them keeps them apart")
    if count.high[at] > 1:
        parts.append(f"up to {count.high[at]} people in the high figure")
    return "; ".join(parts)


def _what_it_is(group: Group) -> str:
    best = group.best
    times = len({voice.report for voice in group.voices})
    again = f", in {times} reports: counts once" if times > 1 else ""
    if best.kind is Kind.NEWSROOM:
        return f"is cited and has no report here; from whom it has it is not known{again}"
    if best.kind is Kind.UNKNOWN:
        return f"nothing is said of who this is{again}"
    if best.kind is Kind.DOCUMENT:
        return f"a document{again}"
    if not best.is_named and best.is_body:
        return f"a body that is not named further{again}"
    return f"{'named' if best.is_named else 'not named'}{again}"


def _adding_nothing(passed: Sequence[Passed]) -> Iterator[OriginReason]:
    for one in sorted(passed, key=lambda row: (row.denies, row.report, row.claim or "", row.why)):
        claims = () if one.claim is None else (one.claim,)
        yield OriginReason(
            origin=one.label,
            actor=one.actor,
            claims=claims,
            reports=(one.report,),
            counts_low=False,
            counts_high=False,
            is_denial=one.denies,
            why=one.why,
        )
