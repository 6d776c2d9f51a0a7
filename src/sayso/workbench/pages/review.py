"""Review: one pair at a time that linking leaves to a person, with what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.linking.record import Asked, JoinedRecord, OpenPair
from sayso.records.joined import JoinedActor
from sayso.records.judgement import Decision, Judgement
from sayso.records.trace import EventTrace
from sayso.telling.incidents import trace_label
from sayso.telling.joined_values import amount_words, standing_words, when_words, where_words
from sayso.telling.labels import ATTRIBUTES, EFFECTS, MENTION_TYPES
from sayso.workbench.addresses import actor_url, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.pages.event_fields import ROLE_TITLES
from sayso.workbench.pages.history import DECISIONS
from sayso.workbench.pages.known import Known, QuoteLine, found
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.reasoning import FeatureRow, features
from sayso.workbench.traced import traced_amount, traced_standing, traced_when, traced_where

_MOST: Final = 1000
_QUOTES: Final = 3
_KINDS: Final = (("", "all"), ("event", "events"), ("actor", "names"))


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one side: a field and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of two things: what it is called, what is known of it, and the words it rests on."""

    label: str
    url: str | None
    facts: tuple[Fact, ...]
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class LastDecision:
    """What was decided last, to be taken back."""

    words: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KindTab:
    """Pairs of one kind."""

    label: str
    url: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The pair to be decided, None where nothing is left; `at` counts from 1 among the `open` ones."""

    template: ClassVar[str] = "review.html"

    title: str
    pair: OpenPair | None
    one: PairSide | None
    other: PairSide | None
    features: tuple[FeatureRow, ...]
    at: int
    open: int
    is_cut: bool
    decided: int
    tabs: tuple[KindTab, ...]
    last: LastDecision | None
    skip: str | None
    begin: str
    here: str
    standing: Standing


def review(desk: Desk, asking: Asking) -> ReviewPage | UnlinkedPage:
    """The page at `/review`; `kind` narrows it, `skip` passes over so many pairs."""
    record = record_or_page(desk, "Review")
    if isinstance(record, UnlinkedPage):
        return record
    kind = asking.choice("kind", tuple(one for one, _ in _KINDS), default="") or None
    pairs = record.open_pairs(kind, limit=_MOST)
    skip = asking.number("skip", default=0, most=_MOST)
    pair = pairs[skip] if skip < len(pairs) else None
    known = Known(record)
    human = [one for one in record.judgements() if one.is_human]
    return ReviewPage(
        "Review",
        pair,
        _side(known, pair.kind, pair.one, pair.one_label) if pair is not None else None,
        _side(known, pair.kind, pair.other, pair.other_label) if pair is not None else None,
        features(pair.reason) if pair is not None else (),
        skip + 1,
        len(pairs),
        len(pairs) == _MOST,
        len(_standing(human)),
        tuple(
            KindTab(label, asking.url(kind=value or None, skip=None), is_set=(kind or "") == value)
            for value, label in _KINDS
        ),
        _last(record, human),
        asking.url(skip=skip + 1) if pair is not None else None,
        asking.url(skip=None),
        asking.url(),
        standing(record),
    )


def _standing(human: list[Judgement]) -> set[tuple[str, str]]:
    last = {(one.one, one.other): one.decision for one in human}
    return {pair for pair, decision in last.items() if decision is not Decision.UNDONE}


def _last(record: JoinedRecord, human: list[Judgement]) -> LastDecision | None:
    kept = _standing(human)
    last = next((one for one in reversed(human) if (one.one, one.other) in kept), None)
    if last is None or last.decision is Decision.UNDONE:
        return None
    words = f"{DECISIONS[last.decision]}: {_called(record, last.one)} and {_called(record, last.other)}"
    return LastDecision(words, (("one", last.one), ("other", last.other), ("decision", Decision.UNDONE.value)))


def _called(record: JoinedRecord, thing: str) -> str:
    if thing.startswith("event:"):
        trace = found(record.event_trace, thing)
        return thing if trace is None else trace_label(trace)
    return thing.partition("#")[2] or thing.partition(":")[2] or thing


def _side(known: Known, kind: str, thing: str, label: str) -> PairSide:
    if kind == "event":
        trace = found(known.record.event_trace, thing)
        return PairSide(label, None, (), ()) if trace is None else _event_side(known, trace)
    actor = _actor(known.record, thing, label)
    return PairSide(label, None, (), ()) if actor is None else _actor_side(known, actor, label)


def _event_side(known: Known, trace: EventTrace) -> PairSide:
    report = known.report(trace.report)
    facts = [Fact("When", when_words(traced_when(trace.time)))] if trace.time is not None else []
    facts += [Fact("Where", where_words(traced_where(trace.place)))] if trace.place is not None else []
    facts += [Fact(ROLE_TITLES[one.role], one.quote.text) for one in trace.participants]
    facts += [Fact(EFFECTS[one.kind].capitalize(), amount_words(traced_amount(one))) for one in trace.effects]
    facts.append(Fact("Did it happen", standing_words(traced_standing(trace))))
    facts.append(Fact("Report", f"{report.outlet or 'outlet not stated'}: {report.title}"))
    joined = found(known.record.current, trace.id)
    url = event_url(joined) if joined is not None and joined != trace.id else None
    return PairSide(trace_label(trace), url, tuple(facts), known.quotes_of(trace.report, (trace.quote,)))


def _actor(record: JoinedRecord, thing: str, label: str) -> JoinedActor | None:
    """The actor that bears a name, or that a report's bearer is part of."""
    for row in record.actors(Asked(text=label), limit=10).items:
        actor = found(record.actor, row.id)
        if actor is not None and (thing in actor.traces or any(name.text == label for name in actor.names)):
            return actor
    return None


def _actor_side(known: Known, actor: JoinedActor, label: str) -> PairSide:
    kind = (actor.subtype or "").replace("_", " ") or MENTION_TYPES[actor.type]
    facts = [Fact("Kind", kind)]
    facts += [Fact("Country", actor.country)] if actor.country else []
    others = [name.text for name in actor.names if name.text != label]
    facts += [Fact("Other names", ", ".join(others[:6]))] if others else []
    words = {str(kind): text for kind, text in ATTRIBUTES.items()}
    facts += [Fact(words.get(row.kind, row.kind).capitalize(), row.value) for row in actor.attributes[:6]]
    facts.append(Fact("Reports", str(len({one.report for one in actor.evidence}))))
    return PairSide(label, actor_url(actor.id), tuple(facts), known.quotes(actor.evidence[:_QUOTES]))
