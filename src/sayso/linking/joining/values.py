"""When, where, how many, and whether at all: every value that the reports of one event give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sayso.linking.joining.context import Context
from sayso.linking.joining.gathering import Said, gather
from sayso.linking.naming.scripts import fold_word
from sayso.linking.traces.wording import words_in
from sayso.records import EffectKind, Stance
from sayso.records.joined import (
    Amount,
    AmountField,
    AmountValue,
    EffectAmounts,
    Standing,
    StandingField,
    StandingValue,
    When,
    WhenField,
    WhenValue,
    Where,
    WhereField,
    WhereValue,
)
from sayso.records.trace import ClaimTrace, EventTrace, TracedEffect, TracedPlace

_AGAINST: Final = Stance.DENIES


def times_of(traces: Sequence[EventTrace], context: Context) -> WhenField:
    """Every time: equal are the same days. A time without days stands for itself, by its wording."""
    said = [
        Said(
            When(time.start, time.end, time.precision),
            (time.start, time.end) if time.start or time.end else fold_word(time.quote.text),
            f"{time.start or ''} {time.end or ''} {time.precision}",
            trace.report,
            trace.claims,
            (time.quote,),
        )
        for trace in traces
        if (time := trace.time) is not None
    ]
    values = (
        WhenValue(g.value, g.support.claims, g.support.reports, g.support.first_seen, g.support.evidence)
        for g in gather(said, context.reports)
    )
    return WhenField(tuple(values), context.chosen("when"))


def places_of(traces: Sequence[EventTrace], context: Context) -> WhereField:
    """Every place: equal are those of one GeoNames id; one that no gazetteer has, by its name and country."""
    said = [
        Said(_where(place), _place_key(place), place.name, trace.report, trace.claims, (place.quote,))
        for trace in traces
        if (place := trace.place) is not None
    ]
    values = (
        WhereValue(g.value, g.support.claims, g.support.reports, g.support.first_seen, g.support.evidence)
        for g in gather(said, context.reports)
    )
    return WhereField(tuple(values), context.chosen("where"))


def _where(place: TracedPlace) -> Where:
    return Where(
        place.name,
        place.geonames,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.precision,
        place.radius_km,
    )


def _place_key(place: TracedPlace) -> tuple[str, ...]:
    if place.geonames is not None:
        return ("geonames", str(place.geonames))
    return (fold_word(place.name), place.country or "")


def amounts_of(traces: Sequence[EventTrace], context: Context) -> tuple[EffectAmounts, ...]:
    """Every number of every kind of effect: equal are the same range of the same sort of victims."""
    found = []
    for kind in EffectKind:
        said = [
            Said(
                Amount(effect.who, effect.low, effect.best, effect.high, effect.total),
                _amount_key(effect),
                f"{effect.low or 0:09d} {effect.high or 0:09d} {effect.who or ''}",
                trace.report,
                effect.claims,
                (effect.quote,),
            )
            for trace in traces
            for effect in trace.effects
            if effect.kind is kind
        ]
        if not said:
            continue
        values = tuple(
            AmountValue(g.value, g.support.claims, g.support.reports, g.support.first_seen, g.support.evidence)
            for g in gather(said, context.reports)
        )
        found.append(EffectAmounts(kind, AmountField(values, context.chosen(f"effect:{kind}"))))
    return tuple(found)


def _amount_key(effect: TracedEffect) -> tuple[object, ...]:
    who = words_in((effect.who,)) if effect.who else ()
    return (effect.low, effect.best, effect.high, effect.total, who)


def standing_of(traces: Sequence[EventTrace], context: Context) -> StandingField:
    """Whether it happened: who denies it says that it did not, whatever the words that he denies."""
    values = (
        StandingValue(g.value, g.support.claims, g.support.reports, g.support.first_seen, g.support.evidence)
        for g in gather((said for trace in traces for said in _stands(trace, context.claims)), context.reports)
    )
    return StandingField(tuple(values), context.chosen("modality"))


def _stands(trace: EventTrace, claims: Mapping[str, ClaimTrace]) -> Iterator[Said[Standing]]:
    against = tuple(claim for claim in trace.claims if is_denial(claims.get(claim), claims))
    others = tuple(claim for claim in trace.claims if claim not in against)
    # A report that says it in its own voice has no claims at all.
    sides = [(others, trace.negated)] if others or not trace.claims else []
    sides += [(against, True)] if against else []
    for under, negated in sides:
        value, key = Standing(trace.modality, negated), (trace.modality, negated)
        yield Said(value, key, f"{int(negated)} {trace.modality}", trace.report, under, (trace.quote,))


def is_denial(claim: ClaimTrace | None, claims: Mapping[str, ClaimTrace]) -> bool:
    """Whether the source says that it is not so, also of what stands within its own denial."""
    if claim is None or claim.stance is _AGAINST:
        return claim is not None
    around = claims.get(claim.within or "")
    return around is not None and around.stance is _AGAINST and _speakers(around) == _speakers(claim)


def _speakers(claim: ClaimTrace) -> set[str | None]:
    return {hop.bearer or hop.name for hop in claim.chain}
