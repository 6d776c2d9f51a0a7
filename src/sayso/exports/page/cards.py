"""Claims, events and relations as cards: the chain drawn, the evidence quoted, every name a link."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import Node, add, element, words
from sayso.exports.page.sheet import Sheet, definitions
from sayso.records import Absence, Claim, Event, Hop, Relation, Role, Stance
from sayso.telling.chains import (
    NOBODY,
    OWN_VOICE,
    chain_line,
    claim_remarks,
    hop_remarks,
    source_words,
    tiers,
)
from sayso.telling.events import (
    acled_words,
    effect_evidence,
    effect_result,
    marks,
    point_words,
    relation_verb,
    type_words,
    when_words,
    where_words,
)
from sayso.telling.labels import ABSENT, ROLES, STANCES
from sayso.telling.values import days, time_precision


def claim_card(claim: Claim, sheet: Sheet) -> Element:
    """What is said, and the chain of sources, nearest first."""
    plain = "stance" if claim.stance is Stance.ASSERTS else "stance strong"
    head = element(
        "h3", sheet.to_text(claim.id, class_="id"), " ", element("span", STANCES[claim.stance], class_=plain)
    )
    for answered in claim.answers:
        add(head, " ", sheet.to_card(answered))
    remarks = claim_remarks(claim, sheet.lookup)
    return _card(
        claim.id,
        sheet,
        head,
        element("p", sheet.quote(*claim.content), class_="said"),
        _chain(claim, sheet),
        element("p", words(" · ".join(remarks)), class_="remarks") if remarks else None,
    )


def _chain(claim: Claim, sheet: Sheet) -> Element:
    """Each step is a list inside the step that cites it."""
    steps = tiers(claim)
    if not steps:
        return element("p", NOBODY, class_="remarks")
    inner: Element | None = None
    for hops in reversed(steps):
        items = [_hop(hop, sheet) for hop in hops]
        add(items[-1], inner)
        inner = element("ol", items, class_="chain")
    if inner is not None:
        inner.set("aria-label", "Chain of sources, nearest first")
    return inner if inner is not None else element("p", NOBODY)


def _hop(hop: Hop, sheet: Sheet) -> Element:
    kind = " ".join(name for name, is_so in (("named", hop.named), ("inherited", hop.inherited)) if is_so)
    remarks = hop_remarks(hop, sheet.lookup)
    return element(
        "li",
        element("span", sheet.about(hop.entity, source_words(hop, sheet.lookup)), class_=f"hop {kind}".strip()),
        element("span", " · ", words(" · ".join(remarks)), class_="remarks") if remarks else None,
    )


def event_card(event: Event, sheet: Sheet) -> Element:
    """What happened: who did what to whom, where, when, with what result, on whose say-so."""
    lookup = sheet.lookup
    head = element(
        "h3", sheet.to_text(event.id, class_="id"), " ", element("span", type_words(event), class_="stance strong")
    )
    for mark in marks(event):
        add(head, " ", element("span", mark, class_="flag"))
    coded = acled_words(event)
    contexts = ", ".join(event.plover.contexts) if event.plover else ""
    where, when = where_words(event, lookup), when_words(event, lookup)
    rows: list[tuple[str, Iterable[Node]]] = [(ROLES[role], _taking_part(event, role, sheet)) for role in Role]
    rows += [
        ("where", [_linked_or_why(event.place, where, _why("place", event.absent), sheet), point_words(event, lookup)]),
        ("when", [_linked_or_why(event.time, when, _why("time", event.absent), sheet)]),
        ("result", [_effect(event, number, sheet) for number in range(len(event.effects))]),
        ("context", [contexts or None]),
        ("says", _say_so(event.claims, sheet)),
    ]
    return _card(
        event.id,
        sheet,
        head,
        element("p", coded, class_="remarks") if coded else None,
        element("p", sheet.quote(*(event.triggers or (event.trigger,))), class_="said"),
        definitions((name, [value for value in values if value != ""]) for name, values in rows),
    )


def _taking_part(event: Event, role: Role, sheet: Sheet) -> list[Node]:
    shown: dict[str, Node] = {}
    for row in event.participants:
        if row.role is role:
            name = sheet.lookup.referred(row.span, row.mention, row.entity)
            shown.setdefault(name, sheet.about(row.entity, name))
    why = _why(role.value, event.absent)
    return list(shown.values()) or ([why] if why is not None else [])


def _effect(event: Event, number: int, sheet: Sheet) -> Element:
    effect = event.effects[number]
    return element("span", effect_result(effect), " ", sheet.quote(*effect_evidence(effect)))


def _why(field: str, absent: tuple[Absence, ...]) -> Element | None:
    reasons = [ABSENT[absence.reason] for absence in absent if absence.field == field]
    return element("span", reasons[0], class_="absent") if reasons else None


def _linked_or_why(item: str | None, line: str, why: Element | None, sheet: Sheet) -> Node:
    return sheet.to_card(item, words(line)) if item is not None and line else why


def _say_so(claim_ids: tuple[str, ...], sheet: Sheet) -> list[Node]:
    claims = sheet.lookup.known_claims(claim_ids)
    lines: list[Node] = [
        element("span", sheet.to_card(claim.id, class_="id"), " ", words(chain_line(claim, sheet.lookup)))
        for claim in claims
    ]
    return lines or [OWN_VOICE]


def relation_card(relation: Relation, sheet: Sheet) -> Element:
    """Who stands how to whom."""
    lookup = sheet.lookup
    period = lookup.times.get(relation.time) if relation.time else None
    return _card(
        relation.id,
        sheet,
        element(
            "h3",
            sheet.to_text(relation.id, class_="id"),
            " ",
            sheet.about(relation.subject, lookup.name_of_id(relation.subject)),
            f" {relation_verb(relation)} ",
            sheet.about(relation.object, lookup.name_of_id(relation.object)),
        ),
        element("p", sheet.quote(relation.span), class_="said"),
        definitions(
            (
                ("when", [] if period is None else [days(period) or time_precision(period)]),
                ("says", _say_so(relation.claims, sheet)),
            )
        ),
    )


def _card(item: str, sheet: Sheet, *children: Node) -> Element:
    return element("li", *children, id=sheet.card(item), class_=f"card {item}")
